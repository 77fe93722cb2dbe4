/* Lemmas that were found, as kernel expressions (to be proved) and as TLA+ (to be read).

   A lemma says that not all of some facts are true together.  Where it was found of all
   elements of a constant set that could take the places of those it mentions, it is told
   once, with a quantifier. */
#ifndef SOLVER_LEMMA_H
#define SOLVER_LEMMA_H

#include "solver/ic3.h"

/* ~(fact1 /\ fact2 ...) */
const Node *lemma_node(Spec *, const FactList *);

typedef vec(const char *) TextLines;

/* What the lemmas say together, a formula per line; in the arena of the session.  False if
   a line mentions model values that TLA+ text cannot name: those are printed all the
   same. */
bool lemmas_as_text(Task *, const Found *, TextLines *);

#endif
