/* SYMMETRY and VIEW change how much is looked at, and no verdict. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "checked.h"

static const char ballots[] = "CONSTANTS V, a\n"
                              "VARIABLES votes, seen, last\n"
                              "Init == votes \\in [V -> 0..1] /\\ seen = {} /\\ last = 0\n"
                              "Next == \\E v \\in V \\ seen : /\\ seen' = seen \\cup {v}\n"
                              "                            /\\ last' = votes[v]\n"
                              "                            /\\ UNCHANGED votes\n"
                              "Sym == Permutations(V)\n"
                              "Not(n) == Cardinality({v \\in V : votes[v] = 1}) # n\n"
                              "Not1 == Not(1)\n"
                              "Never == ~(Cardinality(seen) = 2 /\\ last = 1 /\\ ~Not(2))\n"
                              "Odd == votes[a] = 0\n"
                              "Chosen == votes[CHOOSE v \\in V : TRUE] = 0\n"
                              "Fine == Cardinality(seen) <= 3\n"
                              "None == FALSE\n";

static Checked run_ballots(const char *invariant, bool symmetric, uint32_t most_errors) {
  char config[200];
  EngineOptions options = {.length = 5, .most_errors = most_errors};
  snprintf(
      config, sizeof config,
      "CONSTANTS V = {a, b, c} a = a\nINIT Init NEXT Next INVARIANT %s CHECK_DEADLOCK FALSE %s",
      invariant, symmetric ? "SYMMETRY Sym" : "");
  return checked_run(check_symbolic, ballots, config, &options);
}

static bool has_note(const Checked *c, const char *text) {
  for (uint32_t i = 0; i < c->result->notes.count; i++)
    if (strstr(c->result->notes.at[i], text)) return true;
  return false;
}

Test(symmetry, changes_no_verdict) {
  static const char *const names[] = {"Not1", "Never", "Odd", "Chosen", "Fine", "None"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    Checked with = run_ballots(names[i], true, 1), without = run_ballots(names[i], false, 1);
    cr_assert(with.result->verdict == without.result->verdict, "%s", names[i]);
    cr_assert(eq(u32, with.result->depth, without.result->depth));
    cr_assert(with.result->exhaustive == without.result->exhaustive, "%s", names[i]);
    checked_free(&with);
    checked_free(&without);
  }
}

Test(symmetry, leaves_one_of_the_executions_that_differ_only_in_names) {
  Checked with = run_ballots("None", true, 99), without = run_ballots("None", false, 99);
  cr_assert(eq(u32, with.result->others.count, 3)); /* 0 to 3 votes */
  cr_assert(eq(u32, without.result->others.count, 7));
  checked_free(&with);
  checked_free(&without);
}

Test(symmetry, is_not_used_where_a_value_is_singled_out) {
  Checked c = run_ballots("Odd", true, 99), d = run_ballots("Chosen", true, 99);
  cr_assert(has_note(&c, "SYMMETRY is not used"));
  cr_assert(has_note(&d, "may not treat all values alike"));
  cr_assert(eq(u32, c.result->others.count, 3));
  checked_free(&c);
  checked_free(&d);
}

Test(symmetry, is_used_without_a_note) {
  Checked c = run_ballots("Fine", true, 1);
  cr_assert(not(has_note(&c, "SYMMETRY")));
  checked_free(&c);
}

/* Two sets whose values are exchanged apart, in functions on both. */
Test(symmetry, of_several_sets_changes_no_verdict) {
  static const char body[] =
      "CONSTANTS P, Q\nVARIABLES owner, held, turn\n"
      "Init == owner \\in [P -> Q] /\\ held = [p \\in P |-> {}] /\\ turn \\in P\n"
      "Next == \\E q \\in Q : /\\ held' = [held EXCEPT ![turn] = @ \\cup {q}]\n"
      "                     /\\ turn' \\in P \\ {turn} /\\ owner' = [owner EXCEPT ![turn'] = q]\n"
      "Sym == Permutations(P) \\cup Permutations(Q)\n"
      "A == ~(\\E p, r \\in P : p # r /\\ held[p] = Q /\\ held[r] = Q /\\ owner[p] = owner[r])\n"
      "B == \\A p \\in P : held[p] # Q \\/ turn = p\n"
      "C == ~(\\E p \\in P : held[p] = Q /\\ \\A r \\in P \\ {p} : held[r] = {} )\n";
  static const char *const names[] = {"A", "B", "C"};
  for (int i = 0; i < 3; i++) {
    Checked runs[2];
    for (int k = 0; k < 2; k++) {
      char config[200];
      snprintf(config, sizeof config,
               "CONSTANTS P = {p1, p2, p3} Q = {q1, q2}\nINIT Init NEXT Next INVARIANT %s %s",
               names[i], k ? "SYMMETRY Sym" : "");
      EngineOptions options = {.length = 6};
      runs[k] = checked_run(check_symbolic, body, config, &options);
    }
    cr_assert(runs[0].result->verdict == runs[1].result->verdict, "%s", names[i]);
    cr_assert(eq(u32, runs[0].result->depth, runs[1].result->depth));
    cr_assert(not(has_note(&runs[1], "SYMMETRY")));
    checked_free(&runs[0]);
    checked_free(&runs[1]);
  }
}

static const char voters[] =
    "CONSTANTS Voters, a, b, c\nVARIABLES asked, said\n"
    "Symmetry == Permutations(Voters)\n"
    "Init == asked = {} /\\ said = [v \\in Voters |-> FALSE]\n"
    "Ask == \\E v \\in Voters \\ asked :\n"
    "         asked' = asked \\cup {v} /\\ UNCHANGED said\n"
    "Say == \\E v \\in asked : ~said[v] /\\ said' = [said EXCEPT ![v] = TRUE]\n"
    "         /\\ UNCHANGED asked\n"
    "Next == Ask \\/ Say\n"
    "View == Cardinality(asked)\n"
    "NotAll == \\E v \\in Voters : ~said[v]\n";

static uint64_t distinct(const char *body, const char *config) {
  Checked c = checked_run(check_explicit, body, config, &ten_steps);
  cr_assert(c.result->verdict == VERDICT_HOLDS);
  uint64_t count = c.result->statistics.distinct_states;
  checked_free(&c);
  return count;
}

#define VOTERS "CONSTANTS a = a b = b c = c Voters = {a, b, c} CHECK_DEADLOCK FALSE "

Test(symmetry, unites_symmetric_states_in_the_explicit_engine) {
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next"), 27));
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next SYMMETRY Symmetry"), 10));
}

Test(view, unites_states_in_the_explicit_engine) {
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next VIEW View"), 4));
}

Test(symmetry, hides_no_violation) {
  expect_both(voters, VOTERS "INIT Init NEXT Next SYMMETRY Symmetry INVARIANT NotAll",
              (Expected){VERDICT_VIOLATED, 6, false, "NotAll"});
}
