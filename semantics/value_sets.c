/* Union, intersection and difference. */
#include <stdlib.h>

#include "base/panic.h"
#include "semantics/value_table.h"

static const Value **make_items(uint32_t count) {
  const Value **items = malloc(((size_t)count + 1) * sizeof *items);
  if (!items) panic("out of memory for %u values", count);
  return items;
}

/* Merges two lists in canonical order. */
static uint32_t merge(const Value *a, const Value *b, const Value **items) {
  uint32_t count = 0, i = 0, j = 0;
  while (i < a->count && j < b->count) {
    int order = value_compare(a->items[i], b->items[j]);
    items[count++] = order <= 0 ? a->items[i] : b->items[j];
    i += order <= 0;
    j += order >= 0;
  }
  while (i < a->count) items[count++] = a->items[i++];
  while (j < b->count) items[count++] = b->items[j++];
  return count;
}

static const Value *unite_lists(Values *values, const Value *a, const Value *b) {
  const Value **items = make_items(a->count + b->count);
  const Value *set = values_sorted_set(values, merge(a, b, items), items);
  free(items);
  return set->mixed ? NULL : set;
}

const Value *value_union(Values *values, const Value *a, const Value *b) {
  const Value *left = value_enumerate(values, a), *right = value_enumerate(values, b);
  if (left && left->count == 0) return right && right->count == 0 ? left : b;
  if ((right && right->count == 0) || a == b) return a;
  if (left && right) return unite_lists(values, left, right);
  return value_lazy(values, LAZY_CUP, 2, (const Value *const[]){a, b});
}

/* The elements of a listed set that are (not) in another one. */
static const Value *filter(Values *values, const Value *list, const Value *set, bool wanted) {
  const Value **items = make_items(list->count);
  uint32_t count = 0;
  bool refused = false;
  for (uint32_t i = 0; i < list->count && !refused; i++) {
    Truth member = value_member(values, list->items[i], set);
    refused = member == TRUTH_INCOMPARABLE;
    if ((member == TRUTH_TRUE) == wanted) items[count++] = list->items[i];
  }
  const Value *kept = refused ? NULL : values_sorted_set(values, count, items);
  free(items);
  return kept;
}

const Value *value_intersection(Values *values, const Value *a, const Value *b) {
  const Value *left = value_enumerate(values, a), *right = value_enumerate(values, b);
  if (left) return filter(values, left, b, true);
  if (right) return filter(values, right, a, true);
  return value_lazy(values, LAZY_CAP, 2, (const Value *const[]){a, b});
}

/* Elements of one set have been compared with each other. */
static bool is_one_of(const Value *set, const Value *list) {
  return set && list && set->count == 1 && !list->mixed && value_find(list, set->items[0]) >= 0;
}

static const Value *without(Values *values, const Value *list, const Value *element) {
  const Value **items = make_items(list->count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < list->count; i++)
    if (list->items[i] != element) items[count++] = list->items[i];
  const Value *kept = values_sorted_set(values, count, items);
  free(items);
  return kept;
}

const Value *value_difference(Values *values, const Value *a, const Value *b) {
  const Value *left = value_enumerate(values, a), *right = value_enumerate(values, b);
  if (is_one_of(right, left)) return without(values, left, right->items[0]);
  if (left) return filter(values, left, b, false);
  if (right && right->count == 0) return a;
  return value_lazy(values, LAZY_MINUS, 2, (const Value *const[]){a, b});
}
