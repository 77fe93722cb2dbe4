#include "solver/graph.h"

#include <inttypes.h>

void graph_begin(const Graph *g) {
  if (g->out && g->dot) fputs("digraph states {\n  node [shape=box];\n", g->out);
}

static Text conjunction(const Graph *g, State state) {
  Text text = {0};
  for (uint32_t v = 0; v < g->spec->variable_count; v++) {
    text_format(&text, "/\\ %s = ", symbol_text(g->spec->variables[v]->name));
    value_print(state[v], &text);
    text_append(&text, "\n");
  }
  return text;
}

/* As the inside of a string of Graphviz; lines are aligned to the left. */
static void write_label(const Graph *g, const char *text) {
  for (; *text; text++) {
    if (*text == '\n')
      fputs("\\l", g->out);
    else if (*text == '"' || *text == '\\')
      fprintf(g->out, "\\%c", *text);
    else
      fputc(*text, g->out);
  }
}

void graph_add_state(Graph *g, uint64_t print, bool initial, State state) {
  Text text = conjunction(g, state);
  g->count++;
  if (g->dot) {
    fprintf(g->out, "  \"%016" PRIx64 "\" [label=\"", print);
    write_label(g, text_string(&text));
    fputs(initial ? "\", style=bold];\n" : "\"];\n", g->out);
  } else {
    fprintf(g->out, "State %" PRIu64 ":\n%s\n", g->count, text_string(&text));
  }
  text_free(&text);
}

void graph_add_edge(const Graph *g, const Edge *edge) {
  if (!g->dot) return;
  const char *name = edge->action < g->statistics->actions.count
                         ? g->statistics->actions.at[edge->action].name
                         : "Next";
  fprintf(g->out, "  \"%016" PRIx64 "\" -> \"%016" PRIx64 "\" [label=\"", edge->from, edge->to);
  write_label(g, name);
  fputs("\"];\n", g->out);
}

void graph_end(const Graph *g) {
  if (g->out && g->dot) fputs("}\n", g->out);
}
