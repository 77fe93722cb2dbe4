/* Values: one pointer for equal ones, the canonical order, text. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "semantics/value.h"

static Values *values;
static SymbolTable *symbols;

static void set_up(void) {
  values = values_create();
  symbols = symbols_create();
}

static void tear_down(void) {
  values_destroy(values);
  symbols_destroy(symbols);
}

TestSuite(value, .init = set_up, .fini = tear_down);

static const Value *number(int64_t i) { return value_int(values, i); }
static Symbol symbol(const char *s) { return symbol_intern(symbols, s, strlen(s)); }
static const Value *string(const char *s) { return value_string(values, symbol(s)); }
static const Value *model(const char *s) { return value_model(values, symbol(s)); }

#define ITEMS(...) \
  sizeof((const Value *[]){__VA_ARGS__}) / sizeof(Value *), (const Value *[]) { __VA_ARGS__ }
#define SET(...) value_set(values, ITEMS(__VA_ARGS__))
#define TUPLE(...) value_tuple(values, ITEMS(__VA_ARGS__))

static const Value *integers(int64_t low, int64_t high) {
  return value_interval(values, integer_from(low), integer_from(high));
}

static void expect_text(const Value *v, const char *want) {
  Text text = {0};
  value_print(v, &text);
  cr_expect(eq(str, (char *)text_string(&text), (char *)want));
  text_free(&text);
}

static void expect_same(const Value *a, const Value *b) {
  cr_expect(eq(ptr, (void *)a, (void *)b));
}

Test(value, equal_ones_are_the_same_pointer) {
  expect_same(SET(number(3), number(1), number(3)), SET(number(1), number(3)));
  expect_same(TUPLE(string("a"), number(5000)), TUPLE(string("a"), number(5000)));
  expect_same(number(1 << 30), number(1 << 30));
  cr_expect(ne(ptr, (void *)string("a"), (void *)model("a")));
}

Test(value, big_integers_are_stored_once_and_keep_their_digits) {
  Arena *scratch = arena_create();
  Integer big, again;
  integer_power(scratch, integer_from(10), 30, &big);
  const Value *v = value_integer(values, big);
  integer_parse(scratch, "1000000000000000000000000000000", 10, &again);
  expect_same(v, value_integer(values, again));
  arena_destroy(scratch);
  expect_text(v, "1000000000000000000000000000000");
}

Test(value, sequence_is_a_function_on_an_interval) {
  const Value *domain = integers(1, 2);
  expect_same(value_function(values, domain, (const Value *[]){number(7), number(8)}),
              TUPLE(number(7), number(8)));
  cr_expect(value_is_sequence(TUPLE(number(7))));
  cr_expect(value_is_sequence(value_tuple(values, 0, NULL)));
  cr_expect(not(value_is_sequence(
      value_function(values, integers(0, 1), (const Value *[]){number(7), number(8)}))));
}

Test(value, record_is_a_function_on_strings_whatever_the_order_of_fields) {
  const Value *a = value_record(values, 2, (Symbol[]){symbol("b"), symbol("a")},
                                (const Value *[]){number(2), number(1)});
  const Value *b = value_record(values, 2, (Symbol[]){symbol("a"), symbol("b")},
                                (const Value *[]){number(1), number(2)});
  expect_same(a, b);
  expect_same(value_apply(a, string("b")), number(2));
  expect_same(value_apply(a, string("c")), NULL);
  cr_expect(value_is_record(a));
}

Test(value, order_compares_kinds_then_sizes_then_parts) {
  const Value *ascending[] = {
      model("a"),
      value_boolean(values, false),
      value_boolean(values, true),
      number(-5),
      number(7),
      string("a"),
      string("b"),
      SET(number(9)),
      SET(number(1), number(2)),
      SET(number(1), number(3)),
      value_tuple(values, 0, NULL),
      TUPLE(number(5)),
      TUPLE(number(6)),
      TUPLE(number(0), number(0)),
      value_lazy(values, LAZY_NAT, 0, NULL),
      value_lazy(values, LAZY_INT, 0, NULL),
  };
  size_t count = sizeof ascending / sizeof *ascending;
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < count; j++) {
      int order = value_compare(ascending[i], ascending[j]);
      bool right = i < j ? order < 0 : i > j ? order > 0 : order == 0;
      cr_expect(right, "%zu against %zu", i, j);
    }
}

Test(value, big_integers_are_ordered_by_size) {
  Arena *scratch = arena_create();
  Integer big;
  integer_power(scratch, integer_from(2), 80, &big);
  const Value *high = value_integer(values, big);
  const Value *low = value_integer(values, integer_negate(scratch, big));
  cr_expect(value_compare(low, number(-9)) < 0);
  cr_expect(value_compare(number(9), high) < 0);
  expect_same(SET(high, number(0), low)->items[0], low);
  arena_destroy(scratch);
}

Test(value, find_gives_the_index_in_small_and_large_sets) {
  const Value *evens[100];
  for (int i = 0; i < 100; i++) evens[i] = number(2 * i);
  const Value *set = value_set(values, 100, evens);
  for (int i = 0; i < 100; i++) {
    cr_expect(eq(i64, value_find(set, number(2 * i)), i));
    cr_expect(eq(i64, value_find(set, number(2 * i + 1)), -1));
  }
  cr_expect(eq(i64, value_find(integers(1, 3), number(3)), 2));
  cr_expect(eq(i64, value_find(integers(1, 3), number(4)), -1));
  cr_expect(eq(i64, value_find(integers(1, 3), string("a")), -1));
}

Test(value, interval_is_a_set_if_short_and_lazy_if_long) {
  expect_same(integers(2, 3), SET(number(2), number(3)));
  expect_same(integers(5, 4), value_set(values, 0, NULL));
  cr_expect(eq(int, integers(1, 1000000)->kind, VALUE_LAZY));
  expect_same(integers(1, 1000000), integers(1, 1000000));
  for (int64_t i = 0; i < 2000; i++) cr_expect(eq(u32, integers(i, i + 5)->count, 6));
}

Test(value, hashes_of_small_integers_differ) {
  for (int64_t i = -50; i < 50; i++)
    for (int64_t j = i + 1; j < 50; j++) cr_expect(ne(u32, number(i)->hash, number(j)->hash));
}

Test(value, depth_counts_nested_composites) {
  const Value *v = number(1);
  for (uint32_t i = 1; i <= 5; i++) {
    v = SET(v);
    cr_expect(eq(u32, v->depth, i));
  }
  cr_expect(eq(u32, TUPLE(v)->depth, 6));
}

Test(value, set_of_values_that_tlc_refuses_to_compare_is_mixed) {
  cr_expect(SET(number(1), string("a"))->mixed);
  cr_expect(SET(number(1), model("m"), TUPLE(number(1)))->mixed);
  cr_expect(SET(TUPLE(number(1)), TUPLE(string("a")))->mixed);
  cr_expect(not(SET(TUPLE(number(1)), TUPLE(string("a"), number(1)))->mixed));
  cr_expect(not(SET(model("m"), number(1), number(2))->mixed));
  cr_expect(SET(model("a_1"), number(1))->mixed, "a typed model value");
}

Test(value, prints_as_tla) {
  expect_text(SET(number(2), number(1)), "{1, 2}");
  expect_text(value_set(values, 0, NULL), "{}");
  expect_text(TUPLE(string("a\"b\\\n"), value_boolean(values, true)),
              "<<\"a\\\"b\\\\\\n\", TRUE>>");
  expect_text(value_record(values, 2, (Symbol[]){symbol("to"), symbol("at")},
                           (const Value *[]){model("p1"), number(-3)}),
              "[to |-> p1, at |-> -3]");
  expect_text(value_function(values, integers(0, 1), (const Value *[]){number(7), number(8)}),
              "(0 :> 7 @@ 1 :> 8)");
  expect_text(value_record(values, 1, (Symbol[]){symbol("a b")}, (const Value *[]){number(1)}),
              "(\"a b\" :> 1)");
}

Test(value, lazy_sets_print_as_their_operators) {
  const Value *nat = value_lazy(values, LAZY_NAT, 0, NULL);
  const Value *power = value_lazy(values, LAZY_POWERSET, 1, &nat);
  expect_text(power, "SUBSET Nat");
  expect_text(value_lazy(values, LAZY_POWERSET, 1, &power), "SUBSET (SUBSET Nat)");
  expect_text(value_lazy(values, LAZY_FUNCTIONS, 2, (const Value *[]){integers(1, 2), nat}),
              "[{1, 2} -> Nat]");
  expect_text(value_lazy(values, LAZY_PRODUCT, 2, (const Value *[]){nat, power}),
              "Nat \\X (SUBSET Nat)");
  expect_text(value_lazy(values, LAZY_SEQ, 1, &nat), "Seq(Nat)");
  expect_text(value_record_set(values, 2, (Symbol[]){symbol("b"), symbol("a")},
                               (const Value *[]){nat, integers(1, 1)}),
              "[b: Nat, a: {1}]");
  expect_text(integers(1, 1000000), "1..1000000");
  expect_text(value_difference(values, nat, SET(number(0))), "Nat \\ {0}");
}
