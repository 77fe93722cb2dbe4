/* One worker of a simulation: random walks on the concrete evaluator.

   Where a walk goes depends on the seed and on its number alone, so that a walk that
   ended in trouble can be repeated by the walker that reports. */
#ifndef SOLVER_WALKER_H
#define SOLVER_WALKER_H

#include "solver/actions.h"
#include "solver/run.h"

typedef struct Walker Walker;

/* What became of a walk. */
typedef struct Journey {
  uint64_t generated;
  uint32_t depth;    /* steps */
  bool trouble;      /* something was wrong on the way */
  const char *tired; /* the limit that was reached, or NULL; the walker's */
} Journey;

/* `reports`: it uses the evaluator of the run, and writes what is wrong into its result;
   else it has an evaluator of its own.  `actions` may be NULL. */
Walker *walker_create(Run *, const ActionTable *actions, bool reports);
void walker_destroy(Walker *);

/* Initial states are found before the first walk; that they cannot be is trouble. */
Journey walker_walk(Walker *, uint32_t number);

/* Adds how often each action was found.  The walker may be NULL. */
void walker_count_actions(const Walker *, Statistics *);

#endif
