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

static Answer test_in(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval_whole(e, n->kids[0], f);
  return v ? eval_member(e, n, v, n->kids[1], f) : ANSWER_FAULT;
}

static Answer test_not_in(Evaluator *e, const Node *n, Frame *f) {
  return answer_not(test_in(e, n, f));
}

static Answer test_implies(Evaluator *e, const Node *n, Frame *f) {
  Answer left = eval_truth(e, n->kids[0], f);
  return left == ANSWER_YES ? eval_truth(e, n->kids[1], f) : answer_not(left);
}

static Answer test_not(Evaluator *e, const Node *n, Frame *f) {
  return answer_not(eval_truth(e, n->kids[0], f));
}

static bool operands_of(Evaluator *e, const Node *n, Frame *f, const Value **pair) {
  pair[0] = eval_whole(e, n->kids[0], f);
  pair[1] = pair[0] ? eval_whole(e, n->kids[1], f) : NULL;
  return pair[1];
}

/* Numbers and strings are stored once. */
static Answer test_equal(Evaluator *e, const Node *n, Frame *f) {
  const Value *v[2];
  if (!operands_of(e, n, f, v)) return ANSWER_FAULT;
  if (v[0] == v[1]) return ANSWER_YES;
  if (v[0]->kind == v[1]->kind && (v[0]->kind == VALUE_INTEGER || v[0]->kind == VALUE_STRING))
    return ANSWER_NO;
  return values_equal_at(e, n, v[0], v[1]);
}

static Answer test_different(Evaluator *e, const Node *n, Frame *f) {
  return answer_not(test_equal(e, n, f));
}

static bool compare(Builtin builtin, int64_t a, int64_t b) {
  switch ((int)builtin) {
  case BUILTIN_LT: return a < b;
  case BUILTIN_GT: return a > b;
  case BUILTIN_LE: return a <= b;
  case BUILTIN_GE: return a >= b;
  }
  never("comparison");
}

static bool are_small(const Value *const *v) {
  return v[0]->kind == VALUE_INTEGER && v[1]->kind == VALUE_INTEGER && !v[0]->integer.big &&
         !v[1]->integer.big;
}

static Answer test_order(Evaluator *e, const Node *n, Frame *f) {
  const Value *v[2];
  if (!operands_of(e, n, f, v)) return ANSWER_FAULT;
  if (!are_small(v)) return truth_of(e, n, builtin_integer(e, n, n->builtin, v));
  return compare(n->builtin, v[0]->integer.small, v[1]->integer.small) ? ANSWER_YES : ANSWER_NO;
}

static const Value *eval_arithmetic(Evaluator *e, const Node *n, Frame *f) {
  const Value *v[2];
  return operands_of(e, n, f, v) ? builtin_integer(e, n, n->builtin, v) : NULL;
}

static const Value *eval_domain(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n->kids[0], f);
  if (!v) return NULL;
  if (v->kind == VALUE_RULE) return v->rule_domain;
  return v->kind == VALUE_FUNCTION ? v->domain : fault_value(e, FAULT_NOT_FUNCTION, n, v);
}

/* Of the operators whose operands are not simply evaluated; NULL for others. */
static Test *test_of_kind(Builtin builtin) {
  switch ((int)builtin) {
  case BUILTIN_NOT: return test_not;
  case BUILTIN_IMPLIES: return test_implies;
  case BUILTIN_IN: return test_in;
  case BUILTIN_NOT_IN: return test_not_in;
  case BUILTIN_EQ: return test_equal;
  case BUILTIN_NE: return test_different;
  }
  return NULL;
}

const Value *eval_builtin(Evaluator *e, const Node *n, Builtin builtin, Frame *f) {
  Test *test = test_of_kind(builtin);
  if (test) return answer_value(e, test(e, n, f));
  if (builtin == BUILTIN_DOMAIN) return eval_domain(e, n, f);
  if (builtin == BUILTIN_ASSERT) return eval_assert(e, n, f);
  if (builtin == BUILTIN_SELECT_SEQ) return eval_select_seq(e, n, f);
  if (builtin == BUILTIN_SORT_SEQ) return eval_sort_seq(e, n, f);
  if (builtin == BUILTIN_FOLD) return eval_fold(e, n, f);
  if (builtin == BUILTIN_ASSERT_ERROR) return eval_assert_error(e, n, f);
  if (builtin == BUILTIN_TLC_CACHE) return eval_cached(e, n, f);
  enum { MOST = 4 };
  const Value *operands[MOST] = {0};
  assert(n->kid_count <= MOST);
  for (uint32_t i = 0; i < n->kid_count; i++)
    if (!(operands[i] = eval_whole(e, n->kids[i], f))) return NULL;
  return builtin_apply(e, n, builtin, operands);
}

static const Value *eval_node_builtin(Evaluator *e, const Node *n, Frame *f) {
  return eval_builtin(e, n, n->builtin, f);
}

static const Value *eval_node_test(Evaluator *e, const Node *n, Frame *f) {
  return answer_value(e, test_of_builtin(n)(e, n, f));
}

Code *code_of_builtin(const Node *n) {
  switch ((int)n->builtin) {
  case BUILTIN_ADD:
  case BUILTIN_SUBTRACT:
  case BUILTIN_MULTIPLY:
  case BUILTIN_DIVIDE:
  case BUILTIN_MODULO:
  case BUILTIN_INTERVAL: return eval_arithmetic;
  case BUILTIN_CUP:
  case BUILTIN_CAP:
  case BUILTIN_SET_MINUS:
  case BUILTIN_SUBSET_EQ: return eval_set_operator;
  }
  return test_of_builtin(n) == test_value ? eval_node_builtin : eval_node_test;
}

Test *test_of_builtin(const Node *n) {
  switch ((int)n->builtin) {
  case BUILTIN_LT:
  case BUILTIN_GT:
  case BUILTIN_LE:
  case BUILTIN_GE: return test_order;
  }
  Test *test = test_of_kind(n->builtin);
  return test ? test : test_value;
}

static const Value *apply_not(Evaluator *e, const Node *n, const Value *v) {
  return answer_value(e, answer_not(truth_of(e, n, v)));
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
  case BUILTIN_EQ: return answer_value(e, values_equal_at(e, n, v[0], v[1]));
  case BUILTIN_NE: return answer_value(e, answer_not(values_equal_at(e, n, v[0], v[1])));
  case BUILTIN_IN: return answer_value(e, member_at(e, n, v[0], v[1]));
  case BUILTIN_NOT_IN: return answer_value(e, answer_not(member_at(e, n, v[0], v[1])));
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
  case BUILTIN_PERMUTATIONS:
  case BUILTIN_TO_STRING:
  case BUILTIN_REFUSED:
  case BUILTIN_TLC_EVAL:
  case BUILTIN_TLC_CACHE: return builtin_tlc(e, n, builtin, v);
#define BUILTIN(name, module, spelling, arity)
#define OUTSIDE(name, module, spelling, arity) case BUILTIN_##name:
#include "frontend/builtins.def"
#undef BUILTIN
    return builtin_outside(e, n, builtin, v);
  case BUILTIN_ASSERT:
  case BUILTIN_FOLD:
  case BUILTIN_SELECT_SEQ:
  case BUILTIN_SORT_SEQ:
    return fault_at(e, FAULT_UNSUPPORTED, n, "%s as an argument", builtin_infos[builtin].spelling);
  case BUILTIN_COUNT: break;
  }
  never("builtin");
}
