/* `cairn prove`: is an invariant inductive, and does it imply safety? */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command_auto.h"
#include "cli/command_k.h"
#include "cli/command_model.h"
#include "cli/command_sizes.h"
#include "cli/report_proof.h"
#include "cli/signals.h"
#include "solver/claims.h"

/* The invariant and its lemmas are bound in one list. */
static TextList all_names(const Options *o) {
  const TextList *lists[] = {&o->invariants, &o->lemmas};
  TextList all = {0};
  for (int i = 0; i < 2; i++)
    for (vec_each(const char *, name, lists[i])) vec_push(&all, *name);
  return all;
}

static void append(PropertyList *list, const PropertyList *all) {
  for (vec_each(const Property, p, all)) vec_push(list, *p);
}

static bool is_of_states(const PropertyList *list) {
  for (vec_each(const Property, p, list))
    if (p->node->level > LEVEL_STATE) return false;
  return true;
}

/* What is to hold beside the invariant, named on the command line. */
static bool has_safety(const Options *o) { return o->safe.count || o->refines.count; }

/* Where nothing is named, INVARIANT lines of the configuration are the invariant, and PROPERTY
   lines are to hold beside it. */
static bool takes_configured(const Options *o) {
  return !o->invariants.count && !has_safety(o) && !o->k && !o->automatic;
}

/* An invariant with primes is one of steps, one with a parameter one of executions.  Steps
   are proved one by one, and only that way. */
static bool only_states(const Options *o, const Model *model) {
  bool one_by_one = !o->k && !o->automatic;
  if (!one_by_one && has_safety(o) && !is_of_states(&model->properties)) return false;
  return is_of_states(&model->invariants) && model->trace_invariants.count == 0;
}

static bool only_state_predicates(Job *job, uint32_t wanted) {
  const PropertyList *found = &job->model->invariants;
  const Options *o = job->options;
  bool all =
      (found->count || (o->automatic && has_safety(o))) && (!wanted || found->count == wanted);
  if (all && only_states(o, job->model)) return true;
  Diag *d = found->count || wanted
                ? diag_report(job->session.diags, DIAG_C0204, NO_SPAN,
                              "what is proved by induction is a predicate of one state")
                : diag_report(job->session.diags, DIAG_C0206, NO_SPAN, "there is nothing to prove");
  diag_help(d, "name the invariant with --inv, or as INVARIANT in the configuration");
  return false;
}

/* The properties are those of --safe, then those of --refines. */
static bool are_specifications(Job *job) {
  const PropertyList *all = &job->model->properties;
  bool good = true;
  for (uint32_t i = job->options->safe.count; i < all->count && has_safety(job->options); i++) {
    const Property *p = &all->at[i];
    if (p->node->level == LEVEL_TEMPORAL) continue;
    Diag *d = diag_report(job->session.diags, DIAG_C0204, p->node->at,
                          "`%s` is no specification that could be refined", symbol_text(p->name));
    diag_help(d, "a specification is `Init /\\ [][Next]_vars`; what is said of states or steps "
                 "is proved with --safe");
    good = false;
  }
  return good;
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
  uint32_t decided = 0;
  CellIds all = proof_cells(proof);
  for (vec_each(CellId, id, &all)) decided += proof_cell(proof, *id)->verdict != CELL_OPEN;
  fprintf(stderr, "%s%u of %u cells decided%s", *terminal ? "\r\033[K" : "", decided, all.count,
          *terminal ? "" : "\n");
  vec_free(&all);
  fflush(stderr);
}

enum { PROCESSES_MOST = 1000 };

static ProofOptions proof_options(const Options *o) {
  ProofOptions options = {.engine = engine_options(o), .cell = o->cell, .cache = o->cache};
  options.processes = o->processes > PROCESSES_MOST ? PROCESSES_MOST : (uint32_t)o->processes;
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
  if (proof && !report_proof_files(job, proof)) status = STATUS_BAD_INPUT;
  if (job->json)
    report_proof_json(job, proof, status);
  else if (proof)
    report_proof_text(job, proof);
  proof_destroy(proof);
  return status;
}

/* Each size has a folder of its own in that one. */
static const char *drat_folder(const Job *job) {
  const char *folder = job->options->drat;
  if (!folder || !job->sizing) return folder;
  folder = arena_format(job->session.memory, "%s/%u", folder, job->sizing->number + 1);
  return have_folder(folder) ? folder : NULL;
}

static bool speaks_of_steps(const Property *p) {
  Claims claims = {0};
  claims_of_property(p, &claims);
  bool any = claims.initial.count || claims.states.count || claims.steps.count;
  claims_free(&claims);
  return any;
}

/* Liveness is not proved by induction: that it is left out is said. */
static void append_configured(Job *job, PropertyList *safety) {
  for (vec_each(const Property, p, &job->model->properties)) {
    if (speaks_of_steps(p)) {
      vec_push(safety, *p);
      continue;
    }
    diag_report(job->session.diags, DIAG_C0209, p->node->at,
                "`%s` is not asked: it says nothing about single states or steps",
                symbol_text(p->name));
  }
}

/* By the method that the options ask for.  What is known of constants that range belongs to
   the invariant; without --safe, --auto takes what is to be proved for safety. */
static ExitStatus prove(Job *job, uint32_t wanted) {
  const Options *o = job->options;
  const PropertyList *given = &job->model->invariants;
  PropertyList lemmas = {0}, safety = {0};
  if (job->model->rigid.node) vec_push(&lemmas, job->model->rigid);
  if (!o->automatic || (has_safety(o) && wanted)) append(&lemmas, given);
  if (has_safety(o))
    append(&safety, &job->model->properties);
  else if (o->automatic)
    append(&safety, given);
  else if (takes_configured(o))
    append_configured(job, &safety);
  ProofOptions options = proof_options(o);
  options.engine.solver.interrupt = job->interrupt;
  options.certify = o->certify;
  options.drat = drat_folder(job);
  ExitStatus status;
  if (o->k) {
    append(&lemmas, &safety);
    status = prove_with_k(job, &lemmas, &options.engine);
  } else if (o->automatic) {
    status = prove_automatically(job, &lemmas, &safety, &options);
  } else {
    status = prove_matrix(job, &lemmas, &safety, &options);
  }
  vec_free(&lemmas);
  vec_free(&safety);
  return status;
}

/* `report`: where one of several reports goes. */
static ExitStatus prove_once(const Proving *proving, const Sizing *sizing, Json *report) {
  const Options *o = proving->options;
  uint32_t wanted = o->invariants.count;
  Job job;
  job_open(&job, o);
  job.sizing = sizing;
  job.report = report;
  job.interrupt = proving->interrupt;
  ExitStatus status;
  if (job_load(&job, o->words.at[0]) && job_bind(&job) && has_steps(&job) &&
      only_state_predicates(&job, wanted) && are_specifications(&job)) {
    status = prove(&job, wanted);
  } else {
    status = job_error_status(&job);
    if (job.json) report_proof_json(&job, NULL, status);
  }
  job_print_diags(&job);
  job_close(&job);
  return status;
}

static bool can_be_asked(const Options *o) {
  const char *what = NULL;
  if (o->words.count != 1)
    what = o->words.count ? "one specification at a time" : "a specification is needed: SPEC.tla";
  else if (o->sizes.count && o->emit)
    what = "`--emit` writes one invariant, and `--sizes` finds several";
  else if (o->max_seq > SEQ_MOST && o->max_seq != SEQ_NONE)
    what = "`--max-seq` goes up to 1000";
  if (what) fprintf(stderr, "cairn: %s\n", what);
  return !what;
}

/* Until it is interrupted. */
static ExitStatus prove_all(const Options *o, const SizeRanges *ranges) {
  Proving proving = {o, interrupt_create()};
  Signals *signals = signals_watch(proving.interrupt);
  ExitStatus status =
      ranges->count ? prove_sizes(&proving, ranges, prove_once) : prove_once(&proving, NULL, NULL);
  signals_end(signals);
  interrupt_destroy(proving.interrupt);
  return status;
}

static bool have_folders(const Options *o) {
  return have_folder(o->cache) && have_folder(o->out) && have_folder(o->drat);
}

ExitStatus command_prove(const Options *o) {
  SizeRanges ranges = {0};
  ExitStatus status = STATUS_USAGE;
  TextList names = all_names(o);
  Options bound = *o;
  bound.invariants = names;
  if (can_be_asked(o) && sizes_read(&o->sizes, &ranges))
    status = have_folders(o) ? prove_all(&bound, &ranges) : STATUS_BAD_INPUT;
  vec_free(&names);
  sizes_free(&ranges);
  return status;
}
