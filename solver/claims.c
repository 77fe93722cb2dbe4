#include "solver/claims.h"

typedef struct Collector {
  Claims claims;
  Symbol name;  /* of the property being taken apart */
  bool partial; /* some part of it is not checked */
  bool any;     /* some part of it is checked */
} Collector;

static void add(Collector *c, ClaimList *list, const Node *node) {
  vec_push(list, ((Claim){c->name, node}));
  c->any = true;
}

static const Node *opened(const Node *node) {
  while (node->kind == NODE_CALL && !node->kid_count && !node->definition->recursive)
    node = node->definition->body;
  return node;
}

static void split(Collector *c, const Node *node) {
  if (node->level < LEVEL_ACTION) {
    add(c, &c->claims.initial, node);
    return;
  }
  const Node *inner = opened(node);
  if (inner->kind == NODE_AND) {
    for (uint32_t i = 0; i < inner->kid_count; i++) split(c, inner->kids[i]);
  } else if (inner->kind == NODE_ALWAYS && inner->kids[0]->level < LEVEL_ACTION) {
    add(c, &c->claims.states, inner->kids[0]);
  } else if (inner->kind == NODE_ALWAYS && inner->kids[0]->level == LEVEL_ACTION) {
    add(c, &c->claims.steps, inner->kids[0]);
  } else {
    c->partial = true;
  }
}

static void collect(Collector *c, const Property *p) {
  c->name = p->name;
  c->partial = c->any = false;
  split(c, p->node);
}

bool claims_of_property(const Property *p, Claims *claims) {
  Collector c = {.claims = *claims};
  collect(&c, p);
  *claims = c.claims;
  return !c.partial;
}

static void collect_property(Collector *c, const Property *p, Result *result) {
  collect(c, p);
  if (!c->partial) return;
  c->claims.unchecked = symbol_text(p->name);
  if (c->any)
    result_note(result, "only the safety part of temporal property %s is checked by the %s engine",
                symbol_text(p->name), result->engine);
  else
    result_note(result, "temporal property %s is not checked by the %s engine",
                symbol_text(p->name), result->engine);
}

Claims claims_collect(const Model *model, Result *result) {
  Collector c = {0};
  for (vec_each(Property, p, &model->invariants)) {
    c.name = p->name;
    add(&c, p->node->level < LEVEL_ACTION ? &c.claims.states : &c.claims.steps, p->node);
  }
  for (vec_each(TraceInvariant, t, &model->trace_invariants)) vec_push(&c.claims.traces, *t);
  for (vec_each(Property, p, &model->properties)) collect_property(&c, p, result);
  return c.claims;
}

void claims_free(Claims *c) {
  vec_free(&c->initial);
  vec_free(&c->states);
  vec_free(&c->steps);
  vec_free(&c->traces);
}
