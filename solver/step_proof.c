#include "solver/step_proof.h"

#include <stdlib.h>

#include "base/panic.h"
#include "solver/inputs.h"
#include "solver/shape.h"

typedef struct StepProof {
  Encoder *encoder;
  Solver *solver;
  const EngineOptions *options;
  const Budget *budget;
  Step arbitrary, step;
  Lit trouble; /* what cannot be encoded, or cannot be evaluated */
} StepProof;

static Lit any_failure(StepProof *p, uint32_t count, const Failure *failures) {
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < count; i++) any = circuit_or(p->encoder->circuit, any, failures[i].when);
  return any;
}

/* What the invariant says of the arbitrary state.  Where that cannot be encoded it says
   nothing. */
static void assume(StepProof *p, const Node *lemma) {
  Predicate holds = encode_predicate(p->encoder, lemma, p->arbitrary.next, NULL);
  Lit failed = any_failure(p, holds.failure_count, holds.failures);
  solver_assert(p->solver, circuit_or(p->encoder->circuit, holds.holds, failed));
}

static StepVerdict prove(StepProof *p, const Node *property) {
  Circuit *circuit = p->encoder->circuit;
  Predicate holds = encode_predicate(p->encoder, property, p->arbitrary.next, p->step.next);
  Lit failed = any_failure(p, holds.failure_count, holds.failures);
  Lit bad = circuit_or(circuit, lit_not(holds.holds), failed);
  bad = circuit_or(circuit, circuit_and(circuit, p->step.guard, bad), p->trouble);
  if (p->budget->spent) return STEP_UNKNOWN;
  switch (solver_check(p->solver, 1, &bad, p->options->deadline)) {
  case ANSWER_UNSAT: return STEP_PROVED;
  case ANSWER_SAT: return STEP_OPEN;
  case ANSWER_UNKNOWN: return STEP_UNKNOWN;
  }
  never("answer of a solver");
}

bool prove_steps(Task *task, const PropertyList *inductive, const PropertyList *steps,
                 const EngineOptions *options, StepVerdict *verdicts) {
  bool *used = calloc(inductive->count + 1, sizeof *used);
  if (!used) panic("out of memory");
  const Node *shape = shape_find(task->session, task->model->spec, inductive, used, task);
  free(used);
  if (!shape) return false;
  Encoder *encoder =
      encoder_create(task->values, task->session->symbols, task->model->spec, &options->limits);
  Budget budget = {.deadline = options->deadline, .memory = options->memory};
  encoder_set_budget(encoder, &budget);
  StepProof p = {.encoder = encoder, .budget = &budget, .options = options};
  p.solver = solver_open(encoder->circuit, &options->solver);
  p.arbitrary = encode_initial(encoder, shape);
  Lit limit = any_failure(&p, p.arbitrary.failure_count, p.arbitrary.failures);
  for (uint32_t i = 0; i < inductive->count; i++) assume(&p, inductive->at[i].node);
  p.step = encode_step(encoder, task->model->next, p.arbitrary.next);
  p.trouble = any_failure(&p, p.step.failure_count, p.step.failures);
  p.trouble = circuit_or(encoder->circuit, p.trouble, limit);
  solver_assert(p.solver, circuit_or(encoder->circuit, p.arbitrary.guard, limit));
  for (uint32_t i = 0; i < steps->count; i++) verdicts[i] = prove(&p, steps->at[i].node);
  solver_close(p.solver);
  encoder_destroy(encoder);
  return true;
}
