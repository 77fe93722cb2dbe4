/* `cairn prove --sizes`. */
#ifndef CLI_COMMAND_SIZES_H
#define CLI_COMMAND_SIZES_H

#include "cli/job.h"
#include "solver/interrupt.h"

typedef struct Proving {
  const Options *options;
  Interrupt *interrupt;
} Proving;

/* One proof, with its report. */
typedef ExitStatus Prove(const Proving *, const Sizing *, Json *report);

/* One for each combination of sizes, then all verdicts together. */
ExitStatus prove_sizes(const Proving *, const SizeRanges *, Prove *);

#endif
