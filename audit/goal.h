/* Goals: the obligations of a pack, said of one specification.

   The roles of a formula are replaced by what the binding says they are; the result is
   parsed as an expression of the specification.  What is not bound leaves a goal open. */
#ifndef AUDIT_GOAL_H
#define AUDIT_GOAL_H

#include "audit/binding.h"
#include "audit/pack.h"
#include "base/text.h"

typedef enum GoalState {
  GOAL_READY,
  GOAL_UNBOUND, /* open: `reason` says what to bind */
  GOAL_ABSENT   /* not applicable: `reason` */
} GoalState;

/* What a universal formula speaks of, with its roles replaced. */
typedef struct GoalRange {
  const char *const *sets;                               /* of the names of the obligation */
  const char *assume, *step, *formula, *when, *universe; /* formula not NULL */
  bool default_order;                                    /* `leq_` is `<=` */
} GoalRange;

typedef struct Goal {
  const Rule *rule;
  const Obligation *obligation;
  GoalState state;
  const char *reason;
  const char *formula; /* as TLA+; NULL if there is none */
  Symbol name;
  const Node *node;       /* of the formula, or of the role it is about; NULL */
  const Node *when;       /* NULL: nothing has to be possible */
  const GoalRange *range; /* of a universal formula; else NULL */
} Goal;

typedef struct Goals {
  uint32_t count;
  Goal *at;
} Goals;

/* All obligations of the pack, before the specification is bound to a configuration.
   False after reported errors. */
bool goals_make(Session *, Spec *, const Pack *, const AuditBinding *, Goals *) MUST_USE;

/* Why the goal may be broken in a less friendly world where nothing is wrong: the memory of a
   worker is not what its requests show.  NULL if there is no such doubt. */
const char *goal_doubt(Session *, const Spec *, const AuditBinding *, const Goal *);

/* An expression over the specification, called `name`; NULL after reported errors. */
const Node *goal_parse(Session *, Spec *, const char *name, const char *text);

#endif
