/* Integer terms and comparisons, folded on construction. */
#include "encoder/circuit_internal.h"

#include "base/panic.h"

static bool is_constant(const Circuit *c, Term t) {
  return circuit_term(c, t)->kind == TERM_CONSTANT;
}

static bool is_number(const Circuit *c, Term t, int64_t number) {
  const TermNode *node = circuit_term(c, t);
  return node->kind == TERM_CONSTANT && integer_compare(node->constant, integer_from(number)) == 0;
}

static Integer constant_of(const Circuit *c, Term t) { return circuit_term(c, t)->constant; }

Term circuit_constant(Circuit *c, Integer value) {
  if (value.big) value = integer_add(c->memory, value, integer_from(0)); /* a copy of our own */
  return circuit_intern_term(c, &(TermNode){.kind = TERM_CONSTANT, .constant = value});
}

static Term make(Circuit *c, TermKind kind, Term left, Term right) {
  return circuit_intern_term(c, &(TermNode){.kind = kind, .left = left, .right = right});
}

static bool is_sum_with_constant(const Circuit *c, Term t) {
  const TermNode *node = circuit_term(c, t);
  return node->kind == TERM_ADD && is_constant(c, node->right);
}

static void swap_if(bool condition, Term *a, Term *b) {
  Term old = *a;
  if (condition) *a = *b, *b = old;
}

/* The constant of a sum stays on the right, so that sums of constants meet. */
Term circuit_add(Circuit *c, Term a, Term b) {
  swap_if(is_constant(c, a), &a, &b);
  if (is_constant(c, a))
    return circuit_constant(c, integer_add(c->memory, constant_of(c, a), constant_of(c, b)));
  if (is_number(c, b, 0)) return a;
  if (is_sum_with_constant(c, a)) {
    TermNode sum = *circuit_term(c, a);
    return circuit_add(c, sum.left, circuit_add(c, sum.right, b));
  }
  if (is_sum_with_constant(c, b)) {
    TermNode sum = *circuit_term(c, b);
    return circuit_add(c, circuit_add(c, a, sum.left), sum.right);
  }
  if (!is_constant(c, b)) swap_if(b.index < a.index, &a, &b);
  return make(c, TERM_ADD, a, b);
}

Term circuit_multiply(Circuit *c, Term a, Term b) {
  swap_if(is_constant(c, a), &a, &b);
  if (is_constant(c, a))
    return circuit_constant(c, integer_multiply(c->memory, constant_of(c, a), constant_of(c, b)));
  if (is_number(c, b, 0)) return b;
  if (is_number(c, b, 1)) return a;
  if (!is_constant(c, b)) swap_if(b.index < a.index, &a, &b);
  return make(c, TERM_MULTIPLY, a, b);
}

Term circuit_divide(Circuit *c, Term a, Term b) {
  if (is_number(c, b, 1)) return a;
  if (is_constant(c, a) && is_constant(c, b) && !is_number(c, b, 0))
    return circuit_constant(c, integer_divide(c->memory, constant_of(c, a), constant_of(c, b)));
  return make(c, TERM_DIVIDE, a, b);
}

Term circuit_modulo(Circuit *c, Term a, Term b) {
  if (is_number(c, b, 1)) return circuit_constant(c, integer_from(0));
  if (is_constant(c, a) && is_constant(c, b) && integer_sign(constant_of(c, b)) > 0)
    return circuit_constant(c, integer_modulo(c->memory, constant_of(c, a), constant_of(c, b)));
  return make(c, TERM_MODULO, a, b);
}

Term circuit_term_ite(Circuit *c, Lit condition, Term then, Term otherwise) {
  if (lit_is_constant(condition)) return lit_is_true(condition) ? then : otherwise;
  if (then.index == otherwise.index) return then;
  if (lit_negated(condition)) swap_if(true, &then, &otherwise);
  condition = lit_xor_sign(condition, lit_negated(condition));
  return circuit_intern_term(
      c, &(TermNode){.kind = TERM_ITE, .condition = condition, .left = then, .right = otherwise});
}

/* Takes constants apart from sums: x + 3 R y + 5 becomes x R y + 2. */
static void balance(Circuit *c, Term *a, Term *b) {
  if (is_sum_with_constant(c, *a)) {
    TermNode sum = *circuit_term(c, *a);
    Integer shift = integer_negate(c->memory, constant_of(c, sum.right));
    *a = sum.left;
    *b = circuit_add(c, *b, circuit_constant(c, shift));
  } else if (is_constant(c, *a) && is_sum_with_constant(c, *b)) {
    TermNode sum = *circuit_term(c, *b);
    Integer shift = integer_negate(c->memory, constant_of(c, sum.right));
    *b = sum.left;
    *a = circuit_add(c, *a, circuit_constant(c, shift));
  }
}

/* After balancing: is b the sum of a and a constant?  Then the constant decides. */
static bool is_shifted(const Circuit *c, Term a, Term b, int *sign) {
  if (!is_sum_with_constant(c, b) || circuit_term(c, b)->left.index != a.index) return false;
  *sign = integer_sign(constant_of(c, circuit_term(c, b)->right));
  return true;
}

typedef Lit Relation(Circuit *, Term, Term);

/* A comparison of a constant with a choice between two constants is decided by
   the condition. */
static bool by_condition(Circuit *c, Relation *relation, Term a, Term b, Lit *out) {
  bool left = circuit_term(c, a)->kind == TERM_ITE;
  TermNode ite = *circuit_term(c, left ? a : b);
  if (ite.kind != TERM_ITE || !is_constant(c, left ? b : a)) return false;
  if (!is_constant(c, ite.left) || !is_constant(c, ite.right)) return false;
  Lit then = left ? relation(c, ite.left, b) : relation(c, a, ite.left);
  Lit otherwise = left ? relation(c, ite.right, b) : relation(c, a, ite.right);
  *out = circuit_ite(c, ite.condition, then, otherwise);
  return true;
}

static Lit make_relation(Circuit *c, GateKind kind, Term a, Term b) {
  return circuit_intern(c, kind, (Lit){a.index}, (Lit){b.index}, LIT_FALSE);
}

Lit circuit_le(Circuit *c, Term a, Term b) {
  balance(c, &a, &b);
  if (a.index == b.index) return LIT_TRUE;
  if (is_constant(c, a) && is_constant(c, b))
    return lit_from(integer_compare(constant_of(c, a), constant_of(c, b)) <= 0);
  int sign;
  if (is_shifted(c, a, b, &sign)) return lit_from(sign > 0);
  Lit decided;
  if (by_condition(c, circuit_le, a, b, &decided)) return decided;
  return make_relation(c, GATE_LE, a, b);
}

Lit circuit_eq(Circuit *c, Term a, Term b) {
  balance(c, &a, &b);
  if (a.index == b.index) return LIT_TRUE;
  if (is_constant(c, a) && is_constant(c, b)) return LIT_FALSE;
  int sign;
  if (is_shifted(c, a, b, &sign)) return LIT_FALSE;
  Lit decided;
  if (by_condition(c, circuit_eq, a, b, &decided)) return decided;
  swap_if(b.index < a.index, &a, &b);
  return make_relation(c, GATE_EQ, a, b);
}
