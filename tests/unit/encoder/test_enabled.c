/* ENABLED is exact and makes no inputs. */
#include <criterion/criterion.h>

#include "spec_fixture.h"

static const char counter[] = "VARIABLES x, y\nInit == x \\in 0..3 /\\ y = 0\n"
                              "Up == x < 3 /\\ x' = x + 1 /\\ UNCHANGED y\n"
                              "Down == \\E n \\in 1..x : x' = x - n /\\ y' = n\n";

Test(enabled, an_action_is_enabled_where_it_has_a_step) {
  Fixture f = fixture_open(counter);
  check_enabled(&f, "Up", "x", "0..2");
  check_enabled(&f, "Down", "x", "1..3");
  check_enabled(&f, "Up \\/ Down", "x", "0..3");
  fixture_close(&f);
}

Test(enabled, no_input_is_made) {
  Fixture f = fixture_open(counter);
  uint32_t before = circuit_input_count(f.encoder->circuit);
  check_enabled(&f, "(Up \\/ Down) /\\ x' \\in 1..2", "x", "0..3");
  cr_assert(circuit_input_count(f.encoder->circuit) == before);
  fixture_close(&f);
}

Test(enabled, tests_of_next_values_see_each_branch_by_itself) {
  Fixture f = fixture_open(counter);
  check_enabled(&f, "(x' = x \\/ x' = 5) /\\ UNCHANGED y /\\ x' > 1", "x", "0..3");
  check_enabled(&f, "(x' = x \\/ x' = x + 1) /\\ UNCHANGED y /\\ x' = 2", "x", "{1, 2}");
  check_enabled(&f, "x' \\in 0..x /\\ y' = x' * 2 /\\ y' = 4", "x", "{2, 3}");
  fixture_close(&f);
}

Test(enabled, a_later_test_may_stand_behind_a_definition) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..3\nLater == x' = 2\nTwo(p) == p' = 2\n");
  check_enabled(&f, "(x' = x \\/ x' = x + 1) /\\ Later", "x", "{1, 2}");
  check_enabled(&f, "(x' = x \\/ x' = x + 1) /\\ Two(x)", "x", "{1, 2}");
  fixture_close(&f);
}

Test(enabled, a_next_value_from_an_infinite_set_needs_no_list) {
  Fixture f = fixture_open(counter);
  check_enabled(&f, "x = 1 /\\ x' \\in Nat /\\ y' = 0", "x", "{1}");
  check_enabled(&f, "\\E n \\in Nat : x = 2 /\\ x' = 0 /\\ y' = 0", "x", "{2}");
  fixture_close(&f);
}

Test(enabled, a_choice_that_can_not_be_listed_is_refused) {
  Fixture f = fixture_open(counter);
  Predicate p = encode_enabled(
      f.encoder, fixture_node(&f, "\\E n \\in Nat : n > x /\\ x' = n /\\ y' = 0"), f.initial.next);
  cr_assert(p.failures.count == 1 && p.failures.at[0].kind == FAULT_UNSUPPORTED);
  fixture_close(&f);
}

Test(enabled, as_an_expression_it_speaks_of_the_state_it_stands_in) {
  Fixture f = fixture_open(counter);
  check_values(&f, "<<x, ENABLED Up, ENABLED Down>>", "{<<n, n < 3, n > 0>> : n \\in 0..3}");
  check_successors(&f, "x' = x + 1 /\\ y' = (IF (ENABLED (x < 3 /\\ x' = x))' THEN 1 ELSE 0)",
                   "{<<1, 1>>, <<2, 1>>, <<3, 0>>, <<4, 0>>}");
  fixture_close(&f);
}

Test(enabled, the_steps_of_many_processes_are_united) {
  Fixture f = fixture_open("VARIABLE g\nInit == g \\in [1..8 -> {0}]\n"
                           "Next == \\A p \\in 1..8 : \\E n \\in 1..2 : g[p] < n\n");
  check_enabled(&f, "Next /\\ g' = g", "g", "{<<0, 0, 0, 0, 0, 0, 0, 0>>}");
  check_enabled(&f, "\\E p, q, r \\in 1..8 : g' = [g EXCEPT ![p] = q, ![q] = r]", "g",
                "{<<0, 0, 0, 0, 0, 0, 0, 0>>}");
  fixture_close(&f);
}

Test(enabled, what_stands_behind_a_step_that_exists_can_not_fail) {
  Fixture f = fixture_open(counter);
  check_failing(&f, "ENABLED (x' = 0 \\/ 4 \\div x = 1)", FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "ENABLED (4 \\div x = 1 \\/ x' = 0)", FAULT_ZERO_DIVISOR, "x", "{0}");
  check_failing(&f, "ENABLED (\\E n \\in 0..1 : n = x \\/ 4 \\div x = 2)", FAULT_ZERO_DIVISOR, "x",
                "{}");
  fixture_close(&f);
}

Test(enabled, ways_that_end_in_the_same_state_are_one) {
  Limits limits = limits_default;
  limits.ways = 16;
  Fixture f = fixture_open_with_limits("VARIABLE x\nInit == x = 0\n", &limits);
  check_enabled(&f, "(\\E i, j \\in 0..15 : x' = (i + j) % 16) /\\ x' # 20", "x", "{0}");
  Predicate p = encode_enabled(
      f.encoder, fixture_node(&f, "(\\E i \\in 0..16 : x' = i) /\\ x' > 20"), f.initial.next);
  cr_assert(p.failures.count == 1 && p.failures.at[0].kind == FAULT_LIMIT);
  fixture_close(&f);
}

Test(enabled, too_many_choices_are_a_limit) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..3\n");
  const char *many = "\\E t \\in SUBSET (1..16) : Cardinality(t) = x /\\ x' \\in t /\\ x' > 20";
  Predicate p = encode_enabled(f.encoder, fixture_node(&f, many), f.initial.next);
  cr_assert(p.failures.count == 1 && p.failures.at[0].kind == FAULT_LIMIT);
  fixture_close(&f);
}

Test(enabled, a_disjunct_that_stutters_spares_the_others_their_sets) {
  Fixture f = fixture_open(counter);
  const Node *next = fixture_node(
      &f, "(\\E s \\in SUBSET (1..40) : x' = x /\\ 2 \\in s /\\ y' = 0) \\/ UNCHANGED <<x, y>>");
  uint32_t gates = circuit_gate_count(f.encoder->circuit);
  Predicate p = encode_successor(f.encoder, next, f.initial.next);
  cr_assert(lit_is_true(p.holds) && p.failures.count == 0);
  cr_assert(circuit_gate_count(f.encoder->circuit) < gates + 100);
  fixture_close(&f);
}
