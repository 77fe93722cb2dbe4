/* What rests on what in a proof, as a graph: safety and lemmas are nodes; an edge leads from
   a lemma to one that was needed for preserving it, and names the actions. */
#ifndef CLI_PROOF_GRAPH_H
#define CLI_PROOF_GRAPH_H

#include "base/text.h"
#include "solver/induction.h"

void print_graph_dot(const Proof *, Text *); /* for Graphviz */
void print_graph_svg(const Proof *, Text *); /* a picture, which may stand in a page */

#endif
