/* Integers of any size.  Small ones are kept in the value itself; the digits of
   big ones live in an arena.  Equal integers have equal representations. */
#ifndef BASE_INTEGER_H
#define BASE_INTEGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Integer {
  int64_t small;               /* if big is NULL */
  const struct BigInteger *big; /* only where the number does not fit 64 bits */
} Integer;

Integer integer_from(int64_t);
bool integer_parse(Arena *, const char *digits, int base, Integer *); /* optional sign */
const char *integer_text(Arena *, Integer);                          /* decimal */
bool integer_is_small(Integer, int64_t *);                           /* does it fit? */

int integer_compare(Integer, Integer); /* <0, 0, >0 */
int integer_sign(Integer);
uint32_t integer_hash(Integer);

Integer integer_add(Arena *, Integer, Integer);
Integer integer_subtract(Arena *, Integer, Integer);
Integer integer_multiply(Arena *, Integer, Integer);
Integer integer_negate(Arena *, Integer);
/* Floor division and its remainder, as in TLA+; the divisor must not be 0. */
Integer integer_divide(Arena *, Integer, Integer);
Integer integer_modulo(Arena *, Integer, Integer);
/* False if the result would have more than a million bits. */
bool integer_power(Arena *, Integer base, uint64_t exponent, Integer *);

#endif
