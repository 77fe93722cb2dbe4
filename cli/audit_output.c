#include "cli/audit_output.h"

#include <string.h>

#include "cli/report.h"

static ExitStatus status_of(const Job *job, const AuditFindings *findings) {
  const char *fail_on = job->options->fail_on;
  if (audit_count(findings, WEIGHT_BLOCK)) return STATUS_BLOCK;
  if (diags_errors(job->session.diags)) return STATUS_BAD_INPUT;
  if (strcmp(fail_on, "block") && audit_count(findings, WEIGHT_WARN)) return STATUS_WARN;
  if (!strcmp(fail_on, "open") && audit_open(findings)) return STATUS_OPEN;
  return STATUS_HOLDS;
}

ExitStatus audit_finish(Job *job, const AuditContext *context, const AuditFindings *findings) {
  ExitStatus status = status_of(job, findings);
  audit_report_text(findings, context, stdout);
  fflush(stdout);
  job_print_diags(job);
  return status;
}
