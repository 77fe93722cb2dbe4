/* `cairn audit rules`: what audits hold a design against. */
#include "cli/audit_output.h"
#include "cli/command_audit.h"

static void print_pack(const Job *job, const Pack *pack) {
  if (!job->json) {
    pack_print_markdown(pack, stdout);
    return;
  }
  Json *j = json_create(stdout, true);
  pack_print_json(pack, j);
  json_destroy(j);
}

ExitStatus audit_rules(const Options *o) {
  if (o->words.count != 1) return audit_usage("rules");
  Job job;
  job_open(&job, o);
  const Pack *pack = audit_pack(&job);
  if (pack) print_pack(&job, pack);
  ExitStatus status = pack ? STATUS_HOLDS : audit_fail(&job, STATUS_BAD_INPUT);
  job_close(&job);
  return status;
}
