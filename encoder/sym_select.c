/* One literal out of several: chosen by guards, or all together. */
#include "encoder/sym_internal.h"

/* All cases that matter have the same literal. */
static bool is_uniform(uint32_t count, const Case *cases, Lit *out) {
  bool found = false;
  for (uint32_t i = 0; i < count; i++) {
    if (lit_is_false(cases[i].guard)) continue;
    if (lit_is_true(cases[i].guard)) return *out = cases[i].lit, true;
    if (found && !lit_is(*out, cases[i].lit)) return false;
    *out = cases[i].lit;
    found = true;
  }
  if (!found) *out = LIT_FALSE;
  return true;
}

/* Guards of the cases whose literal is `lit`, united. */
static Lit any_guard(Encoder *e, uint32_t count, const Case *cases, bool negate) {
  Lits ways = {0};
  for (uint32_t i = 0; i < count; i++)
    if (!lit_is_false(cases[i].lit) || negate)
      vec_push(&ways, circuit_and(e->circuit, cases[i].guard, lit_xor_sign(cases[i].lit, negate)));
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

Lit sym_select(Encoder *e, uint32_t count, const Case *cases) {
  Lit uniform;
  if (is_uniform(count, cases, &uniform)) return uniform;
  if (count == 2) return circuit_ite(e->circuit, cases[0].guard, cases[0].lit, cases[1].lit);
  /* The guards are exhaustive, so the result may be said by its true or by its
     false cases: by those that need fewer literals. */
  uint32_t yes = 0, no = 0;
  for (uint32_t i = 0; i < count; i++) {
    yes += lit_is_true(cases[i].lit);
    no += lit_is_false(cases[i].lit);
  }
  return yes <= no ? any_guard(e, count, cases, false) : lit_not(any_guard(e, count, cases, true));
}

Conjunction conjunction_start(Lit first) { return (Conjunction){.so_far = first}; }

static void collect(Encoder *e, Conjunction *c) {
  if (c->pending.count == 0) return;
  vec_push(&c->pending, c->so_far);
  c->so_far = circuit_and_all(e->circuit, c->pending.count, c->pending.at);
  vec_clear(&c->pending);
}

void conjunction_add(Encoder *e, Conjunction *c, Lit conjunct, uint32_t mark, Lit where) {
  if (e->failures.count > mark) {
    collect(e, c);
    failures_keep_if(e, mark, circuit_and(e->circuit, where, c->so_far));
  }
  vec_push(&c->pending, circuit_implies(e->circuit, where, conjunct));
}

Lit conjunction_finish(Encoder *e, Conjunction *c) {
  collect(e, c);
  vec_free(&c->pending);
  return c->so_far;
}
