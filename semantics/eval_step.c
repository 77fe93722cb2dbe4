/* Expressions about a step, with both states known: prime, UNCHANGED, [A]_v, <<A>>_v. */
#include "base/panic.h"
#include "semantics/evaluator.h"

typedef const Value *Eval(Evaluator *, const Node *, Frame *);

/* In the next state; what is read there counts as read from `next`. */
static const Value *primed(Evaluator *e, Eval *how, const Node *n, Frame *f) {
  Moment outside = e->at;
  uint32_t reads = e->reads;
  e->reads = 0;
  e->at = (Moment){.now = outside.next,
                   .now_stamp = outside.next_stamp,
                   .now_stand = outside.next_stand,
                   .primed = true};
  const Value *v = how(e, n, f);
  e->at = outside;
  e->reads = reads | (e->reads & READS_STATES ? READS_NEXT : 0) | (e->reads & READS_OUTSIDE);
  return v;
}

const Value *eval_prime(Evaluator *e, const Node *n, Frame *f) {
  return primed(e, eval, n->kids[0], f);
}

const Value *eval_next(Evaluator *e, const Node *n, Frame *f) {
  return primed(e, eval_whole, n, f);
}

Answer unchanged_test(Evaluator *e, const Node *expression, Frame *f) {
  const Value *before = eval_whole(e, expression, f);
  if (!before) return ANSWER_FAULT;
  const Value *after = eval_next(e, expression, f);
  return after ? values_equal_at(e, expression, after, before) : ANSWER_FAULT;
}

Answer test_unchanged(Evaluator *e, const Node *n, Frame *f) {
  return unchanged_test(e, n->kids[0], f);
}

Answer test_square(Evaluator *e, const Node *n, Frame *f) {
  Answer action = eval_truth(e, n->kids[0], f);
  return action == ANSWER_NO ? unchanged_test(e, n->kids[1], f) : action;
}

Answer test_angle(Evaluator *e, const Node *n, Frame *f) {
  Answer action = eval_truth(e, n->kids[0], f);
  return action == ANSWER_YES ? answer_not(unchanged_test(e, n->kids[1], f)) : action;
}
