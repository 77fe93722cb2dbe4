/* Integers as bits, where all that is asked of them is how they compare: terms are inputs
   with constants added, constants, and choices between such terms.

   Then each comparison says whether x - y <= c, and what can be satisfied at all is satisfied
   by small numbers: in any solution put the n inputs and 0 in order; a gap wider than all
   constants can be narrowed to one more than the largest of them, C, without changing any
   comparison.  So all numbers are within n * (C + 1) of 0, and vectors of bits that reach so
   far decide the question for all integers (range allocation: Pnueli, Rodeh, Strichman and
   Siegel, The Small Model Property, Information and Computation 2002; for differences:
   Talupur, Sinha, Strichman and Pnueli, CAV 2004).

   The circuit grows, and n and C with it: there is room for some growth, and what needs more
   is started anew with wider vectors. */
#ifndef SOLVER_DIFFERENCE_H
#define SOLVER_DIFFERENCE_H

#include "encoder/circuit.h"

typedef struct Differences Differences;
struct Cnf;

typedef enum Fit {
  FIT_YES,
  FIT_NARROW, /* the vectors are too short for the circuit as it is now */
  FIT_NEVER   /* there are sums of inputs, products, or constants that are too large */
} Fit;

Differences *differences_create(const Circuit *);
void differences_destroy(Differences *);

/* Clauses that make the gate's variable mean the comparison.  The conditions in its terms
   have variables already.  Nothing if it does not fit. */
void differences_define(Differences *, struct Cnf *, uint32_t gate);
Fit differences_fit(const Differences *);

/* The number that an input has, if it is used; `truth` tells what variables are. */
bool differences_value(const Differences *, Term input, bool (*truth)(void *, int32_t), void *env,
                       int64_t *value);

#endif
