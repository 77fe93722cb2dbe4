#include "cli/deps.h"

#include <string.h>

#include "base/panic.h"

static const char *origin_name(GraphOrigin origin) {
  switch (origin) {
  case GRAPH_FILE: return "file";
  case GRAPH_EMBEDDED: return "embedded";
  case GRAPH_NESTED: return "nested";
  case GRAPH_MISSING: return "missing";
  }
  never("origin");
}

/* Does one of its needs mean the module? */
static bool needs(const GraphModule *m, uint32_t target) {
  for (uint32_t i = 0; i < m->need_count; i++)
    if (m->needs[i].target == target) return true;
  return false;
}

/* Text. */

static void print_origin(const Graph *graph, const GraphModule *m) {
  switch (m->origin) {
  case GRAPH_FILE: printf("%s: %s\n", symbol_text(m->name), m->path); return;
  case GRAPH_NESTED:
    printf("%s: in module %s, %s\n", symbol_text(m->name),
           symbol_text(graph->modules[m->outer].name), m->path);
    return;
  case GRAPH_EMBEDDED:
  case GRAPH_MISSING: printf("%s: %s\n", symbol_text(m->name), origin_name(m->origin)); return;
  }
  never("origin");
}

static void print_need(const GraphNeed *need) {
  const char *how = need->instance ? "instances" : "extends";
  printf("  %s%s %s", need->local ? "local " : "", how, symbol_text(need->name.text));
  if (need->as) printf(" as %s", symbol_text(need->as));
  puts("");
}

static void print_text(const Graph *graph) {
  for (uint32_t i = 0; i < graph->count; i++) {
    const GraphModule *m = &graph->modules[i];
    print_origin(graph, m);
    for (uint32_t j = 0; j < m->need_count; j++) print_need(&m->needs[j]);
    for (uint32_t j = 0; j < graph->count; j++)
      if (needs(&graph->modules[j], i))
        printf("  needed by %s\n", symbol_text(graph->modules[j].name));
  }
}

/* Graphviz: extending is a full line, instancing a dashed one. */
static void print_dot(const Graph *graph) {
  puts("digraph modules {\n  node [shape=box];");
  for (uint32_t i = 0; i < graph->count; i++) {
    const GraphModule *m = &graph->modules[i];
    const char *style = m->origin == GRAPH_EMBEDDED  ? ", style=filled, fillcolor=lightgray"
                        : m->origin == GRAPH_MISSING ? ", color=red"
                                                     : "";
    printf("  m%u [label=\"%s\"%s];\n", i, symbol_text(m->name), style);
    for (uint32_t j = 0; j < m->need_count; j++)
      if (m->needs[j].target != GRAPH_NOTHING)
        printf("  m%u -> m%u%s;\n", i, m->needs[j].target,
               m->needs[j].instance ? " [style=dashed]" : "");
  }
  puts("}");
}

/* JSON. */

static void write_name(Json *j, const char *key, Symbol name) {
  json_key(j, key);
  if (name)
    json_string(j, symbol_text(name));
  else
    json_null(j);
}

static void write_need(const Job *job, Json *j, const Graph *graph, const GraphNeed *need) {
  json_open(j, '{');
  write_name(j, "name", need->name.text);
  json_key(j, "kind");
  json_string(j, need->instance ? "INSTANCE" : "EXTENDS");
  write_name(j, "as", need->as);
  json_key(j, "local");
  json_bool(j, need->local);
  json_key(j, "found");
  json_bool(j,
            need->target != GRAPH_NOTHING && graph->modules[need->target].origin != GRAPH_MISSING);
  json_key(j, "location");
  diags_print_location(job->session.diags, need->name.at, j);
  json_close(j);
}

static void write_module(const Job *job, Json *j, const Graph *graph, uint32_t at) {
  const GraphModule *m = &graph->modules[at];
  json_open(j, '{');
  write_name(j, "name", m->name);
  json_key(j, "origin");
  json_string(j, origin_name(m->origin));
  json_key(j, "file");
  if (m->path)
    json_string(j, m->path);
  else
    json_null(j);
  write_name(j, "nested_in", m->outer == GRAPH_NOTHING ? NULL : graph->modules[m->outer].name);
  json_key(j, "needs");
  json_open(j, '[');
  for (uint32_t i = 0; i < m->need_count; i++) write_need(job, j, graph, &m->needs[i]);
  json_close(j);
  json_key(j, "needed_by");
  json_open(j, '[');
  for (uint32_t i = 0; i < graph->count; i++)
    if (needs(&graph->modules[i], at)) json_string(j, symbol_text(graph->modules[i].name));
  json_close(j);
  json_close(j);
}

static void print_json(const Job *job, const Graph *graph, ExitStatus status) {
  Json *j = json_create(stdout, true);
  json_open(j, '{');
  json_key(j, "schema");
  json_int(j, 1);
  json_key(j, "spec");
  json_string(j, job->path);
  json_key(j, "modules");
  json_open(j, '[');
  for (uint32_t i = 0; i < graph->count; i++) write_module(job, j, graph, i);
  json_close(j);
  json_key(j, "exit_status");
  json_int(j, status);
  json_key(j, "diagnostics");
  diags_print_json(job->session.diags, j);
  json_close(j);
  json_destroy(j);
}

void deps_print(Job *job, const Graph *graph, ExitStatus status) {
  if (job->json)
    print_json(job, graph, status);
  else if (!strcmp(job->options->format, "dot"))
    print_dot(graph);
  else
    print_text(graph);
}
