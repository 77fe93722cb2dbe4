/* Properties of steps proved by induction: every step from a state of an inductive
   invariant has them.  That the invariant is inductive is for prove_induction(). */
#ifndef SOLVER_STEP_PROOF_H
#define SOLVER_STEP_PROOF_H

#include "solver/engine.h"

typedef enum StepVerdict {
  STEP_PROVED,
  STEP_OPEN, /* some step from a state of the invariant lacks it; that need not be reachable */
  STEP_UNKNOWN
} StepVerdict;

/* One verdict per step property, into `verdicts`.  False after reported mistakes (a variable
   without a shape). */
bool prove_steps(Task *, const PropertyList *inductive, const PropertyList *steps,
                 const EngineOptions *, StepVerdict *verdicts) MUST_USE;

#endif
