/* Deciding claims about a model, by the strongest method that gives an answer: induction over
   an invariant, a search of all states, a bounded check. */
#ifndef AUDIT_DECIDE_H
#define AUDIT_DECIDE_H

#include "audit/patience.h"
#include "solver/engine.h"

typedef enum DecisionKind {
  DECISION_INDUCTION, /* proved for executions of every length */
  DECISION_EXHAUSTED, /* no reachable state or step violates it */
  DECISION_BOUNDED,   /* no violation within `depth` steps */
  DECISION_VIOLATED,  /* `result` has the execution */
  DECISION_OPEN       /* `reason` */
} DecisionKind;

typedef struct Decision {
  DecisionKind kind;
  Result *result;     /* VIOLATED; else NULL */
  const char *reason; /* OPEN */
  uint32_t depth;     /* BOUNDED */
  uint64_t states;    /* EXHAUSTED: how many there are */
} Decision;

typedef struct Decider {
  Task *task;            /* with the model as it is configured */
  EngineOptions options; /* `length`: of bounded checks; `most_states`: of searches */
  double seconds;        /* of work for each search; 0: as many as it takes */
  Patience patience;
  PropertyList inductive;    /* invariants that are inductive together; may be empty */
  const char *not_inductive; /* set where a proof was tried and `inductive` is not */
} Decider;

/* Decides claims about states and steps of the specification whose next-state relation is
   `next`; one decision for each.  Whoever asked frees the results. */
void decide(Decider *, const Node *next, const PropertyList *claims, Decision *);
void decisions_free(Decision *, uint32_t count);

/* Which of the claims can be violated, in the cheapest way.  An answer is VIOLATED,
   EXHAUSTED (it never is) or another one (nobody knows). */
void decide_by_search(Decider *, const Node *next, const PropertyList *claims, Decision *);

/* The same by listing states alone. */
void decide_by_listing(Decider *, const Node *next, const PropertyList *claims, Decision *);

/* The time there is for one thing from now on. */
double decider_deadline(const Decider *);

/* Why a result is no verdict, in words. */
const char *decider_reason(const Decider *, const Result *);

/* A model that checks nothing but the claims. */
Model decider_model(const Decider *, const Node *next, const PropertyList *claims);

#endif
