/* `cairn check`: the bounded symbolic search, or all states one by one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/command_model.h"
#include "solver/external.h"

enum { MOST_JOBS = 64 };

/* Several jobs are for those who do not want to choose. */
static Engine *choose_engine(const Options *o) {
  if (!o->engine) return o->jobs > 1 ? check_auto : check_symbolic_first;
  const char *name = o->engine;
  if (!strcmp(name, "symbolic")) return check_symbolic;
  if (!strcmp(name, "explicit")) return check_explicit;
  if (!strcmp(name, "auto")) return check_auto;
  fprintf(stderr, "cairn: no engine `%s`; symbolic, explicit or auto\n", name);
  return NULL;
}

static bool choose_solver(const Options *o, SolverKind *kind) {
  static const struct {
    const char *name;
    SolverKind kind;
  } rows[] = {{"auto", SOLVER_AUTO},
              {"z3", SOLVER_Z3},
              {"cadical", SOLVER_CADICAL},
              {"smtlib", SOLVER_SMTLIB}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(o->solver, rows[i].name)) continue;
    *kind = rows[i].kind;
    if (solver_is_available(*kind)) return true;
    fprintf(stderr, "cairn: this build has no solver `%s`\n", o->solver);
    return false;
  }
  fprintf(stderr, "cairn: no solver `%s`; auto, z3, cadical or smtlib\n", o->solver);
  return false;
}

static bool find_program(const char *option, const char *program) {
  if (!program || external_is_there(program)) return true;
  fprintf(stderr, "cairn: no program `%s` for --%s is on the PATH; install it or give its path\n",
          program, option);
  return false;
}

static ExitStatus solver_options(const Options *o, SolverOptions *solver) {
  *solver = (SolverOptions){.seed = (uint32_t)o->seed,
                            .program = o->smt_solver,
                            .cross_check = o->cross_check,
                            .smt_folder = o->smt_dump,
                            .dimacs_folder = o->dimacs_dump};
  if (!choose_solver(o, &solver->kind)) return STATUS_USAGE;
  bool external = solver->kind == SOLVER_SMTLIB;
  if (!find_program("smt-solver", external ? o->smt_solver : NULL)) return STATUS_USAGE;
  if (!find_program("cross-check", o->cross_check)) return STATUS_USAGE;
  bool folders = have_folder(o->smt_dump) && have_folder(o->dimacs_dump);
  return folders ? STATUS_HOLDS : STATUS_BAD_INPUT;
}

/* How many depths are looked at together at first, by those who do so. */
enum { FIRST_DEPTHS = 2 };

/* The other symbolic searches of a portfolio differ in who answers, in whether they look
   ahead, and in chance. */
static void vary(Runner *runner, uint32_t round) {
  SolverOptions *solver = &runner->options.solver;
  if (solver->kind == SOLVER_AUTO) solver->kind = round % 2 ? SOLVER_Z3 : SOLVER_AUTO;
  solver->seed += round;
  runner->options.foresight = round % 4 >= 2 ? FIRST_DEPTHS : 0;
  if (round) solver->smt_folder = solver->dimacs_folder = NULL;
}

/* First the symbolic search as it was asked for; then, if any engine will do, an explicit
   one; then more symbolic ones. */
static uint32_t make_portfolio(const Options *o, const Runner *first, Runner *out) {
  uint32_t jobs = o->jobs > MOST_JOBS ? MOST_JOBS : (uint32_t)o->jobs, count = 0, round = 0;
  bool any = first->engine == check_auto;
  if (jobs <= 1 || first->engine == check_explicit) return out[0] = *first, 1;
  while (count < jobs) {
    Runner *runner = &out[count++];
    *runner = *first;
    runner->options.bounded = true;
    runner->options.memory /= jobs;
    runner->options.workers = 1;
    runner->engine = any && count == 2 ? check_explicit : check_symbolic;
    if (runner->engine == check_symbolic) vary(runner, round++);
  }
  return count;
}

/* False after a message. */
static bool choose_order(const Options *o, EngineOptions *options) {
  options->depth_first = !strcmp(o->search, "depth-first");
  if (options->depth_first || !strcmp(o->search, "breadth-first")) return true;
  fprintf(stderr, "cairn: `%s` is no order of search; breadth-first and depth-first are\n",
          o->search);
  return false;
}

/* False after a message. */
static bool open_dump(const Options *o, Engine *engine, EngineOptions *options) {
  if (engine != check_explicit) {
    fprintf(stderr, "cairn: --dump needs --engine explicit\n");
    return false;
  }
  options->dump_dot = text_ends_with(o->dump, ".dot");
  options->dump = fopen(o->dump, "w");
  if (!options->dump) fprintf(stderr, "cairn: cannot write %s: %s\n", o->dump, strerror(errno));
  return options->dump;
}

static bool close_dump(const Options *o, FILE *dump) {
  bool bad = ferror(dump);
  if (fclose(dump) == 0 && !bad) return true;
  fprintf(stderr, "cairn: cannot write %s\n", o->dump);
  return false;
}

ExitStatus command_check(const Options *o) {
  Runner first = {choose_engine(o), engine_options(o)}, runners[MOST_JOBS];
  first.options.most_errors = o->max_error > UINT32_MAX ? UINT32_MAX : (uint32_t)o->max_error;
  first.options.length = o->length > UINT32_MAX ? UINT32_MAX : (uint32_t)o->length;
  if (!first.engine || !choose_order(o, &first.options)) return STATUS_USAGE;
  ExitStatus status = solver_options(o, &first.options.solver);
  if (status != STATUS_HOLDS) return status;
  if (o->dump && !open_dump(o, first.engine, &first.options)) return STATUS_BAD_INPUT;
  status = run_model(o, make_portfolio(o, &first, runners), runners);
  if (o->lint && status == STATUS_HOLDS) status = lint_word(o, o->words.at[0]);
  return o->dump && !close_dump(o, first.options.dump) ? STATUS_BAD_INPUT : status;
}
