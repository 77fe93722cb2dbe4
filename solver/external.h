/* Another solver, a program of its own: it gets a query as SMT-LIB 2 text and prints
   `sat`, `unsat` or something else, and the values it is asked for. */
#ifndef SOLVER_EXTERNAL_H
#define SOLVER_EXTERNAL_H

#include "base/arena.h"
#include "base/vec.h"
#include "solver/solver.h"

/* The inputs in a model: literals that are true, and numbers. */
typedef struct ExternalModel {
  Arena *memory; /* digits of the numbers */
  vec(Lit) lits;
  vec(Term) terms;
  vec(Integer) numbers;
} ExternalModel;

void external_model_clear(ExternalModel *); /* frees all it has */

/* Can a program of this name (looked for on PATH) or path be run? */
bool external_is_there(const char *program);

/* Is there a valuation that satisfies all literals?  UNKNOWN leaves a phrase in
   `*reason`, in static storage.  After SAT the model is filled, unless it is NULL. */
Answer external_check(const char *program, const Circuit *, uint32_t count, const Lit *,
                      double deadline, ExternalModel *, const char **reason);

#endif
