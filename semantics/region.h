/* Last-in first-out memory for the frames of an evaluation.  Like an arena, but
   marks are positions that can be compared, giving back is cheap, and memory is
   not zeroed. */
#ifndef SEMANTICS_REGION_H
#define SEMANTICS_REGION_H

#include <stddef.h>
#include <stdint.h>

typedef struct RegionBlock RegionBlock;

typedef struct Region {
  RegionBlock *newest; /* NULL before the first use */
  RegionBlock *spare;  /* one block is kept when given back */
  size_t used;         /* of the newest block */
} Region;

typedef uint64_t RegionMark; /* later allocations have greater marks */

void *region_alloc(Region *, size_t size);
RegionMark region_mark(const Region *);
void region_release(Region *, RegionMark);
void region_free(Region *);

#endif
