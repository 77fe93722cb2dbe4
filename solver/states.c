#include "solver/states.h"

#include <string.h>

#include "base/map.h"
#include "base/panic.h"
#include "base/vec.h"

enum { BLOCK_BITS = 12, BLOCK = 1 << BLOCK_BITS, EMPTY = 0 };

typedef const Value **Row; /* a state, then its key if that is another one */

struct States {
  uint32_t width, key_width;
  vec(Row) blocks; /* BLOCK rows each */
  vec(uint32_t) parents, hashes;
  uint32_t *slots; /* index + 1, or EMPTY; a power of two, at most half full */
  uint32_t room;
};

static uint32_t row_width(const States *s) { return s->width + s->key_width; }

static Row row(const States *s, uint32_t index) {
  return s->blocks.at[index >> BLOCK_BITS] + (size_t)(index & (BLOCK - 1)) * row_width(s);
}

static const Value *const *key_of(const States *s, uint32_t index) {
  return row(s, index) + (s->key_width ? s->width : 0);
}

static uint32_t key_length(const States *s) { return s->key_width ? s->key_width : s->width; }

static uint32_t hash_of(const Value *const *key, uint32_t length) {
  uint64_t hash = length;
  for (uint32_t i = 0; i < length; i++) hash = hash_combine(hash, key[i]->hash);
  return (uint32_t)(hash ^ hash >> 32);
}

static uint32_t *new_slots(uint32_t room) {
  uint32_t *slots = calloc(room, sizeof *slots);
  if (!slots) panic("out of memory for a table of %u states", room);
  return slots;
}

States *states_create(uint32_t width, uint32_t key_width) {
  States *s = calloc(1, sizeof *s);
  if (!s) panic("out of memory");
  s->width = width;
  s->key_width = key_width;
  s->room = 1024;
  s->slots = new_slots(s->room);
  return s;
}

void states_destroy(States *s) {
  if (!s) return;
  for (vec_each(Row, block, &s->blocks)) free(*block);
  vec_free(&s->blocks);
  vec_free(&s->parents);
  vec_free(&s->hashes);
  free(s->slots);
  free(s);
}

static void grow(States *s) {
  free(s->slots);
  s->room *= 2;
  s->slots = new_slots(s->room);
  for (uint32_t i = 0; i < s->hashes.count; i++) {
    uint32_t slot = s->hashes.at[i] & (s->room - 1);
    while (s->slots[slot] != EMPTY) slot = (slot + 1) & (s->room - 1);
    s->slots[slot] = i + 1;
  }
}

/* The slot that holds the key, or the empty one where it belongs. */
static uint32_t *find(const States *s, const Value *const *key, uint32_t hash) {
  size_t bytes = key_length(s) * sizeof(const Value *);
  for (uint32_t slot = hash & (s->room - 1);; slot = (slot + 1) & (s->room - 1)) {
    uint32_t index = s->slots[slot] - 1;
    if (s->slots[slot] == EMPTY) return &s->slots[slot];
    if (s->hashes.at[index] == hash && !memcmp(key_of(s, index), key, bytes))
      return &s->slots[slot];
  }
}

static Row new_row(States *s) {
  uint32_t index = s->parents.count;
  if (index >> BLOCK_BITS == s->blocks.count) {
    Row block = calloc((size_t)BLOCK * row_width(s) + 1, sizeof *block);
    if (!block) panic("out of memory for states");
    vec_push(&s->blocks, block);
  }
  return row(s, index);
}

bool states_add(States *s, State state, const Value *const *key, uint32_t parent) {
  const Value *const *used = s->key_width ? key : state;
  uint32_t hash = hash_of(used, key_length(s)), *slot = find(s, used, hash);
  if (*slot != EMPTY) return false;
  if (s->parents.count >= UINT32_MAX / 2) panic("more than two billion states");
  Row made = new_row(s);
  memcpy(made, state, s->width * sizeof *made);
  if (s->key_width) memcpy(made + s->width, key, s->key_width * sizeof *made);
  vec_push(&s->parents, parent);
  vec_push(&s->hashes, hash);
  *slot = s->parents.count;
  if (s->parents.count > s->room / 2) grow(s);
  return true;
}

uint32_t states_count(const States *s) { return s->parents.count; }

State states_get(const States *s, uint32_t index) { return row(s, index); }

uint32_t states_parent(const States *s, uint32_t index) { return s->parents.at[index]; }
