/* Lints of variables: those that are never read, those that a subscript leaves out. */
#include <string.h>

#include "audit/kernel_walk.h"
#include "audit/lint_parts.h"
#include "frontend/parts.h"

/* ---- variables that are never read ---- */

/* Where a variable's own new value is computed, its old one is not read for others. */
typedef struct Reading {
  bool *read;
  const Variable *own;
} Reading;

static void read_all(Reading *r, const Node *n);

static const Variable *assigned(const Node *n) {
  bool form = n->kind == NODE_BUILTIN && (n->builtin == BUILTIN_EQ || n->builtin == BUILTIN_IN) &&
              n->kids[0]->kind == NODE_PRIME && n->kids[0]->kids[0]->kind == NODE_VARIABLE;
  return form ? n->kids[0]->kids[0]->variable : NULL;
}

static bool read_node(KernelWalk *w, const Node *n) {
  Reading *r = w->env;
  if (n->kind == NODE_VARIABLE && n->variable != r->own) r->read[n->variable->index] = true;
  if (n->kind == NODE_UNCHANGED) return false;
  if (n->kind == NODE_SQUARE || n->kind == NODE_ANGLE) return kernel_walk(w, n->kids[0]), false;
  if (n->kind == NODE_WEAK_FAIRNESS || n->kind == NODE_STRONG_FAIRNESS)
    return kernel_walk(w, n->kids[1]), false;
  const Variable *own = r->own ? NULL : assigned(n);
  if (!own) return true;
  read_all(&(Reading){r->read, own}, n->kids[1]);
  return false;
}

static void read_all(Reading *r, const Node *n) {
  KernelWalk w = {.visit = read_node, .env = r};
  kernel_walk(&w, n);
  kernel_walk_free(&w);
}

/* `x \in S` says nothing of x that anybody would want to know. */
static void read_invariant(Reading *r, Spec *spec, const Property *invariant) {
  PropertyList parts = parts_all(spec, invariant, PARTS_OF_CONJUNCTION);
  for (vec_each(const Property, part, &parts)) {
    const Node *set;
    const Variable *variable = part_variable(part->node, false, &set);
    read_all(&(Reading){r->read, variable}, part->node);
  }
  vec_free(&parts);
}

static void read_list(Reading *r, const PropertyList *list) {
  for (vec_each(const Property, p, list)) read_all(r, p->node);
}

static void find_unread(Lint *l) {
  const Model *m = l->task->model;
  Spec *spec = m->spec;
  if (!m->next) return;
  Reading r = {.read = arena_array(l->memory, bool, spec->variable_count + 1)};
  memset(r.read, 0, spec->variable_count + 1);
  read_all(&r, m->next);
  for (vec_each(const Property, i, &m->invariants)) read_invariant(&r, spec, i);
  read_list(&r, &m->properties);
  read_list(&r, &m->constraints);
  read_list(&r, &m->action_constraints);
  if (l->options->also) read_list(&r, l->options->also);
  if (l->options->used) read_list(&r, l->options->used);
  bool all = m->trace_invariants.count > 0; /* they are given whole states */
  for (uint32_t v = 0; v < spec->variable_count && !all; v++)
    if (!r.read[v])
      lint_report(l, DIAG_W0006, EXPLORED_ALL, NULL, spec->variables[v]->at,
                  "`%s` is written and never read: no guard, no other variable and no property "
                  "depends on it",
                  symbol_text(spec->variables[v]->name));
}

/* ---- subscripts ---- */

typedef struct Subscripts {
  Lint *lint;
  Map seen; /* by place: a node of one place may exist several times */
} Subscripts;

static bool mark_variable(KernelWalk *w, const Node *n) {
  if (n->kind == NODE_VARIABLE) ((bool *)w->env)[n->variable->index] = true;
  return true;
}

static void check_subscript(Subscripts *s, const Node *n, const Node *subscript) {
  Lint *l = s->lint;
  const Spec *spec = l->task->model->spec;
  uint64_t place = hash_combine(hash_mix(n->at.file), n->at.start);
  if (map_find(&s->seen, place)) return;
  map_put(&s->seen, place, 1);
  bool *there = arena_array(l->memory, bool, spec->variable_count + 1);
  memset(there, 0, spec->variable_count + 1);
  KernelWalk w = {.visit = mark_variable, .env = there};
  kernel_walk(&w, subscript);
  kernel_walk_free(&w);
  for (uint32_t v = 0; v < spec->variable_count; v++)
    if (!there[v])
      lint_report(l, DIAG_W0007, EXPLORED_ALL, NULL, subscript->at,
                  "the subscript `%s` of the next-state relation leaves `%s` out",
                  lint_source(l, subscript->at), symbol_text(spec->variables[v]->name));
}

/* Only that of the specification: properties have good reasons to look at less. */
static bool visit_subscript(KernelWalk *w, const Node *n) {
  if (n->kind == NODE_ALWAYS && n->kids[0]->kind == NODE_SQUARE)
    check_subscript(w->env, n->kids[0], n->kids[0]->kids[1]);
  return true;
}

static void find_short_subscripts(Lint *l) {
  const Config *c = l->options->config;
  if (!c || !c->specification.text) return;
  const Definition *d = spec_find(l->task->model->spec, c->specification.text);
  Subscripts s = {.lint = l};
  KernelWalk w = {.visit = visit_subscript, .env = &s};
  if (d && d->body) kernel_walk(&w, d->body);
  kernel_walk_free(&w);
  map_free(&s.seen);
}

void lint_variables(Lint *l) {
  find_unread(l);
  find_short_subscripts(l);
}
