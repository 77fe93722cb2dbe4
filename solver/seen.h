/* The fingerprints of the states a search has seen, shared by its workers.

   Breadth first, all states of a level are expanded at once, in any order, by any
   number of workers; yet the search must number new states as one worker would.  So
   a new fingerprint is only claimed for the block of the level that it was found in,
   an earlier block takes it over from a later one, and when the level is done each
   claim is settled.

   Each part of the table has a lock of its own (lock striping: Herlihy and Shavit,
   The Art of Multiprocessor Programming, 13.2). */
#ifndef SOLVER_SEEN_H
#define SOLVER_SEEN_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Seen Seen;

/* `alone`: one worker uses it, block after block, so that nobody takes a claim over. */
Seen *seen_create(bool alone);
void seen_destroy(Seen *);

/* False if the fingerprint was seen before this level, in an earlier block, or in
   this one.  Blocks count from 1. */
bool seen_claim(Seen *, uint64_t fingerprint, uint32_t block);
/* Is it still this block's?  If so it is seen from now on. */
bool seen_settle(Seen *, uint64_t fingerprint, uint32_t block);

/* The fingerprint will be claimed soon, or settled: a hint that changes nothing. */
void seen_expect(const Seen *, uint64_t fingerprint);

uint64_t seen_bytes(const Seen *);

#endif
