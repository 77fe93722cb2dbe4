/* Symmetry in the symbolic engine: of executions that permutations of model values map to
   each other, one is enough. */
#ifndef SOLVER_SYMMETRY_BREAK_H
#define SOLVER_SYMMETRY_BREAK_H

#include "solver/bmc.h"

typedef struct Breaker Breaker;

/* NULL if the model has no symmetry, or none that can be used; then a note says why. */
Breaker *breaker_create(Bmc *);
void breaker_destroy(Breaker *);

/* Assert that the execution is the first among its images, as far as the last state
   shows. */
void breaker_extend(Breaker *);

#endif
