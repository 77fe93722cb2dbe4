/* PROPERTY: a temporal formula said of the arguments of an operator, as in `Always(P(_)) ==
   [](P(x))`, becomes one whose parts are formulas of states and steps that are said of them. */
#include "frontend/model_parts.h"

enum { DEEPEST_CALLS = 100 };

typedef struct Inlining {
  const Binder *binder;
  unsigned depth;
} Inlining;

static const Node *inlined(Inlining *, const Node *);

static bool is_open(const Inlining *in, const Node *n) {
  const Definition *d = n->definition;
  return n->kind == NODE_CALL && n->level == LEVEL_TEMPORAL && d->depth == 0 && !d->recursive &&
         d->builtin == BUILTIN_COUNT && d->body && in->depth < DEEPEST_CALLS;
}

/* What is said inside of the operator, said of the arguments. */
static const Node *call_part(const Inlining *in, const Node *call, const Node *part) {
  const Binder *b = in->binder;
  if (part == call->definition->body) return call;
  Operator *op = binder_copy(b, operator_of(call->definition), part);
  Node *n = node_new(b->analysis, NODE_CALL, call->at, call->kid_count);
  n->name = op->definition.name;
  n->definition = &op->definition;
  for (uint32_t i = 0; i < call->kid_count; i++) n->kids[i] = call->kids[i];
  return node_level(n);
}

/* A parameter that is applied is the operator that was passed for it. */
static const Node *passed(Inlining *in, const Node *call, const Node *n) {
  const Node *argument = call->kids[n->slot];
  if (argument->kind != NODE_OPERATOR || argument->definition->depth > 0) return NULL;
  Node *applied = node_new(in->binder->analysis, NODE_CALL, n->at, n->kid_count);
  applied->name = argument->definition->name;
  applied->definition = argument->definition;
  for (uint32_t i = 0; i < n->kid_count; i++) applied->kids[i] = n->kids[i];
  const Node *whole = node_level(applied);
  return whole->level == LEVEL_TEMPORAL ? whole : NULL;
}

static bool is_parameter(const Node *call, const Node *n) {
  return n->up == 0 && n->slot < call->definition->parameter_count;
}

/* The part of a body, as the call says it: `[]` and `/\` move out of the call. */
static const Node *push_out(Inlining *in, const Node *call, const Node *part) {
  const Node *open = NULL;
  if (part->kind == NODE_LOCAL && is_parameter(call, part))
    return inlined(in, call->kids[part->slot]);
  if (part->kind == NODE_CALL_LOCAL && is_parameter(call, part)) open = passed(in, call, part);
  if (open) return push_out(in, call, inlined(in, open));
  if (part->kind != NODE_AND && part->kind != NODE_ALWAYS) return call_part(in, call, part);
  Node *n = node_new(in->binder->analysis, part->kind, part->at, part->kid_count);
  for (uint32_t i = 0; i < part->kid_count; i++) n->kids[i] = push_out(in, call, part->kids[i]);
  return node_level(n);
}

static const Node *inlined_conjunction(Inlining *in, const Node *n) {
  Node *all = node_new(in->binder->analysis, NODE_AND, n->at, n->kid_count);
  bool same = true;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    all->kids[i] = inlined(in, n->kids[i]);
    same = same && all->kids[i] == n->kids[i];
  }
  return same ? n : node_level(all);
}

static const Node *inlined(Inlining *in, const Node *n) {
  if (n->kind == NODE_AND) return inlined_conjunction(in, n);
  if (!is_open(in, n)) return n;
  in->depth++;
  const Node *body = inlined(in, n->definition->body);
  bool plain = n->kid_count == 0;
  const Node *said = plain && body == n->definition->body ? n
                     : plain                              ? body
                                                          : push_out(in, n, body);
  in->depth--;
  return said;
}

const Node *binder_inline_property(const Binder *b, const Node *property) {
  return inlined(&(Inlining){.binder = b}, property);
}
