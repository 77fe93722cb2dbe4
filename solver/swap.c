#include "solver/swap.h"

#include "base/panic.h"
#include "solver/rebuild.h"

typedef struct Exchange {
  Values *values;
  Swap swap;
  bool both; /* else: b for a, and b stays */
} Exchange;

static const Value *exchanged(void *env, const Value *v) {
  const Exchange *e = env;
  if (v == e->swap.a) return e->swap.b;
  if (v == e->swap.b && e->both) return e->swap.a;
  return value_rebuild(e->values, v, exchanged, env);
}

const Value *value_swap(Values *values, const Value *v, Swap s) {
  return exchanged(&(Exchange){values, s, true}, v);
}

/* False if some part has no image. */
static bool exchange(Arena *memory, Exchange *e, const Fact *fact, Fact *image) {
  const Value **keys = arena_array(memory, const Value *, fact->key_count + 1);
  bool good = true;
  for (uint32_t i = 0; i < fact->key_count; i++) {
    bool meant = !e->swap.domain || fact->domains[i] == e->swap.domain;
    keys[i] = meant ? exchanged(e, fact->keys[i]) : fact->keys[i];
    good = good && keys[i];
  }
  *image = *fact;
  image->keys = keys;
  if (fact->notion || e->swap.domain) return good;
  image->value = exchanged(e, fact->value);
  return good && image->value;
}

Fact fact_swap(Arena *memory, Values *values, const Fact *fact, Swap s) {
  Fact image;
  if (!exchange(memory, &(Exchange){values, s, true}, fact, &image)) never("a swap is a bijection");
  return image;
}

bool fact_replace(Arena *memory, Values *values, const Fact *fact, Swap s, Fact *image) {
  return exchange(memory, &(Exchange){values, s, false}, fact, image);
}

static bool is_symmetric_set(const Value *v) {
  if (v->kind != VALUE_SET || v->count < 2) return false;
  for (uint32_t i = 0; i < v->count; i++) {
    ValueKind kind = v->items[i]->kind;
    if (kind != VALUE_MODEL && kind != VALUE_STRING) return false;
  }
  return true;
}

static void add_constants(const Spec *spec, Evaluator *evaluator, SymmetricSets *sets) {
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    if (c->arity) continue;
    const Node *node = c->value ? c->value : c->definition ? c->definition->body : NULL;
    const Value *value = node ? evaluate(evaluator, node, NULL, NULL) : NULL;
    if (value && is_symmetric_set(value))
      vec_push(sets, ((SymmetricSet){.name = c->name, .set = value}));
  }
}

static bool is_written_as_numbers(const Definition *d) {
  if (!d->body || d->parameter_count || d->body->level != LEVEL_CONSTANT) return false;
  bool interval = d->body->kind == NODE_BUILTIN && d->body->builtin == BUILTIN_INTERVAL;
  return interval || d->body->kind == NODE_SET;
}

enum { NUMBERS_LIMIT = 16 };

static const Value *as_numbers(Values *values, const Value *v) {
  const Value *listed = v && value_is_set(v) ? value_enumerate(values, v) : NULL;
  if (!listed || listed->count < 2 || listed->count > NUMBERS_LIMIT) return NULL;
  return listed->items[0]->kind == VALUE_INTEGER ? listed : NULL;
}

/* The first name of each set. */
static void add_numbers(Spec *spec, Values *values, Evaluator *evaluator, SymmetricSets *sets) {
  const Definition *d;
  for (uint32_t i = 0; (d = spec_definition(spec, i)) != NULL; i++) {
    if (!is_written_as_numbers(d)) continue;
    const Value *set = as_numbers(values, evaluate(evaluator, d->body, NULL, NULL));
    bool known = !set;
    for (vec_each(SymmetricSet, s, sets)) known |= s->set == set;
    if (!known) vec_push(sets, ((SymmetricSet){.name = d->name, .set = set, .numbers = true}));
  }
}

SymmetricSets symmetric_sets(const Task *task) {
  SymmetricSets sets = {0};
  add_constants(task->model->spec, task->evaluator, &sets);
  add_numbers(task->model->spec, task->values, task->evaluator, &sets);
  return sets;
}

Swap swap_in(const SymmetricSet *s, const Value *a, const Value *b) {
  return (Swap){.a = a, .b = b, .domain = s->numbers ? s->set : NULL, .proved = s->alike};
}

SwapList swaps_of(const SymmetricSets *sets) {
  SwapList swaps = {0};
  for (vec_each(SymmetricSet, s, sets))
    for (uint32_t i = 0; i + 1 < s->set->count; i++)
      vec_push(&swaps, swap_in(s, s->set->items[i], s->set->items[i + 1]));
  return swaps;
}
