/* Lazy sets: membership and size without listing them. */
#include "base/panic.h"
#include "semantics/value_table.h"

/* A value that is of the wrong kind for a set: only model values may be asked. */
static Truth misfit(const Value *element) {
  return element->kind == VALUE_MODEL ? TRUTH_FALSE : TRUTH_INCOMPARABLE;
}

static Truth truth_of(bool truth) { return truth ? TRUTH_TRUE : TRUTH_FALSE; }

static Truth member_of_interval(const Value *element, const Value *interval) {
  if (element->kind != VALUE_INTEGER) return misfit(element);
  return truth_of(integer_compare(interval->low, element->integer) <= 0 &&
                  integer_compare(element->integer, interval->high) <= 0);
}

static Truth member_of_functions(Values *values, const Value *element, const Value *lazy) {
  if (element->kind != VALUE_FUNCTION) return misfit(element);
  Truth domain = value_equal(values, element->domain, lazy->parts[0]);
  for (uint32_t i = 0; domain == TRUTH_TRUE && i < element->count; i++)
    domain = value_member(values, element->items[i], lazy->parts[1]);
  return domain;
}

static Truth members_of_parts(Values *values, const Value *element, const Value *lazy) {
  if (element->count != lazy->part_count) return TRUTH_FALSE;
  for (uint32_t i = 0; i < element->count; i++) {
    Truth member = value_member(values, element->items[i], lazy->parts[i]);
    if (member != TRUTH_TRUE) return member;
  }
  return TRUTH_TRUE;
}

static Truth member_of_records(Values *values, const Value *element, const Value *lazy) {
  if (element->kind != VALUE_FUNCTION) return misfit(element);
  if (element->count > 0 && !value_is_record(element)) return TRUTH_INCOMPARABLE;
  if (element->count != lazy->part_count) return TRUTH_FALSE;
  for (uint32_t i = 0; i < element->count; i++)
    if (element->domain->items[i] != lazy->names[i]) return TRUTH_FALSE;
  return members_of_parts(values, element, lazy);
}

/* Products and Seq: functions that are no sequences are no members, records
   are refused. */
static Truth member_of_sequences(Values *values, const Value *element, const Value *lazy) {
  if (element->kind != VALUE_FUNCTION) return misfit(element);
  if (value_is_record(element)) return TRUTH_INCOMPARABLE;
  if (!value_is_sequence(element)) return TRUTH_FALSE;
  if (lazy->lazy == LAZY_PRODUCT) return members_of_parts(values, element, lazy);
  for (uint32_t i = 0; i < element->count; i++) {
    Truth member = value_member(values, element->items[i], lazy->parts[0]);
    if (member != TRUTH_TRUE) return member;
  }
  return TRUTH_TRUE;
}

static Truth member_of_cup(Values *values, const Value *element, const Value *lazy) {
  for (uint32_t i = 0; i < lazy->part_count; i++) {
    Truth member = value_member(values, element, lazy->parts[i]);
    if (member != TRUTH_FALSE) return member;
  }
  return TRUTH_FALSE;
}

static Truth member_of_pair(Values *values, const Value *element, const Value *lazy) {
  Truth left = value_member(values, element, lazy->parts[0]);
  if (left != TRUTH_TRUE) return left;
  Truth right = value_member(values, element, lazy->parts[1]);
  if (lazy->lazy == LAZY_CAP || right == TRUTH_INCOMPARABLE) return right;
  return truth_of(right == TRUTH_FALSE);
}

static Truth member_by_kind(Values *values, const Value *element, const Value *lazy) {
  bool number = element->kind == VALUE_INTEGER;
  switch (lazy->lazy) {
  case LAZY_NAT: return number ? truth_of(integer_sign(element->integer) >= 0) : misfit(element);
  case LAZY_INT:
  case LAZY_REAL: return number ? TRUTH_TRUE : misfit(element);
  case LAZY_STRING: return element->kind == VALUE_STRING ? TRUTH_TRUE : misfit(element);
  case LAZY_ANY: return TRUTH_TRUE;
  case LAZY_INTERVAL: return member_of_interval(element, lazy);
  case LAZY_POWERSET:
    return value_is_set(element) ? value_subset(values, element, lazy->parts[0]) : misfit(element);
  case LAZY_FUNCTIONS: return member_of_functions(values, element, lazy);
  case LAZY_RECORDS: return member_of_records(values, element, lazy);
  case LAZY_PRODUCT:
  case LAZY_SEQ: return member_of_sequences(values, element, lazy);
  case LAZY_CUP: return member_of_cup(values, element, lazy);
  case LAZY_CAP:
  case LAZY_MINUS: return member_of_pair(values, element, lazy);
  }
  never("kind of lazy set");
}

static bool is_empty(Values *values, const Value *set) {
  Integer count;
  return value_cardinality(values, set, &count) && integer_sign(count) == 0;
}

/* What does not fit the form of a set is refused only where it would be if the set were
   written out: so the answer does not depend on whether it has been. */
Truth values_member_of_lazy(Values *values, const Value *element, const Value *lazy) {
  Truth truth = member_by_kind(values, element, lazy);
  const Value *listed = truth == TRUTH_INCOMPARABLE ? value_enumerate(values, lazy) : NULL;
  if (listed) return value_member(values, element, listed);
  return truth == TRUTH_INCOMPARABLE && is_empty(values, lazy) ? TRUTH_FALSE : truth;
}

static bool count_of_interval(Values *values, const Value *lazy, Integer *count) {
  Integer span = integer_subtract(values->memory, lazy->high, lazy->low);
  *count = integer_add(values->memory, span, integer_from(1));
  return true;
}

static bool count_of_power(Values *values, Integer base, const Value *exponent, Integer *count) {
  Integer size;
  int64_t power;
  return value_cardinality(values, exponent, &size) && integer_is_small(size, &power) &&
         integer_power(values->memory, base, (uint64_t)power, count);
}

static bool count_of_functions(Values *values, const Value *lazy, Integer *count) {
  *count = integer_from(1);
  if (is_empty(values, lazy->parts[0])) return true;
  *count = integer_from(0);
  if (is_empty(values, lazy->parts[1])) return true;
  Integer results;
  return value_cardinality(values, lazy->parts[1], &results) &&
         count_of_power(values, results, lazy->parts[0], count);
}

static bool count_of_product(Values *values, const Value *lazy, Integer *count) {
  *count = integer_from(0);
  for (uint32_t i = 0; i < lazy->part_count; i++)
    if (is_empty(values, lazy->parts[i])) return true;
  *count = integer_from(1);
  for (uint32_t i = 0; i < lazy->part_count; i++) {
    Integer size;
    if (!value_cardinality(values, lazy->parts[i], &size)) return false;
    *count = integer_multiply(values->memory, *count, size);
  }
  return true;
}

bool value_cardinality(Values *values, const Value *set, Integer *count) {
  *count = integer_from(set->count);
  if (set->kind == VALUE_SET) return true;
  switch (set->lazy) {
  case LAZY_INTERVAL: return count_of_interval(values, set, count);
  case LAZY_POWERSET: return count_of_power(values, integer_from(2), set->parts[0], count);
  case LAZY_FUNCTIONS: return count_of_functions(values, set, count);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return count_of_product(values, set, count);
  case LAZY_SEQ: *count = integer_from(1); return is_empty(values, set->parts[0]);
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY:
  case LAZY_CUP:
  case LAZY_CAP:
  case LAZY_MINUS: return false;
  }
  never("kind of lazy set");
}

/* Finite if all parts are (or one is empty, which makes the whole empty);
   infinite if one is infinite and all others have elements. */
static Truth finite_parts(Values *values, const Value *set) {
  Truth finite = TRUTH_TRUE;
  for (uint32_t i = 0; i < set->part_count; i++) {
    if (is_empty(values, set->parts[i])) return TRUTH_TRUE;
    Truth part = value_finite(values, set->parts[i]);
    if (finite == TRUTH_TRUE || part == TRUTH_INCOMPARABLE) finite = part;
  }
  return finite;
}

static Truth finite_functions(Values *values, const Value *set) {
  Integer count;
  if (value_cardinality(values, set, &count)) return TRUTH_TRUE;
  if (value_cardinality(values, set->parts[1], &count) &&
      integer_compare(count, integer_from(1)) == 0)
    return TRUTH_TRUE; /* one function, whatever its domain */
  return finite_parts(values, set);
}

static Truth finite_union(Values *values, const Value *set) {
  Truth finite = TRUTH_TRUE;
  for (uint32_t i = 0; i < set->part_count; i++) {
    Truth part = value_finite(values, set->parts[i]);
    if (part == TRUTH_FALSE) return TRUTH_FALSE;
    if (part == TRUTH_INCOMPARABLE) finite = TRUTH_INCOMPARABLE;
  }
  return finite;
}

static Truth finite_difference(Values *values, const Value *set) {
  Truth left = value_finite(values, set->parts[0]);
  if (left != TRUTH_FALSE) return left;
  return value_finite(values, set->parts[1]) == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_INCOMPARABLE;
}

static Truth finite_intersection(Values *values, const Value *set) {
  for (uint32_t i = 0; i < set->part_count; i++)
    if (value_finite(values, set->parts[i]) == TRUTH_TRUE) return TRUTH_TRUE;
  return TRUTH_INCOMPARABLE;
}

Truth value_finite(Values *values, const Value *set) {
  if (set->kind == VALUE_SET) return TRUTH_TRUE;
  switch (set->lazy) {
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY: return TRUTH_FALSE;
  case LAZY_INTERVAL: return TRUTH_TRUE;
  case LAZY_POWERSET:
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return finite_parts(values, set);
  case LAZY_FUNCTIONS: return finite_functions(values, set);
  case LAZY_SEQ: return truth_of(is_empty(values, set->parts[0]));
  case LAZY_CUP: return finite_union(values, set);
  case LAZY_CAP: return finite_intersection(values, set);
  case LAZY_MINUS: return finite_difference(values, set);
  }
  never("kind of lazy set");
}
