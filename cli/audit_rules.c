/* `cairn audit rules`: what audits hold a design against. */
#include <errno.h>
#include <string.h>

#include "cli/audit_output.h"
#include "cli/command_audit.h"

static bool write_markdown(const char *path, const Pack *pack, const Citations *citations) {
  FILE *out = path && strcmp(path, "-") ? fopen(path, "w") : stdout;
  if (out) {
    pack_print_markdown(pack, citations, out);
    citations_print_markdown(citations, out);
  }
  bool ok = out && !fflush(out) && !ferror(out);
  if (out && out != stdout && fclose(out)) ok = false;
  if (!ok) fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
  return ok;
}

static bool print_pack(const Job *job, const Pack *pack, const Citations *citations) {
  if (!job->json) return write_markdown(job->options->md, pack, citations);
  Json *j = json_create(stdout, true);
  pack_print_json(pack, j);
  json_destroy(j);
  return true;
}

static bool explain(const Pack *pack, const Citations *citations, const char *id) {
  if (pack_explain(pack, citations, id, stdout)) return true;
  fprintf(stderr, "cairn: there is no rule `%s`; `cairn audit rules` shows all of them\n", id);
  return false;
}

ExitStatus audit_rules(const Options *o) {
  if (o->words.count > 2) return audit_usage("rules");
  Job job;
  job_open(&job, o);
  const Pack *pack = audit_pack(&job);
  Citations citations = {0};
  bool ok = audit_citations(&job, &citations) && pack;
  ExitStatus status = STATUS_HOLDS;
  if (!ok)
    status = audit_fail(&job, STATUS_BAD_INPUT);
  else if (o->words.count == 2)
    status = explain(pack, &citations, o->words.at[1]) ? STATUS_HOLDS : STATUS_USAGE;
  else if (!print_pack(&job, pack, &citations))
    status = STATUS_BAD_INPUT;
  citations_free(&citations);
  job_close(&job);
  return status;
}
