/* Operands that start with a word: IF, CASE, LET and fairness. */
#include "frontend/parser_state.h"

/* if -> IF expression THEN expression ELSE expression */
const Syntax *parse_if(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  parser_next(p);
  parser_push(p, parse_whole_expression(p));
  parser_expect_part(p, TOKEN_THEN, first);
  parser_push(p, parse_whole_expression(p));
  parser_expect_part(p, TOKEN_ELSE, first);
  parser_push(p, parse_whole_expression(p));
  return parser_done(p, parser_node(p, SYNTAX_IF, first, mark));
}

/* case -> CASE arm ("[]" arm)* ("[]" OTHER "->" expression)?
   arm -> expression "->" expression */
const Syntax *parse_case(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  bool other = false;
  parser_next(p);
  for (;;) {
    other = p->at > first + 1 && parser_accept(p, TOKEN_OTHER);
    if (!other) parser_push(p, parse_whole_expression(p));
    parser_expect_part(p, TOKEN_RIGHT_ARROW, first);
    parser_push(p, parse_whole_expression(p));
    if (other || !parser_is_op(p, OP_BOX)) break;
    parser_next(p);
  }
  return parser_done(p, parser_node(p, SYNTAX_CASE, first, mark));
}

static const Unit *parse_local_unit(Parser *p) {
  const Token *t = parser_peek(p);
  if (t->kind == TOKEN_RECURSIVE) return parse_parameters_unit(p, UNIT_RECURSIVE);
  if (t->defines) return parse_definition(p, p->at, false);
  if (t->kind == TOKEN_LOCAL && parser_ahead(p, 1)->defines) {
    uint32_t first = p->at;
    parser_next(p);
    return parse_definition(p, first, true);
  }
  const Token *after = parser_ahead(p, 1);
  if (after->kind == TOKEN_OPERATOR && after->op == OP_EQ && !p->panicking) {
    Diag *d = parser_fail(p, DIAG_P0005, parser_span(p, after), "a name is defined with `==`");
    if (d) diag_help(d, "`=` compares two values");
  } else
    parser_unexpected(p, "a definition or `IN`");
  return NULL;
}

/* let -> LET (definition | recursive)+ IN expression */
const Syntax *parse_let(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count, units = p->units.count;
  uint32_t outer = p->unit_column, count = 0;
  if (parser_next(p)->match == 0) {
    const Token *let = &p->tokens[first];
    Diag *d = parser_fail(p, DIAG_P0004, parser_span(p, let), "this LET has no IN");
    if (d) diag_help(d, "write %s", parser_form(let));
  }
  do {
    if (!parser_is(p, TOKEN_END)) p->unit_column = parser_raw(p)->column;
    const Unit *unit = parse_local_unit(p);
    if (unit) vec_push(&p->units, unit);
  } while (!parser_is(p, TOKEN_IN) && !p->panicking);
  p->unit_column = outer;
  parser_expect_part(p, TOKEN_IN, first);
  const Unit *const *list = NULL;
  vec_take(p, const Unit *, units, units, list, count);
  parser_push(p, parse_whole_expression(p));
  Syntax *e = parser_node(p, SYNTAX_LET, first, mark);
  e->units = list;
  e->unit_count = count;
  return parser_done(p, e);
}

/* fairness -> ("WF_" | "SF_") subscript "(" expression ")" */
const Syntax *parse_fairness(Parser *p, SyntaxKind kind) {
  uint32_t first = p->at, mark = p->kids.count;
  parser_next(p);
  parser_push(p, parse_subscript(p, true));
  uint32_t opener = p->at;
  parser_expect_part(p, TOKEN_LEFT_PAREN, first);
  parser_push(p, parse_whole_expression(p));
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  return parser_done(p, parser_node(p, kind, first, mark));
}
