/* Help, manual page and shell completion, all from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"

enum {
  RUNS_MODEL =
      COMMAND_MODEL | COMMAND_PROVE | COMMAND_LINT, /* what reads a specification and its .cfg */
  READS_MODULE = RUNS_MODEL | COMMAND_EVAL | COMMAND_REPL | COMMAND_PARSE | COMMAND_AUDIT_SPEC |
                 COMMAND_AUDIT_BIND
};

static const struct {
  const char *status, *meaning;
  unsigned commands;
} statuses[] = {
    {"0", "no violation was found (the text says how far was searched)", COMMAND_MODEL},
    {"0", "the invariant is inductive, and so holds in executions of every length", COMMAND_PROVE},
    {"0", "nothing is reported (remarks are not)", COMMAND_LINT},
    {"0", "there is a value", COMMAND_EVAL},
    {"0", "all modules are right", COMMAND_PARSE},
    {"0", "nothing blocks (see --fail-on)", COMMAND_AUDITS},
    {"0", "it is done", COMMAND_REPL | COMMAND_EXPLAIN | COMMAND_AUDIT_BIND | COMMAND_AUDIT_RULES},
    {"5", "unknown: a deadline, a limit, or the solver gave up",
     RUNS_MODEL | COMMAND_EVAL | COMMAND_AUDIT_SPEC},
    {"10", "an ASSUME or the POSTCONDITION is false, or cannot be evaluated", RUNS_MODEL},
    {"11", "a deadlock can be reached", COMMAND_MODEL},
    {"12", "an invariant is violated", COMMAND_MODEL},
    {"12", "the invariant is not inductive, or a property is violated", COMMAND_PROVE},
    {"14", "an Assert fails", COMMAND_MODEL},
    {"20", "something blocks (BLOCK)", COMMAND_AUDITS},
    {"21", "there are warnings, and `--fail-on` is warn or open", COMMAND_AUDITS},
    {"21", "there is a warning", COMMAND_LINT},
    {"22", "something is open, and `--fail-on` is open", COMMAND_AUDITS},
    {"23", "the evidence of a record or report has changed", COMMAND_AUDITS},
    {"64", "wrong usage of the command line", COMMAND_ANY},
    {"65", "other data is bad: a file that is read beside the specification, or one to be written",
     COMMAND_ANY & ~(COMMAND_EXPLAIN | COMMAND_AUDITS)},
    {"65", "a file cannot be read or written, or some of it has no meaning", COMMAND_AUDITS},
    {"70", "an internal error", COMMAND_ANY},
    {"75", "an evaluation error can be reached, or a construct is not supported",
     RUNS_MODEL | COMMAND_EVAL | COMMAND_AUDIT_SPEC},
    {"150", "a module cannot be read, or has a syntax or semantic error", READS_MODULE},
    {"151", "the configuration cannot be read, or has an error",
     RUNS_MODEL | COMMAND_EVAL | COMMAND_REPL | COMMAND_AUDIT_SPEC},
};

void print_usage(void) {
  puts("Cairn, a symbolic and bounded model checker for TLA+\n\n"
       "usage: cairn COMMAND [OPTION ...] SPEC.tla\n");
  for (uint32_t i = 0; i < command_row_count; i++)
    printf("  %-9s %s\n", command_rows[i].word, command_rows[i].help);
  puts("\n  cairn COMMAND --help   shows the options of a command\n"
       "  cairn --version        shows the version");
}

static void spell_option(const OptionRow *row, char *out, size_t size) {
  char letter[8] = "    ";
  if (row->letter) snprintf(letter, sizeof letter, "-%c, ", row->letter);
  snprintf(out, size, "%s--%s%s%s", letter, row->word, *row->metavar ? "=" : "", row->metavar);
}

static void print_statuses(unsigned commands, const char *format) {
  for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
    if (statuses[i].commands & commands) printf(format, statuses[i].status, statuses[i].meaning);
}

static bool is_audit(const CommandRow *row) {
  return row >= audit_rows && row < audit_rows + audit_row_count;
}

/* Of `audit` itself: which audits there are; each of them has its own options. */
static void print_audits(void) {
  puts("usage: cairn audit WHAT [OPTION ...]\n");
  for (uint32_t i = 0; i < audit_row_count; i++)
    printf("  %-9s %s\n            cairn audit %s %s\n", audit_rows[i].word, audit_rows[i].help,
           audit_rows[i].word, audit_rows[i].arguments);
  puts("\n  cairn help audit WHAT   shows the options of an audit\n\nexit status:");
  print_statuses(COMMAND_AUDITS, "  %4s  %s\n");
}

void print_help(const CommandRow *row) {
  if (row->command == COMMAND_AUDIT) {
    print_audits();
    return;
  }
  bool specification = row->command == COMMAND_AUDIT_SPEC;
  printf("usage: cairn %s%s%s %s%s\n\n%s\n\n", is_audit(row) ? "audit " : "", row->word,
         specification ? "" : " [OPTION ...]", row->arguments, specification ? " [OPTION ...]" : "",
         row->help);
  for (uint32_t i = 0; i < option_row_count; i++) {
    if (!(option_rows[i].commands & row->command)) continue;
    char spelling[48];
    spell_option(&option_rows[i], spelling, sizeof spelling);
    printf("  %-22s %s\n", spelling, option_rows[i].help);
  }
  puts("\nexit status:");
  print_statuses(row->command, "  %4s  %s\n");
}

static void print_dashes(const char *word) {
  for (; *word; word++) printf(*word == '-' ? "\\-" : "%c", *word);
}

void print_manual(void) {
  puts(".TH CAIRN 1\n.SH NAME\ncairn \\- symbolic and bounded model checker for TLA+\n"
       ".SH SYNOPSIS\n.B cairn\n.I COMMAND\n[\\fIOPTION\\fR ...] \\fISPEC.tla\\fR\n.SH COMMANDS");
  for (uint32_t i = 0; i < command_row_count; i++)
    printf(".TP\n\\fB%s\\fR %s\n%s\n", command_rows[i].word, command_rows[i].arguments,
           command_rows[i].help);
  for (uint32_t i = 0; i < audit_row_count; i++)
    printf(".TP\n\\fBaudit %s\\fR %s\n%s\n", audit_rows[i].word, audit_rows[i].arguments,
           audit_rows[i].help);
  puts(".SH OPTIONS");
  for (uint32_t i = 0; i < option_row_count; i++) {
    printf(".TP\n");
    if (option_rows[i].letter) printf("\\fB\\-%c\\fR, ", option_rows[i].letter);
    printf("\\fB\\-\\-");
    print_dashes(option_rows[i].word);
    printf("\\fR%s\\fI%s\\fR\n%s\n", *option_rows[i].metavar ? "=" : "", option_rows[i].metavar,
           option_rows[i].help);
  }
  puts(".SH EXIT STATUS");
  for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
    if (!i || strcmp(statuses[i - 1].status, statuses[i].status) != 0)
      printf(".TP\n.B %s\n%s\n", statuses[i].status, statuses[i].meaning);
}

void print_completion(void) {
  fputs("complete -f -X '!*.tla' -W '", stdout);
  for (uint32_t i = 0; i < command_row_count; i++) printf("%s ", command_rows[i].word);
  for (uint32_t i = 0; i < option_row_count; i++)
    printf("%s--%s", i ? " " : "", option_rows[i].word);
  puts("' cairn");
}
