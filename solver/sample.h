/* Some of the states that a model can reach, found by the concrete evaluator: guesses are held
   against them before a solver is asked. */
#ifndef SOLVER_SAMPLE_H
#define SOLVER_SAMPLE_H

#include "solver/engine.h"
#include "solver/states.h"

/* Up to `limit` states, by steps from states found before: as often from the newest one as
   from any.  Fewer where evaluation fails or the deadline has come (then perhaps none); none
   of a model for which the order of evaluation matters, as it may print.  The caller
   destroys the list. */
States *sample_states(const Task *, uint32_t limit, double deadline);

#endif
