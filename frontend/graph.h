/* The modules of a specification: where each was found and which others it needs. */
#ifndef FRONTEND_GRAPH_H
#define FRONTEND_GRAPH_H

#include "frontend/parser.h"
#include "frontend/uses.h"

typedef enum GraphOrigin {
  GRAPH_FILE,
  GRAPH_EMBEDDED, /* a standard module inside the program */
  GRAPH_NESTED,   /* in another module */
  GRAPH_MISSING   /* not found, or mistaken */
} GraphOrigin;

/* EXTENDS or INSTANCE. */
typedef struct GraphNeed {
  Name name;
  uint32_t target; /* index of the module; GRAPH_NOTHING if it was not found */
  bool instance, local;
  Symbol as; /* `as == INSTANCE name`; NULL if it is not named */
} GraphNeed;

typedef struct GraphModule {
  Symbol name;
  GraphOrigin origin;
  const char *path; /* as diagnostics show it; NULL if it is missing */
  uint32_t outer;   /* index, if it is nested; else GRAPH_NOTHING */
  uint32_t need_count;
  const GraphNeed *needs;
} GraphModule;

#define GRAPH_NOTHING UINT32_MAX

/* The root module first, then the others as they were found; nested modules after
   those that they stand in. */
typedef struct Graph {
  uint32_t count;
  const GraphModule *modules;
} Graph;

/* From what spec_load_noting() noted, also if it returned NULL.  Lives in the
   session's arena. */
Graph graph_make(Session *, const Uses *);

#endif
