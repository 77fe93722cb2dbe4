/* Variants of a formula that say what one part of it is good for: a next-state relation
   without one of its guards, and when an invariant says nothing.

   A specification in which nothing breaks when a guard is left out has a guard that
   nobody needs, or properties that do not say enough (mutation testing: DeMillo, Lipton
   and Sayward, Hints on Test Data Selection, 1978).  An invariant `A => B` that holds
   because A never does says nothing (vacuity: Beer, Ben-David, Eisner and Rodeh, CAV 1997). */
#ifndef FRONTEND_VARIANTS_H
#define FRONTEND_VARIANTS_H

#include "frontend/model.h"

typedef struct Variant {
  Symbol name;      /* of the innermost definition around the part (of a guard: the innermost
                       action); NULL if there is none */
  const Node *part; /* what is left out, or what is in question */
  const Node *node; /* the whole formula, changed */
  bool is_set;      /* the part is a set, and it is asked whether that is empty */
} Variant;

typedef vec(Variant) Variants;

/* The relation without each of its guards in turn: the conjuncts that speak of one
   state, on the way down through definitions, \/, \E, LET, IF and [A]_v, in the order of
   the text.  The caller frees the list; the rest lives in the session. */
Variants variants_without_guard(Spec *, const Node *next);

/* For each `A => B` and each quantifier over a set that changes, in a positive position of
   the invariant: a predicate that is true in just those states in which it says nothing.
   `part` is A, or the set. */
Variants variants_vacuous(Spec *, const Property *invariant);

#endif
