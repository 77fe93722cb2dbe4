/* One page for reviewers.  It needs nothing else: no script, no font, no picture. */
#include <string.h>

#include "audit/report.h"
#include "base/markup.h"
#include "base/panic.h"

extern const unsigned char report_css[];

static void element(const char *open, const char *value, const char *close, FILE *out) {
  fputs(open, out);
  markup_write(value, out);
  fputs(close, out);
}

/* Prose, in which names and formulas stand between backticks. */
static void prose(const char *value, FILE *out) {
  bool code = false;
  for (const char *c = value; *c; c++) {
    const char piece[] = {*c, 0};
    if (*c == '`' && (code || strchr(c + 1, '`'))) {
      code = !code;
      fputs(code ? "<code>" : "</code>", out);
    } else {
      markup_write(piece, out);
    }
  }
}

static void prose_element(const char *open, const char *value, const char *close, FILE *out) {
  fputs(open, out);
  prose(value, out);
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

static void write_location(const FindingPlace *place, FILE *out) {
  element("<span class=\"place\">", place->path, "", out);
  if (place->line) fprintf(out, ":%u", place->line);
  if (place->end_line > place->line)
    fprintf(out, "–%u", place->end_line);
  else if (place->line && place->column)
    fprintf(out, ":%u", place->column);
  fputs("</span>", out);
}

static bool same_place(const FindingPlace *a, const FindingPlace *b) {
  return a->line == b->line && a->column == b->column && !strcmp(a->path, b->path);
}

/* What is there is a piece of source where a scan has found it, else a sentence. */
static void write_places(const AuditFinding *f, FILE *out) {
  for (uint32_t i = 0; i < f->places.count; i++) {
    const FindingPlace *place = &f->places.at[i];
    bool again = i + 1 < f->places.count && !place->note && place[1].path && place->path &&
                 same_place(place, &place[1]);
    if (!place->path || again) continue;
    fputs("<li>", out);
    write_location(place, out);
    if (place->note && f->channel == CHANNEL_CODE)
      element(" <code>", place->note, "</code>", out);
    else if (place->note)
      prose_element(" ", place->note, "", out);
    fputs("</li>\n", out);
  }
}

static void write_step(const ScenarioStep *step, uint32_t number, FILE *out) {
  fprintf(out, "<li data-step=\"%u\">", number);
  if (step->actor) element("<span class=\"actor\">", step->actor, "</span> ", out);
  element("<code>", step->action, "</code>", out);
  if (step->told) prose_element("<br>", step->told, "", out);
  if (step->code.path) {
    fputs("<br>", out);
    write_location(&step->code, out);
  }
  if (step->state) element("<pre>", step->state, "</pre>", out);
  fputs("</li>\n", out);
}

static void write_scenario(const AuditFinding *f, FILE *out) {
  if (!f->scenario.count) return;
  uint32_t steps = f->scenario.count - 1;
  fprintf(out, "<details%s><summary>", f->weight == WEIGHT_BLOCK ? " open" : "");
  if (f->without) prose_element("What happens without ", f->without, ", ", out);
  fprintf(out, "%sin %u step%s</summary>\n<ol class=\"steps\">\n",
          f->without ? "" : "How it happens, ", steps, steps == 1 ? "" : "s");
  for (uint32_t i = 0; i < f->scenario.count; i++) write_step(&f->scenario.at[i], i, out);
  fputs("</ol></details>\n", out);
}

static void write_how(const AuditFinding *f, FILE *out) {
  if (!f->limits && f->seconds < 0) return;
  fputs("<p class=\"dim\">", out);
  if (f->method) markup_write(f->method, out);
  if (f->limits) element(f->method ? ", " : "", f->limits, "", out);
  if (f->seconds >= 0) fprintf(out, ", %.2f s", f->seconds);
  fputs("</p>\n", out);
}

/* A scan finds the same in many places: one card then has them all. */
static bool belongs_to(const AuditFinding *f, const AuditFinding *first) {
  if (f->channel != CHANNEL_CODE || f->outcome != OUTCOME_REVIEW) return f == first;
  return f->channel == first->channel && f->outcome == first->outcome &&
         f->weight == first->weight && !strcmp(f->rule, first->rule) &&
         (f->obligation == first->obligation ||
          (f->obligation && first->obligation && !strcmp(f->obligation, first->obligation)));
}

/* What was located is called by its pattern; the places name the functions. */
static const char *title_of(const AuditFinding *f) {
  Pattern pattern = pattern_find(f->pattern);
  bool located = f->channel == CHANNEL_CODE && f->outcome == OUTCOME_REVIEW && !f->obligation;
  return located && (int)pattern != PATTERN_COUNT ? pattern_infos[pattern].title : f->message;
}

static void write_all_places(const AuditFindings *findings, const AuditFinding *first, FILE *out) {
  enum { MOST_SHOWN = 12 };
  const AuditFinding *end = findings->all.at + findings->all.count;
  uint32_t count = 0;
  fputs("<ul class=\"places\">\n", out);
  for (const AuditFinding *f = first; f < end; f++) {
    if (!belongs_to(f, first)) continue;
    if (count++ == MOST_SHOWN)
      fputs("</ul><details><summary>More places</summary><ul class=\"places\">\n", out);
    write_places(f, out);
  }
  fputs(count > MOST_SHOWN ? "</ul></details>\n" : "</ul>\n", out);
}

static void write_finding(const AuditFindings *findings, const AuditFinding *f, FILE *out) {
  const Group *group = &groups[group_of(f)];
  fprintf(out, "<article class=\"finding %s\"><header>", group->class);
  element("<span class=\"chip\">",
          group_of(f) == GROUP_PASS ? assurance_name(f->assurance) : group->chip, "</span>", out);
  prose_element("<h3>", title_of(f), "</h3>", out);
  element("<code class=\"dim\">", f->obligation ? f->obligation : f->rule, "</code></header>\n",
          out);
  write_how(f, out);
  if (f->places.count) write_all_places(findings, f, out);
  write_scenario(f, out);
  if (f->formula)
    element(f->channel == CHANNEL_CODE ? "<details><summary>What has to hold</summary><pre>"
                                       : "<details><summary>Formula</summary><pre>",
            f->formula, "</pre></details>\n", out);
  if (f->fix) prose_element("<p><strong>What to do:</strong> ", f->fix, "</p>\n", out);
  fputs("</article>\n", out);
}

static bool is_first(const AuditFindings *findings, const AuditFinding *f) {
  if (f->channel != CHANNEL_CODE || f->outcome != OUTCOME_REVIEW) return true;
  const AuditFinding *first = findings->all.at;
  while (!belongs_to(f, first)) first++;
  return first == f;
}

static void write_group(const AuditFindings *findings, GroupKind kind, FILE *out) {
  uint32_t count = count_group(findings, kind);
  if (!count) return;
  fprintf(out, "<section id=\"%s\"><h2>%s</h2>\n", groups[kind].class, groups[kind].title);
  bool folded = kind >= GROUP_PASS && count > 6;
  if (folded) fprintf(out, "<details><summary>%u findings</summary>\n", count);
  for (vec_each(const AuditFinding, f, &findings->all))
    if (group_of(f) == kind && is_first(findings, f)) write_finding(findings, f, out);
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
    write_cell(c.open, " open", out);
    write_cell(c.failed, " block", out);
    fputs("</tr>\n", out);
  }
  fputs("</tbody></table></div></section>\n", out);
}

/* Inputs. */

static void write_inputs(const AuditContext *context, FILE *out) {
  if (!context->inputs.count) return;
  enum { MANY_INPUTS = 12 };
  bool folded = context->inputs.count > MANY_INPUTS;
  fputs("<section><h2>What was read</h2>\n", out);
  if (folded) fprintf(out, "<details><summary>%u files</summary>\n", context->inputs.count);
  fputs(
      "<div class=\"scroll\"><table><thead><tr><th>File</th><th>SHA-256</th></tr></thead><tbody>\n",
      out);
  for (vec_each(const AuditInput, input, &context->inputs)) {
    char hash[EVIDENCE_HASH];
    bool known = audit_input_hash(input, hash);
    element("<tr><td>", input->path, "", out);
    element("<br><span class=\"dim\">", input->role, "</span></td>", out);
    element("<td class=\"hash\"><code>", known ? hash : "-", "</code></td></tr>\n", out);
  }
  fputs("</tbody></table></div>", out);
  fputs(folded ? "</details></section>\n" : "</section>\n", out);
}

static void write_records(const AuditContext *context, FILE *out) {
  for (uint32_t i = 0; context->records && i < context->records->all.count; i++) {
    const Record *r = &context->records->all.at[i];
    element("<section><h2>Decision: ", r->topic.text,
            "</h2>\n<div class=\"scroll\"><table><tbody>\n", out);
    for (int field = 0; field < RECORD_FIELDS; field++) {
      element("<tr><th>", record_field_name((RecordField)field), "</th><td>", out);
      prose(r->fields[field].text ? r->fields[field].text : "-", out);
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
    if (count)
      fprintf(out, "<li class=\"%s\"><a href=\"#%s\">%u %s</a></li>\n", groups[kind].class,
              groups[kind].class, count, groups[kind].chip);
    else if (kind == GROUP_BLOCK)
      fputs("<li class=\"pass\">0 BLOCK</li>\n", out);
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
