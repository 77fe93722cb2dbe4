/* The named actions of a next-state relation, as TLC names them in traces: the
   innermost definitions that are called on the way down through \/, \E, LET and
   calls.  For counting how often each is taken. */
#ifndef SOLVER_ACTIONS_H
#define SOLVER_ACTIONS_H

#include "base/map.h"
#include "solver/result.h"

/* The parts of a next-state relation by name; one that has none itself is called `Next`.  The
   caller frees the list. */
PropertyList actions_by_name(Session *, Spec *, const Node *next);

typedef struct ActionTable {
  Map ids; /* definition -> index */
} ActionTable;

/* Fills the statistics' list of actions, in the order of the text. */
ActionTable actions_collect(const Node *next, Statistics *);
void actions_free(ActionTable *);

/* The index of an action; the formula itself, or one that is not listed, is 0. */
uint32_t actions_find(const ActionTable *, const Definition *);

#endif
