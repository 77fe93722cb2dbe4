/* What is to be checked of a model, sorted by what it speaks about: invariants,
   and those conjuncts of temporal properties that are invariants or invariant
   steps in disguise, as TLC treats them. */
#ifndef SOLVER_CLAIMS_H
#define SOLVER_CLAIMS_H

#include "frontend/model.h"
#include "solver/result.h"

typedef struct Claim {
  Symbol name;      /* of the invariant or property it belongs to */
  const Node *node; /* a state predicate, or an action for steps */
} Claim;

typedef vec(Claim) ClaimList;

typedef vec(TraceInvariant) TraceClaimList;

typedef struct Claims {
  ClaimList initial;     /* P: of initial states */
  ClaimList states;      /* INVARIANT P, []P: of all states */
  ClaimList steps;       /* INVARIANT A, [][A]_v: of all steps */
  TraceClaimList traces; /* of all executions; not by the explicit engine */
  const char *unchecked; /* a property with a part that is none of these; NULL: there is none */
} Claims;

/* Those of one property, added to the list; false if some part of it is none of them. */
bool claims_of_property(const Property *, Claims *);

/* A property with a part that is none of these leaves a note in the result. */
Claims claims_collect(const Model *, Result *);
void claims_free(Claims *);

#endif
