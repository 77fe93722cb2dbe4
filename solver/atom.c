#include "solver/atom.h"

#include <stdlib.h>
#include <string.h>

void atoms_free(Atoms *atoms) {
  vec_free(&atoms->all);
  map_free(&atoms->by_hash);
}

static uint64_t hash_fact(const Fact *fact) {
  uint64_t hash = hash_combine(hash_mix((uintptr_t)fact->variable), fact->kind);
  hash = hash_combine(hash, (uintptr_t)fact->notion);
  for (uint32_t i = 0; i < fact->key_count; i++)
    hash = hash_combine(hash, (uintptr_t)fact->keys[i]);
  return hash_combine(hash, (uintptr_t)fact->value);
}

static bool same_fact(const Fact *a, const Fact *b) {
  if (a->kind != b->kind || a->variable != b->variable || a->value != b->value) return false;
  if (a->notion != b->notion) return false;
  if (a->key_count != b->key_count) return false;
  for (uint32_t i = 0; i < a->key_count; i++)
    if (a->keys[i] != b->keys[i]) return false;
  return true;
}

uint32_t atom_of(Atoms *atoms, const Fact *fact) {
  uint64_t hash = hash_fact(fact);
  const uint64_t *first = map_find(&atoms->by_hash, hash);
  for (uint32_t i = first ? (uint32_t)*first : 0; i; i = atoms->all.at[i - 1].same_hash)
    if (same_fact(&atoms->all.at[i - 1].fact, fact)) return i - 1;
  Atom atom = {.fact = *fact,
               .now = fact_literal(atoms->encoder, fact, atoms->now),
               .next = fact_literal(atoms->encoder, fact, atoms->next),
               .same_hash = first ? (uint32_t)*first : 0};
  vec_push(&atoms->all, atom);
  map_put(&atoms->by_hash, hash, atoms->all.count);
  return atoms->all.count - 1;
}

static int by_number(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

Cube cube_make(Arena *memory, uint32_t count, const uint32_t *atoms) {
  uint32_t *sorted = arena_array(memory, uint32_t, count + 1), kept = 0;
  if (count) memcpy(sorted, atoms, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, by_number);
  for (uint32_t i = 0; i < count; i++)
    if (!kept || sorted[kept - 1] != sorted[i]) sorted[kept++] = sorted[i];
  return (Cube){kept, sorted};
}

bool cube_subsumes(const Cube *less, const Cube *more) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < less->count; i++) {
    while (at < more->count && more->atoms[at] < less->atoms[i]) at++;
    if (at == more->count || more->atoms[at] != less->atoms[i]) return false;
  }
  return true;
}

bool cube_equal(const Cube *a, const Cube *b) {
  return a->count == b->count && !memcmp(a->atoms, b->atoms, a->count * sizeof *a->atoms);
}

Cube cube_swap(Atoms *atoms, Values *values, const Cube *cube, Swap s) {
  uint32_t *images = arena_array(atoms->memory, uint32_t, cube->count + 1);
  for (uint32_t i = 0; i < cube->count; i++) {
    Fact from = atoms->all.at[cube->atoms[i]].fact;
    Fact fact = fact_swap(atoms->memory, values, &from, s);
    images[i] = atom_of(atoms, &fact);
  }
  return cube_make(atoms->memory, cube->count, images);
}
