/* Unions that are not listed here, while the concrete evaluator might list them and then
   refuse to put elements of several kinds into one order. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

static bool fits(Encoder *, const Value *, const Sym *set);

static bool items_fit(Encoder *e, const Value *v, const Sym *set) {
  for (uint32_t i = 0; i < v->count; i++)
    if (!fits(e, v->items[i], set)) return false;
  return true;
}

static bool fields_fit(Encoder *e, const Value *record, const Sym *lazy) {
  for (uint32_t i = 0; i < record->count; i++)
    for (uint32_t k = 0; k < lazy->count; k++) {
      bool same = record->domain->items[i] == lazy->names[k];
      if (same && !fits(e, record->items[i], lazy->parts[k])) return false;
    }
  return true;
}

static bool places_fit(Encoder *e, const Value *tuple, const Sym *lazy) {
  for (uint32_t i = 0; i < tuple->count && i < lazy->count; i++)
    if (!fits(e, tuple->items[i], lazy->parts[i])) return false;
  return true;
}

static bool function_fits(Encoder *e, const Value *f, const Sym *lazy) {
  if (f->kind != VALUE_FUNCTION) return false;
  if (lazy->lazy == LAZY_FUNCTIONS)
    return items_fit(e, f->domain, lazy->parts[0]) && items_fit(e, f, lazy->parts[1]);
  if (lazy->lazy == LAZY_RECORDS)
    return (f->count == 0 || value_is_record(f)) && fields_fit(e, f, lazy);
  if (!value_is_sequence(f)) return false;
  return lazy->lazy == LAZY_SEQ ? items_fit(e, f, lazy->parts[0]) : places_fit(e, f, lazy);
}

static bool fits_lazy(Encoder *e, const Value *v, const Sym *lazy) {
  switch (lazy->lazy) {
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_INTERVAL: return v->kind == VALUE_INTEGER;
  case LAZY_STRING: return v->kind == VALUE_STRING;
  case LAZY_ANY: return false;
  case LAZY_POWERSET: return v->kind == VALUE_SET && items_fit(e, v, lazy->parts[0]);
  case LAZY_FUNCTIONS:
  case LAZY_RECORDS:
  case LAZY_PRODUCT:
  case LAZY_SEQ: return function_fits(e, v, lazy);
  case LAZY_CUP: return fits(e, v, lazy->parts[0]) && fits(e, v, lazy->parts[1]);
  case LAZY_CAP:
  case LAZY_MINUS: return fits(e, v, lazy->parts[0]);
  }
  never("kind of lazy set");
}

static bool fits_value(Encoder *e, const Value *v, const Value *set) {
  if (set->kind == VALUE_LAZY) return fits_lazy(e, v, lazy_from_value(e, set));
  for (uint32_t i = 0; i < set->count; i++)
    if (value_equal(e->values, v, set->items[i]) == TRUTH_INCOMPARABLE) return false;
  return true;
}

static bool fits_view(Encoder *e, const Value *v, const Sym *view) {
  if (view->symbolic_count > 0) return false;
  for (uint32_t i = 0; i < view->count; i++)
    if (value_equal(e->values, v, view->members[i].value) == TRUTH_INCOMPARABLE) return false;
  return true;
}

/* A model value without a type can be compared with everything. */
static bool is_free(Encoder *e, const Value *v) {
  return v->kind == VALUE_MODEL &&
         value_equal(e->values, v, value_boolean(e->values, true)) != TRUTH_INCOMPARABLE;
}

/* Whether a value can be compared with all that can be in a set: false if in doubt. */
static bool fits(Encoder *e, const Value *v, const Sym *set) {
  if (is_free(e, v)) return true;
  switch (set->kind) {
  case SYM_VALUE: return fits_value(e, v, set->value);
  case SYM_SET: return fits_view(e, v, set);
  case SYM_LAZY: return fits_lazy(e, v, set);
  case SYM_CHOICE:
    for (uint32_t i = 0; i < set->count; i++)
      if (!fits_value(e, v, set->alternatives[i].value)) return false;
    return true;
  case SYM_UNION:
    for (uint32_t i = 0; i < set->count; i++)
      if (!fits(e, v, set->branches[i].value)) return false;
    return true;
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_FUNCTION:
  case SYM_RULE: return false;
  }
  never("symbolic kind");
}

static bool all_fit(Encoder *e, const Sym *element, const Sym *set) {
  const Alternative *values;
  uint32_t count = sym_expand(e, element, e->limits.expand, &values);
  for (uint32_t i = 0; i < count; i++)
    if (!fits(e, values[i].value, set)) return false;
  return count > 0;
}

bool set_may_be_listed(Encoder *e, const Sym *set) {
  Integer count;
  if (set->kind == SYM_VALUE && value_cardinality(e->values, set->value, &count))
    return integer_compare(count, integer_from(VALUE_ENUMERATION_LIMIT)) <= 0;
  return !set_is_infinite(e, set);
}

static void check_beside(Encoder *e, const Sym *large, const Sym *listable) {
  const Sym *view = set_view(e, listable);
  for (uint32_t i = 0; view && i < view->count; i++)
    if (!fits(e, view->members[i].value, large)) encoder_fail(e, view->members[i].in, FAULT_LIMIT);
  for (uint32_t i = 0; view && i < view->symbolic_count; i++)
    if (!all_fit(e, view->symbolic[i].value, large))
      encoder_fail(e, view->symbolic[i].in, FAULT_LIMIT);
}

void set_check_kinds(Encoder *e, const Sym *a, const Sym *b) {
  if (!set_may_be_listed(e, a) || !set_may_be_listed(e, b)) return;
  if (set_is_listable(e, b)) check_beside(e, a, b);
  if (set_is_listable(e, a)) check_beside(e, b, a);
}
