/* A \cdot B: a step of A to a state in between, and a step of B from there. */
#include "semantics/search.h"

/* Where the step as a whole stands. */
typedef struct Whole {
  SearchKind kind;
  const Value **state; /* being filled */
  Moment at;
} Whole;

static Whole whole_of(const Search *s) { return (Whole){s->kind, s->state, s->e->at}; }

static void go_back(Search *s, const Whole *whole) {
  s->kind = whole->kind;
  s->state = whole->state;
  s->e->at = whole->at;
}

/* B is done: what follows the composition is about the step as a whole.  The next
   state has got values since the beginning. */
static bool go_behind(Search *s, const Next *me) {
  const Whole *whole = me->detail;
  Moment inside = s->e->at;
  s->e->at.now = whole->at.now;
  s->e->at.now_stamp = whole->at.now_stamp;
  bool on = me->after->go(s, me->after);
  s->e->at = inside;
  return on;
}

/* A is done: the state in between is where B begins. */
static bool go_between(Search *s, const Next *me) {
  const Whole *whole = me->detail;
  Whole first = whole_of(s);
  if (!search_is_complete(s)) return search_fail(s);
  go_back(s, whole);
  s->e->at.now = first.at.next;
  s->e->at.now_stamp = first.at.next_stamp;
  Next behind = {.go = go_behind, .after = me->after, .detail = whole};
  bool on = search_follow(s, me->node->kids[1], me->frame, false, &behind);
  go_back(s, &first);
  return on;
}

bool search_compose(Search *s, const Node *n, Frame *f, const Next *next) {
  if (n->definition_count || s->e->at.next_stand) {
    fault_at(s->e, FAULT_UNSUPPORTED, n,
             "\\cdot in an instance whose variables are no different variables here");
    return search_fail(s);
  }
  Whole whole = whole_of(s);
  Next between = {.go = go_between, .after = next, .node = n, .frame = f, .detail = &whole};
  s->kind = SEARCH_STEP;
  s->state = search_make_state(s->e);
  s->e->at.next = s->state;
  s->e->at.next_stamp = ++s->e->stamps;
  bool on = search_follow(s, n->kids[0], f, false, &between);
  go_back(s, &whole);
  return on;
}

static bool go_found(Search *s, const Next *me) {
  (void)me;
  s->found = true;
  return false;
}

/* As a test of a step: is there a state in between? */
Answer test_compose(Evaluator *e, const Node *n, Frame *f) {
  for (uint32_t i = 0; i < e->spec->variable_count; i++) {
    if (e->at.next && e->at.next[i]) continue;
    fault_at(e, FAULT_NO_NEXT_VALUE, n, "%s'", symbol_text(e->spec->variables[i]->name));
    return ANSWER_FAULT;
  }
  Moment outside = e->at;
  RegionMark mark = region_mark(&e->region);
  Search s = {.e = e,
              .kind = SEARCH_CHECK,
              .root = n,
              .root_frame = f,
              .state = (const Value **)e->at.next}; /* full, so nothing is assigned */
  search_compose(&s, n, f, &(Next){.go = go_found});
  e->at = outside;
  evaluator_release(e, mark);
  if (s.found) return ANSWER_YES;
  if (s.kept.node && !s.failed) e->fault = s.kept;
  return s.failed || s.kept.node ? ANSWER_FAULT : ANSWER_NO;
}
