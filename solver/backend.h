/* What the door to all solvers (solver.h) needs from each of them: clauses in,
   answers and values out.  Internal to this layer. */
#ifndef SOLVER_BACKEND_H
#define SOLVER_BACKEND_H

#include "solver/cnf.h"
#include "solver/solver.h"

typedef struct BackendKind {
  const char *name;
  const char *(*version)(void); /* stays where it is */
  bool integers;                /* are comparisons of terms understood? */
  void *(*open)(const Cnf *, uint32_t seed);
  void (*close)(void *);
  /* Take what has piled up in the translator, and empty it. */
  void (*take)(void *, Cnf *);
  Answer (*check)(void *, uint32_t count, const int32_t *assumptions, double deadline);
  void (*limit)(void *, uint32_t conflicts); /* of the next check; NULL if it can not be told */
  bool (*value)(void *, int32_t variable);   /* after SAT */
  bool (*term_value)(void *, Term input, Integer *); /* false if the input is not used */
  bool (*failed)(void *, int32_t assumption);        /* after UNSAT: is it in the core? */
  const char *(*reason)(const void *);               /* after UNKNOWN */
  void (*interrupt)(void *);                         /* async-signal-safe */
} BackendKind;

extern const BackendKind backend_z3_finite;  /* QF_FD: Booleans only */
extern const BackendKind backend_z3_integer; /* the SMT core */
#ifdef CAIRN_CADICAL
extern const BackendKind backend_cadical;
#endif

#endif
