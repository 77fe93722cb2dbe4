/* Values with two model values (or strings) exchanged: what generates the symmetries of a
   specification. */
#ifndef SOLVER_SWAP_H
#define SOLVER_SWAP_H

#include "base/vec.h"
#include "frontend/model.h"
#include "semantics/eval.h"

typedef struct Swap {
  const Value *a, *b;
} Swap;

typedef vec(Swap) SwapList;

const Value *value_swap(Values *, const Value *, Swap);

/* A constant that is a set of model values, or of strings. */
typedef struct SymmetricSet {
  Symbol name;
  const Value *set;
} SymmetricSet;

typedef vec(SymmetricSet) SymmetricSets;

/* All of a model, and swaps of neighbours in them, which generate all permutations.
   Whether the specification is symmetric in them is not asked here. */
SymmetricSets symmetric_sets(const Spec *, Evaluator *);
SwapList swaps_of(const SymmetricSets *);

#endif
