/* Z3 as a back end: what its two files share. */
#ifndef SOLVER_BACKEND_Z3_H
#define SOLVER_BACKEND_Z3_H

#include <z3.h>

#include "solver/backend.h"

typedef struct Z3Literal {
  Z3_ast positive, negative;
} Z3Literal;

typedef struct Z3Backend {
  const Cnf *cnf;
  Z3_context z3;
  Z3_solver solver;
  Z3_model model;     /* of the last SAT, or NULL */
  Z3_ast_vector kept; /* holds a reference to every variable and term made */
  bool integers;
  uint32_t seed;
  vec(Z3Literal) variables; /* per variable of the translator */
  vec(Z3_ast) terms;        /* per term of the circuit, NULL where not made */
  vec(Z3_ast) scratch;
  vec(Z3_ast) core; /* of the last UNSAT */
  Arena *memory;    /* digits */
} Z3Backend;

/* Z3 frees a term nobody refers to, even the one it returned last, so each new
   term goes through here before the next call. */
static inline Z3_ast z3_keep(Z3Backend *b, Z3_ast term) {
  Z3_ast_vector_push(b->z3, b->kept, term);
  return term;
}

Z3_ast z3_literal(Z3Backend *, int32_t);

/* The comparison that a gate LE or EQ stands for. */
Z3_ast z3_comparison(Z3Backend *, uint32_t gate);

bool z3_term_value(void *backend, Term input, Integer *);

#endif
