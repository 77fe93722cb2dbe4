#include "semantics/blame.h"

#include <string.h>

#include "semantics/evaluator.h"

typedef struct Search {
  Evaluator *e;
  const Node *node;
  Frame *frame;
  vec(Binding) bindings;
} Search;

static bool is_false(Search *s, const Node *node) {
  return eval_truth(s->e, node, s->frame) == ANSWER_NO;
}

static bool go_to(Search *s, const Node *node) {
  s->node = node;
  return true;
}

static bool first_false(Search *s, uint32_t count, const Node *const *nodes) {
  for (uint32_t i = 0; i < count; i++)
    if (is_false(s, nodes[i])) return go_to(s, nodes[i]);
  return false;
}

static void note_bindings(Search *s, const Node *quantifier) {
  for (uint32_t i = 0; i < quantifier->bound_count; i++) {
    const Bound *bound = &quantifier->bounds[i];
    for (uint32_t k = 0; k < bound->count; k++) {
      const Value *value = s->frame->slots[bound->slots[k]].value;
      vec_push(&s->bindings, ((Binding){bound->names[k], value}));
    }
  }
}

/* The first combination of bound values for which the body has this truth. */
static bool bind_where(Search *s, const Node *quantifier, Answer wanted) {
  BoundWalk walk;
  if (!walk_open(s->e, &walk, quantifier, s->frame)) return false;
  while (walk_next(s->e, &walk) == ANSWER_YES) {
    if (eval_truth(s->e, quantifier->kids[0], s->frame) != wanted) continue;
    note_bindings(s, quantifier);
    return true;
  }
  return false;
}

static bool enter_call(Search *s) {
  const Definition *definition = s->node->definition;
  if (definition->builtin != BUILTIN_COUNT || definition->recursive) return false;
  Operator op = callee_of(s->node, s->frame);
  Frame *callee = call_frame(s->e, s->node, op.definition, op.parent, s->frame);
  if (!callee) return false;
  s->frame = callee;
  return go_to(s, definition->body);
}

static bool enter_builtin(Search *s) {
  const Node *n = s->node;
  if (n->builtin == BUILTIN_IMPLIES) return go_to(s, n->kids[1]);
  bool no_witness_wanted = n->builtin == BUILTIN_NOT && n->kids[0]->kind == NODE_EXISTS;
  if (no_witness_wanted) bind_where(s, n->kids[0], ANSWER_YES);
  return false;
}

static bool enter_branch(Search *s) {
  Answer test = eval_truth(s->e, s->node->kids[0], s->frame);
  return test != ANSWER_FAULT && go_to(s, s->node->kids[test == ANSWER_YES ? 1 : 2]);
}

static bool enter_case(Search *s) {
  const Node *branch = case_branch(s->e, s->node, s->frame);
  return branch && go_to(s, branch);
}

static bool enter_let(Search *s) {
  let_enter(s->e, s->node, s->frame);
  return go_to(s, s->node->kids[0]);
}

/* One step down; false where the node itself is the smallest part. */
static bool descend(Search *s) {
  const Node *n = s->node;
  if (n->kind == NODE_CALL) return enter_call(s);
  if (n->kind == NODE_AND) return first_false(s, n->kid_count, n->kids);
  if (n->kind == NODE_BUILTIN) return enter_builtin(s);
  if (n->kind == NODE_FORALL) return bind_where(s, n, ANSWER_NO) && go_to(s, n->kids[0]);
  if (n->kind == NODE_IF) return enter_branch(s);
  if (n->kind == NODE_CASE) return enter_case(s);
  if (n->kind == NODE_LET) return enter_let(s);
  if (n->kind == NODE_SQUARE) return go_to(s, n->kids[0]);
  return false;
}

bool evaluate_blame(Evaluator *e, Arena *memory, const Node *node, State now, State next,
                    Blame *blame) {
  Entry entry = evaluator_enter(e, now, next);
  Search s = {.e = e, .node = node, .frame = frame_for(e, node)};
  bool found = is_false(&s, node);
  while (found && descend(&s)) {
  }
  if (found) {
    Binding *bindings = arena_array(memory, Binding, s.bindings.count);
    if (s.bindings.count) memcpy(bindings, s.bindings.at, s.bindings.count * sizeof *bindings);
    *blame = (Blame){s.node, s.bindings.count, bindings};
  }
  vec_free(&s.bindings);
  evaluator_leave(e, &entry, true);
  return found;
}
