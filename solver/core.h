/* Minimal cores: which of some literals cannot all be true together with others.

   The literals are left out one by one, the last first, each for good if what remains is
   still impossible; a core that the solver has named spares most of the queries (deletion
   with clause set refinement: Belov, Lynce and Marques-Silva, Towards efficient MUS
   extraction, AI Communications 25, 2012).  What is left depends on the query alone, not
   on what the solver was asked before, as long as it answers. */
#ifndef SOLVER_CORE_H
#define SOLVER_CORE_H

#include "solver/inputs.h"
#include "solver/solver.h"

typedef struct CoreOptions {
  double deadline; /* of a query; 0: none */
  double seconds;  /* afterwards the core is taken as it is; 0: no limit */
} CoreOptions;

/* `in[i]` is set for the literals of the core.  Before: those of a core that is known, or
   all.  True if it is minimal. */
bool core_minimize(Solver *, const Lits *literals, const Lits *fixed, CoreOptions, bool *in);

#endif
