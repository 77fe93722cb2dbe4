/* Two executions side by side: does anything depend on what is hidden but the hidden itself?

   Any two reachable states that differ in nothing but what is hidden must allow the same
   actions, with the same arguments, to states that again differ in nothing else.  Hidden is a
   variable, or what variables have for one process; then only the actions of other processes
   are looked at, and these must not change it either. */
#ifndef AUDIT_COMPOSE_H
#define AUDIT_COMPOSE_H

#include "solver/engine.h"

typedef enum ComposeVerdict {
  COMPOSE_HOLDS,
  COMPOSE_VACUOUS, /* no two states differ in it alone */
  COMPOSE_VIOLATED,
  COMPOSE_WRITTEN, /* another process changes it */
  COMPOSE_UNKNOWN  /* `reason` */
} ComposeVerdict;

typedef struct Composition {
  Arena *memory;
  ComposeVerdict verdict;
  const char *reason;
  uint32_t states, pairs;                  /* that were looked at */
  Trace trace;                             /* VIOLATED, WRITTEN: to the first state, and the step */
  const Value *const *here, *const *there; /* VIOLATED: the two states, the step is one of `here` */
} Composition;

/* Who takes a step; NULL: no process. */
typedef const Value *StepActor(const Action *, const void *env);

typedef struct Hiding {
  const bool *variables;  /* for each: is it hidden? */
  const Value *processes; /* a SET: hidden from each is what the variables have for the others.
                             NULL: they are hidden as a whole */
  StepActor *actor;
  const void *env;
} Hiding;

Composition *compose(Task *, const Hiding *, uint32_t most_states);
void composition_destroy(Composition *);

#endif
