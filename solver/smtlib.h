/* Queries as readable SMT-LIB 2.6 text: one define-fun per shared gate or term,
   so that any solver can be asked for a second opinion. */
#ifndef SOLVER_SMTLIB_H
#define SOLVER_SMTLIB_H

#include <stdio.h>

#include "base/vec.h"
#include "solver/labels.h"

/* The inputs that a text declares, in its order. */
typedef struct SmtlibInputs {
  vec(Lit) gates;
  vec(Term) terms;
} SmtlibInputs;

/* Declarations, the cone of the literals, and an assertion for each; no check-sat.
   Labels may be NULL; so may the inputs, to which those declared are added. */
void smtlib_write(FILE *, const Circuit *, const Labels *, uint32_t count, const Lit *literals,
                  SmtlibInputs *);

/* The symbol that stands for a gate or term in such a text. */
void smtlib_write_gate(FILE *, const Circuit *, const Labels *, uint32_t gate);
void smtlib_write_term(FILE *, const Circuit *, const Labels *, Term);

#endif
