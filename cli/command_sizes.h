/* `cairn prove --sizes`. */
#ifndef CLI_COMMAND_SIZES_H
#define CLI_COMMAND_SIZES_H

#include "cli/job.h"

/* One proof, with its report. */
typedef ExitStatus Prove(const Options *, const Sizing *, Json *report);

/* One for each combination of sizes, then all verdicts together. */
ExitStatus prove_sizes(const Options *, const SizeRanges *, Prove *);

#endif
