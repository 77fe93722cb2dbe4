/* A shape for a variable, guessed from the values that it has in the first states. */
#ifndef SOLVER_SUGGEST_H
#define SOLVER_SUGGEST_H

#include "base/text.h"
#include "solver/engine.h"

/* Explores a few hundred states and appends a set, as TLA+, that has all values seen and
   more of their kind: `[RM -> {"a", "b"}]`.  False, and nothing is appended, if too little
   was seen.  `bounded`: numbers are between the least and the greatest one seen. */
bool suggest_shape(Task *, const Variable *, bool bounded, Text *);

#endif
