/* `cairn lint`: mistakes of a specification that no check shows, because everything holds. */
#include <stdio.h>

#include "audit/lint.h"
#include "cli/command_model.h"
#include "cli/report.h"
#include "cli/report_json.h"

/* What the lints of one specification may take together. */
enum { DEFAULT_SECONDS = 60 };

static void write_place(Json *j, const FindingPlace *place) {
  json_key(j, "location");
  if (!place) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_text(j, "file", place->path);
  json_number(j, "line", place->line);
  json_number(j, "column", place->column);
  json_number(j, "end_line", place->end_line);
  json_number(j, "end_column", place->end_column);
  json_close(j);
}

static void write_finding(Json *j, const AuditFinding *f) {
  json_open(j, '{');
  json_text(j, "rule", f->rule);
  json_text(j, "outcome", outcome_name(f->outcome));
  json_text(j, "severity", weight_name(f->weight));
  json_text(j, "assurance", assurance_name(f->assurance));
  json_text(j, "message", f->message);
  json_text(j, "limits", f->limits);
  write_place(j, f->places.count ? f->places.at : NULL);
  json_close(j);
}

static void print_json(const Job *job, const AuditFindings *findings, ExitStatus status) {
  Json *j = json_create(stdout, true);
  json_open(j, '{');
  json_number(j, "schema", JSON_SCHEMA);
  json_text(j, "command", "lint");
  json_text(j, "spec", job->path);
  json_number(j, "exit_status", status);
  json_key(j, "findings");
  json_open(j, '[');
  for (vec_each(const AuditFinding, f, &findings->all)) write_finding(j, f);
  json_close(j);
  json_key(j, "diagnostics");
  diags_print_json(job->session.diags, j);
  json_close(j);
  json_destroy(j);
}

/* What is no warning is worth a line. */
static void print_remark(const AuditFinding *f) {
  printf("%s[%s]: ", f->outcome == OUTCOME_OPEN ? "open" : "info", f->rule);
  if (f->places.count)
    printf("%s:%u:%u: ", f->places.at->path, f->places.at->line, f->places.at->column);
  printf("%s%s%s%s\n", f->message, f->limits ? " (" : "", f->limits ? f->limits : "",
         f->limits ? ")" : "");
}

static void print_text(const Job *job, const AuditFindings *findings) {
  diags_print_text(job->session.diags, stdout, job->color);
  for (vec_each(const AuditFinding, f, &findings->all))
    if (f->weight != WEIGHT_WARN) print_remark(f);
  uint32_t sure = audit_count(findings, WEIGHT_WARN), maybe = audit_count(findings, WEIGHT_INFO);
  uint32_t open = audit_open(findings);
  if (sure + maybe + open == 0)
    puts("No lint.");
  else
    printf("%u found, %u remarks, %u not decided.\n", sure, maybe, open);
}

/* Whatever was found must not be lost in a pipeline that only looks at the status. */
static ExitStatus lint_status(const AuditFindings *findings) {
  return audit_count(findings, WEIGHT_WARN) ? STATUS_WARN : STATUS_HOLDS;
}

static ExitStatus lint(Job *job) {
  LintOptions options = {
      .engine = engine_options(job->options), .path = job->path, .config = job->config};
  options.engine.length = (uint32_t)(job->options->length < 100 ? job->options->length : 100);
  if (!job->options->timeout) options.seconds = DEFAULT_SECONDS;
  AuditFindings findings = {0};
  Task task = job_task(job);
  lint_specification(&task, &options, &findings);
  ExitStatus status = lint_status(&findings);
  if (job->json)
    print_json(job, &findings, status);
  else
    print_text(job, &findings);
  audit_free(&findings);
  return status;
}

/* Mistakes are reported as by other commands. */
ExitStatus lint_word(const Options *o, const char *word) {
  Job job;
  job_open(&job, o);
  ExitStatus status;
  if (job_load(&job, word) && job_bind(&job)) {
    status = lint(&job);
  } else {
    status = job_error_status(&job);
    if (job.json) report_json(&job, NULL, status);
    job_print_diags(&job);
  }
  job_close(&job);
  return status;
}

ExitStatus command_lint(const Options *o) {
  if (o->words.count == 1) return lint_word(o, o->words.at[0]);
  fprintf(stderr, "cairn: %s\n",
          o->words.count ? "one specification at a time" : "a specification is needed: SPEC.tla");
  return STATUS_USAGE;
}
