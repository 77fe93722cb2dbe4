#include <criterion/criterion.h>

#include "base/budget.h"

/* How often it can be asked before it says no, up to `most`. */
static uint32_t asked_until_spent(Budget *b, uint32_t most) {
  uint32_t asked = 0;
  while (asked < most && budget_left(b)) asked++;
  return asked;
}

Test(budget, without_limits_there_is_always_something_left) {
  Budget b = {0};
  cr_assert(asked_until_spent(&b, 100000) == 100000);
  cr_assert(asked_until_spent(NULL, 100000) == 100000);
}

Test(budget, a_deadline_that_has_passed_is_noticed_soon) {
  Budget b = {.deadline = budget_clock() - 1};
  cr_assert(asked_until_spent(&b, 100000) < 2000);
  cr_assert_str_eq(b.spent, "the time limit was reached");
}

Test(budget, more_memory_than_allowed_is_noticed_soon) {
  Budget b = {.memory = 1};
  cr_assert(asked_until_spent(&b, 100000) < 2000);
  cr_assert_str_eq(b.spent, "the memory limit was reached");
}

Test(budget, what_is_spent_stays_spent) {
  Budget b = {.deadline = budget_clock() - 1};
  cr_assert(!budget_look(&b));
  b.deadline = 0;
  cr_assert(!budget_look(&b) && !budget_left(&b));
}
