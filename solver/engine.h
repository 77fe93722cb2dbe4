/* The engines: each takes a bound model and returns a result, owned by the caller.

   A counterexample leaves an engine only after the concrete evaluator has replayed
   it; a trace that does not replay is an internal error (panic). */
#ifndef SOLVER_ENGINE_H
#define SOLVER_ENGINE_H

#include <stdio.h>

#include "encoder/symbolic.h"
#include "solver/result.h"
#include "solver/solver.h"

/* Told how far the search is; for lines on a terminal. */
typedef void Progress(const DepthStatistics *, const Statistics *, void *env);

typedef struct EngineOptions {
  uint32_t length; /* steps: of bounded checking; of a simulated trace */
  double deadline; /* on solver_clock(); 0: none */
  uint64_t memory; /* bytes of the process; 0: no limit.  Beyond: UNKNOWN */
  uint64_t seed;
  uint32_t traces; /* of simulation */
  SolverOptions solver;
  Limits limits;
  uint32_t workers;     /* of the explicit search; 0: one per processor */
  uint32_t most_errors; /* symbolic: counterexamples to be found; 0 is 1 */
  bool depth_first;     /* explicit: go on from the state found last, with one worker */
  bool bounded;         /* explicit: no further than `length` steps */
  uint32_t most_states; /* explicit: UNKNOWN beyond; 0: no limit */
  bool unswept;         /* symbolic: states are carried on as they are (solver/sweep.h) */
  uint32_t foresight;   /* symbolic: ask first about this many depths at once, then about
                           twice as many, and so on; 0: about each by itself */
  FILE *dump;           /* explicit: the states are written to it; NULL: they are not */
  bool dump_dot;        /* as a graph */
  bool coverage;        /* find out which actions can be taken */
  bool profile;         /* what each line of the specification costs */
  Progress *progress;   /* may be NULL */
  void *progress_env;
} EngineOptions;

typedef struct Task {
  Session *session;
  Model *model;
  Values *values;
  Evaluator *evaluator;
} Task;

/* What the options allow, from now on. */
Budget engine_budget(const EngineOptions *);
/* For the model of the task; it keeps to the budget, which is borrowed. */
Encoder *task_encoder(const Task *, const Limits *, Budget *);

/* Are all assumptions true?  Run first by each engine; true if so, else the result
   says which is false or failed. */
bool check_assumptions(Task *, Result *);

Result *check_symbolic(Task *, const EngineOptions *); /* bmc.c */
Result *check_explicit(Task *, const EngineOptions *); /* explicit.c */
Result *check_auto(Task *, const EngineOptions *);     /* auto.c */
/* The symbolic engine; where there is something it cannot encode, an explicit search of the
   same executions that gives up at many states.  Also in auto.c. */
Result *check_symbolic_first(Task *, const EngineOptions *);
Result *simulate(Task *, const EngineOptions *); /* simulate.c */

/* Is it the answer whatever other engines say?  Evaluation errors of the explicit engine
   may be only its own: it cannot list some sets that others need not list. */
bool result_is_sure(const Result *);
/* Does an explicit search of executions up to a length find what there is? */
bool explicit_is_exact(const Model *);

#endif
