#include "solver/symmetry.h"

#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "solver/rebuild.h"

enum { GROUP_LIMIT = 50000 };

/* One permutation, as a function on all model values that any of them moves. */
typedef struct Permutation {
  const Value *function;
  Map images; /* of values it was applied to */
} Permutation;

struct Symmetry {
  Values *values;
  uint32_t width;
  vec(Permutation) group; /* without the identity */
  const Value **scratch;
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

/* Closure under composition, breadth first from the identity. */
static bool generate(Symmetry *s, const ValueList *generators) {
  const Value *domain = moved_values(s->values, generators);
  const Value *identity = value_function(s->values, domain, domain->items);
  Map seen = {0};
  map_put(&seen, (uintptr_t)identity, 1);
  for (uint32_t done = 0; done <= s->group.count && s->group.count < GROUP_LIMIT; done++) {
    const Value *from = done ? s->group.at[done - 1].function : identity;
    for (vec_each(const Value *, g, generators)) {
      const Value *next = compose(s->values, domain, from, *g);
      if (map_find(&seen, (uintptr_t)next)) continue;
      map_put(&seen, (uintptr_t)next, 1);
      vec_push(&s->group, (Permutation){.function = next});
    }
  }
  map_free(&seen);
  return s->group.count < GROUP_LIMIT;
}

Symmetry *symmetry_create(Run *run) {
  if (!run->task->model->symmetry.count) return NULL;
  ValueList generators = {0};
  Symmetry *s = calloc(1, sizeof *s);
  if (!s) panic("out of memory");
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
  if (usable && s->group.count) return s;
  symmetry_destroy(s);
  return NULL;
}

void symmetry_destroy(Symmetry *s) {
  if (!s) return;
  for (vec_each(Permutation, p, &s->group)) map_free(&p->images);
  vec_free(&s->group);
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

void symmetry_least(Symmetry *s, State state, const Value **out) {
  memcpy(out, state, s->width * sizeof *out);
  for (vec_each(Permutation, p, &s->group)) take_if_less(s, p, state, out);
}
