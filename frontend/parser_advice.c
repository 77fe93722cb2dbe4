/* What to write instead, guessed from the tokens around a mistake. */
#include <string.h>
#include <strings.h>

#include "frontend/foreign.h"
#include "frontend/lexer_scan.h"
#include "frontend/parser_state.h"

typedef const char *Advise(const Parser *);

static const Token *before(const Parser *p) { return &p->tokens[p->at ? p->at - 1 : 0]; }

static bool is_op(const Token *t, Op op) { return t->kind == TOKEN_OPERATOR && t->op == op; }

bool parser_starts_operand(const Token *t) {
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

static bool ends_operand(const Token *t) {
  return t->kind == TOKEN_IDENTIFIER || t->kind == TOKEN_NUMBER || t->kind == TOKEN_STRING ||
         t->kind == TOKEN_RIGHT_PAREN || t->kind == TOKEN_RIGHT_SQUARE ||
         t->kind == TOKEN_RIGHT_BRACE || t->kind == TOKEN_RIGHT_ANGLE;
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
  if (t->kind == TOKEN_IDENTIFIER && !t->defines) advice = foreign_word(symbol_text(t->text), true);
  if (!advice && last->kind == TOKEN_IDENTIFIER && parser_starts_operand(t))
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

/* `{1, 2,}` */
static const char *advise_last_comma(const Parser *p) {
  const Token *t = parser_raw(p);
  bool ends = t->kind == TOKEN_RIGHT_PAREN || t->kind == TOKEN_RIGHT_SQUARE ||
              t->kind == TOKEN_RIGHT_BRACE || t->kind == TOKEN_RIGHT_ANGLE ||
              parser_starts_unit(p, t);
  return ends && before(p)->kind == TOKEN_COMMA ? "no comma stands after the last item" : NULL;
}

/* `1_000` and `+1` */
static const char *advise_number(const Parser *p) {
  const Token *t = parser_raw(p);
  bool starts = !ends_operand(before(p)) && parser_ahead(p, 1)->kind == TOKEN_NUMBER;
  if (is_op(t, OP_PLUS) && starts) return "there is no sign `+`: 1 is positive, -1 is negative";
  bool glued = before(p)->kind == TOKEN_NUMBER && t->start == before(p)->end;
  return glued && p->source[t->start] == '_' ? "nothing stands between the digits of a number"
                                             : NULL;
}

/* What may stand in a condition before a comma that should be a conjunction. */
static bool is_of_condition(const Token *t) {
  switch ((int)t->kind) {
  case TOKEN_IDENTIFIER:
  case TOKEN_COMMA:
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_RIGHT_ARROW:
  case TOKEN_OPERATOR: return true;
  default: return false;
  }
}

static bool is_subscript(const Parser *p, const Token *t) {
  return t->kind == TOKEN_IDENTIFIER && t > p->tokens && p->source[t->start - 1] == '_' &&
         t[-1].end + 1 >= t->start;
}

static const char *advise_comma(const Parser *p) {
  if (parser_raw(p)->kind != TOKEN_COMMA) return NULL;
  const Token *after = parser_ahead(p, 1);
  if (after->first && (after->bullet || parser_starts_unit(p, after)))
    return "nothing separates conjuncts and definitions: no comma stands at the end of a line";
  if (is_subscript(p, before(p))) return "several variables make a tuple: [][A]_<<x, y>>";
  const char *conditions = "conditions are joined by `/\\`: x = 0 /\\ y = 0";
  for (uint32_t i = p->at; i-- > 0 && !parser_starts_unit(p, &p->tokens[i]);) {
    const Token *t = &p->tokens[i];
    if (is_op(t, OP_UNCHANGED)) return "several variables make a tuple: UNCHANGED <<x, y>>";
    if (t->kind == TOKEN_CASE) return "the arms of a CASE are separated by `[]`";
    if (t->kind == TOKEN_DEFINES && i >= 2 && t[-2].kind == TOKEN_LET)
      return "the definitions of a LET follow each other without commas";
    if (t->kind == TOKEN_DEFINES) return conditions;
    if (!is_of_condition(t)) return NULL;
  }
  return conditions; /* of ASSUME */
}

static bool is_quantifier(TokenKind kind) {
  return kind == TOKEN_FORALL || kind == TOKEN_EXISTS || kind == TOKEN_CHOOSE;
}

/* `\A (x \in S) : P`, and `\E! x \in S : P` */
static const char *advise_bound(const Parser *p) {
  TokenKind kind = parser_raw(p)->kind;
  if (kind == TOKEN_COMMA && p->at >= 2 && before(p)[-1].kind == TOKEN_CHOOSE)
    return "CHOOSE binds one name or a tuple: CHOOSE <<x, y>> \\in S \\X T : P";
  bool named = p->at >= 2 && before(p)->kind == TOKEN_IDENTIFIER;
  if (named && kind == TOKEN_OPERATOR && is_quantifier(before(p)[-1].kind))
    return "what is bound are names; a condition stands behind the colon: \\A x, y \\in S : x # y "
           "=> P";
  if (!is_quantifier(before(p)->kind)) return NULL;
  if (kind == TOKEN_BANG)
    return "that there is one and no other is \\E x \\in S : \\A y \\in S : P(y) <=> y = x";
  return kind == TOKEN_LEFT_PAREN ? "what is bound stands without parentheses: \\A x \\in S : P"
                                  : NULL;
}

/* `{x : x \in S, x > 1}` */
static const char *advise_filter(const Parser *p) {
  const Token *open = find_left(p, TOKEN_LEFT_BRACE), *last = before(p);
  bool condition = parser_raw(p)->kind == TOKEN_OPERATOR && last->kind == TOKEN_IDENTIFIER &&
                   last > p->tokens && last[-1].kind == TOKEN_COMMA;
  return open && open->match > p->at && condition
             ? "a set is filtered by one condition: {x \\in S : P /\\ Q}"
             : NULL;
}

/* `\A x : S : P`, and `\A x \in S, P`. */
static const char *advise_quantifier(const Parser *p) {
  bool colon = false;
  for (uint32_t i = p->at; i-- > 0 && !parser_starts_unit(p, &p->tokens[i]);) {
    TokenKind kind = p->tokens[i].kind;
    colon = colon || kind == TOKEN_COLON;
    if (!is_quantifier(kind)) continue;
    if (colon && parser_raw(p)->kind == TOKEN_COLON)
      return "a bound variable is in a set: \\A x \\in S : P";
    if (!colon && before(p)->kind == TOKEN_IDENTIFIER && before(p)[-1].kind == TOKEN_COMMA)
      return "a colon stands before what is said of the variables: \\A x \\in S : P";
    return NULL;
  }
  return NULL;
}

/* `UNCHANGED [x, y]` */
static const char *advise_tuple(const Parser *p) {
  if (parser_raw(p)->kind != TOKEN_RIGHT_SQUARE) return NULL;
  const Token *open = find_left(p, TOKEN_LEFT_SQUARE);
  return open && open > p->tokens && is_op(open - 1, OP_UNCHANGED)
             ? "several variables make a tuple: UNCHANGED <<x, y>>"
             : NULL;
}

/* `x = 0` on one line, and `LET ...` on the next. */
static const char *advise_line_end(const Parser *p) {
  const Token *t = parser_raw(p);
  bool starts = t->kind == TOKEN_IF || t->kind == TOKEN_LET || t->kind == TOKEN_CASE ||
                t->kind == TOKEN_CHOOSE || t->kind == TOKEN_FORALL || t->kind == TOKEN_EXISTS ||
                parser_starts_operand(t);
  return t->first && t->column > p->last_column && starts && ends_operand(before(p))
             ? "the expression before it is complete; two formulas are joined by `/\\` or `\\/`"
             : NULL;
}

/* `(A) (B)` */
static const char *advise_formulas(const Parser *p) {
  const Token *t = parser_raw(p);
  return t->kind == TOKEN_LEFT_PAREN && before(p)->kind == TOKEN_RIGHT_PAREN && !t->first
             ? "formulas are joined by `/\\` or `\\/`"
             : NULL;
}

/* `ASSUME: P`, and `RECURSIVE f(n)` */
static const char *advise_unit(const Parser *p) {
  const Token *t = parser_raw(p), *last = before(p);
  if (t->kind == TOKEN_COLON && last->kind == TOKEN_ASSUME)
    return "no colon follows; with a name write ASSUME Name == P";
  bool place = t->kind == TOKEN_IDENTIFIER && last->kind == TOKEN_LEFT_PAREN && p->at >= 3 &&
               last[-1].kind == TOKEN_IDENTIFIER;
  return place && (last[-2].kind == TOKEN_RECURSIVE || last[-2].kind == TOKEN_CONSTANT ||
                   last[-2].kind == TOKEN_CONSTANTS)
             ? "each parameter is declared by a `_`: Op(_, _)"
             : NULL;
}

/* `{a : 1}` and `{"a" : 1}` */
static const char *advise_record(const Parser *p) {
  bool colon = p->at >= 3 && before(p)->kind == TOKEN_COLON;
  bool starts = colon && before(p)[-2].kind == TOKEN_LEFT_BRACE &&
                (before(p)[-1].kind == TOKEN_IDENTIFIER || before(p)[-1].kind == TOKEN_STRING);
  return starts ? "a record is written [a |-> 1, b |-> 2]" : NULL;
}

/* `|S|` */
static const char *advise_size(const Parser *p) {
  return is_op(parser_raw(p), OP_BAR) && !parser_starts_operand(before(p))
             ? "the number of elements of a set is Cardinality(S), of module FiniteSets"
             : NULL;
}

/* `<<1, 2>`: the `>` was read as a comparison. */
static const char *advise_angle(const Parser *p) {
  if (is_op(parser_raw(p), OP_LT)) return "a tuple is written << ..., ... >>";
  const Token *open = find_left(p, TOKEN_LEFT_ANGLE);
  bool compares = is_op(before(p), OP_GT) || is_op(parser_raw(p), OP_GT);
  for (const Token *t = open; t && t < parser_raw(p); t++) compares |= is_op(t, OP_GT);
  return open && !open->match && compares ? "a tuple ends with `>>`" : NULL;
}

bool parser_follows_case(const Parser *p) { return find_left(p, TOKEN_CASE) != NULL; }

static const char *advise_arm(const Parser *p) {
  TokenKind kind = parser_raw(p)->kind;
  bool arm = kind == TOKEN_RIGHT_ARROW || kind == TOKEN_CASE;
  if (is_op(parser_raw(p), OP_BOX) && find_left(p, TOKEN_OTHER))
    return "OTHER stands behind all other arms of a CASE";
  return arm && parser_follows_case(p) ? "the arms of a CASE are separated by `[]`" : NULL;
}

static const char *advise_other(const Parser *p) {
  TokenKind kind = parser_raw(p)->kind;
  if ((kind != TOKEN_ELSE && kind != TOKEN_OTHER) || !find_left(p, TOKEN_CASE)) return NULL;
  if (before(p)->kind == TOKEN_CASE) return "OTHER stands behind all other arms of a CASE";
  return kind == TOKEN_OTHER ? "the arms of a CASE are separated by `[]`: [] OTHER -> value"
                             : "the last arm of a CASE is OTHER -> value";
}

/* `x not in S` */
static const char *advise_not_in(const Parser *p) {
  const Token *t = parser_raw(p), *after = parser_ahead(p, 1);
  bool word = t->kind == TOKEN_IDENTIFIER && strcasecmp(symbol_text(t->text), "not") == 0;
  bool in = is_op(after, OP_IN) ||
            (after->kind == TOKEN_IDENTIFIER && strcasecmp(symbol_text(after->text), "in") == 0);
  const Token *last = before(p); /* of `x !in S` */
  if (last->kind == TOKEN_IDENTIFIER && last > p->tokens && last[-1].kind == TOKEN_BANG)
    word = in = strcasecmp(symbol_text(last->text), "in") == 0;
  return word && in ? "write `\\notin`" : NULL;
}

/* `Len s` */
static const char *advise_application(const Parser *p) {
  const Token *t = parser_raw(p), *name = before(p);
  if (name->kind != TOKEN_IDENTIFIER || t->first || !parser_starts_operand(t)) return NULL;
  const Token *left = name > p->tokens ? name - 1 : name;
  if (is_op(left, OP_UNCHANGED)) return "several variables make a tuple: UNCHANGED <<x, y>>";
  bool value = left->kind == TOKEN_OPERATOR || left->kind == TOKEN_DEFINES;
  return !value || p->source[t->start] == '\\'
             ? NULL
             : "an operator is applied with parentheses, a function with brackets: Op(a), f[a]";
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
  if (parser_raw(p)->kind == TOKEN_EXCEPT)
    return "an update stands in brackets: [f EXCEPT ![x] = e]";
  if (!except) return NULL;
  bool starts = last <= except + 1 || last->kind == TOKEN_COMMA;
  TokenKind kind = parser_raw(p)->kind;
  if (is_op(parser_raw(p), OP_PRIME))
    return "what has a next value is the whole: f' = [f EXCEPT ![x] = e]";
  if (kind == TOKEN_BANG) return "updates are separated by commas: [f EXCEPT ![1] = a, ![2] = b]";
  bool sign = last->kind == TOKEN_RIGHT_SQUARE &&
              (is_assignment(parser_raw(p)) || kind == TOKEN_RIGHT_ARROW || kind == TOKEN_COMMA);
  return starts || sign
             ? "an update is written [f EXCEPT ![x] = e], and of a record [r EXCEPT !.a = e]"
             : NULL;
}

/* `x : Nat` */
static const char *advise_type(const Parser *p) {
  bool bound = p->at >= 2 && is_op(before(p) - 1, OP_IN);
  return parser_raw(p)->kind == TOKEN_COLON && before(p)->kind == TOKEN_IDENTIFIER && !bound
             ? "TLA+ has no types; that x is one of the elements of S is written x \\in S"
             : NULL;
}

bool parser_advise(const Parser *p, Diag *d) {
  static Advise *const all[] = {advise_not_in, advise_word,        advise_update, advise_last_comma,
                                advise_number, advise_bound,       advise_arm,    advise_subscript,
                                advise_comma,  advise_quantifier,  advise_record, advise_size,
                                advise_other,  advise_field,       advise_angle,  advise_comment,
                                advise_sign,   advise_application, advise_tuple,  advise_formulas,
                                advise_unit,   advise_filter,      advise_type,   advise_line_end};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    const char *advice = all[i](p);
    if (!advice) continue;
    diag_help(d, "%s", advice);
    return true;
  }
  return false;
}

bool parser_advise_word(const Parser *p, Diag *d) {
  const Token *t = parser_raw(p);
  const char *advice =
      t->kind == TOKEN_IDENTIFIER ? foreign_word(symbol_text(t->text), true) : NULL;
  if (advice) diag_help(d, "%s", advice);
  return advice;
}

static bool has_colon(const Parser *p, const Token *opener) {
  const Token *t = opener + 1;
  while (t < parser_raw(p) && t->kind != TOKEN_COLON) t++;
  return t < parser_raw(p);
}

void parser_advise_closing(const Parser *p, Diag *d, const Token *opener) {
  const Token *t = parser_raw(p);
  if (t->kind == TOKEN_COLON && opener->kind == TOKEN_LEFT_SQUARE && opener > p->tokens &&
      opener->start == opener[-1].end && opener[-1].kind == TOKEN_IDENTIFIER)
    diag_help(d, "the items 2 to 4 of a sequence are SubSeq(s, 2, 4)");
  else if (t->kind == TOKEN_WITH && opener->kind == TOKEN_LEFT_SQUARE)
    diag_help(d, "an update is written [f EXCEPT ![x] = e]");
  else if (t->kind == TOKEN_COMMA && opener->kind == TOKEN_LEFT_SQUARE && t == opener + 2)
    diag_help(d, "a sequence is written <<1, 2>>, a set {1, 2}, a record [a |-> 1, b |-> 2]");
  else if (t->kind == TOKEN_COLON && opener->kind == TOKEN_LEFT_SQUARE &&
           find_left(p, TOKEN_BAR_ARROW) > opener)
    diag_help(d, "a function names its argument before its value: [x \\in S |-> e]");
  else if (t->kind == TOKEN_BAR_ARROW && opener->kind == TOKEN_LEFT_SQUARE &&
           &p->tokens[p->at] > opener + 2)
    diag_help(d, "a function names its argument: [x \\in S |-> e]; a record its fields: [a |-> 1]");
  else if (t->kind == TOKEN_COLON && opener->kind == TOKEN_LEFT_BRACE && has_colon(p, opener))
    diag_help(d, "a set has one colon: {x \\in S : P} is filtered, {e : x \\in S} mapped");
  else if (t->kind == TOKEN_COLON && opener->kind == TOKEN_LEFT_BRACE)
    diag_help(d, "a filter has one name or tuple: {<<x, y>> \\in S \\X T : P}");
  else if (t->kind == TOKEN_COLON && opener->kind == TOKEN_LEFT_PAREN && opener > p->tokens &&
           opener[-1].defines)
    diag_help(d, "parameters are names: nothing says what they are");
  else if (t->kind == TOKEN_COMMA && opener->kind == TOKEN_LEFT_PAREN)
    diag_help(d, "a tuple is written << ..., ... >>");
  else if ((t->kind == TOKEN_COMMA || t->kind == TOKEN_BAR_ARROW || t->kind == TOKEN_COLON) &&
           opener->kind == TOKEN_LEFT_SQUARE)
    diag_help(d, "a record is written [a |-> 1, b |-> 2], a set of records [a : S, b : T]");
  else if (is_op(t, OP_IN) && opener->kind == TOKEN_LEFT_PAREN && opener > p->tokens &&
           opener[-1].defines)
    diag_help(d, "parameters are names; a function is defined by f[x \\in S] == ...");
  else if (parser_at_next_item(p))
    diag_help(d, "the next item of the list starts here, by its column %u", t->column);
  else if (parser_starts_operand(t) && !t->first && !advise_word(p))
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
