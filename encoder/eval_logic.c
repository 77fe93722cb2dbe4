/* Connectives and conditionals: what stands to the right is evaluated where it
   matters. */
#include "encoder/eval.h"

/* Conjunction of the operands, each negated if `negate`. */
static Lit encode_junction(Encoder *e, const Node *node, Frame *frame, bool negate) {
  uint32_t height = assume_save(e);
  Lit all = LIT_TRUE;
  for (uint32_t i = 0; i < node->kid_count; i++) {
    Lit holds = lit_xor_sign(encode_test(e, node->kids[i], frame), negate);
    all = circuit_and(e->circuit, all, holds);
    if (i + 1 == node->kid_count) break;
    if (!assume(e, holds)) {
      all = LIT_FALSE;
      break;
    }
  }
  assume_rewind(e, height);
  return all;
}

Lit encode_and(Encoder *e, const Node *node, Frame *frame) {
  return encode_junction(e, node, frame, false);
}

Lit encode_or(Encoder *e, const Node *node, Frame *frame) {
  return lit_not(encode_junction(e, node, frame, true));
}

Lit encode_implies(Encoder *e, const Node *node, Frame *frame) {
  Lit left = encode_test(e, node->kids[0], frame);
  uint32_t height = assume_save(e);
  if (!assume(e, left)) return LIT_TRUE;
  Lit right = encode_test(e, node->kids[1], frame);
  assume_rewind(e, height);
  return circuit_implies(e->circuit, left, right);
}

/* The literal of a test.  False if its evaluation fails whatever the inputs: then
   nothing that depends on it needs to be looked at. */
static bool encode_decision(Encoder *e, const Node *node, Frame *frame, Lit *out) {
  const Sym *value = encode_node(e, node, frame);
  if (is_nothing(value)) return false;
  *out = sym_is_true(e, value);
  return true;
}

const Sym *encode_if(Encoder *e, const Node *node, Frame *frame) {
  Lit test;
  if (!encode_decision(e, node->kids[0], frame, &test)) return encode_nothing(e);
  const Sym *branches[2] = {NULL, NULL};
  uint32_t height = assume_save(e);
  for (int i = 0; i < 2; i++) {
    if (assume(e, lit_xor_sign(test, i == 1)))
      branches[i] = encode_node(e, node->kids[1 + i], frame);
    assume_rewind(e, height);
  }
  if (branches[0] && branches[1]) return sym_ite(e, test, branches[0], branches[1]);
  return branches[0] ? branches[0] : branches[1] ? branches[1] : encode_nothing(e);
}

/* The arms are tried in order, each where none before it applied. */
const Sym *encode_case(Encoder *e, const Node *node, Frame *frame) {
  uint32_t arms = node->kid_count / 2, count = 0, height = assume_save(e);
  Branch *branches = arena_array(e->memory, Branch, arms + 1);
  Lit open = LIT_TRUE; /* no arm so far */
  bool reachable = true;
  for (uint32_t i = 0; i < arms && reachable; i++) {
    Lit test;
    if (!encode_decision(e, node->kids[2 * i], frame, &test)) {
      reachable = false;
      break;
    }
    uint32_t before = assume_save(e);
    if (assume(e, test)) {
      Lit guard = circuit_and(e->circuit, open, test);
      branches[count++] = (Branch){guard, encode_node(e, node->kids[2 * i + 1], frame)};
      assume_rewind(e, before);
    }
    open = circuit_and(e->circuit, open, lit_not(test));
    reachable = assume(e, lit_not(test));
  }
  if (reachable && node->kid_count % 2)
    branches[count++] = (Branch){open, encode_node(e, node->kids[2 * arms], frame)};
  else if (reachable)
    encode_fail(e, FAULT_NO_CASE);
  assume_rewind(e, height);
  return count ? sym_merge(e, count, branches) : encode_nothing(e);
}
