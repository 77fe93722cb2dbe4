/* What the parts of a proof by induction share: the obligations (induction.c), their
   counterexamples (cti.c) and what becomes of those (triage.c). */
#ifndef SOLVER_INDUCTION_RUN_H
#define SOLVER_INDUCTION_RUN_H

#include "solver/induction.h"
#include "solver/inputs.h"

typedef struct ActionCode {
  Step step;
  Inputs inputs;
} ActionCode;

typedef struct Induction {
  Task *task;
  const ProofOptions *options;
  Proof *proof;
  uint32_t width; /* variables */
  Encoder *encoder;
  Solver *solver;
  Step arbitrary; /* its guard is asserted */
  Inputs inputs;  /* of the arbitrary state */
  Lit *lemmas;    /* in the arbitrary state: true and evaluated without error */
  Step initial;
  Inputs initial_inputs;
  ActionCode *actions; /* by row */
} Induction;

typedef vec(uint32_t) Indices;

/* One obligation: that `bad` cannot be in a state where the lemmas hold (unless
   `initial`), after the step, if there is one. */
typedef struct Question {
  bool initial;           /* of an initial state; the lemmas are not assumed */
  uint32_t row;           /* action, if `step` */
  const Step *step;       /* NULL: about one state */
  const Node *action;     /* of the step, or the initial predicate */
  const Property *broken; /* lemma or safety property; NULL: evaluating the action fails */
  Lit bad;
} Question;

/* Assumes all lemmas (not for an initial state), the guard of the step, and `bad`. */
void question_assume(const Induction *, const Question *, Lits *);
/* Counted, and within the time there is. */
Answer induction_ask(Induction *, const Lits *);

/* After SAT: minimised, decoded, confirmed.  NULL if the concrete evaluator cannot tell;
   the reason is then in the cell. */
const Cti *cti_find(Induction *, const Question *, Lits *asked, Cell *);

/* Finds out more about the first state of a counterexample. */
void triage(Induction *, const Question *, Cti *);

#endif
