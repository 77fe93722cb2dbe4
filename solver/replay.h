/* Traces are shown only after the concrete evaluator has taken each of their
   steps. */
#ifndef SOLVER_REPLAY_H
#define SOLVER_REPLAY_H

#include "solver/run.h"

/* States to be replayed, with hints per step for what cannot be listed. */
typedef struct Candidate {
  uint32_t count;
  const State *states;
  const uint32_t *hint_counts; /* NULL: no hints */
  const Hint *const *hints;
} Candidate;

/* Fills the result's trace: the first state is initial, each next one follows by a
   step.  False if the evaluator cannot tell: the verdict is then UNKNOWN.  A state
   that does not follow is a bug of this program, and ends it. */
bool replay(Run *, const Candidate *);

/* Prints all states into a message and ends the program. */
NO_RETURN void replay_failed(Run *, const Candidate *, const char *what);

#endif
