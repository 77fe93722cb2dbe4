/* What is never true in the states of one depth.

   A literal in the value of a variable that is the same in all executions so far is
   replaced by its constant, before the next step is built on it: an alternative or an
   element that never occurs (a message that nobody ever sends) would be carried along
   through all later steps (as in SAT sweeping: Kuehlmann, Dynamic Transition Relation
   Simplification for Bounded Property Checking, ICCAD 2004). */
#ifndef SOLVER_SWEEP_H
#define SOLVER_SWEEP_H

#include "solver/bmc.h"

/* Simplifies the values of the last state.  After SAT: the solver has an execution. */
void sweep_state(Bmc *);

#endif
