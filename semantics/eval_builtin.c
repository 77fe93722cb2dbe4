/* Builtin operators: how their operands are evaluated, equality and membership. */
#include "base/panic.h"
#include "semantics/evaluator.h"

Answer values_equal_at(Evaluator *e, const Node *n, const Value *a, const Value *b) {
  Truth truth = value_equal(e->values, a, b);
  if (truth != TRUTH_INCOMPARABLE) return truth == TRUTH_TRUE ? ANSWER_YES : ANSWER_NO;
  bool unlisted = value_is_set(a) && value_is_set(b) &&
                  (!value_enumerate(e->values, a) || !value_enumerate(e->values, b));
  fault_pair(e, unlisted ? FAULT_NOT_ENUMERABLE : FAULT_INCOMPARABLE, n, a, "and", b);
  return ANSWER_FAULT;
}

Answer member_at(Evaluator *e, const Node *n, const Value *element, const Value *set) {
  if (!value_is_set(set)) {
    fault_value(e, FAULT_NOT_SET, n, set);
    return ANSWER_FAULT;
  }
  Truth truth = value_member(e->values, element, set);
  if (truth != TRUTH_INCOMPARABLE) return truth == TRUTH_TRUE ? ANSWER_YES : ANSWER_NO;
  fault_pair(e, FAULT_INCOMPARABLE, n, element, "and the elements of", set);
  return ANSWER_FAULT;
}

static const Value *value_of(const Evaluator *e, Answer answer, Answer wanted) {
  return answer == ANSWER_FAULT ? NULL : boolean(e, answer == wanted);
}

static const Value *eval_in(Evaluator *e, const Node *n, Answer wanted, Frame *f) {
  const Value *v = eval_whole(e, n->kids[0], f);
  return v ? value_of(e, eval_member(e, n, v, n->kids[1], f), wanted) : NULL;
}

static const Value *eval_implies(Evaluator *e, const Node *n, Frame *f) {
  Answer left = eval_truth(e, n->kids[0], f);
  if (left != ANSWER_YES) return left == ANSWER_NO ? e->yes : NULL;
  return value_of(e, eval_truth(e, n->kids[1], f), ANSWER_YES);
}

static const Value *eval_domain(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n->kids[0], f);
  if (!v) return NULL;
  if (v->kind == VALUE_RULE) return v->rule_domain;
  return v->kind == VALUE_FUNCTION ? v->domain : fault_value(e, FAULT_NOT_FUNCTION, n, v);
}

const Value *eval_builtin(Evaluator *e, const Node *n, Builtin builtin, Frame *f) {
  if (builtin == BUILTIN_IMPLIES) return eval_implies(e, n, f);
  if (builtin == BUILTIN_IN) return eval_in(e, n, ANSWER_YES, f);
  if (builtin == BUILTIN_NOT_IN) return eval_in(e, n, ANSWER_NO, f);
  if (builtin == BUILTIN_DOMAIN) return eval_domain(e, n, f);
  if (builtin == BUILTIN_ASSERT) return eval_assert(e, n, f);
  if (builtin == BUILTIN_SELECT_SEQ) return eval_select_seq(e, n, f);
  if (builtin == BUILTIN_SORT_SEQ) return eval_sort_seq(e, n, f);
  enum { MOST = 3 };
  const Value *operands[MOST] = {0};
  assert(n->kid_count <= MOST);
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!(operands[i] = eval_whole(e, n->kids[i], f))) return NULL;
  return builtin_apply(e, n, builtin, operands);
}

static const Value *apply_not(Evaluator *e, const Node *n, const Value *v) {
  return value_of(e, truth_of(e, n, v), ANSWER_NO);
}

static const Value *apply_equiv(Evaluator *e, const Node *n, const Value *const *v, bool implies) {
  Answer left = truth_of(e, n, v[0]), right = truth_of(e, n, v[1]);
  if (left == ANSWER_FAULT || right == ANSWER_FAULT) return NULL;
  return boolean(e, implies ? left == ANSWER_NO || right == ANSWER_YES : left == right);
}

static const Value *apply_domain(Evaluator *e, const Node *n, const Value *v) {
  return v->kind == VALUE_FUNCTION ? v->domain : fault_value(e, FAULT_NOT_FUNCTION, n, v);
}

const Value *builtin_apply(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch (builtin) {
  case BUILTIN_NOT: return apply_not(e, n, v[0]);
  case BUILTIN_IMPLIES: return apply_equiv(e, n, v, true);
  case BUILTIN_EQUIV: return apply_equiv(e, n, v, false);
  case BUILTIN_EQ: return value_of(e, values_equal_at(e, n, v[0], v[1]), ANSWER_YES);
  case BUILTIN_NE: return value_of(e, values_equal_at(e, n, v[0], v[1]), ANSWER_NO);
  case BUILTIN_IN: return value_of(e, member_at(e, n, v[0], v[1]), ANSWER_YES);
  case BUILTIN_NOT_IN: return value_of(e, member_at(e, n, v[0], v[1]), ANSWER_NO);
  case BUILTIN_DOMAIN: return apply_domain(e, n, v[0]);
  case BUILTIN_SUBSET_EQ:
  case BUILTIN_CUP:
  case BUILTIN_CAP:
  case BUILTIN_SET_MINUS:
  case BUILTIN_POWERSET:
  case BUILTIN_BIG_UNION:
  case BUILTIN_BOOLEAN_SET:
  case BUILTIN_STRING_SET:
  case BUILTIN_NAT:
  case BUILTIN_INT:
  case BUILTIN_REAL:
  case BUILTIN_ANY:
  case BUILTIN_SEQ:
  case BUILTIN_IS_FINITE_SET:
  case BUILTIN_CARDINALITY: return builtin_sets(e, n, builtin, v);
  case BUILTIN_ADD:
  case BUILTIN_SUBTRACT:
  case BUILTIN_MULTIPLY:
  case BUILTIN_POWER:
  case BUILTIN_DIVIDE:
  case BUILTIN_MODULO:
  case BUILTIN_LT:
  case BUILTIN_GT:
  case BUILTIN_LE:
  case BUILTIN_GE:
  case BUILTIN_INTERVAL:
  case BUILTIN_NEGATE:
  case BUILTIN_REAL_DIVIDE:
  case BUILTIN_INFINITY: return builtin_integer(e, n, builtin, v);
  case BUILTIN_LEN:
  case BUILTIN_CONCAT:
  case BUILTIN_APPEND:
  case BUILTIN_HEAD:
  case BUILTIN_TAIL:
  case BUILTIN_SUB_SEQ: return builtin_sequence(e, n, builtin, v);
  case BUILTIN_SINGLE:
  case BUILTIN_OVERRIDE:
  case BUILTIN_PRINT:
  case BUILTIN_PRINT_T:
  case BUILTIN_JAVA_TIME:
  case BUILTIN_TLC_GET:
  case BUILTIN_TLC_SET:
  case BUILTIN_PERMUTATIONS:
  case BUILTIN_RANDOM_ELEMENT:
  case BUILTIN_TO_STRING:
  case BUILTIN_REFUSED:
  case BUILTIN_TLC_EVAL: return builtin_tlc(e, n, builtin, v);
  case BUILTIN_ASSERT:
  case BUILTIN_SELECT_SEQ:
  case BUILTIN_SORT_SEQ:
    return fault_at(e, FAULT_UNSUPPORTED, n, "%s as an argument", builtin_infos[builtin].spelling);
  case BUILTIN_COUNT: break;
  }
  never("builtin");
}
