/* `cairn check`: the bounded symbolic search, or all states one by one. */
#include <stdio.h>
#include <string.h>

#include "cli/command_model.h"

static bool choose_engine(const char *name, Engine **engine) {
  *engine = !strcmp(name, "symbolic")   ? check_symbolic
            : !strcmp(name, "explicit") ? check_explicit
                                        : NULL;
  if (!*engine) fprintf(stderr, "cairn: no engine `%s`; symbolic or explicit\n", name);
  return *engine;
}

static bool choose_solver(const Options *o, SolverOptions *solver) {
  static const struct {
    const char *name;
    SolverKind kind;
  } rows[] = {{"auto", SOLVER_AUTO}, {"z3", SOLVER_Z3}, {"smtlib", SOLVER_SMTLIB}};
  solver->dump_folder = o->smt_dump;
  solver->seed = (uint32_t)o->seed;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(o->solver, rows[i].name)) continue;
    solver->kind = o->smt_dump ? SOLVER_SMTLIB : rows[i].kind;
    return true;
  }
  fprintf(stderr, "cairn: no solver `%s`; auto or z3\n", o->solver);
  return false;
}

ExitStatus command_check(const Options *o) {
  Engine *engine;
  EngineOptions options = engine_options(o);
  options.length = o->length > UINT32_MAX ? UINT32_MAX : (uint32_t)o->length;
  if (!choose_engine(o->engine, &engine) || !choose_solver(o, &options.solver)) return STATUS_USAGE;
  return run_model(o, engine, &options);
}
