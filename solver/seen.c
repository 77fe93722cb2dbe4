#include "solver/seen.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/panic.h"

enum { SHARD_BITS = 6, SHARDS = 1 << SHARD_BITS, FIRST_ROOM = 64, SETTLED = 0 };

typedef struct Shard {
  pthread_mutex_t lock;
  uint64_t *prints; /* open addressing, a power of two of them, at most 4/5 full; 0: free */
  uint32_t *claims; /* a block of the level under way, or SETTLED; NULL: all are */
  uint32_t room, count;
} Shard;

struct Seen {
  bool alone;
  Shard shards[SHARDS];
};

static void shard_open(Shard *s, uint32_t room, bool claims) {
  s->room = room;
  s->prints = calloc(room, sizeof *s->prints);
  s->claims = claims ? calloc(room, sizeof *s->claims) : NULL;
  if (!s->prints || (claims && !s->claims)) panic("out of memory for %u fingerprints", room);
}

Seen *seen_create(bool alone) {
  Seen *seen = calloc(1, sizeof *seen);
  if (!seen) panic("out of memory");
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
    free(seen->shards[i].prints);
    free(seen->shards[i].claims);
  }
  free(seen);
}

/* Where the print is, or belongs. */
static uint32_t find(const Shard *s, uint64_t print) {
  uint32_t at = (uint32_t)print & (s->room - 1);
  while (s->prints[at] && s->prints[at] != print) at = (at + 1) & (s->room - 1);
  return at;
}

static void grow(Shard *s) {
  Shard old = *s;
  shard_open(s, 2 * old.room, old.claims);
  for (uint32_t i = 0; i < old.room; i++) {
    if (!old.prints[i]) continue;
    uint32_t at = find(s, old.prints[i]);
    s->prints[at] = old.prints[i];
    if (old.claims) s->claims[at] = old.claims[i];
  }
  free(old.prints);
  free(old.claims);
}

static bool add(Shard *s, uint32_t at, uint64_t print, uint32_t block) {
  s->prints[at] = print;
  if (s->claims) s->claims[at] = block;
  if (5 * (uint64_t)++s->count > 4 * (uint64_t)s->room) grow(s);
  return true;
}

static bool claim(Shard *s, uint64_t print, uint32_t block) {
  uint32_t at = find(s, print);
  if (!s->prints[at]) return add(s, at, print, block);
  if (!s->claims || s->claims[at] <= block) return false; /* settled ones, too */
  s->claims[at] = block;
  return true;
}

/* 0 means a free place. */
static uint64_t not_zero(uint64_t print) { return print ? print : 1; }

static Shard *shard_of(Seen *seen, uint64_t print) {
  return &seen->shards[print >> (64 - SHARD_BITS)];
}

void seen_expect(const Seen *seen, uint64_t print) {
  const Shard *s = &seen->shards[print >> (64 - SHARD_BITS)];
  if (seen->alone) __builtin_prefetch(&s->prints[(uint32_t)print & (s->room - 1)]);
}

void seen_expect_settling(const Seen *seen, uint64_t print) {
  const Shard *s = &seen->shards[print >> (64 - SHARD_BITS)];
  uint32_t at = (uint32_t)print & (s->room - 1);
  if (seen->alone) return;
  __builtin_prefetch(&s->prints[at]);
  __builtin_prefetch(&s->claims[at]);
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
  if (s->claims[at] != block) return false;
  s->claims[at] = SETTLED;
  return true;
}

uint64_t seen_bytes(const Seen *seen) {
  uint64_t bytes = sizeof *seen;
  for (uint32_t i = 0; i < SHARDS; i++)
    bytes += seen->shards[i].room * (sizeof(uint64_t) + (seen->alone ? 0 : sizeof(uint32_t)));
  return bytes;
}
