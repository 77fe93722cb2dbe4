/* `cairn audit rules`: what audits hold a design against. */
#include <stdio.h>
#include <string.h>

#include "audit/pack.h"
#include "base/source.h"
#include "cli/command_audit.h"
#include "cli/report.h"

static const Pack *read_named(Job *job, const char *path) {
  const char *built_in = (const char *)pack_coordination;
  uint32_t file;
  if (!path)
    file = diags_add_file(job->session.diags, "coordination.json", built_in, strlen(built_in));
  else if (!source_read(job->session.diags, path, &file))
    return NULL;
  return pack_read(job->session.memory, job->session.diags, file);
}

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
  const Pack *pack = read_named(&job, o->pack);
  ExitStatus status = pack ? STATUS_HOLDS : STATUS_BAD_INPUT;
  if (pack)
    print_pack(&job, pack);
  else if (job.json)
    report_json(&job, NULL, status);
  job_print_diags(&job);
  job_close(&job);
  return status;
}
