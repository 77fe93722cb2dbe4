/* Where each state of a search came from: enough to find the way to it again.

   States are numbered from 0 in the order in which they were found. */
#ifndef SOLVER_ANCESTRY_H
#define SOLVER_ANCESTRY_H

#include <stdint.h>

typedef struct Ancestry Ancestry;

enum { ANCESTRY_ROOT = UINT32_MAX }; /* the parent of initial states */

typedef struct Ancestor {
  uint32_t parent;
  uint32_t ordinal; /* which of the successors of the parent it is, from 0 */
} Ancestor;

Ancestry *ancestry_create(void);
void ancestry_destroy(Ancestry *);

/* The number of the state; there is room for ANCESTRY_ROOT of them. */
uint32_t ancestry_add(Ancestry *, Ancestor);
Ancestor ancestry_get(const Ancestry *, uint32_t state);
uint32_t ancestry_count(const Ancestry *);

#endif
