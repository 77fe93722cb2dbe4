/* What specifications learn of the search, and what configurations ask of it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "checked.h"

static const EngineOptions options = {.length = 10, .traces = 5, .seed = 7, .limits = {0}};

static const char counter[] =
    "VARIABLE x\n"
    "Init == x = 0\n"
    "Next == x < 3 /\\ x' = x + 1\n"
    "Small == x < 2\n"
    "Shown == [twice |-> 2 * x, next |-> x', level |-> TLCGet(\"level\")]\n"
    "Broken == [a |-> Head(<<>>)]\n"
    "Levels == TLCGet(\"level\") = x + 1\n"
    "Steps == [][TLCGet(\"level\") = x + 1 /\\ TLCGet(\"level\")' = x' + 1]_x\n"
    "Counts == TLCGet(\"distinct\") = 4 /\\ TLCGet(\"stats\").diameter = 4\n"
    "False == TLCGet(\"distinct\") = 5\n"
    "Fails == TLCGet(3) = 5\n"
    "Note == TLCSet(3, x)\n"
    "Noted == TLCGet(3) = 3\n"
    "Stop == x < 2 \\/ TLCSet(\"exit\", TRUE)\n";

static void expect(Engine *engine, const char *config, Verdict verdict) {
  char text[300];
  snprintf(text, sizeof text, "INIT Init NEXT Next CHECK_DEADLOCK FALSE %s", config);
  Checked c = checked_run(engine, counter, text, &options);
  cr_expect(eq(int, (int)c.result->verdict, (int)verdict), "%s: %s", config,
            verdict_word(c.result->verdict));
  checked_free(&c);
}

Test(outside, a_state_has_the_level_of_its_place) {
  expect(check_explicit, "INVARIANT Levels", VERDICT_HOLDS);
  expect(simulate, "INVARIANT Levels", VERDICT_HOLDS);
}

Test(outside, a_step_is_seen_from_its_first_state) {
  expect(check_explicit, "PROPERTY Steps", VERDICT_HOLDS);
}

Test(outside, the_postcondition_is_evaluated_when_all_states_are_known) {
  expect(check_explicit, "POSTCONDITION Counts", VERDICT_HOLDS);
  expect(check_explicit, "POSTCONDITION False", VERDICT_POSTCONDITION_FALSE);
  expect(check_explicit, "POSTCONDITION Fails", VERDICT_FAULT);
}

Test(outside, a_violation_comes_before_the_postcondition) {
  expect(check_explicit, "INVARIANT Small POSTCONDITION False", VERDICT_VIOLATED);
}

Test(outside, registers_live_as_long_as_the_search) {
  expect(check_explicit, "INVARIANT Note POSTCONDITION Noted", VERDICT_HOLDS);
}

static void expect_alias(const char *alias, const char *first, const char *last) {
  char config[200];
  snprintf(config, sizeof config, "INIT Init NEXT Next INVARIANT Small ALIAS %s", alias);
  Engine *const engines[] = {check_symbolic, check_explicit, simulate};
  for (int i = 0; i < 3; i++) {
    Checked c = checked_run(engines[i], counter, config, &options);
    cr_assert(eq(u32, c.result->trace.count, 3));
    const Value *begin = c.result->trace.at[0].alias, *end = c.result->trace.at[2].alias;
    cr_expect(eq(str, (char *)(begin ? checked_text(&c, begin) : "none"), (char *)first));
    cr_expect(eq(str, (char *)(end ? checked_text(&c, end) : "none"), (char *)last));
    checked_free(&c);
  }
}

Test(outside, an_alias_is_told_of_each_state_and_the_next_one) {
  expect_alias("Shown", "[level |-> 1, next |-> 1, twice |-> 0]",
               "[level |-> 3, next |-> 2, twice |-> 4]");
}

Test(outside, an_alias_that_fails_says_nothing) { expect_alias("Broken", "none", "none"); }

static const char composed[] = "VARIABLES x, y\n"
                               "Init == x = 0 /\\ y \\in {0, 1}\n"
                               "A == x' \\in {x + 1, x + 2} /\\ y' = y /\\ x < 4\n"
                               "B(k) == y' = y + x + k /\\ UNCHANGED x\n"
                               "Next == (A \\cdot B(x)) \\/ (x' = 0 /\\ (B(1) \\cdot A))\n"
                               "Inv == ENABLED (A \\cdot B(x)) <=> x < 4\n"
                               "Small == y < 40\n"
                               "Never == y < 7\n";

Test(outside, composed_actions_have_the_steps_that_tlc_finds) {
  Checked c = checked_run(check_explicit, composed,
                          "INIT Init NEXT Next INVARIANT Inv CONSTRAINT Small CHECK_DEADLOCK FALSE",
                          &options);
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_HOLDS));
  cr_expect(eq(u64, c.result->statistics.distinct_states, 30));
  checked_free(&c);
}

Test(outside, a_trace_through_composed_actions_replays) {
  Checked c =
      checked_run(check_explicit, composed, "INIT Init NEXT Next INVARIANT Never", &options);
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_VIOLATED));
  cr_expect(gt(u32, c.result->trace.count, 1));
  checked_free(&c);
}
