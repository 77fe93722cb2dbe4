/* Constants given by a predicate, `N = 3 /\ S \in SUBSET T`.  An equation gives a
   constant its value.  The others become variables: the predicate is part of the
   initial one, and no step changes them. */
#include <string.h>

#include "frontend/model_parts.h"

/* The constant meant by `C` or `C'`. */
static Constant *constant_of(const Node *n) {
  if (n->kind == NODE_PRIME) n = n->kids[0];
  return n->kind == NODE_CONSTANT && n->kid_count == 0 ? n->constant : NULL;
}

static bool is_unbound(const Constant *c) { return !c->value && !c->definition; }

static void bind_conjunct(Binder *b, const Operator *op, const Node *n) {
  if (n->kind == NODE_AND) {
    for (uint32_t i = 0; i < n->kid_count; i++) bind_conjunct(b, op, n->kids[i]);
  } else if (n->kind == NODE_CALL && n->kid_count == 0 && n->definition->depth == 0) {
    bind_conjunct(b, operator_of(n->definition), n->definition->body);
  } else {
    bool equation = n->kind == NODE_BUILTIN && n->builtin == BUILTIN_EQ;
    Constant *c = equation ? constant_of(n->kids[0]) : NULL;
    if (c && is_unbound(c) && n->kids[1]->level == LEVEL_CONSTANT) {
      c->definition = &binder_copy(b, op, n->kids[1])->definition;
    } else {
      Operator *condition = binder_copy(b, op, n);
      vec_push(&b->conditions, condition);
    }
  }
}

/* Constants into variables. */

static void mark(const Node *n, void *marked) {
  node_children(n, mark, marked);
  Constant *c = constant_of(n);
  if (c && is_unbound(c)) ((bool *)marked)[c->id] = true;
}

static Variable *make_rigid(const Binder *b, const Constant *c) {
  Variable *v = arena_new(b->session->memory, Variable);
  *v = (Variable){.name = c->name, .at = c->at, .index = b->analysis->spec.variable_count++};
  return v;
}

typedef struct Replacement {
  Variable **by; /* per constant; NULL: it stays */
  bool unprimed; /* in the predicate `C'` is the same as `C` */
} Replacement;

/* Nodes are immutable to all who read them; a specification is bound before. */
static void replace(const Node *n, void *env) {
  const Replacement *r = env;
  bool prime = n->kind == NODE_PRIME && r->unprimed;
  Constant *c = n->kind == NODE_CONSTANT || prime ? constant_of(n) : NULL;
  if (!c || (!prime && !r->by[c->id])) {
    node_children(n, replace, env);
    return;
  }
  Node *change = (Node *)n;
  change->kid_count = 0;
  change->kind = r->by[c->id] ? NODE_VARIABLE : NODE_CONSTANT;
  if (r->by[c->id])
    change->variable = r->by[c->id];
  else
    change->constant = c;
}

static void replace_everywhere(const Binder *b, Variable **by) {
  Replacement r = {.by = by, .unprimed = true};
  for (uint32_t i = 0; i < b->conditions.count; i++) {
    replace(b->conditions.at[i]->definition.body, &r);
    level_recompute(b->conditions.at[i]);
  }
  r.unprimed = false;
  for (Operator *op = b->analysis->first_operator; op; op = op->next)
    if (op->definition.body) replace(op->definition.body, &r);
  level_refresh(b->analysis->first_operator);
}

static void relist(const Binder *b, Variable *const *by) {
  Spec *spec = &b->analysis->spec;
  Arena *memory = b->session->memory;
  Variable **variables = arena_array(memory, Variable *, spec->variable_count);
  Constant **constants = arena_array(memory, Constant *, spec->constant_count);
  memcpy(variables, spec->variables, b->first_rigid * sizeof *variables);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < spec->constant_count; i++)
    if (by[i])
      variables[by[i]->index] = by[i];
    else
      constants[kept++] = spec->constants[i];
  spec->variables = variables;
  spec->constants = constants;
  spec->constant_count = kept;
}

/* Assumptions about them can only be judged in a state. */
static void move_assumptions(Binder *b) {
  Spec *spec = &b->analysis->spec;
  Property *kept = arena_array(b->session->memory, Property, spec->assumption_count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < spec->assumption_count; i++) {
    const Property *p = &spec->assumptions[i];
    if (p->node->definition->level == LEVEL_CONSTANT)
      kept[count++] = *p;
    else
      vec_push(&b->conditions, operator_of(p->node->definition));
  }
  spec->assumptions = kept;
  spec->assumption_count = count;
}

static void make_variables(Binder *b, const bool *marked) {
  Spec *spec = &b->analysis->spec;
  Variable **by = arena_array(b->session->memory, Variable *, spec->constant_count);
  for (uint32_t i = 0; i < spec->constant_count; i++)
    if (marked[i]) by[i] = make_rigid(b, spec->constants[i]);
  replace_everywhere(b, by);
  if (spec->variable_count == b->first_rigid) return;
  relist(b, by);
  move_assumptions(b);
}

void binder_bind_cinit(Binder *b, const char *name) {
  Wanted w = {"a predicate of the constants", binder_name(b, name), LEVEL_ACTION};
  Definition *d = binder_find(b, w);
  if (!d) return;
  Spec *spec = &b->analysis->spec;
  b->first_rigid = spec->variable_count;
  bind_conjunct(b, operator_of(d), d->body);
  bool *marked = arena_array(b->session->memory, bool, spec->constant_count);
  for (uint32_t i = 0; i < b->conditions.count; i++)
    mark(b->conditions.at[i]->definition.body, marked);
  make_variables(b, marked);
}

/* Behaviour. */

static const Node *name_formula(const Binder *b, const char *name, const Node *body) {
  OperatorShape shape = {.name = binder_name(b, name)};
  Operator *op =
      operator_create(b->analysis, b->analysis->root->context, &(Surroundings){0}, shape);
  op->definition.at = body->at;
  operator_finish(b->analysis, op, body);
  return spec_call(&b->analysis->spec, &op->definition, body->at);
}

/* UNCHANGED <<C, ...>> */
static const Node *unchanged(const Binder *b) {
  const Spec *spec = &b->analysis->spec;
  uint32_t count = spec->variable_count - b->first_rigid;
  Span at = b->model->next->at;
  Node *tuple = node_new(b->analysis, NODE_TUPLE, at, count);
  for (uint32_t i = 0; i < count; i++) {
    Node *v = node_new(b->analysis, NODE_VARIABLE, at, 0);
    v->variable = spec->variables[b->first_rigid + i];
    tuple->kids[i] = node_level(v);
  }
  Node *n = node_new(b->analysis, NODE_UNCHANGED, at, 1);
  n->kids[0] = node_level(tuple);
  return node_level(n);
}

/* All that is said of the constants, and more. */
static Node *conditions_and(const Binder *b, Span at, uint32_t more) {
  uint32_t count = b->conditions.count;
  Node *all = node_new(b->analysis, NODE_AND, at, count + more);
  for (uint32_t i = 0; i < count; i++) {
    Definition *d = &b->conditions.at[i]->definition;
    all->kids[i] = spec_call(&b->analysis->spec, d, d->body->at);
  }
  return all;
}

void binder_add_rigid(Binder *b, const char *name) {
  Model *m = b->model;
  uint32_t count = b->conditions.count;
  if (!m->init || !count) return;
  Node *init = conditions_and(b, m->init->at, 1);
  init->kids[count] = m->init;
  m->init = name_formula(b, "Init", node_level(init));
  m->rigid_count = b->analysis->spec.variable_count - b->first_rigid;
  if (!m->rigid_count) return;
  Node *rigid = conditions_and(b, m->init->at, 0);
  m->rigid.name = binder_name(b, name).text;
  m->rigid.node = name_formula(b, name, node_level(rigid));
  Node *next = node_new(b->analysis, NODE_AND, m->next->at, 2);
  next->kids[0] = m->next;
  next->kids[1] = unchanged(b);
  m->next = name_formula(b, "Next", node_level(next));
}
