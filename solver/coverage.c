/* Which actions can be taken, and from which step on: a question about each action, at
   each depth until the answer is yes. */
#include "solver/actions.h"
#include "solver/bmc.h"

void coverage_begin(Bmc *b) {
  const Model *model = b->run.task->model;
  if (!model->next) return;
  PropertyList parts = actions_by_name(b->run.task->session, model->spec, model->next);
  for (vec_each(Property, p, &parts)) {
    const Definition *d = spec_find(model->spec, p->name);
    const char *name = symbol_text(p->name);
    vec_push(&b->run.result->statistics.actions,
             ((ActionStatistics){.name = name, .node = p->node, .at = d ? d->at : p->node->at}));
  }
  vec_free(&parts);
}

/* What cannot be encoded does not count as a step. */
static Lit step_of(Bmc *b, const ActionStatistics *action) {
  bmc_stand_at(b, b->steps.count - 1);
  Step step = encode_step(b->encoder, action->node, vec_last(&b->steps)->next);
  Lit can = step.guard;
  for (uint32_t i = 0; i < step.failures.count; i++)
    can = circuit_and(b->encoder->circuit, can, lit_not(step.failures.at[i].when));
  return can;
}

bool coverage_extend(Bmc *b) {
  if (b->steps.count > b->run.options->length) return true;
  for (vec_each(ActionStatistics, action, &b->run.result->statistics.actions)) {
    if (action->first) continue;
    Lit can = step_of(b, action);
    bmc_describe(b, "a step of", action->name);
    Answer answer = lit_is_false(can) ? ANSWER_UNSAT : bmc_ask_all(b, 1, &can);
    if (answer == ANSWER_UNKNOWN) return false;
    if (answer == ANSWER_SAT) action->first = b->steps.count;
  }
  return true;
}
