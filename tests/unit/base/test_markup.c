/* Text in markup. */
#include "base/markup.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>

Test(markup, signs_are_escaped_and_control_characters_left_out) {
  const char *text = "a < b && \"c\" > d\x01\n\té";
  Text out = {0};
  markup_append(text, &out);
  cr_expect(eq(str, (char *)text_string(&out), "a &lt; b &amp;&amp; &quot;c&quot; &gt; d\n\té"));
  char *written = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&written, &size);
  markup_write(text, stream);
  fclose(stream);
  cr_expect(eq(str, written, (char *)text_string(&out)));
  free(written);
  text_free(&out);
}
