#include "solver/actions.h"

#include <string.h>

#include "frontend/parts.h"

PropertyList actions_by_name(Session *session, Spec *spec, const Node *next) {
  const char *nameless = "Next";
  Symbol name = next->kind == NODE_CALL
                    ? next->definition->name
                    : symbol_intern(session->symbols, nameless, strlen(nameless));
  return parts_by_name(spec, &(Property){name, next}, PARTS_OF_DISJUNCTION);
}

typedef struct Collector {
  ActionTable table;
  Statistics *statistics;
  Map entered; /* definitions that have been walked through */
} Collector;

static void add(Collector *c, const Definition *definition, const Node *node) {
  if (definition && map_find(&c->table.ids, (uintptr_t)definition)) return;
  if (definition) map_put(&c->table.ids, (uintptr_t)definition, c->statistics->actions.count);
  vec_push(&c->statistics->actions,
           ((ActionStatistics){.name = definition ? symbol_text(definition->name) : "Next",
                               .module = definition ? definition->module : NULL,
                               .node = node,
                               .at = definition ? definition->at : node->at}));
}

static void collect(Collector *c, const Node *n, const Definition *inside);

static void collect_call(Collector *c, const Node *n) {
  const Definition *definition = n->definition;
  if (definition->builtin != BUILTIN_COUNT || map_find(&c->entered, (uintptr_t)definition)) return;
  map_put(&c->entered, (uintptr_t)definition, 1);
  collect(c, definition->body, definition);
}

/* The same way down as that of the search, which names what it finds. */
static void collect(Collector *c, const Node *n, const Definition *inside) {
  switch ((int)n->kind) {
  case NODE_OR:
    for (uint32_t i = 0; i < n->kid_count; i++) collect(c, n->kids[i], inside);
    return;
  case NODE_EXISTS:
  case NODE_LET:
  case NODE_SQUARE:
  case NODE_ANGLE: collect(c, n->kids[0], inside); return;
  case NODE_CALL:
    if (n->definition->builtin == BUILTIN_COUNT) {
      collect_call(c, n);
      return;
    }
    break;
  case NODE_CONSTANT:
    if (n->constant->definition) {
      collect(c, n->constant->definition->body, n->constant->definition);
      return;
    }
    break;
  }
  add(c, inside, n);
}

ActionTable actions_collect(const Node *next, Statistics *statistics) {
  Collector c = {.statistics = statistics};
  if (next) collect(&c, next, NULL);
  map_free(&c.entered);
  return c.table;
}

void actions_free(ActionTable *table) { map_free(&table->ids); }

uint32_t actions_find(const ActionTable *table, const Definition *definition) {
  const uint64_t *id = definition ? map_find(&table->ids, (uintptr_t)definition) : NULL;
  return id ? (uint32_t)*id : 0;
}
