/* Cells decided by several processes at the same time.

   A worker takes the next cell that nobody has, decides it as this process would, and
   sends back its verdict and what it rests on.  Cells for which there
   are counterexamples, and those of a worker that ended early, are left to be decided
   here: so a result does not depend on the number of processes. */
#ifndef SOLVER_CELL_JOBS_H
#define SOLVER_CELL_JOBS_H

#include "solver/induction_run.h"

typedef struct CellJobs CellJobs;

/* The cells stay as they are until cell_jobs_end(). */
CellJobs *cell_jobs_begin(Induction *, uint32_t processes, const CellIds *);
/* Waits for all verdicts, or only for the processes if they are not `wanted` any more. */
void cell_jobs_end(CellJobs *, bool wanted);

#endif
