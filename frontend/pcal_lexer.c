/* Tokens of PlusCal, and expressions: all tokens up to one that cannot belong to them. */
#include <string.h>

#include "frontend/pcal_tree.h"

/* ---- characters ---- */

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || c == '\f'; }

static void step(PcalReader *r) {
  r->column = *r->at == '\n' ? 0 : r->column + 1;
  r->at++;
}

char pcal_peek_char(PcalReader *r) {
  while (*r->at == ' ' || *r->at == '\n') step(r);
  return *r->at;
}

static PcalTokenKind give_up(PcalReader *r) {
  r->pcal->failed = true;
  return PCAL_BUILTIN;
}

/* ---- one token ---- */

/* Words that are not names.  The rest of PlusCal's and TLA+'s own words are names here. */
static const char *const words[] = {
    "_",         "ASSUME",  "ASSUMPTION", "AXIOM",    "BOOLEAN",   "CASE",  "CONSTANT", "CONSTANTS",
    "EXCEPT",    "EXTENDS", "FALSE",      "IF",       "INSTANCE",  "LOCAL", "MODULE",   "OTHER",
    "STRING",    "THEOREM", "TRUE",       "VARIABLE", "VARIABLES", "WITH",  "CHOOSE",   "ENABLED",
    "UNCHANGED", "SUBSET",  "UNION",      "DOMAIN",   "ELSE",      "THEN",  "LET",      "IN"};

static const char *const backslashed[] = {
    "A",        "forall",    "E",          "exists",     "AA",     "EE",       "lnot",  "neg",
    "cdot",     "equiv",     "subseteq",   "subset",     "supset", "supseteq", "ll",    "gg",
    "cap",      "intersect", "cup",        "union",      "land",   "lor",      "X",     "oplus",
    "ominus",   "odot",      "oslash",     "otimes",     "uplus",  "sqcap",    "sqcup", "div",
    "star",     "o",         "circ",       "bigcirc",    "bullet", "in",       "notin", "prec",
    "succ",     "preceq",    "succeq",     "sim",        "simeq",  "approx",   "doteq", "asymp",
    "sqsubset", "sqsupset",  "sqsubseteq", "sqsupseteq", "propto", "times",    "leq",   "geq",
    "mod",      "wr"};

static const char *const signs[] = {
    ">>_", "]_", "(",   "[",   "{",   "<<",   ")",   "}",     "]",   ">>",  "~",  "<>", "'",  "^+",
    "^*",  "^#", "=>",  "<=>", "~>",  "-+->", "\\",  "/\\",   "\\/", "-",   "+",  "*",  "/",  "^",
    "|",   "||", "&",   "&&",  "++",  "--",   "**",  "//",    "^^",  "|-",  "|=", "-|", "=|", "<:",
    ":>",  ":=", "::=", "(+)", "(-)", "(.)",  "(/)", "(\\X)", "=",   "#",   "/=", "<",  ">",  "=<",
    "<=",  ">=", ":",   "->",  "|->", "<-",   "==",  "[]",    "..",  "...", "$",  "$$", "?",  "??",
    "%",   "%%", "##",  "@@",  "!!",  "!",    ";",   ",",     ".",   "-.",  "@"};

static bool is_among(const char *const *list, size_t count, const char *text, size_t length) {
  for (size_t i = 0; i < count; i++)
    if (strlen(list[i]) == length && !memcmp(list[i], text, length)) return true;
  return false;
}

#define IS_AMONG(list, text, length) \
  is_among((list), sizeof(list) / sizeof *(list), (text), (length))

/* The longest sign; 0 if there is none. */
static size_t sign_length(const char *at) {
  size_t best = 0;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t length = strlen(signs[i]);
    if (length > best && !strncmp(at, signs[i], length)) best = length;
  }
  return best;
}

static PcalTokenKind read_word(PcalReader *r) {
  const char *start = r->at;
  while (is_letter(*r->at) || is_digit(*r->at)) {
    step(r);
    if (r->at - start == 3 && (!strncmp(start, "WF_", 3) || !strncmp(start, "SF_", 3)))
      return PCAL_BUILTIN;
  }
  return IS_AMONG(words, start, (size_t)(r->at - start)) ? PCAL_BUILTIN : PCAL_NAME;
}

/* Digits; a name if a letter follows. */
static PcalTokenKind read_number(PcalReader *r) {
  while (is_digit(*r->at)) step(r);
  return is_letter(*r->at) ? read_word(r) : PCAL_NUMBER;
}

static PcalTokenKind read_sign(PcalReader *r) {
  size_t length = sign_length(r->at);
  if (!length || !strncmp(r->at, "---", 3) || !strncmp(r->at, "===", 3)) return give_up(r);
  while (length--) step(r);
  return PCAL_BUILTIN;
}

static PcalTokenKind read_backslash(PcalReader *r) {
  if (!is_letter(r->at[1])) return read_sign(r);
  step(r);
  const char *start = r->at;
  if (strchr("bBoOhH", *start) && is_digit(start[1])) {
    step(r);
    while (is_digit(*r->at)) step(r);
    return is_letter(*r->at) ? give_up(r) : PCAL_NUMBER;
  }
  while (is_letter(*r->at) && *r->at != '_') step(r);
  return IS_AMONG(backslashed, start, (size_t)(r->at - start)) ? PCAL_BUILTIN : give_up(r);
}

/* From the character behind the quote; the closing quote is left. */
static PcalTokenKind read_string(PcalReader *r) {
  for (; *r->at != '"'; step(r)) {
    if (*r->at == '\n' || !*r->at) return give_up(r);
    if (*r->at != '\\') continue;
    step(r);
    if (!*r->at || !strchr("\"\\tnfr", *r->at)) return give_up(r);
  }
  return PCAL_STRING;
}

/* The token here; of strings without the quotes. */
static PcalToken *read_token(PcalReader *r) {
  PcalToken *token = arena_new(r->pcal->memory, PcalToken);
  token->column = r->column;
  bool quoted = *r->at == '"';
  if (quoted) step(r);
  const char *start = r->at;
  if (quoted)
    token->kind = read_string(r);
  else if (is_letter(*start))
    token->kind = read_word(r);
  else if (is_digit(*start))
    token->kind = read_number(r);
  else if (*start == '\\')
    token->kind = read_backslash(r);
  else
    token->kind = read_sign(r);
  token->text = arena_copy(r->pcal->memory, start, (size_t)(r->at - start));
  if (quoted && *r->at == '"') step(r);
  return token;
}

/* ---- tokens of statements ---- */

const char *pcal_peek(PcalReader *r, uint32_t ahead) {
  while (r->ahead.count <= ahead) {
    while (is_space(*r->at) || *r->at == '\n') step(r);
    if (!*r->at) r->pcal->failed = true;
    if (r->pcal->failed) return "";
    pcal_add(r->pcal, &r->ahead, (void *)(uintptr_t)read_token(r)->text);
  }
  return r->ahead.at[ahead];
}

const char *pcal_take(PcalReader *r) {
  const char *text = pcal_peek(r, 0);
  if (r->ahead.count) pcal_remove(&r->ahead, 0);
  return text;
}

/* ---- expressions ---- */

/* Where in an expression the reader is. */
typedef struct Inside {
  const char *before; /* the token before; "" behind strings */
  int depth;          /* of brackets */
  bool quantifies;    /* between \A or \E and its colon */
} Inside;

static const char *const ends[] = {
    ";",    "do",    "then",   "begin",  "variable",  "variables", "||",      ":=",   "end",
    "else", "elsif", "if",     "either", "or",        "while",     "with",    "call", "return",
    "goto", "print", "assert", "skip",   "procedure", "define",    "process", "fair"};

static bool is_field(const PcalToken *t, const Inside *in) {
  return t->kind == PCAL_NAME &&
         (!strcmp(in->before, ".") || !strcmp(in->before, "[") || !strcmp(in->before, ","));
}

static bool is_end(const PcalToken *t, const Inside *in) {
  if (t->kind == PCAL_STRING) return false;
  if (IS_AMONG(ends, t->text, strlen(t->text)) && !is_field(t, in)) return true;
  if (in->depth) return false;
  return (!strcmp(t->text, ",") && !in->quantifies) || !strcmp(t->text, ")") ||
         !strcmp(t->text, "}");
}

static void follow(PcalReader *r, Inside *in, const PcalToken *t) {
  static const char *const opening[] = {"(", "[", "{", "<<"};
  static const char *const closing[] = {")", "]", "}", ">>", ">>_", "]_"};
  in->before = t->kind == PCAL_STRING ? "" : t->text;
  if (t->kind == PCAL_STRING) return;
  size_t length = strlen(t->text);
  if (IS_AMONG(opening, t->text, length)) in->depth++;
  if (IS_AMONG(closing, t->text, length) && in->depth-- == 0) r->pcal->failed = true;
  if (in->depth) return;
  if (!strcmp(t->text, "\\A") || !strcmp(t->text, "\\E")) in->quantifies = true;
  if (!strcmp(t->text, ":")) in->quantifies = false;
}

PcalExpr *pcal_take_expr(PcalReader *r) {
  Pcal *p = r->pcal;
  PcalExpr *expr = pcal_expr(p);
  PcalLine *line = pcal_expr_line(p, expr);
  Inside in = {.before = ""};
  if (r->ahead.count) p->failed = true;
  while (!p->failed) {
    while (is_space(*r->at)) step(r);
    if (!*r->at) p->failed = true;
    if (*r->at == '\n') {
      step(r);
      line = pcal_expr_line(p, expr);
      continue;
    }
    PcalToken *token = read_token(r);
    if (is_end(token, &in)) {
      if (in.depth || in.quantifies) p->failed = true;
      pcal_add(p, &r->ahead, (void *)(uintptr_t)token->text);
      break;
    }
    follow(r, &in, token);
    pcal_add(p, &line->tokens, token);
  }
  pcal_expr_normalize(expr);
  return expr;
}
