/* Last-in first-out memory for the frames of an evaluation.  Like an arena, but
   marks are positions that can be compared, giving back is cheap, and memory is
   not zeroed. */
#ifndef SEMANTICS_REGION_H
#define SEMANTICS_REGION_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t RegionMark; /* later allocations have greater marks */

typedef struct RegionBlock {
  struct RegionBlock *older;
  RegionMark start; /* the mark of its first byte */
  size_t size;
  alignas(max_align_t) char bytes[];
} RegionBlock;

typedef struct Region {
  RegionBlock *newest; /* NULL before the first use */
  RegionBlock *spare;  /* one block is kept when given back */
  size_t used;         /* of the newest block */
} Region;

/* When there is no room in the newest block, or more than it is given back. */
void *region_alloc_block(Region *, size_t size);
void region_release_blocks(Region *, RegionMark);
void region_free(Region *);

static inline void *region_alloc(Region *r, size_t size) {
  size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
  if (!r->newest || r->newest->size - r->used < size) return region_alloc_block(r, size);
  void *memory = r->newest->bytes + r->used;
  r->used += size;
  return memory;
}

static inline RegionMark region_mark(const Region *r) {
  return r->newest ? r->newest->start + r->used : 0;
}

static inline void region_release(Region *r, RegionMark mark) {
  if (r->newest && r->newest->start < mark) {
    size_t kept = mark - r->newest->start;
    if (kept < r->used) r->used = kept;
  } else {
    region_release_blocks(r, mark);
  }
}

#endif
