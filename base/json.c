#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/panic.h"
#include "base/vec.h"

typedef struct Level {
  char bracket;
  bool has_items;
} Level;

struct Json {
  FILE *out;
  bool pretty, after_key, has_root;
  vec(Level) open;
};

Json *json_create(FILE *out, bool pretty) {
  Json *j = malloc(sizeof *j);
  if (!j) panic("out of memory");
  *j = (Json){.out = out, .pretty = pretty};
  return j;
}

bool json_set_pretty(Json *j, bool pretty) {
  bool before = j->pretty;
  j->pretty = pretty;
  return before;
}

void json_destroy(Json *j) {
  if (!j) return;
  assert(!j->open.count && !j->after_key);
  if (j->has_root) putc('\n', j->out);
  vec_free(&j->open);
  free(j);
}

static void new_line(Json *j) {
  if (!j->pretty) return;
  putc('\n', j->out);
  for (uint32_t i = 0; i < j->open.count; i++) fputs("  ", j->out);
}

/* What stands between two items of a container. */
static void separate(Json *j) {
  Level *level = vec_last(&j->open);
  if (level->has_items) putc(',', j->out);
  level->has_items = true;
  new_line(j);
}

static void before_value(Json *j) {
  if (j->after_key) {
    j->after_key = false;
  } else if (j->open.count) {
    assert(vec_last(&j->open)->bracket == '[');
    separate(j);
  } else {
    if (j->has_root) putc('\n', j->out);
    j->has_root = true;
  }
}

void json_open(Json *j, char bracket) {
  assert(bracket == '{' || bracket == '[');
  before_value(j);
  putc(bracket, j->out);
  vec_push(&j->open, ((Level){.bracket = bracket}));
}

void json_close(Json *j) {
  assert(!j->after_key);
  Level level = vec_pop(&j->open);
  if (level.has_items) new_line(j);
  putc(level.bracket == '{' ? '}' : ']', j->out);
}

static void write_ascii(FILE *out, char c) {
  static const char named[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  const char *at = c ? strchr(named, c) : NULL;
  if (at)
    fprintf(out, "\\%c", letters[at - named]);
  else if ((unsigned char)c < 0x20 || c == 0x7f)
    fprintf(out, "\\u%04x", (unsigned)c);
  else
    putc(c, out);
}

static bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

static const char *write_plain(FILE *out, const char *text) {
  const char *end = text;
  while (is_plain(*end)) end++;
  fwrite(text, 1, (size_t)(end - text), out);
  return end;
}

static void write_string(FILE *out, const char *text) {
  putc('"', out);
  const char *end = text + strlen(text);
  while ((text = write_plain(out, text)) < end) {
    utf8proc_int32_t point;
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text, end - text, &point);
    if (used == 1)
      write_ascii(out, *text);
    else if (used > 1)
      fwrite(text, 1, (size_t)used, out);
    else
      fputs("\xEF\xBF\xBD", out);
    text += used > 0 ? used : 1;
  }
  putc('"', out);
}

void json_key(Json *j, const char *key) {
  assert(!j->after_key && vec_last(&j->open)->bracket == '{');
  separate(j);
  write_string(j->out, key);
  fputs(j->pretty ? ": " : ":", j->out);
  j->after_key = true;
}

void json_string(Json *j, const char *text) {
  before_value(j);
  write_string(j->out, text);
}

void json_int(Json *j, int64_t number) {
  before_value(j);
  char digits[24], *start = digits + sizeof digits;
  uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
  do *--start = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) *--start = '-';
  fwrite(start, 1, (size_t)(digits + sizeof digits - start), j->out);
}

void json_double(Json *j, double number, int decimals) {
  if (!isfinite(number)) {
    json_null(j);
    return;
  }
  before_value(j);
  fprintf(j->out, "%.*f", decimals, number);
}

void json_bool(Json *j, bool truth) { json_raw(j, truth ? "true" : "false"); }

void json_null(Json *j) { json_raw(j, "null"); }

void json_raw(Json *j, const char *spelled) {
  before_value(j);
  fputs(spelled, j->out);
}

void json_text(Json *j, const char *key, const char *text) {
  json_key(j, key);
  if (text)
    json_string(j, text);
  else
    json_null(j);
}

void json_number(Json *j, const char *key, uint64_t number) {
  json_key(j, key);
  json_int(j, (int64_t)number);
}
