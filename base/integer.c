#include "base/integer.h"

#include <assert.h>
#include <gmp.h>
#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"

/* GMP's own layout, read through mpz_roinit_n: nothing to free but the arena. */
struct BigInteger {
  mp_size_t size; /* number of limbs, negative if the number is */
  mp_limb_t limbs[];
};

static_assert(sizeof(long) == sizeof(int64_t), "GMP's long functions take an int64_t");
static_assert(GMP_NUMB_BITS == 64, "one limb holds any small integer");

enum { POWER_BIT_LIMIT = 1000000 };

Integer integer_from(int64_t number) { return (Integer){.small = number}; }

/* An integer of either shape as GMP reads it; valid as long as the view. */
typedef struct View {
  mpz_t number;
  mp_limb_t limb;
} View;

static mpz_srcptr view_of(View *v, Integer i) {
  if (i.big) return mpz_roinit_n(v->number, i.big->limbs, i.big->size);
  v->limb = i.small < 0 ? -(mp_limb_t)i.small : (mp_limb_t)i.small;
  return mpz_roinit_n(v->number, &v->limb, i.small < 0 ? -1 : i.small > 0);
}

/* The canonical integer for a GMP number. */
static Integer keep(Arena *a, const mpz_t number) {
  if (mpz_fits_slong_p(number)) return integer_from(mpz_get_si(number));
  size_t count = mpz_size(number);
  struct BigInteger *big =
      arena_alloc(a, 1, sizeof *big + count * sizeof *big->limbs, alignof(struct BigInteger));
  big->size = mpz_sgn(number) < 0 ? -(mp_size_t)count : (mp_size_t)count;
  memcpy(big->limbs, mpz_limbs_read(number), count * sizeof *big->limbs);
  return (Integer){.big = big};
}

typedef void Operation(mpz_ptr, mpz_srcptr, mpz_srcptr);

static Integer compute(Arena *a, Operation *operation, Integer left, Integer right) {
  View l, r;
  mpz_t result;
  mpz_init(result);
  operation(result, view_of(&l, left), view_of(&r, right));
  Integer kept = keep(a, result);
  mpz_clear(result);
  return kept;
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return INT8_MAX;
}

/* GMP skips white space inside numbers; we do not. */
static bool is_number(const char *digits, int base) {
  if (!*digits) return false;
  for (; *digits; digits++)
    if (digit_value(*digits) >= base) return false;
  return true;
}

bool integer_parse(Arena *a, const char *digits, int base, Integer *result) {
  assert(base >= 2 && base <= 36);
  bool negative = *digits == '-';
  if (*digits == '-' || *digits == '+') digits++;
  if (!is_number(digits, base)) return false;
  mpz_t number;
  if (mpz_init_set_str(number, digits, base)) never("digits were checked");
  if (negative) mpz_neg(number, number);
  *result = keep(a, number);
  mpz_clear(number);
  return true;
}

const char *integer_text(Arena *a, Integer i) {
  if (!i.big) return arena_format(a, "%" PRId64, i.small);
  View v;
  mpz_srcptr number = view_of(&v, i);
  return mpz_get_str(arena_array(a, char, mpz_sizeinbase(number, 10) + 2), 10, number);
}

bool integer_is_small(Integer i, int64_t *number) {
  if (!i.big) *number = i.small;
  return !i.big;
}

int integer_compare(Integer left, Integer right) {
  if (!left.big && !right.big) return (left.small > right.small) - (left.small < right.small);
  View l, r;
  return mpz_cmp(view_of(&l, left), view_of(&r, right));
}

int integer_sign(Integer i) {
  if (i.big) return i.big->size < 0 ? -1 : 1;
  return (i.small > 0) - (i.small < 0);
}

uint64_t integer_bits(Integer i) {
  View v;
  return integer_sign(i) ? mpz_sizeinbase(view_of(&v, i), 2) : 0;
}

uint64_t integer_hash(Integer i) {
  if (!i.big) return hash_mix((uint64_t)i.small);
  View v;
  mpz_srcptr number = view_of(&v, i);
  uint64_t hash = hash_mix((uint64_t)integer_sign(i));
  for (size_t at = 0; at < mpz_size(number); at++)
    hash = hash_combine(hash, mpz_getlimbn(number, (mp_size_t)at));
  return hash;
}

Integer integer_add(Arena *a, Integer left, Integer right) {
  int64_t sum;
  if (!left.big && !right.big && !__builtin_add_overflow(left.small, right.small, &sum))
    return integer_from(sum);
  return compute(a, mpz_add, left, right);
}

Integer integer_subtract(Arena *a, Integer left, Integer right) {
  int64_t difference;
  if (!left.big && !right.big && !__builtin_sub_overflow(left.small, right.small, &difference))
    return integer_from(difference);
  return compute(a, mpz_sub, left, right);
}

Integer integer_multiply(Arena *a, Integer left, Integer right) {
  int64_t product;
  if (!left.big && !right.big && !__builtin_mul_overflow(left.small, right.small, &product))
    return integer_from(product);
  return compute(a, mpz_mul, left, right);
}

Integer integer_negate(Arena *a, Integer i) { return integer_subtract(a, integer_from(0), i); }

/* INT64_MIN / -1 is the one small quotient that is not small. */
static bool divides_small(Integer left, Integer right) {
  assert(integer_sign(right));
  return !left.big && !right.big && right.small != -1;
}

Integer integer_divide(Arena *a, Integer left, Integer right) {
  if (!divides_small(left, right)) return compute(a, mpz_fdiv_q, left, right);
  int64_t quotient = left.small / right.small, rest = left.small % right.small;
  return integer_from(quotient - (rest && (rest < 0) != (right.small < 0)));
}

Integer integer_modulo(Arena *a, Integer left, Integer right) {
  if (!divides_small(left, right)) return compute(a, mpz_fdiv_r, left, right);
  int64_t rest = left.small % right.small;
  return integer_from(rest && (rest < 0) != (right.small < 0) ? rest + right.small : rest);
}

/* The power has more than (bits - 1) * exponent bits. */
static bool is_power_too_big(Integer base, uint64_t exponent) {
  uint64_t bits = integer_bits(base);
  return bits > 1 && exponent > POWER_BIT_LIMIT / (bits - 1);
}

bool integer_power(Arena *a, Integer base, uint64_t exponent, Integer *result) {
  if (is_power_too_big(base, exponent)) return false;
  /* Bases 0, 1 and -1 come with any exponent, and only its parity counts. */
  if (integer_bits(base) <= 1 && exponent > 2) exponent = 2 - exponent % 2;
  View v;
  mpz_t power;
  mpz_init(power);
  mpz_pow_ui(power, view_of(&v, base), exponent);
  bool fits = mpz_sizeinbase(power, 2) <= POWER_BIT_LIMIT;
  if (fits) *result = keep(a, power);
  mpz_clear(power);
  return fits;
}
