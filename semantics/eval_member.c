/* Membership without listing the set: filters of infinite sets, and sets of
   functions, records, ... that are built on such filters. */
#include "base/panic.h"
#include "semantics/evaluator.h"

static Answer misfit(Evaluator *e, const Node *at, const Value *v, const Node *set) {
  if (v->kind == VALUE_MODEL) return ANSWER_NO;
  fault_at(e, FAULT_INCOMPARABLE, at, "%s and a %s", fault_print(e, v), node_noun(set->kind));
  return ANSWER_FAULT;
}

static Answer in_filter(Evaluator *e, const Node *at, const Value *v, const Node *filter,
                        Frame *f) {
  Answer member = eval_member(e, at, v, filter->bounds[0].set, f);
  if (member != ANSWER_YES) return member;
  if (!bound_bind(e, filter, filter->bounds, f, v)) return ANSWER_FAULT;
  return eval_truth(e, filter->kids[0], f);
}

/* All items are in the one set, or each in its own. */
static Answer items_in(Evaluator *e, const Node *at, const Value *v, const Node *const *sets,
                       uint32_t step, Frame *f) {
  Answer answer = ANSWER_YES;
  for (uint32_t i = 0; answer == ANSWER_YES && i < v->count; i++)
    answer = eval_member(e, at, v->items[i], sets[(size_t)i * step], f);
  return answer;
}

static Answer in_functions(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  const Value *domain = eval_set_value(e, n->kids[0], f);
  if (!domain) return ANSWER_FAULT;
  if (v->kind != VALUE_FUNCTION) return misfit(e, at, v, n);
  Truth same = value_equal(e->values, v->domain, domain);
  if (same == TRUTH_INCOMPARABLE) {
    fault_pair(e, FAULT_INCOMPARABLE, at, v->domain, "and the domain", domain);
    return ANSWER_FAULT;
  }
  return same == TRUTH_TRUE ? items_in(e, at, v, &n->kids[1], 0, f) : ANSWER_NO;
}

/* The fields come in the order of the set, the items in that of the names. */
static Answer in_records(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  if (!value_is_record(v)) return misfit(e, at, v, n);
  if (v->domain != record_domain(e, n)) return ANSWER_NO;
  const uint32_t *order = evaluator_fact(e, n)->order;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    Answer answer = eval_member(e, at, v->items[order[i]], n->kids[i], f);
    if (answer != ANSWER_YES) return answer;
  }
  return ANSWER_YES;
}

static Answer in_product(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  if (v->kind != VALUE_FUNCTION || value_is_record(v)) return misfit(e, at, v, n);
  if (!value_is_sequence(v) || v->count != n->kid_count) return ANSWER_NO;
  return items_in(e, at, v, n->kids, 1, f);
}

static Answer in_powerset(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  if (!value_is_set(v)) return misfit(e, at, v, n);
  const Value *listed = enumerate(e, at, v);
  return listed ? items_in(e, at, listed, &n->kids[0], 0, f) : ANSWER_FAULT;
}

static Answer in_sequences(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  if (v->kind != VALUE_FUNCTION || value_is_record(v)) return misfit(e, at, v, n);
  return value_is_sequence(v) ? items_in(e, at, v, &n->kids[0], 0, f) : ANSWER_NO;
}

static Answer in_union(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  Answer left = eval_member(e, at, v, n->kids[0], f);
  return left == ANSWER_NO ? eval_member(e, at, v, n->kids[1], f) : left;
}

static Answer in_intersection(Evaluator *e, const Node *at, const Value *v, const Node *n,
                              Frame *f) {
  Answer left = eval_member(e, at, v, n->kids[0], f);
  return left == ANSWER_YES ? eval_member(e, at, v, n->kids[1], f) : left;
}

static Answer in_difference(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  Answer left = eval_member(e, at, v, n->kids[0], f);
  return left == ANSWER_YES ? answer_not(eval_member(e, at, v, n->kids[1], f)) : left;
}

static Answer in_called(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  if (evaluator_too_deep(e)) {
    fault_at(e, FAULT_TOO_DEEP, n, "%s", "");
    return ANSWER_FAULT;
  }
  RegionMark mark = region_mark(&e->region);
  Operator op = callee_of(n, f);
  Frame *callee = call_frame(e, n, op.definition, op.parent, f);
  if (!callee) return ANSWER_FAULT;
  Answer answer = eval_member(e, at, v, op.definition->body, callee);
  evaluator_release(e, mark);
  return answer;
}

/* By the form of the expression; a form that does not help leaves the fault. */
static Answer in_form(Evaluator *e, const Node *at, const Value *v, const Node *n, Frame *f) {
  switch ((int)n->kind) {
  case NODE_FILTER: return in_filter(e, at, v, n, f);
  case NODE_FUNCTION_SET: return in_functions(e, at, v, n, f);
  case NODE_RECORD_SET: return in_records(e, at, v, n, f);
  case NODE_PRODUCT: return in_product(e, at, v, n, f);
  case NODE_CALL: return in_called(e, at, v, n, f);
  case NODE_LET: let_enter(e, n, f); return eval_member(e, at, v, n->kids[0], f);
  case NODE_LOCAL: {
    const Thunk *thunk = frame_up(f, n->up)->slots[n->slot].thunk;
    return eval_member(e, at, v, thunk->node, thunk->frame);
  }
  case NODE_BUILTIN:
    if (n->builtin == BUILTIN_POWERSET) return in_powerset(e, at, v, n, f);
    if (n->builtin == BUILTIN_SEQ) return in_sequences(e, at, v, n, f);
    if (n->builtin == BUILTIN_CUP) return in_union(e, at, v, n, f);
    if (n->builtin == BUILTIN_CAP) return in_intersection(e, at, v, n, f);
    if (n->builtin == BUILTIN_SET_MINUS) return in_difference(e, at, v, n, f);
  }
  return ANSWER_FAULT;
}

static bool has_form(const Node *n, Frame *f) {
  switch ((int)n->kind) {
  case NODE_FILTER:
  case NODE_FUNCTION_SET:
  case NODE_RECORD_SET:
  case NODE_PRODUCT:
  case NODE_LET: return true;
  case NODE_CALL: return n->definition->builtin == BUILTIN_COUNT;
  case NODE_LOCAL: {
    const Slot *slot = &frame_up(f, n->up)->slots[n->slot];
    return slot->kind == SLOT_THUNK && !slot->thunk->definition;
  }
  case NODE_BUILTIN:
    return n->builtin == BUILTIN_POWERSET || n->builtin == BUILTIN_SEQ ||
           n->builtin == BUILTIN_CUP || n->builtin == BUILTIN_CAP ||
           n->builtin == BUILTIN_SET_MINUS;
  }
  return false;
}

/* A definition of a module that has no parameters. */
static bool is_named(const Node *set) {
  return set->kind == NODE_CALL && set->definition->builtin == BUILTIN_COUNT &&
         set->definition->parameter_count == 0 && set->definition->depth == 0;
}

/* A filter need not be listed to be asked, unless it is the same in all states:
   then it is listed once and for all. */
static bool goes_by_form(Evaluator *e, const Node *set) {
  if (set->kind == NODE_CALL && stand_find(e->at.now_stand, set->definition)) return false;
  if (set->kind == NODE_FILTER || evaluator_fact(e, set)->by_form) return true;
  if (set->kind != NODE_CALL || set->definition->builtin != BUILTIN_COUNT ||
      set->definition->body->kind != NODE_FILTER)
    return false;
  return set->definition->parameter_count > 0 ||
         (is_named(set) && set->definition->level > LEVEL_CONSTANT);
}

/* What has been listed already has those elements that the form says. */
static bool is_in_memo(Evaluator *e, const Value *v, const Node *set) {
  if (!is_named(set)) return false;
  const Memo *memo = evaluator_memo(e, set->definition);
  if (!memo_valid(e, memo) || memo->value->kind != VALUE_SET) return false;
  if (value_find(memo->value, value_normal(e->values, v)) < 0) return false;
  e->reads |= memo->reads;
  return true;
}

/* The answer depends on the values alone, not on what was evaluated before: only of a
   set that is the same always it is remembered that it cannot be listed. */
Answer eval_member(Evaluator *e, const Node *at, const Value *v, const Node *set, Frame *f) {
  if (goes_by_form(e, set)) return is_in_memo(e, v, set) ? ANSWER_YES : in_form(e, at, v, set, f);
  const Value *value = eval(e, set, f);
  if (value) return member_at(e, at, v, value);
  if (e->fault.kind != FAULT_NOT_ENUMERABLE || !has_form(set, f)) return ANSWER_FAULT;
  if (is_named(set) && set->definition->level == LEVEL_CONSTANT)
    evaluator_fact(e, set)->by_form = true;
  return in_form(e, at, v, set, f);
}

/* Those elements of a set that has been listed that are in the other one, or are not. */
static const Value *keep(Evaluator *e, const Node *n, const Value *listed, const Node *set,
                         Answer wanted, Frame *f) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < listed->count; i++) {
    Answer member = eval_member(e, n, listed->items[i], set, f);
    if (member == ANSWER_FAULT) {
      e->operands.count = base;
      return NULL;
    }
    if (member == wanted) vec_push(&e->operands, listed->items[i]);
  }
  const Value *kept = value_set(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return kept;
}

/* The other set, of which it is known that it cannot be listed, is asked element by element. */
static const Value *combine_by_form(Evaluator *e, const Node *n, const Value *v, const Node *set,
                                    Frame *f) {
  if (!value_is_set(v)) return fault_value(e, FAULT_NOT_SET, n, v);
  const Value *listed = value_enumerate(e->values, v);
  if (!listed) return NULL;
  const Value *kept =
      keep(e, n, listed, set, n->builtin == BUILTIN_SET_MINUS ? ANSWER_NO : ANSWER_YES, f);
  return kept && n->builtin == BUILTIN_SUBSET_EQ ? boolean(e, kept == listed) : kept;
}

/* Is it made of sets that are asked one by one when it is asked for an element? */
static bool has_parts(const Node *n) {
  return n->kind == NODE_FUNCTION_SET || n->kind == NODE_RECORD_SET || n->kind == NODE_PRODUCT ||
         (n->kind == NODE_BUILTIN && (n->builtin == BUILTIN_POWERSET || n->builtin == BUILTIN_SEQ));
}

static bool chooses_from(const Node *, const Node *from, Frame *);

static bool has_part_that_chooses_from(const Node *n, const Node *from, Frame *f) {
  for (uint32_t i = n->kind == NODE_FUNCTION_SET ? 1 : 0; i < n->kid_count; i++)
    if (chooses_from(n->kids[i], from, f)) return true;
  return false;
}

/* Is there, behind names or as a part, a filter of the set that is written there? */
static bool chooses_from(const Node *n, const Node *from, Frame *f) {
  while (n->kind != NODE_FILTER) {
    if (has_parts(n)) return has_part_that_chooses_from(n, from, f);
    if (n->kind == NODE_LET) {
      n = n->kids[0];
    } else if (n->kind == NODE_CALL && n->definition->builtin == BUILTIN_COUNT &&
               !n->definition->recursive) {
      n = n->definition->body;
      f = NULL;
    } else if (n->kind == NODE_LOCAL && f) {
      const Slot *slot = &frame_up(f, n->up)->slots[n->slot];
      if (slot->kind != SLOT_THUNK) return false;
      n = slot->thunk->node;
      f = slot->thunk->definition ? NULL : slot->thunk->frame;
    } else {
      return false;
    }
  }
  return n->bounds[0].set == from;
}

/* Was it the set that the filter chooses from that could not be listed? */
static bool cannot_be_listed(const Evaluator *e, const Node *set, Frame *f) {
  return e->fault.kind == FAULT_NOT_ENUMERABLE && chooses_from(set, e->fault.node, f);
}

const Value *eval_set_operator(Evaluator *e, const Node *n, Frame *f) {
  const Node *left = n->kids[0], *right = n->kids[1];
  const Value *v[2] = {eval_whole(e, left, f), NULL};
  if (!v[0] && !(n->builtin == BUILTIN_CAP && cannot_be_listed(e, left, f))) return NULL;
  v[1] = eval_whole(e, right, f);
  if (v[0] && v[1]) return builtin_sets(e, n, n->builtin, v);
  if (v[1]) return combine_by_form(e, n, v[1], left, f);
  bool helps = v[0] && n->builtin != BUILTIN_CUP && cannot_be_listed(e, right, f);
  return helps ? combine_by_form(e, n, v[0], right, f) : NULL;
}
