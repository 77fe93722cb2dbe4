/* Several counterexamples of one run, and what tells them apart. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

#include "checked.h"

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

Test(counterexamples, finds_as_many_different_counterexamples_as_there_are) {
  expect_sums("INIT Init NEXT Next INVARIANT Low", 9, "0000021");
}

Test(counterexamples, finds_no_more_counterexamples_than_asked_for) {
  EngineOptions options = {.length = 2, .most_errors = 2};
  Checked c = checked_run(check_symbolic, dice, "INIT Init NEXT Next INVARIANT Low", &options);
  cr_assert(eq(u32, c.result->others.count, 1));
  checked_free(&c);
}

Test(counterexamples, tells_counterexamples_apart_by_the_view) {
  expect_sums("INIT Init NEXT Next INVARIANT Low VIEW Sum", 9, "0000011");
}

Test(counterexamples, goes_on_to_longer_counterexamples) {
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
