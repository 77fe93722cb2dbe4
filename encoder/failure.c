/* The failures recorded while evaluating. */
#include "encoder/encoder.h"

void encoder_fail(Encoder *e, Lit when, FaultKind kind) {
  when = path_reduce(e, when);
  if (lit_is_false(when)) return;
  when = circuit_and(e->circuit, path_literal(e), when);
  if (lit_is_false(when)) return;
  vec_push(&e->failures, ((Failure){.when = when, .kind = kind, .node = e->place}));
}

Lit failures_since(Encoder *e, uint32_t mark) {
  vec(Lit) all = {0};
  for (uint32_t i = mark; i < e->failures.count; i++) vec_push(&all, e->failures.at[i].when);
  Lit any = circuit_or_all(e->circuit, all.count, all.at);
  vec_free(&all);
  return any;
}

void failures_keep_if(Encoder *e, uint32_t mark, Lit condition) {
  uint32_t kept = mark;
  for (uint32_t i = mark; i < e->failures.count; i++) {
    Failure failure = e->failures.at[i];
    failure.when = circuit_and(e->circuit, failure.when, condition);
    if (!lit_is_false(failure.when)) e->failures.at[kept++] = failure;
  }
  if (kept < e->failures.count) e->failures.count = kept;
}
