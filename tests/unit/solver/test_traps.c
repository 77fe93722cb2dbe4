/* What symbolic checkers have got wrong before, checked symbolically. */
#include <criterion/criterion.h>

#include "checked.h"
#include "solver/external.h"

static const EngineOptions options = {.length = 4};

static Checked run(const char *body, const char *config, SolverKind solver) {
  EngineOptions with_limits = options;
  with_limits.limits = limits_default;
  with_limits.solver = (SolverOptions){.kind = solver, .program = "cvc5"};
  return checked_run(check_symbolic, body, config, &with_limits);
}

/* By every back end at hand; they agree. */
static Verdict verdict_of(const char *units, const char *config) {
  static const SolverKind kinds[] = {SOLVER_Z3, SOLVER_CADICAL, SOLVER_SMTLIB, SOLVER_AUTO};
  Verdict verdicts[4];
  for (int i = 3; i >= 0; i--) {
    bool there =
        kinds[i] == SOLVER_SMTLIB ? external_is_there("cvc5") : solver_is_available(kinds[i]);
    if (!there) continue;
    Checked c = run(units, config, kinds[i]);
    verdicts[i] = c.result->verdict;
    checked_free(&c);
    cr_assert(verdicts[i] == verdicts[3], "another verdict by solver %d", (int)kinds[i]);
  }
  return verdicts[3];
}

#define check_holds(units) \
  cr_assert(verdict_of(units, "INIT Init\nNEXT Next\nINVARIANT Inv\n") == VERDICT_HOLDS)
#define check_verdict(units, wanted) \
  cr_assert(verdict_of(units, "INIT Init\nNEXT Next\nINVARIANT Inv\n") == (wanted))

Test(traps, a_witness_range_that_is_empty_in_some_states_removes_no_other_branch) {
  static const char spec[] = "VARIABLES x, y\n"
                             "Init == x \\in {0, 2} /\\ y = 0\n"
                             "Next == \\/ \\E i \\in 1..x : y' = i /\\ x' = x\n"
                             "        \\/ y' = 9 /\\ x' = x\n";
  char text[500];
  snprintf(text, sizeof text, "%sInv == ~(x = 0 /\\ y = 9)\n", spec);
  check_verdict(text, VERDICT_VIOLATED);
  snprintf(text, sizeof text, "%sInv == ~(x = 2 /\\ y = 9)\n", spec);
  check_verdict(text, VERDICT_VIOLATED);
  snprintf(text, sizeof text, "%sInv == ~(x = 0 /\\ y \\in 1..2)\n", spec);
  check_holds(text);
}

Test(traps, an_empty_range_in_a_quantifier_is_false_for_exists_and_true_for_all) {
  check_holds("VARIABLE x\nInit == x \\in {0, 2}\nNext == UNCHANGED x\n"
              "Inv == /\\ (\\E i \\in 1..x : TRUE) = (x = 2)\n"
              "       /\\ \\A i \\in 1..x : x = 2\n"
              "       /\\ x = 0 => {i * i : i \\in 1..x} = {}\n");
}

Test(traps, functions_into_the_empty_set_exist_only_on_the_empty_set) {
  check_holds("VARIABLE s\nInit == s \\in SUBSET {1, 2}\nNext == UNCHANGED s\n"
              "Inv == /\\ [s -> {}] = IF s = {} THEN {<<>>} ELSE {}\n"
              "       /\\ (\\E f \\in [s -> {}] : TRUE) = (s = {})\n"
              "       /\\ Cardinality([s -> {}]) = IF s = {} THEN 1 ELSE 0\n");
  check_verdict("VARIABLES s, f\nInit == s \\in SUBSET {1, 2} /\\ f \\in [s -> {}]\n"
                "Next == UNCHANGED <<s, f>>\nInv == s # {}\n",
                VERDICT_VIOLATED);
  check_holds("VARIABLES s, f\nInit == s \\in SUBSET {1, 2} /\\ f \\in [s -> {}]\n"
              "Next == UNCHANGED <<s, f>>\nInv == s = {}\n");
}

Test(traps, division_and_remainder_round_down) {
  check_holds("VARIABLES x, y\nInit == x \\in {-7, 7} /\\ y \\in {2, -2}\n"
              "Next == UNCHANGED <<x, y>>\n"
              "Inv == /\\ x = -7 /\\ y = 2 => x \\div y = -4 /\\ x % y = 1\n"
              "       /\\ x = 7 /\\ y = -2 => x \\div y = -4\n"
              "       /\\ x = -7 /\\ y = -2 => x \\div y = 3\n"
              "       /\\ x = 7 /\\ y = 2 => x \\div y = 3 /\\ x % y = 1\n");
  check_holds("VARIABLE x\nInit == x \\in Int\nNext == UNCHANGED x\n"
              "Inv == x % 2 \\in {0, 1} /\\ 2 * (x \\div 2) + (x % 2) = x\n");
}

Test(traps, one_stuck_state_among_many_is_a_deadlock) {
  Checked c = run("VARIABLE x\nInit == x \\in 0..3\nNext == x # 2 /\\ x' = x\n",
                  "INIT Init\nNEXT Next\n", SOLVER_AUTO);
  cr_assert(c.result->verdict == VERDICT_DEADLOCK && c.result->trace.count == 1);
  cr_assert_str_eq(checked_value(&c, 0, 0), "2");
  checked_free(&c);
}

Test(traps, CHOOSE_is_the_same_for_equal_sets_reached_along_two_paths) {
  check_holds(
      "VARIABLES s, t\nInit == s = {} /\\ t = {}\n"
      "Next == \\/ s' = s \\cup {1} /\\ t' = (t \\cup {3, 1}) \\ {3}\n"
      "        \\/ s' = s \\cup {2} /\\ t' = {2} \\cup t\n"
      "Inv == /\\ s = t => (s # {} => (CHOOSE n \\in s : TRUE) = (CHOOSE n \\in t : TRUE))\n"
      "       /\\ (CHOOSE p \\in SUBSET s : TRUE) = (CHOOSE p \\in SUBSET t : TRUE)\n");
}

Test(traps, a_function_on_all_integers_can_be_changed_at_one_point) {
  check_holds("VARIABLE x\nInit == x \\in 0..3\nNext == UNCHANGED x\n"
              "f == [i \\in Int |-> i + 1]\ng == [f EXCEPT ![x] = 100]\n"
              "Inv == /\\ g[x] = 100\n"
              "       /\\ \\A i \\in -2..5 : i # x => g[i] = i + 1\n"
              "       /\\ g[12345] = 12346\n");
}

Test(traps, an_assertion_that_fails_on_one_branch_is_found_there_only) {
  static const char spec[] = "VARIABLE x\nInit == x = 0\n"
                             "Next == \\/ x' = x + 1\n"
                             "        \\/ x = %d /\\ Assert(x # 3, \"three\") /\\ x' = 0\n"
                             "Inv == x <= 4\n";
  char text[500];
  snprintf(text, sizeof text, spec, 3);
  check_verdict(text, VERDICT_ASSERTION);
  snprintf(text, sizeof text, spec, 2);
  check_holds(text);
}

Test(traps, a_CASE_without_a_match_is_an_error_where_it_is_evaluated) {
  static const char spec[] = "VARIABLE x\nInit == x \\in 0..3\nNext == UNCHANGED x\n"
                             "Inv == x # %d => CASE x = 0 -> TRUE [] x \\in 1..2 -> x > 0\n";
  char text[500];
  snprintf(text, sizeof text, spec, 3);
  check_holds(text);
  snprintf(text, sizeof text, spec, 2);
  check_verdict(text, VERDICT_FAULT);
}

static const char elements[] =
    "VARIABLES a, b, c\n"
    "Init == a \\in [1..2 -> 0..9] /\\ b \\in [1..2 -> 0..9] /\\ c = {a, b}\n"
    "Next == UNCHANGED <<a, b, c>>\n";

Test(traps, sets_whose_symbolic_elements_may_be_equal_are_compared_as_sets) {
  char text[500];
  snprintf(text, sizeof text, "%s%s", elements,
           "Inv == /\\ {a, b} = {b, a} /\\ ({a, b} = {a}) = (a = b)\n"
           "       /\\ a = b => c = {b}\n"
           "       /\\ (c \\ {a} = {}) = (a = b)\n");
  check_holds(text);
}

Test(traps, equal_symbolic_elements_count_once) {
  char text[500];
  snprintf(text, sizeof text, "%s%s", elements,
           "Inv == /\\ Cardinality(c) = IF a = b THEN 1 ELSE 2\n"
           "       /\\ Cardinality({a, b, [a EXCEPT ![1] = b[1]]}) <= 3\n"
           "       /\\ (Cardinality({a[1], a[2], b[1], b[2]}) = 1) =\n"
           "            (a[1] = a[2] /\\ b[1] = b[2] /\\ a[1] = b[1])\n");
  check_holds(text);
}

Test(traps, a_step_that_exists_for_one_integer_only_is_found_in_every_state) {
  check_holds("VARIABLES s, x\nInit == s = {} /\\ x = 0\n"
              "Next == \\/ s = {} /\\ \\E n \\in Nat : s' = {<<x, n>>} /\\ x' = x\n"
              "        \\/ s # {} /\\ \\E n \\in Nat : <<x, n>> \\in s /\\ x' = n + 1 /\\ s' = {}\n"
              "Inv == x >= 0\n");
}

Test(traps, membership_asks_the_parts_of_sets_that_cannot_be_listed) {
  check_holds("VARIABLES f, r, s\n"
              "Above(S, n) == {x \\in S : x > n}\n"
              "Init == /\\ f \\in [{1, 2} -> 0..2] /\\ s \\in SUBSET {0, 5}\n"
              "        /\\ r \\in [a : 0..1, b : {s}]\n"
              "Next == UNCHANGED <<f, r, s>>\n"
              "Inv == /\\ (f \\in [{1, 2} -> Above(Nat, 0)]) = (f[1] > 0 /\\ f[2] > 0)\n"
              "       /\\ (r \\in [a : Above(Int, 0), b : SUBSET Above(Int, 3)])\n"
              "          = (r.a = 1 /\\ s \\subseteq {5})\n"
              "       /\\ (<<r.a, 7>> \\in Above(Nat, 0) \\X Int) = (r.a = 1)\n"
              "       /\\ (f \\in Seq(Above(Nat, 1))) = (f = <<2, 2>>)\n");
}

Test(traps, a_function_on_all_strings_is_the_same_at_every_depth) {
  check_holds("VARIABLES x, t\n"
              "Init == x = 0 /\\ t \\in {\"a\", \"b\"}\n"
              "Next == x' = x + Cardinality({n \\in 1..3 : n % 3 = 1}) /\\ UNCHANGED t\n"
              "Many(k) == Cardinality({[a |-> n, b |-> {n}] : n \\in 1..k})\n"
              "Inv == /\\ [n \\in STRING |-> IF n = \"a\" THEN Many(7) ELSE 2][t]\n"
              "          = IF t = \"a\" THEN 7 ELSE 2\n"
              "       /\\ Many(20) + x = 20 + x\n");
}

Test(traps, whether_a_set_is_finite_depends_on_parts_that_may_be_empty) {
  check_holds("VARIABLE s\nInit == s \\in SUBSET {1, 2}\nNext == UNCHANGED s\n"
              "Inv == /\\ IsFiniteSet(Nat \\X s) = (s = {})\n"
              "       /\\ IsFiniteSet(Seq(s)) = (s = {})\n"
              "       /\\ IsFiniteSet([s -> Nat]) = (s = {})\n"
              "       /\\ ~IsFiniteSet(Nat \\ s) /\\ ~IsFiniteSet(SUBSET (Nat \\cup s))\n");
}
