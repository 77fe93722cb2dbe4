/* A walk over kernel expressions that goes into definitions: what does a formula, with all
   that it calls, speak of? */
#ifndef AUDIT_KERNEL_WALK_H
#define AUDIT_KERNEL_WALK_H

#include "base/map.h"
#include "frontend/kernel.h"

typedef struct KernelWalk KernelWalk;

/* Called for each node; false: its children and what it calls are not looked at. */
typedef bool KernelVisit(KernelWalk *, const Node *);

struct KernelWalk {
  KernelVisit *visit;
  void *env;
  Map entered; /* definitions, by address: each is walked through once */
};

void kernel_walk(KernelWalk *, const Node *);
void kernel_walk_free(KernelWalk *);

#endif
