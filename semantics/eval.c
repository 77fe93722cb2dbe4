/* Expressions: which code evaluates which kind of node, and the kinds that need no
   more than a few lines. */
#include <string.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

static const Value *eval_number(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  Integer integer;
  ArenaMark mark = arena_save(e->numbers);
  if (!integer_parse(e->numbers, symbol_text(n->text), 10, &integer)) never("digits of a NUMBER");
  const Value *v = value_integer(e->values, integer);
  arena_rewind(e->numbers, mark);
  return v;
}

static const Value *without_value(Evaluator *e, const Node *n) {
  const char *name = symbol_text(n->variable->name);
  if (!e->at.now) return fault_at(e, FAULT_NO_STATE, n, "%s%s", name, e->at.primed ? "'" : "");
  if (e->at.primed) return fault_at(e, FAULT_NO_NEXT_VALUE, n, "%s'", name);
  return fault_at(e, FAULT_NO_INITIAL_VALUE, n, "%s", name);
}

static const Value *eval_variable(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  e->reads |= READS_NOW;
  const Value *v = e->at.now ? e->at.now[n->variable->index] : NULL;
  return v ? v : without_value(e, n);
}

Answer truth_of(Evaluator *e, const Node *n, const Value *v) {
  if (!v) return ANSWER_FAULT;
  if (v == e->yes) return ANSWER_YES;
  if (v == e->no) return ANSWER_NO;
  fault_value(e, FAULT_NOT_BOOLEAN, n, v);
  return ANSWER_FAULT;
}

Answer test_value(Evaluator *e, const Node *n, Frame *f) { return truth_of(e, n, eval(e, n, f)); }

const Value *eval_set_value(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n, f);
  return !v || value_is_set(v) ? v : fault_value(e, FAULT_NOT_SET, n, v);
}

const Value *made(Evaluator *e, const Node *n, const Value *v) {
  if (v->depth > VALUE_DEPTH_LIMIT)
    return fault_at(e, FAULT_TOO_DEEP, n, "a value with more than %d levels", VALUE_DEPTH_LIMIT);
  if (v->kind != VALUE_SET || !v->mixed) return v;
  for (uint32_t i = 1; i < v->count; i++)
    if (value_equal(e->values, v->items[i - 1], v->items[i]) == TRUTH_INCOMPARABLE)
      return fault_pair(e, FAULT_INCOMPARABLE, n, v->items[i - 1], "and", v->items[i]);
  return fault_value(e, FAULT_INCOMPARABLE, n, v);
}

static Answer test_and(Evaluator *e, const Node *n, Frame *f) {
  Answer answer = ANSWER_YES;
  for (uint32_t i = 0; answer == ANSWER_YES && i < n->kid_count; i++)
    answer = eval_truth(e, n->kids[i], f);
  return answer;
}

static Answer test_or(Evaluator *e, const Node *n, Frame *f) {
  Answer answer = ANSWER_NO;
  for (uint32_t i = 0; answer == ANSWER_NO && i < n->kid_count; i++)
    answer = eval_truth(e, n->kids[i], f);
  return answer;
}

/* The branch to be taken, NULL after a fault. */
static const Node *if_branch(Evaluator *e, const Node *n, Frame *f) {
  Answer test = eval_truth(e, n->kids[0], f);
  return test == ANSWER_FAULT ? NULL : n->kids[test == ANSWER_YES ? 1 : 2];
}

const Node *case_branch(Evaluator *e, const Node *n, Frame *f) {
  for (uint32_t i = 0; i + 1 < n->kid_count; i += 2) {
    Answer test = eval_truth(e, n->kids[i], f);
    if (test != ANSWER_NO) return test == ANSWER_YES ? n->kids[i + 1] : NULL;
  }
  if (n->kid_count % 2) return n->kids[n->kid_count - 1];
  fault_at(e, FAULT_NO_CASE, n, "%s", "");
  return NULL;
}

/* Goes down IF, CASE and LET without using the C stack. */
static const Node *tail_of(Evaluator *e, const Node *n, Frame *f) {
  while (n && (n->kind == NODE_IF || n->kind == NODE_CASE || n->kind == NODE_LET)) {
    if (n->kind == NODE_LET) {
      let_enter(e, n, f);
      n = n->kids[0];
    } else {
      n = n->kind == NODE_IF ? if_branch(e, n, f) : case_branch(e, n, f);
    }
  }
  return n;
}

static const Value *eval_tail(Evaluator *e, const Node *n, Frame *f) {
  n = tail_of(e, n, f);
  return n ? eval(e, n, f) : NULL;
}

static Answer test_tail(Evaluator *e, const Node *n, Frame *f) {
  n = tail_of(e, n, f);
  return n ? eval_truth(e, n, f) : ANSWER_FAULT;
}

static const Value *eval_string(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  return value_string(e->values, n->text);
}

static const Value *eval_boolean(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  return boolean(e, n->truth);
}

static const Value *eval_model_value(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  return value_model(e->values, n->text);
}

static const Value *eval_function_set(Evaluator *e, const Node *n, Frame *f) {
  return eval_lazy(e, n, LAZY_FUNCTIONS, f);
}

static const Value *eval_product(Evaluator *e, const Node *n, Frame *f) {
  return eval_lazy(e, n, LAZY_PRODUCT, f);
}

static const Value *eval_refused(Evaluator *e, const Node *n, Frame *f) {
  (void)f;
  const char *why = n->kind == NODE_ERROR      ? "it was reported before"
                    : n->kind == NODE_OPERATOR ? "an operator is not a value"
                                               : "a temporal formula has no value in a state";
  return fault_at(e, FAULT_UNSUPPORTED, n, "%s: %s", node_noun(n->kind), why);
}

/* Of the kinds that are tests. */
static const Value *eval_test(Evaluator *e, const Node *n, Frame *f) {
  return answer_value(e, test_of(n)(e, n, f));
}

Code *code_of(const Node *n) {
  switch (n->kind) {
  case NODE_NUMBER: return eval_number;
  case NODE_STRING: return eval_string;
  case NODE_BOOLEAN: return eval_boolean;
  case NODE_MODEL_VALUE: return eval_model_value;
  case NODE_LOCAL: return eval_local;
  case NODE_VARIABLE: return eval_variable;
  case NODE_CONSTANT: return eval_constant;
  case NODE_CALL: return code_of_call(n);
  case NODE_CALL_LOCAL: return eval_call_local;
  case NODE_BUILTIN: return code_of_builtin(n);
  case NODE_AND:
  case NODE_OR:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_UNCHANGED:
  case NODE_SQUARE:
  case NODE_ANGLE:
  case NODE_COMPOSE: return eval_test;
  case NODE_CHOOSE: return eval_choose;
  case NODE_SET: return eval_set;
  case NODE_FILTER: return eval_filter;
  case NODE_MAP: return eval_map;
  case NODE_FUNCTION: return eval_function;
  case NODE_FUNCTION_SET: return eval_function_set;
  case NODE_RECORD: return eval_record;
  case NODE_RECORD_SET: return eval_record_set;
  case NODE_TUPLE: return eval_tuple;
  case NODE_PRODUCT: return eval_product;
  case NODE_APPLY: return eval_apply;
  case NODE_EXCEPT: return eval_except;
  case NODE_PRIME: return eval_prime;
  case NODE_ENABLED: return eval_enabled;
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET: return eval_tail;
  case NODE_ERROR:
  case NODE_OPERATOR:
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: return eval_refused;
  case NODE_KIND_COUNT: break;
  }
  never("node kind");
}

Test *test_of(const Node *n) {
  switch ((int)n->kind) {
  case NODE_AND: return test_and;
  case NODE_OR: return test_or;
  case NODE_FORALL:
  case NODE_EXISTS: return test_quantifier;
  case NODE_UNCHANGED: return test_unchanged;
  case NODE_SQUARE: return test_square;
  case NODE_ANGLE: return test_angle;
  case NODE_COMPOSE: return test_compose;
  case NODE_BUILTIN: return test_of_builtin(n);
  case NODE_IF:
  case NODE_CASE:
  case NODE_LET: return test_tail;
  }
  return test_value;
}
