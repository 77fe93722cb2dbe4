/* One page for reviewers.  It needs nothing else: no script, no font, no picture. */
#include <string.h>

#include "audit/report.h"
#include "base/panic.h"

extern const unsigned char report_css[];

static void text(const char *value, FILE *out) {
  for (const char *c = value; *c; c++) switch (*c) {
    case '&': fputs("&amp;", out); break;
    case '<': fputs("&lt;", out); break;
    case '>': fputs("&gt;", out); break;
    case '"': fputs("&quot;", out); break;
    default:
      if ((unsigned char)*c >= ' ' || *c == '\n') fputc(*c, out);
    }
}

static void element(const char *open, const char *value, const char *close, FILE *out) {
  fputs(open, out);
  text(value, out);
  fputs(close, out);
}

/* The groups of findings, in the order of the page. */
typedef struct Group {
  const char *class, *chip, *title;
} Group;

typedef enum GroupKind {
  GROUP_BLOCK,
  GROUP_WARN,
  GROUP_INFO,
  GROUP_OPEN,
  GROUP_REVIEW,
  GROUP_PASS,
  GROUP_NONE
} GroupKind;

static const Group groups[] = {
    [GROUP_BLOCK] = {"block", "BLOCK", "Has to be resolved"},
    [GROUP_WARN] = {"warn", "WARN", "Should be addressed"},
    [GROUP_INFO] = {"info", "INFO", "Could be better"},
    [GROUP_OPEN] = {"open", "open", "Not decided"},
    [GROUP_REVIEW] = {"review", "review", "Somebody has to judge"},
    [GROUP_PASS] = {"pass", "pass", "Holds"},
    [GROUP_NONE] = {"none", "n/a", "Not applicable"},
};

enum { GROUPS = sizeof groups / sizeof *groups };

static GroupKind group_of_outcome(Outcome outcome) {
  switch (outcome) {
  case OUTCOME_PASS: return GROUP_PASS;
  case OUTCOME_OPEN:
  case OUTCOME_FAIL: return GROUP_OPEN;
  case OUTCOME_REVIEW: return GROUP_REVIEW;
  case OUTCOME_INFORMATIONAL:
  case OUTCOME_NOT_APPLICABLE: return GROUP_NONE;
  }
  never("outcome");
}

static GroupKind group_of(const AuditFinding *f) {
  switch (f->weight) {
  case WEIGHT_BLOCK: return GROUP_BLOCK;
  case WEIGHT_WARN: return GROUP_WARN;
  case WEIGHT_INFO: return GROUP_INFO;
  case WEIGHT_NONE: return group_of_outcome(f->outcome);
  }
  never("weight");
}

static uint32_t count_group(const AuditFindings *findings, GroupKind kind) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) count += group_of(f) == kind;
  return count;
}

/* Findings. */

static void write_place(const FindingPlace *place, FILE *out) {
  element("<li><span class=\"place\">", place->path, "", out);
  if (place->line) fprintf(out, ":%u", place->line);
  if (place->line && place->column) fprintf(out, ":%u", place->column);
  if (place->end_line > place->line) fprintf(out, "–%u", place->end_line);
  fputs("</span>", out);
  if (place->note) element(" ", place->note, "", out);
  fputs("</li>\n", out);
}

static void write_step(const ScenarioStep *step, uint32_t number, FILE *out) {
  fprintf(out, "<li data-step=\"%u\">", number);
  if (step->actor) element("<span class=\"actor\">", step->actor, "</span> ", out);
  element("<code>", step->action, "</code>", out);
  if (step->told) element("<br>", step->told, "", out);
  if (step->code.path) {
    element("<br><span class=\"place\">", step->code.path, "", out);
    fprintf(out, ":%u</span>", step->code.line);
  }
  if (step->state) element("<pre>", step->state, "</pre>", out);
  fputs("</li>\n", out);
}

static void write_scenario(const AuditFinding *f, FILE *out) {
  if (!f->scenario.count) return;
  uint32_t steps = f->scenario.count - 1;
  fprintf(out, "<details%s><summary>", f->weight == WEIGHT_BLOCK ? " open" : "");
  if (f->without) element("What happens without ", f->without, ", ", out);
  fprintf(out, "%sin %u step%s</summary>\n<ol class=\"steps\">\n",
          f->without ? "" : "How it happens, ", steps, steps == 1 ? "" : "s");
  for (uint32_t i = 0; i < f->scenario.count; i++) write_step(&f->scenario.at[i], i, out);
  fputs("</ol></details>\n", out);
}

static void write_how(const AuditFinding *f, FILE *out) {
  if (!f->method && !f->limits) return;
  fputs("<p class=\"dim\">", out);
  if (f->method) text(f->method, out);
  if (f->limits) element(f->method ? ", " : "", f->limits, "", out);
  if (f->seconds >= 0) fprintf(out, ", %.2f s", f->seconds);
  fputs("</p>\n", out);
}

static void write_finding(const AuditFinding *f, FILE *out) {
  const Group *group = &groups[group_of(f)];
  fprintf(out, "<article class=\"finding %s\"><header>", group->class);
  element("<span class=\"chip\">",
          group_of(f) == GROUP_PASS ? assurance_name(f->assurance) : group->chip, "</span>", out);
  element("<h3>", f->message, "</h3>", out);
  element("<code class=\"dim\">", f->obligation ? f->obligation : f->rule, "</code></header>\n",
          out);
  write_how(f, out);
  if (f->places.count) {
    fputs("<ul class=\"places\">\n", out);
    for (vec_each(const FindingPlace, place, &f->places))
      if (place->path) write_place(place, out);
    fputs("</ul>\n", out);
  }
  write_scenario(f, out);
  if (f->formula)
    element("<details><summary>Formula</summary><pre>", f->formula, "</pre></details>\n", out);
  if (f->fix) element("<p><strong>What to do:</strong> ", f->fix, "</p>\n", out);
  fputs("</article>\n", out);
}

static void write_group(const AuditFindings *findings, GroupKind kind, FILE *out) {
  uint32_t count = count_group(findings, kind);
  if (!count) return;
  fprintf(out, "<section><h2>%s</h2>\n", groups[kind].title);
  bool folded = kind >= GROUP_PASS && count > 6;
  if (folded) fprintf(out, "<details><summary>%u findings</summary>\n", count);
  for (vec_each(const AuditFinding, f, &findings->all))
    if (group_of(f) == kind) write_finding(f, out);
  fputs(folded ? "</details></section>\n" : "</section>\n", out);
}

/* Coverage. */

static void write_cell(uint32_t number, const char *class, FILE *out) {
  fprintf(out, "<td class=\"number%s%s\">%u</td>", number ? "" : " zero", number ? class : "",
          number);
}

static void write_coverage(const AuditFindings *findings, FILE *out) {
  fputs("<section><h2>What is known of each pattern</h2>\n<div class=\"scroll\"><table><thead><tr>"
        "<th>Pattern</th>",
        out);
  for (int a = ASSURANCE_PROVED; a >= ASSURANCE_TESTED; a--)
    element("<th class=\"number\">", assurance_name((Assurance)a), "</th>", out);
  fputs("<th class=\"number\">open</th><th class=\"number\">broken</th></tr></thead><tbody>\n",
        out);
  for (int i = 0; i < PATTERN_COUNT; i++) {
    Coverage c = audit_coverage(findings, (Pattern)i);
    element("<tr><th>", pattern_infos[i].title, "</th>", out);
    for (int a = ASSURANCE_PROVED; a >= ASSURANCE_TESTED; a--) write_cell(c.passed[a], "", out);
    write_cell(c.open, "", out);
    write_cell(c.failed, "", out);
    fputs("</tr>\n", out);
  }
  fputs("</tbody></table></div></section>\n", out);
}

/* Inputs. */

static void write_inputs(const AuditContext *context, FILE *out) {
  if (!context->inputs.count) return;
  fputs("<section><h2>What was read</h2>\n<div class=\"scroll\"><table><thead><tr><th>File</th>"
        "<th>SHA-256</th></tr></thead><tbody>\n",
        out);
  for (vec_each(const AuditInput, input, &context->inputs)) {
    char hash[EVIDENCE_HASH];
    bool known = audit_input_hash(input, hash);
    element("<tr><td>", input->path, "", out);
    element("<br><span class=\"dim\">", input->role, "</span></td>", out);
    element("<td class=\"hash\"><code>", known ? hash : "-", "</code></td></tr>\n", out);
  }
  fputs("</tbody></table></div></section>\n", out);
}

static void write_records(const AuditContext *context, FILE *out) {
  for (uint32_t i = 0; context->records && i < context->records->all.count; i++) {
    const Record *r = &context->records->all.at[i];
    element("<section><h2>Decision: ", r->topic.text,
            "</h2>\n<div class=\"scroll\"><table><tbody>\n", out);
    for (int field = 0; field < RECORD_FIELDS; field++) {
      element("<tr><th>", record_field_name((RecordField)field), "</th><td>", out);
      text(r->fields[field].text ? r->fields[field].text : "-", out);
      fputs("</td></tr>\n", out);
    }
    fputs("</tbody></table></div></section>\n", out);
  }
}

static void write_head(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        out);
  element("<title>Audit of ", context->subject, "</title>\n<style>\n", out);
  fputs((const char *)report_css, out);
  element("</style></head><body>\n<header><h1>", context->subject, "</h1>\n", out);
  fprintf(out, "<p class=\"dim\">Audit of %s",
          context->implementation ? "an implementation" : "a design");
  if (context->pack) element(" against: ", context->pack->title, "", out);
  fputs("</p>\n<ul class=\"verdict\">\n", out);
  for (int kind = 0; kind < GROUPS; kind++) {
    uint32_t count = count_group(findings, (GroupKind)kind);
    if (count || kind == GROUP_BLOCK)
      fprintf(out, "<li class=\"%s\">%u %s</li>\n", count ? groups[kind].class : "pass", count,
              groups[kind].chip);
  }
  fputs("</ul></header>\n<main>\n", out);
}

void audit_report_html(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  write_head(findings, context, out);
  for (int kind = 0; kind < GROUP_PASS; kind++) write_group(findings, (GroupKind)kind, out);
  write_coverage(findings, out);
  write_records(context, out);
  write_group(findings, GROUP_PASS, out);
  write_group(findings, GROUP_NONE, out);
  write_inputs(context, out);
  element("</main>\n<footer class=\"dim\">Written by Cairn ", context->version,
          "</footer>\n</body></html>\n", out);
}
