#include "frontend/kernel.h"

#include <ctype.h>

#include "base/panic.h"

const char *node_noun(NodeKind kind) {
  switch (kind) {
#define NODE(kind, noun, kids) \
  case NODE_##kind: \
    return noun;
#include "frontend/kernel.def"
#undef NODE
  case NODE_KIND_COUNT: break;
  }
  never("kind of node");
}

/* TLCGet("queue"), not only TLCGet. */
static const char *call_construct(Arena *memory, const char *name, const Node *node) {
  const Node *first = node->kid_count && isalpha((unsigned char)*name) ? node->kids[0] : NULL;
  if (first && first->kind == NODE_STRING)
    return arena_format(memory, "%s(\"%s\")", name, symbol_text(first->text));
  if (first && first->kind == NODE_NUMBER)
    return arena_format(memory, "%s(%s)", name, symbol_text(first->text));
  return name;
}

bool node_is_refused(const Node *node) {
  const Node *body = node->kind == NODE_CALL ? node->definition->body : node;
  return body && body->kind == NODE_BUILTIN && body->builtin == BUILTIN_REFUSED;
}

const char *node_construct(Arena *memory, const Node *node) {
  if (node->kind == NODE_CALL && node_is_refused(node))
    return symbol_text(node->definition->body->kids[0]->text);
  bool call = node->kind == NODE_CALL && symbol_text(node->definition->name)[0];
  if (call) return call_construct(memory, symbol_text(node->definition->name), node);
  if (node->kind != NODE_BUILTIN) return node_noun(node->kind);
  if (node->builtin == BUILTIN_REFUSED) return symbol_text(node->kids[0]->text);
  return call_construct(memory, builtin_infos[node->builtin].spelling, node);
}

static void visit_bounds(const Node *n, NodeVisit *visit, void *env) {
  for (uint32_t i = 0; i < n->bound_count; i++)
    if (n->bounds[i].set && (i == 0 || n->bounds[i].set != n->bounds[i - 1].set))
      visit(n->bounds[i].set, env);
}

static void visit_updates(const Node *n, NodeVisit *visit, void *env) {
  for (uint32_t i = 0; i < n->update_count; i++) {
    for (uint32_t j = 0; j < n->updates[i].step_count; j++) visit(n->updates[i].path[j], env);
    visit(n->updates[i].value, env);
  }
}

bool node_has_bounds(const Node *n) {
  switch (n->kind) {
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: return true;
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_LOCAL:
  case NODE_VARIABLE:
  case NODE_CONSTANT:
  case NODE_CALL:
  case NODE_CALL_LOCAL:
  case NODE_OPERATOR:
  case NODE_BUILTIN:
  case NODE_AND:
  case NODE_OR:
  case NODE_SET:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_EXCEPT:
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET:
  case NODE_PRIME:
  case NODE_ENABLED:
  case NODE_UNCHANGED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS: return false;
  case NODE_KIND_COUNT: break;
  }
  never("kind of node");
}

void node_children(const Node *n, NodeVisit *visit, void *env) {
  if (node_has_bounds(n)) visit_bounds(n, visit, env);
  for (uint32_t i = 0; i < n->kid_count; i++) visit(n->kids[i], env);
  if (n->kind == NODE_EXCEPT) visit_updates(n, visit, env);
}
