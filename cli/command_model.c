#include "cli/command_model.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/report.h"
#include "solver/aiger.h"

static void show_progress(const DepthStatistics *d, const Statistics *s, void *env) {
  const bool *terminal = env;
  fprintf(stderr, "%sdepth %u", *terminal ? "\r\033[K" : "", d->depth);
  if (s->distinct_states)
    fprintf(stderr, ": %llu distinct states, %llu generated (%.0f per second), %llu to go",
            (unsigned long long)s->distinct_states, (unsigned long long)s->generated_states,
            (double)s->generated_states / (s->seconds > 0 ? s->seconds : 1),
            (unsigned long long)s->queue);
  else
    fprintf(stderr, ": %llu gates, %llu clauses, %llu queries", (unsigned long long)d->gates,
            (unsigned long long)d->clauses, (unsigned long long)s->queries);
  fprintf(stderr, ", %.2f s%s", s->seconds, *terminal ? "" : "\n");
  fflush(stderr);
}

EngineOptions engine_options(const Options *o) {
  return (EngineOptions){.deadline = o->timeout ? solver_clock() + (double)o->timeout : 0,
                         .memory = o->memory << 20,
                         .seed = o->seed,
                         .workers = o->workers > UINT32_MAX ? UINT32_MAX : (uint32_t)o->workers,
                         .coverage = o->stats != NULL || o->coverage,
                         .profile = o->profile,
                         .limits = limits_default};
}

bool have_folder(const char *path) {
  if (!path || mkdir(path, 0777) == 0 || (errno == EEXIST && access(path, W_OK | X_OK) == 0))
    return true;
  fprintf(stderr, "cairn: no files can be written into %s: %s\n", path, strerror(errno));
  return false;
}

static bool names_something(const Model *m) {
  return m->invariants.count || m->trace_invariants.count || m->properties.count ||
         m->possible.count || m->postcondition;
}

/* Who forgot to name an invariant should not read that there is no violation and be content. */
static void note_what_was_looked_for(const Model *m, Result *r) {
  if (r->verdict != VERDICT_HOLDS || !m->next || names_something(m)) return;
  result_note(r,
              "no invariant is named (INVARIANT, --inv): only %sfailed assertions and evaluation "
              "errors were looked for",
              m->check_deadlock ? "deadlocks, " : "");
}

ExitStatus report_result(Job *job, Result *r) {
  ExitStatus status = result_status(r);
  if (job->options->itf && r->trace.count && !report_itf(job, r, job->options->itf))
    status = STATUS_BAD_INPUT;
  note_what_was_looked_for(job->model, r);
  if (job->json)
    report_json(job, r, status);
  else
    report_text(job, r);
  return status;
}

static ExitStatus run_loaded(Job *job, const Runner *runner) {
  EngineOptions options = runner->options;
  bool terminal = isatty(fileno(stderr)) && !job->json && !job->options->quiet;
  if (terminal || job->options->verbose) {
    options.progress = show_progress;
    options.progress_env = &terminal;
  }
  Task task = job_task(job);
  Result *result = runner->engine(&task, &options);
  if (terminal) fputs("\r\033[K", stderr);
  ExitStatus status = report_result(job, result);
  result_destroy(result);
  return status;
}

static bool one_spec(const Options *o) {
  if (o->words.count == 1) return true;
  fprintf(stderr, "cairn: %s\n",
          o->words.count ? "one specification at a time" : "a specification is needed: SPEC.tla");
  return false;
}

/* A module without behaviour is checked for its assumptions; it should have some. */
static bool has_work(Job *job) {
  if (job->model->init || job->spec->assumption_count) return true;
  Diag *d = diag_report(job->session.diags, DIAG_C0206, NO_SPAN,
                        "there is nothing to check: neither a behaviour nor an assumption");
  diag_help(d, "define Init and Next, or name them with --init and --next or in a configuration");
  return false;
}

/* The model as a circuit, if that was asked for.  False after a message. */
static bool write_aiger(Job *job, const EngineOptions *options) {
  const char *path = job->options->aiger, *reason = NULL;
  if (!path) return true;
  bool binary = text_ends_with(path, ".aig");
  FILE *out = fopen(path, "wb");
  Task task = job_task(job);
  bool written = out && aiger_write(&task, options, out, binary, job->session.memory, &reason);
  if (out && fclose(out)) written = false;
  if (written) return true;
  fprintf(stderr, "cairn: %s is not written: %s\n", path, reason ? reason : strerror(errno));
  if (out) remove(path);
  return false;
}

ExitStatus run_model(const Options *o, uint32_t count, const Runner *runners) {
  if (!one_spec(o)) return STATUS_USAGE;
  Job job;
  job_open(&job, o);
  ExitStatus status;
  if (job_load(&job, o->words.at[0]) && job_bind(&job) && has_work(&job)) {
    if (!write_aiger(&job, &runners[0].options))
      status = STATUS_BAD_INPUT;
    else
      status = count > 1 ? run_portfolio(&job, count, runners) : run_loaded(&job, runners);
  } else {
    status = job_error_status(&job);
    if (job.json) report_json(&job, NULL, status);
  }
  job_print_diags(&job);
  job_close(&job);
  return status;
}
