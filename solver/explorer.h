/* One worker of an explicit search: it expands blocks of states, with an evaluator
   and a table of values of its own.

   It says where something is wrong, not what: whoever started it evaluates that
   state again, with the evaluator that reports. */
#ifndef SOLVER_EXPLORER_H
#define SOLVER_EXPLORER_H

#include <stdatomic.h>

#include "semantics/codec.h"
#include "solver/actions.h"
#include "solver/run.h"
#include "solver/seen.h"
#include "solver/symmetry.h"

/* States to be expanded, numbered from `first`. */
typedef struct Block {
  uint32_t first, count;
  Bytes states; /* one after the other */
} Block;

enum { ORDINAL_NONE = UINT32_MAX };

/* A state that is new, unless an earlier block has it, too. */
typedef struct Arrival {
  uint64_t print;
  uint32_t parent, ordinal; /* see ancestry.h */
  uint32_t action;          /* see actions.h */
  uint32_t size;            /* of its bytes */
} Arrival;

typedef struct Edge {
  uint64_t from, to; /* fingerprints */
  uint32_t action;
} Edge;

/* What expanding a block led to. */
typedef struct Harvest {
  vec(Arrival) arrivals;
  Bytes states;    /* of the arrivals, one after the other */
  vec(Edge) edges; /* if they were asked for */
  uint64_t generated;
  bool trouble; /* of this state, or in expanding it if there is no ordinal */
  uint32_t parent, ordinal;
} Harvest;

void harvest_free(Harvest *);

/* What all workers of a search share. */
typedef struct Exploration {
  Run *run; /* only read */
  Atlas *atlas;
  Seen *seen;
  const ActionTable *actions; /* NULL: they are not counted */
  bool wants_edges;
  /* For TLCGet and for the terminal; exact where there is one worker. */
  atomic_uint_fast64_t distinct, generated, expanded;
} Exploration;

typedef struct Explorer Explorer;

/* `alone`: it uses the evaluator of the run, whose registers last. */
Explorer *explorer_create(Exploration *, bool alone);
void explorer_destroy(Explorer *);

/* All initial states, as if they were the successors of block 1.  These return false
   if a limit was reached. */
bool explorer_begin(Explorer *, Harvest *);
bool explorer_expand(Explorer *, const Block *, uint32_t block, uint32_t depth, Harvest *);

/* What the explorer that is alone is doing: the number of the state that is expanded
   (ANCESTRY_ROOT: it looks for initial states), and that state. */
uint32_t explorer_parent(const Explorer *);
bool explorer_expands(const Explorer *, State);
/* After trouble: the state in trouble, if it is not the one being expanded, and what was
   wrong.  Evaluating it again would be another look at registers. */
State explorer_culprit(const Explorer *);
const Result *explorer_outcome(const Explorer *);

/* Which limit was reached; NULL: none. */
const char *explorer_reason(const Explorer *);

/* Adds how often each action was taken.  The explorer may be NULL. */
void explorer_count_actions(const Explorer *, Statistics *);

#endif
