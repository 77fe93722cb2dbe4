/* What a specification can ask about its own run, as values: the actions that were taken,
   and the execution that was found wrong.  The records are those of TLC. */
#ifndef SOLVER_MIRROR_H
#define SOLVER_MIRROR_H

#include "solver/run.h"

/* [name, location], and [context, parameters] if it was given arguments. */
const Value *mirror_action(const Task *, const Action *);

/* The trace of the result as TLCExt's CounterExample: [action, state]. */
const Value *mirror_counterexample(const Run *);

#endif
