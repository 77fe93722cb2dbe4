#include "solver/external.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/process.h"
#include "base/text.h"
#include "solver/smtlib.h"

/* ---- the program ---- */

static bool is_program(const char *folder, size_t length, const char *name) {
  Text path = {0};
  text_append_bytes(&path, folder, length);
  text_format(&path, "/%s", name);
  bool there = access(text_string(&path), X_OK) == 0;
  text_free(&path);
  return there;
}

bool external_is_there(const char *program) {
  if (strchr(program, '/')) return access(program, X_OK) == 0;
  const char *path = getenv("PATH");
  while (path) {
    const char *end = strchr(path, ':');
    size_t length = end ? (size_t)(end - path) : strlen(path);
    if (is_program(path, length, program)) return true;
    path = end ? end + 1 : NULL;
  }
  return false;
}

typedef struct Child {
  pid_t id;
  int output; /* what it prints */
} Child;

static void become(pid_t parent, const char *program, const char *file, int output) {
  process_end_with(parent);
  int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
  execlp(program, program, file, (char *)NULL);
  _exit(127);
}

static bool start(Child *child, const char *program, const char *file) {
  int ends[2];
  if (pipe(ends)) return false;
  pid_t parent = getpid();
  child->id = fork();
  if (child->id == 0) {
    close(ends[0]);
    become(parent, program, file, ends[1]);
  }
  close(ends[1]);
  child->output = ends[0];
  if (child->id > 0) return true;
  close(ends[0]);
  return false;
}

/* Milliseconds to wait for output; -1: for ever. */
static int patience(double deadline) {
  if (deadline <= 0) return -1;
  double left = deadline - solver_clock();
  return left <= 0 ? 0 : left > 1e6 ? 1000000000 : (int)(left * 1000) + 1;
}

/* All that the program prints; false if the deadline passed before its end. */
static bool read_all(const Child *child, double deadline, Text *out) {
  for (;;) {
    struct pollfd wait = {.fd = child->output, .events = POLLIN};
    int ready = poll(&wait, 1, patience(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    char bytes[4096];
    ssize_t length = read(child->output, bytes, sizeof bytes);
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) return true;
    text_append_bytes(out, bytes, (size_t)length);
  }
}

static void stop(Child *child) {
  close(child->output);
  process_stop(child->id);
}

/* ---- the values, `((in1 true) (int2 (- 5)))` in the order they were asked for ---- */

static const char *skip_to_value(const char *at) {
  while (*at == '(' || *at == ')' || *at == ' ' || *at == '\n') at++;
  while (*at && *at != ' ' && *at != '\n') at++; /* the symbol */
  while (*at == ' ' || *at == '\n') at++;
  return at;
}

static const char *read_number(const char *at, Arena *memory, Integer *number) {
  bool negative = !strncmp(at, "(- ", 3);
  if (negative) at += 3;
  size_t length = strspn(at, "0123456789");
  char *digits = arena_format(memory, "%s%.*s", negative ? "-" : "", (int)length, at);
  return length && integer_parse(memory, digits, 10, number) ? at + length : NULL;
}

static bool read_values(const char *at, const SmtlibInputs *inputs, ExternalModel *model) {
  for (vec_each(const Lit, lit, &inputs->gates)) {
    at = skip_to_value(at);
    if (strncmp(at, "true", 4) && strncmp(at, "false", 5)) return false;
    vec_push(&model->lits, lit_xor_sign(*lit, *at == 'f'));
    at += *at == 't' ? 4 : 5;
  }
  for (vec_each(const Term, term, &inputs->terms)) {
    Integer number;
    at = read_number(skip_to_value(at), model->memory, &number);
    if (!at) return false;
    vec_push(&model->terms, *term);
    vec_push(&model->numbers, number);
  }
  return true;
}

/* ---- the text ---- */

static void write_text(FILE *out, const Circuit *circuit, uint32_t count, const Lit *literals,
                       SmtlibInputs *inputs, bool values) {
  if (values) fputs("(set-option :produce-models true)\n", out);
  fprintf(out, "(set-logic %s)\n", circuit_term_count(circuit) ? "ALL" : "QF_UF");
  smtlib_write(out, circuit, NULL, count, literals, inputs);
  fputs("(check-sat)\n", out);
  if (!values || inputs->gates.count + inputs->terms.count == 0) return;
  fputs("(get-value (", out);
  for (vec_each(Lit, lit, &inputs->gates)) {
    smtlib_write_gate(out, circuit, NULL, lit_gate(*lit));
    fputc('\n', out);
  }
  for (vec_each(Term, term, &inputs->terms)) {
    smtlib_write_term(out, circuit, NULL, *term);
    fputc('\n', out);
  }
  fputs("))\n", out);
}

static Answer answer_of(const char *text) {
  if (!strncmp(text, "unsat", 5)) return ANSWER_UNSAT;
  return strncmp(text, "sat", 3) ? ANSWER_UNKNOWN : ANSWER_SAT;
}

static Answer run(const char *program, const char *file, double deadline, Text *printed,
                  const char **reason) {
  Child child;
  *reason = "the other solver cannot be started";
  if (!start(&child, program, file)) return ANSWER_UNKNOWN;
  bool whole = read_all(&child, deadline, printed);
  stop(&child);
  *reason = whole ? "the other solver gave no answer" : "the time limit was reached";
  return whole ? answer_of(text_string(printed)) : ANSWER_UNKNOWN;
}

void external_model_clear(ExternalModel *model) {
  arena_destroy(model->memory);
  vec_free(&model->lits);
  vec_free(&model->terms);
  vec_free(&model->numbers);
  *model = (ExternalModel){0};
}

static Answer read_answer(Answer answer, const Text *printed, const SmtlibInputs *inputs,
                          ExternalModel *model, const char **reason) {
  if (answer != ANSWER_SAT || !model) return answer;
  external_model_clear(model);
  model->memory = arena_create();
  if (read_values(text_string(printed) + 3, inputs, model)) return answer;
  *reason = "the values that the other solver prints cannot be read";
  return ANSWER_UNKNOWN;
}

/* A folder of its own, for solvers that look at the name of the file. */
static bool make_folder(Text *folder) {
  const char *where = getenv("TMPDIR");
  text_format(folder, "%s/cairn-query-XXXXXX", where && *where ? where : "/tmp");
  return mkdtemp(folder->bytes);
}

/* False if not all of it could be written: a query without its end would have another answer. */
static bool write_file(const char *path, const Circuit *circuit, uint32_t count,
                       const Lit *literals, SmtlibInputs *inputs, bool values) {
  FILE *out = fopen(path, "w");
  if (!out) return false;
  write_text(out, circuit, count, literals, inputs, values);
  bool good = !ferror(out);
  return fclose(out) == 0 && good;
}

Answer external_check(const char *program, const Circuit *circuit, uint32_t count,
                      const Lit *literals, double deadline, ExternalModel *model,
                      const char **reason) {
  Text folder = {0}, path = {0}, printed = {0};
  SmtlibInputs inputs = {0};
  Answer answer = ANSWER_UNKNOWN;
  *reason = "no file can be made for the other solver";
  if (make_folder(&folder)) {
    text_format(&path, "%s/query.smt2", text_string(&folder));
    if (write_file(text_string(&path), circuit, count, literals, &inputs, model != NULL)) {
      answer = run(program, text_string(&path), deadline, &printed, reason);
      answer = read_answer(answer, &printed, &inputs, model, reason);
    }
    unlink(text_string(&path));
    rmdir(text_string(&folder));
  }
  vec_free(&inputs.gates);
  vec_free(&inputs.terms);
  text_free(&printed);
  text_free(&path);
  text_free(&folder);
  return answer;
}
