#include "audit/scan_function.h"

#include <string.h>

enum { LONGEST_HEAD = 60 }; /* tokens between a name and its body */

static bool is_open(const ScanText *s, uint32_t token) {
  return scan_is(s, token, "(") && s->tokens.at[token].mate != NO_TOKEN;
}

/* ---- a keyword before the name ---- */

/* The body after a head, which no semicolon ends. */
static uint32_t find_body(const ScanText *s, uint32_t from) {
  for (uint32_t i = from; i < s->tokens.count && i < from + LONGEST_HEAD; i++) {
    if (scan_is(s, i, "{")) return s->tokens.at[i].mate == NO_TOKEN ? NO_TOKEN : i;
    if (scan_is(s, i, ";")) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* `fn name`, `func name`, `func (receiver) name`. */
static void with_keyword(const ScanText *s, uint32_t at, ScanFunctions *out) {
  uint32_t name = at + 1;
  if (name < s->tokens.count && is_open(s, name)) name = s->tokens.at[name].mate + 1;
  if (name >= s->tokens.count || s->tokens.at[name].kind != SCAN_WORD) return;
  uint32_t arguments = name + 1;
  while (arguments < s->tokens.count && arguments < name + LONGEST_HEAD && !is_open(s, arguments))
    arguments++;
  if (arguments >= s->tokens.count || !is_open(s, arguments)) return;
  uint32_t body = find_body(s, s->tokens.at[arguments].mate + 1);
  if (body != NO_TOKEN) vec_push(out, ((ScanFunction){name, at, s->tokens.at[body].mate}));
}

/* ---- `def` and what is indented under it ---- */

static void with_indent(const ScanText *s, uint32_t at, ScanFunctions *out) {
  uint32_t name = at + 1, first = at;
  if (name >= s->tokens.count || s->tokens.at[name].kind != SCAN_WORD) return;
  if (at && scan_is(s, at - 1, "async")) first = at - 1;
  uint32_t indent = s->tokens.at[first].indent, last = name;
  if (indent == NO_TOKEN) return;
  for (uint32_t i = name; i < s->tokens.count; i++) {
    const ScanToken *t = &s->tokens.at[i];
    if (i > name && t->kind != SCAN_END && t->indent != NO_TOKEN && t->indent <= indent &&
        !strchr(")]}", s->text[t->start]))
      break;
    if (t->kind != SCAN_END) last = i;
  }
  vec_push(out, ((ScanFunction){name, first, last}));
}

/* ---- a name before (...) { ---- */

static bool is_keyword(const ScanText *s, uint32_t token) {
  static const char *const words[] = {"if",     "for",   "while",  "switch",       "catch",
                                      "return", "match", "sizeof", "synchronized", "with",
                                      "else",   "do",    "try",    "await",        "constexpr"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (scan_is(s, token, words[i])) return true;
  return false;
}

static bool fits_head(const ScanText *s, uint32_t token) {
  const ScanToken *t = &s->tokens.at[token];
  if (t->kind == SCAN_WORD || t->kind == SCAN_NUMBER) return !is_keyword(s, token);
  static const char *const signs[] = {"->", "=>", "::", "<", ">", ",", "&",
                                      "*",  ":",  "[",  "]", "|", "."};
  for (size_t i = 0; t->kind == SCAN_SIGN && i < sizeof signs / sizeof *signs; i++)
    if (scan_is(s, token, signs[i])) return true;
  return false;
}

/* The closing bracket of the arguments before a body; NO_TOKEN if it is no body. */
static uint32_t arguments_before(const ScanText *s, uint32_t body) {
  for (uint32_t i = body; i-- > 0 && body - i < LONGEST_HEAD;) {
    if (scan_is(s, i, ")")) return s->tokens.at[i].mate == NO_TOKEN ? NO_TOKEN : i;
    if (!fits_head(s, i)) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* The first word of the statement that the name stands in. */
static uint32_t statement_start(const ScanText *s, uint32_t name) {
  uint32_t first = name;
  while (first > 0 && name - first < LONGEST_HEAD) {
    const ScanToken *before = &s->tokens.at[first - 1];
    bool ends = before->kind == SCAN_END || scan_is(s, first - 1, ";") ||
                scan_is(s, first - 1, "{") || scan_is(s, first - 1, "}") ||
                scan_is(s, first - 1, ")");
    if (ends) break;
    first--;
  }
  return first;
}

/* The arguments of a constructor of C++, before what initializes its members: `: a(1), b{2}`. */
static uint32_t before_initializers(const ScanText *s, uint32_t close) {
  uint32_t at = close;
  while (at != NO_TOKEN && s->tokens.at[at].mate != NO_TOKEN && s->tokens.at[at].mate > 2) {
    uint32_t name = s->tokens.at[at].mate - 1, sign = name - 1;
    if (s->tokens.at[name].kind != SCAN_WORD) break;
    if (scan_is(s, sign, ":")) return scan_is(s, sign - 1, ")") ? sign - 1 : close;
    if (!scan_is(s, sign, ",")) break;
    at = sign - 1;
    if (!scan_is(s, at, ")") && !scan_is(s, at, "}")) break;
  }
  return close;
}

/* C has no functions in functions, and macros that look like them: `LIST_EACH(item, list) {`. */
static bool is_inside(const ScanText *s, uint32_t body, const ScanFunctions *all) {
  return s->language == LANGUAGE_C && all->count && body < vec_last(all)->last;
}

static void with_body(const ScanText *s, uint32_t body, ScanFunctions *out) {
  if (is_inside(s, body, out)) return;
  uint32_t close = arguments_before(s, body);
  if (s->language == LANGUAGE_CPP) {
    bool braces = body && scan_is(s, body - 1, "}");
    close = before_initializers(s, braces ? body - 1 : close);
  }
  if (close == NO_TOKEN || !scan_is(s, close, ")") || s->tokens.at[body].mate == NO_TOKEN) return;
  uint32_t name = s->tokens.at[close].mate;
  if (name == NO_TOKEN || !name--) return;
  if (scan_is(s, name, "=") && name) name--; /* const name = (...) => { */
  if (scan_is(s, name, "async") && name > 1 && scan_is(s, name - 1, "=")) name -= 2;
  if (s->tokens.at[name].kind != SCAN_WORD || is_keyword(s, name)) return;
  if (name && scan_is(s, name - 1, "new")) return;
  ScanFunction found = {name, statement_start(s, name), s->tokens.at[body].mate};
  if (out->count && vec_last(out)->name == name)
    *vec_last(out) = found; /* what seemed to be its body initializes a member */
  else
    vec_push(out, found);
}

ScanFunctions scan_functions(const ScanText *s) {
  ScanFunctions all = {0};
  for (uint32_t i = 0; i < s->tokens.count; i++) {
    if (s->language == LANGUAGE_RUST && scan_is(s, i, "fn"))
      with_keyword(s, i, &all);
    else if (s->language == LANGUAGE_GO && scan_is(s, i, "func"))
      with_keyword(s, i, &all);
    else if (s->language == LANGUAGE_PYTHON && scan_is(s, i, "def"))
      with_indent(s, i, &all);
    else if (s->language != LANGUAGE_RUST && s->language != LANGUAGE_GO &&
             s->language != LANGUAGE_PYTHON && scan_is(s, i, "{"))
      with_body(s, i, &all);
  }
  return all;
}

/* ---- tests ---- */

void scan_hide_tests(ScanText *s) {
  static const char *const marks[] = {"#", "[", "cfg", "(", "test", ")", "]"};
  enum { MARKS = sizeof marks / sizeof *marks };
  for (uint32_t i = 0; s->language == LANGUAGE_RUST && i + MARKS < s->tokens.count; i++) {
    uint32_t fits = 0;
    while (fits < MARKS && scan_is(s, i + fits, marks[fits])) fits++;
    if (fits < MARKS) continue;
    uint32_t body = find_body(s, i + MARKS);
    if (body == NO_TOKEN) continue;
    uint32_t last = s->tokens.at[body].mate;
    for (uint32_t t = i; t <= last; t++) s->tokens.at[t].kind = SCAN_END;
    i = last;
  }
}
