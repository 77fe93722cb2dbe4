#include "audit/log_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/display.h"
#include "base/panic.h"

enum { SHOWN = 48 }; /* bytes of a long string */

static const char *const order_names[LOG_ORDER_COUNT] = {
    [LOG_BYTES] = "bytes", [LOG_HEX] = "hex", [LOG_DECIMAL] = "decimal"};

const char *log_order_name(LogOrder order) { return order_names[order]; }

/* Digits after a sign, as JSON spells integers; further zeros in front do no harm. */
static bool is_integer(const LogValue *v) {
  size_t at = v->length && *v->text == '-';
  if (at == v->length) return false;
  for (; at < v->length; at++)
    if (v->text[at] < '0' || v->text[at] > '9') return false;
  return true;
}

static bool is_hex(const LogValue *v) {
  for (size_t i = 0; i < v->length; i++)
    if (!v->text[i] || !strchr("0123456789abcdefABCDEF", v->text[i])) return false;
  return v->length % 2 == 0;
}

static const char *string_fault(const LogValue *v, LogOrder order) {
  switch (order) {
  case LOG_BYTES: return NULL;
  case LOG_HEX: return is_hex(v) ? NULL : "is no string of bytes in hexadecimal digits";
  case LOG_DECIMAL: return is_integer(v) ? NULL : "is no string of decimal digits";
  }
  never("order");
}

const char *log_value_fault(const LogValue *v, LogOrder order) {
  switch (v->kind) {
  case LOG_ABSENT: return "is missing";
  case LOG_NUMBER: return is_integer(v) ? NULL : "is no integer";
  case LOG_STRING: return string_fault(v, order);
  case LOG_NULL:
  case LOG_TRUTH:
  case LOG_COMPOSITE: return "is neither an integer nor a string";
  }
  never("kind of value");
}

/* A number without its sign and the zeros in front. */
typedef struct Digits {
  bool negative;
  const char *text;
  size_t length;
} Digits;

static Digits digits_of(const LogValue *v) {
  Digits d = {*v->text == '-', v->text, v->length};
  if (d.negative) d.text++, d.length--;
  while (d.length && *d.text == '0') d.text++, d.length--;
  if (!d.length) d.negative = false;
  return d;
}

static int compare_decimal(const LogValue *a, const LogValue *b) {
  Digits x = digits_of(a), y = digits_of(b);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int order = x.length != y.length ? (x.length < y.length ? -1 : 1)
              : x.length           ? memcmp(x.text, y.text, x.length)
                                   : 0;
  return x.negative ? -order : order;
}

static int lower(char c) { return c >= 'A' && c <= 'F' ? c - 'A' + 'a' : (unsigned char)c; }

static int compare_bytes(const LogValue *a, const LogValue *b, bool hex) {
  size_t shorter = a->length < b->length ? a->length : b->length;
  for (size_t i = 0; i < shorter; i++) {
    int x = hex ? lower(a->text[i]) : (unsigned char)a->text[i];
    int y = hex ? lower(b->text[i]) : (unsigned char)b->text[i];
    if (x != y) return x - y;
  }
  return (a->length > b->length) - (a->length < b->length);
}

int log_value_compare(const LogValue *a, const LogValue *b, LogOrder order) {
  if (a->kind == LOG_NUMBER || order == LOG_DECIMAL) return compare_decimal(a, b);
  return compare_bytes(a, b, order == LOG_HEX);
}

static void show_text(const LogValue *v, Text *out) {
  const char *end = v->text + v->length;
  if (v->length > SHOWN) end = display_boundary(v->text, v->text + SHOWN);
  for (const char *c = v->text; c < end; c++)
    if ((unsigned char)*c < ' ')
      text_format(out, "\\u%04x", (unsigned char)*c);
    else
      text_append_char(out, *c);
  if (end < v->text + v->length) text_append(out, "...");
}

void log_value_show(const LogValue *v, Text *out) {
  switch (v->kind) {
  case LOG_ABSENT: text_append(out, "nothing"); return;
  case LOG_NULL: text_append(out, "null"); return;
  case LOG_COMPOSITE: text_append(out, "an object or list"); return;
  case LOG_TRUTH:
  case LOG_NUMBER: show_text(v, out); return;
  case LOG_STRING:
    text_append_char(out, '"');
    show_text(v, out);
    text_append_char(out, '"');
    return;
  }
  never("kind of value");
}

void log_drop(LogKept *kept) {
  if (kept->length >= LOG_NEAR) free(kept->far);
  *kept = (LogKept){0};
}

void log_keep(LogKept *kept, const LogValue *v) {
  LogKept now = {.kind = v->kind, .length = (uint32_t)v->length};
  char *text = now.near;
  if (now.length >= LOG_NEAR) {
    text = now.far = malloc(v->length + 1);
    if (!text) panic("out of memory");
  }
  if (v->length) memcpy(text, v->text, v->length);
  text[v->length] = 0;
  log_drop(kept);
  *kept = now;
}

LogValue log_kept(const LogKept *kept) {
  return (LogValue){.kind = kept->kind,
                    .text = kept->length < LOG_NEAR ? kept->near : kept->far,
                    .length = kept->length};
}
