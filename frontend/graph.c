#include "frontend/graph.h"

#include "base/map.h"
#include "frontend/elaborate.h"

typedef struct Builder {
  Session *session;
  vec(const Module *) modules;
  vec(uint32_t) outers;
  Map index; /* Module -> index */
} Builder;

static void add_nested(Builder *b, const Module *m, uint32_t outer);

static void add(Builder *b, const Module *m, uint32_t outer) {
  uint32_t at = b->modules.count;
  map_put(&b->index, (uintptr_t)m, at);
  vec_push(&b->modules, m);
  vec_push(&b->outers, outer);
  if (m->context) add_nested(b, m->context->nested, at);
}

/* The lists are in reverse order. */
static void add_nested(Builder *b, const Module *m, uint32_t outer) {
  uint32_t count = 0;
  for (const Module *each = m; each; each = each->next) count++;
  const Module **all = arena_array(b->session->memory, const Module *, count);
  for (uint32_t i = count; m; m = m->next) all[--i] = m;
  for (uint32_t i = 0; i < count; i++) add(b, all[i], outer);
}

static uint32_t index_of(const Builder *b, const Module *m) {
  const uint64_t *found = m ? map_find(&b->index, (uintptr_t)m) : NULL;
  return found ? (uint32_t)*found : GRAPH_NOTHING;
}

/* `extended` leaves out those that were not found. */
static void list_extended(const Builder *b, const Module *m, GraphNeed *needs) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < m->syntax->extends_count; i++) {
    needs[i] = (GraphNeed){.name = m->syntax->extends[i], .target = GRAPH_NOTHING};
    bool known = found < m->extended_count && m->extended[found]->name == needs[i].name.text;
    if (known) needs[i].target = index_of(b, m->extended[found++]);
  }
}

static uint32_t list_needs(const Builder *b, const Module *m, const GraphNeed **list) {
  if (!m->syntax) return 0;
  uint32_t extended = m->syntax->extends_count, count = extended;
  for (const ModuleInstance *i = m->instances; i; i = i->next) count++;
  GraphNeed *needs = arena_array(b->session->memory, GraphNeed, count);
  list_extended(b, m, needs);
  uint32_t next = count;
  for (const ModuleInstance *i = m->instances; i; i = i->next)
    needs[--next] = (GraphNeed){.name = i->unit->instance,
                                .target = index_of(b, i->module),
                                .instance = true,
                                .local = i->unit->local,
                                .as = i->unit->head.name.text};
  *list = needs;
  return count;
}

static GraphModule describe(const Builder *b, uint32_t at) {
  const Module *m = b->modules.at[at];
  GraphModule g = {.name = m->name, .origin = GRAPH_MISSING, .outer = b->outers.at[at]};
  g.need_count = list_needs(b, m, &g.needs);
  if (!m->syntax) return g;
  bool nested = g.outer != GRAPH_NOTHING;
  g.origin = nested ? GRAPH_NESTED : m->standard ? GRAPH_EMBEDDED : GRAPH_FILE;
  g.path = diags_path(b->session->diags, m->syntax->file);
  return g;
}

Graph graph_make(Session *session, const Uses *uses) {
  Builder b = {.session = session};
  add_nested(&b, uses->modules, GRAPH_NOTHING);
  GraphModule *all = arena_array(session->memory, GraphModule, b.modules.count);
  for (uint32_t i = 0; i < b.modules.count; i++) all[i] = describe(&b, i);
  Graph graph = {b.modules.count, all};
  vec_free(&b.modules);
  vec_free(&b.outers);
  map_free(&b.index);
  return graph;
}
