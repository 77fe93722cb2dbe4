#include "solver/solver.h"

#include <signal.h>

#include "base/map.h"
#include "base/panic.h"
#include "solver/backend.h"
#include "solver/dump.h"
#include "solver/external.h"
#include "solver/interrupt.h"

struct Solver {
  const Circuit *circuit;
  SolverOptions options;
  vec(Lit) asserted; /* all that is not trivial */
  Map known;         /* their codes */
  bool contradiction;
  Cnf *cnf; /* NULL before the first query that needs a back end */
  const BackendKind *kind;
  void *backend;
  uint32_t loaded;       /* how many of the asserted the back end has */
  bool model_in_backend; /* of the last SAT; else every input is false */
  vec(bool) used;        /* of the last assumptions, after UNSAT */
  ExternalModel model;   /* of the last SAT of another program */
  const char *question;
  const struct Labels *labels;
  const char *reason;
  SolverStatistics statistics;
  volatile sig_atomic_t interrupted, checking;
};

double solver_clock(void) { return budget_clock(); }

bool solver_is_available(SolverKind kind) {
#ifdef CAIRN_CADICAL
  (void)kind;
  return true;
#else
  return kind != SOLVER_CADICAL;
#endif
}

Solver *solver_open(const Circuit *circuit, const SolverOptions *options) {
  Solver *s = calloc(1, sizeof *s);
  if (!s) panic("out of memory");
  s->circuit = circuit;
  s->options = *options;
  return s;
}

static void stop_backend(Solver *s) {
  if (s->backend) s->kind->close(s->backend);
  cnf_destroy(s->cnf);
  s->backend = NULL;
  s->cnf = NULL;
  s->loaded = 0;
}

void solver_close(Solver *s) {
  if (!s) return;
  stop_backend(s);
  external_model_clear(&s->model);
  vec_free(&s->asserted);
  map_free(&s->known);
  vec_free(&s->used);
  free(s);
}

void solver_assert(Solver *s, Lit lit) {
  if (lit_is_true(lit) || map_find(&s->known, lit.code)) return;
  if (lit_is_false(lit) || map_find(&s->known, lit_not(lit).code)) s->contradiction = true;
  map_put(&s->known, lit.code, 1);
  vec_push(&s->asserted, lit);
}

/* ---- the back end ---- */

static const BackendKind *first_choice(SolverKind kind) {
#ifdef CAIRN_CADICAL
  if (kind == SOLVER_AUTO || kind == SOLVER_CADICAL) return &backend_cadical;
#else
  (void)kind;
#endif
  return &backend_z3_finite;
}

const char *solver_version(SolverKind kind) {
  bool inside = kind != SOLVER_SMTLIB && solver_is_available(kind);
  return inside ? first_choice(kind)->version() : NULL;
}

/* Z3 is left to what it was made for if it is asked for by name: so two ways to answer
   can be held against each other. */
static bool wants_differences(const Solver *s, const BackendKind *kind) {
  return !kind->integers && s->options.kind != SOLVER_Z3 && !s->options.integers_as_terms;
}

static void start_backend(Solver *s, const BackendKind *kind) {
  stop_backend(s);
  s->kind = kind;
  s->cnf = cnf_create(s->circuit);
  if (wants_differences(s, kind)) cnf_use_differences(s->cnf);
  s->backend = kind->open(s->cnf, s->options.seed);
}

void solver_turn_over(Solver *s) {
  if (!s->backend || !s->kind->integers) return;
  start_backend(s, s->kind);
  s->model_in_backend = false;
}

/* What the cone has of integers. */
static Fit fit(const Solver *s) {
  if (s->cnf->differences) return differences_fit(s->cnf->differences);
  return s->cnf->comparisons.count && !s->kind->integers ? FIT_NEVER : FIT_YES;
}

/* Translate what is new, as far as the back end understands it. */
static Fit load(Solver *s, uint32_t count, const Lit *assumptions, int32_t *literals) {
  for (; s->loaded < s->asserted.count; s->loaded++) cnf_assert(s->cnf, s->asserted.at[s->loaded]);
  for (uint32_t i = 0; i < count; i++) literals[i] = cnf_literal(s->cnf, assumptions[i]);
  Fit found = fit(s);
  if (found == FIT_YES) s->kind->take(s->backend, s->cnf);
  return found;
}

/* Vectors that have become too short are made anew, with room; else integers are for the SMT
   core. */
static void load_all(Solver *s, uint32_t count, const Lit *assumptions, int32_t *literals) {
  Fit found;
  while ((found = load(s, count, assumptions, literals)) != FIT_YES) {
    assert(!s->kind->integers && "integers are understood");
    start_backend(s, found == FIT_NARROW ? s->kind : &backend_z3_integer);
  }
}

static Answer ask_backend(Solver *s, uint32_t count, const Lit *assumptions, double deadline) {
  int32_t *literals = calloc(count + 1, sizeof *literals);
  if (!literals) panic("out of memory");
  if (!s->backend) start_backend(s, first_choice(s->options.kind));
  load_all(s, count, assumptions, literals);
  s->checking = 1;
  interrupt_enter(s->options.interrupt, s);
  Answer answer =
      s->interrupted ? ANSWER_UNKNOWN : s->kind->check(s->backend, count, literals, deadline);
  interrupt_leave(s->options.interrupt);
  s->checking = 0;
  if (answer == ANSWER_UNKNOWN)
    s->reason = s->interrupted ? "interrupted" : s->kind->reason(s->backend);
  s->model_in_backend = answer == ANSWER_SAT;
  for (uint32_t i = 0; i < count && answer == ANSWER_UNSAT; i++)
    s->used.at[i] = s->kind->failed(s->backend, literals[i]);
  free(literals);
  return answer;
}

/* ---- another program ---- */

typedef vec(Lit) Lits;

static Lits whole_query(const Solver *s, uint32_t count, const Lit *assumptions) {
  Lits all = {0};
  for (vec_each(Lit, lit, &s->asserted)) vec_push(&all, *lit);
  for (uint32_t i = 0; i < count; i++) vec_push(&all, assumptions[i]);
  return all;
}

/* It does not tell which assumptions mattered. */
static Answer ask_program(Solver *s, const Lits *query, double deadline) {
  for (vec_each(bool, used, &s->used)) *used = true;
  return external_check(s->options.program, s->circuit, query->count, query->at, deadline,
                        &s->model, &s->reason);
}

/* A second opinion on UNSAT.  No answer changes nothing; another one changes all. */
static Answer cross_check(Solver *s, const Lits *query, double deadline) {
  const char *reason;
  Answer other = external_check(s->options.cross_check, s->circuit, query->count, query->at,
                                deadline, NULL, &reason);
  if (other == ANSWER_UNSAT) s->statistics.confirmed++;
  if (other == ANSWER_UNKNOWN) s->statistics.unconfirmed++;
  if (other != ANSWER_SAT) return ANSWER_UNSAT;
  s->reason = "the cross check found a solution to a query that has none according to the solver";
  return ANSWER_UNKNOWN;
}

/* ---- queries ---- */

/* Does the circuit alone decide?  Only literals that are there as such count. */
static bool is_trivial(Solver *s, uint32_t count, const Lit *assumptions, Answer *answer) {
  bool open = s->asserted.count > 0;
  *answer = ANSWER_UNSAT;
  if (s->contradiction) return true;
  for (uint32_t i = 0; i < count; i++) {
    s->used.at[i] =
        lit_is_false(assumptions[i]) || map_find(&s->known, lit_not(assumptions[i]).code);
    if (s->used.at[i]) return true;
    open |= !lit_is_true(assumptions[i]);
  }
  *answer = ANSWER_SAT;
  return !open;
}

Answer solver_check(Solver *s, uint32_t count, const Lit *assumptions, double deadline) {
  Answer answer;
  s->statistics.queries++;
  vec_clear(&s->used);
  for (uint32_t i = 0; i < count; i++) vec_push(&s->used, false);
  if (is_trivial(s, count, assumptions, &answer)) {
    s->statistics.trivial++;
    s->model_in_backend = false;
    external_model_clear(&s->model);
    return answer;
  }
  double start = solver_clock();
  Lits query = whole_query(s, count, assumptions);
  Query about = {s->circuit, s->labels, s->question, s->statistics.queries, query.count, query.at};
  dump_query(&s->options, &about);
  s->model_in_backend = false;
  answer = s->options.kind == SOLVER_SMTLIB ? ask_program(s, &query, deadline)
                                            : ask_backend(s, count, assumptions, deadline);
  double seconds = solver_clock() - start;
  s->statistics.seconds += seconds;
  dump_answer(&s->options, &about, solver_name(s), answer, seconds);
  if (answer == ANSWER_UNSAT && s->options.cross_check) answer = cross_check(s, &query, deadline);
  vec_free(&query);
  return answer;
}

Answer solver_try(Solver *s, Lit lit, uint32_t conflicts) {
  Answer answer;
  vec_clear(&s->used);
  vec_push(&s->used, false);
  if (is_trivial(s, 1, &lit, &answer)) return answer == ANSWER_SAT ? ANSWER_UNKNOWN : answer;
  if (!s->backend || !s->kind->limit || s->options.cross_check) return ANSWER_UNKNOWN;
  s->kind->limit(s->backend, conflicts);
  return ask_backend(s, 1, &lit, 0);
}

bool solver_used(const Solver *s, uint32_t assumption) {
  assert(assumption < s->used.count);
  return s->used.at[assumption];
}

static void use_external_model(const Solver *s, Valuation *v) {
  for (vec_each(const Lit, lit, &s->model.lits))
    valuation_set(v, lit_xor_sign(*lit, lit_negated(*lit)), !lit_negated(*lit));
  for (uint32_t i = 0; i < s->model.terms.count; i++)
    valuation_set_term(v, s->model.terms.at[i], s->model.numbers.at[i]);
}

/* Of an integer input, if it is used. */
static bool number_of(const Solver *s, Term input, Integer *number) {
  int64_t found;
  if (s->kind->integers) return s->kind->term_value(s->backend, input, number);
  if (!s->cnf->differences) return false;
  if (!differences_value(s->cnf->differences, input, s->kind->value, s->backend, &found))
    return false;
  *number = integer_from(found);
  return true;
}

Valuation *solver_valuation(Solver *s) {
  Valuation *v = valuation_create(s->circuit);
  use_external_model(s, v);
  if (!s->model_in_backend) return v;
  for (uint32_t i = 1; i < s->cnf->gate_of.count; i++) {
    uint32_t gate = s->cnf->gate_of.at[i];
    if (circuit_gate(s->circuit, gate)->kind == GATE_INPUT)
      valuation_set(v, (Lit){gate << 1}, s->kind->value(s->backend, (int32_t)i));
  }
  for (uint32_t i = 0; i < circuit_term_count(s->circuit); i++) {
    Integer number;
    if (circuit_term(s->circuit, (Term){i})->kind == TERM_INPUT && number_of(s, (Term){i}, &number))
      valuation_set_term(v, (Term){i}, number);
  }
  return v;
}

bool solver_accepts(const Solver *s, Valuation *v) {
  for (vec_each(const Lit, lit, &s->asserted))
    if (!valuation_lit(v, *lit)) return false;
  return true;
}

const char *solver_reason(const Solver *s) { return s->reason; }

const char *solver_name(const Solver *s) {
  if (s->options.kind == SOLVER_SMTLIB) return s->options.program;
  return s->backend ? s->kind->name : "none";
}

void solver_describe(Solver *s, const char *question) { s->question = question; }

void solver_use_labels(Solver *s, const struct Labels *labels) { s->labels = labels; }

SolverStatistics solver_statistics(const Solver *s) {
  SolverStatistics all = s->statistics;
  if (s->cnf) {
    all.variables = s->cnf->gate_of.count - 1;
    all.clauses = s->cnf->clause_count;
  }
  return all;
}

void solver_interrupt(Solver *s) {
  s->interrupted = 1;
  if (s->checking) s->kind->interrupt(s->backend);
}
