#include "frontend/label_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

struct LabelTable {
  uint32_t count;
  LabelRow *rows; /* sorted by name, then by place */
};

typedef struct Collection {
  Arena *memory;
  vec(LabelRow) rows;
} Collection;

static void collect(Collection *c, const Syntax *from, const LetChain *lets) {
  if (from->kind == SYNTAX_LABEL) {
    LabelRow row = {from->lambda->name.text, c->rows.count, from, lets, NULL};
    vec_push(&c->rows, row);
    return;
  }
  if (from->kind == SYNTAX_LET) {
    LetChain *chain = arena_new(c->memory, LetChain);
    *chain = (LetChain){lets, from};
    lets = chain;
  }
  for (uint32_t i = 0; i < from->kid_count; i++) collect(c, from->kids[i], lets);
}

static int compare_names(Symbol a, Symbol b) {
  return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_rows(const void *a, const void *b) {
  const LabelRow *left = a, *right = b;
  int by_name = compare_names(left->name, right->name);
  return by_name ? by_name : (left->order > right->order) - (left->order < right->order);
}

static LabelTable *create(Arena *memory, const Syntax *from) {
  Collection c = {.memory = memory};
  collect(&c, from, NULL);
  LabelTable *table = arena_new(memory, LabelTable);
  table->count = c.rows.count;
  table->rows = arena_array(memory, LabelRow, c.rows.count);
  if (c.rows.count) {
    qsort(c.rows.at, c.rows.count, sizeof *c.rows.at, compare_rows);
    memcpy(table->rows, c.rows.at, c.rows.count * sizeof *c.rows.at);
  }
  vec_free(&c.rows);
  return table;
}

LabelRow *label_table_find(LabelTable **table, Arena *memory, const Syntax *from, Symbol name) {
  if (!*table) *table = create(memory, from);
  uint32_t low = 0, high = (*table)->count;
  while (low < high) { /* the first row that is not before the name */
    uint32_t middle = low + (high - low) / 2;
    if (compare_names((*table)->rows[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < (*table)->count && (*table)->rows[low].name == name;
  return found ? &(*table)->rows[low] : NULL;
}
