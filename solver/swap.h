/* Values, facts and lemmas with two elements of a set exchanged: what generates the symmetries
   of a specification. */
#ifndef SOLVER_SWAP_H
#define SOLVER_SWAP_H

#include "base/vec.h"
#include "frontend/model.h"
#include "semantics/eval.h"
#include "solver/engine.h"
#include "solver/fact.h"

/* Elements of a set whose elements may be alike. */
typedef struct Swap {
  const Value *a, *b;
  const Value *domain; /* NULL: exchanged wherever they stand; else: as arguments of functions
                          with this domain */
  bool proved;         /* a symmetry of the model: see alike.h */
} Swap;

typedef vec(Swap) SwapList;

const Value *value_swap(Values *, const Value *, Swap);
Fact fact_swap(Arena *, Values *, const Fact *, Swap);
/* Only `b` for `a`, also where `b` stands already.  False if that cannot be. */
bool fact_replace(Arena *, Values *, const Fact *, Swap, Fact *image);

/* A constant that is a set of model values, or of strings; or a definition that is a set of
   integers: those are more than names, and only meant where they number something. */
typedef struct SymmetricSet {
  Symbol name;
  const Value *set;
  bool numbers;
  bool alike; /* the model treats its elements alike; false until that was asked */
} SymmetricSet;

typedef vec(SymmetricSet) SymmetricSets;

/* All of a model, and swaps of neighbours in them, which generate all permutations.
   Whether the specification is symmetric in them is not asked here. */
SymmetricSets symmetric_sets(const Task *);
SwapList swaps_of(const SymmetricSets *);
Swap swap_in(const SymmetricSet *, const Value *a, const Value *b);

#endif
