/* `cairn audit cite`: tables of citations are checked and added to, and gaps in them found. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "audit/citation.h"
#include "base/json_tree.h"
#include "base/source.h"
#include "cli/audit_output.h"
#include "cli/command_audit.h"

static bool read_table(Job *job, Citations *citations, const char *path, uint32_t *file) {
  return source_read(job->session.diags, path, file) &&
         citations_read(citations, job->session.memory, job->session.diags, *file);
}

bool audit_citations(Job *job, Citations *citations) {
  const char *built_in = (const char *)pack_citations;
  uint32_t file = diags_add_file(job->session.diags, "citations.json", built_in, strlen(built_in));
  bool ok = citations_read(citations, job->session.memory, job->session.diags, file);
  for (uint32_t i = 0; i < job->options->refs.count; i++)
    ok &= read_table(job, citations, job->options->refs.at[i], &file);
  return ok;
}

/* Check: each file on top of those that are known. */

static ExitStatus check(Job *job, Citations *citations) {
  const TextList *words = &job->options->words;
  bool ok = audit_citations(job, citations);
  uint32_t file;
  for (uint32_t i = 2; i < words->count; i++) ok &= read_table(job, citations, words->at[i], &file);
  if (!ok) return audit_fail(job, STATUS_BAD_INPUT);
  printf("%u citations\n", citations->all.count);
  return STATUS_HOLDS;
}

/* Add: the text of the new items goes in front of the bracket that ends the table, so that nothing
   else of the file changes. */

static void append_items(Text *out, const char *text, const JsonTree *root, bool first) {
  const JsonTree *item = root->kind == JSON_LIST ? root->first : root;
  for (; item; item = root->kind == JSON_LIST ? item->next : NULL) {
    text_append(out, first ? "\n  " : ",\n  ");
    text_append_bytes(out, text + item->at.start, item->at.end - item->at.start);
    first = false;
  }
}

static bool write_file(const char *path, const Text *text) {
  FILE *out = fopen(path, "w");
  bool ok = out && fwrite(text->bytes, 1, text->length, out) == text->length;
  if (out && fclose(out)) ok = false;
  if (!ok) fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
  return ok;
}

static bool add_text(Job *job, const char *table, uint32_t added, Text *out) {
  Diags *diags = job->session.diags;
  size_t length;
  uint32_t file;
  const JsonTree *items = json_tree_read(job->session.memory, diags, added);
  if (access(table, F_OK)) {
    text_append(out, "[");
    append_items(out, diags_text(diags, added, &length), items, true);
    text_append(out, "\n]\n");
    return true;
  }
  if (!source_read(diags, table, &file)) return false;
  const JsonTree *root = json_tree_read(job->session.memory, diags, file);
  if (!root || root->kind != JSON_LIST) {
    if (root) diag_report(diags, DIAG_A0201, root->at, "a table of citations is a list");
    return false;
  }
  const char *text = diags_text(diags, file, &length);
  uint32_t end = root->at.end - 1;
  while (end > root->at.start + 1 && strchr(" \t\r\n", text[end - 1])) end--;
  text_append_bytes(out, text, end);
  append_items(out, diags_text(diags, added, &length), items, !root->count);
  text_format(out, "\n]%s", text + root->at.end);
  return true;
}

static ExitStatus add(Job *job, Citations *citations) {
  const Options *o = job->options;
  uint32_t file, known;
  const char *table = o->refs.at[o->refs.count - 1];
  bool ok = true;
  for (uint32_t i = 0; i < o->refs.count; i++)
    if (!access(o->refs.at[i], F_OK)) ok &= read_table(job, citations, o->refs.at[i], &file);
  known = citations->all.count;
  ok = ok && read_table(job, citations, o->words.at[2], &file);
  Text text = {0};
  ok = ok && add_text(job, table, file, &text) && write_file(table, &text);
  text_free(&text);
  if (!ok) return audit_fail(job, STATUS_BAD_INPUT);
  for (uint32_t i = known; i < citations->all.count; i++)
    citation_print_addition(&citations->all.at[i], stdout);
  return STATUS_HOLDS;
}

/* Gaps: concepts without a citation. */

static void add_gap(Job *job, const char *concept, AuditFindings *findings) {
  AuditFinding *f = audit_add(findings, "L0", CHANNEL_DOCUMENT, OUTCOME_FAIL, WEIGHT_BLOCK);
  Arena *memory = job->session.memory;
  f->method = "citations";
  f->message = arena_format(memory, "No citation for %s — NOVEL/UNJUSTIFIED", concept);
  f->fix = arena_format(memory,
                        "search for \"%s\" with: paper SOSP OSDI VLDB; production implementation; "
                        "formal verification TLA+; failure mode post-mortem",
                        concept);
}

static void add_covered(Job *job, const char *concept, const Citation *c, AuditFindings *findings) {
  bool weak = c->level <= 2;
  AuditFinding *f = audit_add(findings, "L0", CHANNEL_DOCUMENT, weak ? OUTCOME_FAIL : OUTCOME_PASS,
                              weak ? WEIGHT_WARN : WEIGHT_NONE);
  f->assurance = ASSURANCE_ASSERTED;
  f->method = "citations";
  f->message =
      arena_format(job->session.memory, "%s: level %d, %s %d%s", concept, c->level, c->authors,
                   c->year, weak ? " - Evidence level 1-2 only — consider stronger reference" : "");
  vec_push(&f->citations, c->id);
}

static ExitStatus find_gaps(Job *job, Citations *citations) {
  const TextList *words = &job->options->words;
  if (!audit_citations(job, citations)) return audit_fail(job, STATUS_BAD_INPUT);
  AuditFindings findings = {0};
  AuditContext context = {.subject = "citations", .citations = citations, .pack = audit_pack(job)};
  uint32_t count = words->count > 2 ? words->count - 2 : PATTERN_COUNT;
  for (uint32_t i = 0; i < count; i++) {
    const char *concept = words->count > 2 ? words->at[i + 2] : pattern_infos[i].id;
    const Citation *found = words->count > 2 ? citation_for(citations, concept)
                                             : citation_find(citations, pattern_infos[i].citation);
    if (found)
      add_covered(job, concept, found, &findings);
    else
      add_gap(job, concept, &findings);
  }
  ExitStatus status = audit_finish(job, &context, &findings);
  for (uint32_t i = 2; !job->json && i < words->count; i++)
    if (!citation_for(citations, words->at[i])) {
      putchar('\n');
      citation_print_gap(words->at[i], stdout);
    }
  vec_free(&context.inputs);
  audit_free(&findings);
  return status;
}

ExitStatus audit_cite(const Options *o) {
  const char *what = o->words.count > 1 ? o->words.at[1] : "";
  bool adds = !strcmp(what, "add") && o->words.count == 3 && o->refs.count;
  bool checks = !strcmp(what, "check"), finds = !strcmp(what, "gap");
  if (!adds && !checks && !finds) return audit_usage("cite");
  Job job;
  job_open(&job, o);
  Citations citations = {0};
  ExitStatus status = adds     ? add(&job, &citations)
                      : checks ? check(&job, &citations)
                               : find_gaps(&job, &citations);
  citations_free(&citations);
  job_close(&job);
  return status;
}
