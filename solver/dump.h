/* Each query in files that other programs read: SMT-LIB 2, DIMACS. */
#ifndef SOLVER_DUMP_H
#define SOLVER_DUMP_H

#include "solver/labels.h"
#include "solver/solver.h"

typedef struct Query {
  const Circuit *circuit;
  const Labels *labels; /* or NULL */
  const char *question; /* what it is about; or NULL */
  uint64_t number;
  uint32_t count; /* of the literals that are to be true together */
  const Lit *lits;
} Query;

/* Write `query-0001.smt2` and `query-0001.cnf` into the folders of the options, if there
   are any; a query with integers has no clauses.  Nobody is told of a file that cannot
   be written: the folders are looked at before a run. */
void dump_query(const SolverOptions *, const Query *);
/* Add the answer as a comment. */
void dump_answer(const SolverOptions *, const Query *, const char *solver, Answer, double seconds);

#endif
