#include "frontend/pcal_tree.h"

#include <string.h>

/* In steps of looking at something, a fraction of a second: macros can make an algorithm
   very large, and names are few and not worth a table. */
enum { MOST_WORK = 30000000, NODE_WORK = 64 };

void pcal_insert(Pcal *p, PcalList *list, uint32_t at, void *item) {
  if (list->count == list->room) {
    uint32_t room = list->room ? 2 * list->room : 4;
    void **grown = arena_array(p->memory, void *, room);
    if (list->count) memcpy(grown, list->at, list->count * sizeof *grown);
    list->at = grown;
    list->room = room;
  }
  memmove(list->at + at + 1, list->at + at, (list->count - at) * sizeof *list->at);
  list->at[at] = item;
  list->count++;
}

void pcal_add(Pcal *p, PcalList *list, void *item) { pcal_insert(p, list, list->count, item); }

void pcal_remove(PcalList *list, uint32_t at) {
  list->count--;
  memmove(list->at + at, list->at + at + 1, (list->count - at) * sizeof *list->at);
}

void pcal_add_all(Pcal *p, PcalList *list, const PcalList *from) {
  for (uint32_t i = 0; i < from->count; i++) pcal_add(p, list, from->at[i]);
}

void *pcal_last(const PcalList *list) { return list->count ? list->at[list->count - 1] : NULL; }

bool pcal_same(const char *a, const char *b) { return a && b && !strcmp(a, b); }

bool pcal_has_name(const PcalList *names, const char *name) {
  for (uint32_t i = 0; i < names->count; i++)
    if (pcal_same(names->at[i], name)) return true;
  return false;
}

void pcal_work(Pcal *p, uint32_t steps) {
  p->work += steps;
  if (p->work > MOST_WORK) p->failed = true;
}

PcalNode *pcal_node_copy(Pcal *p, const PcalNode *node) {
  PcalNode *copy = arena_new(p->memory, PcalNode);
  *copy = *node;
  pcal_work(p, NODE_WORK);
  return copy;
}

PcalNode *pcal_node(Pcal *p, PcalKind kind) {
  PcalNode *node = arena_new(p->memory, PcalNode);
  pcal_work(p, NODE_WORK);
  node->kind = kind;
  node->label = node->name = "";
  return node;
}

Pcal *pcal_read(const char *text, size_t length) {
  Arena *memory = arena_create();
  Pcal *p = arena_new(memory, Pcal);
  *p = (Pcal){.memory = memory, .omits_pc = true, .next_label = 1};
  PcalReader reader = {.pcal = p};
  reader.at = pcal_clean_text(p, text, length, &reader.column);
  if (!reader.at) p->failed = true;
  if (!p->failed) pcal_parse(&reader);
  if (!p->failed) pcal_fix_names(p);
  if (!p->failed) pcal_replace_jumps(p);
  if (!p->failed) return p;
  pcal_destroy(p);
  return NULL;
}

void pcal_destroy(Pcal *p) {
  if (p) arena_destroy(p->memory);
}

bool pcal_is_fair(const Pcal *p) { return p->fair; }

const char *pcal_added_label(const Pcal *p) {
  return p->added_labels.count ? p->added_labels.at[0] : NULL;
}
