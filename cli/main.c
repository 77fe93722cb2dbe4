/* The command line: words in, exit status out. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/guess.h"
#include "base/text.h"
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

/* Each audit has options of its own: which one it is says the first word that is no option. */
static const CommandRow *refine(const CommandRow *row, const Options *options) {
  if (row->command != COMMAND_AUDIT || !options->words.count) return row;
  const CommandRow *last = &audit_rows[audit_row_count - 1];
  for (const CommandRow *audit = audit_rows; audit < last; audit++)
    if (!strcmp(audit->word, options->words.at[0])) return audit;
  return last;
}

static ExitStatus run(const CommandRow *row, int count, char **words) {
  Options options;
  ExitStatus status = STATUS_USAGE;
  bool ok = options_parse(row->command, count, words, &options);
  const CommandRow *exact = ok ? refine(row, &options) : row;
  if (exact != row) {
    options_free(&options);
    ok = options_parse(exact->command, count, words, &options);
  }
  if (ok && options.help) print_help(exact);
  if (ok) status = options.help ? STATUS_HOLDS : exact->run(&options);
  if (!ok)
    fprintf(stderr, "cairn: `cairn help %s%s` lists the options\n", exact == row ? "" : "audit ",
            exact->word);
  options_free(&options);
  return status;
}

static ExitStatus unknown_command(const char *word) {
  Guess guess = guess_start(word);
  for (uint32_t i = 0; i < command_row_count; i++) guess_consider(&guess, command_rows[i].word);
  fprintf(stderr, "cairn: no command `%s`", word);
  if (text_ends_with(word, ".tla"))
    fprintf(stderr, "; did you mean `cairn check %s`?", word);
  else if (guess.best)
    fprintf(stderr, "; did you mean `%s`?", guess.best);
  fputs("\ncairn: `cairn --help` lists them\n", stderr);
  return STATUS_USAGE;
}

/* `help audit code` is about an audit. */
static ExitStatus help_about(int count, char **words) {
  const CommandRow *row = find_command(words[0]);
  if (!row) return unknown_command(words[0]);
  Options none = {0};
  if (count > 1) vec_push(&none.words, words[1]);
  print_help(refine(row, &none));
  vec_free(&none.words);
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
  if (!strcmp(word, "help") && count > 2) return (int)help_about(count - 2, words + 2);
  if (!strcmp(word, "--help") || !strcmp(word, "-h") || !strcmp(word, "help"))
    return print_usage(), STATUS_HOLDS;
  if (!strcmp(word, "--manual")) return print_manual(), STATUS_HOLDS;
  if (!strcmp(word, "--completion")) return print_completion(), STATUS_HOLDS;
  const CommandRow *row = find_command(word);
  return (int)(row ? run(row, count - 2, words + 2) : unknown_command(word));
}
