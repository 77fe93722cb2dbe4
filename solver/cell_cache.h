/* Cells that were proved in an earlier run.

   What is kept is the name (obligation.h) of a question that has no solution: the lemmas
   that the cell rests on, all that is asserted, and the step into a state that breaks the
   lemma.  A cell is taken as proved only if its question of today, with the lemmas of these
   names as they are today, has that very name.  So a lemma that was changed makes new the
   cells that rest on it, and no others. */
#ifndef SOLVER_CELL_CACHE_H
#define SOLVER_CELL_CACHE_H

#include "solver/induction_run.h"

/* True, and the cell is proved, if it was before.  False if the circuit alone decides it. */
bool cell_cache_find(const Induction *, const Question *, Cell *);
/* Keeps a proved cell.  Nobody is told if it cannot be written. */
void cell_cache_keep(const Induction *, const Question *, const Cell *);

#endif
