#include "solver/instance.h"

#include <criterion/criterion.h>

/* n is of the state, k was chosen. */
typedef struct Chosen {
  Circuit *circuit;
  Term n, k;
  CircuitMark mark;
  Valuation *valuation;
} Chosen;

static Chosen chosen(int64_t n, int64_t k) {
  Chosen c = {.circuit = circuit_create()};
  c.n = circuit_integer(c.circuit);
  c.mark = circuit_mark(c.circuit);
  c.k = circuit_integer(c.circuit);
  c.valuation = valuation_create(c.circuit);
  valuation_set_term(c.valuation, c.n, integer_from(n));
  valuation_set_term(c.valuation, c.k, integer_from(k));
  return c;
}

static void chosen_free(Chosen *c) {
  valuation_destroy(c->valuation);
  circuit_destroy(c->circuit);
}

static Term plus(Chosen *c, Term t, int64_t number) {
  return circuit_add(c->circuit, t, circuit_constant(c->circuit, integer_from(number)));
}

Test(instance, what_equals_a_term_of_the_state_becomes_that_term) {
  Chosen c = chosen(4, 7);
  Lit root = circuit_eq(c.circuit, plus(&c, c.k, 1), plus(&c, c.n, 4));
  cr_assert(lit_is_true(instance(c.circuit, root, c.mark, c.valuation)));
  chosen_free(&c);
}

Test(instance, what_is_larger_becomes_the_least_that_is) {
  Chosen c = chosen(4, 100);
  Lit least = circuit_le(c.circuit, circuit_constant(c.circuit, integer_from(0)), c.k);
  Lit larger = lit_not(circuit_le(c.circuit, c.k, c.n));
  Lit root = circuit_and(c.circuit, least, larger);
  Lit want = circuit_le(c.circuit, circuit_constant(c.circuit, integer_from(-1)), c.n);
  cr_assert(lit_is(instance(c.circuit, root, c.mark, c.valuation), want));
  chosen_free(&c);
}

Test(instance, what_no_term_fits_keeps_its_value) {
  Chosen c = chosen(4, 8);
  Term product = circuit_multiply(c.circuit, c.n, c.k);
  Lit root = circuit_eq(c.circuit, product, circuit_constant(c.circuit, integer_from(32)));
  Term eight = circuit_constant(c.circuit, integer_from(8));
  Lit want = circuit_eq(c.circuit, circuit_multiply(c.circuit, c.n, eight),
                        circuit_constant(c.circuit, integer_from(32)));
  cr_assert(lit_is(instance(c.circuit, root, c.mark, c.valuation), want));
  chosen_free(&c);
}
