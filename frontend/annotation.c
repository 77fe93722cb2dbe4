#include "frontend/annotation.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"

enum { MOST_NESTING = 100 };

/* ---- the comments before a place ---- */

static bool is_space(char c) { return isspace((unsigned char)c); }

/* Where the line comment begins that reaches to `end`; `end` if there is none. */
static size_t line_comment(const char *text, size_t end) {
  size_t start = end;
  while (start > 0 && text[start - 1] != '\n') start--;
  bool quoted = false;
  for (size_t i = start; i + 1 < end; i++) {
    if (text[i] == '"') quoted = !quoted;
    if (!quoted && text[i] == '\\' && text[i + 1] == '*') return i;
  }
  return end;
}

static bool ends_block(const char *text, size_t end) {
  return end >= 4 && text[end - 1] == ')' && text[end - 2] == '*';
}

/* Where the block comment begins that ends at `end`; `end` if there is none. */
static size_t block_comment(const char *text, size_t end) {
  size_t at = end, depth = 0;
  if (!ends_block(text, end)) return end;
  do {
    at -= 2;
    if (text[at] == '*' && text[at + 1] == ')')
      depth++;
    else if (text[at] == '(' && text[at + 1] == '*')
      depth--;
    else
      at++;
  } while (depth && at >= 2);
  return depth ? end : at;
}

/* Of the comments between the code before and `end`: where they begin. */
static size_t comments_start(const char *text, size_t end) {
  for (;;) {
    size_t at = end;
    while (at > 0 && is_space(text[at - 1])) at--;
    size_t before = block_comment(text, at);
    if (before == at) before = line_comment(text, at);
    if (before == at) return end;
    end = before;
  }
}

/* What stands behind a keyword, up to a semicolon or the end; without the marks of line
   comments.  False if the keyword is not there. */
static bool find_field(const char *text, size_t length, const char *keyword, Text *out) {
  size_t word = strlen(keyword);
  for (size_t i = 0; i + word <= length; i++) {
    if (memcmp(text + i, keyword, word) != 0) continue;
    for (i += word; i < length && text[i] != ';'; i++)
      text_append_char(out, text[i] == '\\' || text[i] == '*' ? ' ' : text[i]);
    return true;
  }
  return false;
}

/* ---- types ---- */

typedef struct Reader {
  Arena *memory;
  const char *file; /* for aliases */
  size_t file_length;
  const char *at;
  uint32_t depth;
} Reader;

typedef vec(const Type *) Types;

static const Type *read_type(Reader *);

static void skip(Reader *r) {
  while (is_space(*r->at)) r->at++;
}

static bool take(Reader *r, const char *mark) {
  skip(r);
  if (strncmp(r->at, mark, strlen(mark)) != 0) return false;
  r->at += strlen(mark);
  return true;
}

static const char *take_word(Reader *r) {
  skip(r);
  size_t length = 0;
  while (isalnum((unsigned char)r->at[length]) || r->at[length] == '_') length++;
  if (!length) return NULL;
  const char *word = arena_copy(r->memory, r->at, length);
  r->at += length;
  return word;
}

static const Type *make(Reader *r, TypeKind kind, Types *parts) {
  Type *type = arena_new(r->memory, Type);
  const Type **copy = arena_array(r->memory, const Type *, parts->count);
  for (uint32_t i = 0; i < parts->count; i++) copy[i] = parts->at[i];
  *type = (Type){.kind = kind, .count = parts->count, .parts = copy};
  vec_free(parts);
  return type;
}

static const Type *read_container(Reader *r, TypeKind kind) {
  Types parts = {0};
  const Type *inner = take(r, "(") ? read_type(r) : NULL;
  if (!inner || !take(r, ")")) return NULL;
  vec_push(&parts, inner);
  return make(r, kind, &parts);
}

static const Type *read_tuple(Reader *r) {
  Types parts = {0};
  bool good = true;
  do {
    const Type *part = read_type(r);
    good = part != NULL;
    vec_push(&parts, part);
  } while (good && take(r, ","));
  if (good && take(r, ">>")) return make(r, TYPE_TUPLE, &parts);
  vec_free(&parts);
  return NULL;
}

static const Type *read_record(Reader *r, const char *end) {
  Types parts = {0};
  vec(const char *) names = {0};
  bool good = true;
  do {
    const char *name = take_word(r);
    const Type *part = name && take(r, ":") ? read_type(r) : NULL;
    good = part != NULL;
    vec_push(&names, name);
    vec_push(&parts, part);
  } while (good && take(r, ","));
  good = good && take(r, end);
  Type *type = good ? (Type *)(uintptr_t)make(r, TYPE_RECORD, &parts) : NULL;
  if (type) {
    const char **copy = arena_array(r->memory, const char *, names.count);
    for (uint32_t i = 0; i < names.count; i++) copy[i] = names.at[i];
    type->names = copy;
  }
  vec_free(&parts);
  vec_free(&names);
  return type;
}

/* `@typeAlias: name = type;` somewhere in the file. */
static const Type *read_alias(Reader *r, const char *name) {
  const char *key = "@typeAlias:", *text = r->file, *end = r->file + r->file_length;
  const Type *found = NULL;
  while (name && !found && text < end) {
    Text body = {0};
    if (!find_field(text, (size_t)(end - text), key, &body)) break;
    Reader inner = *r;
    inner.at = text_string(&body);
    const char *alias = take_word(&inner);
    if (alias && !strcmp(alias, name) && take(&inner, "=")) found = read_type(&inner);
    text = strstr(text, key) + strlen(key);
    text_free(&body);
  }
  return found;
}

static const Type *read_word(Reader *r) {
  static const Type scalars[] = {{.kind = TYPE_INT}, {.kind = TYPE_BOOL}, {.kind = TYPE_STR}};
  static const char *const words[] = {"Int", "Bool", "Str"};
  const char *word = take_word(r);
  if (!word) return NULL;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(word, words[i])) return &scalars[i];
  if (!strcmp(word, "Set")) return read_container(r, TYPE_SET);
  return strcmp(word, "Seq") ? NULL : read_container(r, TYPE_SEQ);
}

static const Type *read_simple(Reader *r) {
  if (take(r, "<<")) return read_tuple(r);
  if (take(r, "{")) return read_record(r, "}");
  if (take(r, "[")) return read_record(r, "]");
  if (take(r, "$")) return read_alias(r, take_word(r));
  if (!take(r, "(")) return read_word(r);
  const Type *inner = read_type(r);
  return inner && take(r, ")") ? inner : NULL;
}

static const Type *read_type(Reader *r) {
  if (r->depth == MOST_NESTING) return NULL;
  r->depth++;
  const Type *type = read_simple(r);
  if (type && take(r, "->")) {
    Types parts = {0};
    const Type *result = read_type(r);
    vec_push(&parts, type);
    vec_push(&parts, result);
    if (result)
      type = make(r, TYPE_FUNCTION, &parts);
    else
      type = NULL;
    vec_free(&parts);
  }
  r->depth--;
  return type;
}

const Type *annotation_find(Arena *memory, const Diags *diags, Span name) {
  size_t length;
  const char *text = diags_text(diags, name.file, &length);
  size_t start = comments_start(text, name.start);
  Text field = {0};
  const Type *type = NULL;
  if (find_field(text + start, name.start - start, "@type:", &field)) {
    Reader r = {.memory = memory, .file = text, .file_length = length, .at = text_string(&field)};
    type = read_type(&r);
    skip(&r);
    if (*r.at && strncmp(r.at, ")", 1) != 0) type = NULL;
  }
  text_free(&field);
  return type;
}
