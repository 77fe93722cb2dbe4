/* States as bytes: what is written from one table of values is read into another. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "semantics/codec.h"

static Values *here, *there;
static SymbolTable *symbols;
static Atlas *atlas;
static Codec *writer, *reader;
static Bytes bytes;

static void set_up(void) {
  here = values_create();
  there = values_create();
  symbols = symbols_create();
  atlas = atlas_create();
  writer = codec_create(atlas, here);
  reader = codec_create(atlas, there);
  bytes = (Bytes){0};
}

static void tear_down(void) {
  vec_free(&bytes);
  codec_destroy(writer);
  codec_destroy(reader);
  atlas_destroy(atlas);
  values_destroy(here);
  values_destroy(there);
  symbols_destroy(symbols);
}

TestSuite(codec, .init = set_up, .fini = tear_down);

static Symbol symbol(const char *s) { return symbol_intern(symbols, s, strlen(s)); }
static const Value *number(int64_t i) { return value_int(here, i); }
static const Value *string(const char *s) { return value_string(here, symbol(s)); }

static const Value *record(const Value *a, const Value *b) {
  return value_record(here, 2, (Symbol[]){symbol("one"), symbol("two")},
                      (const Value *const[]){a, b});
}

static void expect_the_same_text(const Value *a, const Value *b) {
  Text left = {0}, right = {0};
  value_print(a, &left);
  value_print(b, &right);
  cr_expect(eq(str, (char *)text_string(&left), (char *)text_string(&right)));
  text_free(&left);
  text_free(&right);
}

/* There and back; both tables give it the same fingerprint. */
static void expect_to_survive(const Value *v) {
  vec_clear(&bytes);
  codec_write(writer, v, &bytes);
  const uint8_t *at = bytes.at;
  const Value *copy = codec_read(reader, &at);
  cr_expect(eq(ptr, (void *)at, (void *)(bytes.at + bytes.count)));
  expect_the_same_text(v, copy);
  cr_expect(values_fingerprint(1, &v) == values_fingerprint(1, &copy));
  at = bytes.at;
  cr_expect(eq(ptr, (void *)codec_read(writer, &at), (void *)v));
}

Test(codec, integers_of_any_size_survive) {
  int64_t some[] = {0, 1, 127, 128, -1, -128, 1000000, INT64_MAX, INT64_MIN};
  for (size_t i = 0; i < sizeof some / sizeof *some; i++) expect_to_survive(number(some[i]));
  Arena *scratch = arena_create();
  Integer big;
  integer_power(scratch, integer_from(-7), 101, &big);
  expect_to_survive(value_integer(here, big));
  arena_destroy(scratch);
}

Test(codec, values_of_all_kinds_survive) {
  const Value *truth = value_boolean(here, true), *model = value_model(here, symbol("m"));
  const Value *set = value_set(here, 3, (const Value *const[]){number(3), number(1), number(2)});
  const Value *tuple = value_tuple(here, 3, (const Value *const[]){truth, model, set});
  expect_to_survive(value_boolean(here, false));
  expect_to_survive(string("a string"));
  expect_to_survive(tuple);
  expect_to_survive(value_set(here, 0, NULL));
  expect_to_survive(value_tuple(here, 0, NULL));
  expect_to_survive(record(tuple, string("x")));
  expect_to_survive(value_function(here, set, (const Value *const[]){model, tuple, set}));
}

Test(codec, sets_that_are_not_listed_survive) {
  const Value *nat = value_lazy(here, LAZY_NAT, 0, NULL);
  Symbol names[] = {symbol("one"), symbol("two")};
  expect_to_survive(nat);
  expect_to_survive(value_lazy(here, LAZY_SEQ, 1, &nat));
  expect_to_survive(value_lazy(here, LAZY_FUNCTIONS, 2, (const Value *const[]){nat, nat}));
  expect_to_survive(value_record_set(here, 2, names, (const Value *const[]){nat, nat}));
  expect_to_survive(value_interval(here, integer_from(-5), integer_from(1000000000)));
}

Test(codec, a_record_costs_a_byte_more_than_its_fields) {
  codec_write(writer, record(number(1), number(2)), &bytes);
  cr_expect(eq(u32, bytes.count, 3));
  codec_write(writer, record(number(3), string("x")), &bytes);
  cr_expect(eq(u32, bytes.count, 6));
}

Test(codec, many_strings_and_many_domains_survive) {
  for (int i = 0; i < 5000; i++) {
    char text[20];
    snprintf(text, sizeof text, "s%d", i);
    const Value *domain = value_set(here, 2, (const Value *const[]){number(i), string(text)});
    expect_to_survive(value_function(here, domain, (const Value *const[]){domain, string(text)}));
  }
}
