/* Integers of any size.  Small ones are kept in the value itself; the digits of
   big ones live in an arena.  Equal integers have equal representations. */
#ifndef BASE_INTEGER_H
#define BASE_INTEGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Integer {
  int64_t small;                /* if big is NULL, else 0 */
  const struct BigInteger *big; /* only where the number does not fit 64 bits */
} Integer;

Integer integer_from(int64_t);
/* Base 2 to 36, with an optional sign; false if it is not a number from start to end. */
bool integer_parse(Arena *, const char *digits, int base, Integer *);
const char *integer_text(Arena *, Integer); /* decimal; lives as long as the arena */
bool integer_is_small(Integer, int64_t *);  /* does it fit? */

int integer_compare(Integer, Integer); /* <0, 0, >0 */
int integer_sign(Integer);
uint64_t integer_bits(Integer); /* of its magnitude; 0 has none */
uint64_t integer_hash(Integer);

Integer integer_add(Arena *, Integer, Integer);
Integer integer_subtract(Arena *, Integer, Integer);
Integer integer_multiply(Arena *, Integer, Integer);
Integer integer_negate(Arena *, Integer);
/* Floor division and its remainder, as in TLA+; the divisor must not be 0. */
Integer integer_divide(Arena *, Integer, Integer);
Integer integer_modulo(Arena *, Integer, Integer);
/* False if the result would have more than a million bits; 0^0 is 1. */
bool integer_power(Arena *, Integer base, uint64_t exponent, Integer *);

#endif
