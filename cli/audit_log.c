/* `cairn audit log`: the events of a real system, held against what was promised. */
#include "audit/log_audit.h"
#include "base/source.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

static const LogMap *read_map(Job *job, const char *path) {
  uint32_t file;
  if (!source_read(job->session.diags, path, &file)) return NULL;
  return log_map_read(job->session.memory, job->session.diags, file);
}

static ExitStatus audit_logs(Job *job, const LogMap *map, const Pack *pack) {
  const TextList *words = &job->options->words;
  AuditFindings findings = {0};
  Citations citations = {0};
  AuditContext context = {
      .subject = words->at[1], .implementation = true, .pack = pack, .citations = &citations};
  bool ok = audit_citations(job, &citations);
  AuditInput mapping = {"mapping", job->options->map, NULL};
  vec_push(&context.inputs, mapping);
  for (uint32_t i = 1; ok && i < words->count; i++) {
    LogSummary summary;
    AuditInput input = {"log", words->at[i], NULL};
    if (log_audit(job->session.memory, job->session.diags, map, words->at[i], &findings, &summary))
      vec_push(&context.inputs, input);
  }
  ExitStatus status = audit_finish(job, &context, &findings);
  vec_free(&context.inputs);
  citations_free(&citations);
  audit_free(&findings);
  return status;
}

ExitStatus audit_log(const Options *o) {
  if (o->words.count < 2 || !o->map) return audit_usage("log");
  Job job;
  job_open(&job, o);
  const LogMap *map = read_map(&job, o->map);
  const Pack *pack = map ? audit_pack(&job) : NULL;
  ExitStatus status = pack ? audit_logs(&job, map, pack) : audit_fail(&job, STATUS_BAD_INPUT);
  job_close(&job);
  return status;
}
