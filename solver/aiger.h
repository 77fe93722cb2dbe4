/* The model as a closed system of gates and latches in the AIGER format (Biere, Heljanko
   and Wieringa, AIGER 1.9 and Beyond, 2011), for hardware model checkers.

   One step of the circuit is one step of an execution, after a first one that finds the
   initial state: what can happen after k steps can happen at time k + 1.  Each property
   of the file is something bad: a violated invariant, a deadlock, an evaluation error.
   The binary format is what most of those programs read; the other one is text. */
#ifndef SOLVER_AIGER_H
#define SOLVER_AIGER_H

#include <stdio.h>

#include "solver/engine.h"

/* False if the system is not finite, or part of it cannot be encoded; `*reason` is then a
   sentence in the arena. */
bool aiger_write(Task *, const EngineOptions *, FILE *, bool binary, Arena *, const char **reason);

#endif
