/* Does a model treat the elements of a constant set alike, so that exchanging two of them
   everywhere in an execution gives another execution? */
#ifndef SOLVER_ALIKE_H
#define SOLVER_ALIKE_H

#include "solver/swap.h"

/* True only if nothing that the initial states, the steps, the types and the promises depend
   on can tell the elements apart: none is mentioned by itself, there is no CHOOSE (which
   always takes the same one), no operator that looks at names or at an order, and the other
   constants keep their values under exchanges. */
bool elements_are_alike(const Task *, const SymmetricSet *, const PropertyList *types,
                        const PropertyList *safety);

#endif
