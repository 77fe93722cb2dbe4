/* Random numbers for tests: seeded from CAIRN_SEED, or with a fixed seed; the
   seed is printed, so that a failure can be repeated. */
#ifndef TESTS_UNIT_RANDOM_H
#define TESTS_UNIT_RANDOM_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Random {
  uint64_t state;
} Random;

/* SplitMix64. */
static inline uint64_t random_next(Random *r) {
  uint64_t word = r->state += 0x9e3779b97f4a7c15;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
  word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
  return word ^ (word >> 31);
}

static inline uint64_t random_below(Random *r, uint64_t limit) { return random_next(r) % limit; }

static inline Random random_start(void) {
  const char *seed = getenv("CAIRN_SEED");
  Random r = {seed ? strtoull(seed, NULL, 0) : 20240229};
  fprintf(stderr, "CAIRN_SEED=%" PRIu64 "\n", r.state);
  return r;
}

#endif
