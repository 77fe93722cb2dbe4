/* Making sets, functions, tuples, records and intervals. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "semantics/value_table.h"

const Value *values_sorted_set(Values *values, uint32_t count, const Value *const *elements) {
  uint64_t hash = value_hash_items(value_hash_start(VALUE_SET, count), count, elements);
  return values_intern(
      values, &(Value){.kind = VALUE_SET, .hash = hash, .count = count, .items = elements});
}

static int compare_items(const void *a, const void *b) {
  return value_compare(*(const Value *const *)a, *(const Value *const *)b);
}

static bool is_sorted(uint32_t count, const Value *const *items) {
  for (uint32_t i = 1; i < count; i++)
    if (value_compare(items[i - 1], items[i]) >= 0) return false;
  return true;
}

const Value *value_set(Values *values, uint32_t count, const Value *const *elements) {
  if (is_sorted(count, elements)) return values_sorted_set(values, count, elements);
  vec_clear(&values->sorted);
  for (uint32_t i = 0; i < count; i++) vec_push(&values->sorted, elements[i]);
  const Value **sorted = values->sorted.at;
  qsort(sorted, count, sizeof *sorted, compare_items);
  uint32_t distinct = 0;
  for (uint32_t i = 0; i < count; i++)
    if (i == 0 || sorted[i] != sorted[distinct - 1]) sorted[distinct++] = sorted[i];
  return values_sorted_set(values, distinct, sorted);
}

const Value *value_function(Values *values, const Value *domain, const Value *const *results) {
  assert(domain->kind == VALUE_SET);
  uint64_t hash = value_hash_start(VALUE_FUNCTION, domain->hash);
  return values_intern(values, &(Value){.kind = VALUE_FUNCTION,
                                        .hash = value_hash_items(hash, domain->count, results),
                                        .count = domain->count,
                                        .domain = domain,
                                        .items = results});
}

/* The set low..high of at most INTERVAL_LISTED integers. */
static const Value *list_interval(Values *values, int64_t low, int64_t high) {
  const Value *items[INTERVAL_LISTED];
  uint32_t count = 0;
  for (int64_t i = low; i <= high; i++) items[count++] = value_int(values, i);
  return values_sorted_set(values, count, items);
}

/* One step more than the longest there is: domains grow from 1..0 upwards. */
static const Value *next_sequence_domain(Values *values, uint32_t count) {
  const Value *shorter = count ? values->sequence_domains.at[count - 1] : NULL;
  const Value **items = malloc((count + 1) * sizeof *items);
  if (!items) panic("out of memory for %u values", count);
  if (count > 1) memcpy(items, shorter->items, (count - 1) * sizeof *items);
  if (count) items[count - 1] = value_int(values, count);
  const Value *domain = values_sorted_set(values, count, items);
  free(items);
  return domain;
}

static const Value *long_sequence_domain(Values *values, uint32_t count) {
  const Value **items = malloc(count * sizeof *items);
  if (!items) panic("out of memory for %u values", count);
  for (uint32_t i = 0; i < count; i++) items[i] = value_int(values, (int64_t)i + 1);
  const Value *domain = values_sorted_set(values, count, items);
  free(items);
  return domain;
}

const Value *values_sequence_domain(Values *values, uint32_t count) {
  if (count > INTERVAL_LISTED) return long_sequence_domain(values, count);
  while (values->sequence_domains.count <= count) {
    const Value *domain = next_sequence_domain(values, values->sequence_domains.count);
    vec_push(&values->sequence_domains, domain);
  }
  return values->sequence_domains.at[count];
}

const Value *value_tuple(Values *values, uint32_t count, const Value *const *items) {
  return value_function(values, values_sequence_domain(values, count), items);
}

typedef struct Field {
  const Value *name, *item;
} Field;

static int compare_fields(const void *a, const void *b) {
  return value_compare(((const Field *)a)->name, ((const Field *)b)->name);
}

/* Names and items in the order of the names; both arrays are the caller's. */
static void sort_fields(Values *values, uint32_t count, const Symbol *names,
                        const Value *const *items, const Value **keys, const Value **results) {
  Field *fields = malloc((count + 1) * sizeof *fields);
  if (!fields) panic("out of memory for %u fields", count);
  for (uint32_t i = 0; i < count; i++)
    fields[i] = (Field){.name = value_string(values, names[i]), .item = items[i]};
  qsort(fields, count, sizeof *fields, compare_fields);
  for (uint32_t i = 0; i < count; i++) {
    keys[i] = fields[i].name;
    results[i] = fields[i].item;
  }
  free(fields);
}

const Value *value_record(Values *values, uint32_t count, const Symbol *names,
                          const Value *const *items) {
  const Value **keys = malloc((2 * count + 1) * sizeof *keys);
  if (!keys) panic("out of memory for %u fields", count);
  sort_fields(values, count, names, items, keys, keys + count);
  const Value *domain = values_sorted_set(values, count, keys);
  const Value *record = value_function(values, domain, keys + count);
  free(keys);
  return record;
}

const Value *value_record_set(Values *values, uint32_t count, const Symbol *names,
                              const Value *const *sets) {
  const Value **keys = malloc((2 * count + 1) * sizeof *keys);
  if (!keys) panic("out of memory for %u fields", count);
  sort_fields(values, count, names, sets, keys, keys + count);
  uint64_t hash = value_hash_start(VALUE_LAZY, LAZY_RECORDS);
  hash = value_hash_items(value_hash_items(hash, count, keys), count, keys + count);
  const Value *set = values_intern(values, &(Value){.kind = VALUE_LAZY,
                                                    .hash = hash,
                                                    .lazy = LAZY_RECORDS,
                                                    .part_count = count,
                                                    .parts = keys + count,
                                                    .names = keys});
  free(keys);
  return set;
}

static const Value *lazy_interval(Values *values, Integer low, Integer high) {
  uint64_t hash = value_hash_start(VALUE_LAZY, integer_hash(low)) ^ (integer_hash(high) << 1);
  return values_intern(
      values,
      &(Value){.kind = VALUE_LAZY, .hash = hash, .lazy = LAZY_INTERVAL, .low = low, .high = high});
}

const Value *value_interval(Values *values, Integer low, Integer high) {
  int64_t from, to;
  if (integer_compare(low, high) > 0) return values->empty;
  if (!integer_is_small(low, &from) || !integer_is_small(high, &to) ||
      (uint64_t)to - (uint64_t)from >= INTERVAL_LISTED)
    return lazy_interval(values, low, high);
  uint64_t key = (uint64_t)from * 31 + (uint64_t)to;
  const Value **cached = &values->intervals[key % INTERVAL_CACHE];
  uint64_t count = (uint64_t)to - (uint64_t)from + 1;
  if (!*cached || (*cached)->count != count || (*cached)->items[0]->integer.small != from)
    *cached = list_interval(values, from, to);
  return *cached;
}

const Value *value_lazy(Values *values, LazyKind lazy, uint32_t part_count,
                        const Value *const *parts) {
  assert(lazy != LAZY_INTERVAL && lazy != LAZY_RECORDS);
  uint64_t hash = value_hash_start(VALUE_LAZY, (uint32_t)lazy);
  return values_intern(values, &(Value){.kind = VALUE_LAZY,
                                        .hash = value_hash_items(hash, part_count, parts),
                                        .lazy = lazy,
                                        .part_count = part_count,
                                        .parts = parts});
}
