/* SPECIFICATION: a temporal formula taken apart into initial predicate and
   next-state action.  The parts keep the frames they stand in: a definition on
   the way to a part is copied with only that part as its body. */
#include "base/panic.h"
#include "frontend/model_parts.h"

typedef enum Part { PART_INIT, PART_NEXT } Part;

enum { DEEPEST_CALLS = 100 };

typedef struct Division {
  const Binder *binder;
  Part part;
  unsigned depth;
  bool failed;
} Division;

static const Node *fail(Division *d, const Node *n, const char *why) {
  if (!d->failed) diag_report(d->binder->session->diags, DIAG_C0205, n->at, "%s", why);
  d->failed = true;
  return NULL;
}

/* Does the formula only speak about what happens in the end, as fairness does?
   Such formulas rule out no finite execution. */
static bool is_liveness(const Node *n, unsigned depth);

static bool are_liveness(const Node *n, unsigned depth) {
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!is_liveness(n->kids[i], depth)) return false;
  return true;
}

static bool is_liveness(const Node *n, unsigned depth) {
  if (depth > DEEPEST_CALLS) return false;
  if (n->kind == NODE_WEAK_FAIRNESS || n->kind == NODE_STRONG_FAIRNESS ||
      n->kind == NODE_EVENTUALLY || n->kind == NODE_LEADS_TO)
    return true;
  if (n->kind == NODE_ALWAYS || n->kind == NODE_AND || n->kind == NODE_OR ||
      n->kind == NODE_FORALL || n->kind == NODE_EXISTS || n->kind == NODE_LET)
    return are_liveness(n, depth);
  if (n->kind == NODE_BUILTIN && n->builtin == BUILTIN_IMPLIES)
    return is_liveness(n->kids[1], depth);
  return n->kind == NODE_CALL && n->definition->level == LEVEL_TEMPORAL &&
         is_liveness(n->definition->body, depth + 1);
}

static const Node *divide(Division *, const Node *);

static const Node *divide_conjunction(Division *d, const Node *n) {
  Node *parts = node_new(d->binder->analysis, NODE_AND, n->at, n->kid_count);
  parts->kid_count = 0;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    const Node *part = divide(d, n->kids[i]);
    if (part) parts->kids[parts->kid_count++] = part;
  }
  if (parts->kid_count == 0) return NULL;
  if (d->part == PART_NEXT && parts->kid_count > 1)
    return fail(d, parts->kids[1], "this is a second next-state action");
  return parts->kid_count == 1 ? parts->kids[0] : node_level(parts);
}

Operator *binder_copy(const Binder *b, const Operator *op, const Node *body) {
  OperatorShape shape = {.name = op->entity.name};
  Operator *copy = operator_create(b->analysis, op->context, &(Surroundings){0}, shape);
  copy->definition.parameter_count = op->definition.parameter_count;
  copy->definition.parameters = op->definition.parameters;
  copy->definition.slot_count = op->definition.slot_count;
  copy->facts = op->facts;
  operator_finish(b->analysis, copy, body);
  return copy;
}

static bool is_plain_call(const Node *n) {
  return n->kind == NODE_CALL && n->kid_count == 0 && n->definition->depth == 0;
}

static const Node *divide_call(Division *d, const Node *n) {
  if (n->definition->depth > 0)
    return fail(d, n, "a temporal formula defined inside LET cannot be taken apart");
  if (++d->depth > DEEPEST_CALLS) return fail(d, n, "the definitions are nested too deeply");
  const Node *body = divide(d, n->definition->body);
  d->depth--;
  if (!body) return NULL;
  if (is_plain_call(body)) return body;
  const Binder *b = d->binder;
  Node *call = node_new(b->analysis, NODE_CALL, n->at, n->kid_count);
  Operator *op = binder_copy(b, operator_of(n->definition), body);
  call->name = op->definition.name;
  call->definition = &op->definition;
  for (uint32_t i = 0; i < n->kid_count; i++) call->kids[i] = n->kids[i];
  return node_level(call);
}

static const Node *divide_let(Division *d, const Node *n) {
  const Node *body = divide(d, n->kids[0]);
  if (!body) return NULL;
  Node *let = node_new(d->binder->analysis, NODE_LET, n->at, 1);
  let->definition_count = n->definition_count;
  let->definitions = n->definitions;
  let->kids[0] = body;
  return node_level(let);
}

static const Node *divide(Division *d, const Node *n) {
  if (n->level <= LEVEL_STATE) return d->part == PART_INIT ? n : NULL;
  if (n->level == LEVEL_ACTION)
    return fail(d, n, "an action by itself is no part of a specification; write [][A]_vars");
  if (n->kind == NODE_AND) return divide_conjunction(d, n);
  if (n->kind == NODE_ALWAYS && n->kids[0]->kind == NODE_SQUARE)
    return d->part == PART_NEXT ? n->kids[0]->kids[0] : NULL;
  if (is_liveness(n, 0)) {
    d->binder->model->has_fairness = true;
    if (d->part == PART_INIT) vec_push(&d->binder->model->fairness, n);
    return NULL;
  }
  if (n->kind == NODE_CALL) return divide_call(d, n);
  if (n->kind == NODE_LET) return divide_let(d, n);
  return fail(d, n,
              "this part of the specification is neither an initial predicate, nor "
              "[][Next]_vars, nor fairness");
}

void binder_take_apart(Binder *b, const Node *specification, const Node **init, const Node **next) {
  Division first = {.binder = b, .part = PART_INIT};
  *init = divide(&first, specification);
  Division second = {.binder = b, .part = PART_NEXT, .failed = first.failed};
  *next = divide(&second, specification);
  if (first.failed || second.failed) return;
  if (!*init) fail(&first, specification, "the specification has no initial predicate");
  if (!*next && !first.failed)
    fail(&second, specification, "the specification has no [][Next]_vars");
}
