/* The commands of `cairn`, each in a file of its own. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/exit_status.h"
#include "cli/options.h"

typedef struct CommandRow {
  const char *word;
  Command command;
  const char *arguments, *help;
  ExitStatus (*run)(const Options *);
} CommandRow;

extern const CommandRow command_rows[];
extern const uint32_t command_row_count;

/* What `audit` may be followed by; the last one, a specification, is any other word. */
extern const CommandRow audit_rows[];
extern const uint32_t audit_row_count;

ExitStatus command_check(const Options *);
ExitStatus command_simulate(const Options *);
ExitStatus command_eval(const Options *);
ExitStatus command_repl(const Options *);
ExitStatus command_audit(const Options *);
ExitStatus command_prove(const Options *);
ExitStatus command_lint(const Options *);
/* The lints of one specification, as a report of their own. */
ExitStatus lint_word(const Options *, const char *word);
ExitStatus command_parse(const Options *);
ExitStatus command_explain(const Options *);

#endif
