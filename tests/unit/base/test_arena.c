#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>

#include "base/arena.h"

Test(arena, gives_zeroed_memory_again_after_a_rewind) {
  Arena *a = arena_create();
  char *small = arena_array(a, char, 10);
  ArenaMark mark = arena_save(a);
  memset(arena_array(a, char, 100), 'x', 100);
  memset(arena_array(a, char, 200000), 'x', 200000);
  arena_rewind(a, mark);
  char *again = arena_array(a, char, 100);
  for (int i = 0; i < 100; i++) cr_assert(eq(chr, again[i], 0));
  cr_assert(eq(ptr, again, small + 10), "the place was not given back");
  arena_destroy(a);
}

Test(arena, keeps_what_was_there_before_the_mark) {
  Arena *a = arena_create();
  char *kept = arena_copy(a, "kept", 4);
  ArenaMark mark = arena_save(a);
  for (int i = 0; i < 1000; i++) memset(arena_array(a, char, 1000), 'x', 1000);
  arena_rewind(a, mark);
  cr_assert(eq(str, kept, "kept"));
  arena_destroy(a);
}

Test(arena, aligns_every_type) {
  Arena *a = arena_create();
  for (int i = 0; i < 1000; i++) {
    arena_array(a, char, 1 + i % 7);
    cr_assert(eq(uptr, (uintptr_t)arena_new(a, double) % alignof(double), 0));
    cr_assert(eq(uptr, (uintptr_t)arena_new(a, max_align_t) % alignof(max_align_t), 0));
  }
  arena_destroy(a);
}

Test(arena, copies_and_formats_strings) {
  Arena *a = arena_create();
  cr_assert(eq(str, arena_copy(a, "abcdef", 3), "abc"));
  cr_assert(eq(str, arena_copy(a, NULL, 0), ""));
  cr_assert(eq(str, arena_format(a, "%d-%s", 4, "y"), "4-y"));
  arena_destroy(a);
}
