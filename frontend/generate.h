/* Apalache's Guess and Gen, said in TLA+. */
#ifndef FRONTEND_GENERATE_H
#define FRONTEND_GENERATE_H

#include "frontend/elaborate.h"

/* `x = Guess(S)` (or `x' = ...`, `x' := ...`) is `x \in S`; `x = Gen(n)` says that x is any
   value of its type in which no set, sequence or function has more than n elements.  The type
   is the annotation of the variable x.  Returns what the equation of `left` and
   `right` means; NULL if it is no such equation. */
const Node *generate_equation(const Place *, Span at, const Node *left, const Node *right);

/* The S of a definition `g == Guess(S)`; NULL if it is none.  `LET g == Guess(S) IN F` is
   `\E g \in S : F` where F is a formula; elsewhere it is refused when it is evaluated. */
const Syntax *generate_guessed(const Place *, const Unit *definition);
const Node *generate_chosen(const Place *, const Node *exists);

#endif
