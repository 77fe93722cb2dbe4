/* Guards: the conditions of actions, and what becomes of a specification without one. */
#ifndef AUDIT_GUARD_H
#define AUDIT_GUARD_H

#include "frontend/model.h"

typedef struct Guard {
  const Node *node;
  const char *action; /* in which it stands */
} Guard;

typedef vec(Guard) GuardList;

/* The conjuncts of actions that speak of one state; the caller frees the list. */
GuardList guards_find(const Node *next);

/* A next-state relation, or a claim that speaks of actions, without the guard. */
const Node *guard_drop(Spec *, const Guard *, const Node *);

#endif
