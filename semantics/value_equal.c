/* Equality and inclusion as far as TLC answers them.

   Where TLC refuses an answer because of the order in which it happens to look at
   things, the first difference in canonical order decides. */
#include "base/panic.h"
#include "semantics/value_table.h"

static Truth truth_of(bool truth) { return truth ? TRUTH_TRUE : TRUTH_FALSE; }

char value_model_type(const Value *model) {
  const char *name = symbol_text(model->text);
  return name[0] && name[1] == '_' ? name[0] : 0;
}

static Truth equal_to_model(const Value *model, const Value *other) {
  char type = value_model_type(model);
  if (other->kind != VALUE_MODEL) return type ? TRUTH_INCOMPARABLE : TRUTH_FALSE;
  char other_type = value_model_type(other);
  return type && other_type && type != other_type ? TRUTH_INCOMPARABLE : TRUTH_FALSE;
}

static Truth equal_items(Values *values, uint32_t count, const Value *const *a,
                         const Value *const *b) {
  for (uint32_t i = 0; i < count; i++)
    if (a[i] != b[i]) return value_equal(values, a[i], b[i]);
  return TRUTH_TRUE;
}

static Truth equal_domains(Values *values, const Value *a, const Value *b) {
  bool sequence_and_record = (value_is_sequence(a) && a->count && value_is_record(b)) ||
                             (value_is_sequence(b) && b->count && value_is_record(a));
  return sequence_and_record ? TRUTH_INCOMPARABLE : value_equal(values, a->domain, b->domain);
}

static Truth equal_functions(Values *values, const Value *a, const Value *b) {
  if (a->domain != b->domain) {
    Truth domains = equal_domains(values, a, b);
    if (domains != TRUTH_TRUE) return domains;
  }
  return equal_items(values, a->count, a->items, b->items);
}

static Truth equal_lists(Values *values, const Value *a, const Value *b) {
  if (a->count != b->count) return TRUTH_FALSE;
  return equal_items(values, a->count, a->items, b->items);
}

/* Two lazy sets whose forms tell. */
static Truth equal_forms(Values *values, const Value *a, const Value *b) {
  if (a->kind != VALUE_LAZY || b->kind != VALUE_LAZY) return TRUTH_INCOMPARABLE;
  if (a->lazy <= LAZY_STRING && b->lazy <= LAZY_STRING)
    return a->lazy == b->lazy ? TRUTH_TRUE : TRUTH_FALSE;
  if (a->lazy == b->lazy && (a->lazy == LAZY_SEQ || a->lazy == LAZY_POWERSET))
    return value_equal(values, a->parts[0], b->parts[0]);
  return TRUTH_INCOMPARABLE;
}

/* At least one is lazy.  Sets too large to be listed differ if their sizes do. */
static Truth equal_lazy_sets(Values *values, const Value *a, const Value *b) {
  const Value *left = value_enumerate(values, a), *right = value_enumerate(values, b);
  if (left && right) return left == right ? TRUTH_TRUE : equal_lists(values, left, right);
  Truth left_finite = value_finite(values, a), right_finite = value_finite(values, b);
  if (left_finite == TRUTH_INCOMPARABLE || right_finite == TRUTH_INCOMPARABLE)
    return equal_forms(values, a, b);
  if (left_finite != right_finite) return TRUTH_FALSE;
  Integer left_count, right_count;
  if (value_cardinality(values, a, &left_count) && value_cardinality(values, b, &right_count) &&
      integer_compare(left_count, right_count) != 0)
    return TRUTH_FALSE;
  return equal_forms(values, a, b);
}

static Truth equal_sets(Values *values, const Value *a, const Value *b) {
  if (a->kind == VALUE_LAZY || b->kind == VALUE_LAZY) return equal_lazy_sets(values, a, b);
  return equal_lists(values, a, b);
}

Truth value_equal(Values *values, const Value *a, const Value *b) {
  if (a == b) return TRUTH_TRUE;
  if (a->kind == VALUE_MODEL) return equal_to_model(a, b);
  if (b->kind == VALUE_MODEL) return equal_to_model(b, a);
  if (value_is_set(a) && value_is_set(b)) return equal_sets(values, a, b);
  if (a->kind != b->kind || a->kind == VALUE_RULE) return TRUTH_INCOMPARABLE;
  return a->kind == VALUE_FUNCTION ? equal_functions(values, a, b) : TRUTH_FALSE;
}

/* An absent element must be comparable with the ones it stands between; model values
   in between do not count, unless there is nothing else. */
static Truth absent_from(Values *values, const Value *element, const Value *set) {
  uint32_t at = 0;
  while (at < set->count && value_compare(set->items[at], element) < 0) at++;
  uint32_t left = at, right = at;
  while (left > 0 && set->items[left - 1]->kind == VALUE_MODEL) left--;
  while (right < set->count && set->items[right]->kind == VALUE_MODEL) right++;
  if (left == 0) left = at;
  if (right == set->count) right = at;
  if (left > 0 && value_equal(values, set->items[left - 1], element) == TRUTH_INCOMPARABLE)
    return TRUTH_INCOMPARABLE;
  if (right < set->count && value_equal(values, element, set->items[right]) == TRUTH_INCOMPARABLE)
    return TRUTH_INCOMPARABLE;
  return TRUTH_FALSE;
}

/* Atoms and a set of atoms of the same kind need no second look. */
static bool plainly_absent(const Value *element, const Value *set) {
  if (set->count == 0) return true;
  return (element->kind == VALUE_INTEGER || element->kind == VALUE_STRING) &&
         element->kind == set->items[0]->kind && element->kind == set->items[set->count - 1]->kind;
}

Truth value_member(Values *values, const Value *element, const Value *set) {
  if (set->kind == VALUE_LAZY) return values_member_of_lazy(values, element, set);
  element = value_normal(values, element);
  if (value_find(set, element) >= 0) return TRUTH_TRUE;
  return plainly_absent(element, set) ? TRUTH_FALSE : absent_from(values, element, set);
}

static Truth all_members(Values *values, const Value *elements, const Value *set) {
  for (uint32_t i = 0; i < elements->count; i++) {
    Truth member = value_member(values, elements->items[i], set);
    if (member != TRUTH_TRUE) return member;
  }
  return TRUTH_TRUE;
}

/* What is known of two sets of which the left cannot be listed. */
static Truth lazy_subset(Values *values, const Value *a, const Value *b) {
  bool numbers = a->kind == VALUE_LAZY && b->kind == VALUE_LAZY && a->lazy <= LAZY_REAL &&
                 b->lazy <= LAZY_REAL;
  if (numbers) return truth_of(a->lazy <= b->lazy);
  if (b->kind == VALUE_LAZY && b->lazy == LAZY_ANY) return TRUTH_TRUE;
  if (a->lazy == LAZY_INTERVAL && b->kind == VALUE_LAZY && b->lazy <= LAZY_REAL)
    return truth_of(b->lazy != LAZY_NAT || integer_sign(a->low) >= 0);
  if (value_finite(values, a) == TRUTH_FALSE && value_finite(values, b) == TRUTH_TRUE)
    return TRUTH_FALSE;
  if (a->lazy == LAZY_POWERSET && b->kind == VALUE_LAZY && b->lazy == LAZY_POWERSET)
    return value_subset(values, a->parts[0], b->parts[0]);
  return TRUTH_INCOMPARABLE;
}

Truth value_subset(Values *values, const Value *a, const Value *b) {
  if (a == b) return TRUTH_TRUE;
  const Value *elements = value_enumerate(values, a);
  return elements ? all_members(values, elements, b) : lazy_subset(values, a, b);
}
