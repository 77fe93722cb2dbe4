/* Other programs, run only if the user allows it, and the environment. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "semantics/evaluator.h"

extern char **environ;

/* ---- the environment ---- */

static const Value *environment(Evaluator *e) {
  vec(Symbol) names = {0};
  uint32_t base = e->operands.count;
  for (char **at = environ; *at; at++) {
    const char *equals = strchr(*at, '=');
    if (!equals || equals == *at) continue;
    const Value *text = outside_string(e, equals + 1, strlen(equals + 1));
    vec_push(&names, symbol_intern(e->symbols, *at, (size_t)(equals - *at)));
    vec_push(&e->operands, text);
  }
  const Value *v = value_record(e->values, names.count, names.at, e->operands.at + base);
  vec_free(&names);
  e->operands.count = base;
  return v;
}

/* ---- running a program ---- */

typedef vec(char *) Words;

/* Both outputs are read as they come, so that neither fills its pipe. */
static void drain(int out, int err, Text *texts) {
  struct pollfd from[] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
  char block[4096];
  while (from[0].fd >= 0 || from[1].fd >= 0) {
    if (poll(from, 2, -1) < 0 && errno != EINTR) return;
    for (int i = 0; i < 2; i++) {
      if (from[i].fd < 0 || !from[i].revents) continue;
      ssize_t length = read(from[i].fd, block, sizeof block);
      if (length > 0)
        text_append_bytes(&texts[i], block, (size_t)length);
      else
        from[i].fd = -1;
    }
  }
}

static void become(const Words *words, const Words *settings, const int *out, const int *err) {
  dup2(out[1], STDOUT_FILENO);
  dup2(err[1], STDERR_FILENO);
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  for (uint32_t i = 0; i < settings->count; i++) {
    char *equals = strchr(settings->at[i], '=');
    *equals = 0;
    setenv(settings->at[i], equals + 1, 1);
  }
  execvp(words->at[0], words->at);
  _exit(127);
}

static const Value *outcome(Evaluator *e, int status, const Text *texts) {
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  const Field fields[] = {{"exitValue", value_int(e->values, code)},
                          {"stdout", outside_string(e, text_string(&texts[0]), texts[0].length)},
                          {"stderr", outside_string(e, text_string(&texts[1]), texts[1].length)}};
  return outside_make_record(e, 3, fields);
}

static const Value *run(Evaluator *e, const Node *n, const Words *words, const Words *settings) {
  int out[2], err[2], status = 0;
  if (pipe(out) || pipe(err)) return fault_at(e, FAULT_BAD_FILE, n, "%s", strerror(errno));
  pid_t child = fork();
  if (child < 0) return fault_at(e, FAULT_BAD_FILE, n, "%s", strerror(errno));
  if (child == 0) become(words, settings, out, err);
  close(out[1]);
  close(err[1]);
  Text texts[2] = {{0}, {0}};
  drain(out[0], err[0], texts);
  close(out[0]);
  close(err[0]);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  const Value *v = outcome(e, status, texts);
  text_free(&texts[0]);
  text_free(&texts[1]);
  return v;
}

/* ---- operands ---- */

static bool push_word(Evaluator *e, Words *words, const char *text) {
  vec_push(words, arena_copy(e->messages, text, strlen(text)));
  return true;
}

static bool push_words(Evaluator *e, const Node *n, const Value *command, Words *words) {
  if (!outside_sequence(e, n, command)) return false;
  for (uint32_t i = 0; i < command->count; i++) {
    const char *text = outside_text(e, n, command->items[i]);
    if (!text) return false;
    push_word(e, words, text);
  }
  if (!words->count) return fault_at(e, FAULT_EMPTY_SEQUENCE, n, "no command"), false;
  return true;
}

/* `%s` stands for the next argument, `%2$s` for the second one. */
static bool fill_word(Evaluator *e, const Node *n, const char *at, const Words *by, Words *words) {
  Text text = {0};
  uint32_t next = 0;
  for (; *at; at++) {
    char *behind = (char *)at + 1;
    unsigned long number = *at == '%' ? strtoul(at + 1, &behind, 10) : 0;
    bool given = number && *behind == '$';
    bool here = *at == '%' && (given ? behind[1] : at[1]) == 's';
    uint32_t index = given ? (uint32_t)number - 1 : next;
    if (here && index < by->count) {
      text_append(&text, by->at[index]);
      next += !given;
      at = given ? behind + 1 : at + 1;
    } else if (here) {
      text_free(&text);
      return fault_at(e, FAULT_BAD_RANGE, n, "the template asks for what is not there"), false;
    } else {
      text_append_char(&text, *at);
    }
  }
  push_word(e, words, text_string(&text));
  text_free(&text);
  return true;
}

static bool push_filled(Evaluator *e, const Node *n, const Value *const *v, Words *words) {
  Words template = {0}, by = {0};
  bool good = push_words(e, n, v[0], &template) &&
              (v[1]->count == 0 || push_words(e, n, v[1], &by)) && outside_sequence(e, n, v[1]);
  for (uint32_t i = 0; good && i < template.count; i++)
    good = fill_word(e, n, template.at[i], &by, words);
  vec_free(&template);
  vec_free(&by);
  return good;
}

static bool push_settings(Evaluator *e, const Node *n, const Value *record, Words *settings) {
  if (!outside_record(e, n, record)) return false;
  for (uint32_t i = 0; i < record->count; i++) {
    Text text = {0};
    text_format(&text, "%s=", symbol_text(record->domain->items[i]->text));
    if (record->items[i]->kind == VALUE_STRING)
      text_append(&text, symbol_text(record->items[i]->text));
    else
      value_print(record->items[i], &text);
    push_word(e, settings, text_string(&text));
    text_free(&text);
  }
  return true;
}

const Value *builtin_programs(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  if (builtin == BUILTIN_IO_ENV) return environment(e);
  e->reads |= READS_CHECKER;
  if (!e->outside.programs)
    return fault_at(e, FAULT_UNSUPPORTED, n, "%s: allow it with --allow-exec",
                    builtin_infos[builtin].spelling);
  Words words = {0}, settings = {0};
  bool in_environment = builtin == BUILTIN_IO_ENV_EXEC || builtin == BUILTIN_IO_ENV_EXEC_TEMPLATE;
  bool from_template =
      builtin == BUILTIN_IO_EXEC_TEMPLATE || builtin == BUILTIN_IO_ENV_EXEC_TEMPLATE;
  const Value *const *command = v + in_environment;
  bool good =
      (!in_environment || push_settings(e, n, v[0], &settings)) &&
      (from_template ? push_filled(e, n, command, &words) : push_words(e, n, command[0], &words));
  if (good) vec_push(&words, NULL);
  const Value *result = good ? run(e, n, &words, &settings) : NULL;
  vec_free(&words);
  vec_free(&settings);
  return result;
}
