#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stddef.h>

#include "base/guess.h"

static const char *best_of(const char *wanted, const char *const candidates[]) {
  Guess guess = guess_start(wanted);
  for (; *candidates; candidates++) guess_consider(&guess, *candidates);
  return guess.best;
}

static const char *const words[] = {"check", "prove", "parse", NULL};

Test(guess, is_the_word_with_the_fewest_edits) {
  cr_assert(eq(str, (char *)best_of("chekc", words), "check"));
  cr_assert(eq(str, (char *)best_of("prase", words), "parse"));
  cr_assert(eq(str, (char *)best_of("pprove", words), "prove"));
}

Test(guess, counts_two_letters_changed_about_as_one_edit) {
  cr_assert(eq(str, (char *)best_of("prvoe", words), "prove"));
}

Test(guess, ignores_case_before_anything_else) {
  const char *const names[] = {"inw", "INV", NULL};
  cr_assert(eq(str, (char *)best_of("Inv", names), "INV"));
}

Test(guess, keeps_the_first_of_words_equally_near) {
  const char *const names[] = {"abd", "abe", NULL};
  cr_assert(eq(str, (char *)best_of("abc", names), "abd"));
}

Test(guess, is_none_for_a_word_like_no_other) {
  cr_assert(eq(ptr, (void *)best_of("simulate", words), NULL));
  cr_assert(eq(ptr, (void *)best_of("", words), NULL));
}

Test(guess, is_none_for_words_too_long_to_be_misspelt) {
  static const char longest[] = "a123456789a123456789a123456789a123456789a123456789a123456789a123";
  cr_assert(eq(ptr, (void *)best_of(longest, (const char *const[]){longest, NULL}), NULL));
  cr_assert(eq(str, (char *)best_of(longest + 1, (const char *const[]){longest + 1, NULL}),
               (char *)longest + 1));
}
