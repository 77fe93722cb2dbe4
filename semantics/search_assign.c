/* Assignments: the first `x' = e`, `x' \in S` or `x' \subseteq S` for a variable gives it
   its value, later ones are tests. */
#include "base/panic.h"
#include "semantics/search.h"

/* A variable, or a tuple of such, behind names: what an equation can assign to. */
typedef struct Place {
  const Node *node; /* VARIABLE, CALL of what stands for one, or TUPLE; NULL: neither */
  Frame *frame;
} Place;

static bool is_place(NodeKind kind) { return kind == NODE_VARIABLE || kind == NODE_TUPLE; }

static bool is_name(NodeKind kind) {
  return kind == NODE_LOCAL || kind == NODE_CALL || kind == NODE_LET;
}

/* What stands for a name: an argument, a definition that is `wanted` or another name.  False
   if nothing does. */
static bool see_through(Evaluator *e, const Node **n, Frame **f, bool (*wanted)(NodeKind)) {
  if ((*n)->kind == NODE_LET) {
    let_enter(e, *n, *f);
    *n = (*n)->kids[0];
    return true;
  }
  if ((*n)->kind == NODE_LOCAL) {
    const Slot *slot = &frame_up(*f, (*n)->up)->slots[(*n)->slot];
    if (slot->kind != SLOT_THUNK) return false;
    const Thunk *thunk = slot->thunk;
    *n = thunk->node;
    *f = thunk->definition ? frame_create(e, thunk->definition, thunk->frame) : thunk->frame;
    return true;
  }
  if ((*n)->kind != NODE_CALL || (*n)->definition->builtin != BUILTIN_COUNT ||
      (*n)->definition->recursive)
    return false;
  NodeKind kind = (*n)->definition->body->kind;
  if (!wanted(kind) && !is_name(kind)) return false;
  Operator op = callee_of(*n, *f);
  *f = call_frame(e, *n, op.definition, op.parent, *f);
  *n = op.definition->body;
  return *f;
}

static bool stands_for_variable(const Evaluator *e, const Node *n) {
  return n->kind == NODE_CALL && n->definition->for_variable &&
         stand_find(e->at.next_stand, n->definition);
}

static Place find_place(Evaluator *e, const Node *n, Frame *f) {
  while (!is_place(n->kind) && !stands_for_variable(e, n))
    if (!see_through(e, &n, &f, is_place)) return (Place){0};
  return (Place){n, f};
}

/* Where the next value of a variable is, or of what stands for one. */
static const Value **value_place(Search *s, const Node *n) {
  return n->kind == NODE_VARIABLE ? &s->state[n->variable->index]
                                  : stand_find(s->e->at.next_stand, n->definition);
}

/* Has every variable in it a value? */
static bool is_assigned(Search *s, Place place) {
  if (!place.node) return true;
  if (place.node->kind != NODE_TUPLE) return *value_place(s, place.node) != NULL;
  for (uint32_t i = 0; i < place.node->kid_count; i++)
    if (!is_assigned(s, find_place(s->e, place.node->kids[i], place.frame))) return false;
  return true;
}

static uint64_t *stamp_of(Search *s) {
  return s->kind == SEARCH_INITIAL ? &s->e->at.now_stamp : &s->e->at.next_stamp;
}

/* The stamp says which values the state has; taken back, they are as before. */
static bool assign_variable(Search *s, const Value **place, const Value *v, const Next *next) {
  uint64_t *stamp = stamp_of(s), before = *stamp;
  *place = v;
  *stamp = ++s->e->stamps;
  bool on = next->go(s, next);
  *place = NULL;
  *stamp = before;
  return on;
}

static bool test_variable(Search *s, const Node *n, const Value *v, const Next *next) {
  return search_test(s, values_equal_at(s->e, n, *value_place(s, n), v), next);
}

static bool assign_place(Search *s, const Node *n, Frame *f, const Value *v, const Next *next);

/* The next item of a tuple. */
static bool go_tuple(Search *s, const Next *me) {
  const Value *v = me->detail;
  if (me->at == me->node->kid_count) return me->after->go(s, me->after);
  Next rest = *me;
  rest.at++;
  return assign_place(s, me->node->kids[me->at], me->frame, v->items[me->at], &rest);
}

static bool assign_tuple(Search *s, Place place, const Value *v, const Next *next) {
  if (!value_is_function(v) || value_is_record(v)) {
    fault_value(s->e, FAULT_NOT_SEQUENCE, place.node, v);
    return search_fail(s);
  }
  if (!value_is_sequence(v) || v->count != place.node->kid_count) return true;
  return go_tuple(
      s, &(Next){
             .go = go_tuple, .after = next, .node = place.node, .frame = place.frame, .detail = v});
}

/* The value of the expression in the state that is being filled. */
static const Value *value_in_state(Search *s, const Node *n, Frame *f) {
  return s->kind == SEARCH_INITIAL ? eval_whole(s->e, n, f) : eval_next(s->e, n, f);
}

static bool assign_place(Search *s, const Node *n, Frame *f, const Value *v, const Next *next) {
  Place place = find_place(s->e, n, f);
  if (!place.node) {
    const Value *left = value_in_state(s, n, f);
    return search_test(s, left ? values_equal_at(s->e, n, left, v) : ANSWER_FAULT, next);
  }
  if (place.node->kind == NODE_TUPLE) return assign_tuple(s, place, v, next);
  const Value **at = value_place(s, place.node);
  return *at ? test_variable(s, place.node, v, next) : assign_variable(s, at, v, next);
}

static bool assign_value(Search *s, const Node *n, Place place, Frame *f, const Next *next) {
  const Value *v = eval_element(s->e, n->kids[1], f);
  return v ? assign_place(s, place.node, place.frame, v, next) : search_fail(s);
}

static const Value *powerset_of(Search *s, const Node *n, const Value *set) {
  return value_is_set(set) ? value_lazy(s->e->values, LAZY_POWERSET, 1, &set)
                           : fault_value(s->e, FAULT_NOT_SET, n, set);
}

static bool assign_member(Search *s, const Node *n, Place place, Frame *f, const Next *next) {
  const Value *set = eval(s->e, n->kids[1], f);
  if (set && n->builtin == BUILTIN_SUBSET_EQ) set = powerset_of(s, n->kids[1], set);
  if (set) set = enumerate(s->e, n->kids[1], set);
  if (!set) return search_fail(s);
  RegionMark mark = region_mark(&s->e->region);
  for (uint32_t i = 0; i < set->count; i++) {
    bool on = assign_place(s, place.node, place.frame, set->items[i], next);
    evaluator_release(s->e, mark);
    if (!on) return false;
  }
  return true;
}

static bool is_prime(NodeKind kind) { return kind == NODE_PRIME; }

/* What the left side of an equation assigns to. */
static Place find_target(Search *s, const Node *left, Frame *f) {
  if (s->kind == SEARCH_INITIAL) return find_place(s->e, left, f);
  while (!is_prime(left->kind))
    if (!see_through(s->e, &left, &f, is_prime)) return (Place){0};
  return find_place(s->e, left->kids[0], f);
}

/* `x' = e` for a variable without a value. */
static bool is_simple(const Search *s, const Node *n) {
  const Node *left = n->kids[0];
  return n->builtin == BUILTIN_EQ && s->kind != SEARCH_INITIAL && left->kind == NODE_PRIME &&
         left->kids[0]->kind == NODE_VARIABLE && !s->state[left->kids[0]->variable->index];
}

static bool assign_simply(Search *s, const Node *n, Frame *f, const Next *next) {
  RegionMark mark = region_mark(&s->e->region);
  const Value *v = eval_element(s->e, n->kids[1], f);
  bool on = v ? assign_variable(s, value_place(s, n->kids[0]->kids[0]), v, next) : search_fail(s);
  evaluator_release(s->e, mark);
  return on;
}

bool search_assignment(Search *s, const Node *n, Frame *f, const Next *next, bool *done) {
  if ((*done = is_simple(s, n))) return assign_simply(s, n, f, next);
  RegionMark mark = region_mark(&s->e->region);
  Place place = find_target(s, n->kids[0], f);
  *done = !is_assigned(s, place);
  bool on = true;
  if (*done)
    on = n->builtin == BUILTIN_EQ ? assign_value(s, n, place, f, next)
                                  : assign_member(s, n, place, f, next);
  evaluator_release(s->e, mark);
  return on;
}

static bool go_unchanged(Search *s, const Next *me) {
  if (me->at == me->node->kid_count) return me->after->go(s, me->after);
  Next rest = *me;
  rest.at++;
  return search_unchanged(s, me->node->kids[me->at], me->frame, &rest);
}

enum { UNCHANGED_AT_ONCE = 64 };

/* Can all variables of the list be told apart from their old values by pointers? */
static bool may_be_kept(const Search *s, const Variables *list) {
  if (!list || s->kind == SEARCH_INITIAL || list->count > UNCHANGED_AT_ONCE) return false;
  for (uint32_t i = 0; i < list->count; i++) {
    uint32_t index = list->nodes[i]->variable->index;
    const Value *old = s->e->at.now ? s->e->at.now[index] : NULL;
    if (!old || (s->state[index] && s->state[index] != old)) return false;
  }
  return true;
}

/* All variables that have no value yet keep theirs; no list has one twice that is free. */
static bool keep_variables(Search *s, const Variables *list, const Next *next) {
  uint32_t kept[UNCHANGED_AT_ONCE], count = 0;
  uint64_t *stamp = stamp_of(s), before = *stamp;
  s->e->reads |= READS_NOW;
  for (uint32_t i = 0; i < list->count; i++) {
    uint32_t index = list->nodes[i]->variable->index;
    if (s->state[index]) continue;
    s->state[index] = s->e->at.now[index];
    kept[count++] = index;
  }
  *stamp = ++s->e->stamps;
  bool on = next->go(s, next);
  for (uint32_t i = 0; i < count; i++) s->state[kept[i]] = NULL;
  *stamp = before;
  return on;
}

bool search_unchanged(Search *s, const Node *n, Frame *f, const Next *next) {
  const Variables *list = search_variables(s->e, n);
  if (may_be_kept(s, list)) return keep_variables(s, list, next);
  Place place = s->kind == SEARCH_INITIAL ? (Place){0} : find_place(s->e, n, f);
  if (!place.node) return search_test(s, unchanged_test(s->e, n, f), next);
  if (place.node->kind == NODE_TUPLE)
    return go_unchanged(
        s, &(Next){.go = go_unchanged, .after = next, .node = place.node, .frame = place.frame});
  const Value *v = eval(s->e, place.node, place.frame);
  if (!v) return search_fail(s);
  const Value **at = value_place(s, place.node);
  return *at ? test_variable(s, place.node, v, next) : assign_variable(s, at, v, next);
}
