/* What was chosen in one state, as a choice for all states.

   Choices of truth are kept as they are.  An integer that was chosen becomes a term over
   the state where a comparison shows one: what it equals, else its largest lower
   bound; else its value (model-based projection: Komuravelli, Gurfinkel and Chaki,
   SMT-Based Model Checking for Recursive Programs, CAV 2014).  Any choice is a sound
   one; a term only makes it fit more states. */
#ifndef SOLVER_INSTANCE_H
#define SOLVER_INSTANCE_H

#include "solver/cofactor.h"

/* `root`, which the valuation makes true, with all inputs made since the mark replaced;
   the valuation makes the result true as well. */
Lit instance(Circuit *, Lit root, CircuitMark, Valuation *);

#endif
