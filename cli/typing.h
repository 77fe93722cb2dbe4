/* Values for the variables that no conjunct gives any, so that an invariant can be looked for. */
#ifndef CLI_TYPING_H
#define CLI_TYPING_H

#include "cli/job.h"

typedef struct Typing {
  PropertyList types; /* what was given, and what was added; freed by the owner */
  const char *named;  /* a definition that was taken for a type invariant, or NULL */
} Typing;

/* Adds a type invariant that the specification defines under a usual name (TypeOK,
   TypeInvariant, ...) where `types` and `safety` leave a variable without values.  What is added
   is to be proved like what was given. */
Typing typing_complete(Job *, const PropertyList *types, const PropertyList *safety);

#endif
