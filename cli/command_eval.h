/* Evaluating one text, for `eval` and `repl`. */
#ifndef CLI_COMMAND_EVAL_H
#define CLI_COMMAND_EVAL_H

#include "cli/job.h"

/* In the context of the job's module, if it has one; binds the configuration.  NULL after
   a reported error. */
const Value *evaluate_text(Job *, const char *text);

#endif
