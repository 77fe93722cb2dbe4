/* What the commands that run a model share: load, bind, run an engine, report. */
#ifndef CLI_COMMAND_MODEL_H
#define CLI_COMMAND_MODEL_H

#include "cli/commands.h"
#include "cli/job.h"

typedef Result *Engine(Task *, const EngineOptions *);

/* An engine with what it needs. */
typedef struct Runner {
  Engine *engine;
  EngineOptions options;
} Runner;

/* Several runners are a portfolio: processes that run at the same time. */
ExitStatus run_model(const Options *, uint32_t count, const Runner *);

/* Prints it, with a note if nothing was named that could be violated. */
ExitStatus report_result(Job *, Result *);

/* All of them at once, each in a process of its own; the first one that is sure
   reports, and the others are killed (portfolio.c). */
ExitStatus run_portfolio(Job *, uint32_t count, const Runner *);

/* A folder for files, made if it is not there.  False after a message; NULL is fine. */
bool have_folder(const char *path) MUST_USE;

/* The engine options that every engine takes, from the command line. */
EngineOptions engine_options(const Options *);

#endif
