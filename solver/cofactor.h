/* Parts of a circuit with some of the inputs fixed. */
#ifndef SOLVER_COFACTOR_H
#define SOLVER_COFACTOR_H

#include "encoder/circuit.h"

/* The size of a circuit at one moment: what was made before it. */
typedef struct CircuitMark {
  uint32_t gates, terms;
} CircuitMark;

CircuitMark circuit_mark(const Circuit *);

/* `root` with every input that was made since the mark replaced by its value.  What
   was made before is shared, not copied. */
Lit cofactor(Circuit *, Lit root, CircuitMark, Valuation *);

#endif
