/* Does a model ask for more than its states: TLC's registers and statistics, printing,
   randomness?  Then the order in which things are evaluated matters. */
#ifndef SOLVER_REGISTERS_H
#define SOLVER_REGISTERS_H

#include "frontend/model.h"

bool model_has_registers(const Model *);

/* Are registers set, or read, anywhere but in assumptions? */
bool model_sets_registers(const Model *);
bool model_reads_registers(const Model *);

/* Is TLCGet("level") asked? */
bool model_reads_level(const Model *);

#endif
