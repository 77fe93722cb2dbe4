/* `cairn prove`: is an invariant inductive, and does it imply safety? */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command_auto.h"
#include "cli/command_k.h"
#include "cli/command_model.h"
#include "cli/report_proof.h"

/* What is to be proved is bound like invariants, in one list: the invariant and its
   lemmas first, then safety. */
static TextList all_names(const Options *o) {
  const TextList *lists[] = {&o->invariants, &o->lemmas, &o->safe};
  TextList all = {0};
  for (int i = 0; i < 3; i++)
    for (vec_each(const char *, name, lists[i])) vec_push(&all, *name);
  return all;
}

static PropertyList slice(const PropertyList *all, uint32_t from, uint32_t to) {
  PropertyList some = {0};
  for (uint32_t i = from; i < to; i++) vec_push(&some, all->at[i]);
  return some;
}

/* An invariant with primes is one of steps, one with a parameter one of executions. */
static bool only_states(const Model *model) {
  for (vec_each(const Property, p, &model->invariants))
    if (p->node->level > LEVEL_STATE) return false;
  return model->trace_invariants.count == 0;
}

static bool only_state_predicates(Job *job, uint32_t wanted) {
  const PropertyList *found = &job->model->invariants;
  bool all = found->count && (!wanted || found->count == wanted);
  if (all && only_states(job->model)) return true;
  Diag *d = found->count || wanted
                ? diag_report(job->session.diags, DIAG_C0204, NO_SPAN,
                              "what is proved by induction is a predicate of one state")
                : diag_report(job->session.diags, DIAG_C0206, NO_SPAN, "there is nothing to prove");
  diag_help(d, "name the invariant with --inv, or as INVARIANT in the configuration");
  return false;
}

static bool has_steps(Job *job) {
  if (job->model->init && job->model->next) return true;
  Diag *d = diag_report(job->session.diags, DIAG_C0206, NO_SPAN,
                        "there is no behaviour to prove anything about");
  diag_help(d, "define Init and Next, or name them with --init and --next or in a configuration");
  return false;
}

static void show_progress(const Proof *proof, void *env) {
  const bool *terminal = env;
  uint32_t decided = 0, all = proof->lemma_count * (proof->action_count + 1);
  for (uint32_t i = 0; i < proof->lemma_count; i++) {
    decided += proof->initial[i].verdict != CELL_OPEN;
    for (uint32_t a = 0; a < proof->action_count; a++)
      decided += proof->actions[a].cells[i].verdict != CELL_OPEN;
  }
  fprintf(stderr, "%s%u of %u cells decided%s", *terminal ? "\r\033[K" : "", decided, all,
          *terminal ? "" : "\n");
  fflush(stderr);
}

static ProofOptions proof_options(const Options *o) {
  ProofOptions options = {.engine = engine_options(o), .cell = o->cell};
  options.engine.length = o->length > UINT32_MAX ? UINT32_MAX : (uint32_t)o->length;
  options.no_triage = o->no_triage;
  options.examples = o->ctis > UINT32_MAX ? UINT32_MAX : (uint32_t)o->ctis;
  return options;
}

static ExitStatus prove_matrix(Job *job, const PropertyList *lemmas, const PropertyList *safety,
                               ProofOptions *options) {
  bool terminal = isatty(fileno(stderr)) && !job->json && !job->options->quiet;
  if (terminal || job->options->verbose) {
    options->progress = show_progress;
    options->progress_env = &terminal;
  }
  Task task = job_task(job);
  Proof *proof = prove_induction(&task, lemmas, safety, options);
  if (terminal) fputs("\r\033[K", stderr);
  ExitStatus status = proof ? proof_status(proof) : job_error_status(job);
  if (job->json)
    report_proof_json(job, proof, status);
  else if (proof)
    report_proof_text(job, proof);
  proof_destroy(proof);
  return status;
}

/* By the method that the options ask for. */
static ExitStatus prove(Job *job, uint32_t wanted) {
  const Options *o = job->options;
  const PropertyList *all = &job->model->invariants;
  uint32_t inductive = all->count - (wanted ? o->safe.count : 0);
  PropertyList lemmas = slice(all, 0, inductive), safety = slice(all, inductive, all->count);
  ProofOptions options = proof_options(o);
  ExitStatus status;
  if (o->k)
    status = prove_with_k(job, all, &options.engine);
  else if (o->automatic && safety.count)
    status = prove_automatically(job, &lemmas, &safety, &options);
  else if (o->automatic)
    status = prove_automatically(job, &safety, &lemmas, &options);
  else
    status = prove_matrix(job, &lemmas, &safety, &options);
  vec_free(&lemmas);
  vec_free(&safety);
  return status;
}

ExitStatus command_prove(const Options *o) {
  if (o->words.count != 1) {
    fprintf(stderr, "cairn: %s\n",
            o->words.count ? "one specification at a time" : "which specification? SPEC.tla");
    return STATUS_USAGE;
  }
  TextList names = all_names(o);
  Options bound = *o;
  bound.invariants = names;
  Job job;
  job_open(&job, &bound);
  ExitStatus status;
  if (job_load(&job, o->words.at[0]) && job_bind(&job) && has_steps(&job) &&
      only_state_predicates(&job, names.count)) {
    status = prove(&job, names.count);
  } else {
    status = job_error_status(&job);
    if (job.json) report_proof_json(&job, NULL, status);
  }
  job_print_diags(&job);
  job_close(&job);
  vec_free(&names);
  return status;
}
