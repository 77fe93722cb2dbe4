#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "solver/obligation.h"

typedef struct Named {
  char name[SHA256_TEXT];
} Named;

/* (x /\ ~y) \/ (n <= k), after some gates that have nothing to do with it. */
static Named name_of(int others, int64_t k, bool negate) {
  Named named;
  Circuit *c = circuit_create();
  for (int i = 0; i < others; i++) circuit_and(c, circuit_input(c), circuit_input(c));
  for (int i = 0; i < others; i++) circuit_integer(c);
  Lit x = circuit_input(c), y = circuit_input(c);
  Lit low = circuit_le(c, circuit_integer(c), circuit_constant(c, integer_from(k)));
  Lit all[] = {circuit_or(c, circuit_and(c, x, lit_xor_sign(y, negate)), low), x};
  obligation_name(c, 2, all, named.name);
  circuit_destroy(c);
  return named;
}

Test(obligation, does_not_depend_on_what_else_is_in_the_circuit) {
  cr_assert(eq(str, name_of(0, 5, true).name, name_of(7, 5, true).name));
}

Test(obligation, tells_signs_and_constants_apart) {
  cr_assert(ne(str, name_of(0, 5, true).name, name_of(0, 5, false).name));
  cr_assert(ne(str, name_of(0, 5, true).name, name_of(0, 6, true).name));
}

Test(obligation, tells_inputs_apart_that_are_the_same_from_those_that_are_not) {
  Named same, other;
  Circuit *c = circuit_create();
  Lit x = circuit_input(c), y = circuit_input(c), z = circuit_input(c);
  Lit one[] = {circuit_and(c, x, y), circuit_and(c, x, lit_not(z))};
  Lit two[] = {circuit_and(c, x, y), circuit_and(c, x, lit_not(y))};
  obligation_name(c, 2, one, same.name);
  obligation_name(c, 2, two, other.name);
  circuit_destroy(c);
  cr_assert(ne(str, same.name, other.name));
}

Test(obligation, is_about_all_literals_in_their_order) {
  Named both, one, swapped;
  Circuit *c = circuit_create();
  Lit x = circuit_input(c), all[] = {x, circuit_and(c, x, circuit_input(c)), x};
  obligation_name(c, 2, all, both.name);
  obligation_name(c, 1, all, one.name);
  obligation_name(c, 2, all + 1, swapped.name);
  circuit_destroy(c);
  cr_assert(ne(str, both.name, one.name));
  cr_assert(ne(str, both.name, swapped.name));
}
