/* k-induction (Sheeran, Singh and Stalmarck, Checking Safety Properties Using Induction and
   a SAT-Solver, FMCAD 2000): a property that holds in the first k states of every execution,
   and after any k states in a row in which it holds, holds always.

   With simple paths the k states are all different, which makes the method complete for
   finite systems. */
#ifndef SOLVER_KINDUCTION_H
#define SOLVER_KINDUCTION_H

#include "solver/engine.h"

typedef enum KVerdict {
  K_PROVED,
  K_REFUTED, /* `execution` */
  K_UNKNOWN  /* not up to `k`; or see `reason` */
} KVerdict;

typedef struct KProof {
  Arena *memory;
  KVerdict verdict;
  uint32_t k;         /* PROVED: enough; UNKNOWN: the last one that was tried */
  Result *execution;  /* REFUTED, or why the first k states could not be checked; or NULL */
  const char *reason; /* UNKNOWN: NULL if no k up to the limit was enough */
  uint64_t queries;
  double seconds;
  const char *solver;
} KProof;

typedef struct KOptions {
  EngineOptions engine;
  uint32_t limit;   /* k is raised up to here */
  bool simple_path; /* the k states are different from each other */
} KOptions;

/* All properties together; among them are conjuncts that give each variable its values, as
   in prove_induction.  NULL after reported mistakes. */
KProof *prove_by_k_induction(Task *, const PropertyList *, const KOptions *);
void kproof_destroy(KProof *);

#endif
