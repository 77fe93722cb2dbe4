/* From the syntax of an expression to its kernel: one function per shape. */
#include "frontend/elaborate.h"

#include <string.h>

#include "base/integer.h"
#include "base/panic.h"

const Node *elaborate_mistake(const Place *p, Span at) {
  return node_new(p->analysis, NODE_ERROR, at, 0);
}

static const Node *refuse(const Place *p, const Syntax *s, DiagCode code, const char *why) {
  diag_report(p->analysis->session->diags, code, s->at, "%s", why);
  return elaborate_mistake(p, s->at);
}

/* Values (no level above that of actions). */

static const Node *elaborate_number(const Place *p, const Syntax *s) {
  Node *n = node_new(p->analysis, NODE_NUMBER, s->at, 0);
  const char *text = symbol_text(s->text);
  n->text = s->text;
  if (*text != '\\') return n;
  Integer value;
  int base = strchr("bB", text[1]) ? 2 : strchr("oO", text[1]) ? 8 : 16;
  if (!integer_parse(p->analysis->session->memory, text + 2, base, &value))
    return refuse(p, s, DIAG_S0107, "this number has no digits");
  const char *decimal = integer_text(p->analysis->session->memory, value);
  n->text = symbol_intern(p->analysis->session->symbols, decimal, strlen(decimal));
  return n;
}

static const Node *string_node(const Place *p, Symbol text, Span at) {
  Node *n = node_new(p->analysis, NODE_STRING, at, 0);
  n->text = text;
  return n;
}

/* There are no real numbers to evaluate it to. */
static const Node *elaborate_decimal(const Place *p, const Syntax *s) {
  Session *session = p->analysis->session;
  const char *what = arena_format(session->memory, "the decimal number %s", symbol_text(s->text));
  Node *n = node_new(p->analysis, NODE_BUILTIN, s->at, 1);
  n->builtin = BUILTIN_REFUSED;
  n->kids[0] = string_node(p, symbol_intern(session->symbols, what, strlen(what)), s->at);
  return n;
}

/* A node whose children are the expressions of the syntax, in order. */
static Node *elaborate_kids(const Place *p, NodeKind kind, const Syntax *s) {
  Node *n = node_new(p->analysis, kind, s->at, s->kid_count);
  for (uint32_t i = 0; i < s->kid_count; i++) n->kids[i] = elaborate(p, s->kids[i]);
  return n;
}

static const Node *elaborate_values(const Place *p, NodeKind kind, const Syntax *s,
                                    const char *by) {
  Place inner = place_limited(p, LEVEL_ACTION, by, s->at);
  return node_level(elaborate_kids(&inner, kind, s));
}

static void report_twice(const Place *p, const Syntax *s, uint32_t i) {
  if (diags_errors(p->analysis->session->diags) > DIAG_LIMIT) return; /* the rest is like it */
  uint32_t first = 0;
  while (s->fields[first].text != s->fields[i].text) first++;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0109, s->fields[i].at,
                        "field `%s` appears twice", symbol_text(s->fields[i].text));
  diag_label(d, s->fields[first].at, "first here");
}

static void check_fields(const Place *p, const Syntax *s) {
  Names seen = {0};
  for (uint32_t i = 0; i < s->kid_count; i++)
    if (names_find(&seen, s->fields[i].text))
      report_twice(p, s, i);
    else
      names_add(p->analysis->session->memory, &seen, (NameEntry){.name = s->fields[i].text});
}

static const Node *elaborate_record(const Place *p, NodeKind kind, const Syntax *s) {
  check_fields(p, s);
  Place inner =
      kind == NODE_RECORD ? *p : place_limited(p, LEVEL_ACTION, "a set of records", s->at);
  Node *n = elaborate_kids(&inner, kind, s);
  Symbol *names = arena_array(p->analysis->session->memory, Symbol, s->kid_count);
  for (uint32_t i = 0; i < s->kid_count; i++) names[i] = s->fields[i].text;
  n->names = names;
  return node_level(n);
}

static Node *application(const Place *p, Span at, const Node *function, const Node *argument) {
  Node *n = node_new(p->analysis, NODE_APPLY, at, 2);
  n->kids[0] = function;
  n->kids[1] = argument;
  return n;
}

/* The definition `f[x \in S] == e` that a name means, or NULL. */
static const Unit *find_function(const Place *p, const Syntax *s) {
  if (s->kind != SYNTAX_CALL || s->qualifier || s->kid_count) return NULL;
  const Entity *e = place_find(p, s->name);
  const Unit *u = e && e->kind == ENTITY_OPERATOR ? e->op->unit : NULL;
  return u && u->kind == UNIT_FUNCTION ? u : NULL;
}

static void check_index_count(const Place *p, const Syntax *s) {
  uint32_t given = s->kid_count - 1;
  const Unit *u = given > 1 && p->context->eager ? find_function(p, s->kids[0]) : NULL;
  uint32_t has = u ? syntax_bound_count(u->bounds) : given;
  if (has == given) return;
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0104, s->at,
                        "function `%s` has %u argument%s, but %u are given",
                        symbol_text(u->head.name.text), has, has == 1 ? "" : "s", given);
  diag_label(d, u->head.name.at, "it is defined here");
}

static const Node *elaborate_apply(const Place *p, const Syntax *s) {
  check_index_count(p, s);
  Place inner = place_limited(p, LEVEL_ACTION, "a function application", s->at);
  const Node *function = elaborate(&inner, s->kids[0]);
  if (s->kid_count == 2)
    return node_level(application(p, s->at, function, elaborate(&inner, s->kids[1])));
  Node *tuple = node_new(p->analysis, NODE_TUPLE, s->at, s->kid_count - 1);
  for (uint32_t i = 1; i < s->kid_count; i++) tuple->kids[i - 1] = elaborate(&inner, s->kids[i]);
  return node_level(application(p, s->at, function, node_level(tuple)));
}

static const Node *elaborate_field(const Place *p, const Syntax *s) {
  Place inner = place_limited(p, LEVEL_ACTION, "a record field", s->at);
  const Node *record = elaborate(&inner, s->kids[0]);
  return node_level(application(p, s->at, record, string_node(p, s->name, s->name_at)));
}

static const Node *elaborate_at_sign(const Place *p, const Syntax *s) {
  if (!p->at_sign) return refuse(p, s, DIAG_S0108, "`@` has a meaning only inside EXCEPT");
  Node *n = node_new(p->analysis, NODE_LOCAL, s->at, 0);
  n->text = p->analysis->at_sign;
  n->up = p->frame->depth - p->at_sign->frame->depth;
  n->slot = p->at_sign->slot;
  return n;
}

/* Names. */

static const Node *boolean_node(const Place *p, Span at, bool truth) {
  Node *n = node_new(p->analysis, NODE_BOOLEAN, at, 0);
  n->truth = truth;
  return n;
}

static const Node *language_set(const Place *p, Span at, Builtin builtin) {
  Node *n = node_new(p->analysis, NODE_BUILTIN, at, 0);
  n->builtin = builtin;
  return n;
}

static const Node *elaborate_name(const Place *p, const Syntax *s) {
  const Analysis *a = p->analysis;
  if (!s->qualifier && s->kid_count == 0) {
    if (s->name == a->true_name || s->name == a->false_name)
      return boolean_node(p, s->at, s->name == a->true_name);
    if (s->name == a->boolean_name) return language_set(p, s->at, BUILTIN_BOOLEAN_SET);
    if (s->name == a->string_name) return language_set(p, s->at, BUILTIN_STRING_SET);
  }
  if (selector_is_label(p, s)) return elaborate_selector(p, s);
  Reference r;
  Mention mention = {s->name, s->qualifier, s->name_at, s->at, false};
  if (!reference_find(p, mention, &r)) return elaborate_mistake(p, s->at);
  return reference_call(p, &r, s->kid_count, s->kids);
}

/* Arguments. */

static const Node *elaborate_lambda_argument(const Place *p, const Syntax *s, uint32_t arity) {
  const Head *head = s->lambda;
  if (head->parameter_count != arity) {
    diag_report(p->analysis->session->diags, DIAG_S0105, s->at,
                "an operator with %u parameter%s is needed here, this LAMBDA has %u", arity,
                arity == 1 ? "" : "s", head->parameter_count);
    return elaborate_mistake(p, s->at);
  }
  Place outside = *p;
  outside.group = NULL;
  OperatorShape shape = {{p->analysis->nameless, s->at}, arity, head->parameters, NULL};
  Operator *op = operator_create_inside(&outside, shape);
  Place inside = operator_inside(op, p);
  inside.at_sign = p->at_sign;
  inside.limit = p->limit;
  inside.labels = p->labels;
  operator_elaborate(op, inside, arity, head->parameters, s->kids[0]);
  Node *n = node_new(p->analysis, NODE_OPERATOR, s->at, 0);
  n->name = op->definition.name;
  n->definition = &op->definition;
  return node_level(n);
}

static const Node *elaborate_symbol_argument(const Place *p, const Syntax *s, uint32_t arity) {
  Operator *language = s->qualifier ? NULL : analysis_language_operator(p->analysis, s->op);
  Reference r = {.text = op_infos[s->op].ascii};
  const char *name = op_infos[s->op].ascii;
  r.mention = (Mention){symbol_intern(p->analysis->session->symbols, name, strlen(name)),
                        s->qualifier, s->name_at, s->at, true};
  if (language)
    r.entity = &language->entity;
  else if (!reference_find(p, r.mention, &r))
    return elaborate_mistake(p, s->at);
  return reference_pass(p, &r, arity);
}

static const Node *elaborate_operator_argument(const Place *p, const Syntax *s, uint32_t arity) {
  if (s->kind == SYNTAX_LAMBDA) return elaborate_lambda_argument(p, s, arity);
  if (selector_is(p, s)) return elaborate_selector_argument(p, s, arity);
  if (s->kind == SYNTAX_OPERATOR) return elaborate_symbol_argument(p, s, arity);
  if (s->kind == SYNTAX_CALL && s->kid_count == 0) {
    Reference r;
    Mention mention = {s->name, s->qualifier, s->name_at, s->at, true};
    if (!reference_find(p, mention, &r)) return elaborate_mistake(p, s->at);
    return reference_pass(p, &r, arity);
  }
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0105, s->at,
                        "an operator with %u parameter%s is needed here, not a value", arity,
                        arity == 1 ? "" : "s");
  diag_help(d, "give the name of an operator, a symbol such as `+`, or a LAMBDA");
  return elaborate_mistake(p, s->at);
}

const Node *elaborate_argument(const Place *p, const Syntax *s, uint32_t arity) {
  return arity ? elaborate_operator_argument(p, s, arity) : elaborate(p, s);
}

/* Actions. */

/* Is this no expression in parentheses? */
static bool follows_underline(const Place *p, Span at) {
  size_t length;
  const char *text = diags_text(p->analysis->session->diags, at.file, &length);
  uint32_t i = at.start;
  while (i > 0 && strchr(" \t\r\n", text[i - 1])) i--;
  return i > 0 && text[i - 1] == '_';
}

/* `[A]_v(x)` is `[A]_v`, as for SANY and TLC: nothing looks at the arguments. */
static const Syntax *without_arguments(const Place *p, const Syntax *subscript) {
  if (subscript->kind != SYNTAX_CALL || !subscript->kid_count) return subscript;
  if (!follows_underline(p, subscript->at)) return subscript;
  Diag *d =
      diag_report(p->analysis->session->diags, DIAG_S0406, subscript->at,
                  "the arguments of the subscript `%s` mean nothing", symbol_text(subscript->name));
  diag_help(d, "a subscript ends before the parenthesis; if it is meant to have arguments, define "
               "it by a name of its own");
  Syntax *bare = syntax_create(p->analysis->session->memory, SYNTAX_CALL, subscript->at, 0, NULL);
  bare->name = subscript->name;
  bare->name_at = subscript->name_at;
  bare->qualifier = subscript->qualifier;
  syntax_measure(bare);
  return bare;
}

static const Node *elaborate_action(const Place *p, NodeKind kind, const Syntax *s, uint32_t action,
                                    const char *by) {
  if (!level_fits(p, kind == NODE_SQUARE || kind == NODE_ANGLE ? LEVEL_ACTION : LEVEL_TEMPORAL,
                  s->at, "this"))
    return elaborate_mistake(p, s->at);
  Place of_action = place_absorbed(p, LEVEL_ACTION, by, s->at);
  Place of_subscript = place_absorbed(p, LEVEL_STATE, "a subscript", s->kids[1 - action]->at);
  Node *n = node_new(p->analysis, kind, s->at, 2);
  n->kids[0] = elaborate(action == 0 ? &of_action : &of_subscript, s->kids[0]);
  const Syntax *last = action == 0 ? without_arguments(p, s->kids[1]) : s->kids[1];
  n->kids[1] = elaborate(action == 1 ? &of_action : &of_subscript, last);
  return node_level(n);
}

/* Sets as in mathematics. */

static bool is_op(const Syntax *s, Op op) {
  return s->kind == SYNTAX_OPERATION && s->op == op && !s->qualifier && s->kid_count == 2;
}

static bool is_unknown_name(const Place *p, const Syntax *s) {
  return s->kind == SYNTAX_CALL && !s->qualifier && !s->kid_count && !place_find(p, s->name);
}

/* `{x \in S | P}`, `{x \in S, P}` and `{e | x \in S}`, where x has no meaning. */
static const Syntax *find_bar(const Place *p, const Syntax *s) {
  if (!s->kid_count || !is_op(s->kids[0], OP_IN)) return NULL;
  const Syntax *left = s->kids[0]->kids[0], *right = s->kids[0]->kids[1];
  if (is_op(right, OP_BAR) && is_unknown_name(p, left)) return right;
  if (is_op(left, OP_BAR) && is_unknown_name(p, left->kids[1])) return left;
  return s->kid_count > 1 && is_unknown_name(p, left) ? s->kids[0] : NULL;
}

static const Node *elaborate_set(const Place *p, const Syntax *s) {
  const Syntax *bar = find_bar(p, s);
  if (!bar || context_is_silent(p->context)) return elaborate_values(p, NODE_SET, s, "a set");
  const char *sign = bar->op == OP_BAR ? "|" : ",";
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0101, bar->name_at,
                        "`%s` does not separate the parts of a set", sign);
  diag_help(d, "a set is filtered by a colon: {x \\in S : P}, or mapped: {e : x \\in S}");
  return elaborate_mistake(p, s->at);
}

const Node *elaborate(const Place *p, const Syntax *s) {
  if (!analysis_goes_on(p->analysis, s->at)) return elaborate_mistake(p, s->at);
  switch (s->kind) {
  case SYNTAX_ERROR: return elaborate_mistake(p, s->at);
  case SYNTAX_NUMBER: return elaborate_number(p, s);
  case SYNTAX_DECIMAL: return elaborate_decimal(p, s);
  case SYNTAX_STRING: return string_node(p, s->text, s->at);
  case SYNTAX_CALL: return elaborate_name(p, s);
  case SYNTAX_OPERATION: return elaborate_operation(p, s);
  case SYNTAX_OPERATOR: return refuse(p, s, DIAG_S0105, "an operator by itself is not a value");
  case SYNTAX_SELECTOR: return elaborate_selector(p, s);
  case SYNTAX_LAMBDA: return refuse(p, s, DIAG_S0105, "a LAMBDA is an operator, not a value");
  case SYNTAX_CONJUNCTION:
  case SYNTAX_DISJUNCTION: return elaborate_junction(p, s);
  case SYNTAX_FORALL: return elaborate_bounded(p, NODE_FORALL, s);
  case SYNTAX_EXISTS: return elaborate_bounded(p, NODE_EXISTS, s);
  case SYNTAX_TEMPORAL_FORALL: return elaborate_bounded(p, NODE_TEMPORAL_FORALL, s);
  case SYNTAX_TEMPORAL_EXISTS: return elaborate_bounded(p, NODE_TEMPORAL_EXISTS, s);
  case SYNTAX_CHOOSE: return elaborate_bounded(p, NODE_CHOOSE, s);
  case SYNTAX_SET: return elaborate_set(p, s);
  case SYNTAX_FILTER: return elaborate_bounded(p, NODE_FILTER, s);
  case SYNTAX_MAP: return elaborate_bounded(p, NODE_MAP, s);
  case SYNTAX_FUNCTION: return elaborate_function(p, p->labels, s->at, s->bounds, s->kids[0]);
  case SYNTAX_FUNCTION_SET: return elaborate_values(p, NODE_FUNCTION_SET, s, "a set of functions");
  case SYNTAX_RECORD: return elaborate_record(p, NODE_RECORD, s);
  case SYNTAX_RECORD_SET: return elaborate_record(p, NODE_RECORD_SET, s);
  case SYNTAX_TUPLE: return elaborate_values(p, NODE_TUPLE, s, "a tuple");
  case SYNTAX_PRODUCT: return elaborate_values(p, NODE_PRODUCT, s, "a product");
  case SYNTAX_EXCEPT: return elaborate_except(p, s);
  case SYNTAX_AT: return elaborate_at_sign(p, s);
  case SYNTAX_APPLY: return elaborate_apply(p, s);
  case SYNTAX_FIELD: return elaborate_field(p, s);
  case SYNTAX_IF: return node_level(elaborate_kids(p, NODE_IF, s));
  case SYNTAX_CASE: return node_level(elaborate_kids(p, NODE_CASE, s));
  case SYNTAX_LET: return elaborate_let(p, s);
  case SYNTAX_ACTION_BOX: return elaborate_action(p, NODE_SQUARE, s, 0, "[A]_v");
  case SYNTAX_ACTION_ANGLE: return elaborate_action(p, NODE_ANGLE, s, 0, "<<A>>_v");
  case SYNTAX_WEAK_FAIRNESS: return elaborate_action(p, NODE_WEAK_FAIRNESS, s, 1, "WF");
  case SYNTAX_STRONG_FAIRNESS: return elaborate_action(p, NODE_STRONG_FAIRNESS, s, 1, "SF");
  case SYNTAX_LABEL: return elaborate_label(p, s);
  case SYNTAX_KIND_COUNT: break;
  }
  never("kind of syntax");
}
