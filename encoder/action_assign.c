/* What gives a variable its value: `x' = e`, `x' \in S` and UNCHANGED. */
#include "encoder/action.h"

#include <string.h>

/* ---- assignments ---- */

static Assignment *assignment_copy(Encoder *e, const Assignment *a) {
  uint32_t variables = e->evaluation->spec->variable_count;
  Assignment *copy = arena_new(e->memory, Assignment);
  copy->values = arena_array(e->memory, const Sym *, variables);
  copy->assigned = arena_array(e->memory, Lit, variables);
  if (a && variables) {
    memcpy(copy->values, a->values, variables * sizeof *a->values);
    memcpy(copy->assigned, a->assigned, variables * sizeof *a->assigned);
  }
  return copy;
}

const Assignment *assignment_empty(Encoder *e) { return assignment_copy(e, NULL); }

void assignment_show(Encoder *e, const Assignment *a) {
  const Acting *acting = &e->evaluation->acting;
  Context context = acting->context;
  if (acting->mode == ACTION_INITIAL)
    context.now = (View){a->values, a->assigned, FAULT_NO_INITIAL_VALUE};
  else
    context.next = (View){a->values, a->assigned, FAULT_NO_NEXT_VALUE};
  context_enter(e, context);
}

/* ---- names of variables ---- */

bool behind_name(Encoder *e, const Node **node, Frame **frame) {
  const Node *n = *node;
  Slot slot = {.kind = SLOT_EMPTY};
  if (n->kind == NODE_LOCAL) {
    slot = frames_slot(*frame, n->up, n->slot);
  } else if (n->kind == NODE_CALL && n->kid_count == 0) {
    const Definition *d = n->definition;
    if (d->builtin != BUILTIN_COUNT || d->recursive_function || d->recursive) return false;
    if (d->slot == UINT32_MAX) {
      *frame = frames_call(e, d, n, *frame);
      *node = d->body;
      return true;
    }
    slot = frames_slot(*frame, n->up, d->slot);
  }
  if (slot.kind != SLOT_THUNK) return false;
  *node = slot.thunk->node;
  *frame = slot.thunk->frame;
  return true;
}

const Variable *variable_named(Encoder *e, const Node *node, Frame *frame) {
  while (node->kind != NODE_VARIABLE)
    if (!behind_name(e, &node, &frame)) return NULL;
  return node->variable;
}

const Variable *assignment_target(Encoder *e, const Node *node, Frame *frame) {
  if (e->evaluation->acting.mode == ACTION_INITIAL) return variable_named(e, node, frame);
  while (node->kind != NODE_PRIME)
    if (!behind_name(e, &node, &frame)) return NULL;
  return variable_named(e, node->kids[0], frame);
}

/* ---- giving a value ---- */

/* What is to become of a variable: the value it gets where it has none, and the
   test it has to pass where it has one. */
typedef struct Giving {
  Lit assigned; /* before */
  Lit test;
  const Sym *value; /* NULL where it surely has one */
  Lit possible;     /* does `value` exist? */
} Giving;

static Ways give(Encoder *e, const Variable *variable, const Giving *g, const Assignment *before) {
  Circuit *c = e->circuit;
  Lit guard = circuit_and(c, circuit_implies(c, g->assigned, g->test),
                          circuit_or(c, g->assigned, g->possible));
  if (lit_is_true(g->assigned) || lit_is_false(guard)) return ways_one(e, guard, before);
  Assignment *after = assignment_copy(e, before);
  const Sym *old = before->values[variable->index];
  bool fresh = lit_is_false(g->assigned);
  after->values[variable->index] = fresh ? g->value : sym_ite(e, g->assigned, old, g->value);
  after->assigned[variable->index] = LIT_TRUE;
  return ways_one(e, guard, after);
}

static Lit assigned_on_path(Encoder *e, const Variable *variable, const Assignment *a) {
  return path_reduce(e, a->assigned[variable->index]);
}

Ways assign_value(Encoder *e, const Variable *variable, const Sym *value,
                  const Assignment *before) {
  Giving g = {.assigned = assigned_on_path(e, variable, before),
              .test = LIT_TRUE,
              .value = value,
              .possible = LIT_TRUE};
  uint32_t height = assume_save(e);
  if (assume(e, g.assigned)) {
    g.test = sym_equal(e, before->values[variable->index], value);
    assume_rewind(e, height);
  }
  return give(e, variable, &g, before);
}

/* One way for each candidate, or if the value does not matter later, one for all. */
static Ways expand_member(Encoder *e, const Variable *variable, const Sym *set,
                          const Assignment *before, Live after) {
  Candidates c;
  if (!live_has(after, variable->index)) {
    const Sym *any = encode_nothing(e);
    Giving g = {.assigned = LIT_FALSE, .value = any, .possible = set_is_inhabited(e, set)};
    return give(e, variable, &g, before);
  }
  if (!finite_candidates(e, set, &c)) return ways_none();
  Ways *lists = arena_array(e->memory, Ways, c.count);
  for (uint32_t i = 0; i < c.count; i++) {
    Giving g = {.assigned = LIT_FALSE, .value = c.at[i].value, .possible = c.at[i].in};
    lists[i] = give(e, variable, &g, before);
  }
  return ways_choose(e, before, c.count, lists, after);
}

Ways assign_member(Encoder *e, const Variable *variable, const Sym *set, const Assignment *before,
                   Live after) {
  Giving g = {.assigned = assigned_on_path(e, variable, before), .test = LIT_TRUE};
  uint32_t height = assume_save(e);
  if (assume(e, g.assigned)) {
    g.test = sym_member(e, before->values[variable->index], set);
    assume_rewind(e, height);
  }
  if (!lit_is_true(g.assigned) && e->evaluation->acting.mode == ACTION_ENABLED) {
    if (lit_is_false(g.assigned)) return expand_member(e, variable, set, before, after);
    encode_fail(e, FAULT_UNSUPPORTED);
    return ways_none();
  }
  if (assume(e, lit_not(g.assigned))) {
    g.value = sym_pick(e, set, &g.possible);
    assume_rewind(e, height);
  }
  return give(e, variable, &g, before);
}

/* ---- UNCHANGED ---- */

typedef struct Items {
  const Node *tuple;
  Frame *frame;
  uint32_t next;
  Live after;
} Items;

static Ways unchanged_item(Encoder *e, const Assignment *before, void *env) {
  const Items *items = env;
  return act_unchanged(e, items->tuple->kids[items->next], items->frame, before, items->after);
}

static Ways unchanged_tuple(Encoder *e, const Node *tuple, Frame *frame, const Assignment *before,
                            Live after) {
  Ways ways = ways_one(e, LIT_TRUE, before);
  for (uint32_t i = 0; i < tuple->kid_count; i++) {
    Items items = {tuple, frame, i, after};
    ways = ways_continue(e, &ways, unchanged_item, &items);
  }
  return ways;
}

Ways act_unchanged(Encoder *e, const Node *node, Frame *frame, const Assignment *before,
                   Live after) {
  const Node *inner = node;
  Frame *home = frame;
  while (inner->kind != NODE_VARIABLE && inner->kind != NODE_TUPLE)
    if (!behind_name(e, &inner, &home)) break;
  assignment_show(e, before);
  if (inner->kind == NODE_TUPLE) return unchanged_tuple(e, inner, home, before, after);
  if (inner->kind == NODE_VARIABLE && e->evaluation->acting.mode != ACTION_INITIAL)
    return assign_value(e, inner->variable, encode_node(e, inner, home), before);
  return ways_one(e, encode_unchanged(e, node, frame), before);
}
