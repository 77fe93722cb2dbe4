/* Proof by induction over steps:

     Init => Ind,   Ind /\ Next => Ind',   Ind => Safe

   split into a matrix of cells: a lemma (a conjunct of Ind) against an action, each
   decided by itself from an arbitrary state of the whole of Ind.

   A cell is PROVED by an unsatisfiable query; the core says which lemmas it rests on.
   It is REFUTED by a counterexample to induction, which the concrete evaluator has
   confirmed: all of Ind holds in its first state, the step is one of Next, and the lemma
   does not hold in (or cannot be evaluated in) its second state.  That is no execution:
   its first state may be out of reach, and then Ind is too weak.  What has been found out
   about that stands with it.

   Floyd (1967) and Hoare; for the matrix and the minimisation of counterexamples: Kroening
   and others; Bradley, SAT-Based Model Checking without Unrolling, VMCAI 2011 (lifting by
   cores, generalisation of cubes). */
#ifndef SOLVER_INDUCTION_H
#define SOLVER_INDUCTION_H

#include "base/text.h"
#include "solver/engine.h"
#include "solver/fact.h"

typedef enum CellVerdict {
  CELL_OPEN, /* not asked, or not yet */
  CELL_PROVED,
  CELL_REFUTED,
  CELL_UNKNOWN
} CellVerdict;

/* Whether the first state of a counterexample to induction can be reached. */
typedef enum Triage {
  TRIAGE_UNKNOWN, /* not within `depth` steps */
  TRIAGE_REACHED, /* the lemma is wrong: `execution` breaks it */
  TRIAGE_BLOCKED  /* no: `blocked_by` facts exclude it, and adding that lemma is safe */
} Triage;

typedef struct Cti {
  struct Cti *next; /* a different one; NULL after the last */
  Result *step;     /* a trace of two states (one: of an initial state or for Ind => Safe) */
  FactList facts;   /* of the first state, that make the step possible and break the lemma */
  Triage triage;
  uint32_t depth;
  Result *execution;   /* REACHED: from an initial state to one that breaks the lemma */
  FactList blocked_by; /* BLOCKED: not all of these facts are true together in any state
                          that can be reached; with Ind, that is inductive */
} Cti;

typedef struct Cell {
  CellVerdict verdict;
  double seconds;
  uint32_t used_count; /* PROVED: lemmas it rests on, by index, and no others */
  const uint32_t *used;
  bool minimal;          /* PROVED: it cannot do without any of them */
  bool cached;           /* PROVED: in an earlier run */
  bool doubted;          /* PROVED: the second solver cannot tell whether all of it was encoded */
  bool drat;             /* PROVED: there is a file with the proof */
  const char *no_drat;   /* why not, if one was asked for; in static storage */
  const char *certified; /* PROVED: by this second solver, too, or "circuit": decided without
                            one; in static storage; NULL: by nobody */
  const char *reason;    /* UNKNOWN */
  const Cti *cti;        /* REFUTED; NULL if only verdicts were asked for */
} Cell;

typedef struct ActionRow {
  Property action;
  Cell enabled; /* REFUTED (no counterexample): no state of Ind enables it */
  Cell defined; /* evaluating it in a state of Ind does not fail */
  Cell *cells;  /* per lemma */
} ActionRow;

/* A property of steps, `[][A]_v`, or of executions that is said by steps, `I /\ [][A]_v`: its
   cells are about Init and about each action in a state of Ind.  Nothing rests on it. */
typedef struct StepRow {
  Symbol name;
  Property initial, step; /* of that name; node NULL if nothing is said of that */
  bool whole;             /* or there is more, such as fairness, that steps do not tell */
  Cell at_init;
  Cell *cells; /* per action */
} StepRow;

typedef enum ProofVerdict {
  PROOF_PROVED,
  PROOF_REFUTED,       /* an execution breaks a lemma, or safety */
  PROOF_NOT_INDUCTIVE, /* some cell is refuted by a step that is not known to be reachable */
  PROOF_VACUOUS,       /* no state satisfies Ind, or none Init */
  PROOF_ASSUMPTION,    /* an assumption about the constants is false: nothing was asked */
  PROOF_UNKNOWN
} ProofVerdict;

typedef struct Proof {
  Arena *memory;
  ProofVerdict verdict;
  const char *reason; /* UNKNOWN */
  uint32_t lemma_count, safety_count, action_count;
  const Property *lemmas, *safety;
  bool *shapes;         /* per lemma: does it say which values some variable can have? */
  Cell *initial, *safe; /* per lemma; per safety property */
  ActionRow *actions;
  uint32_t step_count;
  StepRow *steps;
  Cell satisfiable;       /* REFUTED: no state satisfies Ind */
  Cell started;           /* REFUTED: no state satisfies Init */
  const Node *assumption; /* the one that is false */
  const Fault *fault;     /* what could not be evaluated, in the arena */
  bool interrupted;       /* before all cells were decided */
  bool partial;           /* only one cell was asked for */
  double seconds;
  uint64_t queries;
  const char *solver;
} Proof;

typedef struct ProofOptions {
  EngineOptions engine; /* deadline, memory, solver, limits; `length`: of the triage */
  const char *cell;     /* "Lemma:Action", "Lemma:Init"; NULL: all */
  bool certify;         /* have proved cells confirmed by a second solver */
  const char *drat;     /* folder for proofs of cells; or NULL */
  const char *cache;    /* folder of cells that were proved before; or NULL */
  uint32_t processes;   /* that decide cells; 0 is 1, this one */
  uint32_t examples;    /* counterexamples of each cell at most; 0 is 1 */
  bool no_triage;
  bool verdicts_only; /* counterexamples are not looked for: REFUTED cells have none */
  void (*progress)(const Proof *, void *env); /* after each cell; may be NULL */
  void *progress_env;
} ProofOptions;

/* `inductive` is the invariant with all lemmas given beside it, `safety` what is to hold
   besides: predicates of states that it implies, actions and temporal formulas that are
   said by steps.  NULL after reported mistakes (a variable without a shape, a wrong cell). */
Proof *prove_induction(Task *, const PropertyList *inductive, const PropertyList *safety,
                       const ProofOptions *);
void proof_destroy(Proof *);

/* One of the cells. */
typedef enum CellKind {
  CELL_INITIAL, /* lemma */
  CELL_DEFINED, /* row */
  CELL_ENABLED, /* row */
  CELL_STEP,    /* row, lemma */
  CELL_SAFE,    /* lemma: number of a safety property */
  CELL_STARTS,  /* lemma: number of a property of steps; does it hold initially? */
  CELL_STEPS    /* row; lemma: number of a property of steps */
} CellKind;

typedef struct CellId {
  CellKind kind;
  uint32_t row, lemma;
} CellId;

/* All of them, in the order of a report; the caller frees the list. */
typedef vec(CellId) CellIds;
CellIds proof_cells(const Proof *);
Cell *proof_cell(const Proof *, CellId);
/* The lemma or the property that the cell is about; NULL: none, but an action as a whole. */
const char *cell_property(const Proof *, CellId);
/* As part of the name of a file: what is no letter or digit is `_`. */
void cell_print_name(const Proof *, CellId, Text *);

const char *proof_word(ProofVerdict); /* "proved", "not_inductive", ... as in JSON */
const char *cell_word(CellVerdict);

/* Neither safety rests on the lemma, nor does that the actions can be evaluated, nor the
   layout of the arbitrary state, nor a lemma that those rest on. */
bool proof_is_redundant(const Proof *, uint32_t lemma);

/* The others; per lemma. */
void proof_needed(const Proof *, bool *needed);

#endif
