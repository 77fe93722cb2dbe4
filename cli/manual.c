/* Help, manual page and shell completion, all from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"

static const struct {
  const char *status, *meaning;
  unsigned commands;
} statuses[] = {
    {"0", "no violation was found (the text says how far was searched)", COMMAND_ANY},
    {"5", "unknown: a deadline, a limit, or the solver gave up", COMMAND_ANY},
    {"10", "an ASSUME is false", COMMAND_ANY},
    {"11", "a deadlock can be reached", COMMAND_ANY},
    {"12", "an invariant is violated", COMMAND_ANY},
    {"14", "an Assert fails", COMMAND_ANY},
    {"20", "an audit found something that blocks", COMMAND_AUDIT},
    {"21", "an audit has warnings, and `--fail-on` asks for them", COMMAND_AUDIT},
    {"22", "an audit left something open, and `--fail-on` asks for it", COMMAND_AUDIT},
    {"23", "an audit met a record whose evidence has changed", COMMAND_AUDIT},
    {"64", "wrong usage of the command line", COMMAND_ANY},
    {"65", "other data is bad: a rule pack, a file to be written", COMMAND_ANY},
    {"70", "an internal error", COMMAND_ANY},
    {"75", "an evaluation error can be reached, or a construct is not supported", COMMAND_ANY},
    {"150", "a module cannot be read, or has a syntax or semantic error", COMMAND_ANY},
    {"151", "the configuration cannot be read, or has an error", COMMAND_ANY},
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

void print_help(Command command) {
  for (uint32_t i = 0; i < command_row_count; i++)
    if (command_rows[i].command == command)
      printf("usage: cairn %s [OPTION ...] %s\n\n%s\n\n", command_rows[i].word,
             command_rows[i].arguments, command_rows[i].help);
  for (uint32_t i = 0; i < option_row_count; i++) {
    if (!(option_rows[i].commands & command)) continue;
    char spelling[48];
    spell_option(&option_rows[i], spelling, sizeof spelling);
    printf("  %-22s %s\n", spelling, option_rows[i].help);
  }
  puts("\nexit status:");
  print_statuses(command, "  %4s  %s\n");
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
  print_statuses(COMMAND_ANY, ".TP\n.B %s\n%s\n");
}

void print_completion(void) {
  fputs("complete -f -X '!*.tla' -W '", stdout);
  for (uint32_t i = 0; i < command_row_count; i++) printf("%s ", command_rows[i].word);
  for (uint32_t i = 0; i < option_row_count; i++)
    printf("%s--%s", i ? " " : "", option_rows[i].word);
  puts("' cairn");
}
