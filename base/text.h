/* A string that grows.

     Text t = {0};
     text_format(&t, "%d", 1);
     puts(text_string(&t));
     text_free(&t);                                                            */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"

typedef struct Text {
  char *bytes;
  size_t length, room;
} Text;

/* Does the text end with those bytes, as `a.tla` with `.tla`? */
bool text_ends_with(const char *text, const char *end);

void text_append(Text *, const char *);
void text_append_bytes(Text *, const char *, size_t length);
void text_append_char(Text *, char);
void text_format(Text *, const char *format, ...) PRINTF_LIKE(2, 3);
const char *text_string(const Text *); /* NUL-terminated; until the next change */
void text_clear(Text *);
void text_free(Text *);

#endif
