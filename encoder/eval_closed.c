/* Expressions that mention no name bound outside of them have one value per state,
   and one for ever if they are constant.  They are evaluated once: those of constant
   level by the concrete evaluator, the others where the call from outside was made,
   for all paths. */
#include "encoder/eval.h"

/* ---- which are closed ---- */

typedef struct Look {
  uint32_t nesting; /* of LETs and LAMBDAs inside the expression */
  bool open;
  vec(uint32_t) bound;                 /* slots of names bound in it */
  vec(const Definition *) definitions; /* of LETs in it */
} Look;

static void look_at(const Node *, void *env);

static void look_inside(Look *look, const Definition *d) {
  look->nesting++;
  if (d->body) look_at(d->body, look);
  look->nesting--;
}

static void look_at_let(Look *look, const Node *let) {
  for (uint32_t i = 0; i < let->definition_count; i++)
    vec_push(&look->definitions, let->definitions[i]);
  for (uint32_t i = 0; i < let->definition_count; i++) look_inside(look, let->definitions[i]);
}

static void look_at_binders(Look *look, const Node *node) {
  if (look->nesting > 0) return;
  if (node_has_bounds(node))
    for (uint32_t i = 0; i < node->bound_count; i++)
      for (uint32_t k = 0; k < node->bounds[i].count; k++)
        vec_push(&look->bound, node->bounds[i].slots[k]);
  if (node->kind == NODE_EXCEPT)
    for (uint32_t i = 0; i < node->update_count; i++)
      vec_push(&look->bound, node->updates[i].at_slot);
}

static bool is_bound_inside(const Look *look, const Node *local) {
  bool inside = local->up < look->nesting;
  for (uint32_t i = 0; local->up == look->nesting && i < look->bound.count && !inside; i++)
    inside = look->bound.at[i] == local->slot;
  return inside;
}

static bool is_defined_inside(const Look *look, const Definition *d) {
  bool inside = d->depth == 0;
  for (uint32_t i = 0; i < look->definitions.count && !inside; i++)
    inside = look->definitions.at[i] == d;
  return inside;
}

static void look_at(const Node *node, void *env) {
  Look *look = env;
  look_at_binders(look, node);
  if (node->kind == NODE_LOCAL || node->kind == NODE_CALL_LOCAL)
    look->open = look->open || !is_bound_inside(look, node);
  if (node->kind == NODE_CALL)
    look->open = look->open || !is_defined_inside(look, node->definition);
  if (node->kind == NODE_OPERATOR && node->definition->depth > 0) {
    if (!is_defined_inside(look, node->definition)) look_inside(look, node->definition);
  }
  if (node->kind == NODE_LET) look_at_let(look, node);
  if (!look->open) node_children(node, look_at, look);
}

static bool is_closed(Encoder *e, const Node *node) {
  Map *known = &e->evaluation->closed;
  uint64_t *found = map_find(known, (uintptr_t)node);
  if (found) return *found;
  Look look = {.nesting = 0};
  look_at(node, &look);
  vec_free(&look.bound);
  vec_free(&look.definitions);
  map_put(known, (uintptr_t)node, !look.open);
  return !look.open;
}

bool node_is_closed_constant(Encoder *e, const Node *node) {
  return node->level == LEVEL_CONSTANT && is_closed(e, node);
}

/* Is there anything to be saved? */
static bool is_work(const Node *node) {
  if (node->level > LEVEL_STATE) return false;
  switch (node->kind) {
  case NODE_CALL:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_APPLY:
  case NODE_EXCEPT:
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET: return true;
  case NODE_BUILTIN:
  case NODE_SET:
  case NODE_RECORD:
  case NODE_TUPLE:
  case NODE_FUNCTION_SET:
  case NODE_RECORD_SET:
  case NODE_PRODUCT:
  case NODE_CONSTANT: return node->kid_count > 0;
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_LOCAL:
  case NODE_VARIABLE:
  case NODE_CALL_LOCAL:
  case NODE_OPERATOR:
  case NODE_AND:
  case NODE_OR:
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
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS:
  case NODE_KIND_COUNT: break;
  }
  return false;
}

/* ---- of constant level ---- */

/* A set that the concrete evaluator would list, while membership needs no list. */
static bool is_lazy_set(const Node *node) {
  while (node->kind == NODE_CALL && node->kid_count == 0 && node->definition->body)
    node = node->definition->body;
  if (node->kind == NODE_BUILTIN && (node->builtin == BUILTIN_CUP || node->builtin == BUILTIN_CAP))
    return is_lazy_set(node->kids[0]) || is_lazy_set(node->kids[1]);
  if (node->kind == NODE_BUILTIN && node->builtin == BUILTIN_SET_MINUS)
    return is_lazy_set(node->kids[0]);
  if (node->kind == NODE_BUILTIN)
    return node->builtin == BUILTIN_POWERSET || node->builtin == BUILTIN_SEQ;
  return node->kind == NODE_FUNCTION_SET || node->kind == NODE_RECORD_SET ||
         node->kind == NODE_PRODUCT;
}

static Constancy *evaluate_constant(Encoder *e, const Node *node) {
  Constancy *c = arena_new(e->memory, Constancy);
  c->value = evaluate(e->evaluation->concrete, node, NULL, NULL);
  bool rule = c->value && c->value->kind == VALUE_RULE; /* valid until the next evaluation */
  if (rule || evaluator_looked_outside(e->evaluation->concrete)) {
    *c = (Constancy){.varies = true};
    return c;
  }
  if (c->value) return c;
  const Fault *fault = evaluator_fault(e->evaluation->concrete);
  if (fault->node && node_is_refused(fault->node)) {
    *c = (Constancy){.varies = true}; /* to be named where it is called */
    return c;
  }
  c->kind = fault->kind;
  c->node = fault->node;
  return c;
}

const Sym *encode_closed_constant(Encoder *e, const Node *node, const void *key) {
  if (is_lazy_set(node)) return NULL;
  uint64_t *found = map_find(&e->evaluation->constants, (uintptr_t)key);
  Constancy *c = found ? (Constancy *)(uintptr_t)*found : evaluate_constant(e, node);
  if (!found) map_put(&e->evaluation->constants, (uintptr_t)key, (uintptr_t)c);
  if (c->varies) return NULL;
  if (c->value) return sym_value(e, c->value);
  const Node *place = e->place;
  e->place = c->node ? c->node : node;
  encode_fail(e, c->kind);
  e->place = place;
  return encode_nothing(e);
}

/* ---- once ---- */

const Sym *encode_once(Encoder *e, const Node *node) {
  if (!is_work(node) || !is_closed(e, node)) return NULL;
  bool call = node->kind == NODE_CALL && node->kid_count == 0;
  const void *key = call ? (const void *)node->definition : node;
  if (node->level == LEVEL_CONSTANT) {
    const Sym *constant = encode_closed_constant(e, node, key);
    if (constant) return constant;
  }
  Map *thunks = &e->evaluation->once;
  uint64_t *found = map_find(thunks, (uintptr_t)key);
  if (found) return frames_force(e, (Thunk *)(uintptr_t)*found);
  Thunk *thunk = frames_thunk(e, node, frames_create(e, 0, NULL));
  thunk->once = true;
  thunk->made = assume_base(e);
  map_put(thunks, (uintptr_t)key, (uintptr_t)thunk);
  return frames_force(e, thunk);
}
