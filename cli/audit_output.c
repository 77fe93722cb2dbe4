#include "cli/audit_output.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "audit/baseline.h"
#include "base/json_tree.h"
#include "base/source.h"
#include "cli/report.h"
#include "cli/version.h"

static const char audit_built_in_pack[] = "coordination.json (built in)";

EvidenceNow audit_now(void) {
  return (EvidenceNow){cairn_version, audit_built_in_pack, (const char *)pack_coordination};
}

const Pack *audit_pack(Job *job) {
  const char *path = job->options->pack, *built_in = (const char *)pack_coordination;
  uint32_t file;
  if (!path)
    file = diags_add_file(job->session.diags, "coordination.json", built_in, strlen(built_in));
  else if (!source_read(job->session.diags, path, &file))
    return NULL;
  return pack_read(job->session.memory, job->session.diags, file);
}

static ExitStatus status_of(const Job *job, const AuditContext *context,
                            const AuditFindings *findings) {
  const char *fail_on = job->options->fail_on;
  if (audit_count(findings, WEIGHT_BLOCK)) return STATUS_BLOCK;
  if (diags_errors(job->session.diags)) return STATUS_BAD_INPUT;
  if (context->unassumed) return STATUS_ASSUMPTION_FALSE;
  if (evidence_is_stale(findings)) return STATUS_STALE;
  if (context->spent) return STATUS_UNKNOWN;
  if (strcmp(fail_on, "block") && audit_count(findings, WEIGHT_WARN)) return STATUS_WARN;
  if (!strcmp(fail_on, "open") && audit_open(findings)) return STATUS_OPEN;
  return STATUS_HOLDS;
}

typedef void Render(const AuditFindings *, const AuditContext *, FILE *);

typedef struct Report {
  Render *render;
  const char *path; /* "-": standard output; NULL: not asked for */
} Report;

static bool is_standard(const Report *report) { return report->path && !strcmp(report->path, "-"); }

static bool write_report(const Report *report, const AuditContext *context,
                         const AuditFindings *findings) {
  FILE *out = is_standard(report) ? stdout : fopen(report->path, "w");
  if (out) report->render(findings, context, out);
  bool ok = out && !fflush(out) && !ferror(out);
  if (out && out != stdout && fclose(out)) ok = false;
  if (!ok) fprintf(stderr, "cairn: cannot write `%s`: %s\n", report->path, strerror(errno));
  return ok;
}

/* What is printed if no other report goes to standard output. */
static void print_findings(const Job *job, const AuditContext *context,
                           const AuditFindings *findings) {
  (job->json ? audit_report_json : audit_report_text)(findings, context, stdout);
  fflush(stdout);
}

static bool write_records(const Job *job, const AuditContext *context,
                          const AuditFindings *findings) {
  RecordFacts facts = {.citations = context->citations,
                       .pack = context->pack,
                       .diags = context->diags,
                       .evidence = context->evidence ? context->evidence : findings};
  if (!job->options->madr || !context->records) return true;
  return audit_write_madr(context->records, &facts, job->options->madr);
}

/* Tables of citations that were read beside the built-in one. */
static void add_references(const Options *o, AuditContext *context) {
  for (uint32_t i = 0; i < o->refs.count; i++) {
    AuditInput input = {"citations", o->refs.at[i], NULL};
    vec_push(&context->inputs, input);
  }
}

/* The report of --baseline, compared with what was found; or errors are reported. */
static void compare(Job *job, AuditContext *context, AuditFindings *findings,
                    AuditFindings *before) {
  const char *path = job->options->baseline;
  uint32_t file;
  if (!path || !source_read(job->session.diags, path, &file) ||
      !evidence_read(before, job->session.memory, job->session.diags, file))
    return;
  baseline_compare(findings, before);
  context->baseline = before;
}

ExitStatus audit_finish(Job *job, AuditContext *context, AuditFindings *findings) {
  AuditFindings before = {0};
  compare(job, context, findings, &before);
  ExitStatus status = status_of(job, context, findings);
  const Options *o = job->options;
  const Report reports[] = {{audit_report_sarif, o->sarif},
                            {audit_report_markdown, o->md},
                            {audit_report_html, o->page},
                            {audit_report_lock, o->lock}};
  bool printed = false, written = true;
  context->version = cairn_version;
  context->diags = job->session.diags;
  context->exit_status = status;
  context->brief = job->options->brief;
  if (strcmp(o->mode, "auto")) context->implementation = !strcmp(o->mode, "implementation");
  if (context->pack) {
    AuditInput built_in = {"pack", audit_built_in_pack, (const char *)pack_coordination};
    AuditInput own = {"pack", o->pack, NULL};
    vec_push(&context->inputs, o->pack ? own : built_in);
  }
  add_references(o, context);
  for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) printed |= is_standard(&reports[i]);
  if (!printed) print_findings(job, context, findings);
  for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
    if (reports[i].path) written &= write_report(&reports[i], context, findings);
  written &= write_records(job, context, findings);
  job_print_diags(job);
  audit_free(&before);
  return written ? status : STATUS_BAD_INPUT;
}

/* Small letters, digits, and dashes for the rest. */
static void append_slug(Text *path, const char *topic) {
  bool gap = false;
  for (size_t length = 0; *topic && length < 60; topic++) {
    bool plain = isalnum((unsigned char)*topic);
    if (plain && gap && length) text_append_char(path, '-');
    gap = !plain && (gap || length);
    if (!plain) continue;
    text_append_char(path, (char)tolower((unsigned char)*topic));
    length++;
  }
}

bool audit_write_madr(const Records *records, const RecordFacts *facts, const char *folder) {
  if (mkdir(folder, 0777) && errno != EEXIST)
    return fprintf(stderr, "cairn: cannot make `%s`: %s\n", folder, strerror(errno)), false;
  bool ok = true;
  for (uint32_t i = 0; i < records->all.count; i++) {
    Text path = {0};
    text_format(&path, "%s/%04u-", folder, i + 1);
    append_slug(&path, records->all.at[i].topic.text);
    text_append(&path, ".md");
    FILE *out = fopen(text_string(&path), "w");
    if (out) record_write(&records->all.at[i], RECORD_MADR, facts, out);
    bool written = out && !ferror(out);
    if (out && fclose(out)) written = false;
    if (!written)
      fprintf(stderr, "cairn: cannot write `%s`: %s\n", text_string(&path), strerror(errno));
    ok &= written;
    text_free(&path);
  }
  return ok;
}

bool audit_check_reports(Job *job, AuditFindings *findings) {
  EvidenceNow now = audit_now();
  uint32_t file;
  for (uint32_t i = 0; i < job->options->evidence.count; i++) {
    if (!source_read(job->session.diags, job->options->evidence.at[i], &file)) return false;
    const JsonTree *root = json_tree_read(job->session.memory, job->session.diags, file);
    if (root && json_tree_member(root, "inputs") &&
        !evidence_check(job->session.memory, job->session.diags, file, &now, findings))
      return false;
  }
  return true;
}

ExitStatus audit_fail(Job *job, ExitStatus status) {
  if (job->json) report_json(job, NULL, status);
  job_print_diags(job);
  return status;
}
