/* `cairn audit record`: decision records are begun, checked, and written in other forms. */
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "audit/record_write.h"
#include "base/source.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

/* Everything that is known beside the records. */
typedef struct Known {
  RecordFacts facts;
  Citations citations;
  AuditFindings evidence;
  Records records;
} Known;

static void known_free(Known *known) {
  vec_free(&known->facts.checked);
  citations_free(&known->citations);
  audit_free(&known->evidence);
  records_free(&known->records);
}

static bool read_config(Job *job, RecordFacts *facts) {
  uint32_t file;
  if (!job->options->config) return true;
  if (!source_read(job->session.diags, job->options->config, &file)) return false;
  job->config = config_read(&job->session, file);
  if (!job->config) return false;
  facts->has_config = true;
  for (vec_each(Name, name, &job->config->invariants))
    vec_push(&facts->checked, symbol_text(name->text));
  for (vec_each(Name, name, &job->config->properties))
    vec_push(&facts->checked, symbol_text(name->text));
  return true;
}

static bool read_evidence(Job *job, Known *known) {
  uint32_t file;
  for (uint32_t i = 0; i < job->options->evidence.count; i++)
    if (!source_read(job->session.diags, job->options->evidence.at[i], &file) ||
        !evidence_read(&known->evidence, job->session.memory, job->session.diags, file))
      return false;
  if (job->options->evidence.count) known->facts.evidence = &known->evidence;
  return true;
}

static bool read_known(Job *job, Known *known) {
  bool ok = audit_citations(job, &known->citations);
  known->facts.citations = &known->citations;
  known->facts.diags = job->session.diags;
  known->facts.pack = audit_pack(job);
  known->facts.folder = "";
  return read_config(job, &known->facts) && read_evidence(job, known) && ok && known->facts.pack;
}

static bool read_records(Job *job, Known *known, const char *path) {
  uint32_t file;
  const char *slash = strrchr(path, '/');
  known->facts.folder =
      slash ? arena_copy(job->session.memory, path, (size_t)(slash + 1 - path)) : "";
  return source_read(job->session.diags, path, &file) &&
         records_read(&known->records, job->session.memory, job->session.diags, file);
}

/* Check. */

static ExitStatus check(Job *job, Known *known) {
  const TextList *words = &job->options->words;
  AuditFindings findings = {0};
  AuditContext context = {.subject = words->at[2],
                          .pack = known->facts.pack,
                          .citations = &known->citations,
                          .records = &known->records,
                          .evidence = known->facts.evidence};
  for (uint32_t i = 2; i < words->count; i++) {
    uint32_t before = known->records.all.count;
    AuditInput input = {"record", words->at[i]};
    if (!read_records(job, known, words->at[i])) continue;
    vec_push(&context.inputs, input);
    for (uint32_t n = before; n < known->records.all.count; n++)
      record_check(&known->records.all.at[n], &known->facts, job->session.memory, &findings);
  }
  ExitStatus status = audit_finish(job, &context, &findings);
  vec_free(&context.inputs);
  audit_free(&findings);
  return status;
}

/* Render. */

static RecordForm form_of(const Options *o) {
  for (int i = 0; i < RECORD_FORMS; i++)
    if (!strcmp(o->form, record_form_name((RecordForm)i))) return (RecordForm)i;
  return RECORD_CHARTER;
}

static ExitStatus render(Job *job, Known *known) {
  const Options *o = job->options;
  for (uint32_t i = 2; i < o->words.count; i++)
    if (!read_records(job, known, o->words.at[i])) return audit_fail(job, STATUS_BAD_INPUT);
  if (o->madr)
    return audit_write_madr(&known->records, &known->facts, o->madr) ? STATUS_HOLDS
                                                                     : STATUS_BAD_INPUT;
  for (vec_each(const Record, r, &known->records.all)) {
    if (r != known->records.all.at) putchar('\n');
    record_write(r, form_of(o), &known->facts, stdout);
  }
  return STATUS_HOLDS;
}

static ExitStatus begin(Job *job, Known *known) {
  Record record = record_empty(job->options->words.at[2]);
  record_write(&record, form_of(job->options), &known->facts, stdout);
  return STATUS_HOLDS;
}

ExitStatus audit_record(const Options *o) {
  const char *what = o->words.count > 2 ? o->words.at[1] : "";
  bool begins = !strcmp(what, "new"), checks = !strcmp(what, "check");
  if (!begins && !checks && strcmp(what, "render")) return audit_usage("record");
  Job job;
  job_open(&job, o);
  Known known = {0};
  ExitStatus status = !read_known(&job, &known) ? audit_fail(&job, STATUS_BAD_INPUT)
                      : begins                  ? begin(&job, &known)
                      : checks                  ? check(&job, &known)
                                                : render(&job, &known);
  known_free(&known);
  job_close(&job);
  return status;
}
