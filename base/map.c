#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

struct MapSlot {
  uint64_t key, value;
  bool used;
};

enum { FIRST_ROOM = 16 };

/* The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
   number generators, 2014). */
uint64_t hash_mix(uint64_t key) {
  key += 0x9e3779b97f4a7c15;
  key = (key ^ (key >> 30)) * 0xbf58476d1ce4e5b9;
  key = (key ^ (key >> 27)) * 0x94d049bb133111eb;
  return key ^ (key >> 31);
}

/* The factor is odd and keeps an item from cancelling its own hash. */
uint64_t hash_combine(uint64_t hash, uint64_t item) {
  return hash_mix(hash * 0xd6e8feb86659fd93 + hash_mix(item));
}

/* The slot of the key, or the free one where it belongs. */
static struct MapSlot *probe(const Map *map, uint64_t key) {
  size_t at = hash_mix(key) & (map->room - 1);
  while (map->slots[at].used && map->slots[at].key != key) at = (at + 1) & (map->room - 1);
  return &map->slots[at];
}

uint64_t *map_find(const Map *map, uint64_t key) {
  if (!map->count) return NULL;
  struct MapSlot *slot = probe(map, key);
  return slot->used ? &slot->value : NULL;
}

static void grow(Map *map) {
  Map larger = {.room = map->room ? 2 * map->room : FIRST_ROOM, .count = map->count};
  larger.slots = calloc(larger.room, sizeof *larger.slots);
  if (!larger.slots) panic("out of memory for a map of %zu slots", larger.room);
  for (size_t i = 0; i < map->room; i++)
    if (map->slots[i].used) *probe(&larger, map->slots[i].key) = map->slots[i];
  free(map->slots);
  *map = larger;
}

void map_put(Map *map, uint64_t key, uint64_t value) {
  if (2 * (map->count + 1) > map->room) grow(map);
  struct MapSlot *slot = probe(map, key);
  map->count += !slot->used;
  *slot = (struct MapSlot){key, value, true};
}

/* Moves back what had to give way to the removed slot, so that no search ends
   too early (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). */
bool map_remove(Map *map, uint64_t key) {
  if (!map_find(map, key)) return false;
  size_t mask = map->room - 1, hole = (size_t)(probe(map, key) - map->slots);
  for (size_t at = (hole + 1) & mask; map->slots[at].used; at = (at + 1) & mask) {
    size_t home = hash_mix(map->slots[at].key) & mask;
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    map->slots[hole] = map->slots[at];
    hole = at;
  }
  map->slots[hole].used = false;
  map->count--;
  return true;
}

void map_clear(Map *map) {
  if (map->slots) memset(map->slots, 0, map->room * sizeof *map->slots);
  map->count = 0;
}

void map_free(Map *map) {
  free(map->slots);
  *map = (Map){0};
}
