/* What a specification can ask about its own run, as values: the actions that were taken,
   and the execution that was found wrong.  The records are those of TLC. */
#ifndef SOLVER_MIRROR_H
#define SOLVER_MIRROR_H

#include "solver/run.h"

/* [name, location], and [context, parameters] if it was given arguments. */
const Value *mirror_action(const Task *, const Action *);

/* How often each name is among these, as a record. */
const Value *mirror_counts(const Task *, uint32_t count, const Symbol *names);

/* What is run: its initial predicates, actions, properties, constraints and variables, each
   with its name and its place. */
const Value *mirror_spec(const Run *);

/* The trace of the result as TLCExt's CounterExample: [action, state]. */
const Value *mirror_counterexample(const Run *);

#endif
