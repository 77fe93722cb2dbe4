/* From a model of the unrolled executions back to states, each step replayed. */
#include "base/panic.h"
#include "solver/bmc.h"
#include "solver/failed.h"

enum { REPLAY_LIMIT = 1000000 }; /* successors that are looked at to meet a fault */

/* The states before `count`, with hints, decoded. */
static Candidate decode(Bmc *b, uint32_t count) {
  Arena *memory = b->run.result->memory;
  Values *values = b->run.task->values;
  Valuation *valuation = bmc_model(b);
  State *states = arena_array(memory, State, count);
  uint32_t *hint_counts = arena_array(memory, uint32_t, count);
  const Hint **all_hints = arena_array(memory, const Hint *, count);
  for (uint32_t k = 0; k < count; k++) {
    const Step *step = &b->steps.at[k];
    const Value **state = arena_array(memory, const Value *, b->run.width);
    Hint *hints = arena_array(memory, Hint, step->pick_count);
    for (uint32_t v = 0; v < b->run.width; v++)
      state[v] = value_normal(values, sym_decode(b->encoder, step->next[v], valuation));
    for (uint32_t i = 0; i < step->pick_count; i++)
      hints[i] =
          (Hint){step->picks[i].node, sym_decode(b->encoder, step->picks[i].value, valuation)};
    states[k] = state;
    hint_counts[k] = step->pick_count;
    all_hints[k] = hints;
  }
  return (Candidate){count, states, hint_counts, all_hints};
}

static State state_at(const Candidate *c, uint32_t back) {
  return c->count > back ? c->states[c->count - 1 - back] : NULL;
}

/* The concrete evaluator does not fail where the symbolic one does.  That may be
   only with sets that are too large to be listed, which it can still walk through. */
static void not_confirmed(Bmc *b, const Candidate *c, const Failure *failure, const char *what) {
  if (!failure || failure->kind != FAULT_NOT_ENUMERABLE) replay_failed(&b->run, c, what);
  Result *result = b->run.result;
  result_unknown(result, "%s", failed_reason(result->memory, failure));
  Fault *fault = arena_new(result->memory, Fault);
  *fault = (Fault){.kind = FAULT_UNSUPPORTED, .node = failure->node};
  fault->message = failed_construct(result->memory, failure);
  result->fault = fault;
  result->node = failure->node;
  result->trace.count = 0;
}

void counterexample_claim(Bmc *b, const Claim *claim, bool step, const Failure *failure) {
  Candidate c = decode(b, b->steps.count);
  if (!replay(&b->run, &c)) return;
  State now = state_at(&c, step), next = step ? state_at(&c, 0) : NULL;
  bool truth = false;
  if (!evaluate_truth(b->run.task->evaluator, claim->node, now, next, &truth))
    run_fault(&b->run, symbol_text(claim->name), claim->node);
  else if (!truth)
    run_violated(&b->run, claim);
  else
    not_confirmed(b, &c, failure, "the property holds in the last state");
}

void counterexample_trace(Bmc *b, const TraceInvariant *claim, const Failure *failure) {
  Candidate c = decode(b, b->steps.count);
  if (!replay(&b->run, &c)) return;
  if (run_check_trace_claim(&b->run, claim, c.count, c.states) == CHECK_HOLDS)
    not_confirmed(b, &c, failure, "the property holds of the trace");
}

typedef struct Visits {
  uint32_t count, limit;
} Visits;

static bool visit(State next, const Action *action, void *env) {
  (void)next, (void)action;
  Visits *visits = env;
  return ++visits->count < visits->limit;
}

/* Enumerate what follows the last state; false if that fails. */
static bool enumerate_next(Bmc *b, const Candidate *c, Visits *visits) {
  const Model *model = b->run.task->model;
  Evaluator *evaluator = b->run.task->evaluator;
  if (!c->count) return each_initial(evaluator, model->init, visit, visits);
  return each_successor(evaluator, model->next, state_at(c, 0), visit, visits);
}

static void deadlock_unconfirmed(Bmc *b) {
  run_fault(&b->run, NULL, b->run.task->model->next);
  if (b->run.result->fault->kind != FAULT_NOT_ENUMERABLE) return;
  result_unknown(b->run.result,
                 "the last state of the trace seems to be a deadlock, but this set of choices "
                 "cannot be listed to confirm it");
  b->run.result->node = b->run.result->fault->node;
}

void counterexample_deadlock(Bmc *b) {
  Candidate c = decode(b, b->steps.count);
  if (!replay(&b->run, &c)) return;
  Visits visits = {.limit = 1};
  if (!enumerate_next(b, &c, &visits))
    deadlock_unconfirmed(b);
  else if (visits.count)
    replay_failed(&b->run, &c, "the last state has a successor");
  else
    b->run.result->verdict = VERDICT_DEADLOCK;
}

void counterexample_step_fault(Bmc *b, const Failure *failure) {
  const Model *model = b->run.task->model;
  Candidate c = decode(b, b->steps.count);
  if (!replay(&b->run, &c)) return;
  Visits visits = {.limit = REPLAY_LIMIT};
  if (!enumerate_next(b, &c, &visits)) {
    run_fault(&b->run, NULL, c.count ? model->next : model->init);
    return;
  }
  if (visits.count < visits.limit) {
    not_confirmed(b, &c, failure, "the evaluation error of the next step does not occur");
    return;
  }
  result_unknown(b->run.result,
                 "an evaluation error was found (%s), but the state has too many successors to "
                 "meet it again",
                 fault_title(failure->kind));
  b->run.result->node = failure->node;
}

void counterexample_constraint_fault(Bmc *b, const Failure *failure) {
  Candidate c = decode(b, b->steps.count);
  bool answer;
  if (!replay(&b->run, &c)) return;
  if (run_in_model(&b->run, state_at(&c, 1), state_at(&c, 0), &answer))
    not_confirmed(b, &c, failure, "the evaluation error of a constraint does not occur");
}
