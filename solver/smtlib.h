/* Queries as readable SMT-LIB 2.6 text: one define-fun per shared gate or term,
   so that any solver can be asked for a second opinion. */
#ifndef SOLVER_SMTLIB_H
#define SOLVER_SMTLIB_H

#include <stdio.h>

#include "encoder/circuit.h"

/* Declarations, the cone of the literals, and an assertion for each; no check-sat. */
void smtlib_write(FILE *, const Circuit *, uint32_t count, const Lit *literals);

#endif
