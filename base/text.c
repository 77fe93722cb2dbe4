#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

/* Makes room for `more` bytes and the final NUL. */
static void grow(Text *t, size_t more) {
  size_t need = t->length + more + 1;
  if (need <= t->room) return;
  t->room = need > 2 * t->room ? need : 2 * t->room;
  t->bytes = realloc(t->bytes, t->room);
  if (!t->bytes) panic("out of memory for a text of %zu bytes", t->room);
}

void text_append_bytes(Text *t, const char *bytes, size_t length) {
  grow(t, length);
  if (length) memcpy(t->bytes + t->length, bytes, length);
  t->length += length;
  t->bytes[t->length] = '\0';
}

bool text_ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && !strcmp(text + length - tail, end);
}

void text_append(Text *t, const char *s) { text_append_bytes(t, s, strlen(s)); }

void text_append_char(Text *t, char c) { text_append_bytes(t, &c, 1); }

void text_format(Text *t, const char *format, ...) {
  va_list rest, again;
  va_start(rest, format);
  va_copy(again, rest);
  int length = vsnprintf(NULL, 0, format, rest);
  va_end(rest);
  if (length < 0) panic("bad format: %s", format);
  grow(t, (size_t)length);
  vsnprintf(t->bytes + t->length, (size_t)length + 1, format, again);
  t->length += (size_t)length;
  va_end(again);
}

const char *text_string(const Text *t) { return t->bytes ? t->bytes : ""; }

void text_clear(Text *t) {
  t->length = 0;
  if (t->bytes) t->bytes[0] = '\0';
}

void text_free(Text *t) {
  free(t->bytes);
  *t = (Text){0};
}
