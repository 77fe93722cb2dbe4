/* Symmetry reduction: states that a permutation of model values maps to each other
   are one (Ip and Dill, Better Verification Through Symmetry, FMSD 1996). */
#ifndef SOLVER_SYMMETRY_H
#define SOLVER_SYMMETRY_H

#include "solver/run.h"

typedef struct Symmetry Symmetry;

/* The group that the model's SYMMETRY sets generate.  NULL if there is none, it is
   trivial, or it cannot be used; then a note in the result says why.  An evaluation
   that fails sets the result's fault, too. */
Symmetry *symmetry_create(Run *);
void symmetry_destroy(Symmetry *);

/* The representative of the state's orbit, in `out`. */
void symmetry_least(Symmetry *, State, const Value **out);

#endif
