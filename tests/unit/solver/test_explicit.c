/* The explicit search, and simulation: what they say does not depend on how many workers
   there are. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "checked.h"

/* Three counters and a bag of numbers: 2,000 states and more, with many ways to each. */
static const char counters[] =
    "VARIABLES c, bag, turn\n"
    "Procs == {\"p\", \"q\", \"r\"}\n"
    "Init == c = [p \\in Procs |-> 0] /\\ bag = {} /\\ turn \\in Procs\n"
    "Step(p) == /\\ c[p] < 7\n"
    "           /\\ c' = [c EXCEPT ![p] = @ + 1]\n"
    "           /\\ bag' = IF c[p] % 3 = 0 THEN bag \\cup {c[p]} ELSE bag\n"
    "           /\\ turn' \\in Procs\n"
    "Drop == \\E n \\in bag : bag' = bag \\ {n} /\\ UNCHANGED <<c, turn>>\n"
    "Never == FALSE /\\ UNCHANGED <<c, bag, turn>>\n"
    "Rest == \\A p \\in Procs : c[p] = 7 /\\ UNCHANGED <<c, bag, turn>>\n"
    "Next == (\\E p \\in Procs : Step(p)) \\/ Drop \\/ Rest \\/ Never\n"
    "Sum == c[\"p\"] + c[\"q\"] + c[\"r\"]\n"
    "Low == Sum < 12 \\/ bag # {6}\n"
    "Bad == Sum < 14 \\/ Assert(c[\"p\"] # 5, \"five\")\n"
    "Stuck == \\/ \\E p \\in Procs : c[p] < 5 /\\ Step(p)\n"
    "Steps == [][c # c' => turn' # \"q\" \\/ Sum < 9]_<<c, bag, turn>>\n";

static Checked run_engine(Engine *engine, const char *config, uint32_t workers) {
  EngineOptions options = {
      .workers = workers, .coverage = true, .length = 30, .traces = 300, .seed = 3};
  return checked_run(engine, counters, config, &options);
}

static Checked run(const char *config, uint32_t workers) {
  return run_engine(check_explicit, config, workers);
}

static void expect_the_same_trace(Checked *a, Checked *b) {
  cr_assert(eq(u32, a->result->trace.count, b->result->trace.count));
  for (uint32_t k = 0; k < a->result->trace.count; k++)
    for (uint32_t v = 0; v < 3; v++)
      cr_assert(eq(str, (char *)checked_value(a, k, v), (char *)checked_value(b, k, v)));
}

static void expect_the_same_of(Engine *engine, const char *config, Verdict verdict) {
  Checked one = run_engine(engine, config, 1);
  cr_assert(eq(i32, one.result->verdict, verdict));
  for (uint32_t workers = 2; workers <= 5; workers++) {
    Checked many = run_engine(engine, config, workers);
    const Statistics *a = &one.result->statistics, *b = &many.result->statistics;
    cr_assert(eq(i32, many.result->verdict, verdict));
    cr_assert(eq(u64, a->distinct_states, b->distinct_states));
    cr_assert(eq(u64, a->generated_states, b->generated_states));
    cr_assert(eq(u32, one.result->depth, many.result->depth));
    expect_the_same_trace(&one, &many);
    checked_free(&many);
  }
  checked_free(&one);
}

static void expect_the_same(const char *config, Verdict verdict) {
  expect_the_same_of(check_explicit, config, verdict);
}

Test(explicit, several_workers_count_as_one_does) {
  expect_the_same("INIT Init NEXT Next", VERDICT_HOLDS);
}

Test(explicit, several_workers_find_the_violation_that_one_does) {
  expect_the_same("INIT Init NEXT Next INVARIANT Low", VERDICT_VIOLATED);
}

Test(explicit, several_workers_find_the_bad_step_that_one_does) {
  expect_the_same("INIT Init NEXT Next PROPERTY Steps", VERDICT_VIOLATED);
}

Test(explicit, several_workers_find_the_deadlock_that_one_does) {
  expect_the_same("INIT Init NEXT Stuck", VERDICT_DEADLOCK);
}

Test(explicit, several_workers_find_the_failed_assertion_that_one_does) {
  expect_the_same("INIT Init NEXT Next INVARIANT Bad", VERDICT_ASSERTION);
}

Test(simulate, several_workers_walk_as_one_does) {
  expect_the_same_of(simulate, "INIT Init NEXT Next", VERDICT_HOLDS);
}

Test(simulate, several_workers_find_the_violation_that_one_does) {
  expect_the_same_of(simulate, "INIT Init NEXT Next INVARIANT Low", VERDICT_VIOLATED);
}

Test(simulate, several_workers_find_the_deadlock_that_one_does) {
  expect_the_same_of(simulate, "INIT Init NEXT Stuck", VERDICT_DEADLOCK);
}

Test(explicit, names_the_arguments_of_actions_in_traces) {
  static const char body[] = "VARIABLE x\nInit == x = 0 /\\ PrintT(1)\nAdd(n) == x' = x + n\n"
                             "Next == \\E n \\in 1..2 : Add(n)\nSmall == x < 5\n";
  EngineOptions options = {.workers = 1, .length = 20, .traces = 20};
  Engine *const engines[] = {check_explicit, simulate};
  for (int i = 0; i < 2; i++) {
    Checked c = checked_run(engines[i], body, "INIT Init NEXT Next INVARIANT Small", &options);
    const Action *last = &c.result->trace.at[c.result->trace.count - 1].action;
    cr_assert(eq(u32, last->argument_count, 1));
    cr_assert(last->arguments[0] != NULL);
    checked_free(&c);
  }
}

static const ActionStatistics *action(const Result *r, const char *name) {
  for (vec_each(const ActionStatistics, a, &r->statistics.actions))
    if (!strcmp(a->name, name)) return a;
  cr_fatal("no action %s", name);
}

Test(explicit, coverage_counts_the_steps_of_each_action_and_the_new_states) {
  Checked c = run("INIT Init NEXT Next", 2);
  const Statistics *s = &c.result->statistics;
  cr_expect(eq(u32, s->actions.count, 4));
  cr_expect(eq(u64, action(c.result, "Never")->taken, 0));
  cr_expect(gt(u64, action(c.result, "Drop")->taken, 0));
  uint64_t taken = 0, distinct = 0;
  for (vec_each(const ActionStatistics, a, &s->actions)) {
    taken += a->taken;
    distinct += a->distinct;
  }
  cr_expect(eq(u64, taken + 3, s->generated_states));
  cr_expect(eq(u64, distinct + 3, s->distinct_states));
  checked_free(&c);
}

Test(explicit, degrees_count_the_new_successors_of_each_state) {
  Checked c = run("INIT Init NEXT Next", 2);
  const Statistics *s = &c.result->statistics;
  cr_expect(eq(u64, s->degrees.states, s->distinct_states));
  cr_expect(eq(u64, s->degrees.least, 0));
  cr_expect(le(u64, s->degrees.most_of_95, s->degrees.most));
  double sum = s->degrees.average * (double)s->degrees.states;
  cr_expect(epsilon_eq(dbl, sum, (double)(s->distinct_states - 3), 0.5));
  checked_free(&c);
}
