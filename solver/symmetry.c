#include "solver/symmetry.h"

#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "solver/image_hash.h"
#include "solver/rebuild.h"

/* The images that a small group gives are kept; of those of a large one, which are too many, only
   hashes are found, and the least image is made in the end. */
enum { GROUP_LIMIT = 50000, SMALL_GROUP = 500 };

/* One permutation, as a function on all model values that any of them moves. */
typedef struct Permutation {
  const Value *function;
  Map images;             /* of values it was applied to */
  const uint64_t *hashes; /* in a large group: of the images of its domain */
} Permutation;

struct Symmetry {
  Values *values;
  uint32_t width;
  vec(Permutation) group; /* without the identity */
  const Value **scratch;
  Arena *memory;
  Map places;             /* of the model values that are moved, in the domain of all */
  const uint64_t *hashes; /* of those themselves */
  uint64_t *least;        /* hashes of the least image so far */
};

typedef vec(const Value *) ValueList;

/* ---- the group ---- */

static bool is_permutation(Values *values, const Value *f) {
  if (f->kind != VALUE_FUNCTION) return false;
  for (uint32_t i = 0; i < f->count; i++)
    if (f->domain->items[i]->kind != VALUE_MODEL || f->items[i]->kind != VALUE_MODEL) return false;
  return value_set(values, f->count, f->items) == f->domain;
}

/* All elements of the SYMMETRY sets.  False after a note or fault in the result. */
static bool collect_generators(Run *run, ValueList *generators) {
  Values *values = run->task->values;
  for (vec_each(const Node *, node, &run->task->model->symmetry)) {
    const Value *set = evaluate(run->task->evaluator, *node, NULL, NULL);
    if (!set) {
      run_fault(run, NULL, *node);
      return false;
    }
    const Value *listed = value_is_set(set) ? value_enumerate(values, set) : NULL;
    for (uint32_t i = 0; listed && i < listed->count; i++) {
      if (is_permutation(values, listed->items[i]))
        vec_push(generators, listed->items[i]);
      else
        listed = NULL;
    }
    if (listed) continue;
    result_note(run->result,
                "SYMMETRY is ignored: it is not a set of permutations of model values");
    return false;
  }
  return true;
}

/* The union of the domains. */
static const Value *moved_values(Values *values, const ValueList *generators) {
  ValueList all = {0};
  for (vec_each(const Value *, g, generators))
    for (uint32_t i = 0; i < (*g)->count; i++) vec_push(&all, (*g)->domain->items[i]);
  const Value *moved = value_set(values, all.count, all.at);
  vec_free(&all);
  return moved;
}

static const Value *image(const Value *permutation, const Value *model_value) {
  const Value *found = value_apply(permutation, model_value);
  return found ? found : model_value;
}

/* x |-> after[before[x]] on `domain`. */
static const Value *compose(Values *values, const Value *domain, const Value *before,
                            const Value *after) {
  ValueList results = {0};
  for (uint32_t i = 0; i < domain->count; i++)
    vec_push(&results, image(after, image(before, domain->items[i])));
  const Value *composed = value_function(values, domain, results.at);
  vec_free(&results);
  return composed;
}

/* Closes the group under composition with the generators, breadth first from the identity. */
static void close_group(Symmetry *s, const Value *identity, const ValueList *generators,
                        Map *seen) {
  for (uint32_t done = 0; done <= s->group.count && s->group.count < GROUP_LIMIT; done++) {
    const Value *from = done ? s->group.at[done - 1].function : identity;
    for (vec_each(const Value *, g, generators)) {
      const Value *next = compose(s->values, identity->domain, from, *g);
      if (map_find(seen, (uintptr_t)next)) continue;
      map_put(seen, (uintptr_t)next, 1);
      vec_push(&s->group, (Permutation){.function = next});
    }
  }
}

/* Generators that are in the group already are passed over: a few are enough. */
static bool generate(Symmetry *s, const ValueList *generators) {
  const Value *domain = moved_values(s->values, generators);
  const Value *identity = value_function(s->values, domain, domain->items);
  ValueList needed = {0};
  Map seen = {0};
  map_put(&seen, (uintptr_t)identity, 1);
  for (vec_each(const Value *, g, generators)) {
    if (map_find(&seen, (uintptr_t)compose(s->values, domain, identity, *g))) continue;
    vec_push(&needed, *g);
    close_group(s, identity, &needed, &seen);
  }
  vec_free(&needed);
  map_free(&seen);
  return s->group.count < GROUP_LIMIT;
}

static const uint64_t *hashes_of(Symmetry *s, const Value *domain, const Value *function) {
  uint64_t *hashes = arena_array(s->memory, uint64_t, domain->count);
  for (uint32_t i = 0; i < domain->count; i++) hashes[i] = image(function, domain->items[i])->hash;
  return hashes;
}

static void prepare_hashes(Symmetry *s) {
  const Value *domain = s->group.at[0].function->domain;
  for (uint32_t i = 0; i < domain->count; i++) map_put(&s->places, (uintptr_t)domain->items[i], i);
  s->least = arena_array(s->memory, uint64_t, s->width);
  s->hashes = hashes_of(s, domain, value_function(s->values, domain, domain->items));
  for (vec_each(Permutation, p, &s->group)) p->hashes = hashes_of(s, domain, p->function);
}

Symmetry *symmetry_create(Run *run) {
  if (!run->task->model->symmetry.count) return NULL;
  ValueList generators = {0};
  Symmetry *s = calloc(1, sizeof *s);
  if (!s) panic("out of memory");
  s->memory = arena_create();
  s->values = run->task->values;
  s->width = run->width;
  s->scratch = calloc(run->width + 1, sizeof(const Value *));
  if (!s->scratch) panic("out of memory");
  bool usable = collect_generators(run, &generators);
  if (usable && !generate(s, &generators)) {
    result_note(run->result, "SYMMETRY is ignored: it has more than %d permutations", GROUP_LIMIT);
    usable = false;
  }
  vec_free(&generators);
  if (!usable || !s->group.count) {
    symmetry_destroy(s);
    return NULL;
  }
  if (s->group.count > SMALL_GROUP) prepare_hashes(s);
  return s;
}

void symmetry_destroy(Symmetry *s) {
  if (!s) return;
  for (vec_each(Permutation, p, &s->group)) map_free(&p->images);
  vec_free(&s->group);
  map_free(&s->places);
  arena_destroy(s->memory);
  free(s->scratch);
  free(s);
}

/* ---- applying it ---- */

typedef struct Application {
  Symmetry *symmetry;
  Permutation *permutation;
} Application;

static const Value *permuted_part(void *env, const Value *v) {
  const Application *a = env;
  if (v->kind == VALUE_BOOLEAN || v->kind == VALUE_INTEGER || v->kind == VALUE_STRING) return v;
  const uint64_t *known = map_find(&a->permutation->images, (uintptr_t)v);
  if (known) return (const Value *)(uintptr_t)*known;
  const Value *made = v->kind == VALUE_MODEL
                          ? image(a->permutation->function, v)
                          : value_rebuild(a->symmetry->values, v, permuted_part, env);
  map_put(&a->permutation->images, (uintptr_t)v, (uintptr_t)made);
  return made;
}

static const Value *permuted(Symmetry *s, Permutation *p, const Value *v) {
  return permuted_part(&(Application){s, p}, v);
}

/* Any total order serves that is the same for all workers: hashes are. */
static bool comes_after(const Value *a, const Value *b) {
  return a->hash != b->hash ? a->hash > b->hash : value_compare(a, b) > 0;
}

/* Writes the image of the state where it comes before `out`. */
static void take_if_less(Symmetry *s, Permutation *p, State state, const Value **out) {
  for (uint32_t i = 0; i < s->width; i++) {
    s->scratch[i] = permuted(s, p, state[i]);
    if (s->scratch[i] == out[i]) continue;
    if (comes_after(s->scratch[i], out[i])) return;
    for (uint32_t k = i + 1; k < s->width; k++) s->scratch[k] = permuted(s, p, state[k]);
    memcpy(out, s->scratch, s->width * sizeof *out);
    return;
  }
}

/* ---- large groups ---- */

/* Notes the hashes of the image if they come before the least ones so far. */
static bool hashes_less(Symmetry *s, const Permutation *p, State state) {
  Renaming renaming = {&s->places, p->hashes};
  for (uint32_t i = 0; i < s->width; i++) {
    uint64_t hash = image_hash(renaming, state[i]);
    if (hash == s->least[i]) continue;
    if (hash > s->least[i]) return false;
    s->least[i] = hash;
    for (uint32_t k = i + 1; k < s->width; k++) s->least[k] = image_hash(renaming, state[k]);
    return true;
  }
  return false;
}

static void least_by_hash(Symmetry *s, State state, const Value **out) {
  Permutation *best = NULL;
  for (uint32_t i = 0; i < s->width; i++)
    s->least[i] = image_hash((Renaming){&s->places, s->hashes}, state[i]);
  for (vec_each(Permutation, p, &s->group))
    if (hashes_less(s, p, state)) best = p;
  for (uint32_t i = 0; i < s->width; i++) out[i] = best ? permuted(s, best, state[i]) : state[i];
}

void symmetry_least(Symmetry *s, State state, const Value **out) {
  if (s->group.count > SMALL_GROUP) {
    least_by_hash(s, state, out);
    return;
  }
  memcpy(out, state, s->width * sizeof *out);
  for (vec_each(Permutation, p, &s->group)) take_if_less(s, p, state, out);
}
