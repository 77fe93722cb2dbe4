/* Values for the variables that no conjunct gives any, so that an invariant can be looked for. */
#ifndef CLI_TYPING_H
#define CLI_TYPING_H

#include "cli/job.h"
#include "solver/lemma.h"

typedef struct Typing {
  PropertyList types;   /* what was given, and a definition that was taken for a type invariant */
  PropertyList guessed; /* what fits the states that are seen first */
  TextLines texts;      /* the same as TLA+, by index */
} Typing;

/* Adds a type invariant that the specification defines under a usual name (TypeOK,
   TypeInvariant, ...) where `types` and `safety` leave a variable without values, and then
   guesses.  What is added is to be proved like what was given. */
Typing typing_complete(Job *, const PropertyList *types, const PropertyList *safety);
void typing_free(Typing *);

#endif
