/* `cairn prove --auto`, after everything has been read. */
#ifndef CLI_COMMAND_AUTO_H
#define CLI_COMMAND_AUTO_H

#include "cli/job.h"
#include "solver/induction.h"

/* Looks for an inductive invariant, proves it, and reports. */
ExitStatus prove_automatically(Job *, const PropertyList *types, const PropertyList *safety,
                               const ProofOptions *);

#endif
