#include "frontend/variants.h"

#include "frontend/build.h"
#include "frontend/elaborate.h"
#include "frontend/parts.h"

static Variant changed(const Variant *v, Symbol name, const Node *node) {
  return (Variant){name, v->part, node, v->is_set};
}

/* What was found inside a child, as variants of the node around it. */
static void wrap(Spec *spec, const Node *n, uint32_t kid, const Variants *inside, Variants *out) {
  for (vec_each(const Variant, v, inside))
    vec_push(out, changed(v, v->name, build_with_kid(spec, n, kid, v->node)));
}

static void wrap_call(Spec *spec, const Node *call, Level least, const Variants *inside,
                      Variants *out) {
  bool named = call->definition->body->level >= least;
  for (vec_each(const Variant, v, inside)) {
    Symbol name = v->name || !named ? v->name : call->definition->name;
    vec_push(out, changed(v, name, build_with_body(spec, call, v->node)));
  }
}

/* ---- without a guard ---- */

static void leave_out(Spec *, const Node *, Variants *out);

static const Node *without_kid(Spec *spec, const Node *n, uint32_t kid) {
  Node *rest = node_new(spec->analysis, NODE_AND, n->at, n->kid_count - 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (i != kid) rest->kids[count++] = n->kids[i];
  return count == 1 ? rest->kids[0] : node_level(rest);
}

/* A conjunction of guards, maybe behind a name, is left out guard by guard. */
static bool has_parts(const Node *n) {
  if (n->kind == NODE_CALL && definition_opens(n->definition))
    return has_parts(n->definition->body);
  return n->kind == NODE_AND;
}

static void leave_out_conjunct(Spec *spec, const Node *n, uint32_t kid, Variants *out) {
  const Node *conjunct = n->kids[kid];
  Variants inside = {0};
  if (conjunct->level > LEVEL_STATE || has_parts(conjunct))
    leave_out(spec, conjunct, &inside);
  else if (conjunct->kind != NODE_BOOLEAN)
    vec_push(out, ((Variant){NULL, conjunct, without_kid(spec, n, kid), false}));
  wrap(spec, n, kid, &inside, out);
  vec_free(&inside);
}

static void leave_out_below(Spec *spec, const Node *n, uint32_t kid, Variants *out) {
  Variants inside = {0};
  leave_out(spec, n->kids[kid], &inside);
  wrap(spec, n, kid, &inside, out);
  vec_free(&inside);
}

static void leave_out_called(Spec *spec, const Node *call, Variants *out) {
  Variants inside = {0};
  if (definition_opens(call->definition)) leave_out(spec, call->definition->body, &inside);
  wrap_call(spec, call, LEVEL_ACTION, &inside, out);
  vec_free(&inside);
}

static void leave_out(Spec *spec, const Node *n, Variants *out) {
  switch ((int)n->kind) {
  case NODE_AND:
    for (uint32_t i = 0; i < n->kid_count; i++) leave_out_conjunct(spec, n, i, out);
    return;
  case NODE_OR:
    for (uint32_t i = 0; i < n->kid_count; i++) leave_out_below(spec, n, i, out);
    return;
  case NODE_IF:
    for (uint32_t i = 1; i < n->kid_count; i++) leave_out_below(spec, n, i, out);
    return;
  case NODE_EXISTS:
  case NODE_LET:
  case NODE_SQUARE:
  case NODE_ANGLE: leave_out_below(spec, n, 0, out); return;
  case NODE_CALL: leave_out_called(spec, n, out); return;
  }
}

Variants variants_without_guard(Spec *spec, const Node *next) {
  Variants all = {0};
  leave_out(spec, next, &all);
  return all;
}

/* ---- vacuity ---- */

static void vacuous(Spec *, const Node *, Variants *out);

static void vacuous_below(Spec *spec, const Node *n, uint32_t kid, Variants *out) {
  Variants inside = {0};
  vacuous(spec, n->kids[kid], &inside);
  wrap(spec, n, kid, &inside, out);
  vec_free(&inside);
}

static const Node *changing_set(const Node *forall) {
  for (uint32_t i = 0; i < forall->bound_count; i++)
    if (forall->bounds[i].set && forall->bounds[i].set->level == LEVEL_STATE)
      return forall->bounds[i].set;
  return NULL;
}

/* `\A x \in S : A => B` says nothing if A is false for all of S: so it does of an empty S. */
static void vacuous_forall(Spec *spec, const Node *n, Variants *out) {
  uint32_t before = out->count;
  vacuous_below(spec, n, 0, out);
  const Node *set = changing_set(n);
  if (set && out->count == before)
    vec_push(out,
             ((Variant){NULL, set, build_with_kid(spec, n, 0, build_truth(spec, false)), true}));
}

static void vacuous_implication(Spec *spec, const Node *n, Variants *out) {
  const Node *never = build_builtin(spec, BUILTIN_NOT, 1, &n->kids[0]);
  vec_push(out, ((Variant){NULL, n->kids[0], never, false}));
}

static void vacuous_call(Spec *spec, const Node *call, Variants *out) {
  Variants inside = {0};
  if (definition_opens(call->definition)) vacuous(spec, call->definition->body, &inside);
  wrap_call(spec, call, LEVEL_CONSTANT, &inside, out);
  vec_free(&inside);
}

static void vacuous(Spec *spec, const Node *n, Variants *out) {
  if (n->kind == NODE_AND)
    for (uint32_t i = 0; i < n->kid_count; i++) vacuous(spec, n->kids[i], out);
  else if (n->kind == NODE_FORALL)
    vacuous_forall(spec, n, out);
  else if (n->kind == NODE_LET)
    vacuous_below(spec, n, 0, out);
  else if (n->kind == NODE_CALL)
    vacuous_call(spec, n, out);
  else if (n->kind == NODE_BUILTIN && n->builtin == BUILTIN_IMPLIES)
    vacuous_implication(spec, n, out);
}

Variants variants_vacuous(Spec *spec, const Property *invariant) {
  Variants all = {0};
  vacuous(spec, invariant->node, &all);
  return all;
}
