/* A name for a question about a circuit: the same for questions that differ in nothing but
   the order in which gates and inputs were made, and for no others. */
#ifndef SOLVER_OBLIGATION_H
#define SOLVER_OBLIGATION_H

#include "base/sha256.h"
#include "encoder/circuit.h"

/* Can these literals, in this order, be true together? */
void obligation_name(const Circuit *, uint32_t count, const Lit *, char name[SHA256_TEXT]);

#endif
