/* Arithmetic on integers of any size. */
#include "base/panic.h"
#include "semantics/evaluator.h"

/* Both operands as integers; false after a fault. */
static bool integers(Evaluator *e, const Node *n, const Value *const *v, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (v[i]->kind == VALUE_INTEGER) continue;
    fault_value(e, FAULT_NOT_INTEGER, n->kid_count == count ? n->kids[i] : n, v[i]);
    return false;
  }
  return true;
}

static const Value *power(Evaluator *e, const Node *n, Integer base, Integer exponent) {
  Integer result = integer_from(1);
  int64_t times = 0;
  if (integer_sign(exponent) < 0 || (integer_sign(base) == 0 && integer_sign(exponent) == 0))
    return fault_at(e, FAULT_BAD_EXPONENT, n, "%s ^ %s", integer_text(e->messages, base),
                    integer_text(e->messages, exponent));
  if (!integer_is_small(exponent, &times) ||
      !integer_power(e->numbers, base, (uint64_t)times, &result))
    return fault_at(e, FAULT_LIMIT, n, "a power with more than a million bits");
  return value_integer(e->values, result);
}

static const Value *divide(Evaluator *e, const Node *n, Integer a, Integer b, bool modulo) {
  int sign = integer_sign(b);
  if (modulo && sign <= 0)
    return fault_at(e, FAULT_BAD_MODULUS, n, "%s %% %s", integer_text(e->messages, a),
                    integer_text(e->messages, b));
  if (sign == 0) return fault_at(e, FAULT_ZERO_DIVISOR, n, "%s", "");
  return value_integer(e->values, modulo ? integer_modulo(e->numbers, a, b)
                                         : integer_divide(e->numbers, a, b));
}

static const Value *compute(Evaluator *e, const Node *n, Builtin builtin, Integer a, Integer b) {
  Values *values = e->values;
  switch ((int)builtin) {
  case BUILTIN_ADD: return value_integer(values, integer_add(e->numbers, a, b));
  case BUILTIN_SUBTRACT: return value_integer(values, integer_subtract(e->numbers, a, b));
  case BUILTIN_MULTIPLY: return value_integer(values, integer_multiply(e->numbers, a, b));
  case BUILTIN_POWER: return power(e, n, a, b);
  case BUILTIN_DIVIDE: return divide(e, n, a, b, false);
  case BUILTIN_MODULO: return divide(e, n, a, b, true);
  case BUILTIN_LT: return boolean(e, integer_compare(a, b) < 0);
  case BUILTIN_GT: return boolean(e, integer_compare(a, b) > 0);
  case BUILTIN_LE: return boolean(e, integer_compare(a, b) <= 0);
  case BUILTIN_GE: return boolean(e, integer_compare(a, b) >= 0);
  case BUILTIN_INTERVAL: return value_interval(values, a, b);
  }
  never("arithmetic operator");
}

/* NULL where a result might not fit 64 bits, or there is more to it. */
static const Value *compute_small(Evaluator *e, Builtin builtin, int64_t a, int64_t b) {
  int64_t result;
  switch ((int)builtin) {
  case BUILTIN_ADD:
    return __builtin_add_overflow(a, b, &result) ? NULL : value_int(e->values, result);
  case BUILTIN_SUBTRACT:
    return __builtin_sub_overflow(a, b, &result) ? NULL : value_int(e->values, result);
  case BUILTIN_MULTIPLY:
    return __builtin_mul_overflow(a, b, &result) ? NULL : value_int(e->values, result);
  case BUILTIN_LT: return boolean(e, a < b);
  case BUILTIN_GT: return boolean(e, a > b);
  case BUILTIN_LE: return boolean(e, a <= b);
  case BUILTIN_GE: return boolean(e, a >= b);
  case BUILTIN_MODULO: return a >= 0 && b > 0 ? value_int(e->values, a % b) : NULL;
  case BUILTIN_DIVIDE: return a >= 0 && b > 0 ? value_int(e->values, a / b) : NULL;
  }
  return NULL;
}

static const Value *negate(Evaluator *e, Integer integer) {
  return value_integer(e->values, integer_negate(e->numbers, integer));
}

const Value *builtin_integer(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  if (builtin == BUILTIN_REAL_DIVIDE || builtin == BUILTIN_INFINITY)
    return fault_at(e, FAULT_UNSUPPORTED, n, "%s: there are no real numbers but the integers",
                    builtin_infos[builtin].spelling);
  if (!integers(e, n, v, builtin_infos[builtin].arity)) return NULL;
  if (builtin == BUILTIN_NEGATE) return negate(e, v[0]->integer);
  Integer a = v[0]->integer, b = v[1]->integer;
  const Value *result = a.big || b.big ? NULL : compute_small(e, builtin, a.small, b.small);
  if (result) return result;
  ArenaMark mark = arena_save(e->numbers);
  result = compute(e, n, builtin, a, b);
  arena_rewind(e->numbers, mark);
  return result;
}
