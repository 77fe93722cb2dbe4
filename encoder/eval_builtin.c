/* The primitive operators. */
#include "encoder/eval.h"

#include "base/panic.h"
#include "encoder/action.h"
#include "encoder/sym_internal.h"

static const Sym *refuse(Encoder *e, FaultKind kind) {
  encode_fail(e, kind);
  return encode_nothing(e);
}

/* ---- operands evaluated ---- */

static const Sym *lazy_constant(Encoder *e, LazyKind kind) {
  return sym_value(e, value_lazy(e->values, kind, 0, NULL));
}

static const Sym *boolean_set(Encoder *e) {
  const Value *both[] = {value_boolean(e->values, false), value_boolean(e->values, true)};
  return sym_value(e, value_set(e->values, 2, both));
}

static const Sym *truth(Encoder *e, Lit l) { return sym_truth(e, l); }

static const Sym *apply_equiv(Encoder *e, const Sym *a, const Sym *b) {
  Lit left = sym_is_true(e, a), right = sym_is_true(e, b);
  return sym_truth(e, circuit_iff(e->circuit, left, right));
}

static const Sym *apply_implies(Encoder *e, const Sym *a, const Sym *b) {
  Lit left = sym_is_true(e, a), right = sym_is_true(e, b);
  return sym_truth(e, circuit_implies(e->circuit, left, right));
}

const Sym *encode_applied_builtin(Encoder *e, Builtin builtin, const Sym *const *x) {
  switch (builtin) {
  case BUILTIN_NOT: return truth(e, lit_not(sym_is_true(e, x[0])));
  case BUILTIN_IMPLIES: return apply_implies(e, x[0], x[1]);
  case BUILTIN_EQUIV: return apply_equiv(e, x[0], x[1]);
  case BUILTIN_EQ: return truth(e, sym_equal(e, x[0], x[1]));
  case BUILTIN_NE: return truth(e, lit_not(sym_equal(e, x[0], x[1])));
  case BUILTIN_IN: return truth(e, sym_member(e, x[0], x[1]));
  case BUILTIN_NOT_IN: return truth(e, lit_not(sym_member(e, x[0], x[1])));
  case BUILTIN_SUBSET_EQ: return truth(e, sym_subset(e, x[0], x[1]));
  case BUILTIN_CUP: return sym_cup(e, x[0], x[1]);
  case BUILTIN_CAP: return sym_cap(e, x[0], x[1]);
  case BUILTIN_SET_MINUS: return sym_minus(e, x[0], x[1]);
  case BUILTIN_POWERSET: return sym_powerset(e, x[0]);
  case BUILTIN_BIG_UNION: return sym_big_union(e, x[0]);
  case BUILTIN_DOMAIN: return sym_domain(e, x[0]);
  case BUILTIN_BOOLEAN_SET: return boolean_set(e);
  case BUILTIN_STRING_SET: return lazy_constant(e, LAZY_STRING);
  case BUILTIN_NAT: return lazy_constant(e, LAZY_NAT);
  case BUILTIN_INT: return lazy_constant(e, LAZY_INT);
  case BUILTIN_REAL: return lazy_constant(e, LAZY_REAL);
  case BUILTIN_ANY: return lazy_constant(e, LAZY_ANY);
  case BUILTIN_ADD:
  case BUILTIN_SUBTRACT:
  case BUILTIN_MULTIPLY:
  case BUILTIN_POWER:
  case BUILTIN_DIVIDE:
  case BUILTIN_MODULO: return sym_arithmetic(e, builtin, x[0], x[1]);
  case BUILTIN_LT:
  case BUILTIN_GT:
  case BUILTIN_LE:
  case BUILTIN_GE: return truth(e, sym_compare(e, builtin, x[0], x[1]));
  case BUILTIN_INTERVAL: return sym_interval(e, x[0], x[1]);
  case BUILTIN_NEGATE: return sym_negate(e, x[0]);
  case BUILTIN_SEQ: return sym_lazy(e, LAZY_SEQ, 1, x);
  case BUILTIN_LEN: return sym_len(e, x[0]);
  case BUILTIN_CONCAT: return sym_concat(e, x[0], x[1]);
  case BUILTIN_APPEND: return sym_append(e, x[0], encode_normal(e, x[1]));
  case BUILTIN_HEAD: return sym_head(e, x[0]);
  case BUILTIN_TAIL: return sym_tail(e, x[0]);
  case BUILTIN_SUB_SEQ: return sym_sub_seq(e, x[0], x[1], x[2]);
  case BUILTIN_IS_FINITE_SET: return truth(e, set_is_finite(e, x[0]));
  case BUILTIN_CARDINALITY: return sym_cardinality(e, x[0]);
  case BUILTIN_SINGLE: return sym_single(e, encode_normal(e, x[0]), encode_normal(e, x[1]));
  case BUILTIN_OVERRIDE: return sym_override(e, x[0], x[1]);
  case BUILTIN_PRINT: return x[1];
  case BUILTIN_PRINT_T: return sym_truth(e, LIT_TRUE);
  case BUILTIN_TLC_EVAL:
  case BUILTIN_TLC_CACHE: return x[0];
  case BUILTIN_PERMUTATIONS: return encode_permutations(e, x[0]);
  case BUILTIN_TO_STRING: return encode_to_string(e, x[0]);
  case BUILTIN_ASSERT:
  case BUILTIN_FOLD:
  case BUILTIN_SELECT_SEQ:
  case BUILTIN_SORT_SEQ:
  case BUILTIN_REAL_DIVIDE:
  case BUILTIN_INFINITY:
  case BUILTIN_REFUSED: return refuse(e, FAULT_UNSUPPORTED);
#define BUILTIN(name, module, spelling, arity)
#define OUTSIDE(name, module, spelling, arity) case BUILTIN_##name:
#include "frontend/builtins.def"
#undef BUILTIN
    return encode_outside(e, builtin, x);
  case BUILTIN_COUNT: break;
  }
  never("builtin");
}

/* ---- operands as nodes ---- */

static const Sym *encode_with_operator(Encoder *e, Builtin builtin, const Node *node,
                                       Frame *frame) {
  const Sym *sequence = encode_listed(e, encode_node(e, node->kids[0], frame));
  Slot slot = frames_argument(e, node->kids[1], builtin == BUILTIN_SELECT_SEQ ? 1 : 2, frame);
  assert(slot.kind == SLOT_OPERATOR);
  return builtin == BUILTIN_SELECT_SEQ ? encode_select_seq(e, sequence, slot.operator)
                                       : encode_sort_seq(e, sequence, slot.operator);
}

static const Sym *encode_fold_node(Encoder *e, const Node *node, Frame *frame) {
  Slot slot = frames_argument(e, node->kids[0], 2, frame);
  assert(slot.kind == SLOT_OPERATOR);
  const Sym *base = encode_listed(e, encode_node(e, node->kids[1], frame));
  return encode_fold(e, slot.operator, base, encode_node(e, node->kids[2], frame));
}

/* Rules need not be listed for it. */
static const Sym *encode_domain(Encoder *e, const Node *node, Frame *frame) {
  return sym_domain(e, encode_node(e, node->kids[0], frame));
}

/* The message is evaluated only if it is needed. */
static const Sym *encode_assert(Encoder *e, const Node *node, Frame *frame) {
  Lit holds = encode_test(e, node->kids[0], frame);
  uint32_t height = assume_save(e);
  if (!assume(e, lit_not(holds))) return sym_truth(e, LIT_TRUE);
  encode_node(e, node->kids[1], frame);
  encode_fail(e, FAULT_ASSERTION);
  assume_rewind(e, height);
  return sym_truth(e, LIT_TRUE);
}

enum { MOST_OPERANDS = 4 };

const Sym *encode_builtin(Encoder *e, Builtin builtin, const Node *node, Frame *frame) {
  if (builtin == BUILTIN_IMPLIES) return sym_truth(e, encode_implies(e, node, frame));
  if (builtin == BUILTIN_DOMAIN) return encode_domain(e, node, frame);
  if (builtin == BUILTIN_SELECT_SEQ || builtin == BUILTIN_SORT_SEQ)
    return encode_with_operator(e, builtin, node, frame);
  if (builtin == BUILTIN_FOLD) return encode_fold_node(e, node, frame);
  if (builtin == BUILTIN_ASSERT) return encode_assert(e, node, frame);
  if (builtin == BUILTIN_IN || builtin == BUILTIN_NOT_IN) {
    const Sym *element = encode_listed(e, encode_node(e, node->kids[0], frame));
    Lit in = encode_member(e, element, node->kids[1], frame);
    return sym_truth(e, lit_xor_sign(in, builtin == BUILTIN_NOT_IN));
  }
  if (builtin == BUILTIN_CAP || builtin == BUILTIN_SET_MINUS || builtin == BUILTIN_SUBSET_EQ)
    return encode_set_operator(e, builtin, node, frame);
  const Sym *operands[MOST_OPERANDS];
  assert(node->kid_count <= MOST_OPERANDS);
  for (uint32_t i = 0; i < node->kid_count; i++)
    operands[i] = encode_listed(e, encode_node(e, node->kids[i], frame));
  return encode_applied_builtin(e, builtin, operands);
}
