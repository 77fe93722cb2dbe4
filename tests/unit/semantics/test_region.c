/* Memory that is given back in reverse order. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "semantics/region.h"

Test(region, marks_grow_and_memory_is_used_again) {
  Region region = {0};
  RegionMark first = region_mark(&region);
  char *a = region_alloc(&region, 100);
  RegionMark second = region_mark(&region);
  cr_expect(second > first);
  char *b = region_alloc(&region, 100);
  region_release(&region, second);
  cr_expect(eq(ptr, region_alloc(&region, 100), b));
  region_release(&region, first);
  cr_expect(eq(ptr, region_alloc(&region, 100), a));
  region_free(&region);
}

Test(region, what_was_allocated_before_a_mark_survives_its_release) {
  enum { BLOCKS = 64, SIZE = 100000 };
  Region region = {0};
  char *kept[BLOCKS];
  RegionMark marks[BLOCKS];
  for (int i = 0; i < BLOCKS; i++) {
    kept[i] = region_alloc(&region, SIZE);
    memset(kept[i], i, SIZE);
    marks[i] = region_mark(&region);
  }
  for (int i = BLOCKS - 1; i >= 0; i--) {
    region_release(&region, marks[i]);
    cr_expect(eq(u64, region_mark(&region), marks[i]));
    memset(region_alloc(&region, SIZE), 0x7f, SIZE);
    for (int j = 0; j <= i; j++) cr_assert(kept[j][0] == j && kept[j][SIZE - 1] == j);
  }
  region_free(&region);
}

Test(region, a_request_larger_than_a_block_is_met) {
  Region region = {0};
  memset(region_alloc(&region, 10), 1, 10);
  RegionMark mark = region_mark(&region);
  memset(region_alloc(&region, 3000000), 1, 3000000);
  region_release(&region, mark);
  memset(region_alloc(&region, 10), 1, 10);
  region_free(&region);
}
