/* The code of each node is chosen when it is evaluated first: expressions that are
   the same in all states are evaluated once. */
#include "base/panic.h"
#include "semantics/recall.h"

/* Nodes that mention no bound names and have no side effects.  The level of a
   node is not asked: whether states were read is seen when it is evaluated. */
static bool is_closed(Evaluator *e, const Node *n);

static bool has_closed_kids(Evaluator *e, const Node *n) {
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!is_closed(e, n->kids[i])) return false;
  return true;
}

/* What is printed, or depends on more than the operands. */
static bool has_effect(Builtin builtin) {
  return builtin == BUILTIN_PRINT || builtin == BUILTIN_PRINT_T || builtin == BUILTIN_JAVA_TIME ||
         builtin == BUILTIN_TLC_GET || builtin == BUILTIN_TLC_SET ||
         builtin == BUILTIN_RANDOM_ELEMENT;
}

static bool find_closed(Evaluator *e, const Node *n) {
  switch (n->kind) {
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_CONSTANT:
  case NODE_AND:
  case NODE_OR:
  case NODE_SET:
  case NODE_FUNCTION_SET:
  case NODE_RECORD:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_IF:
  case NODE_CASE: return has_closed_kids(e, n);
  case NODE_CALL:
    return n->definition->depth == 0 && n->definition->builtin == BUILTIN_COUNT &&
           has_closed_kids(e, n);
  case NODE_BUILTIN: return !has_effect(n->builtin) && has_closed_kids(e, n);
  case NODE_OPERATOR: return n->definition->depth == 0;
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_CHOOSE:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION:
  case NODE_EXCEPT:
  case NODE_LET:
  case NODE_LOCAL:
  case NODE_CALL_LOCAL:
  case NODE_VARIABLE:
  case NODE_PRIME:
  case NODE_ENABLED:
  case NODE_UNCHANGED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS:
  case NODE_ERROR: return false;
  case NODE_KIND_COUNT: break;
  }
  never("node kind");
}

static bool is_closed(Evaluator *e, const Node *n) {
  if (evaluator_fact(e, n)->closed == CLOSED_UNKNOWN) {
    bool closed = find_closed(e, n);
    evaluator_fact(e, n)->closed = closed ? CLOSED_YES : CLOSED_NO;
  }
  return evaluator_fact(e, n)->closed == CLOSED_YES;
}

static const Value *eval_known(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  return evaluator_fact(e, n)->value;
}

static void set_code(Evaluator *e, const Node *n, Code *code, Test *test) {
  Fact *fact = evaluator_fact(e, n);
  fact->code = code;
  fact->test = test;
}

/* The first evaluation that reads no state is also the last one. */
static const Value *eval_closed(Evaluator *e, const Node *n, Frame *f) {
  uint32_t reads = e->reads;
  e->reads = 0;
  const Value *v = code_of(n)(e, n, f);
  if (e->reads) {
    evaluator_fact(e, n)->closed = CLOSED_NO;
    set_code(e, n, code_of(n), test_of(n));
  } else if (v && v->kind != VALUE_RULE) {
    evaluator_fact(e, n)->value = v;
    set_code(e, n, eval_known, test_value);
  }
  e->reads |= reads;
  return v;
}

static void choose(Evaluator *e, const Node *n) {
  if (is_closed(e, n))
    set_code(e, n, eval_closed, test_value);
  else if (recall_suits(e, n))
    set_code(e, n, eval_recalled, test_recalled);
  else
    set_code(e, n, code_of(n), test_of(n));
}

const Value *eval_first(Evaluator *e, const Node *n, Frame *f) {
  choose(e, n);
  return eval(e, n, f);
}

Answer test_first(Evaluator *e, const Node *n, Frame *f) {
  choose(e, n);
  return eval_truth(e, n, f);
}
