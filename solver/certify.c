#include "solver/certify.h"

#include <string.h>

#include "base/text.h"
#include "solver/drat.h"
#include "solver/external.h"

static const char other_program[] = "cvc5";

/* All that the cell needs for being proved. */
static Lits whole_query(const Induction *p, const Question *q, const Cell *cell) {
  Lits all = {0};
  for (uint32_t i = 0; i < cell->used_count; i++) vec_push(&all, p->lemmas[cell->used[i]]);
  vec_push(&all, q->step ? q->step->guard : LIT_TRUE);
  vec_push(&all, q->bad);
  return all;
}

/* ---- another solver ---- */

static void open_second(Induction *p, SolverKind kind) {
  SolverOptions options = p->options->engine.solver;
  if (p->second && p->second_kind == kind) return;
  solver_close(p->second);
  options.kind = p->second_kind = kind;
  options.program = other_program;
  p->second = solver_open(p->encoder->circuit, &options);
  solver_assert(p->second, p->arbitrary.fits);
}

/* Z3, unless it was the first one. */
static Answer ask_second(Induction *p, const Lits *asked, const char **name) {
  bool was_z3 = !strncmp(solver_name(p->solver), "z3", 2);
  *name = was_z3 ? other_program : "z3";
  if (was_z3 && !external_is_there(other_program)) return ANSWER_UNKNOWN;
  open_second(p, was_z3 ? SOLVER_SMTLIB : SOLVER_Z3);
  uint64_t trivial = solver_statistics(p->second).trivial;
  Answer answer = solver_check(p->second, asked->count, asked->at, p->options->engine.deadline);
  if (solver_statistics(p->second).trivial > trivial) *name = "circuit";
  return answer;
}

/* Decided without a search: no solver had to be believed. */
static bool is_trivial(const Lits *asked) {
  for (vec_each(const Lit, lit, asked))
    if (lit_is_false(*lit)) return true;
  return false;
}

bool certify_unsat(Induction *p, const Lits *asked) {
  const char *name;
  return !p->options->certify || is_trivial(asked) || ask_second(p, asked, &name) == ANSWER_UNSAT;
}

void certify_cell(Induction *p, const Question *q, Cell *cell) {
  if (!p->options->certify || cell->verdict != CELL_PROVED) return;
  Lits asked = whole_query(p, q, cell);
  const char *name = "circuit";
  Answer answer = is_trivial(&asked) ? ANSWER_UNSAT : ask_second(p, &asked, &name);
  if (answer == ANSWER_UNSAT && !cell->doubted) cell->certified = name;
  if (answer == ANSWER_SAT) {
    cell_unknown(cell, "the second solver found a solution where the first one found none");
    cell->used_count = 0;
  }
  vec_free(&asked);
}

/* ---- files ---- */

static void name_file(const Induction *p, Text *path) {
  text_format(path, "%s/", p->options->drat);
  cell_print_name(p->proof, p->deciding, path);
}

void certify_by_file(Induction *p, const Question *q, Cell *cell) {
  if (!p->options->drat || cell->verdict != CELL_PROVED) return;
  Lits all = {0}, asked = whole_query(p, q, cell);
  vec_push(&all, p->arbitrary.fits);
  for (vec_each(Lit, lit, &asked)) vec_push(&all, *lit);
  Text path = {0};
  name_file(p, &path);
  cell->drat = drat_write(text_string(&path), p->encoder->circuit, all.count, all.at,
                          p->options->engine.deadline, &cell->no_drat);
  text_free(&path);
  vec_free(&asked);
  vec_free(&all);
}
