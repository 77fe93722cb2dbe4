/* Values as JSON (RFC 8259) and back, with the correspondence of the community module:
   records and functions are objects, sequences and sets are lists, and what is read is
   made of records, sequences, strings, integers and Booleans. */
#include <string.h>

#include "semantics/evaluator.h"

/* ---- writing ---- */

static void write_string(const char *s, Text *out) {
  text_append_char(out, '"');
  for (; *s; s++) {
    unsigned char c = (unsigned char)*s;
    if (c == '"' || c == '\\')
      text_format(out, "\\%c", c);
    else if (c == '\n')
      text_append(out, "\\n");
    else if (c == '\t')
      text_append(out, "\\t");
    else if (c < 0x20)
      text_format(out, "\\u%04x", c);
    else
      text_append_char(out, *s);
  }
  text_append_char(out, '"');
}

static bool write_list(Evaluator *e, const Node *n, const Value *v, Text *out) {
  text_append_char(out, '[');
  for (uint32_t i = 0; i < v->count; i++) {
    if (i) text_append_char(out, ',');
    if (!json_write(e, n, v->items[i], JSON_AS_IT_IS, out)) return false;
  }
  text_append_char(out, ']');
  return true;
}

static void write_key(const Value *key, Text *out) {
  Text text = {0};
  if (key->kind == VALUE_STRING)
    text_append(&text, symbol_text(key->text));
  else
    value_print(key, &text);
  write_string(text_string(&text), out);
  text_free(&text);
}

/* The keys of a sequence as an object count from 0. */
static bool write_object(Evaluator *e, const Node *n, const Value *v, Text *out) {
  bool counted = value_is_sequence(v);
  text_append_char(out, '{');
  for (uint32_t i = 0; i < v->count; i++) {
    if (i) text_append_char(out, ',');
    if (counted)
      text_format(out, "\"%u\"", i);
    else
      write_key(v->domain->items[i], out);
    text_append_char(out, ':');
    if (!json_write(e, n, v->items[i], JSON_AS_IT_IS, out)) return false;
  }
  text_append_char(out, '}');
  return true;
}

static bool write_set(Evaluator *e, const Node *n, const Value *v, Text *out) {
  const Value *list = enumerate(e, n, v);
  return list && write_list(e, n, list, out);
}

static bool write_atom(Evaluator *e, const Value *v, Text *out) {
  if (v->kind == VALUE_BOOLEAN)
    text_append(out, v == e->yes ? "true" : "false");
  else if (v->kind == VALUE_INTEGER)
    value_print(v, out);
  else
    write_string(symbol_text(v->text), out);
  return true;
}

static bool has_form(const Value *v, JsonForm form) {
  if (form == JSON_LIST) return value_is_set(v) || value_is_function(v);
  return form == JSON_AS_IT_IS || value_is_function(v);
}

bool json_write(Evaluator *e, const Node *n, const Value *v, JsonForm form, Text *out) {
  if (!has_form(v, form)) {
    fault_value(e, form == JSON_LIST ? FAULT_NOT_SEQUENCE : FAULT_NOT_FUNCTION, n, v);
    return false;
  }
  if (value_is_set(v)) return write_set(e, n, v, out);
  if (v->kind == VALUE_RULE) return fault_value(e, FAULT_NOT_ENUMERABLE, n, v), false;
  if (v->kind != VALUE_FUNCTION) return write_atom(e, v, out);
  bool list = value_is_sequence(v) && form != JSON_OBJECT;
  return list ? write_list(e, n, v, out) : write_object(e, n, v, out);
}

/* ---- reading ---- */

typedef struct Reader {
  Evaluator *e;
  const Node *node;
  const char *at, *end, *start, *where;
  uint32_t depth;
} Reader;

static const Value *read_value(Reader *r);

static const Value *misread(Reader *r, const char *what) {
  return fault_at(r->e, FAULT_BAD_FILE, r->node, "%s: %s at byte %zu", r->where, what,
                  (size_t)(r->at - r->start));
}

static void skip_space(Reader *r) {
  while (r->at < r->end && strchr(" \t\r\n", *r->at) && *r->at) r->at++;
}

static bool accept(Reader *r, char c) {
  skip_space(r);
  bool found = r->at < r->end && *r->at == c;
  r->at += found;
  return found;
}

static bool read_hex(Reader *r, uint32_t *code) {
  *code = 0;
  for (int i = 0; i < 4; i++, r->at++) {
    const char *digits = "0123456789abcdef", *found;
    if (r->at >= r->end || !*r->at || !(found = strchr(digits, *r->at | 0x20))) return false;
    *code = *code * 16 + (uint32_t)(found - digits);
  }
  return true;
}

static void append_utf8(Text *out, uint32_t c) {
  if (c < 0x80) {
    text_append_char(out, (char)c);
    return;
  }
  uint32_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const uint32_t leads[] = {0, 0xc0, 0xe0, 0xf0};
  text_append_char(out, (char)(leads[more] | c >> 6 * more));
  while (more-- > 0) text_append_char(out, (char)(0x80 | (c >> 6 * more & 0x3f)));
}

/* After `\u`; a pair of surrogates is one character. */
static bool read_unicode(Reader *r, Text *out) {
  uint32_t high, low;
  if (!read_hex(r, &high)) return false;
  bool pair =
      high >= 0xd800 && high < 0xdc00 && r->end - r->at > 6 && r->at[0] == '\\' && r->at[1] == 'u';
  if (pair) {
    r->at += 2;
    if (!read_hex(r, &low)) return false;
    high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  }
  append_utf8(out, high ? high : 0xfffd);
  return true;
}

static bool read_escape(Reader *r, Text *out) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char c = r->at < r->end ? *r->at++ : 0;
  if (c == 'u') return read_unicode(r, out);
  const char *found = c ? strchr(from, c) : NULL;
  if (found) text_append_char(out, to[found - from]);
  return found != NULL;
}

/* Behind the opening quote; false after a fault. */
static bool read_characters(Reader *r, Text *out) {
  while (r->at < r->end && *r->at != '"' && *r->at) {
    char c = *r->at++;
    if (c != '\\')
      text_append_char(out, c);
    else if (!read_escape(r, out))
      return misread(r, "an unknown escape"), false;
  }
  if (r->at < r->end && *r->at == '"') return r->at++, true;
  return misread(r, "a string without end"), false;
}

static const Value *read_string(Reader *r) {
  Text text = {0};
  bool good = read_characters(r, &text);
  const Value *v = good ? outside_string(r->e, text_string(&text), text.length) : NULL;
  text_free(&text);
  return v;
}

static const Value *read_list(Reader *r) {
  uint32_t base = r->e->operands.count;
  bool more = !accept(r, ']');
  while (more) {
    const Value *v = read_value(r);
    if (!v) return r->e->operands.count = base, NULL;
    vec_push(&r->e->operands, v);
    more = accept(r, ',');
    if (!more && !accept(r, ']')) {
      r->e->operands.count = base;
      return misread(r, "`,` or `]` was expected");
    }
  }
  uint32_t count = r->e->operands.count - base;
  const Value *v = value_tuple(r->e->values, count, r->e->operands.at + base);
  r->e->operands.count = base;
  return made(r->e, r->node, v);
}

typedef vec(Symbol) Names;

/* A name that comes twice has the value that came last. */
static const Value *make_object(Reader *r, Names *names, uint32_t base) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < names->count; i++) {
    uint32_t at = 0;
    while (at < kept && names->at[at] != names->at[i]) at++;
    names->at[at] = names->at[i];
    r->e->operands.at[base + at] = r->e->operands.at[base + i];
    kept += at == kept;
  }
  return value_record(r->e->values, kept, names->at, r->e->operands.at + base);
}

static bool read_member(Reader *r, Names *names) {
  if (!accept(r, '"')) return misread(r, "a name was expected"), false;
  const Value *name = read_string(r);
  if (!name) return false;
  if (!accept(r, ':')) return misread(r, "`:` was expected"), false;
  const Value *v = read_value(r);
  if (!v) return false;
  vec_push(names, name->text);
  vec_push(&r->e->operands, v);
  return true;
}

static bool read_members(Reader *r, Names *names) {
  if (accept(r, '}')) return true;
  do {
    if (!read_member(r, names)) return false;
  } while (accept(r, ','));
  return accept(r, '}') || (misread(r, "`,` or `}` was expected"), false);
}

static const Value *read_object(Reader *r) {
  Names names = {0};
  uint32_t base = r->e->operands.count;
  const Value *v = read_members(r, &names) ? make_object(r, &names, base) : NULL;
  r->e->operands.count = base;
  vec_free(&names);
  return v ? made(r->e, r->node, v) : NULL;
}

static const Value *read_number(Reader *r) {
  char digits[4096];
  size_t length = 0;
  while (r->at < r->end && *r->at && strchr("+-.0123456789eE", *r->at) &&
         length < sizeof digits - 1)
    digits[length++] = *r->at++;
  digits[length] = 0;
  Integer number;
  if (strpbrk(digits, ".eE"))
    return fault_at(r->e, FAULT_BAD_FILE, r->node, "%s: %s is no integer", r->where, digits);
  if (!integer_parse(r->e->messages, digits, 10, &number))
    return misread(r, "a value was expected");
  return value_integer(r->e->values, number);
}

static bool accept_word(Reader *r, const char *word) {
  size_t length = strlen(word);
  bool found = (size_t)(r->end - r->at) >= length && !memcmp(r->at, word, length);
  if (found) r->at += length;
  return found;
}

static const Value *read_open(Reader *r) {
  if (accept(r, '"')) return read_string(r);
  if (accept(r, '[')) return read_list(r);
  if (accept(r, '{')) return read_object(r);
  if (accept_word(r, "true")) return r->e->yes;
  if (accept_word(r, "false")) return r->e->no;
  if (accept_word(r, "null")) return misread(r, "null has no value in TLA+");
  return read_number(r);
}

static const Value *read_value(Reader *r) {
  enum { DEEPEST = 500 };
  if (r->depth == DEEPEST) return misread(r, "it is nested too deeply");
  r->depth++;
  const Value *v = read_open(r);
  r->depth--;
  return v;
}

const Value *json_read(Evaluator *e, const Node *n, const char *text, size_t length,
                       const char *where) {
  Reader r = {.e = e, .node = n, .at = text, .end = text + length, .start = text, .where = where};
  const Value *v = read_value(&r);
  skip_space(&r);
  return v && r.at != r.end ? misread(&r, "there is more behind the value") : v;
}

/* ---- the module Json ---- */

static const Value *to_json(Evaluator *e, const Node *n, const Value *v, JsonForm form) {
  Text text = {0};
  bool good = json_write(e, n, v, form, &text);
  const Value *string = good ? outside_string(e, text_string(&text), text.length) : NULL;
  text_free(&text);
  return string;
}

static bool is_file_value(const Value *v) {
  return v->kind == VALUE_FUNCTION && (value_is_sequence(v) || value_is_record(v));
}

static const Value *serialize(Evaluator *e, const Node *n, const Value *const *v) {
  const char *path = outside_text(e, n, v[0]);
  if (!path) return NULL;
  if (!is_file_value(v[1])) return fault_value(e, FAULT_NOT_SEQUENCE, n, v[1]);
  Text text = {0};
  bool good = json_write(e, n, v[1], JSON_AS_IT_IS, &text) && file_write(e, n, path, &text, "w");
  text_free(&text);
  return good ? e->yes : NULL;
}

static const Value *serialize_lines(Evaluator *e, const Node *n, const Value *const *v) {
  const char *path = outside_text(e, n, v[0]);
  if (!path || !outside_sequence(e, n, v[1])) return NULL;
  Text text = {0};
  bool good = true;
  for (uint32_t i = 0; good && i < v[1]->count; i++) {
    good = json_write(e, n, v[1]->items[i], JSON_AS_IT_IS, &text);
    text_append_char(&text, '\n');
  }
  good = good && file_write(e, n, path, &text, "w");
  text_free(&text);
  return good ? e->yes : NULL;
}

static bool is_blank(const char *line, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!strchr(" \t\r", line[i])) return false;
  return true;
}

static const Value *read_lines(Evaluator *e, const Node *n, const Text *text, const char *path) {
  uint32_t base = e->operands.count, number = 1;
  const char *line = text_string(text), *end = line + text->length;
  for (; line < end; number++) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    if (!is_blank(line, (size_t)(stop - line))) {
      const char *where = arena_format(e->messages, "%s, line %u", path, number);
      const Value *v = json_read(e, n, line, (size_t)(stop - line), where);
      if (!v) return e->operands.count = base, NULL;
      vec_push(&e->operands, v);
    }
    line = stop + 1;
  }
  const Value *v = value_tuple(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, v);
}

static const Value *deserialize(Evaluator *e, const Node *n, const Value *v, bool lines) {
  const char *path = outside_text(e, n, v);
  Text text = {0};
  const Value *read = NULL;
  if (path && file_read(e, n, path, &text))
    read = lines ? read_lines(e, n, &text, path)
                 : json_read(e, n, text_string(&text), text.length, path);
  text_free(&text);
  return read;
}

const Value *builtin_json(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch ((int)builtin) {
  case BUILTIN_TO_JSON: return to_json(e, n, v[0], JSON_AS_IT_IS);
  case BUILTIN_TO_JSON_ARRAY: return to_json(e, n, v[0], JSON_LIST);
  case BUILTIN_TO_JSON_OBJECT: return to_json(e, n, v[0], JSON_OBJECT);
  case BUILTIN_JSON_SERIALIZE: return serialize(e, n, v);
  case BUILTIN_JSON_DESERIALIZE: return deserialize(e, n, v[0], false);
  case BUILTIN_ND_JSON_SERIALIZE: return serialize_lines(e, n, v);
  }
  return deserialize(e, n, v[0], true);
}
