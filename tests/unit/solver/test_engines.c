/* What both engines must say about the same small specs.  With constraints the
   depths differ: the symbolic engine looks at states outside them too, and knows
   only paths. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "checked.h"

static const char die_hard[] = "VARIABLES big, small\n"
                               "Min(a, b) == IF a < b THEN a ELSE b\n"
                               "Init == big = 0 /\\ small = 0\n"
                               "FillBig == big' = 5 /\\ small' = small\n"
                               "FillSmall == small' = 3 /\\ big' = big\n"
                               "EmptyBig == big' = 0 /\\ UNCHANGED small\n"
                               "EmptySmall == small' = 0 /\\ UNCHANGED big\n"
                               "Pour == LET n == Min(big + small, 3) IN\n"
                               "        small' = n /\\ big' = big + small - n\n"
                               "Back == /\\ big' = Min(big + small, 5)\n"
                               "        /\\ small' = small - (big' - big)\n"
                               "Next == \\/ FillBig \\/ FillSmall \\/ EmptyBig\n"
                               "        \\/ EmptySmall \\/ Pour \\/ Back\n"
                               "NotSolved == big # 4\n"
                               "TypeOK == big \\in 0..5 /\\ small \\in 0..3\n";

Test(engines, find_the_shortest_way_to_a_violation) {
  expect_both(die_hard, "INIT Init NEXT Next INVARIANTS TypeOK NotSolved",
              (Expected){VERDICT_VIOLATED, 6, false, "NotSolved"});
}

Test(engines, name_the_actions_of_a_trace) {
  Checked c =
      checked_run(check_symbolic, die_hard, "INIT Init NEXT Next INVARIANT NotSolved", &ten_steps);
  const Action *last = &c.result->trace.at[6].action;
  cr_assert(eq(str, (char *)symbol_text(last->definition->name), "Pour"));
  cr_assert(eq(str, (char *)checked_value(&c, 6, 0), "4"));
  cr_assert(eq(str, (char *)checked_value(&c, 6, 1), "3"));
  checked_free(&c);
}

Test(engines, a_variable_that_is_to_be_a_subset_becomes_each_one) {
  static const char body[] = "VARIABLES x, n\n"
                             "Init == x \\subseteq {1, 2} /\\ n = 0\n"
                             "Next == x' \\subseteq (x \\union {3}) /\\ n' = n + 1\n"
                             "Here == x \\subseteq 1..3\n"
                             "Inv == ~(x = {2, 3} /\\ n = 3)\n";
  expect_both(body, "INIT Init NEXT Next INVARIANTS Here Inv",
              (Expected){VERDICT_VIOLATED, 3, false, "Inv"});
}

Test(engines, explicit_counts_distinct_states) {
  Checked c =
      checked_run(check_explicit, die_hard, "INIT Init NEXT Next INVARIANT TypeOK", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_HOLDS);
  cr_assert(c.result->exhaustive);
  cr_assert(eq(u64, c.result->statistics.distinct_states, 16));
  cr_assert(eq(u64, c.result->statistics.generated_states, 97));
  cr_assert(eq(u32, c.result->depth, 7));
  checked_free(&c);
}

static const char counter[] = "VARIABLE x\n"
                              "Init == x = 0\n"
                              "Next == x < 3 /\\ x' = x + 1\n"
                              "Small == x < 3\n"
                              "Below9 == x < 9\n"
                              "Grows == [][x' > x]_x\n"
                              "Shrinks == [][x' < x]_x\n"
                              "AlwaysSmall == []Small\n"
                              "Starts == x = 1\n"
                              "Ends == <>(x = 3)\n"
                              "Safe == Init /\\ [][Next]_x /\\ Ends\n";

/* ---- invariants of steps and of executions ---- */

static const char walk[] =
    "VARIABLES x, y\n"
    "Init == x = 0 /\\ y \\in 0..1\n"
    "Next == x' = x + y /\\ y' \\in 0..1\n"
    "Grows == x' >= x\n"
    "Strict == x' > x\n"
    "Strange == x' = 2 => x # 1\n"
    "Divides == 6 \\div (3 - x') # 99\n"
    "NoPair(h) == \\A i \\in 2..Len(h) : h[i].x = 0 \\/ h[i].y # h[i - 1].y\n"
    "Short(h) == h[Len(h)].x < Len(h)\n"
    "First(h) == h[2].x < 9\n";

Test(engines, check_an_action_invariant_in_every_step) {
  expect_of(check_symbolic, walk, "INIT Init NEXT Next INVARIANT Grows",
            (Expected){VERDICT_HOLDS, 10, false, NULL});
  expect_both(walk, "INIT Init NEXT Next INVARIANT Strict",
              (Expected){VERDICT_VIOLATED, 1, false, "Strict"});
  expect_both(walk, "INIT Init NEXT Next INVARIANTS Grows Strange",
              (Expected){VERDICT_VIOLATED, 2, false, "Strange"});
}

Test(engines, meet_evaluation_errors_of_action_invariants) {
  expect_both(walk, "INIT Init NEXT Next INVARIANT Divides",
              (Expected){VERDICT_FAULT, 3, false, "Divides"});
}

Test(symbolic, checks_an_invariant_of_executions_of_every_length) {
  expect_of(check_symbolic, walk, "INIT Init NEXT Next INVARIANT NoPair",
            (Expected){VERDICT_VIOLATED, 1, false, "NoPair"});
  expect_of(check_symbolic, walk, "INIT Init NEXT Next INVARIANT Short",
            (Expected){VERDICT_HOLDS, 10, false, NULL});
}

Test(symbolic, meets_evaluation_errors_of_invariants_of_executions) {
  expect_of(check_symbolic, walk, "INIT Init NEXT Next INVARIANT First",
            (Expected){VERDICT_FAULT, 0, false, "First"});
}

Test(simulation, checks_invariants_of_executions) {
  Checked c =
      checked_run(simulate, walk, "INIT Init NEXT Next INVARIANTS Short NoPair", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_VIOLATED);
  cr_assert(eq(str, (char *)c.result->property, "NoPair"));
  checked_free(&c);
}

Test(explicit, does_not_claim_anything_about_executions) {
  Checked c = checked_run(check_explicit, walk, "INIT Init NEXT Next INVARIANT Short", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  cr_assert(ne(ptr, strstr(c.result->reason, "trace invariant Short"), NULL));
  checked_free(&c);
}

/* A test of an argument that stands for a variable was asked before the variable had a value. */
Test(engines, give_a_variable_that_is_an_argument_its_value_before_they_test_it) {
  static const char module[] = "VARIABLES x\n"
                               "Among(v) == \\E n \\in 0..3 : v = n /\\ v > 1\n"
                               "Init == Among(x)\n"
                               "Next == x' = x\n"
                               "Two == x # 2\n"
                               "Late == x > 1\n";
  expect_both(module, "INIT Init NEXT Next INVARIANT Two",
              (Expected){VERDICT_VIOLATED, 0, false, "Two"});
  expect_of(check_explicit, module, "INIT Init NEXT Next INVARIANT Late",
            (Expected){VERDICT_HOLDS, 0, true, NULL});
}

/* ---- Guess and Gen ---- */

static const char guesses[] = "LOCAL INSTANCE Apalache\nVARIABLES x, y\n"
                              "Init == x = Guess(0..2) /\\ y := Guess({TRUE})\n"
                              "Next == x' = Guess({x, x + 1} \\ {4}) /\\ UNCHANGED y\n"
                              "Stuck == x' = Guess({n \\in 0..2 : n > x}) /\\ UNCHANGED y\n"
                              "Range == x \\in 0..3\n"
                              "Zero == x # 1\n"
                              "Three == x # 3\n"
                              "Elsewhere == x + Guess({1}) > 0\n";

Test(engines, take_any_element_where_one_is_guessed) {
  expect_both(guesses, "INIT Init NEXT Next INVARIANT Zero",
              (Expected){VERDICT_VIOLATED, 0, false, "Zero"});
  expect_both(guesses, "INIT Init NEXT Next INVARIANT Three",
              (Expected){VERDICT_VIOLATED, 1, false, "Three"});
  expect_of(check_explicit, guesses, "INIT Init NEXT Next INVARIANT Range",
            (Expected){VERDICT_HOLDS, 1, true, NULL});
}

Test(engines, cannot_guess_an_element_of_the_empty_set) {
  expect_both(guesses, "INIT Init NEXT Stuck", (Expected){VERDICT_DEADLOCK, 0, false, NULL});
}

Test(engines, refuse_guesses_elsewhere) {
  Engine *engines[] = {check_explicit, check_symbolic};
  for (int i = 0; i < 2; i++) {
    Checked c =
        checked_run(engines[i], guesses, "INIT Init NEXT Next INVARIANT Elsewhere", &ten_steps);
    cr_assert(c.result->verdict == VERDICT_FAULT || c.result->verdict == VERDICT_UNKNOWN);
    cr_assert(eq(int, (int)c.result->fault->kind, FAULT_UNSUPPORTED));
    checked_free(&c);
  }
}

static const char chosen[] =
    "LOCAL INSTANCE Apalache\nVARIABLES x, s\n"
    "Is(n) == x = n /\\ s = {n}\n"
    "Init == LET k == 2 g == Guess({k, k + 1}) h == g * 2 IN Is(h)\n"
    "Next == LET g == Guess(0..x) IN x' = g /\\ s' = s \\cup {x, g}\n"
    "None == LET g == Guess(1..0) IN x' = x /\\ s' = s\n"
    "Value == x' = (LET g == Guess({1, 2}) IN g + 1) /\\ s' = s\n"
    "Six == x # 6\nFive == x # 5\nThree == Cardinality(s) < 3\nSmall == x <= 6\n";

Test(engines, a_definition_by_guess_is_chosen_for_the_formula_below_it) {
  expect_both(chosen, "INIT Init NEXT Next INVARIANT Six",
              (Expected){VERDICT_VIOLATED, 0, false, "Six"});
  expect_both(chosen, "INIT Init NEXT Next INVARIANT Five",
              (Expected){VERDICT_VIOLATED, 1, false, "Five"});
  expect_both(chosen, "INIT Init NEXT Next INVARIANT Three",
              (Expected){VERDICT_VIOLATED, 2, false, "Three"});
  expect_both(chosen, "INIT Init NEXT None", (Expected){VERDICT_DEADLOCK, 0, false, NULL});
  expect_of(check_explicit, chosen, "INIT Init NEXT Next INVARIANT Small",
            (Expected){VERDICT_HOLDS, 6, true, NULL});
}

Test(engines, refuse_a_guess_that_is_part_of_a_value) {
  Checked c = checked_run(check_symbolic, chosen, "INIT Init NEXT Value", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  cr_assert(ne(ptr, strstr(c.result->reason, "Guess in a LET that is no formula"), NULL));
  checked_free(&c);
}

static const char generated[] =
    "LOCAL INSTANCE Apalache\n"
    "VARIABLES\n"
    "  \\* @type: Int;\n  n,\n"
    "  \\* @type: Set(Int);\n  s,\n"
    "  \\* @type: Seq({x: Int, ok: Bool});\n  q,\n"
    "  \\* @type: Bool -> Set(Bool);\n  f,\n"
    "  \\* @type: Int -> Int;\n  g\n"
    "Init == n = Gen(1) /\\ s = Gen(3) /\\ q := Gen(2) /\\ f = Gen(2) /\\ g = Gen(1)\n"
    "Next == n' = Gen(1) /\\ UNCHANGED <<s, q, f, g>>\n"
    "Number == n # -12345678901234567890\n"
    "Changes == n' # n + 5\n"
    "Set == ~(Cardinality(s) = 3 /\\ n \\in s /\\ n + 7 \\in s)\n"
    "Sequence == ~(Len(q) = 2 /\\ q[1].x = 5 + q[2].x /\\ q[2].ok /\\ ~q[1].ok)\n"
    "Function == ~(DOMAIN f = {TRUE, FALSE} /\\ f[TRUE] = {FALSE} /\\ f[FALSE] = {})\n"
    "Small == Cardinality(s) <= 3 /\\ Len(q) <= 2 /\\ \\A b \\in DOMAIN f : f[b] \\subseteq "
    "BOOLEAN\n"
    "Keys == g = <<>>\n"
    "NoKeys == g # <<>>\n";

Test(symbolic, generates_every_value_of_a_type_that_is_small_enough) {
  static const char *const names[] = {"Number", "Set", "Sequence", "Function", "NoKeys"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char config[100];
    snprintf(config, sizeof config, "INIT Init NEXT Next INVARIANT %s", names[i]);
    expect_of(check_symbolic, generated, config, (Expected){VERDICT_VIOLATED, 0, false, names[i]});
  }
  expect_of(check_symbolic, generated, "INIT Init NEXT Next INVARIANT Changes",
            (Expected){VERDICT_VIOLATED, 1, false, "Changes"});
}

/* What cannot be encoded is no reason to claim anything. */
Test(symbolic, does_not_claim_what_it_cannot_generate) {
  Checked c = checked_run(check_symbolic, generated, "INIT Init NEXT Next INVARIANTS Small Keys",
                          &ten_steps);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  checked_free(&c);
}

Test(engines, refuse_to_generate_a_value_without_a_type) {
  static const char body[] = "LOCAL INSTANCE Apalache\nVARIABLE x\n"
                             "Init == x = Gen(2)\nNext == UNCHANGED x\n";
  Checked c = checked_run(check_symbolic, body, "INIT Init NEXT Next", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  cr_assert(ne(ptr, strstr(c.result->reason, "Gen of what has no type annotation"), NULL));
  cr_assert(eq(int, (int)c.result->node->kind, NODE_CALL)); /* where it is called */
  checked_free(&c);
}

Test(engines, find_a_deadlock) {
  expect_both(counter, "INIT Init NEXT Next", (Expected){VERDICT_DEADLOCK, 3, false, NULL});
}

/* Sets of choices that cannot be listed. */

Test(symbolic, finds_no_deadlock_where_one_of_infinitely_many_choices_leads_on) {
  expect_of(check_symbolic,
            "VARIABLE x\nInit == x = 0\n"
            "Next == \\E n \\in Nat : n < 9 /\\ n > x % 8 /\\ x' = n\n",
            "INIT Init NEXT Next", (Expected){VERDICT_HOLDS, 10, false, NULL});
}

Test(symbolic, finds_a_deadlock_beside_infinitely_many_choices) {
  expect_of(check_symbolic,
            "VARIABLE x\nInit == x = 0\nNext == x < 5 /\\ \\E n \\in Nat : n > x /\\ x' = n\n",
            "INIT Init NEXT Next", (Expected){VERDICT_DEADLOCK, 1, false, NULL});
}

Test(symbolic, does_not_claim_a_deadlock_that_cannot_be_confirmed) {
  Checked c = checked_run(
      check_symbolic,
      "VARIABLE x\nInit == x = 3\nNext == \\E n \\in Nat : n > x /\\ n < 5 /\\ x' = n\n",
      "INIT Init NEXT Next", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  cr_assert(ne(ptr, strstr(c.result->reason, "seems to be a deadlock"), NULL));
  checked_free(&c);
}

Test(symbolic, names_what_it_cannot_encode_and_still_finds_violations) {
  const char *body = "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\n"
                     "Strange == x < 2 \\/ \\A n \\in Nat : n >= 0\n"
                     "Low == x < 4\n";
  Checked c = checked_run(check_symbolic, body, "INIT Init NEXT Next INVARIANT Low", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_VIOLATED);
  cr_assert(eq(u32, c.result->depth, 4));
  checked_free(&c);
  c = checked_run(check_explicit, body, "INIT Init NEXT Next INVARIANT Strange", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_FAULT);
  cr_assert(c.result->fault->kind == FAULT_NOT_ENUMERABLE);
  checked_free(&c);
}

Test(engines, know_when_everything_has_been_seen) {
  expect_both(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE INVARIANT Below9",
              (Expected){VERDICT_HOLDS, 3, true, NULL});
}

Test(engines, check_the_safety_part_of_temporal_properties) {
  expect_both(counter, "INIT Init NEXT Next PROPERTY Shrinks",
              (Expected){VERDICT_VIOLATED, 1, false, "Shrinks"});
  expect_both(counter, "INIT Init NEXT Next PROPERTY AlwaysSmall",
              (Expected){VERDICT_VIOLATED, 3, false, "AlwaysSmall"});
  expect_both(counter, "INIT Init NEXT Next PROPERTY Starts",
              (Expected){VERDICT_VIOLATED, 0, false, "Starts"});
  expect_both(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE PROPERTY Grows",
              (Expected){VERDICT_HOLDS, 3, true, NULL});
}

Test(engines, say_which_properties_they_do_not_check) {
  Checked c = checked_run(check_explicit, counter,
                          "INIT Init NEXT Next CHECK_DEADLOCK FALSE PROPERTIES Ends Safe Grows",
                          &ten_steps);
  cr_assert(eq(u32, c.result->notes.count, 2));
  cr_assert(eq(str, (char *)c.result->notes.at[0],
               "temporal property Ends is not checked by the explicit engine"));
  cr_assert(eq(str, (char *)c.result->notes.at[1],
               "only the safety part of temporal property Safe is checked by the explicit engine"));
  checked_free(&c);
}

static const char endless[] = "VARIABLE x\n"
                              "Init == x = 0\n"
                              "Next == x' = x + 1 \\/ x' = x + 2\n"
                              "Low == x < 4\n"
                              "AtMost5 == x <= 5\n"
                              "AtMost4 == x <= 4\n"
                              "OnlyOnes == x' = x + 1\n";

Test(engines, check_states_outside_a_constraint_but_do_not_leave_them) {
  const char *config = "INIT Init NEXT Next CONSTRAINT Low INVARIANT AtMost5";
  expect_of(check_explicit, endless, config, (Expected){VERDICT_HOLDS, 2, true, NULL});
  expect_of(check_symbolic, endless, config, (Expected){VERDICT_HOLDS, 4, true, NULL});
  expect_both(endless, "INIT Init NEXT Next CONSTRAINT Low INVARIANT AtMost4",
              (Expected){VERDICT_VIOLATED, 3, false, "AtMost4"});
}

Test(engines, do_not_explore_steps_outside_an_action_constraint) {
  const char *config =
      "INIT Init NEXT Next CONSTRAINT Low ACTION_CONSTRAINT OnlyOnes INVARIANT AtMost5";
  expect_of(check_explicit, endless, config, (Expected){VERDICT_HOLDS, 3, true, NULL});
  expect_of(check_symbolic, endless, config, (Expected){VERDICT_HOLDS, 4, true, NULL});
}

static const char faulty[] = "VARIABLE x\n"
                             "f == [i \\in 0..2 |-> i + 1]\n"
                             "Init == x = 0\n"
                             "Next == x' = f[x]\n"
                             "Careful == x < 3 /\\ f[x] > 0\n"
                             "Careless == f[x] > 0\n"
                             "Stop == Assert(x # 2, \"two\")\n"
                             "AssertingNext == Assert(x # 2, \"two\") /\\ x' = x + 1\n";

Test(engines, report_an_evaluation_error_with_the_way_to_it) {
  expect_both(faulty, "INIT Init NEXT Next", (Expected){VERDICT_FAULT, 3, false, NULL});
  expect_both(faulty, "INIT Init NEXT Next INVARIANT Careless",
              (Expected){VERDICT_FAULT, 3, false, "Careless"});
  expect_both(faulty, "INIT Init NEXT Next INVARIANT Careful",
              (Expected){VERDICT_VIOLATED, 3, false, "Careful"});
}

Test(engines, report_a_failed_assertion) {
  expect_both(faulty, "INIT Init NEXT Next INVARIANT Stop",
              (Expected){VERDICT_ASSERTION, 2, false, "Stop"});
  expect_both(faulty, "INIT Init NEXT AssertingNext",
              (Expected){VERDICT_ASSERTION, 2, false, NULL});
}

Test(engines, report_an_error_of_the_initial_predicate) {
  expect_both("VARIABLE x\nInit == x = Head(<<>>)\nNext == x' = x\n", "INIT Init NEXT Next",
              (Expected){VERDICT_FAULT, 0, false, NULL});
}

Test(engines, check_assumptions_first) {
  const char *body = "CONSTANT N\nASSUME Positive == N > 0\nASSUME Even == N % 2 = 0\n"
                     "VARIABLE x\nInit == x = N\nNext == x' = x\n";
  expect_both(body, "CONSTANT N = 3 INIT Init NEXT Next",
              (Expected){VERDICT_ASSUMPTION_FALSE, 0, false, "Even"});
  expect_of(check_explicit, body, "CONSTANT N = 4 INIT Init NEXT Next",
            (Expected){VERDICT_HOLDS, 0, true, NULL});
}

Test(engines, functions_of_actions_are_followed_by_searches_and_refused_by_the_symbolic_engine) {
  const char *body = "VARIABLE x\nInit == x = 1\nSet[n \\in 1 .. 3] == x' = n\n"
                     "Next == \\E n \\in {1, 3} : Set[n]\nNot3 == x # 3\n";
  static const char config[] = "INIT Init NEXT Next INVARIANT Not3";
  expect_of(check_explicit, body, config, (Expected){VERDICT_VIOLATED, 1, false, "Not3"});
  Checked c = checked_run(check_symbolic, body, config, &ten_steps);
  cr_expect(c.result->verdict == VERDICT_UNKNOWN);
  checked_free(&c);
}

/* 65,536 initial states with 40,320 images each: thousands of them take far longer than that. */
Test(engines, explicit_looks_at_the_clock_between_states_with_many_images) {
  EngineOptions limited = {.workers = 1};
  limited.deadline = solver_clock() + 0.5;
  Checked c = checked_run(check_explicit,
                          "CONSTANT S\nVARIABLE x\nInit == x \\in [S -> 0..3]\n"
                          "Next == UNCHANGED x\nSym == Permutations(S)\n",
                          "CONSTANT S = {a, b, c, d, e, f, g, h}\nINIT Init NEXT Next SYMMETRY Sym",
                          &limited);
  cr_expect(lt(u64, c.result->statistics.generated_states, 4000));
  cr_expect(c.result->verdict == VERDICT_UNKNOWN);
  cr_expect(eq(str, (char *)c.result->reason, "the time limit was reached"));
  checked_free(&c);
}

Test(engines, end_as_unknown_at_the_deadline) {
  EngineOptions past = ten_steps;
  past.deadline = 1e-9;
  Engine *const engines[] = {check_explicit, check_symbolic, simulate};
  for (int i = 0; i < 3; i++) {
    Checked c = checked_run(engines[i], endless, "INIT Init NEXT Next", &past);
    cr_assert(c.result->verdict == VERDICT_UNKNOWN);
    cr_assert(eq(str, (char *)c.result->reason, "the time limit was reached"));
    checked_free(&c);
  }
}

Test(engines, end_as_unknown_at_the_memory_limit) {
  EngineOptions small = ten_steps;
  small.memory = 1;
  Checked c = checked_run(check_explicit, endless, "INIT Init NEXT Next", &small);
  cr_assert(c.result->verdict == VERDICT_UNKNOWN);
  cr_assert(eq(str, (char *)c.result->reason, "the memory limit was reached"));
  checked_free(&c);
}

Test(simulate, walks_into_a_bug_and_replays_it) {
  Checked c = checked_run(simulate, counter, "INIT Init NEXT Next INVARIANT Small", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_VIOLATED);
  cr_assert(eq(u32, c.result->trace.count, 4));
  checked_free(&c);
}

Test(simulate, never_claims_to_have_seen_everything) {
  Checked c = checked_run(simulate, counter,
                          "INIT Init NEXT Next INVARIANT Below9 CHECK_DEADLOCK FALSE", &ten_steps);
  cr_assert(c.result->verdict == VERDICT_HOLDS);
  cr_assert(not(c.result->exhaustive));
  cr_assert(ne(ptr, strstr(c.result->notes.at[0], "100 random executions"), NULL));
  checked_free(&c);
}

Test(simulate, walks_the_same_way_with_the_same_seed) {
  const char *config = "INIT Init NEXT Next INVARIANT NotSolved";
  EngineOptions options = {.length = 100, .traces = 100, .seed = 5};
  Checked a = checked_run(simulate, die_hard, config, &options);
  Checked b = checked_run(simulate, die_hard, config, &options);
  cr_assert(a.result->verdict == VERDICT_VIOLATED);
  cr_assert(eq(u32, a.result->trace.count, b.result->trace.count));
  for (uint32_t k = 0; k < a.result->trace.count; k++)
    cr_assert(eq(str, (char *)checked_value(&a, k, 0), (char *)checked_value(&b, k, 0)));
  checked_free(&a);
  checked_free(&b);
}
