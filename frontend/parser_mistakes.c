/* What went wrong, in words that help. */
#include <string.h>
#include <strings.h>

#include "frontend/foreign.h"
#include "frontend/lexer_scan.h"
#include "frontend/parser_state.h"

Diag *parser_complain(Parser *p, DiagCode code, Span at, const char *message) {
  if (p->panicking) return NULL;
  Diag *d = diag_report(p->session->diags, code, at, "%s", message);
  if (++p->mistakes >= MISTAKES_MAX) {
    diag_report(p->session->diags, DIAG_P0013, at, "too many mistakes: reading stopped here");
    p->panicking = p->stopped = true;
  }
  return d;
}

Diag *parser_fail(Parser *p, DiagCode code, Span at, const char *message) {
  Diag *d = parser_complain(p, code, at, message);
  p->panicking = true;
  return d;
}

enum { QUOTE_MAX = 40 };

const char *parser_quote(const Parser *p, const Token *t) {
  if (t->kind == TOKEN_END) return token_noun(t->kind);
  const char *text = p->source + t->start;
  uint32_t length = t->end - t->start;
  if (length <= QUOTE_MAX) return arena_format(p->memory, "`%.*s`", (int)length, text);
  for (length = QUOTE_MAX; (text[length] & 0xC0) == 0x80;) length--;
  return arena_format(p->memory, "`%.*s...`", (int)length, text);
}

void parser_note_tab(const Parser *p, Diag *d, const Token *t) {
  for (const char *c = p->source + t->start; c > p->source && c[-1] != '\n' && c[-1] != '\r'; c--)
    if (c[-1] == '\t') {
      diag_note(d, "a tab reaches to the next multiple of 8 columns: blanks are safer here");
      return;
    }
}

/* A token at or left of the bullet of the item it should belong to. */
static void report_indentation(Parser *p, const Token *t, const char *expected) {
  const Token *bullet = &p->tokens[p->bullets.token];
  const char *found = parser_quote(p, t);
  bool itself = strcmp(found, expected) == 0;
  const char *message =
      itself ? arena_format(p->memory, "%s must be to the right of the bullet of its item", found)
             : arena_format(p->memory, "expected %s, but %s is not to the right of the bullet",
                            expected, found);
  Diag *d = parser_fail(p, DIAG_P0003, parser_span(p, t), message);
  if (!d) return;
  diag_label(d, parser_span(p, bullet), "the item starts with this bullet, in column %u",
             bullet->column);
  diag_help(d, "an item ends where something stands in the column of its bullet or to the left of "
               "it");
  parser_note_tab(p, d, t);
}

/* `\mod` is read as `\` and `mod`, `\inner` as `\in` and `ner`. */

static const struct {
  const char *word, *instead;
} backslash_words[] = {
    {"mod", "%"},         {"and", "/\\"},       {"or", "\\/"},        {"not", "~"},
    {"ne", "#"},          {"neq", "#"},         {"le", "\\leq"},      {"ge", "\\geq"},
    {"implies", "=>"},    {"iff", "<=>"},       {"emptyset", "{}"},   {"setminus", "\\"},
    {"to", "->"},         {"lambda", "LAMBDA"}, {"mapsto", "|->"},    {"subseteqq", "\\subseteq"},
    {"wedge", "/\\"},     {"vee", "\\/"},       {"rightarrow", "->"}, {"box", "[]"},
    {"diamond", "<>"},    {"prime", "'"},       {"forall", "\\A"},    {"exists", "\\E"},
    {"varnothing", "{}"}, {"cross", "\\X"},     {"Box", "[]"},        {"Diamond", "<>"},
    {"nexists", "~\\E"},  {"mid", ":"},         {"Rightarrow", "=>"}, {"subsetof", "\\subseteq"},
    {"colon", ":"},       {"square", "[]"},     {"leadsto", "~>"},    {"Leftrightarrow", "<=>"},
};

static const char *instead_of_word(const char *word, uint32_t length) {
  for (size_t i = 0; i < sizeof backslash_words / sizeof *backslash_words; i++)
    if (strlen(backslash_words[i].word) == length &&
        memcmp(backslash_words[i].word, word, length) == 0)
      return backslash_words[i].instead;
  return NULL;
}

/* The backslash token at index `at`, if the word after it is glued to it. */
static bool is_backslash_word(const Parser *p, uint32_t at, Span *word) {
  const Token *t = &p->tokens[at];
  if (p->source[t->start] != '\\' || t->bullet) return false;
  uint32_t length = scan_word(p->source + t->start + 1, UINT32_MAX - t->start - 1);
  *word = (Span){p->file, t->start, t->start + 1 + length};
  return word->end > t->end;
}

bool parser_follows_backslash_word(const Parser *p) {
  Span word;
  for (uint32_t back = 1; back <= 2 && back <= p->at; back++)
    if (is_backslash_word(p, p->at - back, &word)) return true;
  return false;
}

static bool report_backslash_word(Parser *p) {
  Span word = {0};
  for (uint32_t back = 0; back <= 2 && back <= p->at; back++) {
    if (!is_backslash_word(p, p->at - back, &word)) continue;
    const char *text = p->source + word.start;
    uint32_t length = word.end - word.start;
    Diag *d =
        parser_fail(p, DIAG_L0006, word,
                    arena_format(p->memory, "there is no operator `%.*s`", (int)length, text));
    const char *instead = instead_of_word(text + 1, length - 1);
    if (d && instead)
      diag_help(d, "write `%s`", instead);
    else if (d)
      diag_help(d, "for the difference of sets, put a space after the `\\`");
    return true;
  }
  return false;
}

/* `!=` and the like: two tokens that together are another language's operator. */
static bool report_foreign(Parser *p, const Token *t) {
  const Token *after = parser_ahead(p, 1);
  bool glued = after->start == t->end;
  if (t->kind != TOKEN_BANG || !glued) return false;
  if (after->kind == TOKEN_LEFT_SQUARE || after->kind == TOKEN_DOT) return false; /* of EXCEPT */
  if (p->at && t[-1].kind == TOKEN_EXISTS) return false;
  Span both = {p->file, t->start, after->end};
  const char *instead = NULL;
  if (after->kind == TOKEN_OPERATOR && after->op == OP_EQ)
    instead = "write `/=` or `#`";
  else if (p->at == 0 || p->tokens[p->at - 1].kind != TOKEN_IDENTIFIER)
    instead = "write `~`";
  if (!instead) return false;
  if (instead[7] == '~') both.end = t->end;
  Diag *d = parser_fail(p, DIAG_P0011, both,
                        arena_format(p->memory, "`%.*s` is not an operator of TLA+",
                                     (int)(both.end - both.start), p->source + both.start));
  if (d) diag_help(d, "%s", instead);
  return true;
}

bool parser_at_next_item(const Parser *p) {
  const Token *t = parser_raw(p), *bullet = &p->tokens[p->bullets.token];
  return p->bullets.column > 0 && t->bullet && t->column == bullet->column && t->op == bullet->op;
}

void parser_missing(Parser *p, const char *what) {
  const Token *t = parser_raw(p), *before = &p->tokens[p->at ? p->at - 1 : 0];
  const char *next = t->defines
                         ? arena_format(p->memory, "the definition of %s", parser_quote(p, t))
                         : parser_quote(p, t);
  Diag *d = parser_fail(p, DIAG_P0014, parser_span(p, before),
                        arena_format(p->memory, "%s is missing here, before %s", what, next));
  if (!d) return;
  if (p->source[before->start] == '(' && before->kind == TOKEN_OPERATOR)
    diag_help(d, "%s is one operator: to pass `%.*s` as an argument, put blanks around it",
              parser_quote(p, before), (int)(before->end - before->start - 2),
              p->source + before->start + 1);
  else
    parser_advise(p, d);
}

void parser_missing_part(Parser *p, const char *part, const Token *opener) {
  if (p->panicking || report_backslash_word(p)) return;
  const Token *t = parser_raw(p);
  Span at = parser_span(p, t);
  bool ends = parser_starts_unit(p, t) || parser_at_next_item(p);
  if (t->kind == TOKEN_BAD || t->kind == TOKEN_BANG || (!ends && t->column <= p->bullets.column)) {
    parser_unexpected(p, part);
    return;
  }
  if (ends) at = parser_span(p, &p->tokens[p->at ? p->at - 1 : 0]);
  const char *found = parser_quote(p, t);
  const char *message = ends ? arena_format(p->memory, "%s is missing here, before %s%s", part,
                                            t->defines ? "the definition of " : "", found)
                             : arena_format(p->memory, "expected %s, found %s", part, found);
  Diag *d = parser_fail(p, ends ? DIAG_P0014 : DIAG_P0001, at, message);
  if (!d) return;
  diag_label(d, parser_span(p, opener), "of this %s", token_noun(opener->kind));
  if (parser_advise_word(p, d)) return;
  if (parser_form(opener)) diag_help(d, "write %s", parser_form(opener));
}

void parser_refuse_empty_parentheses(Parser *p) {
  const Token *t = parser_raw(p);
  if (!parser_is(p, TOKEN_RIGHT_PAREN)) return;
  Diag *d = parser_fail(p, DIAG_P0014, (Span){p->file, t[-1].start, t->end},
                        "there is nothing between these parentheses");
  if (d) diag_help(d, "an operator without parameters is written without parentheses");
}

static bool is_word(const Token *t, const char *word) {
  return t->kind == TOKEN_IDENTIFIER && strcasecmp(symbol_text(t->text), word) == 0;
}

/* `let` of `let a == 1 in`, whose definition was read as one of the module; or NULL. */
static const Token *find_small_let(const Parser *p) {
  if (!is_word(parser_raw(p), "in")) return NULL;
  for (uint32_t i = p->at; i-- > 0 && !p->tokens[i].first;)
    if (is_word(&p->tokens[i], "let") && p->tokens[i + 1].defines) return &p->tokens[i];
  return NULL;
}

/* `if x`: the word before was read as a name. */
static bool report_opening(Parser *p) {
  const Token *word = &p->tokens[p->at ? p->at - 1 : 0], *let = find_small_let(p);
  const char *advice = NULL;
  if (let) word = let;
  if (word->kind == TOKEN_IDENTIFIER && (let || parser_starts_operand(parser_raw(p))))
    advice = foreign_opening(symbol_text(word->text));
  if (!advice) return false;
  Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, word),
                        arena_format(p->memory, "%s is no word of TLA+", parser_quote(p, word)));
  if (d) diag_help(d, "%s", advice);
  return true;
}

void parser_unexpected(Parser *p, const char *expected) {
  if (p->panicking) return;
  const Token *t = parser_raw(p);
  if (t->kind == TOKEN_BAD) { /* reported by the lexer */
    p->panicking = true;
    return;
  }
  if (report_foreign(p, t) || report_backslash_word(p) || report_opening(p)) return;
  if (t->column <= p->bullets.column && !parser_starts_unit(p, t) && !parser_at_next_item(p)) {
    report_indentation(p, t, expected);
    return;
  }
  Diag *d =
      parser_fail(p, DIAG_P0001, parser_span(p, t),
                  arena_format(p->memory, "expected %s, found %s", expected, parser_quote(p, t)));
  if (d) parser_advise(p, d);
}
