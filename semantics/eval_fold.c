/* An operator applied to the elements of a set, one after the other in their order. */
#include "semantics/evaluator.h"

const Value *eval_fold(Evaluator *e, const Node *n, Frame *f) {
  Operator op = operator_of(e, n->kids[0], f);
  const Value *result = op.definition ? eval_whole(e, n->kids[1], f) : NULL;
  const Value *set = result ? eval(e, n->kids[2], f) : NULL;
  const Value *listed = set ? enumerate(e, n->kids[2], set) : NULL;
  if (!listed) return NULL;
  for (uint32_t i = 0; result && i < listed->count; i++) {
    const Value *operands[] = {listed->items[i], result};
    result = operator_apply(e, n, op, 2, operands);
  }
  return result;
}
