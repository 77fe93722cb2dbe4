/* The command line: words in, exit status out. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/version.h"

/* panic() has said what happened; the status is the documented one. */
static void on_abort(int signal_number) {
  (void)signal_number;
  _exit(STATUS_INTERNAL);
}

static const CommandRow *find_command(const char *word) {
  for (uint32_t i = 0; i < command_row_count; i++)
    if (!strcmp(command_rows[i].word, word)) return &command_rows[i];
  return NULL;
}

static ExitStatus run(const CommandRow *row, int count, char **words) {
  Options options;
  ExitStatus status = STATUS_USAGE;
  if (options_parse(row->command, count, words, &options)) {
    if (options.help) print_help(row->command);
    status = options.help ? STATUS_HOLDS : row->run(&options);
  } else {
    fprintf(stderr, "cairn: `cairn %s --help` lists the options\n", row->word);
  }
  options_free(&options);
  return status;
}

int main(int count, char **words) {
  signal(SIGABRT, on_abort);
  const char *word = count > 1 ? words[1] : "";
  if (!strcmp(word, "--version") || !strcmp(word, "version")) return print_version(), STATUS_HOLDS;
  if (!strcmp(word, "--help") || !strcmp(word, "help")) return print_usage(), STATUS_HOLDS;
  if (!strcmp(word, "--manual")) return print_manual(), STATUS_HOLDS;
  if (!strcmp(word, "--completion")) return print_completion(), STATUS_HOLDS;
  const CommandRow *row = find_command(word);
  if (row) return (int)run(row, count - 2, words + 2);
  fprintf(stderr,
          *word ? "cairn: no command `%s`; `cairn --help` lists them\n"
                : "cairn: a command is needed%s; `cairn --help` lists them\n",
          word);
  return STATUS_USAGE;
}
