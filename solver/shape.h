/* The layout of an arbitrary state: what an invariant says about each variable by
   itself (`x \in S`, wherever that conjunct stands) is where its values are drawn from.

   A state drawn so satisfies those conjuncts by construction; that steps keep to them
   is a question like any other.  Nothing is ever cut off: a new value outside of the
   layout is an ordinary value that breaks the conjunct. */
#ifndef SOLVER_SHAPE_H
#define SOLVER_SHAPE_H

#include "solver/engine.h"

/* A predicate that gives every variable its values, to be encoded as an initial
   predicate.  The conjuncts are those of all lemmas; `used` (or NULL) says, per lemma,
   whether one of its was.  NULL after a diagnostic that names the variables without a
   shape, and suggests one where the first states of the task's model show it; without a
   task nothing is suggested. */
const Node *shape_find(Session *, Spec *, const PropertyList *lemmas, bool *used, Task *);

/* Which variables do the conjuncts give values? */
void shape_known(Spec *, const PropertyList *lemmas, bool *known);

#endif
