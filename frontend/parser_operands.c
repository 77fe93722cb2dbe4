/* Operands: what stands between operators. */
#include <string.h>

#include "frontend/parser_state.h"

/* Arguments. */

/* Is the operator before this token alone, as an argument? */
static bool ends_argument(const Parser *p, const Token *t) {
  return t->kind == TOKEN_COMMA || t->kind == TOKEN_RIGHT_PAREN || t->kind == TOKEN_IN ||
         t->defines || parser_starts_unit(p, t);
}

static const Syntax *parse_bare_operator(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  const Token *t = parser_next(p);
  if (t->op == OP_TIMES)
    parser_complain(p, DIAG_P0012, parser_span(p, t),
                    "the Cartesian product cannot be an argument");
  Syntax *e = parser_node(p, SYNTAX_OPERATOR, first, mark);
  e->op = t->op;
  e->name_at = parser_span(p, t);
  return parser_done(p, e);
}

/* lambda -> LAMBDA id ("," id)* ":" expression */
static const Syntax *parse_lambda(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count, parameters = p->parameters.count;
  parser_next(p);
  do {
    Parameter parameter = {parser_name(p, "the name of a parameter"), 0};
    vec_push(&p->parameters, parameter);
  } while (parser_accept(p, TOKEN_COMMA));
  parser_expect_part(p, TOKEN_COLON, first);
  Head *head = arena_new(p->memory, Head);
  vec_take(p, Parameter, parameters, parameters, head->parameters, head->parameter_count);
  parser_push(p, parse_whole_expression(p));
  Syntax *e = parser_node(p, SYNTAX_LAMBDA, first, mark);
  e->lambda = head;
  return parser_done(p, e);
}

/* argument -> lambda | operator | expression */
const Syntax *parse_argument(Parser *p) {
  if (parser_is(p, TOKEN_LAMBDA)) return parse_lambda(p);
  if (parser_is(p, TOKEN_OPERATOR) && ends_argument(p, parser_ahead(p, 1)))
    return parse_bare_operator(p);
  return parse_whole_expression(p);
}

/* arguments -> "(" argument ("," argument)* ")" */
uint32_t parse_arguments(Parser *p) {
  uint32_t opener = p->at, mark = p->kids.count;
  parser_expect(p, TOKEN_LEFT_PAREN);
  parser_refuse_empty_parentheses(p);
  do parser_push(p, parse_argument(p));
  while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  return p->kids.count - mark;
}

/* References: I(x)!J!Op(y). */

/* In WF_v(A) the parentheses hold the action, unless more follow: WF_v(x)(A). */
static bool has_arguments(const Parser *p, bool fairness) {
  const Token *t = parser_peek(p);
  if (t->kind != TOKEN_LEFT_PAREN) return false;
  if (!fairness) return true;
  const Token *after = t->match ? &p->tokens[t->match + 1] : t;
  return after->kind == TOKEN_BANG || (t->match && after->kind == TOKEN_LEFT_PAREN);
}

static const Syntax *parse_call(Parser *p, uint32_t first, const Syntax *qualifier, bool fairness) {
  uint32_t mark = p->kids.count;
  Name name =
      parser_is(p, TOKEN_STEP) && !qualifier ? parser_step_name(p) : parser_name(p, "a name");
  if (has_arguments(p, fairness)) parse_arguments(p);
  Syntax *e = parser_node(p, SYNTAX_CALL, first, mark);
  e->name = name.text;
  e->name_at = name.at;
  e->qualifier = qualifier;
  return parser_done(p, e);
}

/* `I!+` as an argument, `I!+(1, 2)` applied; both may be followed by more. */
static const Syntax *parse_qualified_operator(Parser *p, uint32_t first, const Syntax *qualifier) {
  uint32_t mark = p->kids.count;
  const Token *t = parser_next(p);
  bool applied = parser_is(p, TOKEN_LEFT_PAREN);
  uint32_t count = applied ? parse_arguments(p) : 0;
  uint32_t arity = op_infos[t->op].fixity == FIXITY_INFIX ? 2 : 1;
  if (applied && !p->panicking && count != arity)
    parser_complain(p, DIAG_P0012, parser_span(p, t),
                    arena_format(p->memory, "%s takes %u argument%s, not %u", parser_quote(p, t),
                                 arity, arity > 1 ? "s" : "", count));
  Syntax *e = parser_node(p, applied ? SYNTAX_OPERATION : SYNTAX_OPERATOR, first, mark);
  e->op = t->op;
  e->name_at = parser_span(p, t);
  e->qualifier = qualifier;
  return parser_done(p, e);
}

static bool is_selector(TokenKind kind) {
  return kind == TOKEN_NUMBER || kind == TOKEN_LEFT_ANGLE || kind == TOKEN_RIGHT_ANGLE ||
         kind == TOKEN_COLON || kind == TOKEN_AT || kind == TOKEN_LEFT_PAREN;
}

/* selector -> number | "<<" | ">>" | ":" | "@" | arguments */
static const Syntax *parse_selector(Parser *p, uint32_t first, const Syntax *selected) {
  uint32_t mark = p->kids.count;
  const Token *t = parser_peek(p);
  Symbol text = symbol_intern(p->session->symbols, "()", 2);
  parser_push(p, selected);
  if (t->kind == TOKEN_LEFT_PAREN)
    parse_arguments(p);
  else {
    parser_next(p);
    const char *spelling = token_noun(t->kind) + 1; /* the noun has it in quotes */
    if (t->kind == TOKEN_NUMBER)
      text = t->text;
    else
      text = symbol_intern(p->session->symbols, spelling,
                           t->kind == TOKEN_LEFT_ANGLE || t->kind == TOKEN_RIGHT_ANGLE ? 2 : 1);
  }
  Syntax *e = parser_node(p, SYNTAX_SELECTOR, first, mark);
  e->text = text;
  return parser_done(p, e);
}

/* reference -> call ("!" (call | operator arguments? | selector))* */
static const Syntax *parse_reference(Parser *p, bool fairness) {
  uint32_t first = p->at;
  const Syntax *e = parse_call(p, first, NULL, fairness);
  while (parser_is(p, TOKEN_BANG)) {
    const Token *after = parser_ahead(p, 1);
    bool glued = after->start == parser_raw(p)->end;
    if (glued && after->kind == TOKEN_OPERATOR && after->op == OP_EQ) break; /* `a != b` */
    parser_next(p);
    if (is_selector(parser_peek(p)->kind))
      e = parse_selector(p, first, e);
    else if (parser_is(p, TOKEN_OPERATOR))
      e = parse_qualified_operator(p, first, e);
    else
      e = parse_call(p, first, e, fairness);
  }
  return e;
}

/* Labels. */

static bool is_label(const Parser *p) {
  const Token *after = parser_ahead(p, 1);
  if (after->kind == TOKEN_LABELS) return true;
  return after->kind == TOKEN_LEFT_PAREN && after->match &&
         p->tokens[after->match + 1].kind == TOKEN_LABELS;
}

/* label -> id ("(" id ("," id)* ")")? "::" expression

   A label reaches as far to the right as it can, so it must not stand where an
   operator to its left would take part of that. */
static const Syntax *parse_label(Parser *p, Op left) {
  uint32_t first = p->at, mark = p->kids.count, parameters = p->parameters.count;
  Head *head = arena_new(p->memory, Head);
  head->name = parser_name(p, "a label");
  uint32_t opener = p->at;
  if (parser_accept(p, TOKEN_LEFT_PAREN)) {
    do {
      Parameter parameter = {parser_name(p, "a bound name"), 0};
      vec_push(&p->parameters, parameter);
    } while (parser_accept(p, TOKEN_COMMA));
    parser_close(p, opener, TOKEN_RIGHT_PAREN);
  }
  vec_take(p, Parameter, parameters, parameters, head->parameters, head->parameter_count);
  parser_expect(p, TOKEN_LABELS);
  parser_push(p, parse_operators(p, left));
  if (left != NO_OP && parser_is(p, TOKEN_OPERATOR) && op_binds_before(left, parser_peek(p)->op))
    parser_fail(p, DIAG_P0002, head->name.at, "the labelled expression needs parentheses");
  Syntax *e = parser_node(p, SYNTAX_LABEL, first, mark);
  e->lambda = head;
  return parser_done(p, e);
}

/* Bounds. */

/* names -> id ("," id)* | "<<" id ("," id)* ">>" */
SyntaxBound parse_bound_names(Parser *p) {
  uint32_t mark = p->names.count, opener = p->at;
  SyntaxBound bound = {.tuple = parser_accept(p, TOKEN_LEFT_ANGLE)};
  do {
    Name name = parser_name(p, "the name of a bound variable");
    vec_push(&p->names, name);
  } while (parser_accept(p, TOKEN_COMMA));
  if (bound.tuple) parser_close(p, opener, TOKEN_RIGHT_ANGLE);
  vec_take(p, Name, names, mark, bound.names, bound.name_count);
  return bound;
}

static bool expect_in(Parser *p) {
  if (parser_is_op(p, OP_IN)) {
    parser_next(p);
    return true;
  }
  const Token *t = parser_peek(p);
  if (t->kind == TOKEN_IDENTIFIER && strcmp(symbol_text(t->text), "in") == 0) {
    Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t), "expected `\\in`, found `in`");
    if (d) diag_help(d, "membership is written with a backslash");
  }
  if (t->kind == TOKEN_RIGHT_SQUARE && p->at >= 3 && t[-3].defines) {
    Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t),
                          "expected `\\in` and the set of the bound variable, found `]`");
    if (d) diag_help(d, "a function is defined by f[x \\in S] == e, an operator by Op(x) == e");
  }
  parser_unexpected(p, "`\\in` and the set of the bound variable");
  return false;
}

/* bounds -> names "\in" expression ("," names "\in" expression)* */
SyntaxBounds parse_bounds(Parser *p, bool may_be_unbounded) {
  uint32_t mark = p->bounds.count;
  do {
    SyntaxBound bound = parse_bound_names(p);
    bool unbounded =
        may_be_unbounded && p->bounds.count == mark && !bound.tuple && parser_is(p, TOKEN_COLON);
    if (!unbounded && expect_in(p)) bound.set = parse_whole_expression(p);
    vec_push(&p->bounds, bound);
  } while (parser_accept(p, TOKEN_COMMA));
  SyntaxBounds all;
  vec_take(p, SyntaxBound, bounds, mark, all.at, all.count);
  return all;
}

SyntaxBounds parser_single_bound(Parser *p, SyntaxBound bound) {
  SyntaxBound *one = arena_new(p->memory, SyntaxBound);
  *one = bound;
  return (SyntaxBounds){1, one};
}

/* quantifier -> ("\A" | "\E") (bounds | id ("," id)*) ":" expression */
static const Syntax *parse_quantifier(Parser *p, SyntaxKind kind) {
  uint32_t first = p->at, mark = p->kids.count;
  parser_next(p);
  SyntaxBounds bounds = parse_bounds(p, true);
  parser_expect_part(p, TOKEN_COLON, first);
  parser_push(p, parse_whole_expression(p));
  Syntax *e = parser_node(p, kind, first, mark);
  e->bounds = bounds;
  return parser_done(p, e);
}

/* temporal -> ("\AA" | "\EE") id ("," id)* ":" expression */
static const Syntax *parse_temporal(Parser *p, SyntaxKind kind) {
  uint32_t first = p->at, mark = p->kids.count;
  parser_next(p);
  SyntaxBound bound = parse_bound_names(p);
  parser_expect_part(p, TOKEN_COLON, first);
  parser_push(p, parse_whole_expression(p));
  Syntax *e = parser_node(p, kind, first, mark);
  e->bounds = parser_single_bound(p, bound);
  return parser_done(p, e);
}

/* choice -> CHOOSE (id | "<<" id ("," id)* ">>") ("\in" expression)? ":" expression */
static const Syntax *parse_choose(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  parser_next(p);
  SyntaxBound bound = {0};
  if (parser_is(p, TOKEN_LEFT_ANGLE))
    bound = parse_bound_names(p);
  else {
    Name *name = arena_new(p->memory, Name);
    *name = parser_name(p, "the name of a bound variable");
    bound = (SyntaxBound){1, name, false, NULL};
  }
  if (!parser_is(p, TOKEN_COLON) && expect_in(p)) bound.set = parse_whole_expression(p);
  parser_expect_part(p, TOKEN_COLON, first);
  parser_push(p, parse_whole_expression(p));
  Syntax *e = parser_node(p, SYNTAX_CHOOSE, first, mark);
  e->bounds = parser_single_bound(p, bound);
  return parser_done(p, e);
}

/* Other operands. */

/* number -> NUMBER ("." NUMBER)? */
static const Syntax *parse_number(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  Symbol whole = parser_next(p)->text;
  bool decimal = parser_is(p, TOKEN_DOT) && parser_ahead(p, 1)->kind == TOKEN_NUMBER;
  if (decimal) {
    parser_next(p);
    const char *fraction = symbol_text(parser_next(p)->text);
    const char *text = arena_format(p->memory, "%s.%s", symbol_text(whole), fraction);
    whole = symbol_intern(p->session->symbols, text, strlen(text));
  }
  Syntax *e = parser_node(p, decimal ? SYNTAX_DECIMAL : SYNTAX_NUMBER, first, mark);
  e->text = whole;
  return parser_done(p, e);
}

static const Syntax *parse_string(Parser *p) {
  uint32_t first = p->at;
  Symbol text = parser_next(p)->text;
  Syntax *e = parser_node(p, SYNTAX_STRING, first, p->kids.count);
  e->text = text;
  return parser_done(p, e);
}

static const Syntax *parse_at(Parser *p) {
  uint32_t first = p->at;
  parser_next(p);
  return parser_done(p, parser_node(p, SYNTAX_AT, first, p->kids.count));
}

static const Syntax *parse_parentheses(Parser *p) {
  uint32_t opener = p->at;
  parser_next(p);
  const Syntax *e = parse_whole_expression(p);
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  return e;
}

static const Syntax *parse_identifier(Parser *p, Op left) {
  const Token *t = parser_peek(p);
  if (parser_starts_unit(p, t)) {
    parser_missing(p, "an expression");
    return parser_mistake(p);
  }
  return is_label(p) ? parse_label(p, left) : parse_reference(p, false);
}

/* SANY reads no selectors there. */
static const Syntax *refuse_selectors(Parser *p, const Syntax *subscript) {
  const Syntax *e = subscript;
  while (e && e->kind != SYNTAX_SELECTOR) e = e->qualifier;
  if (!e || p->panicking || strcmp(symbol_text(e->text), "@") == 0) return subscript;
  Diag *d =
      parser_complain(p, DIAG_P0002, subscript->at, "a part as a subscript needs parentheses");
  if (d)
    diag_help(d, "write _(%.*s)", (int)(subscript->at.end - subscript->at.start),
              p->source + subscript->at.start);
  return subscript;
}

/* subscript -> reference | parentheses | brackets, without operators */
const Syntax *parse_subscript(Parser *p, bool fairness) {
  switch ((int)parser_peek(p)->kind) {
  case TOKEN_IDENTIFIER: return refuse_selectors(p, parse_reference(p, fairness));
  case TOKEN_LEFT_PAREN: return parse_parentheses(p);
  case TOKEN_LEFT_SQUARE: return parse_square(p);
  case TOKEN_LEFT_BRACE: return parse_brace(p);
  case TOKEN_LEFT_ANGLE: return parse_angle(p);
  default: parser_unexpected(p, "a subscript: a name, or an expression in parentheses");
  }
  return parser_mistake(p);
}

static const Syntax *parse_misplaced(Parser *p) {
  const Token *t = parser_raw(p);
  if (parser_is(p, TOKEN_LAMBDA)) {
    Diag *d = parser_fail(p, DIAG_P0012, parser_span(p, t),
                          "LAMBDA can only be an argument, or stand after `<-` in WITH");
    if (d && p->at && t[-1].kind == TOKEN_DEFINES)
      diag_help(d, "an operator is defined by its name: Op(a) == a + 1");
  } else if (parser_starts_unit(p, t) || parser_at_next_item(p))
    parser_missing(p, "an expression");
  else
    parser_unexpected(p, "an expression");
  return parser_mistake(p);
}

const Syntax *parse_operand(Parser *p, Op left) {
  switch ((int)parser_peek(p)->kind) {
  case TOKEN_OPERATOR: return parse_leading_operator(p, left);
  case TOKEN_IDENTIFIER: return parse_identifier(p, left);
  case TOKEN_STEP: return p->proving ? parse_reference(p, false) : parse_misplaced(p);
  case TOKEN_NUMBER: return parse_number(p);
  case TOKEN_STRING: return parse_string(p);
  case TOKEN_AT: return parse_at(p);
  case TOKEN_LEFT_PAREN: return parse_parentheses(p);
  case TOKEN_LEFT_SQUARE: return parse_square(p);
  case TOKEN_LEFT_BRACE: return parse_brace(p);
  case TOKEN_LEFT_ANGLE: return parse_angle(p);
  case TOKEN_FORALL: return parse_quantifier(p, SYNTAX_FORALL);
  case TOKEN_EXISTS: return parse_quantifier(p, SYNTAX_EXISTS);
  case TOKEN_TEMPORAL_FORALL: return parse_temporal(p, SYNTAX_TEMPORAL_FORALL);
  case TOKEN_TEMPORAL_EXISTS: return parse_temporal(p, SYNTAX_TEMPORAL_EXISTS);
  case TOKEN_CHOOSE: return parse_choose(p);
  case TOKEN_IF: return parse_if(p);
  case TOKEN_CASE: return parse_case(p);
  case TOKEN_LET: return parse_let(p);
  case TOKEN_WF: return parse_fairness(p, SYNTAX_WEAK_FAIRNESS);
  case TOKEN_SF: return parse_fairness(p, SYNTAX_STRONG_FAIRNESS);
  default: return parse_misplaced(p);
  }
}
