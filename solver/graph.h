/* The states of an explicit search written to a file as they are found: as a list, or as
   a graph for Graphviz with the steps between them. */
#ifndef SOLVER_GRAPH_H
#define SOLVER_GRAPH_H

#include <stdio.h>

#include "solver/explorer.h"

typedef struct Graph {
  FILE *out; /* borrowed; NULL: nothing is written */
  bool dot;
  const Spec *spec;
  const Statistics *statistics; /* has the names of actions */
  uint64_t count;               /* of states */
} Graph;

void graph_begin(const Graph *);
void graph_add_state(Graph *, uint64_t fingerprint, bool initial, State);
void graph_add_edge(const Graph *, const Edge *); /* nothing in a list */
void graph_end(const Graph *);

#endif
