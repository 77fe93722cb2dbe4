/* `cairn audit code`: source files, searched for patterns of coordination and for what may be
   an anti-pattern. */
#include <string.h>

#include "audit/record_check.h"
#include "audit/scan.h"
#include "audit/scan_weigh.h"
#include "base/source.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

static bool read_rules(Job *job, const char *path, ScanRules *rules) {
  const char *built_in = (const char *)pack_scan;
  uint32_t file;
  if (!path)
    file = diags_add_file(job->session.diags, "scan.json", built_in, strlen(built_in));
  else if (!source_read(job->session.diags, path, &file))
    return false;
  if (!scan_rules_read(job->session.memory, job->session.diags, file, rules)) return false;
  if (!path || scan_rules_test(job->session.memory, job->session.diags, rules)) return true;
  scan_rules_free(rules);
  return false;
}

/* Nothing is passed in silence: not that there was nothing to look at, either. */
static void report_summary(Job *job, const ScanSummary *s, AuditFindings *findings) {
  AuditFinding *f = audit_add(findings, "scan", CHANNEL_CODE, OUTCOME_NOT_APPLICABLE, WEIGHT_NONE);
  f->method = "scan";
  f->message = arena_format(job->session.memory,
                            "%u files with %u functions were searched; %u files of tests and %u in "
                            "other languages were not",
                            s->paths.count, s->functions, s->tests, s->others);
  if (!s->paths.count) f->outcome = OUTCOME_OPEN;
}

/* The reports of other audits, and whether what they looked at has changed; false after reported
   errors. */
static bool read_evidence(Job *job, AuditContext *context, AuditFindings *evidence,
                          AuditFindings *findings) {
  const TextList *paths = &job->options->evidence;
  uint32_t file;
  for (uint32_t i = 0; i < paths->count; i++) {
    AuditInput input = {"evidence", paths->at[i], NULL};
    if (!source_read(job->session.diags, paths->at[i], &file) ||
        !evidence_read(evidence, job->session.memory, job->session.diags, file))
      return false;
    vec_push(&context->inputs, input);
  }
  return audit_check_reports(job, findings);
}

/* NULL if there is none, or after reported errors. */
static const AuditBinding *read_binding(Job *job, AuditContext *context) {
  uint32_t file;
  AuditInput input = {"binding", job->options->bind, NULL};
  if (!job->options->bind || !source_read(job->session.diags, job->options->bind, &file))
    return NULL;
  vec_push(&context->inputs, input);
  return binding_read(job->session.memory, job->session.diags, file);
}

static ExitStatus audit_sources(Job *job, const ScanRules *rules, const Pack *pack,
                                const Citations *citations) {
  const TextList *words = &job->options->words;
  AuditFindings findings = {0}, evidence = {0};
  AuditContext context = {
      .subject = words->at[1], .implementation = true, .pack = pack, .citations = citations};
  ScanSummary summary = {0};
  const AuditBinding *binding = read_binding(job, &context);
  bool has_evidence =
      read_evidence(job, &context, &evidence, &findings) && job->options->evidence.count;
  for (uint32_t i = 1; i < words->count; i++)
    scan_path(job->session.memory, job->session.diags, rules, words->at[i], &findings, &summary);
  if (job->options->code_rules) {
    AuditInput input = {"rules", job->options->code_rules, NULL};
    vec_push(&context.inputs, input);
  }
  for (vec_each(const char *, path, &summary.paths)) {
    AuditInput input = {"code", *path, NULL};
    vec_push(&context.inputs, input);
  }
  report_summary(job, &summary, &findings);
  ScanKnown known = {.evidence = has_evidence ? &evidence : NULL,
                     .binding = binding,
                     .citations = citations,
                     .strict = !strcmp(job->options->mode, "implementation")};
  scan_weigh(&findings, &known, job->session.memory);
  ExitStatus status = audit_finish(job, &context, &findings);
  vec_free(&context.inputs);
  scan_summary_free(&summary);
  audit_free(&findings);
  audit_free(&evidence);
  return status;
}

ExitStatus audit_code(const Options *o) {
  if (o->words.count < 2) return audit_usage("code");
  Job job;
  job_open(&job, o);
  ScanRules rules;
  ExitStatus status;
  Citations citations = {0};
  const Pack *pack = audit_citations(&job, &citations) ? audit_pack(&job) : NULL;
  if (pack && read_rules(&job, o->code_rules, &rules)) {
    status = audit_sources(&job, &rules, pack, &citations);
    scan_rules_free(&rules);
  } else {
    status = audit_fail(&job, STATUS_BAD_INPUT);
  }
  citations_free(&citations);
  job_close(&job);
  return status;
}
