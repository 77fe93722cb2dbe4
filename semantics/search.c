/* Following an action through its alternatives. */
#include "semantics/search.h"

#include <string.h>

#include "base/panic.h"

bool search_fail(Search *s) {
  for (const Call *call = s->calls; call; call = call->outer)
    fault_add_call(s->e, call->node, call->frame);
  s->failed = true;
  return false;
}

/* A checked step needs one alternative that holds, whatever becomes of others. */
static bool search_again(Search *s, bool went_on) {
  if (went_on || s->kind != SEARCH_CHECK || !s->failed) return went_on;
  if (!s->kept.node) {
    FaultCall *calls = arena_array(s->e->messages, FaultCall, FAULT_CALLS);
    memcpy(calls, s->e->calls, sizeof s->e->calls);
    s->kept = s->e->fault;
    s->kept.calls = calls;
  }
  s->failed = false;
  return true;
}

bool search_test(Search *s, Answer answer, const Next *next) {
  if (answer == ANSWER_FAULT) return search_fail(s);
  return answer == ANSWER_YES ? next->go(s, next) : true;
}

static bool follow_test(Search *s, const Node *n, Frame *f, const Next *next) {
  RegionMark mark = region_mark(&s->e->region);
  Answer answer = eval_truth(s->e, n, f);
  evaluator_release(s->e, mark);
  return search_test(s, answer, next);
}

/* Tests come one after the other; nothing is left to do behind the last conjunct. */
static bool go_and(Search *s, const Next *me) {
  Next rest = *me;
  const Node *const *kids = me->node->kids;
  uint32_t count = me->node->kid_count;
  for (; rest.at < count && search_is_guard(s, kids[rest.at], me->frame, !rest.at); rest.at++) {
    RegionMark mark = region_mark(&s->e->region);
    Answer answer = eval_truth(s->e, kids[rest.at], me->frame);
    evaluator_release(s->e, mark);
    if (answer != ANSWER_YES) return answer == ANSWER_NO || search_fail(s);
  }
  if (rest.at == count) return me->after->go(s, me->after);
  const Node *kid = kids[rest.at++];
  return search_follow(s, kid, me->frame, false, rest.at == count ? me->after : &rest);
}

static bool follow_and(Search *s, const Node *n, Frame *f, const Next *next) {
  return go_and(s, &(Next){.go = go_and, .after = next, .node = n, .frame = f});
}

static bool follow_or(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  RegionMark mark = region_mark(&s->e->region);
  uint64_t possible = search_possible(s, n, f);
  for (uint32_t i = 0; i < n->kid_count; i++) {
    if (i < 64 && !(possible >> i & 1)) continue;
    bool on = search_follow(s, n->kids[i], f, top, next);
    evaluator_release(s->e, mark);
    if (!search_again(s, on)) return false;
  }
  return true;
}

/* The slots that the bounds of a node fill, to be put back. */
static Slot *save_bounds(Search *s, const Node *n, const Frame *f) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n->bound_count; i++) count += n->bounds[i].count;
  Slot *saved = region_alloc(&s->e->region, count * sizeof *saved);
  for (uint32_t i = 0, at = 0; i < n->bound_count; i++)
    for (uint32_t j = 0; j < n->bounds[i].count; j++) saved[at++] = f->slots[n->bounds[i].slots[j]];
  return saved;
}

static void restore_bounds(const Node *n, Frame *f, const Slot *saved) {
  for (uint32_t i = 0, at = 0; i < n->bound_count; i++)
    for (uint32_t j = 0; j < n->bounds[i].count; j++) f->slots[n->bounds[i].slots[j]] = saved[at++];
}

/* The sets of a search's \E: those that cannot be listed may have candidates. */
static bool open_candidates(Search *s, BoundWalk *walk, const Node *n, Frame *f) {
  if (s->kind != SEARCH_CHECK) return walk_open(s->e, walk, n, f);
  Evaluator *e = s->e;
  *walk = (BoundWalk){.node = n, .frame = f};
  walk->sets = region_alloc(&e->region, n->bound_count * sizeof *walk->sets);
  walk->at = region_alloc(&e->region, n->bound_count * sizeof *walk->at);
  for (uint32_t i = 0; i < n->bound_count; i++) {
    const Value *set = n->bounds[i].set ? eval_set_value(e, n->bounds[i].set, f)
                                        : value_lazy(e->values, LAZY_ANY, 0, NULL);
    walk->at[i] = 0;
    walk->sets[i] = set ? search_candidates(s, n, &n->bounds[i], set) : NULL;
    if (!walk->sets[i]) return false;
  }
  return true;
}

static bool follow_exists(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  BoundWalk walk;
  Binding binding = {.outer = s->bindings, .node = n, .frame = f};
  Slot *saved = save_bounds(s, n, f);
  if (!open_candidates(s, &walk, n, f)) return search_fail(s);
  RegionMark mark = region_mark(&s->e->region);
  bool on = true;
  while (on) {
    Answer step = walk_next(s->e, &walk);
    if (step == ANSWER_NO) break;
    s->bindings = &binding;
    on = step == ANSWER_FAULT ? search_fail(s) : search_follow(s, n->kids[0], f, top, next);
    s->bindings = binding.outer;
    evaluator_release(s->e, mark);
    on = search_again(s, on);
  }
  restore_bounds(n, f, saved);
  return on;
}

/* \A: the conjunction over all values, from left to right. */
typedef struct All {
  const Value **sets;
  uint64_t count; /* of combinations */
} All;

static bool bind_combination(Search *s, const All *all, const Node *n, Frame *f, uint64_t at) {
  for (uint32_t i = n->bound_count; i-- > 0;) {
    const Value *set = all->sets[i];
    if (!bound_bind(s->e, n, &n->bounds[i], f, set->items[at % set->count])) return false;
    at /= set->count;
  }
  return true;
}

/* As long as the body is nothing but a test. */
static Answer test_combinations(Search *s, const Next *me, uint64_t *at) {
  const All *all = me->detail;
  const Node *body = me->node->kids[0];
  Slot *saved = save_bounds(s, me->node, me->frame);
  Answer answer = ANSWER_YES;
  for (; answer == ANSWER_YES && *at < all->count; ++*at) {
    if (!search_is_guard(s, body, me->frame, !*at)) break;
    RegionMark mark = region_mark(&s->e->region);
    bool bound = bind_combination(s, all, me->node, me->frame, *at);
    answer =
        bound && evaluator_may_go_on(s->e, body) ? eval_truth(s->e, body, me->frame) : ANSWER_FAULT;
    evaluator_release(s->e, mark);
  }
  restore_bounds(me->node, me->frame, saved);
  return answer;
}

static bool go_all(Search *s, const Next *me) {
  const All *all = me->detail;
  Next rest = *me;
  Answer answer = test_combinations(s, me, &rest.at);
  if (answer != ANSWER_YES) return answer == ANSWER_NO || search_fail(s);
  if (rest.at == all->count) return me->after->go(s, me->after);
  RegionMark mark = region_mark(&s->e->region);
  Slot *saved = save_bounds(s, me->node, me->frame);
  bool on = bind_combination(s, all, me->node, me->frame, rest.at++)
                ? search_follow(s, me->node->kids[0], me->frame, false, &rest)
                : search_fail(s);
  restore_bounds(me->node, me->frame, saved);
  evaluator_release(s->e, mark);
  return on;
}

static bool follow_all(Search *s, const Node *n, Frame *f, const Next *next) {
  BoundWalk walk;
  if (!walk_open(s->e, &walk, n, f)) return search_fail(s);
  All all = {.sets = walk.sets, .count = 1};
  for (uint32_t i = 0; i < n->bound_count; i++) all.count *= walk.sets[i]->count;
  return go_all(s, &(Next){.go = go_all, .after = next, .node = n, .frame = f, .detail = &all});
}

/* The body of a call is done: the rest happens outside of it. */
static bool go_return(Search *s, const Next *me) {
  const Call *inside = s->calls;
  s->calls = me->detail;
  bool on = me->after->go(s, me->after);
  s->calls = inside;
  return on;
}

static bool follow_body(Search *s, const Node *n, Frame *callee, bool top, const Next *next) {
  Call call = {.outer = s->calls, .node = n, .frame = callee};
  const Call *label = s->label;
  Next leave = {.go = go_return, .after = next, .detail = call.outer};
  s->calls = &call;
  if (top) s->label = &call;
  bool on = search_follow(s, callee->definition->body, callee, top, &leave);
  s->label = label;
  s->calls = call.outer;
  return on;
}

static bool is_plain_thunk(const Search *s, const Thunk *thunk) {
  Level level = thunk->definition ? thunk->definition->level : thunk->node->level;
  Level most = s->kind == SEARCH_INITIAL ? LEVEL_CONSTANT : LEVEL_STATE;
  return level <= most && thunk->frame->plain;
}

/* What is passed on by name could speak of the state that is being filled; operators are
   not looked at. */
static bool is_plain_call(const Search *s, const Definition *definition, const Frame *callee) {
  if (callee->parent && !callee->parent->plain) return false;
  for (uint32_t i = 0; i < definition->parameter_count; i++) {
    const Slot *slot = &callee->slots[i];
    if (slot->kind == SLOT_OPERATOR) return false;
    if (slot->kind == SLOT_THUNK && !is_plain_thunk(s, slot->thunk)) return false;
  }
  return true;
}

static bool follow_call(Search *s, const Node *n, Operator op, Frame *f, bool top,
                        const Next *next) {
  if (!op.definition) return search_fail(s);
  if (op.definition->builtin != BUILTIN_COUNT || stand_find(s->e->at.now_stand, op.definition))
    return follow_test(s, n, f, next);
  RegionMark mark = region_mark(&s->e->region);
  Frame *callee = call_frame(s->e, n, op.definition, op.parent, f);
  if (callee) callee->plain = is_plain_call(s, op.definition, callee);
  bool on = callee ? follow_body(s, n, callee, top, next) : search_fail(s);
  evaluator_release(s->e, mark);
  return on;
}

/* Is it an application of a function by name whose results are actions? */
static bool applies_action(const Node *n) {
  const Node *function = n->kids[0];
  return n->level > LEVEL_STATE && function->kind == NODE_CALL &&
         function->definition->builtin == BUILTIN_COUNT &&
         function->definition->parameter_count == 0 &&
         function->definition->body->kind == NODE_FUNCTION;
}

/* What a function of actions says is done for its argument alone. */
static bool follow_apply(Search *s, const Node *n, Frame *f, const Next *next) {
  if (!applies_action(n)) return follow_test(s, n, f, next);
  RegionMark mark = region_mark(&s->e->region);
  const Operator op = callee_of(n->kids[0], f);
  const Value *key = eval_element(s->e, n->kids[1], f);
  Frame *callee = frame_create(s->e, op.definition, op.parent);
  const Node *function = op.definition->body;
  bool on = key && function_enter(s->e, n, function, callee, key)
                ? search_follow(s, function->kids[0], callee, false, next)
                : search_fail(s);
  evaluator_release(s->e, mark);
  return on;
}

/* An argument stands for its expression. */
static bool follow_local(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  const Slot *slot = &frame_up(f, n->up)->slots[n->slot];
  if (slot->kind != SLOT_THUNK || slot->thunk->definition) return follow_test(s, n, f, next);
  return search_follow(s, slot->thunk->node, slot->thunk->frame, top, next);
}

/* Its slots may be in use by an alternative that is under way further out. */
static bool follow_let(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  Slot *saved = region_alloc(&s->e->region, n->definition_count * sizeof *saved);
  for (uint32_t i = 0; i < n->definition_count; i++)
    if (n->definitions[i]->slot != UINT32_MAX) saved[i] = f->slots[n->definitions[i]->slot];
  let_enter(s->e, n, f);
  bool on = search_follow(s, n->kids[0], f, top, next);
  for (uint32_t i = 0; i < n->definition_count; i++)
    if (n->definitions[i]->slot != UINT32_MAX) f->slots[n->definitions[i]->slot] = saved[i];
  return on;
}

static bool follow_if(Search *s, const Node *n, Frame *f, const Next *next) {
  Answer test = eval_truth(s->e, n->kids[0], f);
  if (test == ANSWER_FAULT) return search_fail(s);
  return search_follow(s, n->kids[test == ANSWER_YES ? 1 : 2], f, false, next);
}

static bool follow_case(Search *s, const Node *n, Frame *f, const Next *next) {
  const Node *branch = case_branch(s->e, n, f);
  return branch ? search_follow(s, branch, f, false, next) : search_fail(s);
}

static bool follow_square(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  bool on = search_follow(s, n->kids[0], f, top, next);
  return search_again(s, on) ? search_unchanged(s, n->kids[1], f, next) : false;
}

static bool go_changed(Search *s, const Next *me) {
  Answer same = unchanged_test(s->e, me->node, me->frame);
  if (same == ANSWER_FAULT) return search_fail(s);
  return same == ANSWER_YES ? true : me->after->go(s, me->after);
}

static bool follow_angle(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  Next changed = {.go = go_changed, .after = next, .node = n->kids[1], .frame = f};
  return search_follow(s, n->kids[0], f, top, &changed);
}

static bool follow_builtin(Search *s, const Node *n, Frame *f, const Next *next) {
  if (search_assigns(n->builtin)) {
    bool done;
    bool on = search_assignment(s, n, f, next, &done);
    if (done) return on;
  }
  if (n->builtin == BUILTIN_IMPLIES) {
    Answer left = eval_truth(s->e, n->kids[0], f);
    if (left == ANSWER_FAULT) return search_fail(s);
    if (left == ANSWER_NO) return next->go(s, next);
    return search_follow(s, n->kids[1], f, false, next);
  }
  return follow_test(s, n, f, next);
}

static bool follow_constant(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  if (n->constant->value || !n->constant->definition) return follow_test(s, n, f, next);
  return follow_call(s, n, (Operator){.definition = n->constant->definition}, f, top, next);
}

bool search_follow(Search *s, const Node *n, Frame *f, bool top, const Next *next) {
  if (evaluator_too_deep(s->e)) {
    fault_at(s->e, FAULT_TOO_DEEP, n, "%s", "");
    return search_fail(s);
  }
  switch ((int)n->kind) {
  case NODE_AND: return follow_and(s, n, f, next);
  case NODE_OR: return follow_or(s, n, f, top, next);
  case NODE_EXISTS: return follow_exists(s, n, f, top, next);
  case NODE_FORALL: return follow_all(s, n, f, next);
  case NODE_IF: return follow_if(s, n, f, next);
  case NODE_CASE: return follow_case(s, n, f, next);
  case NODE_LET: return follow_let(s, n, f, top, next);
  case NODE_CALL: return follow_call(s, n, callee_of(n, f), f, top, next);
  case NODE_CALL_LOCAL: return follow_call(s, n, operator_of(s->e, n, f), f, top, next);
  case NODE_CONSTANT: return follow_constant(s, n, f, top, next);
  case NODE_LOCAL: return follow_local(s, n, f, top, next);
  case NODE_APPLY: return follow_apply(s, n, f, next);
  case NODE_BUILTIN: return follow_builtin(s, n, f, next);
  case NODE_UNCHANGED: return search_unchanged(s, n->kids[0], f, next);
  case NODE_SQUARE: return follow_square(s, n, f, top, next);
  case NODE_COMPOSE: return search_compose(s, n, f, next);
  case NODE_ANGLE: return follow_angle(s, n, f, top, next);
  }
  return follow_test(s, n, f, next);
}
