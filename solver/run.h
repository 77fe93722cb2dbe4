/* What the engines share: one run from its assumptions to its result. */
#ifndef SOLVER_RUN_H
#define SOLVER_RUN_H

#include "solver/claims.h"
#include "solver/engine.h"

typedef struct Run {
  Task *task;
  const EngineOptions *options;
  Result *result;
  Claims claims;
  Budget budget;     /* what the options allow */
  uint32_t width;    /* variables */
  uint32_t position; /* of the state that is looked at, from 0 */
  double start;      /* on solver_clock() */
  double level_start;
} Run;

/* False if there is nothing left to do: an assumption is false or failed, or the
   model has no behaviour. */
bool run_begin(Run *, Task *, const EngineOptions *, const char *engine);
Result *run_end(Run *);

/* Answers the evaluator what can be known without a search; the environment is the run. */
AnswerHook run_answer;

/* To be called at the end, with all statistics: is the POSTCONDITION true?  After a
   violation or a deadlock the answer is a note. */
void run_check_postcondition(Run *);

/* Random walks, not a search? */
bool run_simulates(const Run *);

/* How many threads are to be used. */
uint32_t run_workers(const EngineOptions *);

/* Is there time and memory left?  If not, the result says so. */
bool run_may_go_on(Run *);

/* Close a depth: statistics, progress. */
void run_report_depth(Run *, DepthStatistics);

/* From here on we evaluate in state number `index` of an execution (TLC's levels
   count from 1). */
void run_set_position(Run *, uint32_t index);

/* The last call of the evaluator failed. */
void run_fault(Run *, const char *property, const Node *);
void run_violated(Run *, const Claim *);

/* Does the state, and the step to it, satisfy all constraints?  `before` NULL: an
   initial state.  False if evaluation failed; the result says so. */
bool run_in_model(Run *, State before, State, bool *answer);

typedef enum Check { CHECK_HOLDS, CHECK_VIOLATED, CHECK_FAILED } Check;

/* All claims about one state, or about one step; the result names the first that
   does not hold or cannot be evaluated. */
Check run_check_state(Run *, State, bool initial);
Check run_check_step(Run *, State before, State after);
/* The states as a sequence of records with a field for each variable; and one, `_action`,
   for what led to it, if `actions` is not NULL. */
const Value *run_history(Run *, uint32_t count, const State *, const Value *const *actions);

/* A claim about the execution with these states; the same of all such claims. */
Check run_check_trace_claim(Run *, const TraceInvariant *, uint32_t count, const State *);
Check run_check_trace(Run *, uint32_t count, const State *);

#endif
