#include "solver/seen.h"

#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

enum { SHARD_BITS = 6, SHARDS = 1 << SHARD_BITS, FIRST_ROOM = 64, SETTLED = 0, LINE = 64 };

typedef _Atomic(uint64_t *) Prints;
typedef _Atomic(uint32_t *) Claims;

/* Where its tables are may be looked at without the lock, as a hint: whoever works on one
   part does not wait for who works on another, nor share a line of the cache with it. */
typedef struct Shard {
  alignas(LINE) pthread_mutex_t lock;
  Prints prints; /* open addressing, a power of two of them, at most 4/5 full; 0: free */
  Claims claims; /* a block of the level under way, or SETTLED; NULL: all are */
  atomic_uint room;
  uint32_t count;
} Shard;

struct Seen {
  bool alone;
  Shard shards[SHARDS];
};

/* Those who have the lock, or are alone. */
static uint64_t *prints_of(const Shard *s) {
  return atomic_load_explicit(&s->prints, memory_order_relaxed);
}

static uint32_t *claims_of(const Shard *s) {
  return atomic_load_explicit(&s->claims, memory_order_relaxed);
}

static uint32_t room_of(const Shard *s) {
  return atomic_load_explicit(&s->room, memory_order_relaxed);
}

static void shard_open(Shard *s, uint32_t room, bool claims) {
  uint64_t *prints = calloc(room, sizeof *prints);
  uint32_t *claimed = claims ? calloc(room, sizeof *claimed) : NULL;
  if (!prints || (claims && !claimed)) panic("out of memory for %u fingerprints", room);
  atomic_store_explicit(&s->prints, prints, memory_order_relaxed);
  atomic_store_explicit(&s->claims, claimed, memory_order_relaxed);
  atomic_store_explicit(&s->room, room, memory_order_relaxed);
}

Seen *seen_create(bool alone) {
  Seen *seen = aligned_alloc(alignof(Seen), sizeof *seen);
  if (!seen) panic("out of memory");
  memset(seen, 0, sizeof *seen);
  seen->alone = alone;
  for (uint32_t i = 0; i < SHARDS; i++) {
    pthread_mutex_init(&seen->shards[i].lock, NULL);
    shard_open(&seen->shards[i], FIRST_ROOM, !alone);
  }
  return seen;
}

void seen_destroy(Seen *seen) {
  if (!seen) return;
  for (uint32_t i = 0; i < SHARDS; i++) {
    pthread_mutex_destroy(&seen->shards[i].lock);
    free(prints_of(&seen->shards[i]));
    free(claims_of(&seen->shards[i]));
  }
  free(seen);
}

/* Where the print is, or belongs. */
static uint32_t find(const Shard *s, uint64_t print) {
  const uint64_t *prints = prints_of(s);
  uint32_t mask = room_of(s) - 1, at = (uint32_t)print & mask;
  while (prints[at] && prints[at] != print) at = (at + 1) & mask;
  return at;
}

static void grow(Shard *s) {
  uint64_t *prints = prints_of(s);
  uint32_t *claims = claims_of(s), room = room_of(s);
  shard_open(s, 2 * room, claims);
  for (uint32_t i = 0; i < room; i++) {
    if (!prints[i]) continue;
    uint32_t at = find(s, prints[i]);
    prints_of(s)[at] = prints[i];
    if (claims) claims_of(s)[at] = claims[i];
  }
  free(prints);
  free(claims);
}

static bool add(Shard *s, uint32_t at, uint64_t print, uint32_t block) {
  uint32_t *claims = claims_of(s);
  prints_of(s)[at] = print;
  if (claims) claims[at] = block;
  if (5 * (uint64_t)++s->count > 4 * (uint64_t)room_of(s)) grow(s);
  return true;
}

static bool claim(Shard *s, uint64_t print, uint32_t block) {
  uint32_t at = find(s, print), *claims = claims_of(s);
  if (!prints_of(s)[at]) return add(s, at, print, block);
  if (!claims || claims[at] <= block) return false; /* settled ones, too */
  claims[at] = block;
  return true;
}

/* 0 means a free place. */
static uint64_t not_zero(uint64_t print) { return print ? print : 1; }

static Shard *shard_of(Seen *seen, uint64_t print) {
  return &seen->shards[print >> (64 - SHARD_BITS)];
}

/* The table may have been replaced by now: what is prefetched then is of no use, and no
   harm. */
void seen_expect(const Seen *seen, uint64_t print) {
  const Shard *s = &seen->shards[print >> (64 - SHARD_BITS)];
  uint32_t at = (uint32_t)print & (room_of(s) - 1);
  __builtin_prefetch(&prints_of(s)[at]);
  if (!seen->alone) __builtin_prefetch(&claims_of(s)[at]);
}

bool seen_claim(Seen *seen, uint64_t print, uint32_t block) {
  print = not_zero(print);
  Shard *s = shard_of(seen, print);
  if (seen->alone) return claim(s, print, SETTLED);
  pthread_mutex_lock(&s->lock);
  bool new = claim(s, print, block);
  pthread_mutex_unlock(&s->lock);
  return new;
}

bool seen_settle(Seen *seen, uint64_t print, uint32_t block) {
  if (seen->alone) return true;
  print = not_zero(print);
  Shard *s = shard_of(seen, print);
  uint32_t at = find(s, print);
  if (claims_of(s)[at] != block) return false;
  claims_of(s)[at] = SETTLED;
  return true;
}

uint64_t seen_bytes(const Seen *seen) {
  uint64_t bytes = sizeof *seen;
  for (uint32_t i = 0; i < SHARDS; i++)
    bytes += room_of(&seen->shards[i]) * (sizeof(uint64_t) + (seen->alone ? 0 : sizeof(uint32_t)));
  return bytes;
}
