/* `cairn parse --deps`: the graph of modules in its formats. */
#ifndef CLI_DEPS_H
#define CLI_DEPS_H

#include "cli/job.h"
#include "frontend/graph.h"

/* All to standard output; `text`, `json` (docs/json.md) or `dot` (Graphviz). */
void deps_print(Job *, const Graph *, ExitStatus);

#endif
