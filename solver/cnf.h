/* From gates to clauses, incrementally and for any back end.

   Each gate in the cone of a literal gets a variable when it is first met, and the
   clauses of one or both directions of its definition as they are needed
   (Plaisted and Greenbaum, A Structure-Preserving Clause Form Translation, JSC
   1986).  Conjunctions that are used once dissolve in the one that uses them.
   Comparisons of terms are variables without clauses: the back end gives them
   their meaning, unless they are to be defined by bits (difference.h).

   Clauses and comparisons pile up in public vectors; the back end takes them and
   empties the vectors. */
#ifndef SOLVER_CNF_H
#define SOLVER_CNF_H

#include "base/vec.h"
#include "encoder/circuit.h"
#include "solver/difference.h"

typedef struct CnfGate {
  int32_t variable; /* 0: none yet */
  uint8_t uses;     /* by other gates, counted up to 2 */
  uint8_t emitted;  /* what of its definition, see cnf.c */
} CnfGate;

typedef struct Cnf {
  const Circuit *circuit;
  vec(CnfGate) gates;        /* per gate of the circuit */
  vec(uint32_t) gate_of;     /* per variable, from index 1 on; 0: it stands for none */
  vec(int32_t) clauses;      /* to be taken: each ended by 0 */
  vec(uint32_t) comparisons; /* to be taken: gates LE and EQ that have become variables */
  uint64_t clause_count;     /* all that were ever made */
  vec(Lit) work, conjuncts;  /* definitions to emit; scratch of conjunctions */
  vec(bool) terms;           /* whether the conditions inside a term have variables */
  vec(Term) term_work;
  Differences *differences; /* what comparisons become; NULL: they are left to the back end */
} Cnf;

Cnf *cnf_create(const Circuit *);
void cnf_use_differences(Cnf *); /* before the first literal */
void cnf_destroy(Cnf *);

/* The DIMACS literal that implies `lit` under the clauses made so far. */
int32_t cnf_literal(Cnf *, Lit);

/* Clauses that make `lit` true for good. */
void cnf_assert(Cnf *, Lit);

/* The variable a gate already has, or 0. */
int32_t cnf_variable(const Cnf *, uint32_t gate);

/* For those who define comparisons: a variable that stands for no gate, and a clause. */
int32_t cnf_fresh(Cnf *);
void cnf_clause(Cnf *, uint32_t count, const int32_t *literals);

#endif
