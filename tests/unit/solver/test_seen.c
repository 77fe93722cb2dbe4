/* The fingerprints of a search, its numbering of states, and its threads. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdatomic.h>

#include "base/map.h"
#include "solver/ancestry.h"
#include "solver/pool.h"
#include "solver/seen.h"

Test(seen, a_fingerprint_is_new_once) {
  Seen *seen = seen_create(false);
  cr_expect(seen_claim(seen, 7, 1));
  cr_expect(not(seen_claim(seen, 7, 1)));
  cr_expect(seen_settle(seen, 7, 1));
  cr_expect(not(seen_claim(seen, 7, 1)));
  cr_expect(seen_claim(seen, 0, 1), "0 is a fingerprint like others");
  cr_expect(not(seen_claim(seen, 0, 1)));
  seen_destroy(seen);
}

Test(seen, what_one_worker_claims_is_settled) {
  Seen *seen = seen_create(true), *shared = seen_create(false);
  for (uint64_t i = 1; i <= 1000; i++) {
    seen_expect(seen, i);
    cr_assert(seen_claim(seen, i, 2));
    cr_assert(not(seen_claim(seen, i, 1)));
    cr_assert(seen_settle(seen, i, 2));
    seen_claim(shared, i, 2);
  }
  cr_expect(lt(u64, seen_bytes(seen), seen_bytes(shared)), "without claims");
  seen_destroy(seen);
  seen_destroy(shared);
}

Test(seen, an_earlier_block_takes_over_and_a_later_one_does_not) {
  Seen *seen = seen_create(false);
  cr_expect(seen_claim(seen, 7, 5));
  cr_expect(not(seen_claim(seen, 7, 6)));
  cr_expect(seen_claim(seen, 7, 2));
  cr_expect(seen_settle(seen, 7, 2));
  cr_expect(not(seen_settle(seen, 7, 5)));
  seen_destroy(seen);
}

enum { MANY = 200000 };

Test(seen, many_fingerprints_take_less_than_40_bytes_each_with_their_parents) {
  Seen *seen = seen_create(false);
  for (uint64_t i = 0; i < MANY; i++) {
    cr_assert(seen_claim(seen, hash_mix(i), 1));
    cr_assert(seen_settle(seen, hash_mix(i), 1));
    if (i > 10000) cr_assert(lt(u64, seen_bytes(seen) + (i + 1) * sizeof(Ancestor), 40 * (i + 1)));
  }
  for (uint64_t i = 0; i < MANY; i++) cr_assert(not(seen_claim(seen, hash_mix(i), 2)));
  seen_destroy(seen);
}

Test(ancestry, remembers_the_parent_of_each_state) {
  Ancestry *ancestry = ancestry_create();
  for (uint32_t i = 0; i < MANY; i++)
    cr_assert(eq(u32, ancestry_add(ancestry, (Ancestor){i ? i - 1 : ANCESTRY_ROOT, i % 7}), i));
  cr_expect(eq(u32, ancestry_count(ancestry), MANY));
  cr_expect(eq(u32, ancestry_get(ancestry, 0).parent, ANCESTRY_ROOT));
  cr_expect(eq(u32, ancestry_get(ancestry, 123456).parent, 123455));
  cr_expect(eq(u32, ancestry_get(ancestry, 123456).ordinal, 123456 % 7));
  ancestry_destroy(ancestry);
}

enum { WORKERS = 4, ROUNDS = 200 };

static void count_call(uint32_t worker, void *env) {
  atomic_uint *calls = env;
  atomic_fetch_add(&calls[worker], 1);
}

Test(pool, each_worker_does_the_work_once_in_each_round) {
  atomic_uint calls[WORKERS] = {0};
  Pool *pool = pool_create(WORKERS);
  for (unsigned round = 1; round <= ROUNDS; round++) {
    pool_run(pool, count_call, calls);
    for (uint32_t i = 0; i < WORKERS; i++) cr_assert(atomic_load(&calls[i]) == round);
  }
  pool_destroy(pool);
}

static atomic_uint claimed;

static void claim_all(uint32_t worker, void *env) {
  (void)worker;
  for (uint64_t i = 0; i < MANY; i++)
    if (seen_claim(env, hash_mix(i), 1)) atomic_fetch_add(&claimed, 1);
}

Test(seen, of_several_workers_one_gets_each_fingerprint) {
  Seen *seen = seen_create(false);
  Pool *pool = pool_create(WORKERS);
  pool_run(pool, claim_all, seen);
  cr_expect(atomic_load(&claimed) == MANY);
  pool_destroy(pool);
  seen_destroy(seen);
}
