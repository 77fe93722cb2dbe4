/* Two executions side by side: does anything depend on a variable but the variable itself?

   Any two reachable states that differ in nothing but this variable must allow the same
   actions, with the same arguments, to states that again differ in nothing else. */
#ifndef AUDIT_COMPOSE_H
#define AUDIT_COMPOSE_H

#include "solver/engine.h"

typedef enum ComposeVerdict {
  COMPOSE_HOLDS,
  COMPOSE_VACUOUS, /* no two states differ in this variable alone */
  COMPOSE_VIOLATED,
  COMPOSE_UNKNOWN /* `reason` */
} ComposeVerdict;

typedef struct Composition {
  Arena *memory;
  ComposeVerdict verdict;
  const char *reason;
  uint32_t states, pairs; /* that were looked at */
  Trace trace;            /* VIOLATED: to the first state, and the step that it allows */
  const Value *other;     /* the value of the variable for which it is not allowed */
} Composition;

Composition *compose(Task *, const Variable *, uint32_t most_states);
void composition_destroy(Composition *);

#endif
