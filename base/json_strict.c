#include "base/json_strict.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { ESCAPE = 6 }; /* `\uFFFF` */

static bool slip(JsonSlip *s, size_t start, size_t length) {
  s->start = (uint32_t)start;
  s->end = (uint32_t)(start + length);
  return false;
}

/* Most of it is ASCII, which is passed eight bytes at a time. */
static size_t after_ascii(const char *text, size_t at, size_t length) {
  uint64_t eight;
  for (; at + sizeof eight <= length; at += sizeof eight) {
    memcpy(&eight, text + at, sizeof eight);
    if (eight & UINT64_C(0x8080808080808080)) break;
  }
  while (at < length && !((unsigned char)text[at] & 0x80)) at++;
  return at;
}

static bool is_utf8(const char *text, size_t length, JsonSlip *s) {
  for (size_t at = after_ascii(text, 0, length); at < length; at = after_ascii(text, at, length)) {
    utf8proc_int32_t point;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                             (utf8proc_ssize_t)(length - at), &point);
    if (used <= 0) {
      snprintf(s->message, sizeof s->message, "this is not JSON: the byte 0x%02X is not UTF-8",
               (unsigned char)text[at]);
      return slip(s, at, 1);
    }
    at += (size_t)used;
  }
  return true;
}

/* 0 if it is no escape of four digits. */
static uint32_t escaped_unit(const char *at, const char *end) {
  if (end - at < ESCAPE || at[0] != '\\' || at[1] != 'u') return 0;
  uint32_t unit = 0;
  for (int i = 2; i < ESCAPE; i++) {
    char c = at[i];
    if (!isxdigit((unsigned char)c)) return 0;
    unit = unit * 16 + (uint32_t)(isdigit((unsigned char)c) ? c - '0' : (c | 32) - 'a' + 10);
  }
  return unit;
}

static bool has_whole_escapes(const char *text, size_t length, JsonSlip *s) {
  const char *end = text + length;
  for (const char *at = text; at < end && (at = memchr(at, '\\', (size_t)(end - at)));) {
    uint32_t unit = escaped_unit(at, end);
    uint32_t next = unit ? escaped_unit(at + ESCAPE, end) : 0;
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    bool pair = high && next >= 0xDC00 && next < 0xE000;
    if ((high || low) && !pair) {
      snprintf(s->message, sizeof s->message, "`%.6s` is half of a pair", at);
      return slip(s, (size_t)(at - text), ESCAPE);
    }
    at += pair ? 2 * ESCAPE : end - at < 2 ? 1 : 2; /* behind what is escaped */
  }
  return true;
}

bool json_is_strict(const char *text, size_t length, JsonSlip *s) {
  return is_utf8(text, length, s) && has_whole_escapes(text, length, s);
}
