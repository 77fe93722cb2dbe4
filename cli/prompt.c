#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <editline/readline.h>

#include "base/text.h"
#include "base/vec.h"
#include "frontend/kernel.h"
#include "frontend/operators.h"

/* The library keeps its state for itself, so what it calls back has to find ours here:
   there is one prompt in a process. */
static struct {
  bool terminal;
  vec(char *) names;
  uint32_t next; /* to be looked at for the present completion */
  volatile sig_atomic_t interrupted;
} prompt;

/* ---- history ---- */

/* $XDG_STATE_HOME/cairn/history, by the rules of the XDG base directories. */
static bool history_path(Text *out, bool create) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  if (state && *state == '/')
    text_append(out, state);
  else if (home && *home)
    text_format(out, "%s/.local/state", home);
  else
    return false;
  text_append(out, "/cairn");
  for (char *at = out->bytes + 1; create && *at; at++) {
    if (*at != '/') continue;
    *at = 0;
    mkdir(out->bytes, 0700);
    *at = '/';
  }
  if (create) mkdir(text_string(out), 0700);
  text_append(out, "/history");
  return true;
}

static void load_history(void) {
  Text path = {0};
  if (history_path(&path, false)) read_history(text_string(&path));
  text_free(&path);
}

static void save_history(void) {
  enum { MOST = 1000 };
  Text path = {0};
  stifle_history(MOST);
  if (history_path(&path, true)) write_history(text_string(&path));
  text_free(&path);
}

/* ---- completion ---- */

static const char *const words[] = {
    "\\A",       "\\E",       "ASSUME", "BOOLEAN", "CASE",    "CHOOSE",      "DOMAIN",
    "ELSE",      "ENABLED",   "EXCEPT", "FALSE",   "IF",      "IN",          "LAMBDA",
    "LET",       "OTHER",     "STRING", "SUBSET",  "THEN",    "TRUE",        "UNION",
    "UNCHANGED", "RECURSIVE", ":help",  ":quit",   ":forget", ":definitions"};

static void know_operators(void) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) prompt_know(words[i]);
  for (uint32_t op = 0; op < OP_COUNT; op++)
    if (op_infos[op].ascii[0] == '\\' && op_infos[op].ascii[1]) prompt_know(op_infos[op].ascii);
  for (Builtin b = 0; b < BUILTIN_COUNT; b++)
    if (*builtin_infos[b].module) prompt_know(builtin_infos[b].spelling);
}

static char *next_match(const char *text, int again) {
  size_t length = strlen(text);
  if (!again) prompt.next = 0;
  while (prompt.next < prompt.names.count) {
    const char *name = prompt.names.at[prompt.next++];
    if (!strncmp(name, text, length)) return strdup(name);
  }
  return NULL;
}

static char **complete(const char *text, int start, int end) {
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1; /* no names of files */
  return rl_completion_matches(text, next_match);
}

void prompt_know(const char *name) {
  for (uint32_t i = 0; i < prompt.names.count; i++)
    if (!strcmp(prompt.names.at[i], name)) return;
  if (prompt.terminal) vec_push(&prompt.names, strdup(name));
}

/* ---- Ctrl-C ---- */

static void note_interrupt(int signal) {
  (void)signal;
  prompt.interrupted = 1;
}

const volatile sig_atomic_t *prompt_interrupted(void) { return &prompt.interrupted; }

bool prompt_take_interrupt(void) {
  bool interrupted = prompt.interrupted;
  prompt.interrupted = 0;
  return interrupted;
}

/* ---- lines ---- */

void prompt_open(void) {
  prompt.terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  if (!prompt.terminal) return;
  struct sigaction action = {.sa_handler = note_interrupt}; /* reading does not start again */
  sigaction(SIGINT, &action, NULL);
  static char breaks[] = " \t\n\"'`@$><=;|&{(,[])}+-*/.~#^%";
  rl_readline_name = "cairn";
  rl_basic_word_break_characters = breaks;
  rl_completer_word_break_characters = breaks;
  rl_attempted_completion_function = complete;
  using_history();
  load_history();
  know_operators();
}

void prompt_close(void) {
  if (prompt.terminal) save_history();
  for (uint32_t i = 0; i < prompt.names.count; i++) free(prompt.names.at[i]);
  vec_free(&prompt.names);
}

static char *read_plain(void) {
  char *line = NULL;
  size_t room = 0;
  ssize_t length = getline(&line, &room, stdin);
  if (length < 0) return free(line), NULL;
  if (length && line[length - 1] == '\n') line[length - 1] = 0;
  return line;
}

char *prompt_read(bool more) {
  if (!prompt.terminal) return read_plain();
  char *line = readline(more ? "  ...> " : "cairn> ");
  if (line && *line) add_history(line);
  return line;
}
