/* A proof as text: the verdict in a sentence, the matrix of lemmas and actions, then each
   counterexample to induction with what matters of it. */
#include <stdio.h>
#include <string.h>

#include "base/panic.h"
#include "cli/about.h"
#include "cli/cause.h"
#include "cli/report.h"
#include "cli/report_proof.h"
#include "cli/report_proof_parts.h"
#include "solver/external.h"

ExitStatus proof_status(const Proof *proof) {
  switch (proof->verdict) {
  case PROOF_PROVED: return STATUS_HOLDS;
  case PROOF_REFUTED:
  case PROOF_NOT_INDUCTIVE:
  case PROOF_VACUOUS: return STATUS_VIOLATED;
  case PROOF_ASSUMPTION: return STATUS_ASSUMPTION_FALSE;
  case PROOF_UNKNOWN: return STATUS_UNKNOWN;
  }
  never("verdict of a proof");
}

/* ---- rows ---- */

/* A lemma, or a property of steps. */
typedef struct Row {
  const char *name, *broken; /* and what it says of an action that breaks it */
  const Cell *initial;
  const StepRow *steps; /* NULL: a lemma */
  uint32_t lemma;       /* UINT32_MAX: none */
} Row;

static uint32_t row_count(const Proof *proof) { return proof->lemma_count + proof->step_count; }

static Row row_at(const Proof *proof, uint32_t i) {
  if (i < proof->lemma_count)
    return (Row){symbol_text(proof->lemmas[i].name), "is not preserved by", &proof->initial[i],
                 NULL, i};
  const StepRow *steps = &proof->steps[i - proof->lemma_count];
  return (Row){symbol_text(steps->name), "does not allow", &steps->at_init, steps, UINT32_MAX};
}

static const Cell *row_cell(const Proof *proof, const Row *row, uint32_t action) {
  return row->steps ? &row->steps->cells[action] : &proof->actions[action].cells[row->lemma];
}

/* ---- the verdict ---- */

static void print_name(uint32_t i, uint32_t count, Symbol name, Text *out) {
  text_format(out, "%s%s", !i ? "" : i + 1 < count ? ", " : " and ", symbol_text(name));
}

static void print_names(uint32_t count, const Property *all, Text *out) {
  for (uint32_t i = 0; i < count; i++) print_name(i, count, all[i].name, out);
}

/* What was proved beside the invariant; of formulas with more than steps, their steps. */
static void print_besides(const Proof *proof, Text *out) {
  uint32_t states = proof->safety_count, all = states + proof->step_count;
  if (!all) return;
  text_format(out, ", and so %s ", all == 1 ? "does" : "do");
  for (uint32_t i = 0; i < all; i++)
    print_name(i, all, i < states ? proof->safety[i].name : proof->steps[i - states].name, out);
  for (uint32_t i = 0; i < proof->step_count; i++)
    if (!proof->steps[i].whole)
      text_format(out, " (of %s initial states and steps)", symbol_text(proof->steps[i].name));
}

static void print_proved(const Proof *proof, Text *out) {
  if (proof->partial) {
    text_append(out, "proved: the cell that was asked for");
    return;
  }
  text_append(out, "proved: the invariant is inductive: it holds in executions of every length");
  print_besides(proof, out);
}

/* Is it the invariant that is not inductive, or something that does not follow from it? */
static bool is_inductive(const Proof *proof) {
  CellIds cells = proof_cells(proof);
  bool is = true;
  for (vec_each(CellId, id, &cells))
    if (id->kind == CELL_INITIAL || id->kind == CELL_STEP)
      is &= proof_cell(proof, *id)->verdict != CELL_REFUTED;
  vec_free(&cells);
  return is;
}

void print_proof_verdict(const Job *job, const Proof *proof, Text *out) {
  print_subject(job, out);
  switch (proof->verdict) {
  case PROOF_PROVED: print_proved(proof, out); return;
  case PROOF_REFUTED:
    text_append(out, "refuted: an execution breaks what was to be proved");
    return;
  case PROOF_NOT_INDUCTIVE:
    text_format(out, "not proved: the invariant is not %s",
                is_inductive(proof) ? "strong enough" : "inductive");
    return;
  case PROOF_VACUOUS:
    text_format(out, "not proved: no state satisfies %s",
                proof->satisfiable.verdict == CELL_REFUTED ? "the invariant" : "Init");
    return;
  case PROOF_ASSUMPTION:
    text_append(out, "not proved: the assumption ");
    print_source(job, proof->assumption, out);
    text_append(out, " is false");
    return;
  case PROOF_UNKNOWN: text_format(out, "unknown: %s", proof->reason); return;
  }
  never("verdict of a proof");
}

/* ---- the table ---- */

static const char *cell_mark(const Cell *cell) {
  switch (cell->verdict) {
  case CELL_OPEN: return "-";
  case CELL_PROVED: return cell->used_count ? "ok" : ".";
  case CELL_REFUTED: return "NO";
  case CELL_UNKNOWN: return "?";
  }
  never("verdict of a cell");
}

static int widest(const Proof *proof) {
  size_t width = strlen("lemma");
  for (uint32_t i = 0; i < row_count(proof); i++) {
    size_t length = strlen(row_at(proof, i).name);
    if (length > width) width = length;
  }
  return (int)width;
}

static double seconds_of(const Proof *proof, const Row *row) {
  double sum = row->initial->seconds;
  for (uint32_t a = 0; a < proof->action_count; a++) sum += row_cell(proof, row, a)->seconds;
  return sum;
}

static void print_row(const Proof *proof, const Row *row, int width, Text *out) {
  text_format(out, "  %-*s  %2s", width, row->name, cell_mark(row->initial));
  for (uint32_t a = 0; a < proof->action_count; a++)
    text_format(out, " %2s", cell_mark(row_cell(proof, row, a)));
  text_format(out, "  %7.3f s\n", seconds_of(proof, row));
}

static bool was_asked(const Proof *proof, const Row *row) {
  if (row->initial->verdict != CELL_OPEN) return true;
  for (uint32_t a = 0; a < proof->action_count; a++)
    if (row_cell(proof, row, a)->verdict != CELL_OPEN) return true;
  return false;
}

/* Actions have numbers in the head of the table and names below it. */
static void print_table(const Proof *proof, Text *out) {
  int width = widest(proof);
  text_format(out, "\n  %-*s   0", width, "lemma");
  for (uint32_t a = 0; a < proof->action_count; a++) text_format(out, " %2u", a + 1);
  text_append(out, "\n");
  for (uint32_t i = 0; i < row_count(proof); i++) {
    Row row = row_at(proof, i);
    if (!proof->partial || was_asked(proof, &row)) print_row(proof, &row, width, out);
  }
  text_append(out, "\n  0 Init");
  for (uint32_t a = 0; a < proof->action_count; a++)
    text_format(out, ", %u %s", a + 1, symbol_text(proof->actions[a].action.name));
  text_append(out, "\n  ok: proved from the invariant, .: needs no lemma, NO: refuted, "
                   "?: unknown, -: not asked\n");
}

/* ---- what the proof rests on ---- */

/* What a cell needs beside its own lemma (`own`; UINT32_MAX: safety has none). */
static bool needs_others(const Cell *cell, uint32_t own) {
  for (uint32_t i = 0; i < cell->used_count; i++)
    if (cell->used[i] != own) return true;
  return false;
}

static void print_used(const Proof *proof, const Cell *cell, const char *by, Text *out) {
  text_format(out, "    %s: ", by);
  for (uint32_t i = 0; i < cell->used_count; i++)
    text_format(out, "%s%s", i ? ", " : "", symbol_text(proof->lemmas[cell->used[i]].name));
  text_append(out, "\n");
}

static void print_support_of_row(const Proof *proof, const Row *row, Text *out) {
  bool first = true;
  for (uint32_t a = 0; a < proof->action_count; a++) {
    const Cell *cell = row_cell(proof, row, a);
    if (!needs_others(cell, row->lemma)) continue;
    if (first) text_format(out, "  %s\n", row->name);
    first = false;
    print_used(proof, cell, symbol_text(proof->actions[a].action.name), out);
  }
}

static void print_support(const Proof *proof, Text *out) {
  Text support = {0};
  for (uint32_t i = 0; i < row_count(proof); i++) {
    Row row = row_at(proof, i);
    print_support_of_row(proof, &row, &support);
  }
  bool first = true;
  for (uint32_t i = 0; i < proof->safety_count; i++) {
    if (!needs_others(&proof->safe[i], UINT32_MAX)) continue;
    if (first) text_append(&support, "  safety\n");
    first = false;
    print_used(proof, &proof->safe[i], symbol_text(proof->safety[i].name), &support);
  }
  if (support.length) {
    text_append(out, "\nCells that rest on other lemmas than their own:\n");
    text_append(out, text_string(&support));
  }
  text_free(&support);
}

static void print_advice(const Proof *proof, Text *out) {
  for (uint32_t a = 0; a < proof->action_count; a++)
    if (proof->actions[a].enabled.verdict == CELL_REFUTED)
      text_format(out, "\nnote: no state of the invariant enables %s\n",
                  symbol_text(proof->actions[a].action.name));
  for (uint32_t i = 0; i < proof->step_count; i++)
    if (!proof->steps[i].whole)
      text_format(out,
                  "\nnote: %s also says something that initial states and steps do not tell, "
                  "such as fairness: that is not proved\n",
                  symbol_text(proof->steps[i].name));
  if (proof->verdict != PROOF_PROVED || proof->partial) return;
  for (uint32_t i = 0; i < proof->lemma_count && proof->safety_count + proof->step_count; i++)
    if (proof_is_redundant(proof, i))
      text_format(out, "\nnote: safety can be proved without %s\n",
                  symbol_text(proof->lemmas[i].name));
}

/* ---- counterexamples ---- */

/* `where`: the action; NULL: the initial state. */
static void print_ctis(Job *job, const Cell *cell, const char *what, const char *why,
                       const char *where, Text *out) {
  if (!cell->cti) return;
  text_format(out, "\n%s %s%s%s\n", what, why, where && *where ? " " : "", where ? where : "");
  for (const Cti *cti = cell->cti; cti; cti = cti->next) {
    if (cti != cell->cti) text_append(out, "  and, differently,\n");
    print_cti(job, cti, !where, out);
  }
}

static void print_reason(const Cell *cell, const char *row, const char *column, Text *out) {
  if (cell->verdict == CELL_UNKNOWN)
    text_format(out, "\n%s, %s: unknown: %s\n", row, column, cell->reason);
}

static void print_counterexamples(Job *job, const Proof *proof, Text *out) {
  for (uint32_t i = 0; i < row_count(proof); i++) {
    Row row = row_at(proof, i);
    print_ctis(job, row.initial, row.name, "does not hold initially", NULL, out);
    print_reason(row.initial, row.name, "Init", out);
  }
  for (uint32_t a = 0; a < proof->action_count; a++) {
    const ActionRow *row = &proof->actions[a];
    const char *action = symbol_text(row->action.name);
    print_ctis(job, &row->defined, "In some state of the invariant", "evaluating fails:", action,
               out);
    print_reason(&row->defined, action, "evaluation", out);
    for (uint32_t i = 0; i < row_count(proof); i++) {
      Row of = row_at(proof, i);
      const Cell *cell = row_cell(proof, &of, a);
      print_ctis(job, cell, of.name, of.broken, action, out);
      if (row->defined.verdict != CELL_UNKNOWN) print_reason(cell, of.name, action, out);
    }
  }
  for (uint32_t i = 0; i < proof->safety_count; i++) {
    const char *safety = symbol_text(proof->safety[i].name);
    print_ctis(job, &proof->safe[i], safety, "does not follow from the invariant", "", out);
    print_reason(&proof->safe[i], safety, "safety", out);
  }
}

typedef struct Counts {
  uint32_t all, decided, proved, cached, certified, trivial, drat;
  const char *second, *no_drat;
} Counts;

static Counts count_cells(const Proof *proof) {
  Counts n = {0};
  CellIds all = proof_cells(proof);
  for (vec_each(CellId, id, &all)) {
    const Cell *cell = proof_cell(proof, *id);
    n.all++;
    n.decided += cell->verdict == CELL_PROVED || cell->verdict == CELL_REFUTED;
    if (cell->verdict != CELL_PROVED || id->kind == CELL_ENABLED) continue;
    bool trivial = cell->certified && !strcmp(cell->certified, "circuit");
    n.proved++;
    n.cached += cell->cached;
    n.trivial += trivial;
    n.certified += cell->certified && !trivial;
    if (cell->certified && !trivial) n.second = cell->certified;
    n.drat += cell->drat;
    if (cell->no_drat && !cell->drat) n.no_drat = cell->no_drat;
  }
  vec_free(&all);
  return n;
}

static void print_certificates(const Job *job, const Counts *n, Text *out) {
  uint32_t open = n->proved - n->certified - n->trivial;
  if (job->options->certify) {
    text_format(out, "\ncertified: %u of %u proved cells", n->certified + n->trivial, n->proved);
    if (n->second) text_format(out, ", %u by %s", n->certified, n->second);
    text_format(out, ", %u need no solver\n", n->trivial);
  }
  if (job->options->certify && open)
    text_format(out, "note: %u cells have no second opinion: %s\n", open,
                external_is_there("cvc5") ? "the second solver gave up"
                                          : "where there are integers that takes cvc5");
  if (job->options->drat)
    text_format(out, "\nDRAT: proofs of %u of %u proved cells are in %s\n", n->drat, n->proved,
                job->options->drat);
  if (job->options->drat && n->no_drat) text_format(out, "note: of others not: %s\n", n->no_drat);
}

static void print_counts(const Job *job, const Proof *proof, Text *out) {
  Counts n = count_cells(proof);
  if (proof->interrupted)
    text_format(out, "\ninterrupted: %u of %u cells were decided\n", n.decided, n.all);
  if (n.cached) text_format(out, "\n%u cells were proved before\n", n.cached);
  print_certificates(job, &n, out);
}

static void print_details(Job *job, const Proof *proof, Text *out) {
  print_about(job, out);
  print_table(proof, out);
  if (proof->verdict == PROOF_PROVED) print_support(proof, out);
  print_counterexamples(job, proof, out);
  print_advice(proof, out);
  print_counts(job, proof, out);
  text_format(out, "\ninduction (%s), %llu queries, %.3f s\n", proof->solver,
              (unsigned long long)proof->queries, proof->seconds);
}

void report_proof_text(Job *job, const Proof *proof) {
  Text out = {0};
  const char *ink = proof->verdict == PROOF_PROVED    ? "\033[1;32m"
                    : proof->verdict == PROOF_UNKNOWN ? "\033[1;33m"
                                                      : "\033[1;31m";
  if (job->color) text_append(&out, ink);
  print_proof_verdict(job, proof, &out);
  text_append(&out, job->color ? "\033[0m\n" : "\n");
  if (proof->verdict == PROOF_ASSUMPTION)
    print_constants(job, &out);
  else if (!job->options->quiet)
    print_details(job, proof, &out);
  fwrite(out.bytes, 1, out.length, stdout);
  text_free(&out);
}

/* What is inductive together with what was found: the conjuncts that were given. */
static void print_company(const Proof *proof, uint32_t found, Text *out) {
  uint32_t given = proof->lemma_count > found ? proof->lemma_count - found : 0;
  if (proof->verdict != PROOF_PROVED) {
    text_append(out, ", but not proved:\n");
    return;
  }
  text_append(out, found ? ", and proved to be inductive" : ": inductive");
  if (found && given) text_append(out, " together with ");
  if (!found) text_append(out, given > 1 ? " are " : " is ");
  print_names(given, proof->lemmas, out);
  text_append(out, found ? ":\n" : "\n");
}

void report_found_text(Job *job, const Proof *proof, const Found *found, const TextLines *lines) {
  Text out = {0};
  text_format(&out, "%s: ", symbol_text(job->spec->name));
  if (proof->verdict == PROOF_PROVED) {
    print_names(proof->safety_count, proof->safety, &out);
    text_format(&out, " %s in executions of every length\n",
                proof->safety_count == 1 ? "holds" : "hold");
  } else {
    text_append(&out, "unknown: what was found could not be proved again\n");
  }
  print_about(job, &out);
  text_append(&out, lines->count ? "\nFound" : "\nNothing had to be found");
  print_company(proof, lines->count, &out);
  for (uint32_t i = 0; i < lines->count; i++) text_format(&out, "  /\\ %s\n", lines->at[i]);
  if (proof->verdict != PROOF_PROVED) print_counterexamples(job, proof, &out);
  text_format(&out, "\nreachability (%s), %u frames, %u clauses, %llu queries, %.3f s\n",
              proof->solver, found->frames, found->lemma_count,
              (unsigned long long)(found->queries + proof->queries),
              found->seconds + proof->seconds);
  fwrite(out.bytes, 1, out.length, stdout);
  text_free(&out);
}
