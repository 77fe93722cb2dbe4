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

#define NO_TERM ((Term){UINT32_MAX})

/* The same; of the `count` terms made since the mark, integer inputs are replaced by
   `instead`, where that is not NO_TERM. */
Lit cofactor_with(Circuit *, Lit root, CircuitMark, Valuation *, uint32_t count,
                  const Term *instead);

#endif
