/* What the commands that run a model share: load, bind, run an engine, report. */
#ifndef CLI_COMMAND_MODEL_H
#define CLI_COMMAND_MODEL_H

#include "cli/commands.h"
#include "cli/job.h"

typedef Result *Engine(Task *, const EngineOptions *);

ExitStatus run_model(const Options *, Engine *, const EngineOptions *);

/* The engine options that every engine takes, from the command line. */
EngineOptions engine_options(const Options *);

#endif
