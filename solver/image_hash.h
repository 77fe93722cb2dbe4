/* The hash of what a value becomes when model values are renamed, found without making it. */
#ifndef SOLVER_IMAGE_HASH_H
#define SOLVER_IMAGE_HASH_H

#include "base/map.h"
#include "semantics/value.h"

/* Which model values are renamed, and into what. */
typedef struct Renaming {
  const Map *places;      /* from each model value that some renaming moves to its place below */
  const uint64_t *hashes; /* of the model value that stands for the one at each place */
} Renaming;

/* Values whose images are equal have the same hash, the same on every machine; others by chance
   only.  The order of elements and arguments does not matter, because a renaming changes it. */
uint64_t image_hash(Renaming, const Value *);

#endif
