/* What gives variables their values: `x' = e`, `x' \in S` and UNCHANGED, where x may
   also be a tuple of variables. */
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
  if (acting->mode == ACTION_TEST) {
    context_enter(e, context);
    return;
  }
  if (acting->mode == ACTION_INITIAL)
    context.now = (View){a->values, a->assigned, FAULT_NO_INITIAL_VALUE};
  else
    context.next = (View){a->values, a->assigned, FAULT_NO_NEXT_VALUE};
  context.shown = assume_point(e);
  context.stamp = ++e->evaluation->stamps;
  context_enter(e, context);
}

void assignment_require_all(Encoder *e, const Assignment *after) {
  Lit all = LIT_TRUE;
  for (uint32_t v = 0; v < e->evaluation->spec->variable_count; v++)
    all = circuit_and(e->circuit, all, after->assigned[v]);
  encoder_fail(e, lit_not(all), FAULT_UNASSIGNED);
}

/* ---- what can be assigned to ---- */

static bool is_place(NodeKind kind) { return kind == NODE_VARIABLE || kind == NODE_TUPLE; }

static bool is_prime(NodeKind kind) { return kind == NODE_PRIME; }

static bool is_name(NodeKind kind) {
  return kind == NODE_LOCAL || kind == NODE_CALL || kind == NODE_LET;
}

/* The argument or local definition that a name stands for. */
static bool behind_slot(Slot slot, Target *target) {
  if (slot.kind != SLOT_THUNK || slot.thunk->rule) return false;
  *target = (Target){slot.thunk->node, slot.thunk->frame};
  return true;
}

static bool behind_call(Encoder *e, const Node *call, Target *target, bool (*wanted)(NodeKind)) {
  const Definition *d = call->definition;
  NodeKind kind = d->body ? d->body->kind : NODE_ERROR;
  if (d->builtin != BUILTIN_COUNT || d->recursive || !(wanted(kind) || is_name(kind))) return false;
  if (d->slot != UINT32_MAX)
    return behind_slot(frames_slot(target->frame, call->up, d->slot), target);
  *target = (Target){d->body, frames_call(e, d, call, target->frame)};
  return true;
}

/* What stands for a name: an argument, a definition that is `wanted` or another name. */
static bool see_through(Encoder *e, Target *target, bool (*wanted)(NodeKind)) {
  const Node *n = target->node;
  if (n->kind == NODE_LET) {
    *target = (Target){n->kids[0], frames_let(e, n, target->frame)};
    return true;
  }
  return n->kind == NODE_LOCAL  ? behind_slot(frames_slot(target->frame, n->up, n->slot), target)
         : n->kind == NODE_CALL ? behind_call(e, n, target, wanted)
                                : false;
}

Target target_behind(Encoder *e, const Node *node, Frame *frame) {
  Target target = {node, frame};
  while (!is_place(target.node->kind))
    if (!see_through(e, &target, is_place)) return (Target){0};
  return target;
}

Target target_of(Encoder *e, const Node *left, Frame *frame) {
  Target target = {left, frame};
  if (e->evaluation->acting.mode != ACTION_INITIAL) {
    while (!is_prime(target.node->kind))
      if (!see_through(e, &target, is_prime)) return (Target){0};
    target.node = target.node->kids[0];
  }
  return target_behind(e, target.node, target.frame);
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

static Ways assign_variable(Encoder *e, const Variable *variable, const Sym *value,
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

/* ---- tuples ---- */

typedef struct Items {
  const Node *tuple;
  Frame *frame;
  uint32_t next;
  const Sym *value; /* NULL: its own, UNCHANGED */
  Live after;
} Items;

static Ways each_item(Encoder *e, const Items *items, Continue *each, const Assignment *before) {
  Ways ways = ways_one(e, LIT_TRUE, before);
  for (uint32_t i = 0; i < items->tuple->kid_count; i++) {
    Items item = *items;
    item.next = i;
    ways = ways_continue(e, &ways, each, &item);
  }
  return ways;
}

/* Is it a tuple with `count` items?  Records and what is no function are refused. */
static Lit is_tuple(Encoder *e, const Sym *value, uint32_t count) {
  uint32_t mark = e->failures.count;
  const Sym *length = sym_len(e, value);
  return e->failures.count > mark || is_nothing(length)
             ? LIT_TRUE
             : sym_equal(e, length, sym_int(e, (int64_t)count));
}

static Ways assign_item(Encoder *e, const Assignment *before, void *env) {
  const Items *items = env;
  const Sym *index = sym_int(e, (int64_t)items->next + 1);
  const Sym *value = sym_apply(e, items->value, index);
  return assign_target(e, items->tuple->kids[items->next], items->frame, value, before);
}

static Ways assign_tuple(Encoder *e, Target target, const Sym *value, const Assignment *before) {
  Lit fits = is_tuple(e, value, target.node->kid_count);
  uint32_t height = assume_save(e);
  if (!assume(e, fits)) return ways_none();
  Items items = {.tuple = target.node, .frame = target.frame, .value = value};
  Ways ways = each_item(e, &items, assign_item, before);
  assume_rewind(e, height);
  return ways_guard(e, ways, fits);
}

Ways assign_target(Encoder *e, const Node *node, Frame *frame, const Sym *value,
                   const Assignment *before) {
  Target target = target_behind(e, node, frame);
  if (target.node && target.node->kind == NODE_VARIABLE)
    return assign_variable(e, target.node->variable, value, before);
  if (target.node) return assign_tuple(e, target, value, before);
  assignment_show(e, before);
  bool initial = e->evaluation->acting.mode == ACTION_INITIAL;
  const Sym *left = initial ? encode_node(e, node, frame) : encode_prime(e, node, frame);
  return ways_one(e, sym_equal(e, encode_listed(e, left), value), before);
}

bool target_is_assigned(Encoder *e, Target target, const Assignment *a) {
  if (!target.node) return true;
  if (target.node->kind == NODE_VARIABLE)
    return lit_is_true(assigned_on_path(e, target.node->variable, a));
  for (uint32_t i = 0; i < target.node->kid_count; i++)
    if (!target_is_assigned(e, target_behind(e, target.node->kids[i], target.frame), a))
      return false;
  return true;
}

/* ---- membership ---- */

/* One way for each candidate. */
static Ways expand_member(Encoder *e, Target target, const Source *source, const Assignment *before,
                          Live after) {
  Candidates c;
  if (!source_candidates(e, source, &c)) return ways_none();
  Ways *lists = arena_array(e->memory, Ways, c.count);
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < c.count; i++) {
    if (!evaluation_expand(e)) break;
    if (!assume(e, c.at[i].in)) continue;
    Ways ways = assign_target(e, target.node, target.frame, c.at[i].value, before);
    assume_rewind(e, height);
    lists[i] = ways_guard(e, ways, c.at[i].in);
  }
  return ways_choose(e, before, c.count, lists, after);
}

/* The value does not matter later; only that there is one. */
static Ways assign_any(Encoder *e, const Variable *variable, const Source *source,
                       const Assignment *before) {
  Lit inhabited = source_is_inhabited(e, source);
  return ways_guard(e, assign_variable(e, variable, encode_nothing(e), before), inhabited);
}

/* `v \in S` where v may have a value: then it is a test. */
static Ways pick_member(Encoder *e, const Variable *variable, const Source *source,
                        const Assignment *before) {
  Giving g = {.assigned = assigned_on_path(e, variable, before), .test = LIT_TRUE};
  uint32_t height = assume_save(e);
  if (assume(e, g.assigned)) {
    g.test = source_member(e, before->values[variable->index], source);
    assume_rewind(e, height);
  }
  if (assume(e, lit_not(g.assigned))) {
    g.value = source_pick(e, source, &g.possible);
    assume_rewind(e, height);
  }
  return give(e, variable, &g, before);
}

static Ways pick_tuple(Encoder *e, Target target, const Source *source, const Assignment *before) {
  Lit possible;
  const Sym *value = source_pick(e, source, &possible);
  uint32_t height = assume_save(e);
  if (!assume(e, possible)) return ways_none();
  Ways ways = assign_tuple(e, target, value, before);
  assume_rewind(e, height);
  return ways_guard(e, ways, possible);
}

Ways assign_member(Encoder *e, Target target, const Source *source, const Assignment *before,
                   Live after) {
  const Variable *variable = target.node->kind == NODE_VARIABLE ? target.node->variable : NULL;
  if (e->evaluation->acting.mode != ACTION_ENABLED)
    return variable ? pick_member(e, variable, source, before)
                    : pick_tuple(e, target, source, before);
  bool fresh = variable && lit_is_false(assigned_on_path(e, variable, before));
  if (fresh && !live_has(after, variable->index)) return assign_any(e, variable, source, before);
  return expand_member(e, target, source, before, after);
}

/* ---- UNCHANGED ---- */

static Ways unchanged_item(Encoder *e, const Assignment *before, void *env) {
  const Items *items = env;
  return act_unchanged(e, items->tuple->kids[items->next], items->frame, before, items->after);
}

Ways act_unchanged(Encoder *e, const Node *node, Frame *frame, const Assignment *before,
                   Live after) {
  bool initial = e->evaluation->acting.mode == ACTION_INITIAL;
  assignment_show(e, before);
  Target target = initial ? (Target){0} : target_behind(e, node, frame);
  if (!target.node) return ways_one(e, encode_unchanged(e, node, frame), before);
  Items items = {.tuple = target.node, .frame = target.frame, .after = after};
  if (target.node->kind == NODE_TUPLE) return each_item(e, &items, unchanged_item, before);
  const Sym *value = encode_node(e, target.node, target.frame);
  return assign_variable(e, target.node->variable, value, before);
}
