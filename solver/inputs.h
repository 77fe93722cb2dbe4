/* The inputs that a piece of encoding made: the choices of a step, the values of a state. */
#ifndef SOLVER_INPUTS_H
#define SOLVER_INPUTS_H

#include "encoder/encoder.h"

/* A list of assumptions being built. */
typedef vec(Lit) Lits;

/* Those made between two moments. */
typedef struct Inputs {
  uint32_t gates_from, gates_to, terms_from, terms_to;
} Inputs;

Inputs inputs_begin(const Encoder *);
void inputs_end(const Encoder *, Inputs *);

/* Literals that hold them to what they are in the model. */
void inputs_fix(Circuit *, const Inputs *, Valuation *model, Lits *fixed);

#endif
