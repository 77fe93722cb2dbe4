/* Bit vectors compute what integers do, for all values of two short ones. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "sym_reference.h"

enum { LOW = -9, HIGH = 8 };

static const Sym *vector(World *w, Lit *possible) {
  return sym_pick(&w->e, sym_interval(&w->e, sym_int(&w->e, LOW), sym_int(&w->e, HIGH)), possible);
}

static void check_vectors(Operation op) {
  World w;
  Lit in_a, in_b;
  world_open(&w, 1);
  Encoder *e = &w.e;
  e->limits.integers = 1;
  const Sym *x[] = {vector(&w, &in_a), vector(&w, &in_b)};
  const Sym *result = operation_sym(e, op, x);
  cr_assert(eq(int, (int)x[0]->kind, SYM_INTEGER));
  uint32_t checked = 0;
  for (uint32_t row = 0; row < world_rows(&w); row += 2 << WORLD_INPUTS) {
    Valuation *v = world_valuation(&w, row);
    if (valuation_lit(v, in_a) && valuation_lit(v, in_b)) {
      const Value *y[] = {sym_decode(e, x[0], v), sym_decode(e, x[1], v)};
      FaultKind fault = FAULT_KIND_COUNT;
      const Value *wanted = operation_value(e, op, y, &fault);
      const Failure *failure = world_failure(&w, 0, e->failures.count, v);
      cr_assert(eq(int, failure ? (int)failure->kind : FAULT_KIND_COUNT, (int)fault));
      if (wanted) cr_assert(eq(ptr, (void *)sym_decode(e, result, v), (void *)wanted));
      checked++;
    }
    valuation_destroy(v);
  }
  cr_assert(ge(u32, checked, (HIGH - LOW + 1) * (HIGH - LOW + 1)));
  world_close(&w);
}

Test(bits, sums_and_products_are_exact) {
  check_vectors(OP_ADD);
  check_vectors(OP_SUBTRACT);
  check_vectors(OP_MULTIPLY);
  check_vectors(OP_NEGATE);
}

Test(bits, division_rounds_down_and_refuses_what_integers_refuse) {
  check_vectors(OP_DIVIDE);
  check_vectors(OP_MODULO);
}

Test(bits, comparisons_know_signs) {
  check_vectors(OP_LT);
  check_vectors(OP_LE);
  check_vectors(OP_GT);
  check_vectors(OP_GE);
  check_vectors(OP_EQUAL);
}

/* What does not fit 64 bits becomes a solver integer, and a wide factor a wide product. */
Test(bits, nothing_overflows) {
  World w;
  Lit possible;
  world_open(&w, 1);
  Encoder *e = &w.e;
  e->limits = limits_default;
  const Sym *wide = sym_interval(e, sym_int(e, 0), sym_int(e, INT32_MAX));
  const Sym *a = sym_pick(e, wide, &possible);
  const Sym *square = sym_arithmetic(e, BUILTIN_MULTIPLY, a, a);
  const Sym *cube = sym_arithmetic(e, BUILTIN_MULTIPLY, square, a);
  cr_assert(eq(int, (int)square->kind, SYM_INTEGER));
  cr_assert(eq(int, (int)cube->kind, SYM_TERM));
  Valuation *v = valuation_create(e->circuit);
  for (uint32_t i = 0; i < 31; i++) valuation_set(v, a->bits[i], true);
  Integer number = integer_from(INT32_MAX), wanted;
  cr_assert(integer_power(e->memory, number, 3, &wanted));
  const Value *decoded = sym_decode(e, cube, v);
  cr_assert(eq(int, integer_compare(decoded->integer, wanted), 0));
  valuation_destroy(v);
  world_close(&w);
}

Test(bits, one_bit_is_minus_one_or_zero) {
  World w;
  Lit possible;
  world_open(&w, 1);
  Encoder *e = &w.e;
  e->limits.integers = 1;
  const Sym *low = sym_ite(e, w.inputs[0], sym_int(e, -1), sym_int(e, 0));
  const Sym *picked = sym_pick(e, sym_interval(e, low, sym_int(e, 0)), &possible);
  cr_assert(eq(u32, picked->count, 1));
  uint32_t seen[2] = {0};
  for (uint32_t row = 0; row < world_rows(&w); row++) {
    Valuation *v = world_valuation(&w, row);
    if (valuation_lit(v, possible)) seen[sym_decode(e, picked, v) == value_int(e->values, 0)]++;
    valuation_destroy(v);
  }
  cr_assert(eq(u32, seen[1], 2 * seen[0])); /* -1 only where it is in the interval */
  world_close(&w);
}
