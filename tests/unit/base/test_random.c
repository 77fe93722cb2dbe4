#include "base/random.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The first numbers of xoshiro256** seeded by splitmix64 from 0, as published. */
Test(random, follows_the_published_generator) {
  Random r = random_seeded(0);
  cr_assert(eq(u64, r.state[0], 0xe220a8397b1dcdafULL));
  cr_assert(eq(u64, random_next(&r), 0x99ec5f36cb75f2b4ULL));
}

Test(random, numbers_below_a_limit_are_spread_evenly) {
  Random r = random_seeded(7);
  uint32_t seen[10] = {0};
  for (int i = 0; i < 100000; i++) seen[random_below(&r, 10)]++;
  for (int i = 0; i < 10; i++) cr_assert(seen[i] > 9500 && seen[i] < 10500);
}

Test(random, the_same_seed_gives_the_same_numbers) {
  Random a = random_seeded(42), b = random_seeded(42), c = random_seeded(43);
  cr_assert(eq(u64, random_next(&a), random_next(&b)));
  cr_assert(ne(u64, random_next(&a), random_next(&c)));
}
