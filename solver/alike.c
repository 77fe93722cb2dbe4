#include "solver/alike.h"

#include <string.h>

#include "base/map.h"

typedef struct Alike {
  const Task *task;
  const SymmetricSet *set;
  Map entered; /* definitions and constants */
  bool yes;
} Alike;

static void look(const Node *, void *env);

static void enter(Alike *a, const Definition *d) {
  if (!d || !d->body || map_find(&a->entered, (uintptr_t)d)) return;
  map_put(&a->entered, (uintptr_t)d, 1);
  look(d->body, a);
}

/* Of another constant the value counts, not how it is written. */
static bool is_invariant(const Alike *a, const Node *node) {
  const Value *v = evaluate(a->task->evaluator, node, NULL, NULL);
  if (!v) return false;
  v = value_normal(a->task->values, v);
  for (uint32_t i = 0; i + 1 < a->set->set->count; i++) {
    Swap swap = swap_in(a->set, a->set->set->items[i], a->set->set->items[i + 1]);
    if (value_swap(a->task->values, v, swap) != v) return false;
  }
  return true;
}

static void enter_constant(Alike *a, const Constant *c) {
  if (map_find(&a->entered, (uintptr_t)c)) return;
  map_put(&a->entered, (uintptr_t)c, 1);
  if (c->arity)
    enter(a, c->definition);
  else if (c->value || (c->definition && c->definition->body))
    a->yes = a->yes && is_invariant(a, c->value ? c->value : c->definition->body);
}

static bool is_element(const Alike *a, Symbol text) {
  for (uint32_t i = 0; i < a->set->set->count; i++)
    if (a->set->set->items[i]->text == text) return true;
  return false;
}

/* Operators that know nothing but equality and membership of what is neither number nor
   set.  Strings are sequences, too. */
static bool knows_no_names(const Alike *a, Builtin builtin) {
  static const char *const modules[] = {"", "Naturals", "Integers", "FiniteSets"};
  const char *module = builtin_infos[builtin].module;
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (!strcmp(module, modules[i])) return true;
  if (builtin == BUILTIN_SINGLE || builtin == BUILTIN_OVERRIDE) return true;
  return !strcmp(module, "Sequences") && a->set->set->items[0]->kind == VALUE_MODEL;
}

static void look(const Node *n, void *env) {
  Alike *a = env;
  if (!a->yes) return;
  if (n->kind == NODE_CHOOSE) a->yes = false;
  if ((n->kind == NODE_MODEL_VALUE || n->kind == NODE_STRING) && is_element(a, n->text))
    a->yes = false;
  if (n->kind == NODE_BUILTIN && !knows_no_names(a, n->builtin)) a->yes = false;
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) enter(a, n->definition);
  if (n->kind == NODE_CONSTANT) enter_constant(a, n->constant);
  for (uint32_t i = 0; n->kind == NODE_LET && i < n->definition_count; i++)
    enter(a, n->definitions[i]);
  node_children(n, look, env);
}

bool elements_are_alike(const Task *task, const SymmetricSet *set, const PropertyList *types,
                        const PropertyList *safety) {
  if (set->numbers) return false;
  Alike a = {.task = task, .set = set, .yes = true};
  look(task->model->init, &a);
  look(task->model->next, &a);
  for (vec_each(const Property, p, types)) look(p->node, &a);
  for (vec_each(const Property, p, safety)) look(p->node, &a);
  map_free(&a.entered);
  return a.yes;
}
