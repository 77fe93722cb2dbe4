#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/text.h"

Test(text, grows_by_every_kind_of_append) {
  Text t = {0};
  cr_assert(eq(str, (char *)text_string(&t), ""));
  text_append(&t, "a");
  text_append_char(&t, 'b');
  text_append_bytes(&t, "cde", 2);
  text_format(&t, "%03d", 7);
  cr_assert(eq(str, (char *)text_string(&t), "abcd007"));
  cr_assert(eq(sz, t.length, 7));
  text_free(&t);
}

Test(text, formats_more_than_it_has_room_for) {
  Text t = {0};
  for (int i = 0; i < 500; i++) text_format(&t, "%04d", i);
  cr_assert(eq(sz, t.length, 2000));
  cr_assert(eq(str, (char *)text_string(&t) + 1996, "0499"));
  text_clear(&t);
  cr_assert(eq(str, (char *)text_string(&t), ""));
  text_free(&t);
}
