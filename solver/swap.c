#include "solver/swap.h"

#include <stdlib.h>

#include "base/panic.h"

static const Value **swap_all(Values *values, uint32_t count, const Value *const *items, Swap s) {
  const Value **swapped = calloc(count + 1, sizeof *swapped);
  if (!swapped) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) swapped[i] = value_swap(values, items[i], s);
  return swapped;
}

static const Value *swap_set(Values *values, const Value *v, Swap s) {
  const Value **elements = swap_all(values, v->count, v->items, s);
  const Value *set = value_set(values, v->count, elements);
  free(elements);
  return set;
}

static const Value *swap_function(Values *values, const Value *v, Swap s) {
  const Value *domain = value_swap(values, v->domain, s);
  const Value **results = calloc(v->count + 1, sizeof *results);
  if (!results) panic("out of memory");
  for (uint32_t i = 0; i < v->count; i++) {
    int64_t place = value_find(domain, value_swap(values, v->domain->items[i], s));
    assert(place >= 0);
    results[place] = value_swap(values, v->items[i], s);
  }
  const Value *function = value_function(values, domain, results);
  free(results);
  return function;
}

const Value *value_swap(Values *values, const Value *v, Swap s) {
  switch (v->kind) {
  case VALUE_MODEL:
  case VALUE_STRING: return v == s.a ? s.b : v == s.b ? s.a : v;
  case VALUE_SET: return swap_set(values, v, s);
  case VALUE_FUNCTION: return swap_function(values, v, s);
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_RULE:
  case VALUE_LAZY: return v;
  }
  never("kind of value");
}

static bool is_symmetric_set(const Value *v) {
  if (v->kind != VALUE_SET || v->count < 2) return false;
  for (uint32_t i = 0; i < v->count; i++) {
    ValueKind kind = v->items[i]->kind;
    if (kind != VALUE_MODEL && kind != VALUE_STRING) return false;
  }
  return true;
}

SymmetricSets symmetric_sets(const Spec *spec, Evaluator *evaluator) {
  SymmetricSets sets = {0};
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    if (c->arity) continue;
    const Node *node = c->value ? c->value : c->definition ? c->definition->body : NULL;
    const Value *value = node ? evaluate(evaluator, node, NULL, NULL) : NULL;
    if (value && is_symmetric_set(value)) vec_push(&sets, ((SymmetricSet){c->name, value}));
  }
  return sets;
}

SwapList swaps_of(const SymmetricSets *sets) {
  SwapList swaps = {0};
  for (vec_each(SymmetricSet, s, sets))
    for (uint32_t i = 0; i + 1 < s->set->count; i++)
      vec_push(&swaps, ((Swap){s->set->items[i], s->set->items[i + 1]}));
  return swaps;
}
