/* Registers go on in another evaluator, also of another session. */
#ifndef SEMANTICS_TRANSPLANT_H
#define SEMANTICS_TRANSPLANT_H

#include "semantics/eval.h"

/* Those that there were before go. */
void evaluator_transplant_registers(Evaluator *, const Evaluator *from);

#endif
