/* What the parts of the search for an invariant share: what it is about (ic3_prepare.c), the
   lemmas before it (seed.c), its questions (ic3_query.c), the search (ic3.c), and what is left
   of its clauses in the end (slice.c). */
#ifndef SOLVER_IC3_RUN_H
#define SOLVER_IC3_RUN_H

#include "solver/arbitrary.h"
#include "solver/atom.h"
#include "solver/ic3.h"
#include "solver/mine.h"

/* Its facts are excluded in all states reached within `level` steps. */
typedef struct Clause {
  Cube cube;
  Lit excluded;   /* not all of it, now */
  uint32_t level; /* UINT32_MAX: in all states that can be reached */
  uint32_t orbit; /* those with one number are images of each other under symmetries */
} Clause;

/* The cube is to be shown unreachable within `level` steps; from it `steps` further ones
   lead to a state that breaks safety. */
typedef struct Duty {
  Cube cube;
  uint32_t level, steps;
} Duty;

/* The atoms that a notion holds of some values, and that it fails. */
typedef struct NotionPair {
  uint32_t holds, fails;
} NotionPair;

typedef struct Ic3 {
  Task *task;
  const EngineOptions *options;
  Found *found;
  double started, deadline;
  Budget budget; /* what the options allow */
  Encoder *encoder;
  Solver *solver;
  Atoms atoms;
  SwapList swaps;
  Notions notions;
  vec(NotionPair) pairs; /* instances of notions */
  Arbitrary arbitrary;
  Step step;
  Inputs step_inputs;
  Lit initial;     /* the arbitrary state is an initial one */
  Lit bad;         /* it breaks safety, or a step leads out of the types */
  Lit safe;        /* it is safe */
  Lit lost;        /* a step leads from it to a state that is not safe, or out of the types */
  Lit seeded;      /* the lemmas found before the search count */
  vec(Lit) active; /* per level: the clauses of that level count */
  vec(Clause) clauses;
  vec(Duty) duties;
  uint32_t orbits;
  uint32_t top; /* the level being worked on */
  bool stopped;
} Ic3;

typedef vec(Cube) Cubes;

/* Counted, and within the time there is; UNKNOWN stops the search. */
Answer ic3_ask(Ic3 *, const Lits *);

Lit ic3_conjunction(Ic3 *, const Cube *); /* all of it, now */
Lit ic3_after(Ic3 *, const Cube *);       /* there is a step to where all of it is true */
bool ic3_meets_initial(Ic3 *, const Cube *);

/* Adds what limits the state to those reached within `level` steps, as far as is known; 0: to
   the initial states. */
void ic3_assume_frame(Ic3 *, uint32_t level, Lits *);

/* As few atoms of the state in the model as make `goal` true with the step there. */
Cube ic3_lift(Ic3 *, Valuation *model, Lit goal);

/* Is there no step into the cube from a state outside of it within level - 1?  Then
   `*core` (if wanted) is a part of the cube for which that is so, too; it may meet the
   initial states.  Else `*before` (if wanted) is a cube of such states. */
bool ic3_is_inductive(Ic3 *, const Cube *, uint32_t level, Cube *core, Cube *before);

/* The core, with atoms of the cube put back until it does not meet the initial states. */
Cube ic3_keep_from_initial(Ic3 *, Cube core, const Cube *);

/* The cube without what can be left out of it within the level. */
Cube ic3_generalize(Ic3 *, Cube, uint32_t level);

/* False if the search cannot begin: the reason stands in `arbitrary`, or is reported. */
bool ic3_prepare(Ic3 *, const Node *shape, const PropertyList *types, const PropertyList *safety);

/* Short lemmas, found before the search. */
void ic3_seed(Ic3 *);

/* As few of the clauses as are inductive together with safety, each as short as it can be. */
Cubes ic3_slice(Ic3 *);

#endif
