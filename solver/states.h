/* A list of different states: compact, each found again by its key.

   The key is the state itself unless another one is given (a view, or the
   representative of the state under symmetry).  States are numbered from 0 in the
   order in which they came. */
#ifndef SOLVER_STATES_H
#define SOLVER_STATES_H

#include "semantics/eval.h"

typedef struct States States;

enum { STATES_NO_PARENT = UINT32_MAX };

/* `key_width` 0: states are their own keys. */
States *states_create(uint32_t width, uint32_t key_width);
void states_destroy(States *);

/* Copies the state and its key (NULL if states are their own).  False if one with
   an equal key is there already. */
bool states_add(States *, State, const Value *const *key, uint32_t parent);

uint32_t states_count(const States *);
State states_get(const States *, uint32_t index); /* stays where it is */
uint32_t states_parent(const States *, uint32_t index);

#endif
