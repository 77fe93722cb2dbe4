#include "audit/log_event.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/display.h"
#include "base/json_strict.h"
#include "base/json_tree.h"
#include "base/panic.h"
#include "base/vec.h"

enum { FEW_KEYS = 16 };

/* An object or list that is not closed yet. */
typedef struct Level {
  bool object;
  const LogNode *node; /* what its members lead to; NULL: to nothing */
  uint32_t keys;       /* the keys before its own */
} Level;

typedef struct Key {
  size_t text;     /* in the bytes of the reader */
  uint32_t length; /* in bytes */
  uint32_t start, end;
} Key;

/* Texts are collected in `bytes`, which may move: until the line is read, a value holds how far
   into it its text starts. */
struct LogReader {
  const LogMap *map;
  const char *line;
  size_t length;
  yajl_handle parser;
  uint32_t end;          /* of the token before */
  const LogNode *member; /* what the last key leads to */
  Text bytes;
  vec(Level) levels;
  vec(Key) keys; /* of all levels */
  LogValue values[LOG_FIELDS];
  LogFault *fault;
};

LogReader *log_reader_create(const LogMap *map) {
  LogReader *r = calloc(1, sizeof *r);
  if (!r) panic("out of memory");
  r->map = map;
  return r;
}

void log_reader_destroy(LogReader *r) {
  if (!r) return;
  text_free(&r->bytes);
  vec_free(&r->levels);
  vec_free(&r->keys);
  free(r);
}

static uint32_t after_blanks(const LogReader *r, uint32_t at, uint32_t end) {
  while (at < end && strchr(" \t\r\n,:", r->line[at])) at++;
  return at;
}

static int stop(LogReader *r, uint32_t start, uint32_t end) {
  r->fault->start = start;
  r->fault->end = end;
  return 0;
}

/* Places of what the mapping does not name are not asked for. */
static void take_token(LogReader *r, uint32_t *start, uint32_t *end) {
  uint32_t after = (uint32_t)yajl_get_bytes_consumed(r->parser);
  *start = after_blanks(r, r->end, after);
  *end = r->end = after;
}

static const LogNode *node_here(const LogReader *r) {
  if (!r->levels.count) return NULL;
  return vec_last(&r->levels)->object ? r->member : NULL;
}

static int take(LogReader *r, LogKind kind, const char *text, size_t length) {
  const LogNode *node = node_here(r);
  LogValue value = {.kind = kind, .length = length};
  take_token(r, &value.start, &value.end);
  if (!r->levels.count) {
    snprintf(r->fault->message, sizeof r->fault->message, "an event is a JSON object");
    return stop(r, value.start, value.end);
  }
  if (!node || !node->fields) return 1;
  value.text = (const char *)(uintptr_t)r->bytes.length;
  text_append_bytes(&r->bytes, text, length);
  text_append_char(&r->bytes, '\0');
  for (int field = 0; field < LOG_FIELDS; field++)
    if (node->fields >> field & 1) r->values[field] = value;
  return 1;
}

static int read_null(void *env) { return take(env, LOG_NULL, "null", 4); }

static int read_boolean(void *env, int truth) {
  return take(env, LOG_TRUTH, truth ? "true" : "false", truth ? 4 : 5);
}

static int read_number(void *env, const char *text, size_t length) {
  return take(env, LOG_NUMBER, text, length);
}

static int read_string(void *env, const unsigned char *text, size_t length) {
  return take(env, LOG_STRING, (const char *)text, length);
}

static int read_key(void *env, const unsigned char *text, size_t length) {
  LogReader *r = env;
  Key key = {.text = r->bytes.length, .length = (uint32_t)length};
  take_token(r, &key.start, &key.end);
  text_append_bytes(&r->bytes, (const char *)text, length);
  vec_push(&r->keys, key);
  const LogNode *parent = vec_last(&r->levels)->node;
  r->member = parent ? parent->first : NULL;
  while (r->member && (r->member->length != length || memcmp(r->member->name, text, length)))
    r->member = r->member->next;
  return 1;
}

static int start_level(LogReader *r, bool object) {
  const LogNode *node = r->levels.count ? node_here(r) : r->map->fields;
  if (r->levels.count || !object)
    if (!take(r, LOG_COMPOSITE, "", 0)) return 0;
  if (r->levels.count >= JSON_TREE_DEPTH) {
    snprintf(r->fault->message, sizeof r->fault->message, "this is nested more than %d levels deep",
             JSON_TREE_DEPTH);
    return stop(r, r->end - 1, r->end);
  }
  if (!r->levels.count) r->end = (uint32_t)yajl_get_bytes_consumed(r->parser);
  vec_push(&r->levels, ((Level){object, object ? node : NULL, r->keys.count}));
  return 1;
}

static int start_object(void *env) { return start_level(env, true); }
static int start_list(void *env) { return start_level(env, false); }

/* Keys with their text, to be sorted: first by text, then by place. */
typedef struct SpelledKey {
  const char *text;
  Key key;
} SpelledKey;

static int by_text(const void *a, const void *b) {
  const SpelledKey *x = a, *y = b;
  size_t shorter = x->key.length < y->key.length ? x->key.length : y->key.length;
  int order = memcmp(x->text, y->text, shorter);
  if (!order) order = (x->key.length > y->key.length) - (x->key.length < y->key.length);
  return order ? order : (x->key.start > y->key.start) - (x->key.start < y->key.start);
}

static bool same_text(const SpelledKey *a, const SpelledKey *b) {
  return a->key.length == b->key.length && !memcmp(a->text, b->text, a->key.length);
}

static int report_twice(LogReader *r, const SpelledKey *first, const SpelledKey *second) {
  snprintf(r->fault->message, sizeof r->fault->message, "this object has the key `%.*s` twice",
           second->key.length > 60 ? 60 : (int)second->key.length, second->text);
  r->fault->other_start = first->key.start;
  r->fault->other_end = first->key.end;
  return stop(r, second->key.start, second->key.end);
}

static SpelledKey spelled(const LogReader *r, uint32_t index) {
  Key key = r->keys.at[index];
  return (SpelledKey){text_string(&r->bytes) + key.text, key};
}

static int check_few_keys(LogReader *r, uint32_t from) {
  for (uint32_t i = from + 1; i < r->keys.count; i++) {
    SpelledKey second = spelled(r, i);
    for (uint32_t j = from; j < i; j++) {
      SpelledKey first = spelled(r, j);
      if (same_text(&first, &second)) return report_twice(r, &first, &second);
    }
  }
  return 1;
}

static int check_keys(LogReader *r, uint32_t from) {
  uint32_t count = r->keys.count - from;
  if (count <= FEW_KEYS) return check_few_keys(r, from);
  SpelledKey *keys = calloc(count, sizeof *keys);
  if (!keys) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) keys[i] = spelled(r, from + i);
  qsort(keys, count, sizeof *keys, by_text);
  int ok = 1;
  for (uint32_t i = 1; ok && i < count; i++)
    if (same_text(&keys[i - 1], &keys[i])) ok = report_twice(r, &keys[i - 1], &keys[i]);
  free(keys);
  return ok;
}

static int end_level(void *env) {
  LogReader *r = env;
  Level level = vec_pop(&r->levels);
  r->end = (uint32_t)yajl_get_bytes_consumed(r->parser);
  int ok = !level.object || check_keys(r, level.keys);
  r->keys.count = level.keys;
  return ok;
}

static void report_syntax(LogReader *r, bool complete) {
  unsigned char *message = yajl_get_error(r->parser, 0, NULL, 0);
  const char *what = (const char *)message, *colon = strstr(what, ": ");
  if (colon) what = colon + 2;
  bool cut = complete && r->levels.count;
  snprintf(r->fault->message, sizeof r->fault->message, "this is not JSON: %.*s%s",
           (int)strcspn(what, "\n"), what, cut ? " (the line ends before the event does)" : "");
  yajl_free_error(r->parser, message);
  uint32_t consumed = (uint32_t)yajl_get_bytes_consumed(r->parser), length = (uint32_t)r->length;
  if (complete || !consumed || consumed > length)
    stop(r, length, length);
  else
    stop(r, consumed - 1, consumed);
}

static bool is_strict(LogReader *r) {
  JsonSlip slip;
  if (json_is_strict(r->line, r->length, &slip)) return true;
  snprintf(r->fault->message, sizeof r->fault->message, "%s", slip.message);
  return stop(r, slip.start, slip.end);
}

static bool parse(LogReader *r) {
  yajl_status status = yajl_parse(r->parser, (const unsigned char *)r->line, r->length);
  bool complete = status == yajl_status_ok;
  if (complete) status = yajl_complete_parse(r->parser);
  if (status == yajl_status_error) report_syntax(r, complete);
  return status == yajl_status_ok;
}

static void settle_texts(LogReader *r) {
  for (int field = 0; field < LOG_FIELDS; field++)
    if (r->values[field].kind != LOG_ABSENT)
      r->values[field].text = text_string(&r->bytes) + (uintptr_t)r->values[field].text;
}

const LogValue *log_read(LogReader *r, const char *line, size_t length, LogFault *fault) {
  static const yajl_callbacks callbacks = {.yajl_null = read_null,
                                           .yajl_boolean = read_boolean,
                                           .yajl_number = read_number,
                                           .yajl_string = read_string,
                                           .yajl_map_key = read_key,
                                           .yajl_start_map = start_object,
                                           .yajl_end_map = end_level,
                                           .yajl_start_array = start_list,
                                           .yajl_end_array = end_level};
  assert(length < UINT32_MAX);
  memset(r->values, 0, sizeof r->values);
  text_clear(&r->bytes);
  vec_clear(&r->levels);
  vec_clear(&r->keys);
  *fault = (LogFault){0};
  r->fault = fault;
  r->line = line;
  r->length = length;
  r->end = 0;
  r->parser = yajl_alloc(&callbacks, NULL, r);
  if (!r->parser) panic("out of memory");
  bool ok = is_strict(r) && parse(r);
  yajl_free(r->parser);
  settle_texts(r);
  return ok ? r->values : NULL;
}
