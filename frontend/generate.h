/* Apalache's Guess and Gen, said in TLA+. */
#ifndef FRONTEND_GENERATE_H
#define FRONTEND_GENERATE_H

#include "frontend/elaborate.h"

/* `x = Guess(S)` (or `x' = ...`, `x' := ...`) is `x \in S`; `x = Gen(n)` says that x is any
   value of its type in which no set, sequence or function has more than n elements.  The type
   is the annotation of the variable x.  Returns what the equation of `left` and
   `right` means; NULL if it is no such equation. */
const Node *generate_equation(const Place *, Span at, const Node *left, const Node *right);

#endif
