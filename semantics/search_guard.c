/* What can be known of the parts of an action before it is followed: which are tests
   and nothing else, and which variables an UNCHANGED lists. */
#include "base/panic.h"
#include "semantics/search.h"

static bool are_tests(Evaluator *e, uint32_t count, const Node *const *kids) {
  for (uint32_t i = 0; i < count; i++)
    if (!search_is_test(e, kids[i])) return false;
  return true;
}

/* A definition of a module without parameters. */
static bool is_name(const Node *n) {
  return n->kind == NODE_CALL && n->definition->depth == 0 && n->definition->parameter_count == 0 &&
         n->definition->builtin == BUILTIN_COUNT && !n->definition->recursive &&
         !n->definition->recursive_function && !n->definition->for_variable;
}

/* Of what speaks of one state only.  Disjunctions and \E are alternatives even there: each
   one that holds gives a successor.  Calls with arguments may hide such. */
static bool find_test(Evaluator *e, const Node *n) {
  if (n->level > LEVEL_STATE) return false;
  switch ((int)n->kind) {
  case NODE_BOOLEAN:
  case NODE_ENABLED:
  case NODE_APPLY:
  case NODE_VARIABLE: return true;
  case NODE_CALL: return is_name(n) && search_is_test(e, n->definition->body);
  case NODE_AND: return are_tests(e, n->kid_count, n->kids);
  case NODE_FORALL: return are_tests(e, 1, n->kids);
  case NODE_IF: return are_tests(e, 2, n->kids + 1);
  case NODE_BUILTIN: return n->builtin != BUILTIN_IMPLIES || search_is_test(e, n->kids[1]);
  }
  return false;
}

bool search_is_test(Evaluator *e, const Node *n) {
  Guard guard = evaluator_fact(e, n)->guard;
  if (guard == GUARD_UNKNOWN) {
    guard = find_test(e, n) ? GUARD_YES : GUARD_NO;
    evaluator_fact(e, n)->guard = guard;
  }
  return guard == GUARD_YES;
}

bool search_is_guard(Search *s, const Node *n, const Frame *f) {
  bool assigns = s->kind == SEARCH_INITIAL && n->level > LEVEL_CONSTANT;
  return f->plain && !assigns && search_is_test(s->e, n);
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
