/* What the parts of a proof by induction share: the obligations (induction.c), their
   counterexamples (cti.c) and what becomes of those (triage.c). */
#ifndef SOLVER_INDUCTION_RUN_H
#define SOLVER_INDUCTION_RUN_H

#include "solver/arbitrary.h"
#include "solver/failed.h"
#include "solver/induction.h"

typedef enum Reach { REACH_UNASKED, REACH_NO, REACH_YES } Reach;

typedef struct ActionCode {
  Step step;
  Inputs inputs;
  Failed failed;
  Reach limit;        /* can what cannot be encoded matter? */
  const char *reason; /* YES */
  bool doubted;       /* NO: a second solver cannot tell */
} ActionCode;

typedef struct Induction {
  Task *task;
  const ProofOptions *options;
  Budget budget; /* what the options allow */
  Proof *proof;
  uint32_t width; /* variables */
  Encoder *encoder;
  Solver *solver;
  Solver *second; /* for certificates; NULL before the first one */
  SolverKind second_kind;
  CellId deciding;
  bool worker; /* counterexamples are left to another process */
  Arbitrary arbitrary;
  Lit *lemmas; /* in the arbitrary state: true and evaluated without error */
  Step initial;
  Inputs initial_inputs;
  Failed initial_failed;
  ActionCode *actions; /* by row */
} Induction;

/* One obligation: that `bad` cannot be in a state where the lemmas hold (unless
   `initial`), after the step, if there is one. */
typedef struct Question {
  bool initial;           /* of an initial state; the lemmas are not assumed */
  uint32_t row;           /* action, if `step` */
  const Step *step;       /* NULL: about one state */
  const Node *action;     /* of the step, or the initial predicate */
  const Property *broken; /* lemma or safety property, or of the step if it is an action;
                             NULL: evaluating the action fails */
  Lit bad;
} Question;

/* Assumes all lemmas (not for an initial state), the guard of the step, and `bad`. */
void question_assume(const Induction *, const Question *, Lits *);
/* Counted, and within the time there is. */
Answer induction_ask(Induction *, const Lits *);
bool induction_in_time(const Induction *);
void induction_tell(const Induction *); /* progress */

/* Answers the question of a cell (induction_cell.c). */
void cell_decide(Induction *, CellId);
void cell_find_satisfiable(Induction *);
void cell_find_started(Induction *);
void cell_unknown(Cell *, const char *reason);

/* Rows and columns without any verdict; and the verdict of all of them
   (induction_proof.c). */
Proof *proof_create(Task *, const PropertyList *lemmas);
/* Adds what is to hold besides: what is said of states, and of steps.  False after
   reporting a property that says nothing of either (induction_steps.c). */
bool proof_add_safety(Task *, Proof *, const PropertyList *);
void proof_conclude(Proof *);

/* After SAT: minimised, decoded, confirmed; as many as the options ask for.  NULL if the
   concrete evaluator cannot tell; the reason is then in the cell. */
const Cti *cti_find(Induction *, const Question *, Cell *);

/* Finds out more about the first state of a counterexample. */
void triage(Induction *, const Question *, Cti *);

#endif
