/* What specifications learn of the search, and what configurations ask of it. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

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

static Checked check_symbolically(const char *body, const char *config) {
  EngineOptions with_limits = options;
  with_limits.limits = limits_default;
  return checked_run(check_symbolic, body, config, &with_limits);
}

static void expect_symbolically(const char *body, const char *config, Verdict verdict,
                                uint32_t depth) {
  Checked c = check_symbolically(body, config);
  cr_expect(eq(int, (int)c.result->verdict, (int)verdict), "%s: %s", config,
            verdict_word(c.result->verdict));
  cr_expect(eq(u32, c.result->depth, depth), "%s", config);
  checked_free(&c);
}

Test(outside, in_bounded_checking_the_level_is_the_number_of_states_so_far) {
  static const char walk[] = "VARIABLE x\n"
                             "Init == x \\in 0..1\n"
                             "Next == x' \\in {0, 1} /\\ TLCGet(\"level\") < 5\n"
                             "Right == TLCGet(\"level\") \\in 1..5\n"
                             "Early == TLCGet(\"level\") < 4\n"
                             "Step == TLCGet(\"level\") + 1 = TLCGet(\"level\")' /\\ x = x\n"
                             "Some == TLCGet(\"level\") <= 3\n"
                             "Deep == [][TLCGet(\"level\") < 3]_x\n";
  expect_symbolically(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE INVARIANT Levels",
                      VERDICT_HOLDS, 3);
  expect_symbolically(counter, "INIT Init NEXT Next CHECK_DEADLOCK FALSE PROPERTY Steps",
                      VERDICT_HOLDS, 3);
  expect_symbolically(walk, "INVARIANT Right CHECK_DEADLOCK FALSE", VERDICT_HOLDS, 4);
  expect_symbolically(walk, "INVARIANT Early", VERDICT_VIOLATED, 3);
  expect_symbolically(walk, "INVARIANT Step CHECK_DEADLOCK FALSE", VERDICT_HOLDS, 4);
  expect_symbolically(walk, "INVARIANT Right", VERDICT_DEADLOCK, 4);
  expect_symbolically(walk, "INVARIANT Right CONSTRAINT Some", VERDICT_HOLDS, 3);
  expect_symbolically(walk, "PROPERTY Deep", VERDICT_VIOLATED, 3);
}

static const char registers[] = "VARIABLE x\n"
                                "ASSUME TLCSet(1, 3)\n"
                                "Init == x = 0\n"
                                "Next == x < 5 /\\ x' = x + TLCGet(1)\n"
                                "Small == x < 6\n"
                                "None == TLCGet(2) = x\n"
                                "Noting == x < 5 /\\ x' = x + 3 /\\ TLCSet(2, x)\n"
                                "Counting == x' = x /\\ TLCSet(1, TLCGet(1) + 1)\n"
                                "Failing == x' = x /\\ TLCSet(2, Head(<<>>))\n";

Test(outside, registers_that_no_step_sets_are_as_the_assumptions_left_them) {
  expect_symbolically(registers, "INIT Init NEXT Next INVARIANT Small", VERDICT_VIOLATED, 2);
  expect_symbolically(registers, "INIT Init NEXT Next INVARIANT None", VERDICT_FAULT, 0);
}

Test(outside, registers_that_nothing_reads_may_be_set) {
  expect_symbolically(registers, "INIT Init NEXT Noting INVARIANT Small", VERDICT_VIOLATED, 2);
  expect_symbolically(registers, "INIT Init NEXT Failing INVARIANT Small", VERDICT_FAULT, 0);
}

Test(outside, what_depends_on_the_order_of_the_search_is_refused_by_name) {
  static const struct {
    const char *config, *name;
  } rows[] = {{"INIT Init NEXT Counting", "(TLCGet(1))"},
              {"INIT Init NEXT Noting INVARIANT None", "(TLCGet(2))"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Checked c = check_symbolically(registers, rows[i].config);
    cr_expect(eq(int, (int)c.result->verdict, VERDICT_UNKNOWN));
    cr_expect(strstr(c.result->reason, rows[i].name) != NULL, "%s", c.result->reason);
    checked_free(&c);
  }
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
  expect_alias("Shown", "[twice |-> 0, next |-> 1, level |-> 1]",
               "[twice |-> 4, next |-> 2, level |-> 3]");
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

/* ---- what specifications learn of the execution that is shown ---- */

static const char counted[] =
    "INSTANCE TLCExt\n"
    "VARIABLE x\n"
    "Init == x = 0 /\\ TLCSet(1, 0) /\\ TLCSet(2, 0)\n"
    "Up(k) == x' = (x + k) % 20\n"
    "Next == \\E k \\in {1} : Up(k)\n"
    "Fifth == TLCSet(1, TLCGet(1) + 1) /\\ TLCGet(1) /= 12\n"
    "Stops == TLCSet(1, TLCGet(1) + 1) /\\ TLCGet(1) < 5 /\\ x' = x + 1\n"
    "Fails == TLCSet(1, TLCGet(1) + 1) /\\ (TLCGet(1) = 5 => Head(<<>>) = 1)\n"
    "Once == TLCGet(1) = 12\n"
    "Shown == ToTrace(CounterExample) = [i \\in 1..12 |-> [x |-> i - 1]]\n"
    "Steps == \\A s \\in CounterExample.action :\n"
    "  /\\ s[2].name = \"Up\" /\\ s[2].context = [k |-> 1] /\\ s[2].parameters = <<\"k\">>\n"
    "  /\\ s[2].location.beginColumn = 10 /\\ s[2].location.endColumn = 26\n"
    "  /\\ s[3] = <<s[1][1] + 1, [x |-> s[1][2].x + 1]>>\n"
    "Nothing == CounterExample = [action |-> {}, state |-> {}] /\\ ToTrace(CounterExample) = <<>>\n"
    "All == Once /\\ Shown /\\ Steps\n"
    "None == ~Once\n"
    "Traced == Trace = [i \\in 1..(x + 1) |-> [x |-> i - 1]]\n"
    "TracedStep == [][Traced]_x\n"
    "Walked == /\\ [i \\in 1..Len(Trace) |-> Trace[i].x] = [i \\in 1..(x + 1) |-> i - 1]\n"
    "          /\\ \\A i \\in 1..Len(Trace) : Trace[i]._action.name = IF i = 1 THEN \"Init\" ELSE "
    "\"Up\"\n"
    "WalkedStep == [][Walked]_x\n"
    "Short == x < 4\n"
    "So == [n |-> Len(Trace)]\n"
    "Named == TLCEvalDefinition(\"Short\") = Short /\\ TLCGet(\"action\").name = "
    "\"UnnamedAction\"\n"
    "Absent == TLCEvalDefinition(\"Up\") = 1\n"
    "Hashed == TLCFP(<<x, {1}>>) = TLCFP([i \\in 1..2 |-> IF i = 1 THEN x ELSE {1}])\n"
    "  /\\ TLCFP(x) /= TLCFP({x})\n";

static Checked run_counted(Engine *engine, const char *config) {
  static const EngineOptions long_walks = {.length = 30, .traces = 1, .seed = 7, .limits = {0}};
  return checked_run(engine, counted, config, &long_walks);
}

static void expect_counted(const char *config, Verdict verdict, uint32_t states, const char *note) {
  Checked c = run_counted(check_explicit, config);
  cr_expect(eq(int, (int)c.result->verdict, (int)verdict), "%s", config);
  cr_expect(eq(u32, c.result->trace.count, states), "%s", config);
  bool said = !note && !c.result->notes.count;
  for (vec_each(const char *, text, &c.result->notes)) said = said || (note && strstr(*text, note));
  cr_expect(said, "%s", config);
  checked_free(&c);
}

Test(outside, a_violation_that_depends_on_registers_is_shown_as_it_was_seen) {
  expect_counted("INIT Init NEXT Next INVARIANT Fifth", VERDICT_VIOLATED, 12, NULL);
}

Test(outside, an_error_that_depends_on_registers_is_shown_as_it_was_seen) {
  expect_counted("INIT Init NEXT Next INVARIANT Fails", VERDICT_FAULT, 5, NULL);
}

Test(outside, a_deadlock_that_depends_on_registers_is_shown_as_it_was_seen) {
  Checked c = run_counted(check_explicit, "INIT Init NEXT Stops");
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_DEADLOCK));
  checked_free(&c);
}

Test(outside, the_postcondition_sees_the_counterexample_and_the_registers_of_the_search) {
  expect_counted("INIT Init NEXT Next INVARIANT Fifth POSTCONDITION All", VERDICT_VIOLATED, 12,
                 NULL);
}

Test(outside, a_postcondition_that_is_false_after_a_violation_is_a_note) {
  expect_counted("INIT Init NEXT Next INVARIANT Fifth POSTCONDITION None", VERDICT_VIOLATED, 12,
                 "the postcondition None is false, too");
}

/* ---- _POSSIBLE ---- */

static const char circle[] =
    "VARIABLE x\n"
    "Init == x = 0\n"
    "Next == x' \\in {(x + 1) % 3, x}\n"
    "AtOne == x = 1\n"
    "AtFive == x = 5\n"
    "Wraps == x = 2 /\\ x' = 0\n"
    "Jumps == x' = x + 2\n"
    "Fails == Head(<<>>) = x\n"
    "Low == x < 2\n"
    "Counts == TLCGet(\"all:named\")[\"s:_possible\"] = <<[AtOne |-> 2, Wraps |-> 1]>>\n"
    "Cut == TLCGet(\"s:_possible\") = [AtOne |-> 2, Jumps |-> 0]\n";

static void expect_possible(Engine *engine, const char *config, Verdict verdict, const char *name) {
  char text[200];
  snprintf(text, sizeof text, "INIT Init NEXT Next %s", config);
  Checked c = checked_run(engine, circle, text, &options);
  cr_expect(eq(int, (int)c.result->verdict, (int)verdict), "%s: %s", config,
            verdict_word(c.result->verdict));
  cr_expect(eq(int, c.result->never_true, verdict == VERDICT_POSTCONDITION_FALSE && name), "%s",
            config);
  if (name) cr_expect(eq(str, (char *)c.result->property, (char *)name));
  checked_free(&c);
}

Test(outside, what_is_to_be_possible_is_true_of_some_state_or_step) {
  expect_possible(check_explicit, "_POSSIBLE AtOne Wraps", VERDICT_HOLDS, NULL);
  expect_possible(check_explicit, "_POSSIBLE AtOne AtFive Jumps", VERDICT_POSTCONDITION_FALSE,
                  "AtFive");
  expect_possible(check_explicit, "_POSSIBLE Wraps Jumps", VERDICT_POSTCONDITION_FALSE, "Jumps");
  expect_possible(check_explicit, "_POSSIBLE Fails", VERDICT_FAULT, "Fails");
  expect_possible(simulate, "_POSSIBLE AtOne", VERDICT_HOLDS, NULL);
  expect_possible(simulate, "_POSSIBLE AtFive", VERDICT_POSTCONDITION_FALSE, "AtFive");
}

Test(outside, what_is_possible_is_counted_each_time_it_is_found) {
  expect_possible(check_explicit, "_POSSIBLE AtOne Wraps POSTCONDITION Counts", VERDICT_HOLDS,
                  NULL);
  expect_possible(check_explicit, "_POSSIBLE AtOne POSTCONDITION Counts",
                  VERDICT_POSTCONDITION_FALSE, NULL);
}

Test(outside, what_the_constraints_exclude_is_not_counted) {
  expect_possible(check_explicit, "CONSTRAINT Low _POSSIBLE AtOne Jumps POSTCONDITION Cut",
                  VERDICT_POSTCONDITION_FALSE, "Jumps");
}

Test(outside, a_violation_comes_before_what_was_not_possible) {
  Checked c = checked_run(check_explicit, circle,
                          "INIT Init NEXT Next INVARIANT Low _POSSIBLE Jumps", &options);
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_VIOLATED));
  cr_assert(eq(u32, c.result->notes.count, 1));
  cr_expect(strstr(c.result->notes.at[0], "Jumps, which is to be possible") != NULL);
  checked_free(&c);
}

Test(outside, the_symbolic_engine_says_that_it_does_not_look_for_what_is_possible) {
  Checked c = check_symbolically(circle, "INIT Init NEXT Next _POSSIBLE AtFive");
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_HOLDS));
  cr_assert(eq(u32, c.result->notes.count, 1));
  cr_expect(strstr(c.result->notes.at[0], "_POSSIBLE") != NULL);
  checked_free(&c);
}

/* ---- counterexamples ---- */

Test(outside, without_a_violation_the_counterexample_is_empty) {
  expect_counted("INIT Init NEXT Next POSTCONDITION Nothing", VERDICT_HOLDS, 0, NULL);
}

Test(outside, a_trace_leads_to_the_state_that_is_looked_at) {
  expect_counted("INIT Init NEXT Next INVARIANT Traced", VERDICT_HOLDS, 0, NULL);
  expect_counted("INIT Init NEXT Next CONSTRAINT Short INVARIANT Traced PROPERTY TracedStep "
                 "CHECK_DEADLOCK FALSE",
                 VERDICT_HOLDS, 0, NULL);
  Checked c = run_counted(simulate, "INIT Init NEXT Next CONSTRAINT Short INVARIANT Walked "
                                    "PROPERTY WalkedStep");
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_HOLDS));
  checked_free(&c);
}

Test(outside, an_alias_can_ask_for_the_trace_up_to_its_state) {
  Engine *const engines[] = {check_explicit, simulate};
  for (int i = 0; i < 2; i++) {
    Checked c = run_counted(engines[i], "INIT Init NEXT Next INVARIANT Short ALIAS So");
    cr_assert(eq(u32, c.result->trace.count, 5));
    cr_expect(eq(str, (char *)checked_text(&c, c.result->trace.at[4].alias), "[n |-> 5]"));
    checked_free(&c);
  }
}

Test(outside, definitions_are_found_by_name_and_values_have_hashes) {
  expect_counted("INIT Init NEXT Next INVARIANT Named Hashed", VERDICT_HOLDS, 0, NULL);
  expect_counted("INIT Init NEXT Next INVARIANT Absent", VERDICT_FAULT, 1, NULL);
}

Test(outside, a_long_test_of_constants_in_the_initial_predicate_is_not_nested_deeply) {
  static const char text[] = "VARIABLE x\n"
                             "Init == x = 0 /\\ \\A a, b \\in 1..400 : a + b > 0\n"
                             "Next == x' = 1 - x\n";
  Checked c = checked_run(check_explicit, text, "INIT Init NEXT Next", &options);
  cr_expect(eq(int, (int)c.result->verdict, VERDICT_HOLDS));
  cr_expect(eq(u64, c.result->statistics.distinct_states, 2));
  checked_free(&c);
}

/* ---- evaluations that would not end ---- */

static const char endless[] = "VARIABLE x\n"
                              "Long == \\A a, b, c, d, e \\in 1..1000 : a + b + c + d + e > 0\n"
                              "Init == x = 0\n"
                              "LongInit == x \\in {0} /\\ Long\n"
                              "Next == x' = (x + 1) % 3\n"
                              "LongNext == Next /\\ Long\n"
                              "Known == x \\in 0..2\n";

static void expect_timeout(const char *config) {
  Engine *const engines[] = {check_explicit, simulate};
  for (int i = 0; i < 2; i++) {
    EngineOptions limited = options;
    limited.deadline = budget_clock() + 0.1;
    Checked c = checked_run(engines[i], endless, config, &limited);
    cr_expect(eq(int, (int)c.result->verdict, VERDICT_UNKNOWN), "%s", config);
    cr_expect(lt(dbl, budget_clock(), limited.deadline + 5), "%s", config);
    checked_free(&c);
  }
}

Test(outside, an_expression_that_never_ends_obeys_the_time_limit) {
  expect_timeout("INIT LongInit NEXT Next");
  expect_timeout("INIT Init NEXT LongNext");
  expect_timeout("INIT Init NEXT Next INVARIANT Known Long");
  expect_timeout("INIT Init NEXT Next CONSTRAINT Long");
  expect_timeout("INIT Init NEXT Next ACTION_CONSTRAINT Long");
}
