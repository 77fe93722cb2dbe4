/* A hash map from 64-bit keys to 64-bit values, for ids and pointers.

     Map map = {0};
     map_put(&map, key, value);
     uint64_t *found = map_find(&map, key);   // NULL if absent; until the next put
     map_free(&map);                                                           */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Map {
  struct MapSlot *slots; /* open addressing, a power of two of them, at most half full */
  size_t room, count;
} Map;

uint64_t *map_find(const Map *, uint64_t key);
void map_put(Map *, uint64_t key, uint64_t value); /* replaces */
bool map_remove(Map *, uint64_t key);              /* false if absent */
void map_clear(Map *);
void map_free(Map *);

/* A well-mixed hash of a key, and of one more item after a hash. */
uint64_t hash_mix(uint64_t key);
uint64_t hash_combine(uint64_t hash, uint64_t item);

#endif
