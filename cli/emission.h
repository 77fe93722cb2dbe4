/* An invariant that was found, as a module beside the specification, and proved as it stands
   there: read, bound and encoded anew. */
#ifndef CLI_EMISSION_H
#define CLI_EMISSION_H

#include "cli/job.h"
#include "solver/lemma.h"

/* What the module says beside the specification. */
typedef struct Invented {
  const PropertyList *types, *safety;
  const TextLines *lemmas;
} Invented;

typedef struct Emission {
  const char *module, *invariant; /* names; the invariant is the conjunction of all */
  Invented invented;
  Text text; /* freed by the owner */
} Emission;

Emission emission_make(Job *, const char *module, const Invented *);

/* Proves the invariant of the module: initially, by each step, and that it implies safety.
   `*reader` is opened, and closed by the caller after the proof has been reported.  NULL if
   the text cannot be read or bound (as where it mentions model values, for which TLA+ has no
   names). */
Proof *emission_prove(Job *, const Emission *, const ProofOptions *, Options *bound, Job *reader);

bool emission_write(const char *path, const char *text); /* false after a message */

#endif
