#include "audit/log_table.h"

#include <assert.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/panic.h"

/* In one piece of memory: this, the record, the key. */
struct LogEntry {
  uint64_t hash;
  uint32_t length;
  uint32_t key; /* bytes from the record to it */
  alignas(max_align_t) char record[];
};

static LogEntry *entry_of(const void *record) {
  return (LogEntry *)((uintptr_t)record - offsetof(LogEntry, record));
}

static uint64_t hash_of(const char *key, size_t length) {
  uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)key[i]) * 0x100000001b3u;
  return hash_mix(hash);
}

/* Where the key is, or would be. */
static size_t probe(const LogTable *t, const char *key, size_t length, uint64_t hash) {
  size_t slot = hash & (t->room - 1);
  for (LogEntry *e; (e = t->slots[slot]); slot = (slot + 1) & (t->room - 1))
    if (e->hash == hash && e->length == length && !memcmp(e->record + e->key, key, length)) break;
  return slot;
}

static void place(LogTable *t, LogEntry *entry) {
  t->slots[probe(t, entry->record + entry->key, entry->length, entry->hash)] = entry;
}

static void grow(LogTable *t) {
  LogTable old = *t;
  t->room = old.room ? 2 * old.room : 64;
  t->slots = calloc(t->room, sizeof *t->slots);
  if (!t->slots) panic("out of memory");
  for (size_t i = 0; i < old.room; i++)
    if (old.slots[i]) place(t, old.slots[i]);
  free(old.slots);
}

void *log_table_find(const LogTable *t, const char *key, size_t length) {
  if (!t->room) return NULL;
  LogEntry *entry = t->slots[probe(t, key, length, hash_of(key, length))];
  return entry ? entry->record : NULL;
}

static LogEntry *entry_create(const LogTable *t, const char *key, size_t length, uint64_t hash) {
  LogEntry *entry = calloc(1, sizeof *entry + t->record + length + 1);
  if (!entry) panic("out of memory");
  char *copy = entry->record + t->record;
  if (length) memcpy(copy, key, length);
  entry->hash = hash;
  entry->length = (uint32_t)length;
  entry->key = (uint32_t)t->record;
  return entry;
}

void *log_table_get(LogTable *t, const char *key, size_t length) {
  if (t->room <= 2 * t->count) grow(t);
  uint64_t hash = hash_of(key, length);
  size_t slot = probe(t, key, length, hash);
  if (!t->slots[slot]) {
    t->slots[slot] = entry_create(t, key, length, hash);
    t->count++;
  }
  return t->slots[slot]->record;
}

/* What was placed behind a slot that is now empty moves up. */
void log_table_remove(LogTable *t, void *record) {
  LogEntry *entry = entry_of(record);
  size_t slot = probe(t, entry->record + entry->key, entry->length, entry->hash);
  assert(t->slots[slot] == entry);
  t->slots[slot] = NULL;
  t->count--;
  free(entry);
  for (slot = (slot + 1) & (t->room - 1); t->slots[slot]; slot = (slot + 1) & (t->room - 1)) {
    LogEntry *moved = t->slots[slot];
    t->slots[slot] = NULL;
    place(t, moved);
  }
}

void *log_table_next(const LogTable *t, size_t *at) {
  while (*at < t->room && !t->slots[*at]) ++*at;
  return *at < t->room ? t->slots[(*at)++]->record : NULL;
}

const char *log_table_key(const void *record, size_t *length) {
  const LogEntry *entry = entry_of(record);
  *length = entry->length;
  return entry->record + entry->key;
}

void log_table_free(LogTable *t) {
  for (size_t i = 0; i < t->room; i++) free(t->slots[i]);
  free(t->slots);
  *t = (LogTable){.record = t->record};
}
