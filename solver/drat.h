/* Proofs that other programs check: clauses as DIMACS, and why they have no solution as a
   list of clauses each of which follows by unit propagation from those before (DRAT;
   Wetzler, Heule and Hunt, DRAT-trim, SAT 2014).

   The clauses are what CaDiCaL learns with all its simplifications switched off. */
#ifndef SOLVER_DRAT_H
#define SOLVER_DRAT_H

#include "encoder/circuit.h"
#include "solver/solver.h"

/* Writes `STEM.cnf` and `STEM.drat` for literals that cannot all be true.  False: neither
   is there, and `*reason` (in static storage) says why. */
bool drat_write(const char *stem, const Circuit *, uint32_t count, const Lit *, double deadline,
                const char **reason) MUST_USE;

#endif
