/* What the parts of bounded model checking share: the unrolled executions (bmc.c), the
   questions about each depth (bmc_questions.c), and the way back from a model to a
   trace (counterexample.c). */
#ifndef SOLVER_BMC_H
#define SOLVER_BMC_H

#include "base/map.h"
#include "solver/labels.h"
#include "solver/replay.h"

/* While it is active, questions are collected instead of asked (foresight.c). */
typedef struct Foresight {
  bool active;
  Lit path;      /* what would have been asserted since it began */
  vec(Lit) bad;  /* what would have been asked, on that path */
  uint32_t next; /* how many depths the next look ahead is about; 0: there is none */
} Foresight;

typedef struct Bmc {
  Run run;
  Encoder *encoder;
  Solver *solver;
  vec(Finding) findings;
  uint32_t question;       /* index of the one that is being asked */
  double solver_seconds;   /* up to the depth before */
  struct Breaker *breaker; /* of symmetry; or NULL */
  Labels *labels;          /* NULL unless queries are written to files */
  uint32_t last_swept;     /* literals of the last state that were found to be constant */
  Map swept_in_vain;       /* places in the state -> what sweep.c remembers of them */
  vec(Step) steps;         /* steps.at[k] leads to state k; the first is the initial one */
  vec(Step) ahead;         /* the next ones that are encoded already */
  bool growing;            /* questions are about the step to the next state */
  Foresight foresight;
  Valuation *model;   /* of the last positive answer, once it is looked at; see bmc_model */
  Fault *obstacle;    /* what could not be encoded first: HOLDS is out of reach; or NULL */
  const char *reason; /* a sentence about it */
} Bmc;

/* What the next queries are about: a phrase and a name for it, which may be NULL. */
void bmc_describe(Bmc *, const char *about, const char *name);

/* What is known of all executions from now on. */
void bmc_assert(Bmc *, Lit);

/* ---- foresight.c ---- */

/* If nothing bad can happen at the next few depths, this is asserted, so that the
   questions of each of these depths are easy.  Otherwise nothing is claimed. */
void foresee(Bmc *, uint32_t most_depths);

/* ---- findings.c ---- */

/* After a counterexample: shall another one be looked for?  Then the executions that
   look like it are excluded from all later queries. */
bool findings_add(Bmc *);
/* Into the result. */
void findings_finish(Bmc *);

/* ---- coverage.c ---- */

/* Which actions can be taken in the last state that could not be taken before?  False
   if the solver gave up. */
bool coverage_extend(Bmc *);
void coverage_begin(Bmc *);

/* ---- costs.c ---- */

/* The account of a question, of the run so far. */
uint32_t costs_question(Bmc *, const char *about, const char *name);
/* The lines of the specification by what they cost, into the result. */
void costs_of_lines(Bmc *);

/* Is an execution possible that makes the literal true (and all that was asserted)?
   UNKNOWN is recorded in the result. */
Answer bmc_ask(Bmc *, Lit);
/* The same under further assumptions; asserts nothing. */
Answer bmc_ask_all(Bmc *, uint32_t count, const Lit *);
/* The same, but UNKNOWN has no consequences. */
Answer bmc_try(Bmc *, uint32_t count, const Lit *);

/* After a positive answer: its model, until the next question. */
Valuation *bmc_model(Bmc *);

/* ---- numbers.c ---- */

/* After a positive answer: smaller numbers in its model, in which all that is asserted and
   what was asked stay true. */
void numbers_lower(Bmc *, Lit asked);

/* What is encoded from now on speaks of this state, or of the step from it. */
void bmc_stand_at(Bmc *, uint32_t state);

/* The step from the last state on (the initial one if there is no state yet),
   encoded once. */
const Step *bmc_next_step(Bmc *);
/* It becomes the last one. */
void bmc_take_step(Bmc *);

/* ---- bmc_questions.c: each returns false when the search is over ---- */

/* Can evaluating the step into the next state fail? */
bool bmc_step_is_defined(Bmc *, const Step *);
/* The claims about the last state and the step to it; then, within the constraints,
   is it a deadlock? */
bool bmc_state_is_good(Bmc *);

/* All that can be taken as a step, and all that can fail in it. */
Lit bmc_way_on(Bmc *, const Step *);

/* Is there a reachable last state in which `suspect` holds and no way leads on?  SAT:
   the solver has it as a model.  UNSAT: none.  UNKNOWN: the search for one was given
   up, if the result does not say otherwise. */
Answer deadlock_search(Bmc *, Lit suspect);

/* After SAT.  Each decodes the execution, replays it and checks with the concrete
   evaluator what is claimed; then the result has the verdict.  The failure is the
   one that happens in the model; NULL if evaluation does not fail. */
void counterexample_claim(Bmc *, const Claim *, bool step, const Failure *);
void counterexample_trace(Bmc *, const TraceInvariant *, const Failure *);
void counterexample_deadlock(Bmc *);
/* Evaluating the step after the last state fails (the initial predicate if there
   is no state yet). */
void counterexample_step_fault(Bmc *, const Failure *);
/* A constraint cannot be evaluated in the last state, or step. */
void counterexample_constraint_fault(Bmc *, const Failure *);

#endif
