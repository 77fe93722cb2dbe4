/* Elements of filters and maps that are not listed. */
#include <criterion/criterion.h>

#include "spec_fixture.h"

static const char counter[] = "VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\n";

static Fixture open_unlisted(const char *units) {
  Limits limits = limits_default;
  limits.listing = limits.constants = 0;
  return fixture_open_with_limits(units, &limits);
}

Test(form, an_element_of_a_filter_is_one_of_its_base_that_passes) {
  Fixture f = open_unlisted(counter);
  check_successors(
      &f, "\\E n \\in {m \\in 0..9 : m % 4 = x} : x' = n /\\ y' = x",
      "{<<0, 0>>, <<4, 0>>, <<8, 0>>, <<1, 1>>, <<5, 1>>, <<9, 1>>, <<2, 2>>, <<6, 2>>}");
  check_successors(&f, "x' \\in {m \\in 0..9 : m = 2 * x + 1} /\\ y' = x",
                   "{<<1, 0>>, <<3, 1>>, <<5, 2>>}");
  check_initial(&f, "x \\in {n \\in 1..9 : n * n = n + n} /\\ y = x", "{<<2, 2>>}");
  fixture_close(&f);
}

Test(form, an_element_of_a_map_is_the_image_of_one) {
  Fixture f = open_unlisted(counter);
  check_successors(&f, "\\E n \\in {a * b : a \\in 1..2, b \\in 2..3} : x' = n /\\ y' = 0",
                   "{<<2, 0>>, <<3, 0>>, <<4, 0>>, <<6, 0>>}");
  check_successors(&f, "\\E <<a, b>> \\in {<<n, n + x>> : n \\in 1..2} : x' = a /\\ y' = b",
                   "{<<1, 1>>, <<2, 2>>, <<1, 2>>, <<2, 3>>, <<1, 3>>, <<2, 4>>}");
  fixture_close(&f);
}

static const char named[] = "VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\n"
                            "Even(S) == {n \\in S : n % 2 = 0}\n"
                            "Twice(S) == {n + n : n \\in S}\n"
                            "Upto == UNION {{m \\in 0..n : m > 0} : n \\in 1..3}\n";

Test(form, forms_nest_and_names_are_looked_through) {
  Fixture f = open_unlisted(named);
  check_successors(&f, "\\E n \\in Twice(Even(x..(x + 2))) : x' = n /\\ y' = x",
                   "{<<0, 0>>, <<4, 0>>, <<4, 1>>, <<4, 2>>, <<8, 2>>}");
  fixture_close(&f);
}

Test(form, an_element_of_a_union_is_one_of_a_part) {
  Fixture f = open_unlisted(named);
  check_successors(&f, "\\E n \\in Upto : x' = n /\\ y' = 0", "{<<1, 0>>, <<2, 0>>, <<3, 0>>}");
  fixture_close(&f);
}

Test(form, differences_intersections_and_unions_are_picked_from) {
  Fixture f = open_unlisted(named);
  check_successors(&f, "LET S == Even(0..2) IN \\E n \\in S \\ {0} : x' = n /\\ y' = 0",
                   "{<<2, 0>>}");
  check_successors(&f, "\\E n \\in Even(0..4) \\cap {0, 3} : x' = n /\\ y' = 0", "{<<0, 0>>}");
  check_successors(&f, "\\E n \\in Even(0..2) \\cup Twice({5}) : x' = n /\\ y' = 0",
                   "{<<0, 0>>, <<2, 0>>, <<10, 0>>}");
  fixture_close(&f);
}

Test(form, an_empty_filter_is_no_step_and_spares_other_branches) {
  Fixture f = open_unlisted(counter);
  check_successors(&f,
                   "(\\E n \\in {m \\in 1..9 : m < x} : x' = n /\\ y' = 1) \\/ "
                   "(x' = 7 /\\ y' = x)",
                   "{<<1, 1>>, <<7, 0>>, <<7, 1>>, <<7, 2>>}");
  fixture_close(&f);
}

Test(form, what_fails_in_the_test_of_a_filter_fails_in_the_step) {
  Fixture f = open_unlisted(counter);
  cr_assert(step_fails(&f, "\\E n \\in {m \\in 0..3 : 6 \\div m > 1} : x' = n /\\ y' = 0",
                       FAULT_ZERO_DIVISOR));
  cr_assert(!step_fails(&f,
                        "\\E n \\in {m \\in 0..3 : m > 0 /\\ 6 \\div m > 1} : x' = n /\\ y' = 0",
                        FAULT_ZERO_DIVISOR));
  fixture_close(&f);
}

Test(form, a_choice_in_a_primed_test_is_a_pick) {
  Fixture f = open_unlisted("VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 0\n"
                            "Square == \\E n \\in {m \\in 0..9 : m * m = y} : n > x\n");
  check_successors(&f, "x' = x + 1 /\\ y' \\in {4, 5, 9} /\\ Square'",
                   "{<<1, 4>>, <<1, 9>>, <<2, 9>>}");
  fixture_close(&f);
}

Test(form, whether_a_step_exists_is_not_known_without_listing) {
  Fixture f = open_unlisted(counter);
  const Node *next = fixture_node(&f, "\\E n \\in {m \\in 0..9 : m > x} : x' = n /\\ y' = 0");
  Predicate p = encode_successor(f.encoder, next, f.initial.next);
  cr_assert(p.failures.count == 1 && p.failures.at[0].kind == FAULT_LIMIT);
  fixture_close(&f);
}
