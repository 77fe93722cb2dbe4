/* Actions and initial predicates as guarded assignments. */
#include <criterion/criterion.h>

#include "spec_fixture.h"

static const char counter[] = "VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\n";

Test(action, an_initial_predicate_gives_values_and_tests_them) {
  Fixture f = fixture_open(counter);
  check_initial(&f, "x \\in 0..3 /\\ y = x + 1 /\\ y > 2", "{<<2, 3>>, <<3, 4>>}");
  check_initial(&f, "(x = 1 \\/ x = 2) /\\ y \\in {x, 5}",
                "{<<1, 1>>, <<1, 5>>, <<2, 2>>, <<2, 5>>}");
  fixture_close(&f);
}

Test(action, the_first_equation_assigns_and_later_ones_test) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "x' = x + 1 /\\ y' \\in 0..1 /\\ x' = 2", "{<<2, 0>>, <<2, 1>>}");
  check_successors(&f, "x' \\in 0..9 /\\ x' \\in {4, 10} /\\ UNCHANGED y", "{<<4, 0>>}");
  fixture_close(&f);
}

Test(action, a_composition_goes_through_a_state_in_between) {
  Fixture f = fixture_open(counter);
  check_successors(&f,
                   "(x' \\in {x + 1, 9} /\\ y' = 4) \\cdot (x < 9 /\\ x' = 10 * x /\\ y' = y + 1)",
                   "{<<10, 5>>, <<20, 5>>, <<30, 5>>}");
  check_successors(&f, "y' = 3 /\\ (x' = 7 /\\ y' = 1) \\cdot (x' = x /\\ y' \\in {y, 3})",
                   "{<<7, 3>>}");
  check_successors(&f, "(x' = 1 /\\ y' = 1) \\cdot (x = 0 /\\ UNCHANGED <<x, y>>)", "{}");
  cr_assert(step_fails(&f, "(x' = 1) \\cdot UNCHANGED <<x, y>>", FAULT_UNASSIGNED));
  fixture_close(&f);
}

Test(action, a_disjunction_may_take_each_of_its_branches) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "(x = 0 /\\ x' = 5 /\\ y' = 1) \\/ (x = 1 /\\ y' = 2 /\\ x' = 6) \\/ FALSE",
                   "{<<5, 1>>, <<6, 2>>}");
  check_successors(&f, "(x' = 1 \\/ x' = 2) /\\ y' = x' * 10", "{<<1, 10>>, <<2, 20>>}");
  fixture_close(&f);
}

Test(action, a_branch_that_never_holds_costs_no_input) {
  Fixture f = fixture_open("VARIABLE x\nInit == x = 0\n");
  uint32_t before = circuit_input_count(f.encoder->circuit);
  check_successors(&f, "(x = 1 /\\ x' = 5) \\/ (x = 0 /\\ x' = 6) \\/ (x > 7 /\\ x' = 8)", "{6}");
  cr_assert(circuit_input_count(f.encoder->circuit) == before);
  fixture_close(&f);
}

Test(action, an_existential_picks_any_element) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "\\E n \\in 1..3, m \\in {x, 7} : n + m > 8 /\\ x' = n /\\ y' = m",
                   "{<<2, 7>>, <<3, 7>>}");
  check_successors(&f, "\\E <<n, m>> \\in {<<1, 2>>, <<3, 4>>} : x' = n /\\ y' = m",
                   "{<<1, 2>>, <<3, 4>>}");
  check_successors(&f, "\\E n \\in {} : x' = n /\\ y' = n", "{}");
  fixture_close(&f);
}

Test(action, elements_that_constants_exclude_cost_no_input) {
  Fixture f = fixture_open("VARIABLES x, y\nInit == x = {[t |-> \"a\", n |-> 1], [t |-> \"b\"], [t "
                           "|-> \"c\"]} /\\ y = 0\n"
                           "Take(m) == (m.t = \"a\" /\\ y' = m.n) \\/ (m.t = \"d\" /\\ y' = 7)\n");
  uint32_t before = circuit_input_count(f.encoder->circuit);
  check_successors(&f, "\\E m \\in x : m.t = \"a\" /\\ y' = m.n /\\ x' = 0", "{<<0, 1>>}");
  check_successors(&f, "\\E m \\in x : Take(m) /\\ x' = 0", "{<<0, 1>>}");
  cr_assert(circuit_input_count(f.encoder->circuit) == before);
  fixture_close(&f);
}

Test(action, an_element_on_which_the_action_fails_first_is_not_excluded) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in SUBSET {0, 1, 2}\n");
  cr_assert(
      step_fails(&f, "\\E n \\in x : 1 \\div n = 1 /\\ n = 1 /\\ x' = x", FAULT_ZERO_DIVISOR));
  cr_assert(
      step_fails(&f, "\\E n \\in x : x = x /\\ 1 \\div n = 2 /\\ x' = x", FAULT_ZERO_DIVISOR));
  check_successors(&f, "\\E n \\in x : n = 1 /\\ 1 \\div n = 1 /\\ x' = {n}", "{{1}}");
  fixture_close(&f);
}

Test(action, what_was_picked_is_told) {
  Fixture f = fixture_open(counter);
  const Node *node = fixture_node(&f, "\\E n \\in 1..3 : x' = n /\\ y' = n");
  Step step = encode_step(f.encoder, node, f.initial.next);
  cr_assert(step.pick_count == 1 && step.picks[0].node == node);
  fixture_close(&f);
}

Test(action, IF_and_CASE_guard_their_branches) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "IF x = 0 THEN x' = 1 /\\ y' = 1 ELSE x' = 0 /\\ UNCHANGED y",
                   "{<<1, 1>>, <<0, 0>>}");
  check_successors(&f, "CASE x = 0 -> x' = 3 /\\ y' = 0 [] x > 0 -> x' = 4 /\\ y' = x",
                   "{<<3, 0>>, <<4, 1>>, <<4, 2>>}");
  cr_assert(step_fails(&f, "CASE x = 0 -> x' = 3 /\\ y' = 0", FAULT_NO_CASE));
  fixture_close(&f);
}

Test(action, a_universal_is_the_conjunction_of_its_instances) {
  Fixture f = fixture_open("VARIABLE g\nInit == g = <<0, 0>>\n");
  check_successors(&f, "g' \\in [1..2 -> 0..2] /\\ \\A n \\in 1..2 : g'[n] > g[n] + n - 1",
                   "{<<1, 2>>, <<2, 2>>}");
  fixture_close(&f);
}

Test(action, a_variable_assigned_in_one_branch_only_is_tested_there_and_assigned_elsewhere) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "((x = 0 /\\ y' = 1) \\/ x > 0) /\\ y' \\in {1, 2} /\\ x' = 0",
                   "{<<0, 1>>, <<0, 2>>}");
  fixture_close(&f);
}

Test(action, unchanged_works_through_definitions_and_nested_tuples) {
  Fixture f = fixture_open("VARIABLES x, y, z\nInit == x \\in 0..1 /\\ y = 5 /\\ z = 6\n"
                           "rest == <<y, <<z>>>>\nvars == <<x, rest>>\n");
  check_successors(&f, "x' = x + 1 /\\ UNCHANGED rest", "{<<1, 5, 6>>, <<2, 5, 6>>}");
  check_successors(&f, "[x' = 9 /\\ UNCHANGED rest]_vars",
                   "{<<0, 5, 6>>, <<1, 5, 6>>, <<9, 5, 6>>}");
  check_successors(&f, "<<x' \\in 0..1 /\\ UNCHANGED rest>>_x", "{<<0, 5, 6>>, <<1, 5, 6>>}");
  fixture_close(&f);
}

Test(action, actions_can_be_arguments_of_operators) {
  Fixture f = fixture_open("VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\n"
                           "When(P, A) == P /\\ A\n"
                           "Becomes(v, e) == v' = e\n"
                           "Each(A(_), S) == \\E n \\in S : A(n)\n");
  check_successors(&f, "When(x = 1, x' = 7) /\\ Becomes(y, x')", "{<<7, 7>>}");
  check_successors(&f, "Each(LAMBDA n : x' = n /\\ y' = n + x, {3, 4}) /\\ x = 0",
                   "{<<3, 3>>, <<4, 4>>}");
  fixture_close(&f);
}

Test(action, a_local_definition_is_evaluated_anew_in_each_branch) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "LET z == x' * 2 IN (x' = 1 /\\ y' = z) \\/ (x' = 2 /\\ y' = z)",
                   "{<<1, 2>>, <<2, 4>>}");
  check_initial(&f, "LET z == x * 2 IN (x = 1 /\\ y = z) \\/ (x = 2 /\\ y = z)",
                "{<<1, 2>>, <<2, 4>>}");
  fixture_close(&f);
}

Test(action, a_tuple_of_variables_is_assigned_item_by_item) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "<<x, y>>' = <<x + 5, 1>>", "{<<5, 1>>, <<6, 1>>, <<7, 1>>}");
  check_successors(&f, "y' = 2 /\\ <<x, y>>' \\in {1, 2} \\X {2, 3}", "{<<1, 2>>, <<2, 2>>}");
  check_successors(&f, "<<x, y>>' = <<1, 2, 3>>", "{}");
  check_enabled(&f, "<<x, y>>' \\in {1, 2} \\X {2, 3} /\\ x' = x", "x", "{1, 2}");
  fixture_close(&f);
}

Test(action, every_disjunct_of_a_guard_is_explored) {
  Fixture f = fixture_open(counter);
  cr_assert(step_fails(&f, "(x = 0 \\/ 4 \\div x > 1) /\\ x' = 0 /\\ y' = 0", FAULT_ZERO_DIVISOR));
  cr_assert(!step_fails(&f, "x' = (IF x = 0 \\/ 4 \\div x > 1 THEN 0 ELSE 1) /\\ y' = 0",
                        FAULT_ZERO_DIVISOR));
  fixture_close(&f);
}

Test(action, an_implication_is_followed_where_its_left_side_holds) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "(x = 0 => y' = 1) /\\ (x > 0 => y' = 2) /\\ x' = x",
                   "{<<0, 1>>, <<1, 2>>, <<2, 2>>}");
  fixture_close(&f);
}

Test(action, a_universal_over_a_symbolic_set_skips_what_is_not_in_it) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "(\\A n \\in x..1 : x' = 5) /\\ (x > 1 => x' = 6) /\\ y' = 0",
                   "{<<5, 0>>, <<6, 0>>}");
  fixture_close(&f);
}

Test(action, reading_a_next_value_too_early_fails) {
  Fixture f = fixture_open(counter);
  cr_assert(step_fails(&f, "y' = x' /\\ x' = 1", FAULT_NO_NEXT_VALUE));
  cr_assert(!step_fails(&f, "x' = 1 /\\ y' = x'", FAULT_NO_NEXT_VALUE));
  fixture_close(&f);
}

Test(action, a_variable_left_without_a_next_value_fails) {
  Fixture f = fixture_open(counter);
  cr_assert(step_fails(&f, "x' = 1", FAULT_UNASSIGNED));
  cr_assert(step_fails(&f, "x' = 1 /\\ (x = 0 => y' = 1)", FAULT_UNASSIGNED));
  cr_assert(!step_fails(&f, "x' = 1 /\\ FALSE", FAULT_UNASSIGNED));
  fixture_close(&f);
}

Test(action, reading_a_variable_too_early_in_an_initial_predicate_fails) {
  Fixture f = fixture_open(counter);
  Step step = encode_initial(f.encoder, fixture_node(&f, "x = y /\\ y = 1"));
  cr_assert(step.failures.count > 0 && step.failures.at[0].kind == FAULT_NO_INITIAL_VALUE);
  fixture_close(&f);
}

Test(action, the_guard_goes_on_the_path_of_what_follows) {
  Fixture f = fixture_open(counter);
  check_successors(&f, "x # 0 /\\ y' = 4 \\div x /\\ x' = 0", "{<<0, 4>>, <<0, 2>>}");
  cr_assert(!step_fails(&f, "x # 0 /\\ y' = 4 \\div x /\\ x' = 0", FAULT_ZERO_DIVISOR));
  cr_assert(step_fails(&f, "y' = 4 \\div x /\\ x # 0 /\\ x' = 0", FAULT_ZERO_DIVISOR));
  fixture_close(&f);
}

Test(action, a_next_value_from_an_infinite_set_is_a_solver_integer) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\n");
  Step step = encode_step(f.encoder, fixture_node(&f, "x' \\in Nat /\\ x' > x"), f.initial.next);
  cr_assert(step.next[0]->kind == SYM_TERM);
  fixture_close(&f);
}

Test(action, the_size_of_what_is_a_set_in_some_states_only_is_no_crash) {
  Fixture f = fixture_open("VARIABLE u\nInit == u \\in {{1}, {1, 2}} \\/ u = \"a\"\n");
  cr_assert(!step_fails(&f, "u # \"a\" /\\ u' \\in {n \\in u : n > 0}", FAULT_NOT_SET));
  cr_assert(step_fails(&f, "u' \\in {n \\in u : n > 0}", FAULT_NOT_SET));
  cr_assert(step_fails(&f, "u' \\in UNION {u : n \\in u}", FAULT_NOT_SET));
  cr_assert(step_fails(&f, "u' = (LET p == {n \\in u : n > 0} IN 1 \\in p)", FAULT_NOT_SET));
  fixture_close(&f);
}
