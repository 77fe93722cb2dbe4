/* The canonical order, and looking things up by it. */
#include "base/panic.h"
#include "semantics/value_table.h"

static int compare_numbers(uint64_t a, uint64_t b) { return a < b ? -1 : a > b; }

static int compare_items(uint32_t count, const Value *const *a, const Value *const *b) {
  for (uint32_t i = 0; i < count; i++)
    if (a[i] != b[i]) return value_compare(a[i], b[i]);
  return 0;
}

static int compare_functions(const Value *a, const Value *b) {
  if (a->domain != b->domain) return value_compare(a->domain, b->domain);
  return compare_items(a->count, a->items, b->items);
}

static int compare_lazy(const Value *a, const Value *b) {
  if (a->lazy != b->lazy) return compare_numbers(a->lazy, b->lazy);
  if (a->part_count != b->part_count) return compare_numbers(a->part_count, b->part_count);
  if (a->lazy == LAZY_INTERVAL) {
    int low = integer_compare(a->low, b->low);
    return low ? low : integer_compare(a->high, b->high);
  }
  if (a->lazy == LAZY_RECORDS) {
    int names = compare_items(a->part_count, a->names, b->names);
    if (names) return names;
  }
  return compare_items(a->part_count, a->parts, b->parts);
}

static int compare_integers(Integer a, Integer b) {
  if (a.big || b.big) return integer_compare(a, b);
  return a.small < b.small ? -1 : a.small > b.small;
}

int value_compare(const Value *a, const Value *b) {
  if (a == b) return 0;
  if (a->kind != b->kind) return compare_numbers(a->kind, b->kind);
  switch (a->kind) {
  case VALUE_BOOLEAN: return compare_numbers(a->truth, b->truth);
  case VALUE_INTEGER: return compare_integers(a->integer, b->integer);
  case VALUE_STRING:
  case VALUE_MODEL: return symbol_compare(a->text, b->text);
  case VALUE_SET:
    if (a->count != b->count) return compare_numbers(a->count, b->count);
    return compare_items(a->count, a->items, b->items);
  case VALUE_FUNCTION: return compare_functions(a, b);
  case VALUE_LAZY: return compare_lazy(a, b);
  case VALUE_RULE: return compare_numbers((uintptr_t)a, (uintptr_t)b);
  }
  never("value kind");
}

bool value_is_set(const Value *v) { return v->kind == VALUE_SET || v->kind == VALUE_LAZY; }

bool value_is_function(const Value *v) {
  return v->kind == VALUE_FUNCTION || v->kind == VALUE_RULE;
}

bool value_is_sequence(const Value *v) {
  return v->kind == VALUE_FUNCTION && v->domain->sequence_domain;
}

/* Strings are neighbours in canonical order: the first and the last decide. */
bool value_is_record(const Value *v) {
  return v->kind == VALUE_FUNCTION && v->count > 0 && v->domain->items[0]->kind == VALUE_STRING &&
         v->domain->items[v->count - 1]->kind == VALUE_STRING;
}

static int64_t find_by_order(const Value *set, const Value *element) {
  uint32_t low = 0, high = set->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = value_compare(set->items[middle], element);
    if (order == 0) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return -1;
}

/* Most sets of numbers have no gaps. */
static int64_t find_number(const Value *set, const Value *element) {
  const Value *first = set->items[0];
  int64_t place;
  if (first->integer.big || element->integer.big ||
      __builtin_sub_overflow(element->integer.small, first->integer.small, &place))
    return find_by_order(set, element);
  if (place < 0) return -1;
  if (place < set->count && set->items[place] == element) return place;
  return find_by_order(set, element);
}

int64_t value_find(const Value *set, const Value *element) {
  if (set->sequence_domain) {
    bool inside = element->kind == VALUE_INTEGER && !element->integer.big &&
                  element->integer.small >= 1 && element->integer.small <= set->count;
    return inside ? element->integer.small - 1 : -1;
  }
  enum { FEW = 24 }; /* pointers are compared faster than values */
  if (set->count == 0 || set->items[0]->kind > element->kind) return -1;
  if (element->kind == VALUE_INTEGER && set->items[0]->kind == VALUE_INTEGER)
    return find_number(set, element);
  if (set->count > FEW) return find_by_order(set, element);
  for (uint32_t i = 0; i < set->count; i++)
    if (set->items[i] == element) return i;
  return -1;
}

const Value *value_apply(const Value *function, const Value *key) {
  int64_t at = value_find(function->domain, key);
  return at < 0 ? NULL : function->items[at];
}
