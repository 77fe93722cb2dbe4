/* Bound names: walking through sets, quantifiers, CHOOSE, filters and maps. */
#include "base/panic.h"
#include "semantics/evaluator.h"
#include "semantics/value_table.h"

const Value *enumerate(Evaluator *e, const Node *set_node, const Value *set) {
  if (!value_is_set(set)) return fault_value(e, FAULT_NOT_SET, set_node, set);
  const Value *listed = value_walk(e->values, set);
  return listed ? listed : fault_value(e, FAULT_NOT_ENUMERABLE, set_node, set);
}

static const Value *eval_enumerated(Evaluator *e, const Node *set_node, Frame *f) {
  const Value *set = eval(e, set_node, f);
  return set ? enumerate(e, set_node, set) : NULL;
}

static void bind(Frame *f, uint32_t slot, const Value *v) {
  f->slots[slot] = (Slot){.kind = SLOT_VALUE, .value = v};
}

bool bound_bind(Evaluator *e, const Node *n, const Bound *bound, Frame *f, const Value *v) {
  if (!bound->tuple) {
    bind(f, bound->slots[0], v);
    return true;
  }
  if (!value_is_sequence(v) || v->count != bound->count) {
    fault_at(e, FAULT_BAD_TUPLE, bound->set ? bound->set : n, "%s for %u names", fault_print(e, v),
             bound->count);
    return false;
  }
  for (uint32_t i = 0; i < bound->count; i++) bind(f, bound->slots[i], v->items[i]);
  return true;
}

/* All sets are evaluated before any name is bound. */
bool walk_open(Evaluator *e, BoundWalk *walk, const Node *n, Frame *f) {
  uint32_t count = n->bound_count;
  *walk = (BoundWalk){.node = n, .frame = f};
  walk->sets = region_alloc(&e->region, count * sizeof *walk->sets);
  walk->at = region_alloc(&e->region, count * sizeof *walk->at);
  for (uint32_t i = 0; i < count; i++) {
    const Bound *bound = &n->bounds[i];
    walk->at[i] = 0;
    if (!bound->set) {
      fault_at(e, FAULT_UNBOUNDED, n, "%s", symbol_text(bound->names[0]));
      return false;
    }
    bool again = i > 0 && bound->set == n->bounds[i - 1].set;
    walk->sets[i] = again ? walk->sets[i - 1] : eval_enumerated(e, bound->set, f);
    if (!walk->sets[i]) return false;
  }
  return true;
}

static Answer walk_start(Evaluator *e, BoundWalk *walk) {
  walk->started = true;
  for (uint32_t i = 0; i < walk->node->bound_count; i++)
    if (walk->sets[i]->count == 0) return ANSWER_NO;
  for (uint32_t i = 0; i < walk->node->bound_count; i++)
    if (!bound_bind(e, walk->node, &walk->node->bounds[i], walk->frame, walk->sets[i]->items[0]))
      return ANSWER_FAULT;
  return ANSWER_YES;
}

Answer walk_next(Evaluator *e, BoundWalk *walk) {
  if (!evaluator_may_go_on(e, walk->node)) return ANSWER_FAULT;
  if (!walk->started) return walk_start(e, walk);
  for (uint32_t i = walk->node->bound_count; i-- > 0;) {
    bool over = ++walk->at[i] == walk->sets[i]->count;
    if (over) walk->at[i] = 0;
    const Value *v = walk->sets[i]->items[walk->at[i]];
    if (!bound_bind(e, walk->node, &walk->node->bounds[i], walk->frame, v)) return ANSWER_FAULT;
    if (!over) return ANSWER_YES;
  }
  return ANSWER_NO;
}

/* One name that is bound to the elements of one set: no walk is needed. */
static Answer test_each(Evaluator *e, const Node *n, Frame *f, const Value *set, Answer decisive) {
  uint32_t slot = n->bounds[0].slots[0];
  const Node *body = n->kids[0];
  RegionMark mark = region_mark(&e->region);
  for (uint32_t i = 0; i < set->count; i++) {
    bind(f, slot, set->items[i]);
    Answer answer = evaluator_may_go_on(e, n) ? eval_truth(e, body, f) : ANSWER_FAULT;
    evaluator_release(e, mark);
    if (answer == ANSWER_FAULT || answer == decisive) return answer;
  }
  return answer_not(decisive);
}

static Answer test_all(Evaluator *e, const Node *n, Frame *f, Answer decisive) {
  RegionMark before = region_mark(&e->region);
  BoundWalk walk;
  if (!walk_open(e, &walk, n, f)) return ANSWER_FAULT;
  RegionMark mark = region_mark(&e->region);
  Answer step, answer = answer_not(decisive);
  while ((step = walk_next(e, &walk)) == ANSWER_YES) {
    answer = eval_truth(e, n->kids[0], f);
    if (answer == ANSWER_FAULT || answer == decisive) break;
    evaluator_release(e, mark);
  }
  evaluator_release(e, before);
  return step == ANSWER_FAULT ? ANSWER_FAULT : answer;
}

Answer test_quantifier(Evaluator *e, const Node *n, Frame *f) {
  Answer decisive = n->kind == NODE_EXISTS ? ANSWER_YES : ANSWER_NO;
  const Bound *bound = n->bounds;
  if (n->bound_count > 1 || bound->tuple || !bound->set) return test_all(e, n, f, decisive);
  const Value *set = eval_enumerated(e, bound->set, f);
  return set ? test_each(e, n, f, set, decisive) : ANSWER_FAULT;
}

const Value *eval_choose(Evaluator *e, const Node *n, Frame *f) {
  RegionMark mark = region_mark(&e->region);
  BoundWalk walk;
  if (!walk_open(e, &walk, n, f)) return NULL;
  const Value *set = walk.sets[0];
  for (uint32_t i = 0; i < set->count; i++) {
    if (!evaluator_may_go_on(e, n) || !bound_bind(e, n, n->bounds, f, set->items[i])) return NULL;
    Answer answer = eval_truth(e, n->kids[0], f);
    evaluator_release(e, mark);
    if (answer != ANSWER_NO) return answer == ANSWER_YES ? set->items[i] : NULL;
  }
  return fault_at(e, FAULT_NO_WITNESS, n, "none of %s", fault_print(e, set));
}

/* The operands pushed since `base`, which go. */
static const Value *pop_set(Evaluator *e, uint32_t base, bool sorted) {
  const Value *const *items = e->operands.at + base;
  uint32_t count = e->operands.count - base;
  const Value *set = count == 0 ? e->empty_set
                     : sorted   ? values_sorted_set(e->values, count, items)
                                : value_set(e->values, count, items);
  e->operands.count = base;
  return set;
}

const Value *eval_filter(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  RegionMark mark = region_mark(&e->region);
  BoundWalk walk;
  if (!walk_open(e, &walk, n, f)) return NULL;
  const Value *set = walk.sets[0];
  for (uint32_t i = 0; i < set->count; i++) {
    bool bound = evaluator_may_go_on(e, n) && bound_bind(e, n, n->bounds, f, set->items[i]);
    Answer answer = bound ? eval_truth(e, n->kids[0], f) : ANSWER_FAULT;
    evaluator_release(e, mark);
    if (answer == ANSWER_FAULT) {
      e->operands.count = base;
      return NULL;
    }
    if (answer == ANSWER_YES) vec_push(&e->operands, set->items[i]);
  }
  return pop_set(e, base, true);
}

const Value *eval_map(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  RegionMark before = region_mark(&e->region);
  BoundWalk walk;
  if (!walk_open(e, &walk, n, f)) return NULL;
  RegionMark mark = region_mark(&e->region);
  Answer step;
  while ((step = walk_next(e, &walk)) == ANSWER_YES) {
    const Value *v = eval_element(e, n->kids[0], f);
    evaluator_release(e, mark);
    if (!v) step = ANSWER_FAULT;
    if (!v) break;
    vec_push(&e->operands, v);
  }
  evaluator_release(e, before);
  if (step == ANSWER_NO) return made(e, n, pop_set(e, base, false));
  e->operands.count = base;
  return NULL;
}
