/* Listing lazy sets, in canonical order where that is simple. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "semantics/value_table.h"

/* Elements found so far; the room was known beforehand. */
typedef struct List {
  Values *values;
  const Value *lazy;
  const Value **items;
  uint32_t count;
} List;

static const Value **make_items(uint32_t count) {
  const Value **items = calloc((size_t)count + 1, sizeof *items);
  if (!items) panic("out of memory for %u values", count);
  return items;
}

static void list_interval(List *list, uint32_t count) {
  Integer next = list->lazy->low;
  for (uint32_t i = 0; i < count; i++) {
    list->items[list->count++] = value_integer(list->values, next);
    next = integer_add(list->values->memory, next, integer_from(1));
  }
}

/* Subsets with `size` elements in lexicographic order: `chosen` has indices. */
static bool next_choice(uint32_t *chosen, uint32_t size, uint32_t from) {
  uint32_t i = size;
  while (i > 0 && chosen[i - 1] == from - size + i - 1) i--;
  if (i == 0) return false;
  chosen[i - 1]++;
  for (; i < size; i++) chosen[i] = chosen[i - 1] + 1;
  return true;
}

static void list_subsets(List *list, const Value *base) {
  enum { MOST = 64 }; /* 2^64 is beyond any limit */
  uint32_t chosen[MOST];
  const Value *subset[MOST];
  assert(base->count < MOST);
  for (uint32_t size = 0; size <= base->count; size++) {
    for (uint32_t i = 0; i < size; i++) chosen[i] = i;
    do {
      for (uint32_t i = 0; i < size; i++) subset[i] = base->items[chosen[i]];
      list->items[list->count++] = values_sorted_set(list->values, size, subset);
    } while (next_choice(chosen, size, base->count));
  }
}

typedef const Value *Build(const List *, uint32_t count, const Value *const *items);

static const Value *build_function(const List *list, uint32_t count, const Value *const *items) {
  (void)count;
  return value_function(list->values, value_enumerate(list->values, list->lazy->parts[0]), items);
}

static const Value *build_record(const List *list, uint32_t count, const Value *const *items) {
  const Value *domain = values_sorted_set(list->values, count, list->lazy->names);
  return value_function(list->values, domain, items);
}

static const Value *build_tuple(const List *list, uint32_t count, const Value *const *items) {
  return value_tuple(list->values, count, items);
}

/* One item from each column, the first column changing slowest. */
static void list_choices(List *list, uint32_t columns, const Value *const *sets, Build *build) {
  uint32_t *at = calloc((size_t)columns + 1, sizeof *at);
  if (!at) panic("out of memory for %u columns", columns);
  const Value **items = make_items(columns);
  for (uint32_t i = 0; i < columns; i++) items[i] = sets[i]->items[0];
  for (;;) {
    list->items[list->count++] = build(list, columns, items);
    uint32_t i = columns;
    while (i > 0 && ++at[i - 1] == sets[i - 1]->count) {
      at[i - 1] = 0;
      items[i - 1] = sets[i - 1]->items[0];
      i--;
    }
    if (i == 0) break;
    items[i - 1] = sets[i - 1]->items[at[i - 1]];
  }
  free(items);
  free(at);
}

static void list_functions(List *list) {
  const Value *domain = value_enumerate(list->values, list->lazy->parts[0]);
  const Value **sets = make_items(domain->count);
  for (uint32_t i = 0; i < domain->count; i++)
    sets[i] = value_enumerate(list->values, list->lazy->parts[1]);
  list_choices(list, domain->count, sets, build_function);
  free(sets);
}

static void list_products(List *list, Build *build) {
  const Value *lazy = list->lazy;
  const Value **sets = make_items(lazy->part_count);
  for (uint32_t i = 0; i < lazy->part_count; i++)
    sets[i] = value_enumerate(list->values, lazy->parts[i]);
  list_choices(list, lazy->part_count, sets, build);
  free(sets);
}

static void list_elements(List *list, uint32_t count) {
  switch (list->lazy->lazy) {
  case LAZY_INTERVAL: list_interval(list, count); return;
  case LAZY_POWERSET:
    list_subsets(list, value_enumerate(list->values, list->lazy->parts[0]));
    return;
  case LAZY_FUNCTIONS: list_functions(list); return;
  case LAZY_RECORDS: list_products(list, build_record); return;
  case LAZY_PRODUCT: list_products(list, build_tuple); return;
  case LAZY_SEQ: list->items[list->count++] = value_tuple(list->values, 0, NULL); return;
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY:
  case LAZY_CUP:
  case LAZY_CAP:
  case LAZY_MINUS: break;
  }
  never("listing an infinite set");
}

const Value *values_list(Values *values, const Value *lazy, uint32_t count) {
  if (count == 0) return values->empty;
  List list = {.values = values, .lazy = lazy, .items = make_items(count)};
  list_elements(&list, count);
  assert(list.count == count);
  const Value *set = value_set(values, list.count, list.items);
  free(list.items);
  return set;
}

static const Value *list_up_to(Values *values, const Value *set, int64_t limit) {
  if (set->kind == VALUE_SET) return set;
  if (set->kind != VALUE_LAZY) return NULL;
  if (set->listed) return set->listed->count <= limit ? set->listed : NULL;
  Integer cardinality;
  int64_t count;
  if (!value_cardinality(values, set, &cardinality) || !integer_is_small(cardinality, &count) ||
      count > limit)
    return NULL;
  const Value *listed = values_list(values, set, (uint32_t)count);
  ((Value *)set)->listed = listed; /* the table owns it and remembers */
  return listed;
}

const Value *value_enumerate(Values *values, const Value *set) {
  return list_up_to(values, set, VALUE_ENUMERATION_LIMIT);
}

const Value *value_walk(Values *values, const Value *set) {
  return list_up_to(values, set, VALUE_WALK_LIMIT);
}

/* The same infinite set with normal parts. */
static const Value *normal_parts(Values *values, const Value *lazy) {
  if (lazy->part_count == 0) return lazy;
  Value candidate = *lazy;
  const Value **parts = make_items(lazy->part_count);
  for (uint32_t i = 0; i < lazy->part_count; i++) parts[i] = value_normal(values, lazy->parts[i]);
  uint64_t hash = value_hash_start(VALUE_LAZY, (uint32_t)lazy->lazy);
  if (lazy->lazy == LAZY_RECORDS) hash = value_hash_items(hash, lazy->part_count, lazy->names);
  candidate.hash = value_hash_items(hash, lazy->part_count, parts);
  candidate.parts = parts;
  const Value *normal = values_intern(values, &candidate);
  free(parts);
  return normal;
}

const Value *value_normal(Values *values, const Value *v) {
  if (v->kind != VALUE_LAZY) return v;
  const Value *listed = value_enumerate(values, v);
  return listed ? listed : normal_parts(values, v);
}
