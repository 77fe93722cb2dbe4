/* Actions and initial predicates: the dispatch, and their steps for outside. */
#include "encoder/action.h"

#include <string.h>

#include "base/panic.h"

/* An action in its place: what most cases get and pass on. */
typedef struct Act {
  const Node *node;
  Frame *frame;
  const Assignment *before;
  Live after;
} Act;

static Lit test_here(Encoder *e, const Node *node, Frame *frame, const Assignment *before) {
  assignment_show(e, before);
  return encode_test(e, node, frame);
}

static Ways act_test(Encoder *e, const Act *a) {
  return ways_one(e, test_here(e, a->node, a->frame, a->before), a->before);
}

/* ---- /\ and \A ---- */

static Ways act_kid(Encoder *e, const Assignment *before, void *env) {
  const Act *a = env;
  return act(e, a->node, a->frame, before, a->after);
}

static Ways act_and(Encoder *e, const Act *a) {
  Ways ways = ways_one(e, LIT_TRUE, a->before);
  for (uint32_t i = 0; i < a->node->kid_count && ways.count; i++) {
    uint32_t rest = a->node->kid_count - i - 1;
    Act kid = {.node = a->node->kids[i], .frame = a->frame};
    kid.after = live_before(e, rest, a->node->kids + i + 1, a->frame, a->after);
    ways = ways_continue(e, &ways, act_kid, &kid);
    if (rest) ways = ways_choose(e, a->before, ways.count ? 1 : 0, &ways, kid.after);
  }
  return ways;
}

typedef struct Conjunction {
  const Act *act;
  PathPoint start;
  Ways ways;
  Live each; /* what matters after one element: the others, too */
} Conjunction;

/* The ways so far where the element is not there, and those taken where it is. */
static Ways where_present(Encoder *e, const Conjunction *c, Lit in, Ways taken) {
  const Way *before = &c->ways.at[0];
  bool tests = c->ways.count == 1 && taken.count <= 1;
  if (tests && (taken.count == 0 || taken.at[0].after == before->after)) {
    Lit passes = circuit_implies(e->circuit, in, taken.count ? taken.at[0].guard : LIT_FALSE);
    return ways_one(e, circuit_and(e->circuit, before->guard, passes), before->after);
  }
  Lit conditions[] = {in, lit_not(in)};
  Ways copy = {.count = c->ways.count, .at = arena_array(e->memory, Way, c->ways.count)};
  memcpy(copy.at, c->ways.at, copy.count * sizeof *copy.at);
  return ways_decide(e, 2, conditions, (Ways[]){taken, copy});
}

/* Visited under the assumption that the element is in the set, which does not hold
   any more where the ways are put together. */
static bool visit_conjunct(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  (void)chosen;
  Conjunction *c = env;
  Act kid = {.node = c->act->node->kids[0], .frame = frame, .after = c->each};
  Ways taken = ways_continue(e, &c->ways, act_kid, &kid);
  Suspension later;
  bool back = assume_suspend(e, c->start, &later);
  assert(back && "an element is visited where the sets were evaluated");
  (void)back;
  c->ways = where_present(e, c, in, taken);
  c->ways = ways_choose(e, c->act->before, 1, &c->ways, c->each);
  assume_resume(e, &later);
  return c->ways.count > 0;
}

static Ways act_forall(Encoder *e, const Act *a) {
  Conjunction c = {.act = a, .start = assume_point(e), .ways = ways_one(e, LIT_TRUE, a->before)};
  c.each = live_before(e, 1, a->node->kids, a->frame, a->after);
  assignment_show(e, a->before);
  encode_bounds(e, a->node, a->frame, visit_conjunct, &c);
  return c.ways;
}

/* ---- \/ and \E ---- */

/* Alternatives of an ENABLED.  Where nothing comes later, the first one that is
   possible is the answer, and those after it are not looked at. */
typedef struct Search {
  bool settled;
  Lit found; /* an alternative so far is possible */
} Search;

static void search_alternative(Encoder *e, Search *s, const Act *a, const Ways *ways,
                               uint32_t mark) {
  if (e->evaluation->acting.mode != ACTION_ENABLED || !a->after.last) return;
  failures_keep_if(e, mark, lit_not(s->found));
  s->found = circuit_or(e->circuit, s->found, ways_possible(e, ways));
  s->settled = lit_is_true(s->found); /* not: on this path, which an element is part of */
}

/* If only the answer matters, those that choose nothing are asked first. */
static bool is_asked(const Encoder *e, const Node *kid, uint32_t round) {
  bool ordered = !e->evaluation->acting.any_order;
  return ordered ? round == 0 : node_chooses(kid) == (round == 1);
}

static Ways act_or(Encoder *e, const Act *a) {
  uint32_t count = a->node->kid_count;
  Ways *lists = arena_array(e->memory, Ways, count);
  Search s = {.found = LIT_FALSE};
  for (uint32_t round = 0; round < 2; round++)
    for (uint32_t i = 0; i < count && !s.settled; i++) {
      if (!is_asked(e, a->node->kids[i], round)) continue;
      uint32_t mark = e->failures.count;
      lists[i] = act(e, a->node->kids[i], a->frame, a->before, a->after);
      search_alternative(e, &s, a, &lists[i], mark);
    }
  return ways_choose(e, a->before, count, lists, a->after);
}

static Source *encode_bound_sets(Encoder *e, const Act *a) {
  const Node *node = a->node;
  Source *sets = arena_array(e->memory, Source, node->bound_count);
  assignment_show(e, a->before);
  for (uint32_t i = 0; i < node->bound_count; i++) {
    const Node *set = node->bounds[i].set;
    if (!set) return encode_fail(e, FAULT_UNBOUNDED), NULL;
    bool again = i && set == node->bounds[i - 1].set;
    sets[i] = again ? sets[i - 1] : source_of(e, set, a->frame);
  }
  return sets;
}

static Ways pick_elements(Encoder *e, const Act *a, const Source *sets) {
  uint32_t height = assume_save(e);
  Frame *frame = a->frame;
  Lit all_possible = LIT_TRUE;
  for (uint32_t i = 0; i < a->node->bound_count; i++) {
    Lit possible;
    bool last = i + 1 == a->node->bound_count;
    Source set = last ? action_narrow(e, a->node, &sets[i], frame) : sets[i];
    const Sym *element = source_pick(e, &set, &possible);
    all_possible = circuit_and(e->circuit, all_possible, possible);
    if (!assume(e, possible)) {
      assume_rewind(e, height);
      return ways_none();
    }
    frame = encode_bind(e, frame, &a->node->bounds[i], element);
    vec_push(&e->evaluation->picks, ((Pick){a->node, element}));
  }
  Ways ways = act(e, a->node->kids[0], frame, a->before, a->after);
  assume_rewind(e, height);
  if (ways.count == 0) return ways;
  return ways_one(e, circuit_and(e->circuit, all_possible, ways.at[0].guard), ways.at[0].after);
}

typedef struct Expansion {
  const Act *act;
  vec(Ways) lists;
  Search search;
} Expansion;

static bool visit_element(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  (void)chosen;
  Expansion *x = env;
  const Act *a = x->act;
  if (!evaluation_expand(e)) return false;
  uint32_t mark = e->failures.count;
  Ways ways = ways_guard(e, act(e, a->node->kids[0], frame, a->before, a->after), in);
  vec_push(&x->lists, ways);
  search_alternative(e, &x->search, a, &ways, mark);
  return !x->search.settled;
}

static Ways expand_elements(Encoder *e, const Act *a, Candidates *sets) {
  Expansion x = {.act = a, .search = {.found = LIT_FALSE}};
  encode_combinations(e, a->node, a->frame, sets, visit_element, &x);
  Ways ways = ways_choose(e, a->before, x.lists.count, x.lists.at, a->after);
  vec_free(&x.lists);
  return ways;
}

/* The body does not mention what is bound, so all that matters is that there is
   something to bind. */
static Ways act_unmentioned(Encoder *e, const Act *a, const Source *sets) {
  Lit inhabited = LIT_TRUE;
  for (uint32_t i = 0; i < a->node->bound_count; i++)
    inhabited = circuit_and(e->circuit, inhabited, source_is_inhabited(e, &sets[i]));
  uint32_t height = assume_save(e);
  if (!assume(e, inhabited)) return ways_none();
  Ways ways = act(e, a->node->kids[0], a->frame, a->before, a->after);
  assume_rewind(e, height);
  return ways_guard(e, ways, inhabited);
}

static bool mentions_bounds(const Node *node) {
  for (uint32_t i = 0; i < node->bound_count; i++)
    if (node->bounds[i].tuple || node_mentions(node->kids[0], &node->bounds[i])) return true;
  return false;
}

/* Up to here a test of each element is better than inputs, which the solver would have
   to guess. */
enum { FEW_ELEMENTS = 256 };

/* A choice that assigns nothing and is among few needs no input. */
static bool is_small_test(Encoder *e, const Act *a, const Source *sets) {
  Level least = e->evaluation->acting.mode == ACTION_INITIAL ? LEVEL_STATE : LEVEL_ACTION;
  uint64_t elements = 1;
  if (frames_level(a->node, a->frame) >= least) return false;
  for (uint32_t i = 0; i < a->node->bound_count && elements <= FEW_ELEMENTS; i++) {
    const Sym *set = sets[i].set;
    if (!set) return false;
    bool listed = set->kind == SYM_VALUE && set->value->kind == VALUE_SET;
    if (!listed && set->kind != SYM_SET) return false;
    elements *= listed ? set->value->count : (uint64_t)set->count + set->symbolic_count;
  }
  return elements <= FEW_ELEMENTS;
}

static Ways act_exists(Encoder *e, const Act *a) {
  const Source *sets = encode_bound_sets(e, a);
  if (!sets) return ways_none();
  bool exact = e->evaluation->acting.mode == ACTION_ENABLED;
  if (!exact && !is_small_test(e, a, sets)) return pick_elements(e, a, sets);
  if (exact && !mentions_bounds(a->node)) return act_unmentioned(e, a, sets);
  Candidates *candidates = arena_array(e->memory, Candidates, a->node->bound_count);
  for (uint32_t i = 0; i < a->node->bound_count; i++)
    if (!source_candidates(e, &sets[i], &candidates[i])) return ways_none();
  return expand_elements(e, a, candidates);
}

/* ---- IF, CASE ---- */

static Ways act_if(Encoder *e, const Act *a) {
  Lit test = test_here(e, a->node->kids[0], a->frame, a->before);
  Lit conditions[] = {test, lit_not(test)};
  Ways lists[2] = {{0}};
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < 2; i++) {
    if (!assume(e, conditions[i])) continue;
    lists[i] = act(e, a->node->kids[1 + i], a->frame, a->before, a->after);
    assume_rewind(e, height);
  }
  return ways_decide(e, 2, conditions, lists);
}

static Ways act_case(Encoder *e, const Act *a) {
  const Node *node = a->node;
  uint32_t arms = node->kid_count / 2, height = assume_save(e), count = 0;
  Lit *conditions = arena_array(e->memory, Lit, arms + 1), open = LIT_TRUE;
  Ways *lists = arena_array(e->memory, Ways, arms + 1);
  bool reachable = true;
  for (uint32_t i = 0; i < arms && reachable; i++) {
    Lit test = test_here(e, node->kids[2 * i], a->frame, a->before);
    uint32_t before = assume_save(e);
    if (assume(e, test)) {
      conditions[count] = circuit_and(e->circuit, open, test);
      lists[count++] = act(e, node->kids[2 * i + 1], a->frame, a->before, a->after);
      assume_rewind(e, before);
    }
    open = circuit_and(e->circuit, open, lit_not(test));
    reachable = assume(e, lit_not(test));
  }
  conditions[count] = open;
  if (reachable && node->kid_count % 2)
    lists[count++] = act(e, node->kids[2 * arms], a->frame, a->before, a->after);
  else if (reachable)
    encode_fail(e, FAULT_NO_CASE);
  assume_rewind(e, height);
  return ways_decide(e, count, conditions, lists);
}

/* ---- [A]_v, <<A>>_v ---- */

static Ways act_square(Encoder *e, const Act *a) {
  Ways lists[] = {act(e, a->node->kids[0], a->frame, a->before, a->after),
                  act_unchanged(e, a->node->kids[1], a->frame, a->before, a->after)};
  return ways_choose(e, a->before, 2, lists, a->after);
}

static Ways test_changed(Encoder *e, const Assignment *before, void *env) {
  const Act *a = env;
  assignment_show(e, before);
  return ways_one(e, lit_not(encode_unchanged(e, a->node->kids[1], a->frame)), before);
}

static Ways act_angle(Encoder *e, const Act *a) {
  Live between = live_before(e, 1, &a->node, a->frame, a->after);
  Ways ways = act(e, a->node->kids[0], a->frame, a->before, between);
  Act copy = *a;
  return ways_continue(e, &ways, test_changed, &copy);
}

/* ---- P' ---- */

/* Evaluated as an expression it stops at the first witness, so that what fails with
   another one is no error.  Nor can it be told without listing the set. */
static void doubt_failures(Encoder *e, uint32_t mark) {
  for (uint32_t i = mark; i < e->failures.count; i++) e->failures.at[i].kind = FAULT_LIMIT;
}

/* What \E chooses in a state predicate may be chosen by inputs as well: where nothing can
   fail, and where there are too many elements to ask each. */
static Ways act_prime(Encoder *e, const Act *a) {
  Evaluation *v = e->evaluation;
  if (v->acting.mode != ACTION_STEP || !node_chooses(a->node->kids[0])) return act_test(e, a);
  uint32_t mark = e->failures.count, picks = v->picks.count;
  assignment_show(e, a->before);
  Acting outer = v->acting;
  v->acting = (Acting){.mode = ACTION_TEST, .context = context_primed(v->context)};
  context_enter(e, v->acting.context);
  Ways ways = act(e, a->node->kids[0], a->frame, a->before, a->after);
  bool large = v->acting.large;
  v->acting = outer;
  assignment_show(e, a->before);
  if (large) doubt_failures(e, mark);
  if (large || e->failures.count == mark) return ways;
  e->failures.count = mark;
  v->picks.count = picks;
  return act_test(e, a);
}

/* ---- assignments and calls ---- */

static Ways act_implies(Encoder *e, const Act *a) {
  Lit left = test_here(e, a->node->kids[0], a->frame, a->before);
  Lit conditions[] = {left, lit_not(left)};
  Ways lists[] = {{0}, ways_one(e, LIT_TRUE, a->before)};
  uint32_t height = assume_save(e);
  if (assume(e, left)) lists[0] = act(e, a->node->kids[1], a->frame, a->before, a->after);
  assume_rewind(e, height);
  return ways_decide(e, 2, conditions, lists);
}

static Ways act_builtin(Encoder *e, const Act *a) {
  Builtin builtin = a->node->builtin;
  if (builtin == BUILTIN_IMPLIES) return act_implies(e, a);
  bool subset = builtin == BUILTIN_SUBSET_EQ;
  if (builtin != BUILTIN_EQ && builtin != BUILTIN_IN && !subset) return act_test(e, a);
  assignment_show(e, a->before);
  Target target = target_of(e, a->node->kids[0], a->frame);
  if (target_is_assigned(e, target, a->before)) return act_test(e, a);
  const Node *right = a->node->kids[1];
  if (builtin == BUILTIN_EQ) {
    const Sym *value = encode_element(e, right, a->frame);
    return assign_target(e, target.node, target.frame, value, a->before);
  }
  Source source = subset ? source_of_subsets(e, right, a->frame) : source_of(e, right, a->frame);
  return assign_member(e, target, &source, a->before, a->after);
}

static Ways act_in(Encoder *e, const Act *a, const Node *node, Frame *frame) {
  return act(e, node, frame, a->before, a->after);
}

static Ways act_body(Encoder *e, const Act *a, const Definition *d, Frame *frame) {
  if (!d->recursive) return act_in(e, a, d->body, frame);
  if (!evaluation_recurse(e)) return ways_none();
  Ways ways = act_in(e, a, d->body, frame);
  e->evaluation->unrolled--;
  return ways;
}

static Ways act_slot(Encoder *e, const Act *a, Slot slot) {
  if (slot.kind != SLOT_THUNK || slot.thunk->rule) return act_test(e, a);
  return act_in(e, a, slot.thunk->node, slot.thunk->frame);
}

static Ways act_call(Encoder *e, const Act *a) {
  const Definition *d = a->node->definition;
  assignment_show(e, a->before); /* seen by arguments that are evaluated at once */
  if (d->builtin != BUILTIN_COUNT) return act_test(e, a);
  if (d->recursive_function) return act_test(e, a);
  if (d->slot != UINT32_MAX) return act_slot(e, a, frames_slot(a->frame, a->node->up, d->slot));
  return act_body(e, a, d, frames_call(e, d, a->node, a->frame));
}

static Ways act_call_local(Encoder *e, const Act *a) {
  Slot slot = frames_slot(a->frame, a->node->up, a->node->slot);
  assert(slot.kind == SLOT_OPERATOR);
  const Definition *d = slot.operator->definition;
  if (d->builtin != BUILTIN_COUNT) return act_test(e, a);
  return act_body(e, a, d, frames_call_local(e, a->node, slot.operator, a->frame));
}

static Ways act_constant(Encoder *e, const Act *a) {
  const Definition *d = a->node->constant->definition;
  if (!d) return act_test(e, a);
  return act_body(e, a, d, frames_call(e, d, a->node, a->frame));
}

/* A function of actions, which gives values to variables for one argument: a search follows
   it, here it is refused. */
static Ways act_apply(Encoder *e, const Act *a) {
  ActionMode mode = e->evaluation->acting.mode;
  const Node *function = a->node->kids[0];
  bool step = mode == ACTION_STEP || mode == ACTION_ENABLED;
  bool named = function->kind == NODE_CALL && function->definition->builtin == BUILTIN_COUNT &&
               function->definition->parameter_count == 0 &&
               function->definition->body->kind == NODE_FUNCTION;
  if (!step || !named || a->node->level <= LEVEL_STATE) return act_test(e, a);
  encode_fail(e, FAULT_UNSUPPORTED);
  return ways_none();
}

/* Of a step that is known already, only a search would tell the state in between.  What
   stands for variables of an instance would have values of its own in that state. */
static Ways act_composed(Encoder *e, const Act *a) {
  ActionMode mode = e->evaluation->acting.mode;
  bool step = mode == ACTION_STEP || mode == ACTION_ENABLED;
  if (!step || a->node->definition_count > 0) return act_test(e, a);
  return act_compose(e, a->node, a->frame, a->before, a->after);
}

/* ---- dispatch ---- */

static Ways dispatch(Encoder *e, const Act *a) {
  const Node *node = a->node;
  switch (node->kind) {
  case NODE_AND: return act_and(e, a);
  case NODE_OR: return act_or(e, a);
  case NODE_FORALL: return act_forall(e, a);
  case NODE_EXISTS: return act_exists(e, a);
  case NODE_IF: return act_if(e, a);
  case NODE_CASE: return act_case(e, a);
  case NODE_LET: return act_in(e, a, node->kids[0], frames_let(e, node, a->frame));
  case NODE_SQUARE: return act_square(e, a);
  case NODE_ANGLE: return act_angle(e, a);
  case NODE_UNCHANGED: return act_unchanged(e, node->kids[0], a->frame, a->before, a->after);
  case NODE_BUILTIN: return act_builtin(e, a);
  case NODE_LOCAL: return act_slot(e, a, frames_slot(a->frame, node->up, node->slot));
  case NODE_CALL: return act_call(e, a);
  case NODE_CALL_LOCAL: return act_call_local(e, a);
  case NODE_CONSTANT: return act_constant(e, a);
  case NODE_PRIME: return act_prime(e, a);
  case NODE_COMPOSE: return act_composed(e, a);
  case NODE_APPLY: return act_apply(e, a);
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_VARIABLE:
  case NODE_OPERATOR:
  case NODE_CHOOSE:
  case NODE_SET:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_EXCEPT:
  case NODE_ENABLED:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS:
  case NODE_KIND_COUNT: return act_test(e, a);
  }
  never("node kind");
}

Ways act(Encoder *e, const Node *node, Frame *frame, const Assignment *before, Live after) {
  Act a = {node, frame, before, after};
  const Node *outer = encoder_enter(e, node);
  Ways ways = ways_none();
  if (evaluation_deepen(e)) {
    ways = dispatch(e, &a);
    e->evaluation->depth--;
  }
  encoder_leave(e, outer);
  return ways;
}
