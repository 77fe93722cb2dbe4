/* The charter's Markdown: of a design its decision records, of an implementation its inline
   audit; of both the flags, what has no coverage, and what references are missing. */
#include <string.h>

#include "audit/record_write.h"
#include "audit/report.h"

typedef struct Writer {
  const AuditFindings *findings;
  const AuditContext *context;
  FILE *out;
} Writer;

/* In a cell of a table. */
static void write_cell(const char *text, FILE *out) {
  for (const char *c = text; *c; c++) {
    if (*c == '|') fputc('\\', out);
    fputc(*c == '\n' ? ' ' : *c, out);
  }
}

static void write_place(const FindingPlace *place, FILE *out) {
  fputs(place->path ? place->path : "-", out);
  if (!place->path || !place->line) return;
  fprintf(out, ":%u", place->line);
  if (place->end_line > place->line) fprintf(out, "–%u", place->end_line);
}

static bool is_of(const AuditFinding *f, Pattern pattern) {
  return pattern_find(f->pattern) == pattern;
}

/* Whether the audit has met the pattern. */
static bool is_met(const Writer *w, Pattern pattern) {
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (is_of(f, pattern) && f->outcome != OUTCOME_NOT_APPLICABLE) return true;
  return false;
}

/* Code in which the pattern was found comes before other places. */
static void write_pattern_places(const Writer *w, Pattern pattern) {
  uint32_t count = 0;
  for (int pass = 0; pass < 2 && !count; pass++)
    for (vec_each(const AuditFinding, f, &w->findings->all)) {
      bool code = f->channel == CHANNEL_CODE;
      if (!is_of(f, pattern) || !f->places.count || code == (pass == 1)) continue;
      fputs(count++ ? ", " : " (", w->out);
      write_place(&f->places.at[0], w->out);
      if (count == 8) break;
    }
  if (count) fputc(')', w->out);
}

static void write_invariants(const Writer *w, Pattern pattern) {
  uint32_t count = 0;
  fputs("- **Invariant**: ", w->out);
  for (vec_each(const AuditFinding, f, &w->findings->all)) {
    if (!is_of(f, pattern) || f->channel == CHANNEL_CODE) continue;
    if (f->outcome != OUTCOME_PASS && f->outcome != OUTCOME_FAIL && f->outcome != OUTCOME_OPEN)
      continue;
    const char *verdict = f->outcome == OUTCOME_PASS   ? assurance_name(f->assurance)
                          : f->outcome == OUTCOME_FAIL ? "violated"
                                                       : "open";
    fprintf(w->out, "%s%s (%s, %s)", count++ ? "; " : "", f->message,
            f->obligation ? f->obligation : f->rule, verdict);
  }
  if (!count) fputs(pattern_infos[pattern].invariant, w->out);
  fputc('\n', w->out);
}

static void write_reference(const Writer *w, Pattern pattern) {
  const char *id = pattern_infos[pattern].citation;
  const Citation *c = w->context->citations ? citation_find(w->context->citations, id) : NULL;
  fputs("- **Reference**: ", w->out);
  if (c)
    fprintf(w->out, "%s, \"%s\", %d — %s", c->authors, c->title, c->year, c->link);
  else
    fputs(id, w->out);
  fputc('\n', w->out);
}

static void write_scenario(const AuditFinding *f, FILE *out) {
  for (uint32_t i = 0; i < f->scenario.count; i++) {
    const ScenarioStep *s = &f->scenario.at[i];
    fprintf(out, "\n  %u. %s%s%s%s%s", i, s->actor ? s->actor : "", s->actor ? ": " : "", s->action,
            s->told ? " — " : "", s->told ? s->told : "");
  }
}

static void write_violation(const Writer *w, Pattern pattern) {
  fputs("- **Violation scenario**: ", w->out);
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (is_of(f, pattern) && f->scenario.count) {
      fprintf(w->out, "%s:", f->message);
      write_scenario(f, w->out);
      fputc('\n', w->out);
      return;
    }
  fprintf(w->out, "%s\n", pattern_infos[pattern].scenario);
}

static void write_verification(const Writer *w, Pattern pattern) {
  Coverage c = audit_coverage(w->findings, pattern);
  uint32_t count = 0;
  fputs("- **Verification**: ", w->out);
  for (int a = ASSURANCE_PROVED; a > ASSURANCE_ASSERTED; a--)
    if (c.passed[a])
      fprintf(w->out, "%s%u %s", count++ ? ", " : "", c.passed[a], assurance_name((Assurance)a));
  fprintf(w->out, "%s%s\n", count ? "; also " : "", pattern_infos[pattern].verification);
}

static void write_inline_audit(const Writer *w) {
  fputs("## Inline Audit\n", w->out);
  for (int i = 0; i < PATTERN_COUNT; i++) {
    Pattern pattern = (Pattern)i;
    if (!is_met(w, pattern)) continue;
    fprintf(w->out, "\n**Pattern: %s**", pattern_infos[i].title);
    write_pattern_places(w, pattern);
    fputs("\n\n", w->out);
    write_invariants(w, pattern);
    write_reference(w, pattern);
    write_violation(w, pattern);
    write_verification(w, pattern);
  }
}

/* Monotonicity and ordering: a tick is computed, never taken over. */

static const struct {
  const char *rule, *text;
} order_ticks[] = {
    {"D2.3", "Cursor advancement: `new_key >= old_key` enforced"},
    {"DB", "Epoch/fence tokens: monotonically increasing, no reuse"},
    {"D2.2", "Shard bounds: half-open [start, end), start < end"},
    {"D2.5", "Checkpoint regression: no regression of last_key to None (D2.5)"},
};

static bool rule_holds(const AuditFindings *findings, const char *rule) {
  uint32_t held = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) {
    if (strcmp(f->rule, rule)) continue;
    bool broken = f->outcome == OUTCOME_FAIL || f->weight > WEIGHT_INFO;
    if (broken || f->outcome == OUTCOME_OPEN) return false;
    held += f->outcome == OUTCOME_PASS && f->assurance > ASSURANCE_ASSERTED;
  }
  return held > 0;
}

static void write_order(const Writer *w) {
  fputs("\n### Monotonicity & Ordering Check\n", w->out);
  for (size_t i = 0; i < sizeof order_ticks / sizeof *order_ticks; i++)
    fprintf(w->out, "- [%c] %s\n", rule_holds(w->findings, order_ticks[i].rule) ? 'x' : ' ',
            order_ticks[i].text);
}

/* Flags. */

static void write_flag(const Writer *w, const AuditFinding *f) {
  fprintf(w->out, "| %s | ", weight_name(f->weight));
  if (f->places.count)
    write_place(&f->places.at[0], w->out);
  else
    fputs(w->context->subject, w->out);
  fprintf(w->out, " | %s: ", f->obligation ? f->obligation : f->rule);
  write_cell(f->message, w->out);
  if (f->places.count && f->places.at[0].note) {
    fputs(" — ", w->out);
    write_cell(f->places.at[0].note, w->out);
  }
  fputs(" |\n", w->out);
}

static void write_flags(const Writer *w) {
  static const char head[] =
      "\n### Flags\n| Severity | Location | Issue |\n|----------|----------|-------|\n";
  fputs(head, w->out);
  for (int weight = WEIGHT_BLOCK; weight > WEIGHT_NONE; weight--)
    for (vec_each(const AuditFinding, f, &w->findings->all))
      if ((int)f->weight == weight) write_flag(w, f);
}

static void write_open(const Writer *w) {
  if (!audit_open(w->findings)) return;
  fputs("\n### Not Decided\n| Obligation | Reason |\n|------------|--------|\n", w->out);
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (f->outcome == OUTCOME_OPEN) {
      fprintf(w->out, "| %s | ", f->obligation ? f->obligation : f->rule);
      write_cell(f->message, w->out);
      fputs(" |\n", w->out);
    }
}

/* Patterns that were met, and that nothing bears out. */
static bool is_uncovered(const Writer *w, Pattern pattern) {
  Coverage c = audit_coverage(w->findings, pattern);
  uint32_t sure = 0;
  for (int a = ASSURANCE_TESTED; a <= ASSURANCE_PROVED; a++) sure += c.passed[a];
  return is_met(w, pattern) && (!sure || c.failed || c.open);
}

static void write_missing(const Writer *w) {
  fputs("\n### Missing Coverage\n| Pattern | Invariant | Suggested Verification |\n"
        "|---------|-----------|----------------------|\n",
        w->out);
  for (int i = 0; i < PATTERN_COUNT; i++)
    if (is_uncovered(w, (Pattern)i))
      fprintf(w->out, "| %s | %s | %s |\n", pattern_infos[i].title, pattern_infos[i].invariant,
              pattern_infos[i].verification);
}

/* References that are missing: what to search for, and the row to fill in. */
static void write_suggestions(const Writer *w) {
  bool any = false;
  for (vec_each(const AuditFinding, f, &w->findings->all)) {
    if (strcmp(f->rule, "L0") || f->outcome != OUTCOME_FAIL || f->weight != WEIGHT_BLOCK) continue;
    if (!any)
      fputs("\n### Suggested Reference Addition\nAdd to section: [boundary section name]\n"
            "| Title | Authors / Source | Year | Why It Matters |\n"
            "|-------|-----------------|------|----------------|\n"
            "| [title](URL) | [authors] | [year] | [relevance to our project] |\n\n",
            w->out);
    any = true;
    fprintf(w->out, "- %s", f->message);
    fprintf(w->out, f->fix ? ": %s\n" : "\n", f->fix);
  }
}

/* Design: the records, with ticks that the findings bear out. */

static void write_design(const Writer *w) {
  const AuditContext *context = w->context;
  RecordFacts facts = {.citations = context->citations,
                       .pack = context->pack,
                       .diags = context->diags,
                       .evidence = context->evidence ? context->evidence : w->findings};
  Record none = record_empty(context->subject);
  if (!context->records || !context->records->all.count) {
    fprintf(w->out, "## Distributed Systems Decision: %s\n\n", context->subject);
    record_write_checks(&none, &facts, w->out);
    return;
  }
  for (vec_each(const Record, r, &context->records->all)) {
    if (r != context->records->all.at) fputc('\n', w->out);
    record_write(r, RECORD_CHARTER, &facts, w->out);
  }
}

void audit_report_markdown(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  Writer w = {findings, context, out};
  if (context->implementation) {
    write_inline_audit(&w);
    write_order(&w);
  } else {
    write_design(&w);
  }
  write_flags(&w);
  write_open(&w);
  write_missing(&w);
  write_suggestions(&w);
}
