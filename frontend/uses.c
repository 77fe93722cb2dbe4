#include "frontend/uses.h"

static uint64_t key_of(Span name) { return (uint64_t)name.file << 32 | name.start; }

static uint32_t id_of(Uses *uses, const Entity *entity) {
  uint64_t key = (uintptr_t)entity;
  const uint64_t *known = map_find(&uses->ids, key);
  if (known) return (uint32_t)*known;
  uint32_t id = uses->entities.count;
  map_put(&uses->ids, key, id);
  vec_push(&uses->entities, entity);
  return id;
}

void uses_note(Uses *uses, Span name, const Entity *entity) {
  uint64_t key = key_of(name);
  if (!map_find(&uses->places, key)) map_put(&uses->places, key, id_of(uses, entity));
}

void uses_note_definition(Uses *uses, const Unit *unit, const Operator *op) {
  uint64_t key = (uintptr_t)unit;
  if (!map_find(&uses->definitions, key)) map_put(&uses->definitions, key, (uintptr_t)op);
}

uint32_t uses_find(const Uses *uses, Span name) {
  const uint64_t *found = map_find(&uses->places, key_of(name));
  return found ? (uint32_t)*found : NO_USE;
}

const Operator *uses_find_definition(const Uses *uses, const Unit *unit) {
  const uint64_t *found = map_find(&uses->definitions, (uintptr_t)unit);
  return found ? (const Operator *)(uintptr_t)*found : NULL;
}

void uses_free(Uses *uses) {
  vec_free(&uses->entities);
  map_free(&uses->ids);
  map_free(&uses->places);
  map_free(&uses->definitions);
}
