/* Invariants found automatically: property-directed reachability (Bradley, SAT-Based Model
   Checking without Unrolling, VMCAI 2011; Een, Mishchenko and Brayton, Efficient
   Implementation of Property Directed Reachability, FMCAD 2011) at fixed constants.

   The literals are not bits of an encoding but facts (solver/fact.h), so that what is
   learnt reads as TLA+, and notions that the specification uses itself (solver/mine.h).
   What is learnt of some model values holds for all others where the model is known to
   treat them alike (solver/alike.h); elsewhere each image of a clause is asked about by
   itself (Goel and Sakallah, On Symmetry and Quantification, NFM 2021).  Short lemmas are
   looked for before the search (seed.c), and what is not needed goes after it (slice.c).

   The lemmas found are candidates until they have been proved by prove_induction. */
#ifndef SOLVER_IC3_H
#define SOLVER_IC3_H

#include "solver/induction.h"
#include "solver/swap.h"

typedef enum SearchVerdict {
  SEARCH_PROVED,  /* the lemmas with the type invariant are inductive and imply safety */
  SEARCH_REFUTED, /* a state that breaks safety or its types can be reached: there is an
                     execution of at most `depth` steps */
  SEARCH_UNKNOWN
} SearchVerdict;

/* Not all facts of a lemma are true together in any state that can be reached. */
typedef struct Found {
  Arena *memory;
  SearchVerdict verdict;
  const char *reason; /* UNKNOWN */
  uint32_t lemma_count;
  const FactList *lemmas;
  uint32_t frames, depth;
  uint32_t clear; /* no execution of up to so many steps breaks safety or its types */
  uint64_t queries;
  double seconds;
} Found;

/* `types` gives each variable its values, as in prove_induction.  NULL after reported
   mistakes. */
Found *find_invariant(Task *, const PropertyList *types, const PropertyList *safety,
                      const EngineOptions *);
void found_destroy(Found *);

#endif
