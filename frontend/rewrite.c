#include "frontend/rewrite.h"

#include <string.h>

#include "base/map.h"
#include "frontend/elaborate.h"

static Node *copy_node(const Rewriting *r, const Node *n) {
  Node *copy = node_new(r->spec->analysis, n->kind, n->at, n->kid_count);
  uint32_t id = copy->id;
  memcpy(copy, n, sizeof *n + n->kid_count * sizeof *n->kids);
  copy->id = id;
  return copy;
}

static const Node *with_kids(Rewriting *r, const Node *n, uint32_t from) {
  Node *copy = NULL;
  for (uint32_t i = from; i < n->kid_count; i++) {
    const Node *kid = rewrite(r, n->kids[i]);
    if (kid == n->kids[i]) continue;
    if (!copy) copy = copy_node(r, n);
    copy->kids[i] = kid;
  }
  return copy ? copy : n;
}

static const Node *with_body(Rewriting *r, const Node *call) {
  const Definition *d = call->definition;
  bool open = d->body && d->builtin == BUILTIN_COUNT && !d->recursive && !d->recursive_function &&
              d->slot == UINT32_MAX;
  const Node *body = open ? rewrite(r, d->body) : d->body;
  if (body == d->body) return call;
  Definition *definition = arena_new(r->spec->analysis->session->memory, Definition);
  *definition = *d;
  definition->id = r->spec->definition_count++;
  definition->body = body;
  Node *copy = copy_node(r, call);
  copy->definition = definition;
  return copy;
}

const Node *rewrite(Rewriting *r, const Node *n) {
  const Node *part = r->part(r, n);
  if (part) return part;
  switch (n->kind) {
  case NODE_CALL: return with_body(r, n);
  case NODE_AND:
  case NODE_OR:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_IF:
  case NODE_LET: return with_kids(r, n, 0);
  case NODE_CASE: return with_kids(r, n, 0);
  case NODE_BUILTIN: return n->builtin == BUILTIN_IMPLIES ? with_kids(r, n, 0) : n;
  case NODE_SQUARE:
  case NODE_ANGLE: {
    const Node *action = rewrite(r, n->kids[0]);
    if (action == n->kids[0]) return n;
    Node *copy = copy_node(r, n);
    copy->kids[0] = action;
    return copy;
  }
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_LOCAL:
  case NODE_VARIABLE:
  case NODE_CONSTANT:
  case NODE_CALL_LOCAL:
  case NODE_OPERATOR:
  case NODE_CHOOSE:
  case NODE_SET:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_EXCEPT:
  case NODE_PRIME:
  case NODE_ENABLED:
  case NODE_UNCHANGED:
  case NODE_COMPOSE:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS:
  case NODE_KIND_COUNT: return n;
  }
  return n;
}

/* ---- what is mentioned ---- */

typedef struct MentionSearch {
  const bool *wanted;
  bool found;
  Map entered; /* definitions */
} MentionSearch;

static void look(const Node *n, void *env);

static void look_into(MentionSearch *m, const Definition *d) {
  uint64_t key = (uint64_t)(uintptr_t)d;
  if (!d || !d->body || d->builtin != BUILTIN_COUNT || map_find(&m->entered, key)) return;
  map_put(&m->entered, key, 1);
  look(d->body, m);
}

static void look(const Node *n, void *env) {
  MentionSearch *m = env;
  if (m->found) return;
  if (n->kind == NODE_VARIABLE) m->found = m->wanted[n->variable->index];
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) look_into(m, n->definition);
  if (n->kind == NODE_CONSTANT && n->constant->definition) look_into(m, n->constant->definition);
  node_children(n, look, m);
}

bool mentions_variables(const Node *n, const bool *wanted) {
  MentionSearch m = {.wanted = wanted};
  look(n, &m);
  map_free(&m.entered);
  return m.found;
}
