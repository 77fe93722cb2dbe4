/* Random numbers for property tests: the same seed gives the same test.  Each
   test prints its seed when it fails.  CAIRN_SEED replaces the first seed and
   CAIRN_CASES the number of seeds that are tried. */
#ifndef TESTS_UNIT_ENCODER_RANDOM_H
#define TESTS_UNIT_ENCODER_RANDOM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct Random {
  uint64_t state;
} Random;

static inline uint64_t random_seed(uint64_t usual) {
  const char *given = getenv("CAIRN_SEED");
  return given ? strtoull(given, NULL, 10) : usual;
}

static inline uint32_t random_cases(uint32_t usual) {
  const char *given = getenv("CAIRN_CASES");
  return given ? (uint32_t)strtoul(given, NULL, 10) : usual;
}

/* splitmix64 */
static inline uint64_t random_next(Random *r) {
  uint64_t z = r->state += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static inline uint32_t random_below(Random *r, uint32_t bound) {
  return (uint32_t)(random_next(r) % bound);
}

static inline bool random_chance(Random *r, uint32_t percent) {
  return random_below(r, 100) < percent;
}

#endif
