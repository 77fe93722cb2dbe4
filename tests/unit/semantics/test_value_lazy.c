/* Equality and membership with TLC's refusals; lazy sets. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "semantics/value.h"

static Values *values;
static SymbolTable *symbols;
static const Value *nat, *all_integers, *strings;

static void set_up(void) {
  values = values_create();
  symbols = symbols_create();
  nat = value_lazy(values, LAZY_NAT, 0, NULL);
  all_integers = value_lazy(values, LAZY_INT, 0, NULL);
  strings = value_lazy(values, LAZY_STRING, 0, NULL);
}

static void tear_down(void) {
  values_destroy(values);
  symbols_destroy(symbols);
}

TestSuite(lazy, .init = set_up, .fini = tear_down);

static const Value *number(int64_t i) { return value_int(values, i); }
static Symbol symbol(const char *s) { return symbol_intern(symbols, s, strlen(s)); }
static const Value *string(const char *s) { return value_string(values, symbol(s)); }
static const Value *model(const char *s) { return value_model(values, symbol(s)); }

#define ITEMS(...) \
  sizeof((const Value *[]){__VA_ARGS__}) / sizeof(Value *), (const Value *[]) { __VA_ARGS__ }
#define SET(...) value_set(values, ITEMS(__VA_ARGS__))
#define TUPLE(...) value_tuple(values, ITEMS(__VA_ARGS__))
#define LAZY(kind, ...) value_lazy(values, LAZY_##kind, ITEMS(__VA_ARGS__))
#define expect_truth(want, call) cr_expect(eq(int, call, TRUTH_##want), "%s", #call)

static const Value *integers(int64_t low, int64_t high) {
  return value_interval(values, integer_from(low), integer_from(high));
}

static const Value *field(const char *name, const Value *v) {
  return value_record(values, 1, (Symbol[]){symbol(name)}, &v);
}

static Truth equal(const Value *a, const Value *b) {
  Truth there = value_equal(values, a, b), back = value_equal(values, b, a);
  cr_expect(eq(int, there, back), "equality is symmetric");
  return there;
}

static Truth member(const Value *element, const Value *set) {
  return value_member(values, element, set);
}

Test(lazy, equality_is_refused_across_kinds) {
  expect_truth(INCOMPARABLE, equal(number(1), string("a")));
  expect_truth(INCOMPARABLE, equal(number(1), value_boolean(values, true)));
  expect_truth(INCOMPARABLE, equal(SET(number(1)), TUPLE(number(1))));
  expect_truth(INCOMPARABLE, equal(value_set(values, 0, NULL), value_tuple(values, 0, NULL)));
  expect_truth(INCOMPARABLE, equal(TUPLE(number(1)), field("a", number(1))));
}

Test(lazy, equality_of_composites_is_decided_by_the_first_difference) {
  expect_truth(FALSE, equal(field("a", number(1)), field("b", number(1))));
  expect_truth(FALSE, equal(TUPLE(number(1)), TUPLE(number(1), number(1))));
  expect_truth(INCOMPARABLE, equal(TUPLE(number(1)), TUPLE(string("a"))));
  expect_truth(FALSE, equal(TUPLE(number(1), number(1)), TUPLE(number(2), string("a"))));
  expect_truth(INCOMPARABLE, equal(SET(number(1)), SET(string("a"))));
  expect_truth(FALSE, equal(SET(number(1)), SET(string("a"), string("b"))));
}

Test(lazy, model_value_differs_from_everything_but_typed_ones_are_refused) {
  expect_truth(FALSE, equal(model("m"), number(1)));
  expect_truth(FALSE, equal(model("m"), model("n")));
  expect_truth(INCOMPARABLE, equal(model("a_1"), number(1)));
  expect_truth(INCOMPARABLE, equal(model("a_1"), model("b_1")));
  expect_truth(FALSE, equal(model("a_1"), model("a_2")));
  expect_truth(FALSE, equal(model("a_1"), model("m")));
}

Test(lazy, membership_in_a_list_is_refused_where_equality_is) {
  expect_truth(TRUE, member(number(1), SET(number(1), number(2))));
  expect_truth(FALSE, member(number(3), SET(number(1), number(2))));
  expect_truth(INCOMPARABLE, member(number(1), SET(string("a"))));
  expect_truth(INCOMPARABLE, member(string("b"), SET(number(1), number(2))));
  expect_truth(INCOMPARABLE, member(SET(number(1)), SET(string("a"), model("m"))));
  expect_truth(FALSE, member(number(1), SET(model("m"))));
  expect_truth(FALSE, member(model("m"), SET(number(1))));
  expect_truth(FALSE, member(number(1), value_set(values, 0, NULL)));
}

Test(lazy, membership_in_infinite_sets_of_atoms) {
  expect_truth(TRUE, member(number(0), nat));
  expect_truth(FALSE, member(number(-1), nat));
  expect_truth(TRUE, member(number(-1), all_integers));
  expect_truth(INCOMPARABLE, member(string("a"), nat));
  expect_truth(FALSE, member(model("m"), nat));
  expect_truth(TRUE, member(string("a"), strings));
  expect_truth(INCOMPARABLE, member(number(5), strings));
  expect_truth(TRUE, member(number(5), value_lazy(values, LAZY_ANY, 0, NULL)));
}

Test(lazy, membership_in_nested_infinite_sets) {
  const Value *functions = LAZY(FUNCTIONS, integers(1, 2), nat);
  expect_truth(TRUE, member(TUPLE(number(0), number(1)), functions));
  expect_truth(FALSE, member(TUPLE(number(0), number(-1)), functions));
  expect_truth(FALSE, member(TUPLE(number(0)), functions));
  expect_truth(TRUE, member(SET(number(1), number(5)), LAZY(POWERSET, nat)));
  expect_truth(FALSE, member(SET(number(-1)), LAZY(POWERSET, nat)));
  expect_truth(INCOMPARABLE, member(number(1), LAZY(POWERSET, nat)));
  expect_truth(TRUE, member(SET(SET(number(1))), LAZY(POWERSET, LAZY(POWERSET, nat))));
  expect_truth(TRUE, member(value_tuple(values, 0, NULL), LAZY(SEQ, nat)));
  expect_truth(FALSE, member(TUPLE(number(1), number(-1)), LAZY(SEQ, nat)));
  expect_truth(TRUE, member(TUPLE(number(1), number(1)), LAZY(PRODUCT, nat, nat)));
  expect_truth(FALSE, member(TUPLE(number(1)), LAZY(PRODUCT, nat, nat)));
  const Value *records = value_record_set(values, 1, (Symbol[]){symbol("a")}, &nat);
  expect_truth(TRUE, member(field("a", number(3)), records));
  expect_truth(FALSE, member(field("b", number(3)), records));
  expect_truth(INCOMPARABLE, member(TUPLE(number(3)), records));
}

Test(lazy, infinite_sets_are_compared_as_far_as_possible) {
  expect_truth(TRUE, value_subset(values, nat, all_integers));
  expect_truth(FALSE, value_subset(values, all_integers, nat));
  expect_truth(TRUE, value_subset(values, LAZY(POWERSET, nat), LAZY(POWERSET, all_integers)));
  expect_truth(FALSE, equal(nat, SET(number(1))));
  expect_truth(TRUE, equal(LAZY(POWERSET, nat), LAZY(POWERSET, nat)));
  expect_truth(FALSE, equal(nat, all_integers));
  expect_truth(INCOMPARABLE, equal(nat, LAZY(SEQ, nat)));
  expect_truth(FALSE, equal(integers(1, 10000000), integers(1, 20000000)));
}

Test(lazy, set_operators_list_what_is_finite) {
  cr_expect(
      eq(ptr, (void *)value_intersection(values, nat, integers(-2, 2)), (void *)integers(0, 2)));
  cr_expect(
      eq(ptr, (void *)value_difference(values, integers(-2, 2), nat), (void *)integers(-2, -1)));
  cr_expect(
      eq(ptr, (void *)value_union(values, integers(1, 3), integers(2, 5)), (void *)integers(1, 5)));
  cr_expect(value_union(values, SET(number(1)), SET(string("a"))) == NULL);
  cr_expect(value_difference(values, SET(number(1)), SET(string("a"))) == NULL);
  const Value *cup = value_union(values, SET(model("none")), nat);
  expect_truth(TRUE, member(number(3), cup));
  expect_truth(TRUE, member(model("none"), cup));
  expect_truth(FALSE, member(number(-3), cup));
  expect_truth(FALSE, member(number(0), value_difference(values, nat, SET(number(0)))));
}

static int64_t cardinality(const Value *set) {
  Integer count;
  int64_t small;
  return value_cardinality(values, set, &count) && integer_is_small(count, &small) ? small : -1;
}

Test(lazy, cardinality_needs_no_listing) {
  cr_expect(eq(i64, cardinality(LAZY(POWERSET, integers(1, 40))), INT64_C(1) << 40));
  cr_expect(eq(i64, cardinality(LAZY(FUNCTIONS, integers(1, 3), integers(1, 4))), 64));
  cr_expect(eq(i64, cardinality(LAZY(PRODUCT, integers(1, 3), integers(1, 4))), 12));
  cr_expect(eq(i64, cardinality(LAZY(FUNCTIONS, integers(1, 0), nat)), 1));
  cr_expect(eq(i64, cardinality(LAZY(PRODUCT, integers(1, 0), nat)), 0));
  cr_expect(eq(i64, cardinality(nat), -1));
  expect_truth(FALSE, value_finite(values, LAZY(SEQ, integers(1, 1))));
  expect_truth(FALSE, value_finite(values, LAZY(POWERSET, nat)));
  expect_truth(TRUE, value_finite(values, LAZY(POWERSET, integers(1, 40))));
}

static void expect_listing(const Value *lazy, const char *want) {
  const Value *set = value_enumerate(values, lazy);
  cr_assert(set != NULL);
  Text text = {0};
  value_print(set, &text);
  cr_expect(eq(str, (char *)text_string(&text), (char *)want));
  text_free(&text);
  cr_expect(eq(ptr, (void *)value_normal(values, lazy), (void *)set));
  expect_truth(TRUE, equal(lazy, set));
}

Test(lazy, listings_are_complete_and_canonical) {
  const Value *two = integers(1, 2);
  expect_listing(LAZY(POWERSET, two), "{{}, {1}, {2}, {1, 2}}");
  expect_listing(LAZY(FUNCTIONS, two, SET(string("a"), string("b"))),
                 "{<<\"a\", \"a\">>, <<\"a\", \"b\">>, <<\"b\", \"a\">>, <<\"b\", \"b\">>}");
  expect_listing(LAZY(PRODUCT, two, integers(5, 6)), "{<<1, 5>>, <<1, 6>>, <<2, 5>>, <<2, 6>>}");
  expect_listing(value_record_set(values, 2, (Symbol[]){symbol("b"), symbol("a")},
                                  (const Value *[]){two, integers(7, 7)}),
                 "{[a |-> 7, b |-> 1], [a |-> 7, b |-> 2]}");
  expect_listing(LAZY(FUNCTIONS, integers(1, 0), nat), "{<<>>}");
  expect_listing(LAZY(FUNCTIONS, two, integers(1, 0)), "{}");
  expect_listing(LAZY(SEQ, integers(1, 0)), "{<<>>}");
  expect_listing(LAZY(POWERSET, LAZY(POWERSET, integers(1, 1))), "{{}, {{}}, {{1}}, {{}, {1}}}");
  cr_expect(eq(u32, value_enumerate(values, LAZY(POWERSET, integers(1, 12)))->count, 4096));
}

Test(lazy, nothing_over_the_limit_is_listed) {
  cr_expect(value_enumerate(values, LAZY(POWERSET, integers(1, 40))) == NULL);
  cr_expect(value_enumerate(values, nat) == NULL);
  cr_expect(value_enumerate(values, integers(1, 100000000)) == NULL);
  cr_expect(eq(u32, value_enumerate(values, integers(1, 10000))->count, 10000));
}
