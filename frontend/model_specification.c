/* SPECIFICATION: a temporal formula taken apart into initial predicate and
   next-state action.  The parts keep the frames they stand in: a definition on
   the way to a part is copied with only that part as its body. */
#include "base/panic.h"
#include "frontend/model_parts.h"

typedef enum Part { PART_INIT, PART_NEXT } Part;

enum { DEEPEST_CALLS = 100, MOST_STEPS = 100000 };

typedef struct Division {
  const Binder *binder;
  Part part;
  unsigned depth, steps;
  bool failed;
} Division;

/* The definition whose body is taken apart.  An argument that is a temporal formula is taken
   apart, too: the parameter then stands for the part of it that is wanted. */
typedef struct Inside {
  const struct Inside *around; /* the one whose LET it stands in; NULL: none */
  const struct Inside *caller;
  const Node *call;
  const Definition *definition;
  const bool *taken;        /* by parameter; NULL: none is */
  const Node *const *parts; /* NULL: it has no such part */
} Inside;

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

/* Parameters that stand for temporal formulas. */

static const Inside *go_up(const Inside *in, uint32_t up) {
  for (; in && up; up--) in = in->around;
  return in;
}

/* Of a bound name, if it is such a parameter; else NULL. */
static const Inside *find_taken(const Inside *in, const Node *n) {
  const Inside *of = n->kind == NODE_LOCAL ? go_up(in, n->up) : NULL;
  bool parameter = of && of->taken && n->slot < of->definition->parameter_count;
  return parameter && of->taken[n->slot] ? of : NULL;
}

/* What an operator that is a parameter stands for; NULL where its frame cannot be reached. */
static Definition *find_passed(const Inside *in, const Node *n) {
  if (n->kind != NODE_CALL_LOCAL) return NULL;
  do {
    const Inside *of = go_up(in, n->up);
    if (!of || !of->call || n->slot >= of->call->kid_count) return NULL;
    n = of->call->kids[n->slot];
    in = of->caller;
  } while (n->kind == NODE_LOCAL);
  Definition *passed = n->kind == NODE_OPERATOR ? n->definition : NULL;
  bool plain = passed && passed->depth == 0 && passed->builtin == BUILTIN_COUNT && passed->body;
  return plain ? passed : NULL;
}

typedef struct Search {
  const Inside *in;
  unsigned depth;
  bool found;
} Search;

static void look(const Node *n, void *env) {
  Search *s = env;
  if (s->found) return;
  bool calls = n->kind == NODE_CALL || n->kind == NODE_OPERATOR;
  const Definition *passed = find_passed(s->in, n);
  if (find_taken(s->in, n) || (passed && passed->level == LEVEL_TEMPORAL)) {
    s->found = true;
  } else if (calls && n->definition->depth > 0 && n->definition->body) {
    Inside inner = {.around = go_up(s->in, n->up), .definition = n->definition};
    Search deeper = {&inner, s->depth + 1, s->depth >= DEEPEST_CALLS};
    look(n->definition->body, &deeper);
    s->found = deeper.found;
  }
  node_children(n, look, s);
}

static Level level_inside(const Inside *in, const Node *n) {
  Search s = {.in = in};
  bool any = false;
  for (const Inside *i = in; i; i = i->around) any |= i->call != NULL;
  if (any) look(n, &s);
  return s.found ? LEVEL_TEMPORAL : n->level;
}

/* Taking apart. */

static const Node *divide(Division *, const Inside *, const Node *);

static const Node *divide_conjunction(Division *d, const Inside *in, const Node *n) {
  Node *parts = node_new(d->binder->analysis, NODE_AND, n->at, n->kid_count);
  parts->kid_count = 0;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    const Node *part = divide(d, in, n->kids[i]);
    if (part) parts->kids[parts->kid_count++] = part;
  }
  if (parts->kid_count == 0) return NULL;
  if (d->part == PART_NEXT && parts->kid_count > 1)
    return fail(d, parts->kids[1], "this is a second next-state action");
  return parts->kid_count == 1 ? parts->kids[0] : node_level(parts);
}

Operator *binder_copy(const Binder *b, const Operator *op, const Node *body) {
  OperatorShape shape = {.name = op->entity.name};
  Surroundings around = {.base = op->frame.parent};
  Operator *copy = operator_create(b->analysis, op->context, &around, shape);
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

static const Node *truth(const Division *d, Span at) {
  Node *n = node_new(d->binder->analysis, NODE_BOOLEAN, at, 0);
  n->truth = true;
  return n;
}

static const Node *make_call(const Division *d, const Inside *callee, const Node *n,
                             const Node *body) {
  const Binder *b = d->binder;
  Node *call = node_new(b->analysis, NODE_CALL, n->at, n->kid_count);
  Operator *op = binder_copy(b, operator_of(n->definition), body);
  call->name = op->definition.name;
  call->definition = &op->definition;
  call->up = n->up;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    call->kids[i] = callee->taken[i] ? callee->parts[i] : n->kids[i];
    if (!call->kids[i]) call->kids[i] = truth(d, n->kids[i]->at);
  }
  return node_level(call);
}

/* A call of an operator that is a parameter, as one of what the parameter stands for. */
static const Node *resolve_call(const Division *d, Definition *passed, const Node *n) {
  Node *call = node_new(d->binder->analysis, NODE_CALL, n->at, n->kid_count);
  call->name = passed->name;
  call->definition = passed;
  for (uint32_t i = 0; i < n->kid_count; i++) call->kids[i] = n->kids[i];
  return node_level(call);
}

static const Node *divide_call(Division *d, const Inside *in, const Node *n) {
  Definition *of = n->definition;
  if (of->recursive || of->recursive_function)
    return fail(d, n, "a recursive definition cannot be taken apart");
  if (++d->depth > DEEPEST_CALLS) return fail(d, n, "the definitions are nested too deeply");
  Arena *memory = d->binder->session->memory;
  bool *taken = arena_array(memory, bool, n->kid_count);
  const Node **parts = arena_array(memory, const Node *, n->kid_count);
  const Inside *around = of->depth ? go_up(in, n->up) : NULL;
  Inside callee = {around, in, n, of, taken, parts};
  for (uint32_t i = 0; i < n->kid_count; i++) {
    taken[i] = !of->parameters[i].arity && level_inside(in, n->kids[i]) == LEVEL_TEMPORAL;
    if (taken[i]) parts[i] = divide(d, in, n->kids[i]);
  }
  const Node *body = divide(d, &callee, of->body);
  d->depth--;
  if (!body) return NULL;
  return is_plain_call(body) ? body : make_call(d, &callee, n, body);
}

static const Node *divide_let(Division *d, const Inside *in, const Node *n) {
  const Node *body = divide(d, in, n->kids[0]);
  if (!body) return NULL;
  Node *let = node_new(d->binder->analysis, NODE_LET, n->at, 1);
  let->definition_count = n->definition_count;
  let->definitions = n->definitions;
  let->kids[0] = body;
  return node_level(let);
}

static const Node *divide(Division *d, const Inside *in, const Node *n) {
  if (d->failed) return NULL;
  if (++d->steps > MOST_STEPS) return fail(d, n, "there are too many parts");
  const Inside *taken = find_taken(in, n);
  if (taken) return taken->parts[n->slot] ? n : NULL;
  Level level = level_inside(in, n);
  if (level <= LEVEL_STATE) return d->part == PART_INIT ? n : NULL;
  if (level == LEVEL_ACTION)
    return fail(d, n, "an action by itself is no part of a specification; write [][A]_vars");
  if (n->kind == NODE_AND) return divide_conjunction(d, in, n);
  if (n->kind == NODE_ALWAYS && n->kids[0]->kind == NODE_SQUARE)
    return d->part == PART_NEXT ? n->kids[0]->kids[0] : NULL;
  if (is_liveness(n, 0)) {
    d->binder->model->has_fairness = true;
    if (d->part == PART_INIT) vec_push(&d->binder->model->fairness, n);
    return NULL;
  }
  if (n->kind == NODE_CALL) return divide_call(d, in, n);
  if (n->kind == NODE_LET) return divide_let(d, in, n);
  Definition *passed = find_passed(in, n);
  if (passed) return divide_call(d, in, resolve_call(d, passed, n));
  return fail(d, n,
              "this part of the specification is neither an initial predicate, nor "
              "[][Next]_vars, nor fairness");
}

void binder_take_apart(Binder *b, const Node *specification, const Node **init, const Node **next) {
  Division first = {.binder = b, .part = PART_INIT};
  *init = divide(&first, NULL, specification);
  Division second = {.binder = b, .part = PART_NEXT, .failed = first.failed};
  *next = divide(&second, NULL, specification);
  if (first.failed || second.failed) return;
  bool stateless = b->analysis->spec.variable_count == 0;
  if (!*init && *next && stateless) *init = truth(&first, specification->at);
  if (!*init) fail(&first, specification, "the specification has no initial predicate");
  if (!*next && !first.failed)
    fail(&second, specification, "the specification has no [][Next]_vars");
}
