/* Expressions over symbolic values: what they can be, and where they fail. */
#include <criterion/criterion.h>

#include "spec_fixture.h"

static const char plain[] = "VARIABLES x, b, s\n"
                            "Init == x \\in 0..2 /\\ b \\in BOOLEAN /\\ s \\in SUBSET {1, 2}\n";

Test(symbolic, arithmetic_is_done_on_every_value_that_a_variable_can_have) {
  Fixture f = fixture_open(plain);
  check_values(&f, "x * x + 1", "{1, 2, 5}");
  check_values(&f, "x < 1", "BOOLEAN");
  fixture_close(&f);
}

Test(symbolic, expressions_without_variables_are_concrete) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\nSquares == {n * n : n \\in 1..3}\n");
  const Sym *value = encode(f.encoder, fixture_node(&f, "Squares \\cup {0}"), NULL, NULL);
  cr_assert(value->kind == SYM_VALUE);
  cr_assert(same_value(&f, value->value, "{0, 1, 4, 9}"));
  fixture_close(&f);
}

Test(symbolic, the_right_side_of_a_conjunction_fails_only_where_the_left_side_holds) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "x # 0 /\\ 4 \\div x = 2", FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "4 \\div x = 2 /\\ x # 0", FAULT_ZERO_DIVISOR, "x", "{0}");
  check_failing(&f, "x = 0 \\/ 4 \\div x = 2", FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "x # 0 => 4 \\div x = 2", FAULT_ZERO_DIVISOR, "x", "{}");
  fixture_close(&f);
}

Test(symbolic, branches_of_IF_and_CASE_fail_only_where_they_are_taken) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "IF x = 0 THEN 0 ELSE 4 \\div x", FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "CASE x = 1 -> 7 [] x = 2 -> 8", FAULT_NO_CASE, "x", "{0}");
  check_values(&f, "CASE x > 0 -> 1 [] x = 2 -> 8 [] OTHER -> 9", "{1, 9}");
  fixture_close(&f);
}

Test(symbolic, a_quantifier_does_not_look_behind_the_element_that_decides) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "\\A n \\in 0..2 : n < x /\\ 1 \\div (n - 1) < 9", FAULT_ZERO_DIVISOR, "x",
                "{2}");
  check_failing(&f, "\\E n \\in 0..2 : n = x \\/ 1 \\div (n - 1) > 9", FAULT_ZERO_DIVISOR, "x",
                "{2}");
  fixture_close(&f);
}

Test(symbolic, what_is_not_in_the_set_does_not_count_for_a_quantifier) {
  Fixture f = fixture_open(plain);
  check_values(&f, "<<s, \\A n \\in s : n = 1>>",
               "{<<{}, TRUE>>, <<{1}, TRUE>>, <<{2}, FALSE>>, <<{1, 2}, FALSE>>}");
  check_failing(&f, "\\A n \\in s : 1 \\div (n - 1) > 9", FAULT_ZERO_DIVISOR, "s", "{{1}, {1, 2}}");
  fixture_close(&f);
}

Test(symbolic, CHOOSE_takes_the_least_witness) {
  Fixture f = fixture_open(plain);
  check_values(&f, "<<s, x, CHOOSE n \\in s \\cup {5} : n > x>>",
               "{<<t, y, CHOOSE n \\in t \\cup {5} : n > y>> : t \\in SUBSET {1, 2}, y \\in 0..2}");
  check_failing(&f, "CHOOSE n \\in s : TRUE", FAULT_NO_WITNESS, "s", "{{}}");
  fixture_close(&f);
}

Test(symbolic, CHOOSE_compares_numbers_that_have_too_many_values_to_be_listed) {
  Limits limits = limits_default;
  limits.integers = limits.expand = 2;
  Fixture f = fixture_open_with_limits("VARIABLES x\nInit == x \\in 0..9\n", &limits);
  check_values(&f, "<<x, CHOOSE n \\in {x * x, 30 - x, 5, x - 4} : n > x>>",
               "{<<y, CHOOSE n \\in {y * y, 30 - y, 5, y - 4} : n > y>> : y \\in 0..9}");
  check_failing(&f, "CHOOSE n \\in {x * x, x - 4} : n > 70", FAULT_NO_WITNESS, "x", "0..8");
  check_failing(&f, "CHOOSE n \\in {x * x, x - 4} : n > 70", FAULT_LIMIT, "x", "{}");
  fixture_close(&f);
}

Test(symbolic, a_fold_takes_numbers_that_have_too_many_values_in_their_order) {
  Limits limits = limits_default;
  limits.integers = limits.expand = 2;
  Fixture f = fixture_open_with_limits(
      "INSTANCE FiniteSetsExt\nVARIABLES x\nInit == x \\in 0..15\n", &limits);
  check_values(&f,
               "<<x, FoldSet(LAMBDA n, all : 2 * all + n, 1, {x, 9 - x, 3 * x, x \\div 2, 4})>>",
               "{<<y, FoldSet(LAMBDA n, all : 2 * all + n, 1, {y, 9 - y, 3 * y, y \\div 2, 4})>> "
               ": y \\in 0..15}");
  fixture_close(&f);
}

Test(symbolic, filters_and_maps_keep_what_is_in_the_set) {
  Fixture f = fixture_open(plain);
  check_values(&f, "{n \\in s : n > x}", "{{}, {1}, {2}, {1, 2}}");
  check_values(&f, "{n + x : n \\in s}",
               "{{n + y : n \\in t} : t \\in SUBSET {1, 2}, y \\in 0..2}");
  fixture_close(&f);
}

Test(symbolic, functions_are_applied_and_changed_at_symbolic_arguments) {
  Fixture f = fixture_open(plain);
  check_values(&f, "[n \\in 0..2 |-> n * n][x]", "{0, 1, 4}");
  check_values(&f, "[[n \\in 0..1 |-> 7] EXCEPT ![x] = @ + x]",
               "{[n \\in 0..1 |-> IF n = 1 THEN 8 ELSE 7], [n \\in 0..1 |-> 7]}");
  check_failing(&f, "[n \\in 0..1 |-> n][x]", FAULT_OFF_DOMAIN, "x", "{2}");
  fixture_close(&f);
}

Test(symbolic, EXCEPT_does_not_evaluate_the_value_for_a_key_outside_the_domain) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "[[n \\in 0..1 |-> 7] EXCEPT ![x] = 4 \\div (2 - x)]", FAULT_ZERO_DIVISOR, "x",
                "{}");
  fixture_close(&f);
}

Test(symbolic, EXCEPT_goes_down_nested_paths) {
  Fixture f = fixture_open(plain);
  check_values(&f, "[[a |-> <<1, [b |-> 2]>>] EXCEPT !.a[2].b = @ + x, !.a[1] = 0].a",
               "{<<0, [b |-> 2 + n]>> : n \\in 0..2}");
  fixture_close(&f);
}

Test(symbolic, a_function_on_an_infinite_set_is_computed_when_it_is_applied) {
  Fixture f = fixture_open(plain);
  check_values(&f, "LET g == [n \\in Nat |-> n + x] IN g[x] + g[10]", "{10, 13, 16}");
  check_failing(&f, "[n \\in Nat |-> n][x - 1]", FAULT_OFF_DOMAIN, "x", "{0}");
  fixture_close(&f);
}

Test(symbolic, a_rule_remembers_what_was_bound_when_it_was_made) {
  Fixture f = fixture_open(plain);
  check_values(&f, "{g[1] : g \\in {[n \\in 1..2 |-> n + m] : m \\in {x, 5}}}",
               "{{y + 1, 6} : y \\in 0..2}");
  check_values(&f, "LET F(m) == [n \\in Nat |-> n + m] IN {F(m)[1] : m \\in {x, 5}}",
               "{{y + 1, 6} : y \\in 0..2}");
  check_values(&f, "(IF b THEN [n \\in Nat |-> n + x] ELSE [n \\in Nat |-> 0])[2]", "{0, 2, 3, 4}");
  fixture_close(&f);
}

Test(symbolic, recursion_ends_where_the_path_says_so) {
  Fixture f = fixture_open(
      "VARIABLES x, s\n"
      "Init == x \\in 0..3 /\\ s \\in SUBSET {1, 2, 4}\n"
      "RECURSIVE Factorial(_)\n"
      "Factorial(n) == IF n = 0 THEN 1 ELSE n * Factorial(n - 1)\n"
      "RECURSIVE Sum(_)\n"
      "Sum(S) == IF S = {} THEN 0 ELSE LET n == CHOOSE n \\in S : TRUE IN n + Sum(S \\ {n})\n"
      "fib[n \\in Nat] == IF n < 2 THEN n ELSE fib[n - 1] + fib[n - 2]\n");
  check_values(&f, "Factorial(x)", "{1, 2, 6}");
  check_values(&f, "Sum(s)", "0..7");
  check_values(&f, "fib[x + 27]", "{196418, 317811, 514229, 832040}");
  fixture_close(&f);
}

Test(symbolic, endless_recursion_is_a_failure_and_not_an_answer) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..3\n"
                           "RECURSIVE F(_)\n"
                           "F(n) == IF n = 2 THEN 0 ELSE F(n - 1)\n");
  check_failing(&f, "F(x)", FAULT_LIMIT, "x", "{0, 1}");
  fixture_close(&f);
}

Test(symbolic, an_argument_that_is_not_needed_does_not_fail) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\n"
                           "First(p, q) == IF p = 0 THEN 0 ELSE q\n");
  check_failing(&f, "First(x, 4 \\div x)", FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "First(1, 4 \\div x)", FAULT_ZERO_DIVISOR, "x", "{0}");
  check_failing(&f, "LET q == 4 \\div x IN IF x = 0 THEN 0 ELSE q + q", FAULT_ZERO_DIVISOR, "x",
                "{}");
  fixture_close(&f);
}

Test(symbolic, an_argument_used_twice_fails_at_the_use_that_is_reached) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "LET q == 4 \\div x IN (x > 0 /\\ q > 0) \\/ (x = 2 /\\ q = 0)",
                FAULT_ZERO_DIVISOR, "x", "{}");
  check_failing(&f, "LET q == 4 \\div x IN (x > 0 /\\ q > 9) \\/ q = 0", FAULT_ZERO_DIVISOR, "x",
                "{0}");
  fixture_close(&f);
}

Test(symbolic, operators_can_be_passed_and_applied) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\n"
                           "Twice(F(_), n) == F(F(n))\n"
                           "Map(F(_), S) == {F(n) : n \\in S}\n"
                           "Apply(F(_, _), p, q) == F(p, q)\n");
  check_values(&f, "Twice(LAMBDA n : n + x, 1)", "{1, 3, 5}");
  check_values(&f, "Map(LAMBDA n : n * x, {1, 2})", "{{0}, {1, 2}, {2, 4}}");
  check_values(&f, "Apply(+, x, 5)", "5..7");
  fixture_close(&f);
}

Test(symbolic, values_of_different_kinds_meet_in_one_variable) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in {1, 2} \\/ x = \"none\"\n");
  check_values(&f, "IF x = \"none\" THEN 0 ELSE 1", "{0}");
  check_failing(&f, "x + 1", FAULT_NOT_INTEGER, "x", "{\"none\"}");
  check_failing(&f, "x = 1", FAULT_INCOMPARABLE, "x", "{\"none\"}");
  fixture_close(&f);
}

Test(symbolic, membership_in_a_filter_does_not_list_the_set) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\nEven == {n \\in Nat : n % 2 = 0}\n");
  check_values(&f, "<<x, x \\in Even>>", "{<<0, TRUE>>, <<1, FALSE>>, <<2, TRUE>>}");
  check_values(&f, "x \\in {n \\in Int : n > 1}", "BOOLEAN");
  fixture_close(&f);
}

Test(symbolic, SelectSeq_keeps_the_items_that_pass) {
  Fixture f = fixture_open(plain);
  check_values(&f, "SelectSeq(<<3, x, 1>>, LAMBDA n : n > x)", "{<<3, 1>>, <<3>>}");
  fixture_close(&f);
}

Test(symbolic, Assert_fails_where_its_condition_is_false) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "Assert(x < 2, \"too large\")", FAULT_ASSERTION, "x", "{2}");
  fixture_close(&f);
}

Test(symbolic, what_has_no_meaning_in_a_state_is_refused) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "TLCGet(\"level\")", FAULT_UNSUPPORTED, "x", "0..2");
  check_failing(&f, "RandomElement({x})", FAULT_UNSUPPORTED, "x", "0..2");
  fixture_close(&f);
}

Test(symbolic, a_bound_without_a_set_is_refused) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "\\E n : n = x", FAULT_UNBOUNDED, "x", "0..2");
  check_failing(&f, "\\A n \\in Nat : n >= x", FAULT_NOT_ENUMERABLE, "x", "0..2");
  fixture_close(&f);
}

Test(symbolic, a_tuple_of_bound_names_takes_elements_apart) {
  Fixture f = fixture_open(plain);
  check_values(&f, "{n + m : <<n, m>> \\in s \\X {x}}",
               "{{n + y : n \\in t} : t \\in SUBSET {1, 2}, y \\in 0..2}");
  check_failing(&f, "\\E <<n, m>> \\in {<<1, 2>>, <<x>>} : n > 1", FAULT_BAD_TUPLE, "x", "0..2");
  fixture_close(&f);
}

Test(symbolic, a_prime_applies_to_everything_inside_it) {
  Fixture f = fixture_open("VARIABLES x, y\nInit == x \\in 0..2 /\\ y = 5\nSum(p) == p + y\n");
  const Sym *next[] = {sym_int(f.encoder, 7), sym_int(f.encoder, 1)};
  const Node *node = fixture_node(&f, "x + (Sum(x) + 1)' + (LET q == x IN q + q')");
  const Sym *value = encode(f.encoder, node, (const Sym *[]){sym_int(f.encoder, 2), next[1]}, next);
  cr_assert(value->kind == SYM_VALUE);
  cr_assert(same_value(&f, value->value, "2 + (7 + 1 + 1) + (2 + 7)"));
  fixture_close(&f);
}

Test(symbolic, a_predicate_hands_out_its_failures) {
  Fixture f = fixture_open(plain);
  Predicate p =
      encode_predicate(f.encoder, fixture_node(&f, "4 \\div x = 2"), f.initial.next, NULL);
  cr_assert(p.failures.count == 1 && p.failures.at[0].kind == FAULT_ZERO_DIVISOR);
  cr_assert(f.encoder->failures.count == 0);
  fixture_close(&f);
}

Test(symbolic, a_function_on_an_infinite_set_can_be_changed) {
  Fixture f = fixture_open(plain);
  check_values(&f, "[[n \\in Nat |-> n] EXCEPT ![x] = @ + 10][1]", "{1, 11}");
  check_values(&f, "LET g == [[n \\in Nat |-> n] EXCEPT ![x] = 7] IN g[x] + g[5]", "{12}");
  fixture_close(&f);
}

Test(symbolic, a_domain_may_be_infinite_in_some_states_only) {
  Fixture f = fixture_open(plain);
  check_values(&f, "[n \\in (IF b THEN Nat ELSE {x}) |-> n + 1][x]", "1..3");
  check_values(&f, "[(IF b THEN Nat ELSE {1}) -> {}] = {}", "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, membership_by_form_needs_no_list) {
  Fixture f = fixture_open(plain);
  check_values(&f, "s \\in SUBSET {n \\in Nat : n > 0}", "{TRUE}");
  check_values(&f, "s \\in {{}} \\cup SUBSET {n \\in Nat : n > 1}", "BOOLEAN");
  check_values(&f, "LET m == {n \\in Nat : n > 1} IN <<x, 3>> \\in (m \\X m) \\ {<<2, 2>>}",
               "BOOLEAN");
  check_values(&f, "2 \\in {n \\in Nat : n > x} \\cap {n \\in Nat : n < 9}", "BOOLEAN");
  fixture_close(&f);
}

Test(symbolic, an_infinite_set_is_part_of_no_finite_one) {
  Fixture f = fixture_open(plain);
  check_values(&f, "Nat \\subseteq s", "{FALSE}");
  check_values(&f, "[s -> Nat] \\subseteq {<<>>}", "BOOLEAN");
  check_values(&f, "SUBSET (Nat \\ s) = s", "{FALSE}");
  check_values(&f, "SUBSET (Nat \\cup s) \\subseteq SUBSET Int", "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, infinite_sets_of_the_same_form_are_equal_if_what_they_are_made_of_is) {
  Fixture f = fixture_open(plain);
  check_values(&f, "Seq(s \\cup {3}) = Seq({x, 3})", "BOOLEAN");
  check_values(&f, "SUBSET (IF b THEN Nat ELSE Int) = SUBSET Nat", "BOOLEAN");
  fixture_close(&f);
}

Test(symbolic, parts_may_be_functions_on_infinite_sets) {
  Fixture f = fixture_open(plain);
  check_values(&f, "<<[n \\in Nat |-> n + x], 0>>[1][10]", "10..12");
  check_values(&f, "[[a |-> x] EXCEPT !.a = [n \\in Nat |-> n + @]].a[10]", "10..12");
  check_values(&f, "[k \\in 0..2 |-> IF k = x THEN [n \\in Nat |-> n] ELSE <<>>][x][7]", "{7}");
  check_values(&f, "[i \\in 0..2 |-> IF i = x THEN [n \\in Nat |-> n] ELSE 0][(x + 1) % 3]", "{0}");
  check_failing(&f, "[a |-> [n \\in Nat |-> n]] = [a |-> x]", FAULT_NOT_ENUMERABLE, "x", "0..2");
  fixture_close(&f);
}

Test(symbolic, a_key_of_another_kind_changes_nothing) {
  Fixture f = fixture_open(plain);
  check_values(&f,
               "[<<[n \\in Nat |-> n + x], 3>> EXCEPT ![IF b THEN s ELSE 2] = "
               "<<[n \\in Nat |-> n], 3>>][1][5]",
               "5..7");
  check_values(&f, "[[n \\in Nat |-> n] EXCEPT ![IF b THEN s ELSE x] = @ + 9][x]",
               "0..2 \\cup 9..11");
  fixture_close(&f);
}

Test(symbolic, a_result_fails_where_those_before_it_are_listed) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "DOMAIN [k \\in s |-> IF k = 1 THEN [n \\in Nat |-> n] ELSE 1 \\div x] = {}",
                FAULT_ZERO_DIVISOR, "s", "{{2}}");
  fixture_close(&f);
}

Test(symbolic, a_recursive_function_may_ask_for_parts_of_the_function_it_is_making) {
  Fixture f = fixture_open(plain);
  const char *sums =
      "LET g[i \\in 0..3] == [j \\in 0..3 |-> IF j = 0 THEN i ELSE g[i][j - 1] + 1] IN ";
  char text[200];
  snprintf(text, sizeof text, "%s%s", sums, "g[x][2]");
  check_values(&f, text, "2..4");
  snprintf(text, sizeof text, "%s%s", sums, "g[x] = [j \\in 0..3 |-> x + j]");
  check_values(&f, text, "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, a_closed_expression_fails_only_where_it_is_reached) {
  Fixture f = fixture_open(plain);
  check_failing(&f, "(x > 0 /\\ 4 \\div x > 9) \\/ (x = 0 /\\ b) \\/ x = 0", FAULT_ZERO_DIVISOR,
                "x", "{}");
  check_failing(&f, "\\A n \\in s : n > 1 => 4 \\div x = 2", FAULT_ZERO_DIVISOR, "<<x, s>>",
                "{<<0, {2}>>, <<0, {1, 2}>>}");
  fixture_close(&f);
}

Test(symbolic, a_closed_expression_is_evaluated_once) {
  Fixture f = fixture_open("VARIABLE q\nInit == q \\in [1..3 -> 0..3]\n");
  uint32_t mark = circuit_gate_count(f.encoder->circuit);
  encode(f.encoder, fixture_node(&f, "{n \\in 0..9 : n > q[1] * q[2] * q[3]}"), f.initial.next,
         NULL);
  uint32_t once = circuit_gate_count(f.encoder->circuit) - mark;
  encode(f.encoder,
         fixture_node(&f, "\\A m \\in 1..9 : {n \\in 0..9 : n > q[1] * q[2] * q[3]} # {m}"),
         f.initial.next, NULL);
  uint32_t often = circuit_gate_count(f.encoder->circuit) - mark;
  cr_assert(often < 2 * once + 500, "%u gates, then %u", once, often);
  fixture_close(&f);
}

Test(symbolic, membership_in_bounded_sequences_is_asked_by_length) {
  Fixture f = fixture_open(
      "VARIABLE q\nInit == q \\in {<<>>, <<1>>, <<1, 2>>, <<2, 1>>, <<3, 3, 3>>}\n"
      "Bounded(S) == UNION {[1..n -> S] : n \\in 1..2}\n"
      "Sorted == {p \\in Bounded(1..3) : \\A i, j \\in DOMAIN p : i < j => p[i] <= p[j]}\n");
  check_values(&f, "<<q, q \\in Bounded({1, 2}), q \\in Sorted>>",
               "{<<<<>>, FALSE, FALSE>>, <<<<1>>, TRUE, TRUE>>, <<<<1, 2>>, TRUE, TRUE>>, "
               "<<<<2, 1>>, TRUE, FALSE>>, <<<<3, 3, 3>>, FALSE, FALSE>>}");
  check_values(&f, "[i \\in 1..2 |-> Len(q)] \\in Bounded({1, 2})", "BOOLEAN");
  fixture_close(&f);
}

Test(symbolic, deep_recursion_ends_in_a_limit_and_not_in_a_crash) {
  Fixture f =
      fixture_open("VARIABLE x\nInit == x \\in 0..1\n"
                   "RECURSIVE Deep(_, _)\n"
                   "Deep(n, acc) == IF n = 0 THEN acc ELSE\n"
                   "  (((((((((((((((((((((1 + Deep(n - 1, acc + (1 + (1 + (1 + (1 + n)))))\n"
                   "   - 1) + 1) - 1) + 1) - 1) + 1) - 1) + 1) - 1) + 1) - 1) + 1) - 1) + 1) - 1) "
                   "+ 1) - 1) + 1)\n"
                   "   - 1) + 1) - 1)\n");
  check_values(&f, "Deep(x + 50, x)", "{Deep(50, 0), Deep(51, 1)}");
  check_failing(&f, "Deep(x + 5000, x)", FAULT_LIMIT, "x", "0..1");
  fixture_close(&f);
}

Test(symbolic, the_domain_of_what_may_be_an_infinite_function_is_not_listed) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in {-1, 2}\n");
  check_values(&f, "DOMAIN [[n \\in Nat |-> n] EXCEPT ![x] = 7] = Nat", "{TRUE}");
  check_values(&f, "5 \\in DOMAIN (IF x = 2 THEN [n \\in Nat |-> n] ELSE <<1, 2>>)",
               "{TRUE, FALSE}");
  fixture_close(&f);
}

Test(symbolic, what_may_be_an_infinite_function_can_be_changed) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in {1, 2}\n");
  check_values(&f, "[(IF x = 2 THEN [n \\in Nat |-> n] ELSE <<5, 6>>) EXCEPT ![x] = @ + 10][x]",
               "{12, 15}");
  fixture_close(&f);
}

Test(symbolic, nothing_is_compared_with_the_elements_of_an_empty_interval) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in {1, 8}\n");
  check_values(&f, "{<<1>>} \\ (7..x)", "{{<<1>>}}");
  check_failing(&f, "{<<1>>} \\ (7..x)", FAULT_INCOMPARABLE, "x", "{8}");
  fixture_close(&f);
}

Test(symbolic, a_union_of_lazy_sets_is_asked_part_by_part) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in BOOLEAN\n");
  check_failing(&f, "{g \\in [{1, 2} -> {0}] : x} \\in (SUBSET {1} \\cup SUBSET {2})",
                FAULT_INCOMPARABLE, "x", "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, a_filter_that_is_called_is_asked_with_the_arguments_of_the_call) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\n"
                           "Maps(S, T) == {g \\in [S -> T] : S # {}}\n");
  check_values(&f, "\\A c \\in {1, 2} : [n \\in 1..x |-> c] \\in Maps(1..x, {c})", "{TRUE, FALSE}");
  check_values(&f, "CHOOSE c \\in {{1}, {2}} : [n \\in c |-> n] \\in Maps({n + 0 : n \\in c}, {2})",
               "{{2}}");
  check_failing(&f, "{x} \\in Maps(1..x, {x})", FAULT_INCOMPARABLE, "x", "0..2");
  fixture_close(&f);
}

Test(symbolic, a_product_with_an_empty_part_is_empty_whatever_the_infinite_parts_are) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in 0..2\n");
  check_values(&f, "(IF x = 0 THEN Nat ELSE IF x = 1 THEN Int ELSE {x}) \\X {} = {}", "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, an_element_that_may_be_a_lazy_set_is_listed_where_it_can_be) {
  Fixture f = fixture_open("VARIABLE s\nInit == s \\in {{}, {1}}\n");
  check_values(&f, "s = {} => [n \\in {1} |-> [Int -> s]] = [n \\in {1} |-> {}]", "{TRUE}");
  fixture_close(&f);
}

Test(symbolic, a_set_that_nobody_can_list_cannot_be_compared_with_the_subsets_of_a_symbolic_set) {
  Fixture f = fixture_open("VARIABLES s\nInit == s \\in {{1}, {2, 3}} \\/ s = {}\n"
                           "Positive(S) == {n \\in S : n > 0}\n");
  check_failing(&f, "(Nat \\ Int) \\in SUBSET s", FAULT_INCOMPARABLE, "s", "{{}, {1}, {2, 3}}");
  check_failing(&f, "(Nat \\ Int) \\in SUBSET Positive(s)", FAULT_INCOMPARABLE, "s",
                "{{}, {1}, {2, 3}}");
  check_failing(&f, "(Nat \\ Int) \\subseteq s", FAULT_NOT_ENUMERABLE, "s", "{{}, {1}, {2, 3}}");
  fixture_close(&f);
}
