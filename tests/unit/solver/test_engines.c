/* What both engines must say about the same small specs.  With constraints the
   depths differ: the symbolic engine looks at states outside them too, and knows
   only paths. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "checked.h"

static const EngineOptions ten_steps = {.length = 10, .traces = 100, .seed = 1};
static const EngineOptions looking_ahead = {.length = 10, .foresight = 2};

typedef struct Expected {
  Verdict verdict;
  uint32_t depth;
  bool exhaustive;
  const char *property; /* NULL: none */
} Expected;

static void expect_from(Engine *engine, const EngineOptions *options, const char *body,
                        const char *config, Expected want) {
  Checked c = checked_run(engine, body, config, options);
  const Result *r = c.result;
  cr_assert(r->verdict == want.verdict, "%s: verdict %s, not %s (%s)", r->engine,
            verdict_word(r->verdict), verdict_word(want.verdict), r->reason ? r->reason : "");
  cr_assert(r->depth == want.depth, "%s: depth %u, not %u", r->engine, r->depth, want.depth);
  cr_assert(r->exhaustive == want.exhaustive, "%s: exhaustive is %d", r->engine, r->exhaustive);
  const char *property = r->property ? r->property : "none";
  cr_assert(eq(str, (char *)property, (char *)(want.property ? want.property : "none")));
  if (r->trace.count) cr_assert(eq(u32, r->trace.count, want.depth + 1));
  checked_free(&c);
}

static void expect_of(Engine *engine, const char *body, const char *config, Expected want) {
  expect_from(engine, &ten_steps, body, config, want);
  if (engine == check_symbolic) expect_from(engine, &looking_ahead, body, config, want);
}

static void expect(const char *body, const char *config, Expected want) {
  expect_of(check_explicit, body, config, want);
  expect_of(check_symbolic, body, config, want);
}

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
  expect(die_hard, "INIT Init NEXT Next INVARIANTS TypeOK NotSolved",
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
  expect(body, "INIT Init NEXT Next INVARIANTS Here Inv",
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
  expect(walk, "INIT Init NEXT Next INVARIANT Strict",
         (Expected){VERDICT_VIOLATED, 1, false, "Strict"});
  expect(walk, "INIT Init NEXT Next INVARIANTS Grows Strange",
         (Expected){VERDICT_VIOLATED, 2, false, "Strange"});
}

Test(engines, meet_evaluation_errors_of_action_invariants) {
  expect(walk, "INIT Init NEXT Next INVARIANT Divides",
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
  expect(module, "INIT Init NEXT Next INVARIANT Two",
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
  expect(guesses, "INIT Init NEXT Next INVARIANT Zero",
         (Expected){VERDICT_VIOLATED, 0, false, "Zero"});
  expect(guesses, "INIT Init NEXT Next INVARIANT Three",
         (Expected){VERDICT_VIOLATED, 1, false, "Three"});
  expect_of(check_explicit, guesses, "INIT Init NEXT Next INVARIANT Range",
            (Expected){VERDICT_HOLDS, 1, true, NULL});
}

Test(engines, cannot_guess_an_element_of_the_empty_set) {
  expect(guesses, "INIT Init NEXT Stuck", (Expected){VERDICT_DEADLOCK, 0, false, NULL});
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
  expect(chosen, "INIT Init NEXT Next INVARIANT Six",
         (Expected){VERDICT_VIOLATED, 0, false, "Six"});
  expect(chosen, "INIT Init NEXT Next INVARIANT Five",
         (Expected){VERDICT_VIOLATED, 1, false, "Five"});
  expect(chosen, "INIT Init NEXT Next INVARIANT Three",
         (Expected){VERDICT_VIOLATED, 2, false, "Three"});
  expect(chosen, "INIT Init NEXT None", (Expected){VERDICT_DEADLOCK, 0, false, NULL});
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

/* ---- symmetry ---- */

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

/* ---- several counterexamples ---- */

static const char dice[] = "VARIABLES a, b\n"
                           "Init == a \\in 1..3 /\\ b \\in 1..3\n"
                           "Next == UNCHANGED <<a, b>>\n"
                           "Low == a + b < 5\n"
                           "Sum == a + b\n";

static void expect_sums(const char *config, uint32_t most, const char *sums) {
  EngineOptions options = {.length = 2, .most_errors = most};
  Checked c = checked_run(check_symbolic, dice, config, &options);
  Text found = {0};
  cr_assert(c.result->verdict == VERDICT_VIOLATED);
  cr_assert(eq(u32, c.result->depth, 0));
  int64_t counts[7] = {0};
  for (uint32_t i = 0; i <= c.result->others.count; i++) {
    const Trace *t = i ? &c.result->others.at[i - 1].trace : &c.result->trace;
    counts[atoi(checked_text(&c, t->at[0].state[0])) + atoi(checked_text(&c, t->at[0].state[1]))]++;
  }
  for (int sum = 0; sum < 7; sum++) text_format(&found, "%d", (int)counts[sum]);
  cr_assert(eq(str, (char *)text_string(&found), (char *)sums));
  text_free(&found);
  checked_free(&c);
}

Test(symbolic, finds_as_many_different_counterexamples_as_there_are) {
  expect_sums("INIT Init NEXT Next INVARIANT Low", 9, "0000021");
}

Test(symbolic, finds_no_more_counterexamples_than_asked_for) {
  EngineOptions options = {.length = 2, .most_errors = 2};
  Checked c = checked_run(check_symbolic, dice, "INIT Init NEXT Next INVARIANT Low", &options);
  cr_assert(eq(u32, c.result->others.count, 1));
  checked_free(&c);
}

Test(symbolic, tells_counterexamples_apart_by_the_view) {
  expect_sums("INIT Init NEXT Next INVARIANT Low VIEW Sum", 9, "0000011");
}

Test(symbolic, goes_on_to_longer_counterexamples) {
  EngineOptions options = {.length = 9, .most_errors = 3};
  Checked c = checked_run(check_symbolic,
                          "VARIABLE x\nInit == x = 0\nNext == x' \\in {x + 1, x + 2}\n"
                          "Inv == x # 4 \n",
                          "INIT Init NEXT Next INVARIANT Inv", &options);
  cr_assert(eq(u32, c.result->depth, 2));
  cr_assert(eq(u32, c.result->others.count, 2));
  cr_assert(eq(u32, c.result->others.at[0].depth, 3));
  cr_assert(eq(u32, c.result->others.at[1].depth, 3));
  checked_free(&c);
}

Test(engines, find_a_deadlock) {
  expect(counter, "INIT Init NEXT Next", (Expected){VERDICT_DEADLOCK, 3, false, NULL});
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
  expect(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE INVARIANT Below9",
         (Expected){VERDICT_HOLDS, 3, true, NULL});
}

Test(engines, check_the_safety_part_of_temporal_properties) {
  expect(counter, "INIT Init NEXT Next PROPERTY Shrinks",
         (Expected){VERDICT_VIOLATED, 1, false, "Shrinks"});
  expect(counter, "INIT Init NEXT Next PROPERTY AlwaysSmall",
         (Expected){VERDICT_VIOLATED, 3, false, "AlwaysSmall"});
  expect(counter, "INIT Init NEXT Next PROPERTY Starts",
         (Expected){VERDICT_VIOLATED, 0, false, "Starts"});
  expect(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE PROPERTY Grows",
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
  expect(endless, "INIT Init NEXT Next CONSTRAINT Low INVARIANT AtMost4",
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
  expect(faulty, "INIT Init NEXT Next", (Expected){VERDICT_FAULT, 3, false, NULL});
  expect(faulty, "INIT Init NEXT Next INVARIANT Careless",
         (Expected){VERDICT_FAULT, 3, false, "Careless"});
  expect(faulty, "INIT Init NEXT Next INVARIANT Careful",
         (Expected){VERDICT_VIOLATED, 3, false, "Careful"});
}

Test(engines, report_a_failed_assertion) {
  expect(faulty, "INIT Init NEXT Next INVARIANT Stop",
         (Expected){VERDICT_ASSERTION, 2, false, "Stop"});
  expect(faulty, "INIT Init NEXT AssertingNext", (Expected){VERDICT_ASSERTION, 2, false, NULL});
}

Test(engines, report_an_error_of_the_initial_predicate) {
  expect("VARIABLE x\nInit == x = Head(<<>>)\nNext == x' = x\n", "INIT Init NEXT Next",
         (Expected){VERDICT_FAULT, 0, false, NULL});
}

Test(engines, check_assumptions_first) {
  const char *body = "CONSTANT N\nASSUME Positive == N > 0\nASSUME Even == N % 2 = 0\n"
                     "VARIABLE x\nInit == x = N\nNext == x' = x\n";
  expect(body, "CONSTANT N = 3 INIT Init NEXT Next",
         (Expected){VERDICT_ASSUMPTION_FALSE, 0, false, "Even"});
  expect_of(check_explicit, body, "CONSTANT N = 4 INIT Init NEXT Next",
            (Expected){VERDICT_HOLDS, 0, true, NULL});
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

Test(engines, explicit_unites_symmetric_states) {
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next"), 27));
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next SYMMETRY Symmetry"), 10));
}

Test(engines, explicit_unites_states_with_the_same_view) {
  cr_assert(eq(u64, distinct(voters, VOTERS "INIT Init NEXT Next VIEW View"), 4));
}

Test(engines, find_a_violation_in_spite_of_symmetry) {
  expect(voters, VOTERS "INIT Init NEXT Next SYMMETRY Symmetry INVARIANT NotAll",
         (Expected){VERDICT_VIOLATED, 6, false, "NotAll"});
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
