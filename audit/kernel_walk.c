#include "audit/kernel_walk.h"

static void enter(KernelWalk *w, const Definition *definition) {
  if (!definition || !definition->body || map_find(&w->entered, (uintptr_t)definition)) return;
  map_put(&w->entered, (uintptr_t)definition, 1);
  kernel_walk(w, definition->body);
}

static void walk_child(const Node *n, void *env) { kernel_walk(env, n); }

static void enter_called(KernelWalk *w, const Node *n) {
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) enter(w, n->definition);
  if (n->kind != NODE_CONSTANT) return;
  enter(w, n->constant->definition);
  if (n->constant->value) kernel_walk(w, n->constant->value);
}

void kernel_walk(KernelWalk *w, const Node *n) {
  if (!w->visit(w, n)) return;
  node_children(n, walk_child, w);
  enter_called(w, n);
}

void kernel_walk_free(KernelWalk *w) { map_free(&w->entered); }
