#include "cli/audit_output.h"

#include <errno.h>
#include <string.h>

#include "base/source.h"
#include "cli/report.h"
#include "cli/version.h"

const Pack *audit_pack(Job *job) {
  const char *path = job->options->pack, *built_in = (const char *)pack_coordination;
  uint32_t file;
  if (!path)
    file = diags_add_file(job->session.diags, "coordination.json", built_in, strlen(built_in));
  else if (!source_read(job->session.diags, path, &file))
    return NULL;
  return pack_read(job->session.memory, job->session.diags, file);
}

static ExitStatus status_of(const Job *job, const AuditFindings *findings) {
  const char *fail_on = job->options->fail_on;
  if (audit_count(findings, WEIGHT_BLOCK)) return STATUS_BLOCK;
  if (diags_errors(job->session.diags)) return STATUS_BAD_INPUT;
  if (strcmp(fail_on, "block") && audit_count(findings, WEIGHT_WARN)) return STATUS_WARN;
  if (!strcmp(fail_on, "open") && audit_open(findings)) return STATUS_OPEN;
  return STATUS_HOLDS;
}

typedef void Render(const AuditFindings *, const AuditContext *, FILE *);

static bool write_report(Render *render, const char *path, const AuditContext *context,
                         const AuditFindings *findings) {
  if (!path) return true;
  FILE *out = fopen(path, "w");
  if (out) render(findings, context, out);
  bool ok = out && !ferror(out);
  if (out && fclose(out)) ok = false;
  if (!ok) fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
  return ok;
}

ExitStatus audit_finish(Job *job, AuditContext *context, const AuditFindings *findings) {
  ExitStatus status = status_of(job, findings);
  context->version = cairn_version;
  context->diags = job->session.diags;
  context->exit_status = status;
  (job->json ? audit_report_json : audit_report_text)(findings, context, stdout);
  fflush(stdout);
  job_print_diags(job);
  bool written = write_report(audit_report_sarif, job->options->sarif, context, findings);
  return written ? status : STATUS_BAD_INPUT;
}

ExitStatus audit_fail(Job *job, ExitStatus status) {
  if (job->json) report_json(job, NULL, status);
  job_print_diags(job);
  return status;
}
