#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/vec.h"

Test(vec, grows_and_keeps_order) {
  vec(int) v = {0};
  for (int i = 0; i < 1000; i++) vec_push(&v, i);
  int want = 0;
  for (vec_each(int, it, &v)) cr_assert(eq(int, *it, want++));
  cr_assert(eq(int, want, 1000));
  cr_assert(eq(int, *vec_last(&v), 999));
  cr_assert(eq(int, vec_pop(&v), 999));
  cr_assert(eq(u32, v.count, 999));
  vec_free(&v);
}

Test(vec, is_empty_when_zeroed_and_after_clear) {
  vec(char) v = {0};
  for (vec_each(char, it, &v)) cr_fatal("%c in an empty array", *it);
  vec_push(&v, 'a');
  vec_clear(&v);
  for (vec_each(char, it, &v)) cr_fatal("%c in a cleared array", *it);
  vec_free(&v);
}
