/* What can be known of the parts of an action before it is followed: which are tests
   and nothing else, and which variables an UNCHANGED lists. */
#include "base/panic.h"
#include "semantics/search.h"

static Guard guard_of(Evaluator *, const Node *);

static Guard weakest(Evaluator *e, uint32_t count, const Node *const *kids) {
  Guard guard = GUARD_ALWAYS;
  for (uint32_t i = 0; i < count && guard != GUARD_NO; i++) {
    Guard kid = guard_of(e, kids[i]);
    if (kid < guard) guard = kid;
  }
  return guard;
}

/* A definition of a module without parameters. */
static bool is_name(const Node *n) {
  return n->kind == NODE_CALL && n->definition->depth == 0 && n->definition->parameter_count == 0 &&
         n->definition->builtin == BUILTIN_COUNT && !n->definition->recursive &&
         !n->definition->recursive_function && !n->definition->for_variable;
}

/* Could it be what an equation gives a value to? */
static bool may_be_place(NodeKind kind) {
  return kind == NODE_VARIABLE || kind == NODE_TUPLE || kind == NODE_LOCAL || kind == NODE_CALL ||
         kind == NODE_LET;
}

static Guard guard_of_builtin(Evaluator *e, const Node *n) {
  if (n->builtin == BUILTIN_IMPLIES) return guard_of(e, n->kids[1]);
  return search_assigns(n->builtin) && may_be_place(n->kids[0]->kind) ? GUARD_KNOWN : GUARD_ALWAYS;
}

/* Of what speaks of one state only.  Disjunctions and \E are alternatives even there: each
   one that holds gives a successor.  Calls with arguments may hide such. */
static Guard find_guard(Evaluator *e, const Node *n) {
  if (n->level > LEVEL_STATE) return GUARD_NO;
  switch ((int)n->kind) {
  case NODE_BOOLEAN:
  case NODE_ENABLED:
  case NODE_APPLY:
  case NODE_VARIABLE: return GUARD_ALWAYS;
  case NODE_CALL: return is_name(n) ? guard_of(e, n->definition->body) : GUARD_NO;
  case NODE_AND: return weakest(e, n->kid_count, n->kids);
  case NODE_FORALL: return guard_of(e, n->kids[0]);
  case NODE_IF: return weakest(e, 2, n->kids + 1);
  case NODE_BUILTIN: return guard_of_builtin(e, n);
  }
  return GUARD_NO;
}

static Guard guard_of(Evaluator *e, const Node *n) {
  Guard guard = evaluator_fact(e, n)->guard;
  if (guard != GUARD_UNKNOWN) return guard;
  evaluator_fact(e, n)->guard = GUARD_NO; /* of what a configuration defines by itself */
  guard = find_guard(e, n);
  evaluator_fact(e, n)->guard = guard;
  return guard;
}

bool search_is_test(Evaluator *e, const Node *n) { return guard_of(e, n) != GUARD_NO; }

static bool are_all_known(const Search *s) {
  for (uint32_t i = 0; i < s->e->spec->variable_count; i++)
    if (!s->state[i]) return false;
  return !s->e->at.next_stand;
}

/* Once all variables have values TLC looks at what is left for its truth, so that
   alternatives no longer lead to the same state again and again. */
static bool is_all_left_a_test(const Search *s, bool first) {
  return !first && (s->kind == SEARCH_INITIAL || s->kind == SEARCH_STEP) && are_all_known(s);
}

bool search_is_guard(Search *s, const Node *n, const Frame *f, bool first) {
  Guard guard = guard_of(s->e, n);
  if (guard == GUARD_ALWAYS) return true;
  if (guard == GUARD_NO) return is_all_left_a_test(s, first);
  bool assigns = s->kind == SEARCH_INITIAL && n->level > LEVEL_CONSTANT;
  return (f->plain && !assigns) || are_all_known(s);
}

/* ---- UNCHANGED ---- */

typedef vec(const Node *) NodeList;

static bool list_variables(const Node *n, NodeList *list) {
  while (is_name(n)) n = n->definition->body;
  if (n->kind == NODE_VARIABLE) vec_push(list, n);
  if (n->kind != NODE_TUPLE) return n->kind == NODE_VARIABLE;
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!list_variables(n->kids[i], list)) return false;
  return true;
}

static const Variables none_listed;

static const Variables *find_variables(Evaluator *e, const Node *n) {
  NodeList list = {0};
  bool all = list_variables(n, &list);
  Variables *found =
      arena_alloc(e->prepared, 1, sizeof *found + list.count * sizeof(Node *), alignof(Variables));
  found->count = list.count;
  for (uint32_t i = 0; i < list.count; i++) found->nodes[i] = list.at[i];
  vec_free(&list);
  return all && found->count ? found : &none_listed;
}

const Variables *search_variables(Evaluator *e, const Node *n) {
  const Variables *known = evaluator_fact(e, n)->variables;
  if (!known) {
    known = find_variables(e, n);
    evaluator_fact(e, n)->variables = known;
  }
  return known->count ? known : NULL;
}
