/* Evaluation ends when its budget does, and says so. */
#include <criterion/criterion.h>

#include "base/budget.h"
#include "spec_fixture.h"

static const char sets[] = "VARIABLE s\nInit == s \\in SUBSET (1..14)\n";

/* Some failure of kind LIMIT that happens whatever the inputs? */
static bool is_given_up(Failures failures) {
  bool found = false;
  for (uint32_t i = 0; i < failures.count; i++)
    found = found || (failures.at[i].kind == FAULT_LIMIT && lit_is_true(failures.at[i].when));
  return found;
}

static const char endless[] =
    "\\A a, b \\in SUBSET s : \\E c \\in SUBSET s : a \\cap b \\subseteq c";

Test(budget, a_predicate_is_given_up_in_time_and_nothing_is_claimed_of_it) {
  Fixture f = fixture_open(sets);
  const Node *node = fixture_node(&f, endless);
  Budget budget = {.deadline = budget_clock() + 0.1};
  encoder_set_budget(f.encoder, &budget);
  Predicate p = encode_predicate(f.encoder, node, f.initial.next, NULL);
  cr_assert(is_given_up(p.failures));
  cr_assert(encoder_spent_at(f.encoder) != NULL);
  fixture_close(&f);
}

Test(budget, a_step_and_its_successors_are_given_up_as_well) {
  Fixture f = fixture_open(sets);
  const Node *node =
      fixture_node(&f, "s' = {n \\in s : \\A a, b \\in SUBSET s : n \\in a \\cap b}");
  Budget budget = {.deadline = budget_clock() + 0.1};
  encoder_set_budget(f.encoder, &budget);
  Step step = encode_step(f.encoder, node, f.initial.next);
  cr_assert(is_given_up(step.failures));
  Predicate p = encode_successor(f.encoder, node, f.initial.next);
  cr_assert(is_given_up(p.failures));
  fixture_close(&f);
}

Test(budget, a_constant_that_the_concrete_evaluator_works_on_is_given_up) {
  Fixture f = fixture_open(sets);
  const Node *node =
      fixture_node(&f, "\\A a, b, c \\in SUBSET (1..14) : a \\cap b # c \\/ b # {99}");
  Budget budget = {.deadline = budget_clock() + 0.1};
  encoder_set_budget(f.encoder, &budget);
  Predicate p = encode_predicate(f.encoder, node, f.initial.next, NULL);
  cr_assert(is_given_up(p.failures));
  fixture_close(&f);
}

Test(budget, too_many_gates_spend_it) {
  Limits limits = limits_default;
  limits.gates = 100;
  Fixture f = fixture_open_with_limits(sets, &limits);
  const Node *node =
      fixture_node(&f, "\\A a, b \\in SUBSET (1..7) : Cardinality(a \\cap s) # 5 \\/ b # s");
  Budget budget = {0};
  encoder_set_budget(f.encoder, &budget);
  Predicate p = encode_predicate(f.encoder, node, f.initial.next, NULL);
  cr_assert(is_given_up(p.failures));
  cr_assert_str_eq(budget.spent, "the circuit has too many gates");
  fixture_close(&f);
}
