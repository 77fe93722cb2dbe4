/* Second opinions on proved cells: another solver, and proofs in files. */
#ifndef SOLVER_CERTIFY_H
#define SOLVER_CERTIFY_H

#include "solver/induction_run.h"

/* Asks a second solver whether what the cell rests on is enough.  Z3 for cells that
   CaDiCaL decided; cvc5, if there is one, for those of Z3.  If it finds a solution the
   cell is not proved any more. */
void certify_cell(Induction *, const Question *, Cell *);

/* Is it true what the first solver says, that these cannot be true together?  False if the
   second one does not say so, too. */
bool certify_unsat(Induction *, const Lits *);

/* The proof of a cell, into the folder of the options. */
void certify_by_file(Induction *, const Question *, Cell *);

#endif
