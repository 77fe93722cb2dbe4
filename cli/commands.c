#include "cli/commands.h"

const CommandRow command_rows[] = {
    {"check", COMMAND_CHECK, "SPEC.tla",
     "Look for the shortest execution that breaks an invariant, deadlocks or fails.",
     command_check},
    {"prove", COMMAND_PROVE, "SPEC.tla",
     "Prove an invariant by induction, or show why it is not inductive.", command_prove},
    {"lint", COMMAND_LINT, "SPEC.tla",
     "Find what no check shows: properties that say nothing, guards that nobody needs.",
     command_lint},
    {"simulate", COMMAND_SIMULATE, "SPEC.tla",
     "Walk through random executions, checking invariants.", command_simulate},
    {"eval", COMMAND_EVAL, "EXPRESSION [SPEC.tla]",
     "Evaluate an expression in the context of a module.", command_eval},
    {"repl", COMMAND_REPL, "[SPEC.tla]", "Evaluate expressions and keep definitions, line by line.",
     command_repl},
    {"parse", COMMAND_PARSE, "SPEC.tla ...", "Parse and analyse modules and all that they need.",
     command_parse},
    {"explain", COMMAND_EXPLAIN, "[CODE ...]",
     "Explain the code of a diagnostic by an example; without one, list them all.",
     command_explain},
    {"audit", COMMAND_AUDIT, "WHAT ...",
     "Hold a design, its code, its logs and its records against the rules of coordination.",
     command_audit},
};

const uint32_t command_row_count = sizeof command_rows / sizeof *command_rows;
