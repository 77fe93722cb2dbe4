/* The command line: words in, exit status out. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/guess.h"
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

static ExitStatus unknown_command(const char *word) {
  Guess guess = guess_start(word);
  for (uint32_t i = 0; i < command_row_count; i++) guess_consider(&guess, command_rows[i].word);
  fprintf(stderr, "cairn: no command `%s`", word);
  if (guess.best) fprintf(stderr, "; did you mean `%s`?", guess.best);
  fputs("\ncairn: `cairn --help` lists them\n", stderr);
  return STATUS_USAGE;
}

static ExitStatus help_about(const char *word) {
  const CommandRow *row = find_command(word);
  if (!row) return unknown_command(word);
  print_help(row->command);
  return STATUS_HOLDS;
}

int main(int count, char **words) {
  signal(SIGABRT, on_abort);
  if (count < 2) {
    fputs("cairn: a command is needed; `cairn --help` lists them\n", stderr);
    return STATUS_USAGE;
  }
  const char *word = words[1];
  if (!strcmp(word, "--version") || !strcmp(word, "version")) return print_version(), STATUS_HOLDS;
  if (!strcmp(word, "help") && count > 2) return (int)help_about(words[2]);
  if (!strcmp(word, "--help") || !strcmp(word, "-h") || !strcmp(word, "help"))
    return print_usage(), STATUS_HOLDS;
  if (!strcmp(word, "--manual")) return print_manual(), STATUS_HOLDS;
  if (!strcmp(word, "--completion")) return print_completion(), STATUS_HOLDS;
  const CommandRow *row = find_command(word);
  return (int)(row ? run(row, count - 2, words + 2) : unknown_command(word));
}
