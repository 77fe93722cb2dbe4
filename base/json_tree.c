#include "base/json_tree.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/json_strict.h"
#include "base/panic.h"
#include "base/vec.h"

/* An object or list that is not closed yet. */
typedef struct Level {
  JsonTree *parent, *last;
} Level;

/* YAJL tells how much it has read, not where a token starts: that is where the token
   before ended, after blanks and separators. */
typedef struct Reader {
  Arena *memory;
  Diags *diags;
  uint32_t file;
  const char *text;
  uint32_t length;
  yajl_handle parser;
  bool complete; /* YAJL was told that there is no more, and has started to count anew */
  uint32_t end;  /* of the token before */
  JsonTree *root;
  const char *key;
  Span key_at;
  bool reported;
  vec(Level) levels;
} Reader;

static uint32_t after_blanks(const Reader *r, uint32_t end) {
  uint32_t start = r->end;
  while (start < end && strchr(" \t\r\n,:", r->text[start])) start++;
  return start;
}

static Span next_token(Reader *r) {
  uint32_t end = r->complete ? r->length : (uint32_t)yajl_get_bytes_consumed(r->parser);
  Span token = {r->file, after_blanks(r, end), end};
  r->end = end;
  return token;
}

static void append(Reader *r, JsonTree *tree) {
  if (!r->levels.count) {
    r->root = tree;
    return;
  }
  Level *level = vec_last(&r->levels);
  if (level->last)
    level->last->next = tree;
  else
    level->parent->first = tree;
  level->last = tree;
  level->parent->count++;
}

static JsonTree *add(Reader *r, JsonKind kind) {
  JsonTree *tree = arena_new(r->memory, JsonTree);
  *tree = (JsonTree){.kind = kind, .at = next_token(r), .key = r->key, .key_at = r->key_at};
  r->key = NULL;
  append(r, tree);
  return tree;
}

static int read_null(void *env) { return add(env, JSON_NULL), 1; }

static int read_boolean(void *env, int truth) {
  add(env, JSON_BOOLEAN)->truth = truth;
  return 1;
}

static int read_number(void *env, const char *text, size_t length) {
  Reader *r = env;
  add(r, JSON_NUMBER)->text = arena_copy(r->memory, text, length);
  return 1;
}

/* Texts end at their first NUL here; what is behind it must not be lost. */
static int refuse_nul(Reader *r, Span at) {
  diag_report(r->diags, DIAG_A0001, at, "`\\u0000` has no place in this text");
  r->reported = true;
  return 0;
}

static int read_string(void *env, const unsigned char *text, size_t length) {
  Reader *r = env;
  JsonTree *tree = add(r, JSON_STRING);
  if (memchr(text, '\0', length)) return refuse_nul(r, tree->at);
  tree->text = arena_copy(r->memory, (const char *)text, length);
  return 1;
}

static int read_key(void *env, const unsigned char *text, size_t length) {
  Reader *r = env;
  r->key_at = next_token(r);
  if (memchr(text, '\0', length)) return refuse_nul(r, r->key_at);
  r->key = arena_copy(r->memory, (const char *)text, length);
  return 1;
}

static int start_level(Reader *r, JsonKind kind) {
  JsonTree *tree = add(r, kind);
  if (r->levels.count >= JSON_TREE_DEPTH) {
    diag_report(r->diags, DIAG_A0001, tree->at, "this is nested more than %d levels deep",
                JSON_TREE_DEPTH);
    r->reported = true;
    return 0;
  }
  vec_push(&r->levels, ((Level){tree, NULL}));
  return 1;
}

static int start_object(void *env) { return start_level(env, JSON_OBJECT); }
static int start_list(void *env) { return start_level(env, JSON_LIST); }

static int by_key(const void *a, const void *b) {
  const JsonTree *x = *(const JsonTree *const *)a, *y = *(const JsonTree *const *)b;
  int order = strcmp(x->key, y->key);
  return order ? order : (x->at.start > y->at.start) - (x->at.start < y->at.start);
}

static void report_repeated_keys(Reader *r, const JsonTree *object) {
  if (object->count < 2) return;
  const JsonTree **members = calloc(object->count, sizeof *members);
  if (!members) panic("out of memory");
  uint32_t count = 0;
  for (json_tree_each(member, object)) members[count++] = member;
  qsort(members, count, sizeof *members, by_key);
  for (uint32_t i = 1; i < count; i++) {
    if (strcmp(members[i - 1]->key, members[i]->key)) continue;
    Diag *d = diag_report(r->diags, DIAG_A0001, members[i]->key_at,
                          "this object has the key `%s` twice", members[i]->key);
    diag_label(d, members[i - 1]->key_at, "here it is, too");
    r->reported = true;
  }
  free(members);
}

static int end_level(void *env) {
  Reader *r = env;
  JsonTree *tree = vec_pop(&r->levels).parent;
  tree->at.end = next_token(r).end;
  if (tree->kind == JSON_OBJECT) report_repeated_keys(r, tree);
  return 1;
}

/* Where YAJL stopped; it does not say so of what is missing at the end, or too much. */
static Span mistake_place(const Reader *r) {
  uint32_t consumed = (uint32_t)yajl_get_bytes_consumed(r->parser);
  if (!r->complete && consumed) return (Span){r->file, consumed - 1, consumed};
  uint32_t start = after_blanks(r, r->length);
  return (Span){r->file, start, start < r->length ? start + 1 : start};
}

/* YAJL's message starts with the class of the error and ends with a line break. */
static void report_syntax(Reader *r) {
  unsigned char *message = yajl_get_error(r->parser, 0, NULL, 0);
  const char *what = (const char *)message, *colon = strstr(what, ": ");
  if (colon) what = colon + 2;
  diag_report(r->diags, DIAG_A0001, mistake_place(r), "this is not JSON: %.*s",
              (int)strcspn(what, "\n"), what);
  yajl_free_error(r->parser, message);
}

static bool is_strict(Reader *r) {
  JsonSlip slip;
  if (json_is_strict(r->text, r->length, &slip)) return true;
  diag_report(r->diags, DIAG_A0001, (Span){r->file, slip.start, slip.end}, "%s", slip.message);
  r->reported = true;
  return false;
}

static void parse(Reader *r) {
  if (!is_strict(r)) return;
  yajl_status status = yajl_parse(r->parser, (const unsigned char *)r->text, r->length);
  if (status == yajl_status_ok) {
    r->complete = true;
    status = yajl_complete_parse(r->parser);
  }
  if (status == yajl_status_error) report_syntax(r);
  if (status != yajl_status_ok) r->reported = true;
}

const JsonTree *json_tree_read(Arena *memory, Diags *diags, uint32_t file) {
  static const yajl_callbacks callbacks = {.yajl_null = read_null,
                                           .yajl_boolean = read_boolean,
                                           .yajl_number = read_number,
                                           .yajl_string = read_string,
                                           .yajl_map_key = read_key,
                                           .yajl_start_map = start_object,
                                           .yajl_end_map = end_level,
                                           .yajl_start_array = start_list,
                                           .yajl_end_array = end_level};
  Reader r = {.memory = memory, .diags = diags, .file = file};
  size_t length;
  r.text = diags_text(diags, file, &length);
  r.length = (uint32_t)length;
  r.parser = yajl_alloc(&callbacks, NULL, &r);
  if (!r.parser) panic("out of memory");
  parse(&r);
  yajl_free(r.parser);
  vec_free(&r.levels);
  return r.reported ? NULL : r.root;
}

const JsonTree *json_tree_member(const JsonTree *object, const char *key) {
  if (object->kind != JSON_OBJECT) return NULL;
  for (json_tree_each(member, object))
    if (!strcmp(member->key, key)) return member;
  return NULL;
}

bool json_tree_int(const JsonTree *tree, int64_t *out) {
  if (tree->kind != JSON_NUMBER) return false;
  char *end;
  errno = 0;
  intmax_t value = strtoimax(tree->text, &end, 10);
  if (*end || errno || value < INT64_MIN || value > INT64_MAX) return false;
  *out = value;
  return true;
}
