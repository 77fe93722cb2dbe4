#include "solver/registers.h"

#include <string.h>

#include "base/map.h"

/* Is it a use of such an operator?  `node` is NULL where it is not applied. */
typedef bool Sought(Builtin, const Node *node);

typedef struct Look {
  Map entered; /* definitions and nodes of constants */
  Sought *sought;
  bool found;
} Look;

/* ---- what is looked for ---- */

static bool looks_outside(Builtin builtin, const Node *unused) {
  (void)unused;
  switch ((int)builtin) {
#define BUILTIN(name, module, spelling, arity)
#define OUTSIDE(name, module, spelling, arity) case BUILTIN_##name:
#include "frontend/builtins.def"
#undef BUILTIN
  case BUILTIN_PRINT:
  case BUILTIN_PRINT_T: return true;
  }
  return false;
}

static bool sets_register(Builtin builtin, const Node *unused) {
  (void)unused;
  return builtin == BUILTIN_TLC_SET;
}

/* What TLCGet("level") and the like answer is no register. */
static bool reads_register(Builtin builtin, const Node *node) {
  if (builtin == BUILTIN_TLC_GET_OR_DEFAULT) return true;
  if (builtin != BUILTIN_TLC_GET) return false;
  if (!node || node->kids[0]->kind != NODE_STRING) return true;
  const char *key = symbol_text(node->kids[0]->text);
  return !strncmp(key, "s:", 2) || !strncmp(key, "all", 3);
}

static bool reads_level(Builtin builtin, const Node *node) {
  if (builtin != BUILTIN_TLC_GET) return false;
  if (!node || node->kids[0]->kind != NODE_STRING) return true;
  return !strcmp(symbol_text(node->kids[0]->text), "level");
}

/* ---- looking ---- */

static void walk(const Node *n, void *env);

static void enter(Look *w, const Definition *definition) {
  if (!definition || map_find(&w->entered, (uintptr_t)definition)) return;
  map_put(&w->entered, (uintptr_t)definition, 1);
  if (definition->builtin != BUILTIN_COUNT)
    w->found = w->found || w->sought(definition->builtin, NULL);
  else if (definition->body)
    walk(definition->body, w);
}

static void walk_constant(Look *w, const Constant *constant) {
  enter(w, constant->definition);
  if (!constant->value || map_find(&w->entered, (uintptr_t)constant)) return;
  map_put(&w->entered, (uintptr_t)constant, 1);
  walk(constant->value, w);
}

static void walk(const Node *n, void *env) {
  Look *w = env;
  bool call = n->kind == NODE_CALL && n->definition->builtin != BUILTIN_COUNT;
  if (n->kind == NODE_BUILTIN || call)
    w->found = w->found || w->sought(call ? n->definition->builtin : n->builtin, n);
  else if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR)
    enter(w, n->definition);
  if (n->kind == NODE_CONSTANT) walk_constant(w, n->constant);
  if (n->kind == NODE_LET)
    for (uint32_t i = 0; i < n->definition_count; i++) enter(w, n->definitions[i]);
  if (!w->found) node_children(n, walk, w);
}

static void walk_list(Look *w, const PropertyList *list) {
  for (vec_each(Property, p, list)) walk(p->node, w);
}

static bool model_has(const Model *model, Sought *sought) {
  Look w = {.sought = sought};
  walk_list(&w, &model->possible);
  if (model->init) walk(model->init, &w);
  if (model->next) walk(model->next, &w);
  if (model->view) walk(model->view, &w);
  walk_list(&w, &model->invariants);
  walk_list(&w, &model->properties);
  walk_list(&w, &model->constraints);
  walk_list(&w, &model->action_constraints);
  for (vec_each(const TraceInvariant, t, &model->trace_invariants)) enter(&w, t->definition);
  map_free(&w.entered);
  return w.found;
}

/* What is counted is counted in a register. */
bool model_has_registers(const Model *model) {
  return model->possible.count || model_has(model, looks_outside);
}

bool model_sets_registers(const Model *model) {
  return model->possible.count || model_has(model, sets_register);
}

bool model_reads_registers(const Model *model) { return model_has(model, reads_register); }

bool model_reads_level(const Model *model) { return model_has(model, reads_level); }
