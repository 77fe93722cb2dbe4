#include "frontend/scope.h"

static uint32_t slot_of(const Names *names, Symbol name) {
  uint32_t mask = 2 * names->room - 1;
  uint32_t at = (uint32_t)(((uintptr_t)name >> 4) * 0x9e3779b97f4a7c15u >> 32) & mask;
  while (names->slots[at] && names->entries[names->slots[at] - 1].name != name)
    at = (at + 1) & mask;
  return at;
}

NameEntry *names_find(const Names *names, Symbol name) {
  if (!names->room) return NULL;
  uint32_t found = names->slots[slot_of(names, name)];
  return found ? &names->entries[found - 1] : NULL;
}

static void grow(Arena *memory, Names *names) {
  Names bigger = {.count = names->count, .room = names->room ? 2 * names->room : 16};
  bigger.entries = arena_array(memory, NameEntry, bigger.room);
  bigger.slots = arena_array(memory, uint32_t, 2 * bigger.room);
  for (uint32_t i = 0; i < names->count; i++) {
    bigger.entries[i] = names->entries[i];
    bigger.slots[slot_of(&bigger, names->entries[i].name)] = i + 1;
  }
  *names = bigger;
}

void names_add(Arena *memory, Names *names, NameEntry entry) {
  if (names->count == names->room) grow(memory, names);
  names->entries[names->count++] = entry;
  names->slots[slot_of(names, entry.name)] = names->count;
}

const Entity *scope_find(const Scope *scope, Symbol name) {
  for (; scope; scope = scope->outer)
    if (scope->name == name) return scope->entity;
  return NULL;
}

void guess_consider_names(Guess *g, const Names *names) {
  for (uint32_t i = 0; i < names->count; i++)
    guess_consider(g, symbol_text(names->entries[i].name));
}

void guess_consider_scope(Guess *g, const Scope *scope) {
  for (; scope; scope = scope->outer) guess_consider(g, symbol_text(scope->name));
}
