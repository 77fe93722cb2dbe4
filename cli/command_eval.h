/* Evaluating one text, for `eval` and `repl`; it is a file of the job's diagnostics. */
#ifndef CLI_COMMAND_EVAL_H
#define CLI_COMMAND_EVAL_H

#include "cli/job.h"

/* In the context of the job's module, if it has one; binds the configuration.  NULL after
   a reported error, which `budget` may be the reason of. */
const Value *evaluate_text(Job *, uint32_t file, Budget *);

/* What the options allow. */
Budget evaluation_budget(const Options *);

#endif
