#include "base/random.h"

/* splitmix64: fills the state so that similar seeds give unrelated numbers. */
static uint64_t scramble(uint64_t *x) {
  *x += 0x9e3779b97f4a7c15ULL;
  uint64_t z = *x;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
  return z ^ z >> 31;
}

Random random_seeded(uint64_t seed) {
  Random r;
  for (int i = 0; i < 4; i++) r.state[i] = scramble(&seed);
  return r;
}

static uint64_t rotated(uint64_t x, int by) { return x << by | x >> (64 - by); }

uint64_t random_next(Random *r) {
  uint64_t *s = r->state, result = rotated(s[1] * 5, 7) * 9, shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotated(s[3], 45);
  return result;
}

/* Numbers above the largest multiple of `limit` are drawn again. */
uint32_t random_below(Random *r, uint32_t limit) {
  uint32_t fair = UINT32_MAX - UINT32_MAX % limit;
  for (;;) {
    uint32_t drawn = (uint32_t)(random_next(r) >> 32);
    if (drawn < fair) return drawn % limit;
  }
}
