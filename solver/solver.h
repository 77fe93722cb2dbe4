/* One door to all solvers.

   A solver answers queries about literals of one circuit.  It translates the cone
   of each literal it is shown once, as clauses (Plaisted and Greenbaum's or
   Tseitin's translation) or terms, and keeps what it learnt between queries. */
#ifndef SOLVER_SOLVER_H
#define SOLVER_SOLVER_H

#include "base/json.h"
#include "encoder/circuit.h"

typedef enum SolverKind {
  SOLVER_AUTO,    /* CaDiCaL, where it was built in, for Booleans and integers that are only
                     compared (difference.h), Z3 for all else */
  SOLVER_Z3,      /* finite-domain solver for Booleans, SMT core with Int beyond */
  SOLVER_CADICAL, /* as AUTO */
  SOLVER_SMTLIB   /* another program, asked by SMT-LIB 2 text */
} SolverKind;

typedef enum Answer { ANSWER_UNSAT, ANSWER_SAT, ANSWER_UNKNOWN } Answer;

typedef struct SolverOptions {
  SolverKind kind;
  uint32_t seed;
  bool integers_as_terms;  /* always for Z3's SMT core, which is better at many small questions */
  const char *program;     /* for SMTLIB: its name or path */
  const char *cross_check; /* a program that is asked as well where the answer is UNSAT; or NULL */
  struct Interrupt *interrupt;            /* asks running and later queries to end; or NULL */
  const char *smt_folder, *dimacs_folder; /* each query is written there; or NULL */
} SolverOptions;

typedef struct SolverStatistics {
  uint64_t queries, trivial; /* trivial: decided by the circuit alone */
  uint64_t variables, clauses;
  uint64_t confirmed, unconfirmed; /* UNSAT by the cross check; not within its powers */
  double seconds;
} SolverStatistics;

typedef struct Solver Solver;
struct Labels;

/* Nothing of a back end is started before the first query that needs it. */
Solver *solver_open(const Circuit *, const SolverOptions *);
bool solver_is_available(SolverKind); /* was it built in? */
/* Of the library that was built in: "4.8.12.0"; NULL if none was. */
const char *solver_version(SolverKind);
void solver_close(Solver *);

void solver_assert(Solver *, Lit); /* for good */

/* The next queries are about another part of the circuit.  A back end that takes everything
   it has been shown into account in each query (integers) then starts anew. */
void solver_turn_over(Solver *);

/* What the next queries are about, in a phrase that stays where it is, and names for
   gates: both for the files that are written. */
void solver_describe(Solver *, const char *question);
void solver_use_labels(Solver *, const struct Labels *);

/* Is there a valuation of the inputs that satisfies all that was asserted and the
   assumptions?  `deadline` in seconds of the monotonic clock, 0 for none.  UNKNOWN
   also where the cross check contradicts UNSAT. */
Answer solver_check(Solver *, uint32_t count, const Lit *assumptions, double deadline);

/* The same for one literal, with so little effort that UNKNOWN is a common answer, and
   not counted among the queries. */
Answer solver_try(Solver *, Lit, uint32_t conflicts);

/* After UNSAT: did the assumption with this index matter?  Those that did cannot all be
   true together with what was asserted; there may be fewer that cannot. */
bool solver_used(const Solver *, uint32_t assumption);
/* After SAT: the inputs' values; the caller destroys it, before the solver. */
Valuation *solver_valuation(Solver *);
/* Is all that was asserted true in it?  For values that are none of the back end's. */
bool solver_accepts(const Solver *, Valuation *);
/* After UNKNOWN: why, in a phrase. */
const char *solver_reason(const Solver *);
const char *solver_name(const Solver *); /* of the back end in use; "none" before it starts */
SolverStatistics solver_statistics(const Solver *);

/* Make a running check end soon with UNKNOWN; may be called from a signal handler. */
void solver_interrupt(Solver *);

double solver_clock(void); /* seconds of the monotonic clock */

#endif
