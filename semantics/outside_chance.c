/* Random elements and subsets.  A choice depends on the seed, on the state that the
   evaluation began in, and on how many were made before it: so it comes out the same
   when a counterexample is replayed. */
#include "semantics/evaluator.h"

static uint64_t mixed(uint64_t a, uint64_t b) { return (a ^ b) * 0x9e3779b97f4a7c15ULL ^ b >> 29; }

static uint64_t state_hash(const Evaluator *e, State state) {
  uint64_t hash = 0;
  for (uint32_t i = 0; state && i < e->spec->variable_count; i++)
    hash = mixed(hash, state[i] ? state[i]->hash : 0);
  return hash;
}

/* Uniform below a limit > 0. */
static uint32_t chance_below(Evaluator *e, uint32_t limit) {
  Chance *c = &e->outside.chance;
  uint64_t seed = mixed(mixed(e->outside.seed, c->place), state_hash(e, c->state));
  Random random = random_seeded(mixed(seed, c->draws++));
  e->reads |= READS_CHANCE;
  return random_below(&random, limit);
}

static const Value *random_element(Evaluator *e, const Node *n, const Value *set);

static const Value *random_of_interval(Evaluator *e, const Value *set) {
  Integer count;
  int64_t size = 0;
  value_cardinality(e->values, set, &count);
  bool fits = integer_is_small(count, &size) && size <= UINT32_MAX;
  Integer offset = integer_from(chance_below(e, fits ? (uint32_t)size : UINT32_MAX));
  return value_integer(e->values, integer_add(e->messages, set->low, offset));
}

static const Value *random_function(Evaluator *e, const Node *n, const Value *set) {
  const Value *domain = enumerate(e, n, set->parts[0]);
  if (!domain) return NULL;
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < domain->count; i++) {
    const Value *result = random_element(e, n, set->parts[1]);
    if (!result) return e->operands.count = base, NULL;
    vec_push(&e->operands, result);
  }
  const Value *v = value_function(e->values, domain, e->operands.at + base);
  e->operands.count = base;
  return v;
}

static const Value *random_parts(Evaluator *e, const Node *n, const Value *set) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < set->part_count; i++) {
    const Value *item = random_element(e, n, set->parts[i]);
    if (!item) return e->operands.count = base, NULL;
    vec_push(&e->operands, item);
  }
  const Value *const *items = e->operands.at + base;
  const Value *v =
      set->lazy == LAZY_PRODUCT
          ? value_tuple(e->values, set->part_count, items)
          : value_function(e->values, value_set(e->values, set->part_count, set->names), items);
  e->operands.count = base;
  return v;
}

/* Each element with a probability of `part` in `whole`. */
static const Value *random_part(Evaluator *e, const Value *list, uint32_t part, uint32_t whole) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < list->count; i++)
    if (chance_below(e, whole) < part) vec_push(&e->operands, list->items[i]);
  const Value *v = value_set(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return v;
}

static const Value *random_element(Evaluator *e, const Node *n, const Value *set) {
  if (!value_is_set(set)) return fault_value(e, FAULT_NOT_SET, n, set);
  if (set->kind == VALUE_LAZY) {
    if (set->lazy == LAZY_INTERVAL) return random_of_interval(e, set);
    if (set->lazy == LAZY_FUNCTIONS) return random_function(e, n, set);
    if (set->lazy == LAZY_RECORDS || set->lazy == LAZY_PRODUCT) return random_parts(e, n, set);
    const Value *base =
        set->lazy == LAZY_POWERSET ? value_enumerate(e->values, set->parts[0]) : NULL;
    if (base) return random_part(e, base, 1, 2);
  }
  const Value *list = enumerate(e, n, set);
  if (!list) return NULL;
  if (!list->count) return fault_at(e, FAULT_NO_WITNESS, n, "the set is empty");
  return list->items[chance_below(e, list->count)];
}

const Value *chance_element(Evaluator *e, const Node *n, const Value *set) {
  const Value *v = random_element(e, n, set);
  return v ? made(e, n, v) : NULL;
}

/* A number from 0 to the limit; false after a fault. */
static bool count_of(Evaluator *e, const Node *n, const Value *v, uint64_t limit, uint32_t *count) {
  int64_t small;
  if (v->kind != VALUE_INTEGER) return fault_value(e, FAULT_NOT_INTEGER, n, v), false;
  if (!integer_is_small(v->integer, &small) || small < 0 || (uint64_t)small > limit) {
    fault_at(e, FAULT_BAD_RANGE, n, "%s where 0 to %llu are possible", fault_print(e, v),
             (unsigned long long)limit);
    return false;
  }
  *count = (uint32_t)small;
  return true;
}

/* Draws until there are enough different ones: of a set too large to be listed. */
static const Value *draw_subset(Evaluator *e, const Node *n, uint32_t count, const Value *set) {
  uint32_t base = e->operands.count;
  const Value *subset = e->empty_set;
  while (subset->count < count) {
    const Value *v = random_element(e, n, set);
    if (!v) return e->operands.count = base, NULL;
    vec_push(&e->operands, v);
    if (e->operands.count - base < count) continue;
    subset = value_set(e->values, e->operands.count - base, e->operands.at + base);
  }
  e->operands.count = base;
  return subset;
}

/* The first `count` of a random order. */
static const Value *pick_subset(Evaluator *e, uint32_t count, const Value *list) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < list->count; i++) vec_push(&e->operands, list->items[i]);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t other = base + i + chance_below(e, list->count - i);
    const Value *drawn = e->operands.at[other];
    e->operands.at[other] = e->operands.at[base + i];
    e->operands.at[base + i] = drawn;
  }
  const Value *v = value_set(e->values, count, e->operands.at + base);
  e->operands.count = base;
  return v;
}

const Value *chance_subset(Evaluator *e, const Node *n, const Value *const *v) {
  uint32_t count;
  if (!value_is_set(v[1])) return fault_value(e, FAULT_NOT_SET, n, v[1]);
  const Value *list = value_enumerate(e->values, v[1]);
  bool finite = value_finite(e->values, v[1]) == TRUTH_TRUE;
  if (!finite) return fault_value(e, FAULT_NOT_ENUMERABLE, n, v[1]);
  if (!count_of(e, n, v[0], VALUE_ENUMERATION_LIMIT, &count)) return NULL;
  if (list && count > list->count) return list;
  return list ? pick_subset(e, count, list) : draw_subset(e, n, count, v[1]);
}

const Value *chance_set_of_subsets(Evaluator *e, const Node *n, const Value *const *v) {
  uint32_t count, size;
  const Value *list = enumerate(e, n, v[2]);
  if (!list) return NULL;
  uint64_t subsets = list->count < 20 ? 1ULL << list->count : VALUE_ENUMERATION_LIMIT;
  if (!count_of(e, n, v[0], subsets, &count) || !count_of(e, n, v[1], list->count, &size))
    return NULL;
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < count; i++) {
    const Value *subset = list->count ? random_part(e, list, size, list->count) : e->empty_set;
    vec_push(&e->operands, subset);
  }
  const Value *all = value_set(e->values, count, e->operands.at + base);
  e->operands.count = base;
  return all;
}
