/* CaDiCaL behind clauses (Biere and others, CaDiCaL 1.5.3): the fastest of the
   back ends for Booleans. */
#include "solver/backend.h"

#ifdef CAIRN_CADICAL

#include <ccadical.h>
#include <signal.h>
#include <string.h>

#include "base/panic.h"

typedef struct Cadical {
  CCaDiCaL *solver;
  double deadline; /* of the running check */
  bool late;
  volatile sig_atomic_t interrupted;
} Cadical;

/* Preprocessing asks seldom, so that the clock is read each time. */
static int should_stop(void *backend) {
  Cadical *b = backend;
  if (b->interrupted) return 1;
  if (b->deadline > 0 && !b->late) b->late = solver_clock() > b->deadline;
  return b->late;
}

static void *open_cadical(const Cnf *cnf, uint32_t seed) {
  (void)cnf;
  Cadical *b = calloc(1, sizeof *b);
  if (!b) panic("out of memory");
  b->solver = ccadical_init();
  ccadical_set_option(b->solver, "quiet", 1);
  ccadical_set_option(b->solver, "stabilize", 0); /* most queries have no solution */
  ccadical_set_option(b->solver, "phase", 0);     /* most literals are false in executions */
  ccadical_set_option(b->solver, "seed", (int)(seed & INT32_MAX));
  ccadical_set_terminate(b->solver, b, should_stop);
  return b;
}

static void close_cadical(void *backend) {
  Cadical *b = backend;
  ccadical_release(b->solver);
  free(b);
}

static void take(void *backend, Cnf *cnf) {
  Cadical *b = backend;
  for (vec_each(int32_t, literal, &cnf->clauses)) ccadical_add(b->solver, *literal);
  vec_clear(&cnf->clauses);
}

static Answer check(void *backend, uint32_t count, const int32_t *assumptions, double deadline) {
  Cadical *b = backend;
  b->deadline = deadline;
  b->late = false;
  for (uint32_t i = 0; i < count; i++) ccadical_assume(b->solver, assumptions[i]);
  switch (ccadical_solve(b->solver)) {
  case 10: return ANSWER_SAT;
  case 20: return ANSWER_UNSAT;
  default: return ANSWER_UNKNOWN;
  }
}

static void limit(void *backend, uint32_t conflicts) {
  Cadical *b = backend;
  ccadical_limit(b->solver, "conflicts", (int)conflicts);
}

static bool value(void *backend, int32_t variable) {
  Cadical *b = backend;
  return ccadical_val(b->solver, variable) > 0;
}

static bool no_term_value(void *backend, Term input, Integer *found) {
  (void)backend, (void)input, (void)found;
  return false;
}

static bool failed(void *backend, int32_t assumption) {
  Cadical *b = backend;
  return ccadical_failed(b->solver, assumption);
}

static const char *reason(const void *backend) {
  const Cadical *b = backend;
  return b->interrupted ? "interrupted" : "the time limit was reached";
}

static void interrupt(void *backend) {
  Cadical *b = backend;
  b->interrupted = 1;
}

static const char *version(void) {
  static const char prefix[] = "cadical-";
  const char *signature = ccadical_signature();
  return strncmp(signature, prefix, strlen(prefix)) ? signature : signature + strlen(prefix);
}

const BackendKind backend_cadical = {
    .name = "cadical",
    .version = version,
    .integers = false,
    .open = open_cadical,
    .close = close_cadical,
    .take = take,
    .check = check,
    .limit = limit,
    .value = value,
    .term_value = no_term_value,
    .failed = failed,
    .reason = reason,
    .interrupt = interrupt,
};

#endif
