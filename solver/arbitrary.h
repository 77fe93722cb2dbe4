/* Any state that fits a shape (solver/shape.h), as one symbolic state: where proofs by
   induction begin.

   The shape is encoded as an initial predicate.  Its choices are inputs, so that each state of
   the shape is one way to give those values; states of which the shape cannot be evaluated
   are none.  Whoever asks about the state asserts `fits`. */
#ifndef SOLVER_ARBITRARY_H
#define SOLVER_ARBITRARY_H

#include "solver/engine.h"
#include "solver/inputs.h"

typedef struct Arbitrary {
  SymState values; /* mean something where `fits` holds */
  Lit fits;
  Inputs inputs;      /* that the values are made of */
  const char *reason; /* why there is no such state; NULL: it was reported */
} Arbitrary;

/* False if there is no such state: after a mistake was reported (the values that the shape
   allows have no bound), or for a reason, which lives in the task's session. */
bool arbitrary_begin(Arbitrary *, Task *, Encoder *, const Node *shape) MUST_USE;

#endif
