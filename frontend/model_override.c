/* Overrides of operators take effect in the kernel itself, so that evaluators
   need not know of them. */
#include "frontend/model_parts.h"

/* Nodes are immutable to all who read them; a specification is bound before. */
static void redirect_node(const Node *n, void *env) {
  node_children(n, redirect_node, env);
  if (n->kind != NODE_CALL && n->kind != NODE_OPERATOR && n->kind != NODE_BUILTIN) return;
  if (!n->definition) return;
  const Operator *by = operator_of(n->definition)->override;
  if (!by) return;
  Node *change = (Node *)n;
  change->definition = &operator_of(n->definition)->override->definition;
  if (n->kind == NODE_OPERATOR) return;
  bool primitive = by->definition.builtin != BUILTIN_COUNT;
  change->kind = primitive ? NODE_BUILTIN : NODE_CALL;
  if (primitive)
    change->builtin = by->definition.builtin;
  else
    change->name = by->definition.name;
}

void binder_redirect(const Binder *b) {
  bool any = false;
  for (Operator *op = b->analysis->first_operator; op; op = op->next) any |= op->override != NULL;
  if (!any) return;
  for (Operator *op = b->analysis->first_operator; op; op = op->next)
    if (op->definition.body && !op->override) redirect_node(op->definition.body, NULL);
  level_refresh(b->analysis->first_operator);
}
