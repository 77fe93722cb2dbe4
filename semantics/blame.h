/* Why a predicate is false: the smallest part of it that is false already, found by
   going down through conjunctions, implications, quantifiers, conditionals and
   calls, with the names that were bound on the way. */
#ifndef SEMANTICS_BLAME_H
#define SEMANTICS_BLAME_H

#include "semantics/eval.h"

typedef struct Binding {
  Symbol name;
  const Value *value;
} Binding;

typedef struct Blame {
  const Node *node; /* the part */
  uint32_t binding_count;
  const Binding *bindings; /* in the arena, from the outside in */
} Blame;

/* False if the predicate is not false, or cannot be evaluated. */
bool evaluate_blame(Evaluator *, Arena *, const Node *, State now, State next, Blame *);

#endif
