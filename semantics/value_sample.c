/* A few small elements of sets that cannot be listed. */
#include "base/panic.h"
#include "semantics/value_table.h"

enum { MOST = 4000 }; /* elements of a sample */

static const Value *sample_integers(Values *values, Integer low, Integer high) {
  return value_enumerate(values, value_interval(values, low, high));
}

static const Value *sample_interval(Values *values, const Value *lazy) {
  Integer end = integer_add(values->memory, lazy->low, integer_from(63));
  return sample_integers(values, lazy->low,
                         integer_compare(end, lazy->high) < 0 ? end : lazy->high);
}

/* The part with as few elements as leave room for the others. */
static const Value *sample_part(Values *values, const Value *part, uint32_t most) {
  const Value *sample = values_sample(values, part);
  return sample->count <= most ? sample : value_set(values, most, sample->items);
}

static uint32_t share_of(uint32_t parts) {
  if (parts <= 1) return 1000;
  return parts == 2 ? 40 : parts <= 4 ? 7 : parts <= 7 ? 3 : parts <= 11 ? 2 : 1;
}

static const Value *listed_or_empty(Values *values, const Value *lazy) {
  Integer count;
  if (!value_cardinality(values, lazy, &count) || integer_compare(count, integer_from(MOST)) > 0)
    return values->empty;
  return value_enumerate(values, lazy);
}

static const Value *sample_functions(Values *values, const Value *lazy) {
  const Value *domain = value_enumerate(values, lazy->parts[0]);
  if (!domain) return values->empty;
  const Value *results = sample_part(values, lazy->parts[1], share_of(domain->count));
  const Value *parts[] = {domain, results};
  return listed_or_empty(values, value_lazy(values, LAZY_FUNCTIONS, 2, parts));
}

static const Value *sample_subsets(Values *values, const Value *lazy) {
  const Value *few = sample_part(values, lazy->parts[0], 8);
  return listed_or_empty(values, value_lazy(values, LAZY_POWERSET, 1, &few));
}

/* Sequences of up to three elements. */
static const Value *sample_sequences(Values *values, const Value *lazy) {
  const Value *items = sample_part(values, lazy->parts[0], 12), *all = values->empty;
  for (int64_t length = 0; length <= 3; length++) {
    const Value *parts[] = {value_interval(values, integer_from(1), integer_from(length)), items};
    const Value *some = listed_or_empty(values, value_lazy(values, LAZY_FUNCTIONS, 2, parts));
    all = value_union(values, all, some);
  }
  return all;
}

/* Records and tuples, with a sample of each part. */
static const Value *sample_product(Values *values, const Value *lazy) {
  vec(const Value *) parts = {0};
  for (uint32_t i = 0; i < lazy->part_count; i++)
    vec_push(&parts, sample_part(values, lazy->parts[i], share_of(lazy->part_count)));
  Value candidate = *lazy;
  candidate.parts = parts.at;
  uint64_t hash = value_hash_start(VALUE_LAZY, (uint32_t)lazy->lazy);
  if (lazy->lazy == LAZY_RECORDS) hash = value_hash_items(hash, lazy->part_count, lazy->names);
  candidate.hash = value_hash_items(hash, lazy->part_count, parts.at);
  const Value *sample = listed_or_empty(values, values_intern(values, &candidate));
  vec_free(&parts);
  return sample;
}

static const Value *sample_union(Values *values, const Value *lazy) {
  const Value *all = values->empty;
  for (uint32_t i = 0; i < lazy->part_count; i++) {
    const Value *more = value_union(values, all, values_sample(values, lazy->parts[i]));
    if (more) all = more;
  }
  return all;
}

static const Value *sample_members(Values *values, const Value *lazy) {
  const Value *from = values_sample(values, lazy->parts[0]);
  vec(const Value *) members = {0};
  for (uint32_t i = 0; i < from->count; i++)
    if (value_member(values, from->items[i], lazy) == TRUTH_TRUE)
      vec_push(&members, from->items[i]);
  const Value *sample = values_sorted_set(values, members.count, members.at);
  vec_free(&members);
  return sample;
}

const Value *values_sample(Values *values, const Value *set) {
  if (set->kind == VALUE_SET) return set;
  const Value *listed = listed_or_empty(values, set);
  if (listed->count) return listed;
  switch (set->lazy) {
  case LAZY_NAT: return sample_integers(values, integer_from(0), integer_from(63));
  case LAZY_INT:
  case LAZY_REAL: return sample_integers(values, integer_from(-32), integer_from(63));
  case LAZY_STRING:
  case LAZY_ANY: return values->empty;
  case LAZY_INTERVAL: return sample_interval(values, set);
  case LAZY_POWERSET: return sample_subsets(values, set);
  case LAZY_FUNCTIONS: return sample_functions(values, set);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return sample_product(values, set);
  case LAZY_SEQ: return sample_sequences(values, set);
  case LAZY_CUP: return sample_union(values, set);
  case LAZY_CAP:
  case LAZY_MINUS: return sample_members(values, set);
  }
  never("kind of lazy set");
}
