/* `cairn prove --auto`: safety without an invariant. */
#include "cli/command_auto.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/report.h"
#include "cli/report_proof.h"
#include "solver/lemma.h"

static PropertyList joined(const PropertyList *a, const PropertyList *b) {
  PropertyList all = {0};
  for (vec_each(Property, p, a)) vec_push(&all, *p);
  for (vec_each(Property, p, b)) vec_push(&all, *p);
  return all;
}

static PropertyList lemma_properties(Job *job, const Found *found) {
  PropertyList lemmas = {0};
  for (uint32_t i = 0; i < found->lemma_count; i++) {
    const char *name = arena_format(job->session.memory, "Found%u", i + 1);
    Symbol symbol = symbol_intern(job->session.symbols, name, strlen(name));
    vec_push(&lemmas, ((Property){symbol, lemma_node(job->spec, &found->lemmas[i])}));
  }
  return lemmas;
}

/* ---- the module ---- */

static void write_lemma(FILE *out, uint32_t number, const char *text) {
  fprintf(out, "Lemma%u == %s\n", number, text);
}

static const char *module_name(Job *job, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strstr(name, ".tla");
  return arena_copy(job->session.memory, name, dot ? (size_t)(dot - name) : strlen(name));
}

static bool emit(Job *job, const PropertyList *types, const PropertyList *safety,
                 const TextLines *lines) {
  const char *path = job->options->emit;
  FILE *out = fopen(path, "w");
  if (!out) {
    fprintf(stderr, "cairn: cannot write %s: %s\n", path, strerror(errno));
    return false;
  }
  fprintf(out, "---- MODULE %s ----\n", module_name(job, path));
  fprintf(out, "\\* An inductive invariant of %s, found by cairn.\n", symbol_text(job->spec->name));
  fprintf(out, "EXTENDS %s, TLC\n\n", symbol_text(job->spec->name));
  for (uint32_t i = 0; i < lines->count; i++) write_lemma(out, i + 1, lines->at[i]);
  fputs("\nInd ==\n", out);
  PropertyList all = joined(types, safety);
  for (vec_each(Property, p, &all)) fprintf(out, "  /\\ %s\n", symbol_text(p->name));
  for (uint32_t i = 0; i < lines->count; i++) fprintf(out, "  /\\ Lemma%u\n", i + 1);
  fputs("====\n", out);
  vec_free(&all);
  bool written = !ferror(out);
  return !fclose(out) && written;
}

/* ---- outcomes ---- */

static ExitStatus report_found(Job *job, const Found *found, const PropertyList *types,
                               const PropertyList *safety, const ProofOptions *options) {
  Task task = job_task(job);
  PropertyList lemmas = lemma_properties(job, found), all = joined(types, safety);
  PropertyList inductive = joined(&all, &lemmas);
  TextLines lines = {0};
  bool writable = lemmas_as_text(&task, found, &lines);
  Proof *proof = prove_induction(&task, &inductive, safety, options);
  ExitStatus status = proof ? proof_status(proof) : job_error_status(job);
  if (job->json)
    report_found_json(job, proof, found, &lines, status);
  else if (proof)
    report_found_text(job, proof, found, &lines);
  if (job->options->emit && !emit(job, types, safety, &lines)) status = STATUS_BAD_INPUT;
  if (job->options->emit && !writable)
    fputs("cairn: warning: the module mentions model values, which TLA+ cannot name\n", stderr);
  proof_destroy(proof);
  vec_free(&lines);
  vec_free(&lemmas);
  vec_free(&all);
  vec_free(&inductive);
  return status;
}

/* The execution that was found to exist is looked for again by bounded model checking,
   which finds a shortest one and has it replayed. */
static ExitStatus report_refuted(Job *job, const Found *found, const ProofOptions *options) {
  Task task = job_task(job);
  EngineOptions engine = options->engine;
  engine.length = found->depth;
  job->model->check_deadlock = false;
  Result *result = check_symbolic(&task, &engine);
  ExitStatus status = result_status(result);
  if (job->json)
    report_json(job, result, status);
  else
    report_text(job, result);
  result_destroy(result);
  return status;
}

static ExitStatus report_unknown(Job *job, const Found *found) {
  if (job->json)
    report_found_json(job, NULL, found, &(TextLines){0}, STATUS_UNKNOWN);
  else
    printf("%s: unknown: %s (after %u frames, %llu queries)\n", symbol_text(job->spec->name),
           found->reason ? found->reason : "no reason given", found->frames,
           (unsigned long long)found->queries);
  return STATUS_UNKNOWN;
}

ExitStatus prove_automatically(Job *job, const PropertyList *types, const PropertyList *safety,
                               const ProofOptions *options) {
  Task task = job_task(job);
  PropertyList all = joined(types, safety);
  Found *found = find_invariant(&task, &all, safety, &options->engine);
  vec_free(&all);
  if (!found) {
    ExitStatus status = job_error_status(job);
    if (job->json) report_proof_json(job, NULL, status);
    return status;
  }
  ExitStatus status = STATUS_UNKNOWN;
  switch (found->verdict) {
  case SEARCH_PROVED: status = report_found(job, found, types, safety, options); break;
  case SEARCH_REFUTED: status = report_refuted(job, found, options); break;
  case SEARCH_UNKNOWN: status = report_unknown(job, found); break;
  }
  found_destroy(found);
  return status;
}
