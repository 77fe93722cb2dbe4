/* What the files that write lemmas as TLA+ share: the names that stand for elements. */
#ifndef SOLVER_LEMMA_TELLER_H
#define SOLVER_LEMMA_TELLER_H

#include "solver/lemma.h"

enum { LEMMA_PLACES = 6 }; /* quantified names of a line */

/* An element of a symmetric set and the name that stands for it in a lemma. */
typedef struct LemmaPlace {
  const SymmetricSet *set;
  const Value *value;
  const Value *name; /* a model value that prints as the name */
  bool gathered;     /* told by \E, with all others of its set */
} LemmaPlace;

typedef struct LemmaTeller {
  Task *task;
  const Found *found;
  SymmetricSets sets;
  bool *told; /* per lemma */
  vec(LemmaPlace) places;
  bool apart[LEMMA_PLACES][LEMMA_PLACES]; /* places whose values have to be different */
} LemmaTeller;

/* Does the fact speak of the element, as one of that set? */
bool lemma_fact_mentions(const Fact *, const SymmetricSet *, const Value *part);

/* The denial of all facts together, in which names stand for elements; in the arena of the
   session. */
const char *lemma_formula(LemmaTeller *, const FactList *named);

#endif
