#include "frontend/config_lexer.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

typedef struct Scanner {
  Session *session;
  uint32_t file;
  const char *text, *next, *end;
  ConfigTokens *tokens;
  bool ruled; /* a line of dashes or equals signs has been reported */
} Scanner;

static Span span_from(const Scanner *s, const char *start) {
  return (Span){s->file, (uint32_t)(start - s->text), (uint32_t)(s->next - s->text)};
}

static bool looking_at(const Scanner *s, const char *what) {
  size_t length = strlen(what);
  return (size_t)(s->end - s->next) >= length && memcmp(s->next, what, length) == 0;
}

static void push(Scanner *s, ConfigTokenKind kind, const char *start) {
  Symbol text = symbol_intern(s->session->symbols, start, (size_t)(s->next - start));
  ConfigToken token = {kind, span_from(s, start), text};
  vec_push(s->tokens, token);
}

static void skip_line(Scanner *s) {
  while (s->next < s->end && *s->next != '\n') s->next++;
}

static void skip_comment(Scanner *s) {
  const char *start = s->next;
  unsigned depth = 0;
  do {
    int step = 1;
    if (looking_at(s, "(*"))
      depth++, step = 2;
    else if (looking_at(s, "*)"))
      depth--, step = 2;
    s->next += step;
  } while (depth && s->next < s->end);
  if (!depth) return;
  Span at = {s->file, (uint32_t)(start - s->text), (uint32_t)(start - s->text) + 2};
  diag_report(s->session->diags, DIAG_C0106, at, "the comment that starts here has no end");
}

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

static void scan_word(Scanner *s) {
  const char *start = s->next;
  if (*s->next == '-') s->next++;
  bool digits = true;
  for (; s->next < s->end && is_word(*s->next); s->next++)
    digits &= isdigit((unsigned char)*s->next) != 0;
  push(s, digits ? CONFIG_TOKEN_INTEGER : CONFIG_TOKEN_NAME, start);
}

/* The character meant by an escape, or 0. */
static char unescape(char c) {
  static const char names[] = "\\\"ntrf", meant[] = "\\\"\n\t\r\f";
  const char *found = c ? strchr(names, c) : NULL;
  return found ? meant[found - names] : 0;
}

static void scan_string(Scanner *s) {
  const char *start = s->next++;
  Text text = {0};
  while (s->next < s->end && *s->next != '"' && *s->next != '\n') {
    bool escaped = *s->next == '\\' && s->next + 1 < s->end;
    char c = escaped ? unescape(s->next[1]) : *s->next;
    s->next += escaped ? 2 : 1;
    if (c)
      text_append_char(&text, c);
    else
      diag_report(s->session->diags, DIAG_C0101, span_from(s, s->next - 2),
                  "this escape is not known");
  }
  if (s->next < s->end && *s->next == '"')
    s->next++;
  else
    diag_report(s->session->diags, DIAG_C0106, span_from(s, start), "this string has no end");
  Symbol symbol = symbol_intern(s->session->symbols, text_string(&text), text.length);
  ConfigToken token = {CONFIG_TOKEN_TEXT, span_from(s, start), symbol};
  vec_push(s->tokens, token);
  text_free(&text);
}

/* `++`, `\o`, or anything else that might have been meant as a part of an expression. */
static void scan_operator(Scanner *s) {
  const char *start = s->next++;
  if (*start == '\\')
    while (s->next < s->end && isalpha((unsigned char)*s->next)) s->next++;
  if (s->next > start + 1) return;
  while (s->next < s->end && strchr("<>.+*/\\|:)=-&%^#@$?~", *s->next) && *s->next) s->next++;
}

static bool scan_symbol(Scanner *s) {
  static const struct {
    const char *text;
    ConfigTokenKind kind;
  } symbols[] = {
      {"<-", CONFIG_TOKEN_ARROW},       {"==", CONFIG_TOKEN_OTHER},
      {"(+)", CONFIG_TOKEN_OTHER},      {"(-)", CONFIG_TOKEN_OTHER},
      {"(.)", CONFIG_TOKEN_OTHER},      {"(/)", CONFIG_TOKEN_OTHER},
      {"(\\X)", CONFIG_TOKEN_OTHER},    {"=", CONFIG_TOKEN_EQUALS},
      {"[", CONFIG_TOKEN_OPEN_BRACKET}, {"]", CONFIG_TOKEN_CLOSE_BRACKET},
      {"{", CONFIG_TOKEN_OPEN_BRACE},   {"}", CONFIG_TOKEN_CLOSE_BRACE},
      {"(", CONFIG_TOKEN_OPEN_PAREN},   {",", CONFIG_TOKEN_COMMA},
      {"!", CONFIG_TOKEN_BANG},         {")", CONFIG_TOKEN_CLOSE_PAREN},
  };
  const char *start = s->next;
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    if (!looking_at(s, symbols[i].text)) continue;
    s->next += strlen(symbols[i].text);
    push(s, symbols[i].kind, start);
    return true;
  }
  bool doubled = looking_at(s, "$$") || looking_at(s, "??");
  if (!doubled && (!strchr("<>.+-*/\\|:)'~&%^#@$", *start) || !*start)) return false;
  scan_operator(s);
  push(s, CONFIG_TOKEN_OTHER, start);
  return true;
}

/* No part of the file is passed over silently. */
static void scan_mistake(Scanner *s) {
  const char *start = s->next++;
  while (s->next < s->end && ((unsigned char)*s->next & 0xC0) == 0x80) s->next++;
  Diag *d = diag_report(s->session->diags, DIAG_C0101, span_from(s, start),
                        "this character has no meaning in a configuration");
  if (*start == ';') diag_help(d, "a statement ends where the next one starts");
}

/* `---- CONFIG M ----` and `====` */
static void scan_rule(Scanner *s) {
  const char *start = s->next;
  s->next += strlen("----");
  Span at = span_from(s, start);
  skip_line(s);
  if (s->ruled) return;
  s->ruled = true;
  Diag *d = diag_report(s->session->diags, DIAG_C0101, at,
                        "a configuration file has no lines around its statements");
  diag_help(d, "these belong to a configuration that stands behind a module, in its file");
}

static void scan_one(Scanner *s) {
  if (looking_at(s, "\\*"))
    skip_line(s);
  else if (looking_at(s, "(*"))
    skip_comment(s);
  else if (looking_at(s, "----") || looking_at(s, "===="))
    scan_rule(s);
  else if (is_word(*s->next) ||
           (*s->next == '-' && s->next + 1 < s->end && isdigit((unsigned char)s->next[1])))
    scan_word(s);
  else if (*s->next == '"')
    scan_string(s);
  else if (!scan_symbol(s))
    scan_mistake(s);
}

void config_scan(Session *session, Span range, ConfigTokens *tokens) {
  size_t length;
  const char *text = diags_text(session->diags, range.file, &length);
  Scanner s = {session, range.file, text, text + range.start, text + range.end, tokens, false};
  while (s.next < s.end)
    if (isspace((unsigned char)*s.next))
      s.next++;
    else
      scan_one(&s);
  push(&s, CONFIG_TOKEN_END, s.end);
}
