/* Operators and bulleted lists: how operands are put together. */
#include <string.h>

#include "frontend/parser_state.h"

static bool binds_before(Op left, Op right) {
  return left != NO_OP && op_binds_before(left, right);
}

static bool leaves(Op outer, Op inner) { return outer == NO_OP || op_binds_before(inner, outer); }

/* Conflicts. */

static const char *range_of(const Parser *p, Op op) {
  const OpInfo *info = &op_infos[op];
  if (info->low == info->high) return arena_format(p->memory, "%d", info->low / 10);
  return arena_format(p->memory, "%d-%d", info->low / 10, info->high / 10);
}

typedef struct Conflict {
  Op left, right;
  const Token *left_at, *right_at;
  uint32_t first; /* token of the whole expression */
} Conflict;

/* The bar of `{x \in S | P}`, or NULL. */
static const Token *find_bar(const Parser *p, uint32_t first) {
  if (first == 0 || p->tokens[first - 1].kind != TOKEN_LEFT_BRACE) return NULL;
  for (uint32_t i = first; i < p->at; i++)
    if (p->tokens[i].kind == TOKEN_OPERATOR && p->tokens[i].op == OP_BAR) return &p->tokens[i];
  return NULL;
}

static void report_bar(Parser *p, const Token *bar) {
  Diag *d = parser_complain(p, DIAG_P0001, parser_span(p, bar), "expected `:`, found `|`");
  if (d) diag_help(d, "a set is filtered by a colon: {x \\in S : P}, or mapped: {e : x \\in S}");
}

static bool is_programmers_and(Op op) {
  return op == OP_AMP_AMP || op == OP_BAR_BAR || op == OP_AMP || op == OP_BAR;
}

static bool has_programmers_and(const Parser *p, uint32_t first) {
  for (uint32_t i = first; i < p->at; i++)
    if (p->tokens[i].kind == TOKEN_OPERATOR && is_programmers_and(p->tokens[i].op)) return true;
  return false;
}

enum { HELP_MAX = 80 };

/* Shows the expression with parentheses around its left part. */
static bool is_comparison(Op op) {
  return op == OP_LT || op == OP_LE || op == OP_GT || op == OP_GE || op == OP_EQ;
}

static void help_with_parentheses(const Parser *p, Diag *d, const Conflict *c) {
  Span whole = parser_span_from(p, c->first);
  const char *text = p->source + whole.start;
  const Token *before = c->right_at - 1;
  int left = (int)(before->end - whole.start), all = (int)(whole.end - whole.start);
  int rest = (int)(c->left_at->end - whole.start);
  if (has_programmers_and(p, c->first))
    diag_help(d, "TLA+ writes `and` as `/\\` and `or` as `\\/`");
  else if (all > HELP_MAX || memchr(text, '\n', (size_t)all))
    diag_help(d, "put parentheses around one of the two operations");
  else if (all > left && is_comparison(c->left) && is_comparison(c->right))
    diag_help(d, "each pair is compared by itself: `%.*s /\\ %.*s%.*s`", left, text,
              left - rest - (int)strspn(text + rest, " "), text + rest + strspn(text + rest, " "),
              all - left, text + left);
  else if (all > left)
    diag_help(d, "write `(%.*s)%.*s` or `%.*s (%.*s)`", left, text, all - left, text + left, rest,
              text, all - rest - (int)strspn(text + rest, " "),
              text + rest + strspn(text + rest, " "));
}

/* A bullet that misses the column of its list by a little. */
static bool help_with_column(const Parser *p, Diag *d, const Conflict *c) {
  const Token *list = &p->tokens[p->bullets.column ? p->bullets.token : c->first];
  const Token *bullet = c->right_at->bullet && c->right_at->first ? c->right_at : c->left_at;
  if (!list->bullet || !bullet->bullet || !bullet->first || bullet->column == list->column ||
      bullet->op != list->op)
    return false;
  diag_help(d, "this %s stands in column %u, the bullets of the list in column %u",
            parser_quote(p, bullet), bullet->column, list->column);
  parser_note_tab(p, d, bullet);
  return true;
}

static void report_conflict(Parser *p, const Conflict *c) {
  const Token *bar = find_bar(p, c->first);
  if (bar) {
    report_bar(p, bar);
    return;
  }
  const char *left = parser_quote(p, c->left_at), *right = parser_quote(p, c->right_at);
  bool same = c->left == c->right;
  const char *message = same ? arena_format(p->memory, "%s cannot be chained", right)
                             : arena_format(p->memory, "%s and %s need parentheses", left, right);
  Diag *d = parser_complain(p, DIAG_P0002, parser_span(p, c->right_at), message);
  if (!d) return;
  if (same)
    diag_label(d, parser_span(p, c->left_at), "the first one");
  else
    diag_label(d, parser_span(p, c->left_at), "precedence %s, which overlaps with %s of %s",
               range_of(p, c->left), range_of(p, c->right), right);
  if (!help_with_column(p, d, c)) help_with_parentheses(p, d, c);
}

/* An operator follows the operand of `left`, and neither binds before the other:
   reads on as if there were parentheses around what has been read, so that the
   message can show all of it. */
static const Syntax *resolve_conflict(Parser *p, uint32_t first, Op left, uint32_t left_at,
                                      const Syntax *e) {
  const Token *t = parser_peek(p);
  if (t->kind != TOKEN_OPERATOR || op_infos[t->op].fixity == FIXITY_PREFIX) return e;
  if (binds_before(left, t->op)) return e;
  Conflict c = {left, t->op, &p->tokens[left_at], t, first};
  uint32_t mark = p->kids.count;
  parser_push(p, e);
  parser_next(p);
  if (op_infos[c.right].fixity == FIXITY_INFIX) parser_push(p, parse_operators(p, c.right));
  if (!p->conflicting) report_conflict(p, &c);
  p->conflicting = true;
  Syntax *both = parser_node(p, SYNTAX_OPERATION, first, mark);
  both->op = c.right;
  return parser_done(p, both);
}

/* Operations. */

/* product -> operand ("\X" operand)+ */
static const Syntax *parse_product(Parser *p, uint32_t first, const Syntax *e) {
  uint32_t mark = p->kids.count, times = p->at;
  parser_push(p, e);
  while (parser_is_op(p, OP_TIMES)) {
    parser_next(p);
    parser_push(p, parse_operators(p, OP_TIMES));
  }
  const Syntax *product = parser_done(p, parser_node(p, SYNTAX_PRODUCT, first, mark));
  return resolve_conflict(p, first, OP_TIMES, times, product);
}

/* `==>` and `===`: two tokens, of which the first is `==`. */
static bool take_foreign_infix(Parser *p, const Token *t, Op *op) {
  const Token *after = parser_peek(p);
  bool glued = after->kind == TOKEN_OPERATOR && after->start == t->end &&
               p->source[t->start] == '=' && (after->op == OP_GT || after->op == OP_EQ);
  if (!glued) return false;
  *op = after->op == OP_GT ? OP_IMPLIES : OP_EQ;
  Span both = {p->file, t->start, after->end};
  parser_next(p);
  Diag *d = parser_complain(
      p, DIAG_P0011, both,
      arena_format(p->memory, "`==%s` is not an operator of TLA+", op_infos[after->op].ascii));
  if (d) diag_help(d, "write `%s`", op_infos[*op].ascii);
  return true;
}

/* `==` inside an expression: reported, then read as the `=` it should be. */
static Op take_infix(Parser *p) {
  const Token *t = parser_next(p);
  Op op = OP_EQ;
  if (t->kind == TOKEN_OPERATOR) return t->op;
  if (take_foreign_infix(p, t, &op)) return op;
  Diag *d = parser_complain(p, DIAG_P0005, parser_span(p, t),
                            "`==` inside an expression: it can only define a name");
  if (d && t->first)
    diag_help(d, "a definition is written Name == value");
  else if (d)
    diag_help(d, "to compare two values write `=`");
  return op;
}

static const Syntax *parse_infix(Parser *p, uint32_t first, const Syntax *e) {
  if (parser_is_op(p, OP_TIMES)) return parse_product(p, first, e);
  uint32_t mark = p->kids.count, sign = p->at;
  Op op = take_infix(p);
  parser_push(p, e);
  parser_push(p, parse_operators(p, op));
  Syntax *operation = parser_node(p, SYNTAX_OPERATION, first, mark);
  operation->op = op;
  operation->name_at = parser_span(p, &p->tokens[sign]);
  return resolve_conflict(p, first, op, sign, parser_done(p, operation));
}

static const Syntax *parse_postfix(Parser *p, uint32_t first, const Syntax *e) {
  uint32_t mark = p->kids.count;
  const Token *t = parser_next(p);
  parser_push(p, e);
  Syntax *operation = parser_node(p, SYNTAX_OPERATION, first, mark);
  operation->op = t->op;
  operation->name_at = parser_span(p, t);
  return parser_done(p, operation);
}

/* field -> expression "." word */
static const Syntax *parse_field(Parser *p, uint32_t first, const Syntax *e) {
  uint32_t mark = p->kids.count;
  parser_next(p);
  const Token *t = parser_raw(p);
  if (parser_starts_unit(p, t) && (t->defines || !token_is_word(t, p->source)))
    parser_missing(p, "the name of a field");
  Name field = parser_word(p, "the name of a field");
  parser_push(p, e);
  Syntax *node = parser_node(p, SYNTAX_FIELD, first, mark);
  node->name = field.text;
  node->name_at = field.at;
  return parser_done(p, node);
}

/* application -> expression "[" expression ("," expression)* "]" */
static const Syntax *parse_application(Parser *p, uint32_t first, const Syntax *e) {
  uint32_t mark = p->kids.count, opener = p->at;
  parser_next(p);
  parser_push(p, e);
  do parser_push(p, parse_whole_expression(p));
  while (parser_accept(p, TOKEN_COMMA));
  parser_close(p, opener, TOKEN_RIGHT_SQUARE);
  return parser_done(p, parser_node(p, SYNTAX_APPLY, first, mark));
}

static bool is_postfix(Op op) { return op_infos[op].fixity == FIXITY_POSTFIX; }

/* What may follow an operand, as far as `left` leaves it. */
static const Syntax *parse_rest(Parser *p, uint32_t first, const Syntax *e, Op left) {
  for (;;) {
    const Token *t = parser_peek(p);
    if (t->kind == TOKEN_DOT) {
      e = parse_field(p, first, e);
      continue;
    }
    if (t->kind == TOKEN_LEFT_SQUARE) {
      e = parse_application(p, first, e);
      continue;
    }
    if (t->kind != TOKEN_OPERATOR && t->kind != TOKEN_DEFINES) return e;
    Op op = t->kind == TOKEN_OPERATOR ? t->op : OP_EQ;
    if (op_infos[op].fixity == FIXITY_PREFIX) return e;
    if (binds_before(left, op) || !leaves(left, op)) return e;
    e = is_postfix(op) ? parse_postfix(p, first, e) : parse_infix(p, first, e);
  }
}

/* expression -> operand (infix expression | postfix | "." word | "[" ... "]")* */
const Syntax *parse_operators(Parser *p, Op left) {
  uint32_t first = p->at;
  if (!parser_enter(p)) {
    parser_leave(p);
    return parser_mistake(p);
  }
  const Syntax *e = parse_rest(p, first, parse_operand(p, left), left);
  parser_leave(p);
  return e;
}

const Syntax *parse_whole_expression(Parser *p) { return parse_operators(p, NO_OP); }

/* Prefix operators. */

/* Unary minus to the right of a tighter infix operator, `a * -b`: the operand
   ends where that of the infix operator does. */
static Op prefix_limit(Op prefix, Op left) {
  bool tighter = left != NO_OP && op_infos[left].fixity == FIXITY_INFIX &&
                 op_infos[left].high >= op_infos[prefix].low;
  return prefix == OP_NEGATIVE && tighter ? left : prefix;
}

/* The operator at `sign` has been read, and its operand is on the stack. */
static const Syntax *make_prefixed(Parser *p, Op op, Op limit, uint32_t sign) {
  uint32_t mark = p->kids.count - 1;
  Syntax *operation = parser_node(p, SYNTAX_OPERATION, sign, mark);
  operation->op = op;
  operation->name_at = parser_span(p, &p->tokens[sign]);
  const Syntax *e = parser_done(p, operation);
  return limit == op ? resolve_conflict(p, sign, op, sign, e) : e;
}

/* prefixed -> prefix expression */
static const Syntax *parse_prefixed(Parser *p, Op op, Op left) {
  uint32_t sign = p->at;
  Op limit = prefix_limit(op, left);
  parser_next(p);
  parser_push(p, parse_operators(p, limit));
  return make_prefixed(p, op, limit, sign);
}

static uint32_t arity_of(Op op) { return op_infos[op].fixity == FIXITY_INFIX ? 2 : 1; }

static void check_arity(Parser *p, Op op, Span name_at, uint32_t count) {
  if (p->panicking || count == arity_of(op)) return;
  const char *plural = arity_of(op) > 1 ? "s" : "";
  parser_complain(p, DIAG_P0012, name_at,
                  arena_format(p->memory, "`%s` takes %u argument%s, not %u", op_infos[op].ascii,
                               arity_of(op), plural, count));
}

/* The operator at `sign` has been read, and its arguments are on the stack. */
static const Syntax *make_nonfix(Parser *p, Op op, uint32_t sign, uint32_t mark) {
  Span name_at = parser_span(p, &p->tokens[sign]);
  check_arity(p, op, name_at, p->kids.count - mark);
  SyntaxKind kind = op == OP_TIMES ? SYNTAX_PRODUCT : SYNTAX_OPERATION;
  Syntax *operation = parser_node(p, kind, sign, mark);
  if (kind == SYNTAX_OPERATION) operation->op = op, operation->name_at = name_at;
  return parser_done(p, operation);
}

/* nonfix -> operator "(" argument ("," argument)* ")" */
static const Syntax *parse_nonfix(Parser *p, Op op) {
  uint32_t sign = p->at, mark = p->kids.count;
  parser_next(p);
  parse_arguments(p);
  return make_nonfix(p, op, sign, mark);
}

/* minus -> "-" expression | "-" "(" expression "," expression ")" */
static const Syntax *parse_minus(Parser *p, Op left) {
  uint32_t sign = p->at, opener = sign + 1, mark = p->kids.count;
  if (parser_ahead(p, 1)->kind != TOKEN_LEFT_PAREN) return parse_prefixed(p, OP_NEGATIVE, left);
  parser_next(p);
  parser_expect(p, TOKEN_LEFT_PAREN);
  const Syntax *e = parse_whole_expression(p);
  bool pair = parser_is(p, TOKEN_COMMA);
  parser_push(p, e);
  while (parser_accept(p, TOKEN_COMMA)) parser_push(p, parse_whole_expression(p));
  parser_close(p, opener, TOKEN_RIGHT_PAREN);
  if (pair) return make_nonfix(p, OP_MINUS, sign, mark);
  Op limit = prefix_limit(OP_NEGATIVE, left);
  *vec_last(&p->kids) = parse_rest(p, opener, e, limit);
  return make_prefixed(p, OP_NEGATIVE, limit, sign);
}

/* list -> (bullet expression)+, all bullets in one column */
static const Syntax *parse_list(Parser *p) {
  uint32_t first = p->at, mark = p->kids.count;
  const Token *bullet = parser_raw(p), *t;
  Bullets outer = p->bullets;
  do {
    p->bullets = (Bullets){bullet->column, p->at};
    parser_next(p);
    parser_push(p, parse_whole_expression(p));
    t = parser_raw(p);
  } while (!p->panicking && t->bullet && t->op == bullet->op && t->column == bullet->column);
  p->bullets = outer;
  SyntaxKind kind = bullet->op == OP_AND ? SYNTAX_CONJUNCTION : SYNTAX_DISJUNCTION;
  return parser_done(p, parser_node(p, kind, first, mark));
}

/* An operator where an operand should be. */
const Syntax *parse_leading_operator(Parser *p, Op left) {
  const Token *t = parser_peek(p);
  if (t->bullet) return parse_list(p);
  if (t->op == OP_MINUS) return parse_minus(p, left);
  if (op_infos[t->op].fixity == FIXITY_PREFIX) return parse_prefixed(p, t->op, left);
  if (parser_ahead(p, 1)->kind == TOKEN_LEFT_PAREN) return parse_nonfix(p, t->op);
  parser_unexpected(p, "an expression");
  return parser_mistake(p);
}
