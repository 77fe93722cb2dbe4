/* Expressions that introduce names: quantifiers, functions, EXCEPT and LET. */
#include "base/panic.h"
#include "frontend/elaborate.h"
#include "frontend/generate.h"

/* One bound for some of the names of a written one. */
static Bound bind_names(Place *inner, const SyntaxBound *written, uint32_t first, uint32_t count,
                        const Node *set) {
  Arena *memory = inner->analysis->session->memory;
  uint32_t *slots = arena_array(memory, uint32_t, count);
  Symbol *names = arena_array(memory, Symbol, count);
  for (uint32_t i = 0; i < count; i++) {
    Name name = written->names[first + i];
    slots[i] = inner->frame->op->definition.slot_count++;
    names[i] = name.text;
    place_bind(inner, name, slots[i], 0);
  }
  return (Bound){written->tuple, count, slots, names, set};
}

/* All sets stand outside the scope of the names. */
static void bind_all(const Place *outer, Place *inner, SyntaxBounds written, Node *n) {
  n->bound_count = syntax_bound_count(written);
  Bound *bounds = arena_array(outer->analysis->session->memory, Bound, n->bound_count);
  uint32_t next = 0;
  for (uint32_t i = 0; i < written.count; i++) {
    const SyntaxBound *b = &written.at[i];
    const Node *set = b->set ? elaborate(outer, b->set) : NULL;
    uint32_t count = b->tuple ? 1 : b->name_count;
    for (uint32_t j = 0; j < count; j++)
      bounds[next++] = bind_names(inner, b, j, b->tuple ? b->name_count : 1, set);
  }
  n->bounds = bounds;
}

static void check_bound_levels(const Place *p, const Node *n) {
  if (n->kids[0]->level != LEVEL_TEMPORAL) return;
  for (uint32_t i = 0; i < n->bound_count; i++)
    if (n->bounds[i].set && n->bounds[i].set->level == LEVEL_ACTION) {
      diag_report(p->analysis->session->diags, DIAG_S0402, n->bounds[i].set->at,
                  "the set of a quantifier over a temporal formula cannot be an action");
      return;
    }
}

/* What binds names: a quantifier, a set, a function. */
typedef struct Binder {
  NodeKind kind;
  Span at;
  SyntaxBounds bounds;
  const Syntax *body;
} Binder;

static const Node *elaborate_binder(const Place *p, Place *inner, Binder b) {
  Place of_sets = place_limited(p, LEVEL_ACTION, "the set of a bound name", b.at);
  Node *n = node_new(p->analysis, b.kind, b.at, 1);
  bind_all(&of_sets, inner, b.bounds, n);
  n->kids[0] = elaborate(inner, b.body);
  check_bound_levels(p, n);
  return node_level(n);
}

const Node *elaborate_bounded(const Place *p, NodeKind kind, const Syntax *s) {
  bool temporal = kind == NODE_TEMPORAL_FORALL || kind == NODE_TEMPORAL_EXISTS;
  if (temporal && !level_fits(p, LEVEL_TEMPORAL, s->at, "this")) return elaborate_mistake(p, s->at);
  Place inner = kind == NODE_FORALL || kind == NODE_EXISTS || temporal
                    ? *p
                    : place_limited(p, LEVEL_ACTION, node_noun(kind), s->at);
  return elaborate_binder(p, &inner, (Binder){kind, s->at, s->bounds, s->kids[0]});
}

const Node *elaborate_function(const Place *p, LabelScope *of_result, Span at, SyntaxBounds bounds,
                               const Syntax *result) {
  Place inner = *p;
  inner.labels = of_result;
  return elaborate_binder(p, &inner, (Binder){NODE_FUNCTION, at, bounds, result});
}

/* EXCEPT. */

static Update elaborate_update(const Place *p, const SyntaxUpdate *written,
                               const Syntax *const *parts) {
  const Node **path = arena_array(p->analysis->session->memory, const Node *, written->step_count);
  for (uint32_t i = 0; i < written->step_count; i++) path[i] = elaborate(p, parts[i]);
  AtSign at_sign = {p->frame, p->frame->op->definition.slot_count++};
  Place inner = *p;
  inner.at_sign = &at_sign;
  return (Update){.at = written->at,
                  .step_count = written->step_count,
                  .path = path,
                  .at_slot = at_sign.slot,
                  .value = elaborate(&inner, parts[written->step_count])};
}

const Node *elaborate_except(const Place *p, const Syntax *s) {
  Place inner = place_limited(p, LEVEL_ACTION, "EXCEPT", s->at);
  Node *n = node_new(p->analysis, NODE_EXCEPT, s->at, 1);
  n->kids[0] = elaborate(&inner, s->kids[0]);
  Update *updates = arena_array(p->analysis->session->memory, Update, s->update_count);
  const Syntax *const *next = s->kids + 1;
  for (uint32_t i = 0; i < s->update_count; i++) {
    updates[i] = elaborate_update(&inner, &s->updates[i], next);
    next += s->updates[i].step_count + 1;
  }
  n->update_count = s->update_count;
  n->updates = updates;
  return node_level(n);
}

/* LET. */

static void declare_recursive(Place *p, const Unit *u) {
  for (uint32_t i = 0; i < u->parameter_count; i++) {
    OperatorShape shape = operator_recursive_shape(p->analysis, u, i);
    Operator *op = operator_declare_recursive(p->analysis, operator_create_inside(p, shape));
    place_declare(p, &op->entity);
  }
}

static void define(Place *p, const Unit *u) {
  const Entity *known = scope_find(p->scope, u->head.name.text);
  bool awaited = known && known->kind == ENTITY_OPERATOR && known->op->state == OPERATOR_DECLARED &&
                 known->op->frame.parent == p->frame;
  if (!awaited) {
    Operator *op = operator_create_inside(p, operator_shape(u));
    operator_elaborate_unit(op, p);
    place_declare(p, &op->entity);
    return;
  }
  place_note(p, u->head.name.at, known);
  if (operator_adopt(p->analysis, known->op, u)) operator_elaborate_unit(known->op, p);
  operator_complete_recursive(p->analysis);
}

static void report_open(const Place *p, const Scope *outer) {
  for (const Scope *s = p->scope; s != outer; s = s->outer)
    if (s->entity->kind == ENTITY_OPERATOR && s->entity->op->state == OPERATOR_DECLARED)
      operator_report_undefined(p->analysis, s->entity->op);
}

void elaborate_let_unit(Place *p, const Unit *u) {
  switch (u->kind) {
  case UNIT_RECURSIVE: declare_recursive(p, u); return;
  case UNIT_OPERATOR:
  case UNIT_FUNCTION: define(p, u); return;
  case UNIT_INSTANCE: place_declare(p, instance_create(p, u)); return;
  case UNIT_CONSTANTS:
  case UNIT_VARIABLES:
  case UNIT_ASSUMPTION:
  case UNIT_THEOREM:
  case UNIT_MODULE: break;
  }
  never("unit inside LET");
}

static const Node *let_node(const Place *p, Span at, const LetGroup *group, const Node *body) {
  uint32_t count = group->definitions.count;
  if (count == 0) return body;
  Definition **all = arena_array(p->analysis->session->memory, Definition *, count);
  for (uint32_t i = 0; i < count; i++) all[i] = group->definitions.at[i];
  Node *n = node_new(p->analysis, NODE_LET, at, 1);
  n->definition_count = count;
  n->definitions = all;
  n->kids[0] = body;
  return node_level(n);
}

/* `LET g == Guess(S) ... IN F` is `\E g \in S : LET ... IN F`; `next` is the definition after g. */
static const Node *elaborate_guess(const Place *p, const Syntax *let, uint32_t next,
                                   const Syntax *set) {
  Arena *memory = p->analysis->session->memory;
  Syntax *rest = arena_alloc(memory, 1, sizeof *rest + sizeof rest->kids[0], alignof(Syntax));
  *rest = *let;
  rest->kids[0] = let->kids[0];
  rest->units = let->units + next;
  rest->unit_count = let->unit_count - next;
  SyntaxBound bound = {.name_count = 1, .names = &let->units[next - 1]->head.name, .set = set};
  Place inner = *p;
  return generate_chosen(
      p, elaborate_binder(p, &inner, (Binder){NODE_EXISTS, let->at, {1, &bound}, rest}));
}

const Node *elaborate_let(const Place *p, const Syntax *s) {
  LetGroup group = {0};
  Place inner = *p;
  inner.group = &group;
  uint32_t i = 0;
  const Syntax *guessed = NULL;
  for (; i < s->unit_count && !guessed; i++) {
    guessed = generate_guessed(&inner, s->units[i]);
    if (!guessed) elaborate_let_unit(&inner, s->units[i]);
  }
  report_open(&inner, p->scope);
  const Node *body =
      guessed ? elaborate_guess(&inner, s, i, guessed) : elaborate(&inner, s->kids[0]);
  const Node *let = let_node(p, s->at, &group, body);
  vec_free(&group.definitions);
  return let;
}
