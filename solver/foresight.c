/* Looking ahead: one question about several depths, instead of several about each.

   The questions of each depth are gone through as always, but collected: what would be
   asserted in between becomes part of the path on which the later ones are asked.  If
   no execution gives one of them a positive answer, all answers are negative, and that
   is asserted.  The search then goes on depth by depth, with questions that unit
   propagation decides.  Otherwise it goes on as if nothing had been asked: so what is
   found, and how deep, is the same with and without looking ahead. */
#include "solver/bmc.h"

static void collect_depth(Bmc *b) {
  Step step = *bmc_next_step(b);
  if (!bmc_step_is_defined(b, &step)) return;
  bmc_assert(b, step.guard);
  bmc_take_step(b);
  bmc_state_is_good(b);
}

static void collect(Bmc *b, uint32_t depths) {
  Foresight *f = &b->foresight;
  uint32_t known = b->steps.count;
  f->active = true;
  f->path = LIT_TRUE;
  vec_clear(&f->bad);
  for (uint32_t i = 0; i < depths && !b->run.budget.spent; i++) collect_depth(b);
  f->active = false;
  for (uint32_t i = known; i < b->steps.count; i++) vec_push(&b->ahead, b->steps.at[i]);
  b->steps.count = known;
}

void foresee(Bmc *b, uint32_t most_depths) {
  Foresight *f = &b->foresight;
  bool pointless = !f->next || most_depths < 2 || b->ahead.count || b->obstacle;
  if (pointless) return;
  collect(b, f->next < most_depths ? f->next : most_depths);
  if (b->run.budget.spent) return;
  Lit bad = circuit_or_all(b->encoder->circuit, f->bad.count, f->bad.at);
  bmc_describe(b, "something at the next depths", NULL);
  bool none = lit_is_false(bad) || bmc_try(b, 1, &bad) == ANSWER_UNSAT;
  if (none) bmc_assert(b, lit_not(bad));
  f->next = none ? f->next * 2 : 0;
}
