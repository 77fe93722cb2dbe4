#include "solver/drat.h"

#include "solver/cnf.h"

#ifdef CAIRN_CADICAL

#include <ccadical.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"

typedef struct Refutation {
  CCaDiCaL *solver;
  double deadline;
  FILE *out;
} Refutation;

static FILE *open_file(const char *stem, const char *end) {
  Text path = {0};
  text_format(&path, "%s.%s", stem, end);
  FILE *out = fopen(text_string(&path), "w");
  text_free(&path);
  return out;
}

static void remove_file(const char *stem, const char *end) {
  Text path = {0};
  text_format(&path, "%s.%s", stem, end);
  remove(text_string(&path));
  text_free(&path);
}

static void write_clause(FILE *out, const int *clause) {
  for (; *clause; clause++) fprintf(out, "%d ", *clause);
  fputs("0\n", out);
}

static void learnt(void *env, int *clause) {
  const Refutation *r = env;
  if (*clause) write_clause(r->out, clause);
}

static int is_late(void *env) {
  const Refutation *r = env;
  return r->deadline > 0 && solver_clock() > r->deadline;
}

/* What does not learn clause by clause by resolution along implications. */
static void switch_off(CCaDiCaL *solver) {
  static const char *const simplifications[] = {
      "block",   "compact",      "condition",   "cover", "decompose", "deduplicate",
      "elim",    "inprocessing", "instantiate", "lucky", "probe",     "subsume",
      "ternary", "transred",     "vivify",      "walk"};
  for (size_t i = 0; i < sizeof simplifications / sizeof *simplifications; i++)
    ccadical_set_option(solver, simplifications[i], 0);
}

static bool write_clauses(const char *stem, const Cnf *cnf) {
  FILE *out = open_file(stem, "cnf");
  if (!out) return false;
  fprintf(out, "p cnf %u %" PRIu64 "\n", cnf->gate_of.count - 1, cnf->clause_count);
  for (vec_each(const int32_t, literal, &cnf->clauses))
    fprintf(out, *literal ? "%" PRId32 " " : "%" PRId32 "\n", *literal);
  bool good = !ferror(out);
  return !fclose(out) && good;
}

/* True if CaDiCaL finds no solution; what it learns on the way is written. */
static bool refute(Refutation *r, const Cnf *cnf) {
  r->solver = ccadical_init();
  ccadical_set_option(r->solver, "quiet", 1);
  switch_off(r->solver);
  ccadical_set_terminate(r->solver, r, is_late);
  ccadical_set_learn(r->solver, r, INT32_MAX, learnt);
  for (vec_each(const int32_t, literal, &cnf->clauses)) ccadical_add(r->solver, *literal);
  bool refuted = ccadical_solve(r->solver) == 20;
  ccadical_release(r->solver);
  fputs("0\n", r->out);
  return refuted;
}

static bool write_both(const char *stem, const Cnf *cnf, double deadline, const char **reason) {
  Refutation r = {.deadline = deadline};
  *reason = "the files cannot be written";
  if (!write_clauses(stem, cnf) || !(r.out = open_file(stem, "drat"))) return false;
  bool refuted = refute(&r, cnf), written = !ferror(r.out);
  if (fclose(r.out)) written = false;
  if (!refuted) *reason = "CaDiCaL alone did not find it in time";
  return refuted && written;
}

bool drat_write(const char *stem, const Circuit *circuit, uint32_t count, const Lit *lits,
                double deadline, const char **reason) {
  Cnf *cnf = cnf_create(circuit);
  cnf_use_differences(cnf);
  for (uint32_t i = 0; i < count; i++) cnf_assert(cnf, lits[i]);
  bool written = false;
  *reason = "it calculates with integers";
  if (differences_fit(cnf->differences) == FIT_YES) written = write_both(stem, cnf, deadline, reason);
  if (!written) remove_file(stem, "cnf");
  if (!written) remove_file(stem, "drat");
  cnf_destroy(cnf);
  return written;
}

#else

bool drat_write(const char *stem, const Circuit *circuit, uint32_t count, const Lit *lits,
                double deadline, const char **reason) {
  (void)stem, (void)circuit, (void)count, (void)lits, (void)deadline;
  *reason = "this build has no CaDiCaL";
  return false;
}

#endif
