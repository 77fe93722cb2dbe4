/* `cairn audit bind SPEC.tla`: a binding proposed from the names of a specification. */
#include <stdio.h>

#include "audit/propose.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

static void propose(Job *job) {
  Text missing = {0};
  Json *j = json_create(stdout, true);
  binding_propose(&job->session, job->spec, j, &missing);
  json_destroy(j);
  fflush(stdout);
  fprintf(stderr,
          "cairn: nothing was found for %s; bind them, or say why there is no such thing: "
          "{\"value\": null, \"reason\": \"...\"}\n",
          text_string(&missing));
  text_free(&missing);
}

ExitStatus audit_bind(const Options *o) {
  if (o->words.count != 2) return audit_usage("bind");
  Job job;
  job_open(&job, o);
  bool loaded = job_load(&job, o->words.at[1]);
  if (loaded) propose(&job);
  ExitStatus status = loaded ? STATUS_HOLDS : audit_fail(&job, job_error_status(&job));
  job_close(&job);
  return status;
}
