#include "base/display.h"

#include <stdbool.h>
#include <utf8proc.h>

typedef struct Glyph {
  size_t used; /* bytes of the text */
  const char *shown;
  size_t shown_length;
  unsigned width;
} Glyph;

/* Format characters (Cf) are not: among them are the marks of direction. */
static bool is_printable(utf8proc_int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CC &&
         category != UTF8PROC_CATEGORY_CF && category != UTF8PROC_CATEGORY_CS &&
         category != UTF8PROC_CATEGORY_ZL && category != UTF8PROC_CATEGORY_ZP;
}

static Glyph next_glyph(const char *at, const char *end) {
  if (*at >= ' ' && *at <= '~') return (Glyph){1, at, 1, 1};
  if (*at == '\t') return (Glyph){1, "    ", 4, 4};
  utf8proc_int32_t point;
  utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &point);
  size_t step = used > 0 ? (size_t)used : 1;
  if (used <= 0 || !is_printable(point)) return (Glyph){step, "\xEF\xBF\xBD", 3, 1};
  return (Glyph){step, at, step, (unsigned)utf8proc_charwidth(point)};
}

void display_print(FILE *out, const char *start, const char *end) {
  while (start < end) {
    Glyph glyph = next_glyph(start, end);
    fwrite(glyph.shown, 1, glyph.shown_length, out);
    start += glyph.used;
  }
}

unsigned display_width(const char *start, const char *end) {
  unsigned width = 0;
  while (start < end) {
    Glyph glyph = next_glyph(start, end);
    width += glyph.width;
    start += glyph.used;
  }
  return width;
}

unsigned display_length(const char *start, const char *end) {
  unsigned length = 0;
  while (start < end) {
    start += next_glyph(start, end).used;
    length++;
  }
  return length;
}

size_t display_bytes(const char *start, const char *end, unsigned count) {
  const char *at = start;
  for (; count && at < end; count--) at += next_glyph(at, end).used;
  return (size_t)(at - start);
}

static bool continues(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

const char *display_boundary(const char *start, const char *at) {
  const char *back = at;
  for (int i = 0; i < 3 && back > start && continues(*back); i++) back--;
  return continues(*back) ? at : back;
}
