/* What is no unit: definitions with another sign, formulas without a name, brackets
   that nothing opened, and what people add to declarations. */
#include <string.h>

#include "frontend/parser_state.h"
#include "frontend/scope.h"

static const char expected_unit[] = "a definition, a declaration or the end of the module";

static bool is_sign(const Token *t) {
  bool equality = t->kind == TOKEN_OPERATOR &&
                  (t->op == OP_EQ || t->op == OP_ASSIGN || t->op == OP_BNF || t->op == OP_EQUIV);
  return equality || t->kind == TOKEN_LEFT_ARROW || t->kind == TOKEN_COLON;
}

/* `Init = ...`, `F(x) = ...`, `f[x \in S] := ...`: the sign, or NULL. */
static const Token *find_sign(const Parser *p) {
  const Token *t = parser_raw(p), *after = parser_ahead(p, 1);
  if (t->kind != TOKEN_IDENTIFIER || !t->first) return NULL;
  if (after->kind == TOKEN_LEFT_PAREN || after->kind == TOKEN_LEFT_SQUARE) {
    if (!after->match) return NULL;
    after = &p->tokens[after->match + 1];
  }
  return is_sign(after) ? after : NULL;
}

bool parser_at_stray_definition(const Parser *p) { return find_sign(p) != NULL; }

static void report_sign(Parser *p, const Token *sign) {
  Diag *d = parser_fail(
      p, DIAG_P0005, parser_span(p, sign),
      arena_format(p->memory, "a definition is written with `==`, not %s", parser_quote(p, sign)));
  if (d) diag_label(d, parser_span(p, parser_raw(p)), "to define this name");
}

/* `y = 0` on a line of its own, more to the right than the definition it should belong to. */
static bool report_conjunct(Parser *p, const Token *sign) {
  const Token *t = parser_raw(p);
  if (sign->kind != TOKEN_OPERATOR || sign->op != OP_EQ || t->column <= p->last_column)
    return false;
  parser_unexpected(p, "an operator, or the end of the expression before it");
  return true;
}

/* `x = 2 -> 3` on a line of its own, after the first arm of a CASE. */
static bool report_arm(Parser *p) {
  const Token *t = parser_raw(p);
  if (!t->first || t->column <= p->last_column || !parser_follows_case(p)) return false;
  Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t),
                        arena_format(p->memory,
                                     "expected an operator or the next arm of the CASE, "
                                     "found %s",
                                     parser_quote(p, t)));
  if (d) diag_help(d, "the arms of a CASE are separated by `[]`");
  return true;
}

static const char *opener_of(TokenKind closer) {
  switch ((int)closer) {
  case TOKEN_RIGHT_PAREN: return "`(`";
  case TOKEN_RIGHT_SQUARE:
  case TOKEN_RIGHT_SQUARE_: return "`[`";
  case TOKEN_RIGHT_BRACE: return "`{`";
  case TOKEN_RIGHT_ANGLE:
  case TOKEN_RIGHT_ANGLE_: return "`<<`";
  case TOKEN_THEN:
  case TOKEN_ELSE: return "IF";
  case TOKEN_IN: return "LET";
  default: return NULL;
  }
}

/* One that belongs to the comment sign `*)` is not meant as a bracket. */
static bool report_closer(Parser *p) {
  const Token *t = parser_raw(p);
  const char *opener = opener_of(t->kind);
  bool comment = t->start > 0 && p->source[t->start - 1] == '*' && p->source[t->start] == ')';
  if (!opener || t->match || comment) return false;
  parser_fail(p, DIAG_P0004, parser_span(p, t),
              arena_format(p->memory, "%s without %s", parser_quote(p, t), opener));
  return true;
}

static bool report_extends(Parser *p) {
  if (parser_raw(p)->kind != TOKEN_EXTENDS) return false;
  Diag *d = parser_fail(p, DIAG_P0012, parser_span(p, parser_raw(p)),
                        "EXTENDS stands once, and before everything else in the module");
  if (d) diag_help(d, "name all modules in one list: EXTENDS A, B");
  return true;
}

/* `VARIABLS x`: the word that starts a unit and is most like it. */
static const char *guess_keyword(const Parser *p) {
  static const char *const words[] = {"EXTENDS", "CONSTANT", "CONSTANTS", "VARIABLE", "VARIABLES",
                                      "ASSUME",  "THEOREM",  "RECURSIVE", "LOCAL",    "INSTANCE"};
  const Token *t = parser_raw(p), *after = parser_ahead(p, 1);
  if (t->kind != TOKEN_IDENTIFIER || after->kind != TOKEN_IDENTIFIER) return NULL;
  Guess guess = guess_start(symbol_text(t->text));
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) guess_consider(&guess, words[i]);
  return guess.best;
}

/* `my name == 1` */
static bool is_split_name(const Parser *p) {
  const Token *after = parser_ahead(p, 1);
  return parser_raw(p)->kind == TOKEN_IDENTIFIER && after->kind == TOKEN_IDENTIFIER &&
         after->defines && !after->first;
}

/* A formula at the start of a line where a definition should be. */
static void report_formula(Parser *p) {
  const Token *t = parser_raw(p);
  bool formula = t->kind == TOKEN_IDENTIFIER || t->kind == TOKEN_OPERATOR;
  if (!formula || p->panicking) {
    parser_unexpected(p, expected_unit);
    return;
  }
  Diag *d = parser_fail(
      p, DIAG_P0001, parser_span(p, t),
      arena_format(p->memory, "expected %s, found %s", expected_unit, parser_quote(p, t)));
  if (!d) return;
  const char *keyword = guess_keyword(p);
  if (keyword)
    diag_help(d, "did you mean `%s`?", keyword);
  else if (parser_advise(p, d))
    return;
  else if (is_split_name(p))
    diag_help(d, "a name is one word: %s_%s", symbol_text(t->text),
              symbol_text(parser_ahead(p, 1)->text));
  else
    diag_help(d, "a formula is part of a definition: Name == ...");
}

void parser_no_unit(Parser *p) {
  const Token *t = parser_raw(p), *sign = find_sign(p);
  bool defined = parser_ahead(p, 1)->kind == TOKEN_DEFINES;
  if (sign && !report_arm(p) && !report_conjunct(p, sign))
    report_sign(p, sign);
  else if (sign)
    return;
  else if (defined && token_is_word(t, p->source))
    parser_name(p, "the name of a definition");
  else if (report_closer(p) || report_extends(p))
    return;
  else if (!t->first || t->column > p->last_column)
    parser_unexpected(p, "an operator, or the end of the expression before it");
  else
    report_formula(p);
}

/* Lists of names. */

static const char *advice_on_declaration(const Token *t, UnitKind kind) {
  if (t->kind == TOKEN_IDENTIFIER) return "the names are separated by commas";
  if (t->kind == TOKEN_COLON)
    return "TLA+ has no types: say what a variable can be in an invariant";
  if (t->kind == TOKEN_LEFT_PAREN && kind == UNIT_VARIABLES)
    return "a variable has no parameters; its values may be functions: x[a]";
  bool in = t->kind == TOKEN_OPERATOR && t->op == OP_IN;
  bool sign = t->kind == TOKEN_OPERATOR && (t->op == OP_EQ || t->op == OP_ASSIGN);
  if (!in && !sign && t->kind != TOKEN_DEFINES) return NULL;
  if (kind == UNIT_VARIABLES)
    return "a variable gets its first value from the initial predicate: Init == x = 0";
  return in ? "say what is assumed of a constant by ASSUME N \\in S"
            : "a constant gets its value from the configuration, or is a definition: "
              "N == 3";
}

void parser_check_declaration(Parser *p, UnitKind kind) {
  const Token *t = parser_raw(p);
  if (p->panicking || t->first || t->defines) return;
  const char *advice = advice_on_declaration(t, kind);
  if (!advice) return;
  const char *message = arena_format(p->memory, "expected a comma or the end of the list, found %s",
                                     parser_quote(p, t));
  Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t), message);
  if (d) diag_help(d, "%s", advice);
}

void parser_check_extends(Parser *p) {
  const Token *t = parser_raw(p);
  if (p->panicking || t->first || t->defines || t->kind != TOKEN_IDENTIFIER) return;
  Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t),
                        arena_format(p->memory, "expected a comma or the end of EXTENDS, found %s",
                                     parser_quote(p, t)));
  if (d) diag_help(d, "the modules are separated by commas: EXTENDS A, B");
}
