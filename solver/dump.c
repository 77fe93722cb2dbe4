#include "solver/dump.h"

#include <inttypes.h>

#include "base/panic.h"
#include "base/text.h"
#include "solver/cnf.h"
#include "solver/smtlib.h"

static FILE *open_file(const char *folder, const Query *q, const char *end, const char *mode) {
  Text path = {0};
  text_format(&path, "%s/query-%04" PRIu64 ".%s", folder, q->number, end);
  FILE *out = fopen(text_string(&path), mode);
  text_free(&path);
  return out;
}

static const char *answer_word(Answer answer) {
  switch (answer) {
  case ANSWER_UNSAT: return "unsat";
  case ANSWER_SAT: return "sat";
  case ANSWER_UNKNOWN: return "unknown";
  }
  never("answer");
}

static void write_smtlib(FILE *out, const Query *q) {
  if (q->question) fprintf(out, "; %s\n", q->question);
  fprintf(out, "(set-logic %s)\n", circuit_term_count(q->circuit) ? "ALL" : "QF_UF");
  smtlib_write(out, q->circuit, q->labels, q->count, q->lits, NULL);
  fputs("(check-sat)\n", out);
}

/* ---- clauses ---- */

static void write_clauses(FILE *out, const Cnf *cnf) {
  fprintf(out, "p cnf %u %" PRIu64 "\n", cnf->gate_of.count - 1, cnf->clause_count);
  for (vec_each(const int32_t, literal, &cnf->clauses))
    fprintf(out, *literal ? "%" PRId32 " " : "%" PRId32 "\n", *literal);
}

/* Which variable is what. */
static void write_legend(FILE *out, const Query *q, const Cnf *cnf) {
  for (uint32_t i = 1; i < cnf->gate_of.count; i++) {
    uint32_t gate = cnf->gate_of.at[i];
    const char *name = q->labels ? labels_of_gate(q->labels, gate) : NULL;
    if (name)
      fprintf(out, "c %u: %s\n", i, name);
    else if (circuit_gate(q->circuit, gate)->kind == GATE_INPUT)
      fprintf(out, "c %u: input %u\n", i, gate);
  }
}

static void write_dimacs(FILE *out, const Query *q) {
  Cnf *cnf = cnf_create(q->circuit);
  cnf_use_differences(cnf);
  if (q->question) fprintf(out, "c %s\n", q->question);
  for (uint32_t i = 0; i < q->count; i++) cnf_assert(cnf, q->lits[i]);
  if (differences_fit(cnf->differences) != FIT_YES) {
    fputs("c this query calculates with integers and has no clauses\n", out);
  } else {
    write_legend(out, q, cnf);
    write_clauses(out, cnf);
  }
  cnf_destroy(cnf);
}

/* ---- files ---- */

typedef void Write(FILE *, const Query *);

/* It is there even if the answer never comes. */
static void write_file(const char *folder, const Query *q, const char *end, Write *write) {
  FILE *out = folder ? open_file(folder, q, end, "w") : NULL;
  if (!out) return;
  write(out, q);
  fclose(out);
}

void dump_query(const SolverOptions *options, const Query *q) {
  write_file(options->smt_folder, q, "smt2", write_smtlib);
  write_file(options->dimacs_folder, q, "cnf", write_dimacs);
}

static void add_line(const char *folder, const Query *q, const char *end, const char *comment,
                     const char *line) {
  FILE *out = folder ? open_file(folder, q, end, "a") : NULL;
  if (!out) return;
  fprintf(out, "%s %s\n", comment, line);
  fclose(out);
}

void dump_answer(const SolverOptions *options, const Query *q, const char *solver, Answer answer,
                 double seconds) {
  Text line = {0};
  text_format(&line, "%s: %s in %.3f s", solver, answer_word(answer), seconds);
  add_line(options->smt_folder, q, "smt2", ";", text_string(&line));
  add_line(options->dimacs_folder, q, "cnf", "c", text_string(&line));
  text_free(&line);
}
