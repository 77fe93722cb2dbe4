#include "solver/image_hash.h"

#include "base/panic.h"

static uint64_t hash_of_model(Renaming r, const Value *v) {
  const uint64_t *place = map_find(r.places, (uintptr_t)v);
  return place ? r.hashes[*place] : v->hash;
}

static uint64_t hash_of_set(Renaming r, const Value *v) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < v->count; i++) sum += hash_mix(image_hash(r, v->items[i]));
  return hash_combine(VALUE_SET, sum);
}

static uint64_t hash_of_function(Renaming r, const Value *v) {
  uint64_t sum = 0;
  for (uint32_t i = 0; i < v->count; i++)
    sum += hash_combine(image_hash(r, v->domain->items[i]), image_hash(r, v->items[i]));
  return hash_combine(VALUE_FUNCTION, sum);
}

static uint64_t hash_of_lazy(Renaming r, const Value *v) {
  if (!v->part_count) return v->hash;
  uint64_t hash = hash_combine(VALUE_LAZY, v->lazy);
  for (uint32_t i = 0; i < v->part_count; i++) {
    if (v->lazy == LAZY_RECORDS) hash = hash_combine(hash, v->names[i]->hash);
    hash = hash_combine(hash, image_hash(r, v->parts[i]));
  }
  return hash;
}

uint64_t image_hash(Renaming r, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_STRING:
  case VALUE_RULE: return v->hash;
  case VALUE_MODEL: return hash_of_model(r, v);
  case VALUE_SET: return hash_of_set(r, v);
  case VALUE_FUNCTION: return hash_of_function(r, v);
  case VALUE_LAZY: return hash_of_lazy(r, v);
  }
  never("kind of value");
}
