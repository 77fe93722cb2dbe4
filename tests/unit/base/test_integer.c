#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <gmp.h>

#include "base/integer.h"
#include "tests/unit/random.h"

static Integer parse(Arena *a, const char *digits) {
  Integer i;
  cr_assert(integer_parse(a, digits, 10, &i), "%s", digits);
  return i;
}

Test(integer, parses_and_prints_any_size) {
  static const char *const same[] = {"0",
                                     "7",
                                     "-7",
                                     "9223372036854775807",
                                     "-9223372036854775808",
                                     "9223372036854775808",
                                     "-9223372036854775809",
                                     "123456789012345678901234567890"};
  Arena *a = arena_create();
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    cr_assert(eq(str, (char *)integer_text(a, parse(a, same[i])), (char *)same[i]));
  cr_assert(eq(str, (char *)integer_text(a, parse(a, "+0042")), "42"));
  cr_assert(eq(str, (char *)integer_text(a, parse(a, "-0")), "0"));
  arena_destroy(a);
}

Test(integer, parses_other_bases) {
  Arena *a = arena_create();
  Integer i;
  cr_assert(integer_parse(a, "fF", 16, &i));
  cr_assert(eq(i64, i.small, 255));
  cr_assert(integer_parse(a, "-101", 2, &i));
  cr_assert(eq(i64, i.small, -5));
  cr_assert(not(integer_parse(a, "12", 2, &i)));
  arena_destroy(a);
}

Test(integer, is_not_parsed_from_anything_else) {
  static const char *const wrong[] = {"", "-", "+", "1 2", " 1", "1 ", "--1", "0x1", "1.0", "a"};
  Arena *a = arena_create();
  Integer i;
  for (size_t n = 0; n < sizeof wrong / sizeof *wrong; n++)
    cr_assert(not(integer_parse(a, wrong[n], 10, &i)), "\"%s\"", wrong[n]);
  arena_destroy(a);
}

Test(integer, leaves_and_reenters_64_bits) {
  Arena *a = arena_create();
  Integer one = integer_from(1), least = integer_from(INT64_MIN), most = integer_from(INT64_MAX);
  int64_t small;
  Integer over = integer_add(a, most, one);
  cr_assert(not(integer_is_small(over, &small)));
  cr_assert(integer_is_small(integer_subtract(a, over, one), &small));
  cr_assert(eq(i64, small, INT64_MAX));
  cr_assert(eq(str, (char *)integer_text(a, integer_negate(a, least)), "9223372036854775808"));
  cr_assert(eq(str, (char *)integer_text(a, integer_divide(a, least, integer_from(-1))),
               "9223372036854775808"));
  cr_assert(eq(int, integer_sign(integer_modulo(a, least, integer_from(-1))), 0));
  arena_destroy(a);
}

Test(integer, divides_to_the_floor) {
  static const int rows[][4] = {{7, 2, 3, 1}, {-7, 2, -4, 1}, {7, -2, -4, -1}, {-7, -2, 3, -1},
                                {6, 3, 2, 0}, {-6, 3, -2, 0}, {0, 5, 0, 0}};
  Arena *a = arena_create();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Integer left = integer_from(rows[i][0]), right = integer_from(rows[i][1]);
    cr_assert(eq(i64, integer_divide(a, left, right).small, rows[i][2]), "row %zu", i);
    cr_assert(eq(i64, integer_modulo(a, left, right).small, rows[i][3]), "row %zu", i);
  }
  arena_destroy(a);
}

static const char *power(Arena *a, int64_t base, uint64_t exponent) {
  Integer result;
  return integer_power(a, integer_from(base), exponent, &result) ? integer_text(a, result) : "no";
}

Test(integer, has_powers_up_to_a_million_bits) {
  Arena *a = arena_create();
  cr_assert(eq(str, (char *)power(a, 2, 64), "18446744073709551616"));
  cr_assert(eq(str, (char *)power(a, -3, 3), "-27"));
  cr_assert(eq(str, (char *)power(a, 5, 0), "1"));
  cr_assert(eq(str, (char *)power(a, 0, 0), "1"));
  cr_assert(eq(str, (char *)power(a, 0, UINT64_MAX), "0"));
  cr_assert(eq(str, (char *)power(a, 1, UINT64_MAX), "1"));
  cr_assert(eq(str, (char *)power(a, -1, UINT64_MAX), "-1"));
  cr_assert(eq(str, (char *)power(a, -1, UINT64_MAX - 1), "1"));
  Integer result;
  cr_assert(integer_power(a, integer_from(2), 999999, &result));
  cr_assert(eq(u64, integer_bits(result), 1000000));
  cr_assert(eq(str, (char *)power(a, 2, 1000000), "no"));
  cr_assert(eq(str, (char *)power(a, 3, UINT64_MAX), "no"));
  arena_destroy(a);
}

/* The same operation on __int128, in decimal. */
static const char *wide_text(Arena *a, __int128 number) {
  mpz_t z;
  mpz_init_set_si(z, (int64_t)(number >> 64));
  mpz_mul_2exp(z, z, 64);
  mpz_add_ui(z, z, (uint64_t)number);
  const char *text = mpz_get_str(arena_array(a, char, 64), 10, z);
  mpz_clear(z);
  return text;
}

static __int128 floor_quotient(__int128 left, __int128 right) {
  return left / right - (left % right && (left % right < 0) != (right < 0));
}

/* Small and huge numbers, and many near the borders. */
static int64_t random_small(Random *r) {
  uint64_t word = random_next(r) >> random_below(r, 64);
  uint64_t from = random_below(r, 4) == 0 ? (uint64_t)INT64_MAX - 2 : 0;
  return (int64_t)(from + (random_below(r, 2) ? word : -word));
}

static void same(Arena *a, Integer got, __int128 want) {
  cr_assert(eq(str, (char *)integer_text(a, got), (char *)wide_text(a, want)));
}

Test(integer, agrees_with_128_bit_arithmetic) {
  Random random = random_start();
  for (int i = 0; i < 5000; i++) {
    Arena *a = arena_create();
    int64_t left = random_small(&random), right = random_small(&random);
    Integer l = integer_from(left), r = integer_from(right);
    same(a, integer_add(a, l, r), (__int128)left + right);
    same(a, integer_subtract(a, l, r), (__int128)left - right);
    same(a, integer_multiply(a, l, r), (__int128)left * right);
    same(a, integer_negate(a, l), -(__int128)left);
    cr_assert(eq(int, integer_compare(l, r), (left > right) - (left < right)));
    if (right) {
      __int128 quotient = floor_quotient(left, right);
      same(a, integer_divide(a, l, r), quotient);
      same(a, integer_modulo(a, l, r), left - quotient * right);
    }
    arena_destroy(a);
  }
}

static Integer random_any(Arena *a, Random *r) {
  Integer i = integer_from(random_small(r));
  while (random_below(r, 2)) i = integer_multiply(a, i, integer_from(random_small(r)));
  return i;
}

static bool same_representation(Integer left, Integer right) {
  return !left.big == !right.big && left.small == right.small && !integer_compare(left, right) &&
         integer_hash(left) == integer_hash(right);
}

Test(integer, hashes_of_small_numbers_differ) {
  for (int64_t i = -100; i < 100; i++)
    for (int64_t j = i + 1; j <= 100; j++)
      cr_assert(ne(u32, integer_hash(integer_from(i)), integer_hash(integer_from(j))));
}

Test(integer, obeys_the_laws_of_rings_at_any_size) {
  Random random = random_start();
  for (int i = 0; i < 5000; i++) {
    Arena *a = arena_create();
    Integer x = random_any(a, &random), y = random_any(a, &random), z = random_any(a, &random);
    Integer sum = integer_add(a, x, y);
    cr_assert(same_representation(integer_subtract(a, sum, y), x));
    cr_assert(
        same_representation(integer_multiply(a, sum, z),
                            integer_add(a, integer_multiply(a, x, z), integer_multiply(a, y, z))));
    cr_assert(same_representation(parse(a, integer_text(a, x)), x));
    cr_assert(eq(int, integer_compare(x, y) > 0, integer_sign(integer_subtract(a, x, y)) > 0));
    if (integer_sign(y)) {
      Integer quotient = integer_divide(a, x, y), rest = integer_modulo(a, x, y);
      cr_assert(same_representation(integer_add(a, integer_multiply(a, quotient, y), rest), x));
      cr_assert(integer_sign(rest) == 0 || integer_sign(rest) == integer_sign(y));
    }
    arena_destroy(a);
  }
}
