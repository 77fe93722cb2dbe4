/* Square brackets, braces and angles: functions, records, sets, tuples, actions. */
#include "frontend/parser_state.h"

static const Token *after_match(const Parser *p, const Token *opener) {
  return opener->match ? &p->tokens[opener->match + 1] : opener;
}

static bool is_in(const Token *t) { return t->kind == TOKEN_OPERATOR && t->op == OP_IN; }

/* Do bound names and `\in` come next? */
static bool at_bound(const Parser *p, bool several) {
  const Token *t = parser_peek(p), *after = parser_ahead(p, 1);
  if (t->kind == TOKEN_LEFT_ANGLE) return is_in(after_match(p, t));
  return t->kind == TOKEN_IDENTIFIER && (is_in(after) || (several && after->kind == TOKEN_COMMA));
}

/* Items are expressions with commas between them. */
static void parse_items(Parser *p) {
  do parser_push(p, parse_whole_expression(p));
  while (parser_accept(p, TOKEN_COMMA));
}

/* Square brackets. */

/* function -> "[" bounds "|->" expression "]" */
static const Syntax *parse_function(Parser *p, uint32_t opener) {
  uint32_t mark = p->kids.count;
  SyntaxBounds bounds = parse_bounds(p, false);
  parser_expect_part(p, TOKEN_BAR_ARROW, opener);
  parser_push(p, parse_whole_expression(p));
  parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  Syntax *e = parser_node(p, SYNTAX_FUNCTION, opener, mark);
  e->bounds = bounds;
  return parser_done(p, e);
}

static void refuse_field(Parser *p, uint32_t opener, TokenKind arrow) {
  if (p->panicking) return;
  const Token *t = parser_raw(p), *open = &p->tokens[opener];
  Diag *d = parser_fail(
      p, DIAG_P0001, parser_span(p, t),
      arena_format(p->memory, "expected %s, found %s", token_noun(arrow), parser_quote(p, t)));
  if (!d) return;
  diag_label(d, parser_span(p, open + 2), "as in the first field");
  diag_help(d, "a record is written [a |-> 1, b |-> 2], a set of records [a : S, b : T]");
}

/* record -> "[" word ("|->" | ":") expression ("," word ... )* "]" */
static const Syntax *parse_record(Parser *p, uint32_t opener, TokenKind arrow) {
  uint32_t mark = p->kids.count, names = p->names.count, count = 0;
  const Name *fields = NULL;
  do {
    Name field = parser_word(p, "the name of a field");
    vec_push(&p->names, field);
    if (!parser_accept(p, arrow)) refuse_field(p, opener, arrow);
    parser_push(p, parse_whole_expression(p));
  } while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  vec_take(p, Name, names, names, fields, count);
  SyntaxKind kind = arrow == TOKEN_COLON ? SYNTAX_RECORD_SET : SYNTAX_RECORD;
  Syntax *e = parser_node(p, kind, opener, mark);
  e->fields = fields;
  return parser_done(p, e);
}

/* step -> "." word | "[" expression ("," expression)* "]" */
static void parse_step(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  if (parser_accept(p, TOKEN_DOT)) {
    Name field = parser_word(p, "the name of a field");
    Syntax *e = parser_node(p, SYNTAX_STRING, first, mark);
    e->text = field.text;
    parser_push(p, e);
    return;
  }
  parser_next(p);
  parse_items(p);
  parser_close(p, first, TOKEN_RIGHT_SQUARE);
  if (p->kids.count - mark > 1)
    parser_push(p, parser_done(p, parser_node(p, SYNTAX_TUPLE, first, mark)));
}

/* update -> "!" step+ "=" expression */
static void parse_update(Parser *p) {
  uint32_t first = p->at;
  SyntaxUpdate update = {0};
  parser_expect(p, TOKEN_BANG);
  while (parser_is(p, TOKEN_DOT) || parser_is(p, TOKEN_LEFT_SQUARE)) {
    parse_step(p);
    update.step_count++;
  }
  if (update.step_count == 0) parser_unexpected(p, "`[` or `.` after the `!`");
  if (parser_is_op(p, OP_EQ))
    parser_next(p);
  else
    parser_unexpected(p, "`=`");
  parser_push(p, parse_whole_expression(p));
  update.at = parser_span_from(p, first);
  vec_push(&p->updates, update);
}

/* except -> "[" expression EXCEPT update ("," update)* "]" */
static const Syntax *parse_except(Parser *p, uint32_t opener, uint32_t mark) {
  uint32_t updates = p->updates.count, count = 0;
  const SyntaxUpdate *list = NULL;
  parser_next(p);
  do parse_update(p);
  while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  vec_take(p, SyntaxUpdate, updates, updates, list, count);
  Syntax *e = parser_node(p, SYNTAX_EXCEPT, opener, mark);
  e->updates = list;
  e->update_count = count;
  return parser_done(p, e);
}

static bool has_op(const Parser *p, uint32_t from, Op op) {
  for (uint32_t i = from; i < p->at; i++)
    if (p->tokens[i].kind == TOKEN_OPERATOR && p->tokens[i].op == op) return true;
  return false;
}

/* `[A]` without a subscript, `[a = 1]`. */
static void refuse_bare_brackets(Parser *p, uint32_t opener) {
  const Token *t = parser_raw(p), *after = parser_ahead(p, 1);
  Diag *d = parser_fail(p, DIAG_P0001, parser_span(p, t),
                        "expected `->`, `EXCEPT` or a subscript as in `[A]_v`, found `]`");
  if (!d) return;
  diag_label(d, parser_span(p, &p->tokens[opener]), "of this `[`");
  bool boxed = opener > 0 && p->tokens[opener - 1].kind == TOKEN_OPERATOR &&
               p->tokens[opener - 1].op == OP_BOX;
  if (has_op(p, opener, OP_RANGE))
    diag_help(d, "the set of the numbers from 1 to N is 1..N, without brackets");
  else if (after->kind == TOKEN_IDENTIFIER && symbol_text(after->text)[0] == '_')
    diag_help(d, "the subscript follows the bracket without a blank: [A]_v");
  else if (boxed || has_op(p, opener, OP_PRIME))
    diag_help(d, "write [][A]_vars, where vars is the tuple of all variables");
  else
    diag_help(d, "a record is written [a |-> 1], a sequence <<1, 2>>, a function [x \\in S |-> e]");
}

/* square -> "[" expression ("->" expression "]" | EXCEPT ... "]" | "]_" subscript) */
static const Syntax *parse_square_expression(Parser *p, uint32_t opener) {
  uint32_t mark = p->kids.count;
  SyntaxKind kind = SYNTAX_ACTION_BOX;
  parser_push(p, parse_whole_expression(p));
  if (parser_is(p, TOKEN_EXCEPT)) return parse_except(p, opener, mark);
  if (parser_accept(p, TOKEN_RIGHT_ARROW)) {
    kind = SYNTAX_FUNCTION_SET;
    parser_push(p, parse_whole_expression(p));
    parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  } else if (parser_accept(p, TOKEN_RIGHT_SQUARE_)) {
    parser_push(p, parse_subscript(p, false));
  } else if (parser_is(p, TOKEN_RIGHT_SQUARE)) {
    refuse_bare_brackets(p, opener);
  } else {
    parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  }
  return parser_done(p, parser_node(p, kind, opener, mark));
}

const Syntax *parse_square(Parser *p) {
  uint32_t opener = p->at;
  parser_next(p);
  const Token *after = parser_ahead(p, 1);
  bool word = !p->panicking && token_is_word(parser_peek(p), p->source);
  if (word && (after->kind == TOKEN_BAR_ARROW || after->kind == TOKEN_COLON))
    return parse_record(p, opener, after->kind);
  if (at_bound(p, true)) return parse_function(p, opener);
  return parse_square_expression(p, opener);
}

/* Braces. */

/* Is this the `x \in S` that `{` started with, x a name or a tuple of names? */
static bool is_bare_bound(const Syntax *e) {
  if (e->kind != SYNTAX_OPERATION || e->op != OP_IN || e->qualifier) return false;
  const Syntax *left = e->kids[0];
  if (left->kind == SYNTAX_CALL) return left->kid_count == 0 && !left->qualifier;
  if (left->kind != SYNTAX_TUPLE) return false;
  for (uint32_t i = 0; i < left->kid_count; i++) {
    const Syntax *item = left->kids[i];
    if (item->kind != SYNTAX_CALL || item->kid_count > 0 || item->qualifier) return false;
  }
  return left->kid_count > 0;
}

static Name name_of(const Syntax *call) { return (Name){call->name, call->name_at}; }

static SyntaxBound bound_of(Parser *p, const Syntax *membership) {
  const Syntax *left = membership->kids[0];
  SyntaxBound bound = {1, NULL, left->kind == SYNTAX_TUPLE, membership->kids[1]};
  if (bound.tuple) bound.name_count = left->kid_count;
  Name *names = arena_array(p->memory, Name, bound.name_count);
  if (!bound.tuple) names[0] = name_of(left);
  for (uint32_t i = 0; bound.tuple && i < left->kid_count; i++) names[i] = name_of(left->kids[i]);
  bound.names = names;
  return bound;
}

/* set -> "{" bound ":" expression "}" | "{" expression ":" bounds "}" */
static const Syntax *parse_comprehension(Parser *p, uint32_t opener, uint32_t mark, bool filter) {
  SyntaxBounds bounds;
  parser_next(p);
  if (filter) {
    bounds = parser_single_bound(p, bound_of(p, vec_pop(&p->kids)));
    parser_push(p, parse_whole_expression(p));
  } else {
    bounds = parse_bounds(p, false);
  }
  parser_close(p, opener, TOKEN_RIGHT_BRACE);
  Syntax *e = parser_node(p, filter ? SYNTAX_FILTER : SYNTAX_MAP, opener, mark);
  e->bounds = bounds;
  return parser_done(p, e);
}

/* set -> "{" (expression ("," expression)*)? "}" | comprehension */
const Syntax *parse_brace(Parser *p) {
  uint32_t opener = p->at, mark = p->kids.count;
  parser_next(p);
  if (!parser_is(p, TOKEN_RIGHT_BRACE)) {
    bool bound = at_bound(p, false);
    parser_push(p, parse_whole_expression(p));
    if (parser_is(p, TOKEN_COLON))
      return parse_comprehension(p, opener, mark, bound && is_bare_bound(*vec_last(&p->kids)));
    if (parser_accept(p, TOKEN_COMMA)) parse_items(p);
  }
  parser_close(p, opener, TOKEN_RIGHT_BRACE);
  return parser_done(p, parser_node(p, SYNTAX_SET, opener, mark));
}

/* Angles. */

/* angle -> "<<" (expression ("," expression)*)? ">>" | "<<" expression ">>_" subscript */
const Syntax *parse_angle(Parser *p) {
  uint32_t opener = p->at, mark = p->kids.count;
  parser_next(p);
  if (!parser_is(p, TOKEN_RIGHT_ANGLE)) parse_items(p);
  SyntaxKind kind = SYNTAX_TUPLE;
  if (parser_is(p, TOKEN_RIGHT_ANGLE_) && p->kids.count == mark + 1) {
    parser_next(p);
    parser_push(p, parse_subscript(p, false));
    kind = SYNTAX_ACTION_ANGLE;
  } else {
    parser_close(p, opener, TOKEN_RIGHT_ANGLE);
  }
  return parser_done(p, parser_node(p, kind, opener, mark));
}
