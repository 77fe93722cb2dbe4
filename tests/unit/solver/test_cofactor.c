#include "solver/cofactor.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(cofactor, fixes_the_inputs_made_since_the_mark) {
  Circuit *c = circuit_create();
  Lit a = circuit_input(c), b = circuit_input(c);
  CircuitMark mark = circuit_mark(c);
  Lit x = circuit_input(c), y = circuit_input(c);
  Lit root = circuit_ite(c, x, circuit_and(c, a, y), circuit_xor(c, b, y));
  Valuation *v = valuation_create(c);
  valuation_set(v, x, true);
  valuation_set(v, y, true);
  cr_assert(lit_is(cofactor(c, root, mark, v), a));
  valuation_destroy(v);
  v = valuation_create(c);
  valuation_set(v, y, true);
  cr_assert(lit_is(cofactor(c, lit_not(root), mark, v), b));
  valuation_destroy(v);
  circuit_destroy(c);
}

Test(cofactor, fixes_integers_and_folds_what_becomes_constant) {
  Circuit *c = circuit_create();
  Term n = circuit_integer(c);
  CircuitMark mark = circuit_mark(c);
  Term k = circuit_integer(c);
  Lit less = circuit_le(c, circuit_add(c, n, k), circuit_constant(c, integer_from(9)));
  Lit positive = circuit_le(c, circuit_constant(c, integer_from(1)), k);
  Valuation *v = valuation_create(c);
  valuation_set_term(v, k, integer_from(4));
  Term sum = circuit_add(c, n, circuit_constant(c, integer_from(4)));
  Lit want = circuit_le(c, sum, circuit_constant(c, integer_from(9)));
  cr_assert(lit_is(cofactor(c, circuit_and(c, less, positive), mark, v), want));
  valuation_destroy(v);
  circuit_destroy(c);
}

Test(cofactor, shares_what_was_there_before) {
  Circuit *c = circuit_create();
  Lit a = circuit_input(c), b = circuit_input(c), both = circuit_and(c, a, b);
  Valuation *v = valuation_create(c);
  cr_assert(lit_is(cofactor(c, both, circuit_mark(c), v), both));
  valuation_destroy(v);
  circuit_destroy(c);
}
