/* `cairn prove --k N`, after everything has been read. */
#ifndef CLI_COMMAND_K_H
#define CLI_COMMAND_K_H

#include "cli/job.h"

/* Proves all properties together by k-induction, and reports. */
ExitStatus prove_with_k(Job *, const PropertyList *, const EngineOptions *);

#endif
