/* Builtin operators on sets. */
#include "base/panic.h"
#include "semantics/evaluator.h"

static bool sets(Evaluator *e, const Node *n, const Value *const *v, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (value_is_set(v[i])) continue;
    fault_value(e, FAULT_NOT_SET, n->kid_count == count ? n->kids[i] : n, v[i]);
    return false;
  }
  return true;
}

static const Value *refused(Evaluator *e, const Node *n, const Value *const *v) {
  return fault_pair(e, FAULT_INCOMPARABLE, n, v[0], "and", v[1]);
}

static const Value *combine(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  const Value *result = builtin == BUILTIN_CUP   ? value_union(e->values, v[0], v[1])
                        : builtin == BUILTIN_CAP ? value_intersection(e->values, v[0], v[1])
                                                 : value_difference(e->values, v[0], v[1]);
  return result ? result : refused(e, n, v);
}

static const Value *subset_eq(Evaluator *e, const Node *n, const Value *const *v) {
  Truth truth = value_subset(e->values, v[0], v[1]);
  if (truth != TRUTH_INCOMPARABLE) return boolean(e, truth == TRUTH_TRUE);
  if (value_enumerate(e->values, v[0])) return refused(e, n, v);
  return fault_value(e, FAULT_NOT_ENUMERABLE, n, v[0]);
}

static const Value *unite_lazy(Evaluator *e, const Node *n, const Value *parts) {
  const Value *whole = e->empty_set;
  for (uint32_t i = 0; i < parts->count; i++) {
    const Value *pair[] = {whole, parts->items[i]};
    whole = value_union(e->values, pair[0], pair[1]);
    if (!whole) return refused(e, n, pair);
  }
  return whole;
}

static const Value *big_union(Evaluator *e, const Node *n, const Value *set) {
  const Value *parts = enumerate(e, n, set);
  if (!parts) return NULL;
  uint32_t base = e->operands.count;
  bool lazy = false;
  for (uint32_t i = 0; i < parts->count; i++) {
    const Value *part = parts->items[i];
    if (!value_is_set(part)) {
      e->operands.count = base;
      return fault_value(e, FAULT_NOT_SET, n, part);
    }
    lazy = lazy || part->kind == VALUE_LAZY;
    for (uint32_t j = 0; part->kind == VALUE_SET && j < part->count; j++)
      vec_push(&e->operands, part->items[j]);
  }
  uint32_t count = e->operands.count - base;
  e->operands.count = base;
  if (lazy) return unite_lazy(e, n, parts);
  return count ? made(e, n, value_set(e->values, count, e->operands.at + base)) : e->empty_set;
}

static const Value *cardinality(Evaluator *e, const Node *n, const Value *set) {
  Integer count;
  if (value_cardinality(e->values, set, &count)) return value_integer(e->values, count);
  return fault_value(e, FAULT_NOT_ENUMERABLE, n, set);
}

static const Value *is_finite(Evaluator *e, const Node *n, const Value *set) {
  Truth finite = value_finite(e->values, set);
  if (finite != TRUTH_INCOMPARABLE) return boolean(e, finite == TRUTH_TRUE);
  return fault_value(e, FAULT_NOT_ENUMERABLE, n, set);
}

const Value *builtin_sets(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  Values *values = e->values;
  if (!sets(e, n, v, builtin_infos[builtin].arity)) return NULL;
  switch ((int)builtin) {
  case BUILTIN_SUBSET_EQ: return subset_eq(e, n, v);
  case BUILTIN_CUP:
  case BUILTIN_CAP:
  case BUILTIN_SET_MINUS: return combine(e, n, builtin, v);
  case BUILTIN_POWERSET: return value_lazy(values, LAZY_POWERSET, 1, v);
  case BUILTIN_SEQ: return value_lazy(values, LAZY_SEQ, 1, v);
  case BUILTIN_BIG_UNION: return big_union(e, n, v[0]);
  case BUILTIN_BOOLEAN_SET: return value_set(values, 2, (const Value *const[]){e->no, e->yes});
  case BUILTIN_STRING_SET: return value_lazy(values, LAZY_STRING, 0, NULL);
  case BUILTIN_NAT: return value_lazy(values, LAZY_NAT, 0, NULL);
  case BUILTIN_INT: return value_lazy(values, LAZY_INT, 0, NULL);
  case BUILTIN_REAL: return value_lazy(values, LAZY_REAL, 0, NULL);
  case BUILTIN_ANY: return value_lazy(values, LAZY_ANY, 0, NULL);
  case BUILTIN_IS_FINITE_SET: return is_finite(e, n, v[0]);
  case BUILTIN_CARDINALITY: return cardinality(e, n, v[0]);
  }
  never("set operator");
}
