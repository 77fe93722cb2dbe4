/* What to write instead, guessed from the tokens around a mistake. */
#include <string.h>
#include <strings.h>

#include "frontend/foreign.h"
#include "frontend/lexer_scan.h"
#include "frontend/parser_state.h"

typedef const char *Advise(const Parser *);

static const Token *before(const Parser *p) { return &p->tokens[p->at ? p->at - 1 : 0]; }

static bool is_op(const Token *t, Op op) { return t->kind == TOKEN_OPERATOR && t->op == op; }

static bool starts_operand(const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_IDENTIFIER:
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_LEFT_PAREN:
  case TOKEN_LEFT_SQUARE:
  case TOKEN_LEFT_BRACE:
  case TOKEN_LEFT_ANGLE: return true;
  default: return false;
  }
}

/* The nearest token of this kind to the left, in the same unit. */
static const Token *find_left(const Parser *p, TokenKind kind) {
  for (uint32_t i = p->at; i-- > 0 && !parser_starts_unit(p, &p->tokens[i]);)
    if (p->tokens[i].kind == kind) return &p->tokens[i];
  return NULL;
}

/* A line that starts as comments do elsewhere. */
static const char *advise_line(const Parser *p, const Token *t) {
  static const char *const starts[] = {"//", "/*", "#", "---"};
  const char *line = p->source + t->start;
  while (line > p->source && line[-1] != '\n' && line[-1] != '\r') line--;
  line += strspn(line, " \t");
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (strncmp(line, starts[i], strlen(starts[i])) == 0) return foreign_sign(line, 0);
  return NULL;
}

static const char *advise_comment(const Parser *p) {
  const char *advice = advise_line(p, parser_raw(p));
  return advice ? advice : advise_line(p, before(p));
}

static const char *advise_word(const Parser *p) {
  const Token *t = parser_raw(p), *last = before(p);
  const char *advice = NULL;
  if (t->kind == TOKEN_IDENTIFIER) advice = foreign_word(symbol_text(t->text), true);
  if (!advice && last->kind == TOKEN_IDENTIFIER && starts_operand(t))
    advice = foreign_word(symbol_text(last->text), true);
  return advice;
}

/* Tokens that stand together may be one sign of another language. */
static const char *advise_sign(const Parser *p) {
  const Token *t = parser_raw(p), *last = before(p);
  const char *advice = NULL;
  uint32_t length = last->end - last->start;
  if (t->kind != TOKEN_END) advice = foreign_sign(p->source + t->start, 0);
  if (advice) return advice;
  return foreign_sign(p->source + last->start, t->start == last->end ? length + 1 : length);
}

static const char *advise_subscript(const Parser *p) {
  const Token *t = parser_raw(p);
  bool glued = t->start == before(p)->end && t->start > 0;
  return glued && p->source[t->start] == '_'
             ? "a subscript belongs to brackets: [][A]_v, <><<A>>_v, WF_v(A)"
             : NULL;
}

static const char *advise_comma(const Parser *p) {
  if (parser_raw(p)->kind != TOKEN_COMMA) return NULL;
  const char *conditions = "conditions are joined by `/\\`: x = 0 /\\ y = 0";
  for (uint32_t i = p->at; i-- > 0 && !parser_starts_unit(p, &p->tokens[i]);) {
    const Token *t = &p->tokens[i];
    if (is_op(t, OP_UNCHANGED)) return "several variables make a tuple: UNCHANGED <<x, y>>";
    if (t->kind == TOKEN_CASE) return "the arms of a CASE are separated by `[]`";
    if (t->kind == TOKEN_DEFINES) return conditions;
    if (t->kind != TOKEN_IDENTIFIER && t->kind != TOKEN_COMMA && t->kind != TOKEN_NUMBER &&
        t->kind != TOKEN_RIGHT_ARROW && !is_op(t, OP_EQ))
      return NULL;
  }
  return NULL;
}

/* `\A x : S : P`, and `\A x \in S, P`. */
static const char *advise_quantifier(const Parser *p) {
  bool colon = false;
  for (uint32_t i = p->at; i-- > 0 && !parser_starts_unit(p, &p->tokens[i]);) {
    TokenKind kind = p->tokens[i].kind;
    colon = colon || kind == TOKEN_COLON;
    if (kind != TOKEN_FORALL && kind != TOKEN_EXISTS && kind != TOKEN_CHOOSE) continue;
    if (colon && parser_raw(p)->kind == TOKEN_COLON)
      return "a bound variable is in a set: \\A x \\in S : P";
    if (!colon && before(p)->kind == TOKEN_IDENTIFIER && before(p)[-1].kind == TOKEN_COMMA)
      return "a colon stands before what is said of the variables: \\A x \\in S : P";
    return NULL;
  }
  return NULL;
}

/* `{a : 1}` */
static const char *advise_record(const Parser *p) {
  bool starts = p->at >= 3 && before(p)->kind == TOKEN_COLON &&
                before(p)[-1].kind == TOKEN_IDENTIFIER && before(p)[-2].kind == TOKEN_LEFT_BRACE;
  return starts ? "a record is written [a |-> 1, b |-> 2]" : NULL;
}

/* `|S|` */
static const char *advise_size(const Parser *p) {
  return is_op(parser_raw(p), OP_BAR) && !starts_operand(before(p))
             ? "the number of elements of a set is Cardinality(S), of module FiniteSets"
             : NULL;
}

/* `<<1, 2>`: the `>` was read as a comparison. */
static const char *advise_angle(const Parser *p) {
  if (is_op(parser_raw(p), OP_LT)) return "a tuple is written << ..., ... >>";
  const Token *open = find_left(p, TOKEN_LEFT_ANGLE);
  bool compares = is_op(before(p), OP_GT) || is_op(parser_raw(p), OP_GT);
  return open && !open->match && compares ? "a tuple ends with `>>`" : NULL;
}

static const char *advise_other(const Parser *p) {
  return parser_raw(p)->kind == TOKEN_ELSE && find_left(p, TOKEN_CASE)
             ? "the last arm of a CASE is OTHER -> value"
             : NULL;
}

static const char *advise_field(const Parser *p) {
  TokenKind kind = parser_raw(p)->kind;
  bool index = kind == TOKEN_NUMBER || kind == TOKEN_LEFT_SQUARE || kind == TOKEN_LEFT_PAREN;
  return index && p->at >= 2 && before(p)->kind == TOKEN_DOT && before(p)[-1].kind != TOKEN_NUMBER
             ? "an element of a tuple is t[1], a field of a record r.name: no brackets after the "
               "dot"
             : NULL;
}

static bool is_assignment(const Token *t) {
  return is_op(t, OP_ASSIGN) || t->kind == TOKEN_DEFINES || t->kind == TOKEN_BAR_ARROW ||
         t->kind == TOKEN_COLON;
}

static const char *advise_update(const Parser *p) {
  const Token *except = find_left(p, TOKEN_EXCEPT), *last = before(p);
  if (!except) return NULL;
  bool starts = last <= except + 1 || last->kind == TOKEN_COMMA;
  bool sign = last->kind == TOKEN_RIGHT_SQUARE && is_assignment(parser_raw(p));
  return starts || sign
             ? "an update is written [f EXCEPT ![x] = e], and of a record [r EXCEPT !.a = e]"
             : NULL;
}

bool parser_advise(const Parser *p, Diag *d) {
  static Advise *const all[] = {advise_word,       advise_update, advise_subscript, advise_comma,
                                advise_quantifier, advise_record, advise_size,      advise_other,
                                advise_field,      advise_angle,  advise_comment,   advise_sign};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    const char *advice = all[i](p);
    if (!advice) continue;
    diag_help(d, "%s", advice);
    return true;
  }
  return false;
}

void parser_advise_closing(const Parser *p, Diag *d, const Token *opener) {
  const Token *t = parser_raw(p);
  if (t->kind == TOKEN_COMMA && opener->kind == TOKEN_LEFT_PAREN)
    diag_help(d, "a tuple is written << ..., ... >>");
  else if ((t->kind == TOKEN_COMMA || t->kind == TOKEN_BAR_ARROW || t->kind == TOKEN_COLON) &&
           opener->kind == TOKEN_LEFT_SQUARE)
    diag_help(d, "a record is written [a |-> 1, b |-> 2], a set of records [a : S, b : T]");
  else if (is_op(t, OP_IN) && opener->kind == TOKEN_LEFT_PAREN && opener > p->tokens &&
           opener[-1].defines)
    diag_help(d, "parameters are names; a function is defined by f[x \\in S] == ...");
  else if (parser_at_next_item(p))
    diag_help(d, "the next item of the list starts here, by its column %u", t->column);
  else if (starts_operand(t) && !t->first && !advise_word(p))
    diag_help(d, "items are separated by commas");
  else
    parser_advise(p, d);
}

/* Constructs of several parts. */

const char *parser_form(const Token *opener) {
  switch ((int)opener->kind) {
  case TOKEN_IF: return "IF test THEN value ELSE value; the ELSE cannot be left out";
  case TOKEN_CASE: return "CASE test -> value [] test -> value [] OTHER -> value";
  case TOKEN_LET: return "LET a == 1 IN a + 1";
  case TOKEN_CHOOSE: return "CHOOSE x \\in S : P";
  case TOKEN_FORALL: return "\\A x \\in S : P";
  case TOKEN_EXISTS: return "\\E x \\in S : P";
  case TOKEN_TEMPORAL_FORALL: return "\\AA x : F";
  case TOKEN_TEMPORAL_EXISTS: return "\\EE x : F";
  case TOKEN_WF: return "WF_vars(A)";
  case TOKEN_SF: return "SF_vars(A)";
  case TOKEN_LAMBDA: return "LAMBDA a, b : a + b";
  case TOKEN_LEFT_SQUARE: return "[x \\in S |-> value] for a function, {x \\in S : P} for a set";
  default: return NULL;
  }
}
