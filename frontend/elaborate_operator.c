/* Applications of operator symbols, those of the language and those defined. */
#include <assert.h>
#include <string.h>

#include "base/panic.h"
#include "frontend/builtins.h"
#include "frontend/elaborate.h"
#include "frontend/generate.h"

/* Nodes of their own for operators of the language.  All others of the language
   are BUILTIN nodes. */
static const struct {
  Op op;
  NodeKind kind;
  Level most; /* of operands */
} special[] = {
    {OP_AND, NODE_AND, LEVEL_TEMPORAL},           {OP_OR, NODE_OR, LEVEL_TEMPORAL},
    {OP_PRIME, NODE_PRIME, LEVEL_STATE},          {OP_ENABLED, NODE_ENABLED, LEVEL_ACTION},
    {OP_UNCHANGED, NODE_UNCHANGED, LEVEL_STATE},  {OP_CDOT, NODE_COMPOSE, LEVEL_ACTION},
    {OP_BOX, NODE_ALWAYS, LEVEL_TEMPORAL},        {OP_DIAMOND, NODE_EVENTUALLY, LEVEL_TEMPORAL},
    {OP_LEADS_TO, NODE_LEADS_TO, LEVEL_TEMPORAL}, {OP_GUARANTEES, NODE_GUARANTEES, LEVEL_TEMPORAL},
};

enum { SPECIAL_COUNT = sizeof special / sizeof *special };

static const char *spelling(Op op) { return op == OP_NEGATIVE ? "-" : op_infos[op].ascii; }

/* The most a junction, negation and the like let through. */
static bool is_logical(Builtin b) {
  return b == BUILTIN_NOT || b == BUILTIN_IMPLIES || b == BUILTIN_EQUIV;
}

/* AND and OR: `a /\ b /\ c` is one node. */

static uint32_t chain_length(const Syntax *s, Op op) {
  uint32_t count = 1;
  while (s->kind == SYNTAX_OPERATION && s->op == op) s = s->kids[0], count++;
  return count;
}

static const Node *finish_junction(const Place *p, Node *n) {
  return level_check_mixture(p, n, n->kind == NODE_AND ? "a conjunction" : "a disjunction")
             ? node_level(n)
             : elaborate_mistake(p, n->at);
}

static const Node *elaborate_chain(const Place *p, NodeKind kind, const Syntax *s) {
  uint32_t count = chain_length(s, s->op);
  const Syntax **items = arena_array(p->analysis->session->memory, const Syntax *, count);
  const Syntax *rest = s;
  for (uint32_t i = count - 1; i > 0; i--) {
    items[i] = rest->kids[1];
    rest = rest->kids[0];
  }
  items[0] = rest;
  Node *n = node_new(p->analysis, kind, s->at, count);
  for (uint32_t i = 0; i < count; i++) n->kids[i] = elaborate(p, items[i]);
  return finish_junction(p, n);
}

const Node *elaborate_junction(const Place *p, const Syntax *s) {
  if (s->kid_count == 1) return elaborate(p, s->kids[0]);
  NodeKind kind = s->kind == SYNTAX_CONJUNCTION ? NODE_AND : NODE_OR;
  Node *n = node_new(p->analysis, kind, s->at, s->kid_count);
  for (uint32_t i = 0; i < s->kid_count; i++) n->kids[i] = elaborate(p, s->kids[i]);
  return finish_junction(p, n);
}

/* Temporal and action operators. */

static bool report_bare_action(const Place *p, const Node *operand, const char *op) {
  Diag *d = diag_report(p->analysis->session->diags, DIAG_S0403, operand->at,
                        "`%s` cannot be applied to an action by itself", op);
  if (strcmp(op, "[]") == 0) diag_help(d, "write [][A]_v, where v is the tuple of variables");
  if (strcmp(op, "<>") == 0) diag_help(d, "write <><<A>>_v, where v is the tuple of variables");
  return false;
}

/* `[]` takes `[A]_v` and `<>` takes `<<A>>_v`, but no action otherwise. */
static bool check_temporal_operands(const Place *p, const Node *n, const char *op) {
  for (uint32_t i = 0; i < n->kid_count; i++) {
    const Node *kid = n->kids[i];
    bool allowed = (n->kind == NODE_ALWAYS && kid->kind == NODE_SQUARE) ||
                   (n->kind == NODE_EVENTUALLY && kid->kind == NODE_ANGLE);
    if (kid->level == LEVEL_ACTION && !allowed) return report_bare_action(p, kid, op);
  }
  return true;
}

static bool is_temporal(NodeKind kind) {
  return kind == NODE_ALWAYS || kind == NODE_EVENTUALLY || kind == NODE_LEADS_TO ||
         kind == NODE_GUARANTEES;
}

static const Node *elaborate_special(const Place *p, NodeKind kind, Level most, const Syntax *s) {
  const char *name = spelling(s->op);
  Node *n = node_new(p->analysis, kind, s->at, s->kid_count);
  const char *what = arena_format(p->analysis->session->memory, "`%s`", name);
  if (!level_fits(p, level_of(n), s->at, "this")) return elaborate_mistake(p, s->at);
  Place inner = place_absorbed(p, most, what, s->name_at);
  for (uint32_t i = 0; i < s->kid_count; i++) n->kids[i] = elaborate(&inner, s->kids[i]);
  if (kind == NODE_ENABLED || kind == NODE_COMPOSE) instance_list_for_variables(p, n);
  if (is_temporal(kind) && !check_temporal_operands(p, n, name)) return elaborate_mistake(p, s->at);
  return node_level(n);
}

static const Node *elaborate_primitive(const Place *p, Builtin builtin, const Syntax *s) {
  Place inner =
      is_logical(builtin) ? *p : place_limited(p, LEVEL_ACTION, spelling(s->op), s->name_at);
  Node *n = node_new(p->analysis, NODE_BUILTIN, s->at, s->kid_count);
  n->builtin = builtin;
  for (uint32_t i = 0; i < s->kid_count; i++) n->kids[i] = elaborate(&inner, s->kids[i]);
  const char *what = arena_format(p->analysis->session->memory, "`%s`", spelling(s->op));
  if (!level_check_mixture(p, n, what)) return elaborate_mistake(p, s->at);
  const Node *generated =
      builtin == BUILTIN_EQ ? generate_equation(p, s->at, n->kids[0], n->kids[1]) : NULL;
  return generated ? generated : node_level(n);
}

/* Apalache's `x' := e` is an equation. */
static const Node *elaborate_assignment(const Place *p, const Node *call) {
  bool is_one = call->kind == NODE_CALL && !strcmp(call->definition->module, "Apalache");
  if (!is_one || call->kid_count != 2) return call;
  const Node *generated = generate_equation(p, call->at, call->kids[0], call->kids[1]);
  return generated ? generated : call;
}

/* Symbols that a module defines. */
static const Node *elaborate_defined(const Place *p, const Syntax *s) {
  const char *name = op_infos[s->op].ascii;
  Reference r;
  Mention m = {symbol_intern(p->analysis->session->symbols, name, strlen(name)), s->qualifier,
               s->name_at, s->at, false};
  if (!reference_find(p, m, &r)) {
    bool comment = s->op == OP_SLASH_SLASH || s->op == OP_MINUS_MINUS; /* of other languages */
    uint32_t count = comment && s->kid_count ? 1 : s->kid_count;
    for (uint32_t i = 0; i < count; i++) elaborate(p, s->kids[i]); /* for its mistakes */
    return elaborate_mistake(p, s->at);
  }
  const Node *call = reference_call(p, &r, s->kid_count, s->kids);
  return s->op == OP_ASSIGN ? elaborate_assignment(p, call) : call;
}

static uint32_t operand_count(Op op) { return op_infos[op].fixity == FIXITY_INFIX ? 2 : 1; }

/* `/\(a, b, c)` has the form of an application, so the count is to be checked. */
static bool check_operands(const Place *p, const Syntax *s) {
  if (s->kid_count == operand_count(s->op)) return true;
  diag_report(p->analysis->session->diags, DIAG_S0104, s->name_at,
              "`%s` takes %u operands, but %u are given", spelling(s->op), operand_count(s->op),
              s->kid_count);
  return false;
}

const Node *elaborate_operation(const Place *p, const Syntax *s) {
  if (selector_is_label(p, s)) return elaborate_selector(p, s);
  if (s->qualifier) return elaborate_defined(p, s);
  Builtin builtin = builtin_find("", op_infos[s->op].ascii);
  uint32_t i = 0;
  while (i < SPECIAL_COUNT && special[i].op != s->op) i++;
  if (builtin == BUILTIN_COUNT && i == SPECIAL_COUNT) return elaborate_defined(p, s);
  if (!check_operands(p, s)) return elaborate_mistake(p, s->at);
  if (builtin != BUILTIN_COUNT) return elaborate_primitive(p, builtin, s);
  if (s->op == OP_AND || s->op == OP_OR) return elaborate_chain(p, special[i].kind, s);
  return elaborate_special(p, special[i].kind, special[i].most, s);
}

/* Operators of the language as arguments. */

static void make_special(Analysis *a, Operator *op, NodeKind kind) {
  uint32_t count = op->definition.parameter_count;
  Node *body = node_new(a, kind, op->definition.at, count);
  for (uint32_t i = 0; i < count; i++) {
    Node *kid = node_new(a, NODE_LOCAL, op->definition.at, 0);
    kid->slot = i;
    kid->name = op->definition.parameters[i].name;
    body->kids[i] = kid;
  }
  operator_finish(a, op, node_level(body));
}

static Operator *make_language_operator(Analysis *a, Op symbol, uint32_t row, Builtin builtin) {
  static const char *const letters[] = {"a", "b"};
  const char *name = op_infos[symbol].ascii;
  Parameter parameters[2] = {0};
  for (int i = 0; i < 2; i++)
    parameters[i].name.text = symbol_intern(a->session->symbols, letters[i], 1);
  OperatorShape shape = {.name = {.text = symbol_intern(a->session->symbols, name, strlen(name))},
                         .parameter_count = operand_count(symbol),
                         .parameters = parameters};
  Operator *op = operator_create(a, NULL, &(Surroundings){0}, shape);
  if (builtin != BUILTIN_COUNT)
    operator_make_builtin(a, op, builtin);
  else
    make_special(a, op, special[row].kind);
  return op;
}

Operator *analysis_language_operator(Analysis *a, Op symbol) {
  if (a->op_operators[symbol]) return a->op_operators[symbol];
  Builtin builtin = builtin_find("", op_infos[symbol].ascii);
  uint32_t row = 0;
  while (row < SPECIAL_COUNT && special[row].op != symbol) row++;
  if (builtin == BUILTIN_COUNT && row == SPECIAL_COUNT) return NULL;
  return a->op_operators[symbol] = make_language_operator(a, symbol, row, builtin);
}

static void add_language_name(Analysis *a, const char *text) {
  Symbol name = symbol_intern(a->session->symbols, text, strlen(text));
  if (!names_find(&a->language, name))
    names_add(a->session->memory, &a->language, (NameEntry){.name = name});
}

void analysis_add_language_names(Analysis *a) {
  for (Builtin b = 0; b < BUILTIN_COUNT; b++)
    if (!*builtin_infos[b].module) add_language_name(a, builtin_infos[b].spelling);
  for (uint32_t i = 0; i < SPECIAL_COUNT; i++) add_language_name(a, op_infos[special[i].op].ascii);
  add_language_name(a, "TRUE");
  add_language_name(a, "FALSE");
  add_language_name(a, op_infos[OP_TIMES].ascii);
}

bool analysis_is_language_name(const Analysis *a, Symbol name) {
  return names_find(&a->language, name) != NULL;
}
