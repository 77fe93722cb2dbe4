/* `cairn check`: the bounded symbolic search, or all states one by one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command_model.h"
#include "solver/external.h"

static bool choose_engine(const char *name, Engine **engine) {
  *engine = !strcmp(name, "symbolic")   ? check_symbolic
            : !strcmp(name, "explicit") ? check_explicit
                                        : NULL;
  if (!*engine) fprintf(stderr, "cairn: no engine `%s`; symbolic or explicit\n", name);
  return *engine;
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

/* A folder for files, made if it is not there. */
static bool have_folder(const char *path) {
  if (!path || mkdir(path, 0777) == 0 || (errno == EEXIST && access(path, W_OK | X_OK) == 0))
    return true;
  fprintf(stderr, "cairn: no files can be written into %s: %s\n", path, strerror(errno));
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

ExitStatus command_check(const Options *o) {
  Engine *engine;
  EngineOptions options = engine_options(o);
  options.length = o->length > UINT32_MAX ? UINT32_MAX : (uint32_t)o->length;
  if (!choose_engine(o->engine, &engine)) return STATUS_USAGE;
  ExitStatus status = solver_options(o, &options.solver);
  return status == STATUS_HOLDS ? run_model(o, engine, &options) : status;
}
