/* Random numbers that are the same on every machine: xoshiro256** (Blackman and
   Vigna, Scrambled Linear Pseudorandom Number Generators, TOMS 2021). */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

typedef struct Random {
  uint64_t state[4];
} Random;

Random random_seeded(uint64_t seed);
uint64_t random_next(Random *);
uint32_t random_below(Random *, uint32_t limit); /* uniform; limit > 0 */

#endif
