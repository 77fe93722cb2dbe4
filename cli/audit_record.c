/* `cairn audit record`: decision records are begun, checked, and written in other forms. */
#include <string.h>
#include <unistd.h>

#include "audit/record_write.h"
#include "base/json_tree.h"
#include "base/source.h"
#include "base/text.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

void audit_documents_free(AuditDocuments *known) {
  vec_free(&known->facts.checked);
  citations_free(&known->citations);
  audit_free(&known->evidence);
  records_free(&known->records);
}

static void add_checked(const Job *job, RecordFacts *facts) {
  for (vec_each(Name, name, &job->config->invariants))
    vec_push(&facts->checked, symbol_text(name->text));
  for (vec_each(Name, name, &job->config->properties))
    vec_push(&facts->checked, symbol_text(name->text));
}

static bool read_config(Job *job, RecordFacts *facts) {
  uint32_t file;
  if (!job->options->config) return true;
  if (!source_read(job->session.diags, job->options->config, &file)) return false;
  job->config = config_read(&job->session, file);
  if (!job->config) return false;
  facts->has_config = true;
  add_checked(job, facts);
  return true;
}

static bool read_evidence(Job *job, AuditDocuments *known) {
  uint32_t file;
  for (uint32_t i = 0; i < job->options->evidence.count; i++)
    if (!source_read(job->session.diags, job->options->evidence.at[i], &file) ||
        !evidence_read(&known->evidence, job->session.memory, job->session.diags, file))
      return false;
  if (job->options->evidence.count) known->facts.evidence = &known->evidence;
  return true;
}

static bool read_known(Job *job, AuditDocuments *known) {
  bool ok = audit_citations(job, &known->citations);
  known->facts.citations = &known->citations;
  known->facts.diags = job->session.diags;
  known->facts.pack = audit_pack(job);
  known->facts.folder = "";
  return read_config(job, &known->facts) && read_evidence(job, known) && ok && known->facts.pack;
}

static bool read_records(Job *job, AuditDocuments *known, const char *path) {
  uint32_t file;
  const char *slash = strrchr(path, '/');
  known->facts.folder =
      slash ? arena_copy(job->session.memory, path, (size_t)(slash + 1 - path)) : "";
  return source_read(job->session.diags, path, &file) &&
         records_read(&known->records, job->session.memory, job->session.diags, file);
}

/* What is in backticks and ends in `.lock` is evidence of the record, whose inputs are what they
   were or are not. */
static bool check_locks(Job *job, AuditDocuments *known, const Record *record,
                        AuditFindings *findings) {
  const char *at = record->fields[RECORD_VERIFICATION].text;
  EvidenceNow now = audit_now();
  bool ok = true;
  for (const char *end; at && (at = strchr(at, '`')) && (end = strchr(at + 1, '`')); at = end + 1) {
    const char *path = arena_copy(job->session.memory, at + 1, (size_t)(end - at - 1));
    const char *beside = arena_format(job->session.memory, "%s%s", known->facts.folder, path);
    uint32_t file;
    if (!text_ends_with(path, ".lock")) continue;
    if (!access(beside, F_OK)) path = beside;
    ok &= !access(path, F_OK) && source_read(job->session.diags, path, &file) &&
          evidence_check(job->session.memory, job->session.diags, file, &now, findings);
  }
  return ok;
}

/* Check. */

static bool check_file(Job *job, AuditDocuments *known, const char *path, AuditContext *context,
                       AuditFindings *findings) {
  uint32_t before = known->records.all.count;
  AuditInput input = {"record", path, NULL};
  if (!read_records(job, known, path)) return false;
  vec_push(&context->inputs, input);
  bool ok = true;
  for (uint32_t n = before; n < known->records.all.count; n++) {
    record_check(&known->records.all.at[n], &known->facts, job->session.memory, findings);
    ok &= check_locks(job, known, &known->records.all.at[n], findings);
  }
  return ok;
}

bool audit_documents(Job *job, AuditDocuments *known, AuditContext *context,
                     AuditFindings *findings) {
  const TextList *paths = &job->options->doc;
  context->citations = &known->citations;
  context->records = &known->records;
  known->facts.citations = &known->citations;
  known->facts.diags = job->session.diags;
  known->facts.pack = context->pack;
  known->facts.evidence = &known->evidence;
  known->facts.has_config = job->config;
  if (job->config) add_checked(job, &known->facts);
  for (vec_each(const AuditFinding, f, &findings->all)) audit_add_copy(&known->evidence, f);
  bool ok = true;
  for (uint32_t i = 0; i < paths->count; i++)
    ok &= check_file(job, known, paths->at[i], context, findings);
  return ok;
}

static ExitStatus check(Job *job, AuditDocuments *known) {
  const TextList *words = &job->options->words;
  AuditFindings findings = {0};
  AuditContext context = {.subject = words->at[2],
                          .pack = known->facts.pack,
                          .citations = &known->citations,
                          .records = &known->records,
                          .evidence = known->facts.evidence};
  audit_check_reports(job, &findings);
  for (uint32_t i = 2; i < words->count; i++)
    check_file(job, known, words->at[i], &context, &findings);
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

static ExitStatus render(Job *job, AuditDocuments *known) {
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

static ExitStatus begin(Job *job, AuditDocuments *known) {
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
  AuditDocuments known = {0};
  ExitStatus status = !read_known(&job, &known) ? audit_fail(&job, STATUS_BAD_INPUT)
                      : begins                  ? begin(&job, &known)
                      : checks                  ? check(&job, &known)
                                                : render(&job, &known);
  audit_documents_free(&known);
  job_close(&job);
  return status;
}
