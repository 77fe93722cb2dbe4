#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <inttypes.h>

#include "base/map.h"
#include "tests/unit/random.h"

Test(map, finds_what_was_put) {
  Map map = {0};
  cr_assert(zero(ptr, map_find(&map, 0)));
  map_put(&map, 0, 5);
  map_put(&map, UINT64_MAX, 6);
  map_put(&map, 0, 7);
  cr_assert(eq(u64, *map_find(&map, 0), 7));
  cr_assert(eq(u64, *map_find(&map, UINT64_MAX), 6));
  cr_assert(zero(ptr, map_find(&map, 1)));
  cr_assert(eq(sz, map.count, 2));
  map_clear(&map);
  cr_assert(zero(ptr, map_find(&map, 0)));
  map_free(&map);
}

Test(map, combining_tells_items_and_their_order_apart) {
  for (uint64_t x = 0; x < 100; x++) {
    cr_assert(ne(u64, hash_combine(hash_mix(x), x), hash_combine(hash_mix(x + 1), x + 1)));
    cr_assert(ne(u64, hash_combine(hash_combine(1, x), x + 1),
                 hash_combine(hash_combine(1, x + 1), x)));
    cr_assert(ne(u64, hash_combine(x, x), hash_combine(x + 1, x + 1)));
  }
}

enum { KEYS = 512 };

static void check_all(const Map *map, const uint64_t *model) {
  for (uint64_t key = 0; key < KEYS; key++) {
    uint64_t *found = map_find(map, key);
    cr_assert(eq(u64, found ? *found : 0, model[key]), "key %" PRIu64, key);
  }
}

Test(map, behaves_as_an_array_under_random_puts_and_removes) {
  Random random = random_start();
  Map map = {0};
  uint64_t model[KEYS] = {0};
  for (int i = 0; i < 50000; i++) {
    uint64_t key = random_below(&random, KEYS), value = 1 + random_below(&random, 1000);
    if (random_below(&random, 2)) {
      map_put(&map, key, value);
      model[key] = value;
    } else {
      cr_assert(eq(int, map_remove(&map, key), model[key] != 0));
      model[key] = 0;
    }
    if (i % 1000 == 0) check_all(&map, model);
  }
  check_all(&map, model);
  map_free(&map);
}
