#include "solver/registers.h"

#include "base/map.h"

typedef struct Look {
  Map entered; /* definitions and nodes of constants */
  bool found;
} Look;

static bool is_register(Builtin builtin) {
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

static void walk(const Node *n, void *env);

static void enter(Look *w, const Definition *definition) {
  if (!definition || map_find(&w->entered, (uintptr_t)definition)) return;
  map_put(&w->entered, (uintptr_t)definition, 1);
  if (is_register(definition->builtin)) w->found = true;
  if (definition->body) walk(definition->body, w);
}

static void walk_constant(Look *w, const Constant *constant) {
  enter(w, constant->definition);
  if (!constant->value || map_find(&w->entered, (uintptr_t)constant)) return;
  map_put(&w->entered, (uintptr_t)constant, 1);
  walk(constant->value, w);
}

static void walk(const Node *n, void *env) {
  Look *w = env;
  if (n->kind == NODE_BUILTIN && is_register(n->builtin)) w->found = true;
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) enter(w, n->definition);
  if (n->kind == NODE_CONSTANT) walk_constant(w, n->constant);
  if (n->kind == NODE_LET)
    for (uint32_t i = 0; i < n->definition_count; i++) enter(w, n->definitions[i]);
  if (!w->found) node_children(n, walk, w);
}

static void walk_list(Look *w, const PropertyList *list) {
  for (vec_each(Property, p, list)) walk(p->node, w);
}

bool model_has_registers(const Model *model) {
  Look w = {0};
  if (model->init) walk(model->init, &w);
  if (model->next) walk(model->next, &w);
  if (model->view) walk(model->view, &w);
  walk_list(&w, &model->invariants);
  walk_list(&w, &model->properties);
  walk_list(&w, &model->constraints);
  walk_list(&w, &model->action_constraints);
  map_free(&w.entered);
  return w.found;
}
