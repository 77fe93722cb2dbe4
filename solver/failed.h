/* The failures of an evaluation, by what they mean to whoever asks a solver about it: some are
   outcomes of the specification, and some say that there is no telling. */
#ifndef SOLVER_FAILED_H
#define SOLVER_FAILED_H

#include "encoder/symbolic.h"

typedef struct Failed {
  Lit error;            /* evaluating fails, for the concrete evaluator, too */
  Lit limit;            /* we cannot tell */
  const Failure *first; /* of those that `limit` speaks of; NULL: there is none */
} Failed;

Failed failures_sort(Circuit *, Failures);
Lit failures_any(Circuit *, Failures);

/* The predicate holds, and can be evaluated. */
Lit holds_surely(Circuit *, const Predicate *);

/* What could not be encoded, and where: "sets beyond a limit (an EXCEPT)". */
const char *failed_reason(Arena *, const Failure *);
/* The same as the message of a fault: "this construct is not supported here: EXCEPT". */
const char *failed_construct(Arena *, const Failure *);

#endif
