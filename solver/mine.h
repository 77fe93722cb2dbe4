/* Notions found in a specification: the guards of its actions and the parts of its promises,
   with the names that quantifiers over constant sets bind as parameters; and, where it
   compares numbers, all comparisons between the variables that hold some. */
#ifndef SOLVER_MINE_H
#define SOLVER_MINE_H

#include "encoder/symbolic.h"
#include "solver/engine.h"
#include "solver/notion.h"

/* In the arena; `state` tells which variables hold numbers.  The caller frees the list. */
Notions notions_of(Arena *, const Task *, const PropertyList *safety, SymState state);

#endif
