/* The commands behind `cairn audit`, each in a file of its own. */
#ifndef CLI_COMMAND_AUDIT_H
#define CLI_COMMAND_AUDIT_H

#include "cli/exit_status.h"
#include "cli/options.h"

ExitStatus audit_bind(const Options *);
ExitStatus audit_cite(const Options *);
ExitStatus audit_code(const Options *);
ExitStatus audit_log(const Options *);
ExitStatus audit_record(const Options *);
ExitStatus audit_rules(const Options *);
ExitStatus audit_spec(const Options *);

/* After a message on standard error that shows how the command is used. */
ExitStatus audit_usage(const char *word);

#endif
