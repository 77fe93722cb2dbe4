/* Which sets are finite, whether or not they can be listed. */
#include "base/panic.h"
#include "encoder/action.h"
#include "encoder/eval.h"
#include "encoder/sym_internal.h"

/* All parts are, or one is empty, which makes the whole empty. */
static Lit parts_are_finite(Encoder *e, const Sym *s) {
  Lit finite = LIT_TRUE, empty = LIT_FALSE;
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < s->count; i++) {
    Lit inhabited = set_is_inhabited(e, s->parts[i]);
    empty = circuit_or(e->circuit, empty, lit_not(inhabited));
    if (!assume(e, inhabited)) break;
    finite = circuit_and(e->circuit, finite, set_is_finite(e, s->parts[i]));
  }
  assume_rewind(e, height);
  return circuit_or(e->circuit, finite, empty);
}

/* On an infinite domain there are finitely many if there is at most one result. */
static Lit functions_are_finite(Encoder *e, const Sym *s) {
  Lit domain = set_is_finite(e, s->parts[0]);
  encoder_fail(e, lit_not(domain), FAULT_UNSUPPORTED);
  uint32_t height = assume_save(e);
  if (!assume(e, domain)) return LIT_FALSE;
  Lit finite = parts_are_finite(e, s);
  assume_rewind(e, height);
  return finite;
}

/* Of two infinite sets nobody can tell. */
static Lit difference_is_finite(Encoder *e, const Sym *s) {
  Lit left = set_is_finite(e, s->parts[0]);
  uint32_t height = assume_save(e);
  if (!assume(e, lit_not(left))) return left;
  encoder_fail(e, lit_not(set_is_finite(e, s->parts[1])), FAULT_NOT_ENUMERABLE);
  assume_rewind(e, height);
  return left;
}

static Lit intersection_is_finite(Encoder *e, const Sym *s) {
  Lit finite = LIT_FALSE;
  for (uint32_t i = 0; i < s->count; i++)
    finite = circuit_or(e->circuit, finite, set_is_finite(e, s->parts[i]));
  encoder_fail(e, lit_not(finite), FAULT_NOT_ENUMERABLE);
  return finite;
}

static Lit union_of_parts_is_finite(Encoder *e, const Sym *s) {
  Lit finite = LIT_TRUE;
  for (uint32_t i = 0; i < s->count; i++)
    finite = circuit_and(e->circuit, finite, set_is_finite(e, s->parts[i]));
  return finite;
}

static Lit lazy_is_finite(Encoder *e, const Sym *s) {
  switch (s->lazy) {
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY: return LIT_FALSE;
  case LAZY_INTERVAL: return LIT_TRUE;
  case LAZY_POWERSET: return set_is_finite(e, s->parts[0]);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return parts_are_finite(e, s);
  case LAZY_FUNCTIONS: return functions_are_finite(e, s);
  case LAZY_SEQ: return lit_not(set_is_inhabited(e, s->parts[0]));
  case LAZY_CUP: return union_of_parts_is_finite(e, s);
  case LAZY_CAP: return intersection_is_finite(e, s);
  case LAZY_MINUS: return difference_is_finite(e, s);
  }
  never("kind of lazy set");
}

static Lit value_is_finite(Encoder *e, const Value *value) {
  if (!value_is_set(value)) return encoder_fail(e, LIT_TRUE, FAULT_NOT_SET), LIT_TRUE;
  Truth finite = value_finite(e->values, value);
  if (finite == TRUTH_INCOMPARABLE) encoder_fail(e, LIT_TRUE, FAULT_NOT_ENUMERABLE);
  return lit_from(finite == TRUTH_TRUE);
}

static Lit union_is_finite(Encoder *e, const Sym *s) {
  Lit finite = LIT_TRUE;
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < s->count; i++) {
    bool choice = s->kind == SYM_CHOICE;
    Lit guard = choice ? s->alternatives[i].guard : s->branches[i].guard;
    if (!assume(e, guard)) continue;
    Lit here = choice ? value_is_finite(e, s->alternatives[i].value)
                      : set_is_finite(e, s->branches[i].value);
    assume_rewind(e, height);
    finite = circuit_and(e->circuit, finite, circuit_implies(e->circuit, guard, here));
  }
  return finite;
}

Lit set_is_finite(Encoder *e, const Sym *s) {
  switch (s->kind) {
  case SYM_VALUE: return value_is_finite(e, s->value);
  case SYM_SET: return LIT_TRUE;
  case SYM_LAZY: return lazy_is_finite(e, s);
  case SYM_CHOICE:
  case SYM_UNION: return union_is_finite(e, s);
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_FUNCTION:
  case SYM_RULE: return encoder_fail(e, LIT_TRUE, FAULT_NOT_SET), LIT_TRUE;
  }
  never("symbolic kind");
}
