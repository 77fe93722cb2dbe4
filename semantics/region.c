#include "semantics/region.h"

#include <assert.h>
#include <stdlib.h>

#include "base/panic.h"

enum { BLOCK_SIZE = 256 * 1024 };

static RegionBlock *block_create(size_t size) {
  RegionBlock *block = malloc(sizeof *block + size);
  if (!block) panic("out of memory, %zu bytes asked for", size);
  block->size = size;
  return block;
}

static void add_block(Region *r, size_t size) {
  RegionBlock *block = NULL;
  if (r->spare && r->spare->size >= size) {
    block = r->spare;
    r->spare = NULL;
  } else {
    block = block_create(size > BLOCK_SIZE ? size : BLOCK_SIZE);
  }
  block->older = r->newest;
  block->start = r->newest ? r->newest->start + r->newest->size : 1;
  r->newest = block;
  r->used = 0;
}

void *region_alloc_block(Region *r, size_t size) {
  add_block(r, size);
  r->used = size;
  return r->newest->bytes;
}

static void drop_block(Region *r) {
  RegionBlock *block = r->newest;
  r->newest = block->older;
  r->used = r->newest ? r->newest->size : 0;
  if (r->spare && r->spare->size >= block->size) {
    free(block);
  } else {
    free(r->spare);
    r->spare = block;
  }
}

/* A mark at the very end of a block is also the start of the next one. */
void region_release_blocks(Region *r, RegionMark mark) {
  while (r->newest && r->newest->start >= mark) drop_block(r);
  if (!r->newest) return;
  assert(mark <= r->newest->start + r->newest->size);
  if (mark - r->newest->start < r->used) r->used = mark - r->newest->start;
}

void region_free(Region *r) {
  region_release_blocks(r, 0);
  free(r->spare);
  *r = (Region){0};
}
