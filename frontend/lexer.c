#include "frontend/lexer.h"

#include <string.h>

#include "frontend/lexer_header.h"
#include "frontend/lexer_scan.h"
#include "frontend/spelling.h"

enum { FILE_BYTES_MAX = 64 << 20 };

typedef vec(char) Bytes;

typedef struct SourceText {
  const char *text;
  uint32_t length;
} SourceText;

typedef struct Lexer {
  const Session *session;
  Tokens *tokens;
  SpellingIndex spellings;
  const char *text;
  uint32_t file, at, end;
  uint32_t margin;  /* column 1 is at this byte, were all characters one byte and column */
  uint32_t modules; /* how many are open; the text ends with the last */
  bool fresh;       /* no token yet on this line */
  Diag *semicolon;  /* the message about the first one */
  bool in_string;   /* the last string had no end: the next such quotation mark is its end */
} Lexer;

static char peek(const Lexer *x, uint32_t ahead) {
  if (x->at + ahead >= x->end) return '\0';
  return x->text[x->at + ahead];
}

static bool looks_at(const Lexer *x, const char *word) {
  for (uint32_t i = 0; word[i]; i++)
    if (peek(x, i) != word[i]) return false;
  return true;
}

/* Columns wrap around zero on purpose: after a tab the margin may lie before the text. */
static uint32_t column_of(const Lexer *x, uint32_t at) { return at - x->margin + 1; }

static Span span_from(const Lexer *x, uint32_t start) { return (Span){x->file, start, x->at}; }

static Diag *mistake(Lexer *x, DiagCode code, Span at, const char *message) {
  x->tokens->mistakes++;
  return diag_report(x->session->diags, code, at, "%s", message);
}

/* Steps over one character, keeping the column. */
static void step(Lexer *x) {
  unsigned char c = (unsigned char)x->text[x->at];
  if (c == '\n' || c == '\r') {
    x->margin = x->at + 1;
    x->fresh = true;
  } else if (c == '\t') {
    uint32_t next = (column_of(x, x->at) - 1) / 8 * 8 + 9;
    x->margin = x->at + 2 - next;
  } else if (c >= 0x80) {
    uint32_t length = scan_utf8(x->text + x->at, x->end - x->at);
    if (length > 1) x->margin += length - 1, x->at += length - 1;
  }
  x->at++;
}

static Token *add(Lexer *x, TokenKind kind, uint32_t start) {
  Token t = {
      .kind = kind, .start = start, .end = x->at, .column = column_of(x, start), .first = x->fresh};
  x->fresh = false;
  vec_push(&x->tokens->list, t);
  return vec_last(&x->tokens->list);
}

/* comment -> "(*" (comment | any)* "*)" */
static void skip_block_comment(Lexer *x) {
  uint32_t start = x->at, depth = 0;
  do {
    if (looks_at(x, "(*"))
      x->at += 2, depth++;
    else if (looks_at(x, "*)"))
      x->at += 2, depth--;
    else if (x->at < x->end)
      step(x);
    else {
      Diag *d =
          mistake(x, DIAG_L0002, (Span){x->file, start, start + 2}, "this comment has no end");
      diag_help(d, "comments nest: each `(*` needs its own `*)`");
      add(x, TOKEN_BAD, start);
      return;
    }
  } while (depth > 0);
}

static void skip_line_comment(Lexer *x) {
  while (x->at < x->end && peek(x, 0) != '\n' && peek(x, 0) != '\r') x->at++;
}

static void skip_blanks(Lexer *x) {
  while (x->at < x->end) {
    char c = x->text[x->at];
    if (scan_is_blank(c))
      step(x);
    else if (c == '(' && peek(x, 1) == '*')
      skip_block_comment(x);
    else if (c == '\\' && peek(x, 1) == '*')
      skip_line_comment(x);
    else
      return;
  }
}

static void add_text(Lexer *x, TokenKind kind, uint32_t start) {
  add(x, kind, start)->text = symbol_intern(x->session->symbols, x->text + start, x->at - start);
}

static bool after_separator(const Lexer *x) {
  return x->tokens->list.count && vec_last(&x->tokens->list)->kind == TOKEN_SEPARATOR;
}

static void add_spelling(Lexer *x, const Spelling *s) {
  uint32_t start = x->at;
  if (s->kind == TOKEN_MODULE && after_separator(x)) x->modules++;
  x->at += s->length;
  Token *t = add(x, s->kind, start);
  t->bullet = s->bullet;
  if (s->kind == TOKEN_OPERATOR) t->op = s->op;
  x->margin += scan_continuation_bytes(x->text + start, s->length);
}

/* number -> [0-9]+; what has a letter in it is a name, even 1e5. */
static void lex_word(Lexer *x) {
  uint32_t length = scan_word(x->text + x->at, x->end - x->at), start = x->at;
  const char *word = x->text + start;
  bool fairness = looks_at(x, "WF_") || looks_at(x, "SF_");
  if (!fairness && scan_has_letter(word, length)) {
    const Spelling *reserved = spelling_of_word(&x->spellings, word, length);
    if (reserved) {
      add_spelling(x, reserved);
      return;
    }
    x->at += length;
    add_text(x, TOKEN_IDENTIFIER, start);
  } else if (scan_is_digit(*word)) {
    while (scan_is_digit(peek(x, 0))) x->at++;
    add_text(x, TOKEN_NUMBER, start);
  } else {
    add_spelling(x, spelling_longest(&x->spellings, word, length));
  }
}

/* number -> "\b" [01]+ | "\o" [0-7]+ | "\h" [0-9a-fA-F]+ */
static bool lex_based_number(Lexer *x) {
  uint32_t length = scan_based_number(x->text + x->at, x->end - x->at), start = x->at;
  if (length == 0) return false;
  x->at += length;
  add_text(x, TOKEN_NUMBER, start);
  return true;
}

/* step -> "<" ([0-9]+ | "+" | "*") ">" ([A-Za-z0-9_]+ | "*" | "-")? "."* */
static bool lex_step(Lexer *x) {
  uint32_t length = scan_step(x->text + x->at, x->end - x->at), start = x->at;
  if (length == 0) return false;
  x->at += length;
  add(x, TOKEN_STEP, start);
  return true;
}

/* `===` alone on its line. */
static bool is_short_end(const Lexer *x, uint32_t length) {
  uint32_t after = length;
  while (peek(x, after) == ' ' || peek(x, after) == '\t') after++;
  char c = peek(x, after);
  return length == 3 && peek(x, 0) == '=' && x->fresh && (c == '\n' || c == '\r' || c == '\0');
}

/* `----` and `====`, four or more. */
static bool lex_rule(Lexer *x) {
  char c = peek(x, 0);
  uint32_t length = 0, start = x->at;
  while (peek(x, length) == c) length++;
  if (length < 4 && !is_short_end(x, length)) return false;
  x->at += length;
  if (length < 4)
    mistake(x, DIAG_P0006, span_from(x, start), "a module ends with at least four `=`");
  add(x, c == '-' ? TOKEN_SEPARATOR : TOKEN_MODULE_END, start);
  if (c == '=' && x->modules > 0 && --x->modules == 0) x->end = x->at;
  return true;
}

/* Strings. */

static char escape_value(char c) {
  switch (c) {
  case 'n': return '\n';
  case 't': return '\t';
  case 'r': return '\r';
  case 'f': return '\f';
  case '"':
  case '\\': return c;
  default: return '\0';
  }
}

static void report_escape(Lexer *x, uint32_t start) {
  Diag *d = mistake(x, DIAG_L0004, (Span){x->file, start, start + 2}, "unknown escape in a string");
  diag_help(d, "write `\\\\` for a backslash; the escapes are \\\\ \\\" \\n \\t \\r \\f");
}

/* Steps over what is between the quotes and replaces the escapes. */
static void read_string(Lexer *x, Bytes *value) {
  while (x->at < x->end && !strchr("\"\r\n", peek(x, 0))) {
    uint32_t start = x->at;
    if (peek(x, 0) == '\\' && x->at + 1 < x->end && !strchr("\r\n", peek(x, 1))) {
      char c = escape_value(peek(x, 1));
      if (c == '\0') report_escape(x, start);
      x->at += 2;
      vec_push(value, c);
      continue;
    }
    step(x);
    for (uint32_t i = start; i < x->at; i++) vec_push(value, x->text[i]);
  }
}

/* A string without an end: the rest of its line. */
static void lex_open_string(Lexer *x, uint32_t start) {
  Span at = {x->file, start, start + 1};
  if (x->in_string) {
    x->tokens->mistakes++;
  } else {
    Diag *d = mistake(x, DIAG_L0003, at, "this string has no end");
    diag_help(d, "close it with `\"` on the same line; a quotation mark inside is written `\\\"`");
  }
  x->in_string = !x->in_string;
  add(x, TOKEN_BAD, start);
  skip_line_comment(x);
}

static bool has_end(const Lexer *x) {
  for (uint32_t i = 1;; i++) {
    char c = peek(x, i);
    if (c == '"') return true;
    if (c == '\\') c = peek(x, ++i);
    if (c == '\0' || c == '\r' || c == '\n') return false;
  }
}

/* string -> '"' (any but quote, backslash and line end | "\" [\"ntrf])* '"' */
static void lex_string(Lexer *x) {
  uint32_t start = x->at, column = column_of(x, start);
  if (!has_end(x)) {
    lex_open_string(x, start);
    return;
  }
  Bytes value = {0};
  x->at++;
  read_string(x, &value);
  x->at++;
  if (!scan_is_utf8(x->text + start, x->at - start))
    mistake(x, DIAG_L0005, span_from(x, start), "the string is not valid UTF-8");
  Token *t = add(x, TOKEN_STRING, start);
  t->column = column;
  t->text = symbol_intern(x->session->symbols, value.count ? value.at : "", value.count);
  vec_free(&value);
}

/* What is no token. */

static const char *help_for(const Lexer *x, uint32_t at) {
  static const struct {
    const char *text, *help;
  } known[] = {
      {";", "TLA+ has no `;`: definitions end where the next one starts"},
      {"“", "strings are written with plain quotation marks: \"...\""},
      {"”", "strings are written with plain quotation marks: \"...\""},
      {"‘", "the prime is written with a plain apostrophe: x'"},
      {"’", "the prime is written with a plain apostrophe: x'"},
      {"`", "strings are written in double quotes: \"...\""},
      {"?", "TLA+ has no single `?`; there is IF ... THEN ... ELSE"},
      {"−", "write `-`"},
      {"–", "write `-`"},
      {"∅", "write {}"},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strncmp(x->text + at, known[i].text, strlen(known[i].text)) == 0) return known[i].help;
  return "names are made of the letters a-z and A-Z, digits and `_`";
}

static bool starts_token(const Lexer *x) {
  char c = peek(x, 0);
  return scan_is_blank(c) || scan_is_word(c) || c == '"' ||
         spelling_longest(&x->spellings, x->text + x->at, x->end - x->at);
}

/* A semicolon that belongs to an algorithm: nothing from its start on is read. */
static bool leave_algorithm(Lexer *x) {
  uint32_t i = peek(x, 0) == ';' ? tokens_find_algorithm(x->tokens, x->text) : 0;
  if (i == 0) return false;
  Token *start = &x->tokens->list.at[i];
  Diag *d = mistake(x, DIAG_P0001, (Span){x->file, start->start, start->end},
                    "an algorithm of PlusCal stands in a comment");
  diag_help(d, "put it into one, and translate it: (* --algorithm Name ... *)");
  start->kind = TOKEN_BAD;
  x->tokens->list.count = i + 1;
  x->at = x->end;
  return true;
}

static void lex_bad(Lexer *x) {
  if (leave_algorithm(x)) return;
  uint32_t start = x->at, column = column_of(x, start);
  step(x);
  uint32_t first = x->at - start;
  while (x->at < x->end && !starts_token(x)) step(x);
  Span at = span_from(x, start);
  x->tokens->mistakes++;
  if (!scan_is_utf8(x->text + start, x->at - start))
    diag_report(x->session->diags, DIAG_L0005, at, "this is not valid UTF-8 text");
  else if (first == 1 && (unsigned char)x->text[start] < ' ')
    diag_report(x->session->diags, DIAG_L0001, at, "unexpected control character 0x%02x",
                (unsigned)x->text[start]);
  else if (x->text[start] == ';' && x->semicolon)
    x->tokens->mistakes--; /* one message is enough */
  else {
    Diag *d = diag_report(x->session->diags, DIAG_L0001, at, "unexpected character `%.*s`",
                          (int)first, x->text + start);
    diag_help(d, "%s", help_for(x, start));
    if (x->text[start] == ';') x->semicolon = d;
  }
  add(x, TOKEN_BAD, start)->column = column;
}

/* ℕ ℤ ℝ are names. */
static bool lex_number_set(Lexer *x) {
  static const struct {
    const char *text, *name;
  } sets[] = {{"ℕ", "Nat"}, {"ℤ", "Int"}, {"ℝ", "Real"}};
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    if (!looks_at(x, sets[i].text)) continue;
    uint32_t start = x->at;
    x->at += (uint32_t)strlen(sets[i].text);
    add(x, TOKEN_IDENTIFIER, start)->text =
        symbol_intern(x->session->symbols, sets[i].name, strlen(sets[i].name));
    x->margin += x->at - start - 1;
    return true;
  }
  return false;
}

static void lex_token(Lexer *x) {
  char c = peek(x, 0);
  if (scan_is_word(c)) {
    lex_word(x);
    return;
  }
  if (c == '"') {
    lex_string(x);
    return;
  }
  if (c == '\\' && lex_based_number(x)) return;
  if (c == '<' && lex_step(x)) return;
  if ((c == '-' || c == '=') && lex_rule(x)) return;
  if ((c & 0x80) && lex_number_set(x)) return;
  const Spelling *s = spelling_longest(&x->spellings, x->text + x->at, x->end - x->at);
  if (s)
    add_spelling(x, s);
  else
    lex_bad(x);
}

static void lex_all(Lexer *x) {
  for (skip_blanks(x); x->at < x->end && x->tokens->mistakes < MISTAKES_MAX; skip_blanks(x))
    lex_token(x);
  if (x->tokens->mistakes >= MISTAKES_MAX) {
    diag_report(x->session->diags, DIAG_P0013, span_from(x, x->at),
                "too many mistakes: reading stopped here");
    add(x, TOKEN_BAD, x->at);
  }
  add(x, TOKEN_END, x->at);
  tokens_mark(x->tokens);
}

static bool lex_from(const Session *session, uint32_t file, uint32_t start, Tokens *tokens) {
  size_t length;
  const char *text = diags_text(session->diags, file, &length);
  Lexer x = {.session = session,
             .tokens = tokens,
             .text = text,
             .file = file,
             .at = start,
             .end = (uint32_t)length,
             .margin = start,
             .fresh = true};
  spelling_index(&x.spellings);
  while (x.margin > 0 && !strchr("\r\n", text[x.margin - 1])) x.margin--;
  lex_all(&x);
  return true;
}

/* The text of a file of bearable size; false if it has none. */
static bool open_text(const Session *session, uint32_t file, SourceText *source) {
  size_t length;
  source->text = diags_text(session->diags, file, &length);
  source->length = (uint32_t)length;
  Span start = {file, 0, 0};
  if (length > FILE_BYTES_MAX)
    diag_report(session->diags, DIAG_L0007, start, "the file has more than %d MB",
                FILE_BYTES_MAX >> 20);
  else if (scan_is_all_blank(source->text, source->length))
    diag_report(session->diags, DIAG_P0008, start, "the file is empty");
  else
    return true;
  return false;
}

bool lex_module(const Session *session, uint32_t file, Tokens *tokens) {
  SourceText source;
  if (!open_text(session, file, &source)) return false;
  uint32_t start = header_find(source.text, source.length);
  if (start == source.length) {
    header_report_absent(session->diags, file, source.text, source.length);
    return false;
  }
  return lex_from(session, file, start, tokens);
}

bool lex_named_module(const Session *session, Span behind, const char *name, Tokens *tokens) {
  SourceText source;
  if (!open_text(session, behind.file, &source)) return false;
  uint32_t start = header_find_named(source.text, behind.start, source.length, name);
  return start < source.length && lex_from(session, behind.file, start, tokens);
}

bool lex_expression(const Session *session, uint32_t file, Tokens *tokens) {
  SourceText source;
  return open_text(session, file, &source) && lex_from(session, file, 0, tokens);
}

void tokens_free(Tokens *tokens) { vec_free(&tokens->list); }
