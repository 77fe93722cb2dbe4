#include "cli/proof_graph.h"

#include <string.h>

#include "base/markup.h"
#include "base/panic.h"

typedef struct Edge {
  uint32_t from, to;
  Text actions; /* "Send, Receive"; empty of safety */
} Edge;

/* Nodes are the safety properties, those of steps, and then the lemmas. */
typedef struct Graph {
  const Proof *proof;
  uint32_t count;
  bool *needed; /* per lemma */
  vec(Edge) edges;
} Graph;

static uint32_t first_lemma(const Proof *proof) { return proof->safety_count + proof->step_count; }

static Symbol node_name(const Graph *g, uint32_t node) {
  uint32_t safety = g->proof->safety_count, lemmas = first_lemma(g->proof);
  if (node < safety) return g->proof->safety[node].name;
  return node < lemmas ? g->proof->steps[node - safety].name : g->proof->lemmas[node - lemmas].name;
}

/* Safety was proved without it. */
static bool is_idle(const Graph *g, uint32_t node) {
  uint32_t lemmas = first_lemma(g->proof);
  if (g->proof->verdict != PROOF_PROVED || !lemmas) return false;
  return node >= lemmas && !g->needed[node - lemmas];
}

static Edge *find_edge(Graph *g, uint32_t from, uint32_t to) {
  for (vec_each(Edge, e, &g->edges))
    if (e->from == from && e->to == to) return e;
  vec_push(&g->edges, ((Edge){.from = from, .to = to}));
  return vec_last(&g->edges);
}

/* That a lemma rests on itself goes without saying. */
static void add_edges(Graph *g, uint32_t from, const Cell *cell, const char *action) {
  for (uint32_t i = 0; i < cell->used_count; i++) {
    uint32_t to = first_lemma(g->proof) + cell->used[i];
    if (from == to) continue;
    Edge *e = find_edge(g, from, to);
    if (action) text_format(&e->actions, "%s%s", e->actions.length ? ", " : "", action);
  }
}

static void add_row(Graph *g, uint32_t from, const Cell *cell, uint32_t action) {
  add_edges(g, from, cell, symbol_text(g->proof->actions[action].action.name));
}

static Graph make_graph(const Proof *proof) {
  Graph g = {.proof = proof, .count = first_lemma(proof) + proof->lemma_count};
  g.needed = calloc(proof->lemma_count + 1, sizeof *g.needed);
  if (!g.needed) panic("out of memory");
  proof_needed(proof, g.needed);
  for (uint32_t i = 0; i < proof->safety_count; i++) add_edges(&g, i, &proof->safe[i], NULL);
  for (uint32_t i = 0; i < proof->step_count; i++)
    for (uint32_t a = 0; a < proof->action_count; a++)
      add_row(&g, proof->safety_count + i, &proof->steps[i].cells[a], a);
  for (uint32_t i = 0; i < proof->lemma_count; i++)
    for (uint32_t a = 0; a < proof->action_count; a++)
      add_row(&g, first_lemma(proof) + i, &proof->actions[a].cells[i], a);
  return g;
}

static void free_graph(Graph *g) {
  for (vec_each(Edge, e, &g->edges)) text_free(&e->actions);
  vec_free(&g->edges);
  free(g->needed);
}

/* ---- Graphviz ---- */

/* Names have no quotes. */
void print_graph_dot(const Proof *proof, Text *out) {
  Graph g = make_graph(proof);
  text_append(out, "digraph proof {\n  node [shape=box, style=rounded];\n");
  for (uint32_t i = 0; i < g.count; i++)
    text_format(out, "  \"%s\"%s;\n", symbol_text(node_name(&g, i)),
                i < first_lemma(proof) ? " [style=bold]"
                : is_idle(&g, i)       ? " [style=dashed]"
                                       : "");
  for (vec_each(Edge, e, &g.edges))
    text_format(out, "  \"%s\" -> \"%s\" [label=\"%s\"];\n", symbol_text(node_name(&g, e->from)),
                symbol_text(node_name(&g, e->to)), text_string(&e->actions));
  text_append(out, "}\n");
  free_graph(&g);
}

/* ---- layers ---- */

typedef struct Place {
  uint32_t layer;
  int x, width; /* left edge */
  bool visited;
} Place;

/* Nodes after all that they lead to, but for ways back. */
static void visit(const Graph *g, Place *places, uint32_t node, uint32_t *order, uint32_t *count) {
  if (places[node].visited) return;
  places[node].visited = true;
  for (vec_each(const Edge, e, &g->edges))
    if (e->from == node) visit(g, places, e->to, order, count);
  order[(*count)++] = node;
}

/* Each node below all that lead to it, but for ways back; returns the number of layers. */
static uint32_t place_nodes(const Graph *g, Place *places) {
  uint32_t *order = calloc(g->count + 1, sizeof *order);
  bool *passed = calloc(g->count + 1, sizeof *passed);
  uint32_t count = 0, layers = 0;
  if (!order || !passed) panic("out of memory");
  for (uint32_t i = 0; i < g->count; i++) visit(g, places, i, order, &count);
  while (count-- > 0) {
    const Place *from = &places[order[count]];
    passed[order[count]] = true;
    if (from->layer >= layers) layers = from->layer + 1;
    for (vec_each(const Edge, e, &g->edges))
      if (e->from == order[count] && !passed[e->to] && places[e->to].layer <= from->layer)
        places[e->to].layer = from->layer + 1;
  }
  free(order);
  free(passed);
  return layers;
}

/* The middle of the nodes above that lead here; those without any come last. */
static int wished_place(const Graph *g, const Place *places, uint32_t node) {
  int sum = 0, count = 0;
  for (vec_each(const Edge, e, &g->edges)) {
    const Place *from = &places[e->from];
    if (e->to != node || from->layer >= places[node].layer) continue;
    sum += from->x + from->width / 2;
    count++;
  }
  return count ? sum / count : INT32_MAX;
}

enum { MARGIN = 12, GAP = 24, HEIGHT = 28, FLOOR = 84, LETTER = 8 };

static uint32_t next_in_layer(const Graph *g, const Place *places, uint32_t layer,
                              const bool *done) {
  uint32_t best = UINT32_MAX;
  for (uint32_t i = 0; i < g->count; i++) {
    if (places[i].layer != layer || done[i]) continue;
    if (best == UINT32_MAX || wished_place(g, places, i) < wished_place(g, places, best)) best = i;
  }
  return best;
}

/* Nodes of a layer in the order of what leads to them; returns the width of all. */
static int spread(const Graph *g, Place *places, uint32_t layers) {
  bool *done = calloc(g->count + 1, sizeof *done);
  int widest = 0;
  if (!done) panic("out of memory");
  for (uint32_t layer = 0; layer < layers; layer++) {
    int x = MARGIN;
    for (uint32_t i; (i = next_in_layer(g, places, layer, done)) != UINT32_MAX;) {
      done[i] = true;
      places[i].x = x;
      places[i].width = LETTER * (int)strlen(symbol_text(node_name(g, i))) + 2 * MARGIN;
      x += places[i].width + GAP;
    }
    if (x > widest) widest = x;
  }
  free(done);
  return widest - GAP + MARGIN;
}

/* ---- the picture ---- */

static int top_of(const Place *p) { return MARGIN + FLOOR * (int)p->layer; }

static void draw_edge(const Graph *g, const Place *places, const Edge *e, Text *out) {
  const Place *from = &places[e->from], *to = &places[e->to];
  bool down = from->layer < to->layer;
  int x1 = from->x + from->width / 2, x2 = to->x + to->width / 2;
  int y1 = top_of(from) + (down ? HEIGHT : 0), y2 = top_of(to) + (down ? 0 : HEIGHT);
  int bend = (down ? 1 : -1) * FLOOR / 2;
  text_format(out, "<path class=\"edge%s\" d=\"M%d %d C%d %d %d %d %d %d\"><title>",
              down ? "" : " back", x1, y1, x1, y1 + bend, x2, y2 - bend, x2, y2);
  markup_append(symbol_text(node_name(g, e->from)), out);
  text_append(out, " rests on ");
  markup_append(symbol_text(node_name(g, e->to)), out);
  if (e->actions.length) text_append(out, " after ");
  markup_append(text_string(&e->actions), out);
  text_append(out, "</title></path>\n");
}

static void draw_node(const Graph *g, const Place *places, uint32_t node, Text *out) {
  const Place *p = &places[node];
  const char *kind = node < first_lemma(g->proof) ? "node safety"
                     : is_idle(g, node)           ? "node idle"
                                                  : "node";
  text_format(out,
              "<g class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
              "<text x=\"%d\" y=\"%d\">",
              kind, p->x, top_of(p), p->width, HEIGHT, p->x + p->width / 2, top_of(p) + 19);
  markup_append(symbol_text(node_name(g, node)), out);
  text_append(out, "</text></g>\n");
}

static const char svg_style[] =
    "<style>\n"
    ".edge{fill:none;stroke:#6b7280;stroke-width:1.5;marker-end:url(#tip)}\n"
    ".back{stroke-dasharray:5 3}\n"
    ".node rect{fill:#f3f4f6;stroke:#374151}\n"
    ".node text{font:13px ui-monospace,monospace;text-anchor:middle;fill:#111827}\n"
    ".safety rect{stroke-width:2.5}\n"
    ".idle rect{stroke-dasharray:4 3}\n"
    "@media (prefers-color-scheme:dark){.node rect{fill:#1f2937;stroke:#9ca3af}"
    ".node text{fill:#f3f4f6}.edge{stroke:#9ca3af}}\n"
    "</style>\n"
    "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
    "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8 z\" "
    "fill=\"#6b7280\"/></marker></defs>\n";

void print_graph_svg(const Proof *proof, Text *out) {
  Graph g = make_graph(proof);
  Place *places = calloc(g.count + 1, sizeof *places);
  if (!places) panic("out of memory");
  uint32_t layers = place_nodes(&g, places);
  int width = spread(&g, places, layers);
  int height = 2 * MARGIN + HEIGHT + FLOOR * (layers ? (int)layers - 1 : 0);
  text_format(out,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
              "height=\"%d\" role=\"img\" aria-label=\"what rests on what\">\n%s",
              width, height, width, height, svg_style);
  for (vec_each(Edge, e, &g.edges)) draw_edge(&g, places, e, out);
  for (uint32_t i = 0; i < g.count; i++) draw_node(&g, places, i, out);
  text_append(out, "</svg>\n");
  free(places);
  free_graph(&g);
}
