/* Which alternatives of a disjunction cannot be taken: their first tests were false the
   last time that the state looked the same to them. */
#include "base/panic.h"
#include "semantics/recall.h"
#include "semantics/search.h"

enum { ALTERNATIVES = 63, CALLS_DEEP = 4 };

/* The tests that an alternative starts with, and the scope that they stand in. */
typedef struct Start {
  SourceScope scopes[CALLS_DEEP];
  const Node *calls[CALLS_DEEP];
  uint32_t depth; /* calls entered */
  const Node *body;
} Start;

static Start find_start(const Node *n) {
  Start start = {.body = n};
  while (start.depth + 1 < CALLS_DEEP && source_is_plain_call(start.body)) {
    const Node *call = start.body;
    start.calls[start.depth++] = call;
    start.scopes[start.depth] =
        (SourceScope){.definition = call->definition, .arguments = call->kids};
    start.body = call->definition->body;
  }
  return start;
}

static void link_scopes(Start *start) {
  for (uint32_t i = 1; i <= start->depth; i++) start->scopes[i].caller = &start->scopes[i - 1];
}

static uint32_t count_guards(Evaluator *e, const Node *body) {
  uint32_t count = 0;
  if (body->kind != NODE_AND) return search_is_test(e, body);
  while (count < body->kid_count && search_is_test(e, body->kids[count])) count++;
  return count;
}

static const Node *guard_at(const Node *body, uint32_t i) {
  return body->kind == NODE_AND ? body->kids[i] : body;
}

/* As many of the first tests of an alternative as there are sources for. */
static uint32_t add_guards(Evaluator *e, Sources *sources, const Node *alternative) {
  Start start = find_start(alternative);
  link_scopes(&start);
  uint32_t count = count_guards(e, start.body), used = 0;
  while (used < count &&
         sources_add(sources, guard_at(start.body, used), &start.scopes[start.depth], false))
    used++;
  return used;
}

/* First tests for all come before second tests. */
static Dispatch *find_dispatch(Evaluator *e, const Node *n) {
  Dispatch *d = arena_new(e->prepared, Dispatch);
  if (n->kid_count > ALTERNATIVES) return d;
  Sources sources = {0};
  uint32_t total = 0;
  d->guards = arena_array(e->prepared, uint32_t, n->kid_count);
  for (uint32_t i = 0; i < n->kid_count; i++)
    total += d->guards[i] = add_guards(e, &sources, n->kids[i]);
  if (total > 0 && sources.count > 0) d->recall = recall_create(e, &sources);
  return d;
}

/* An answer is a set of alternatives, one more so that it is not 0.

   Can the alternative be excluded?  If its tests cannot be evaluated, it cannot. */
static bool is_excluded(Search *s, const Node *n, uint32_t guards, Frame *f) {
  Evaluator *e = s->e;
  RegionMark mark = region_mark(&e->region);
  Start start = find_start(n);
  Answer answer = ANSWER_YES;
  for (uint32_t i = 0; f && guards && i < start.depth; i++)
    f = call_frame(e, start.calls[i], start.calls[i]->definition, NULL, f);
  for (uint32_t i = 0; f && answer == ANSWER_YES && i < guards; i++)
    answer = eval_truth(e, guard_at(start.body, i), f);
  evaluator_release(e, mark);
  return answer == ANSWER_NO;
}

static uint64_t find_possible(Search *s, const Node *n, const Dispatch *d, Frame *f) {
  uint64_t possible = 0;
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!is_excluded(s, n->kids[i], d->guards[i], f)) possible |= (uint64_t)1 << i;
  return possible;
}

uint64_t search_possible(Search *s, const Node *n, Frame *f) {
  if (!f->plain || s->kind == SEARCH_INITIAL || s->kind == SEARCH_CHECK) return UINT64_MAX;
  Dispatch *d = evaluator_fact(s->e, n)->dispatch;
  if (!d) {
    d = find_dispatch(s->e, n);
    evaluator_fact(s->e, n)->dispatch = d;
  }
  if (!d->recall) return UINT64_MAX;
  if (d->recall->given_up) return UINT64_MAX;
  const uint64_t *known = recall_find(s->e, d->recall, f);
  if (!known) return UINT64_MAX;
  if (*known) return *known - 1;
  uint64_t possible = find_possible(s, n, d, f);
  uint64_t *entry = recall_find(s->e, d->recall, f);
  if (entry) *entry = possible + 1;
  return possible;
}
