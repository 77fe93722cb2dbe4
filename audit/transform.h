/* Transforms: the same specification in a less friendly world, in which clocks jump, answers
   are lost and workers forget.  What is safe has to stay so. */
#ifndef AUDIT_TRANSFORM_H
#define AUDIT_TRANSFORM_H

#include "audit/binding.h"
#include "audit/pack.h"

/* The names of steps that transforms add. */
#define TRANSFORM_STEP_CLOCK "ClockJumps"
#define TRANSFORM_STEP_NETWORK "NetworkFails"
#define TRANSFORM_STEP_CRASH "Crashes"
/* Behind the name of an action of which nobody is told. */
#define TRANSFORM_NO_ANSWER " without an answer"

/* Steps that a transform adds, parsed before the specification is bound to a
   configuration. */
typedef struct TransformSteps {
  const Node *extra[TRANSFORM_COUNT]; /* NULL: none */
} TransformSteps;

/* False after reported errors. */
bool transforms_prepare(Session *, Spec *, const AuditBinding *, TransformSteps *) MUST_USE;

/* A changed specification. */
typedef struct Transformed {
  const Node *next;
  const Node *extra;   /* the steps that were added; NULL if some were changed instead */
  uint32_t sites;      /* places that were changed */
  const char *refusal; /* why it cannot be changed so; NULL: it can */
} Transformed;

Transformed transform_next(Session *, Spec *, const AuditBinding *, const TransformSteps *,
                           Transform, const Node *next);
/* What a claim says of the changed actions. */
const Node *transform_claim(Session *, Spec *, const AuditBinding *, Transform, const Node *claim);

#endif
