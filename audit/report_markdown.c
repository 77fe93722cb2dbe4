/* The charter's Markdown: of a design its decision records, of an implementation its inline
   audit; of both the flags, what has no coverage, and what references are missing. */
#include <string.h>

#include "audit/record_check.h"
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

/* The finding whose scenario is told: what is violated before what would be, the longest one. */
static const AuditFinding *most_telling(const AuditFindings *findings, Pattern pattern) {
  const AuditFinding *best = NULL;
  for (vec_each(const AuditFinding, f, &findings->all)) {
    if (!is_of(f, pattern) || !f->scenario.count) continue;
    bool better = !best || (best->without && !f->without) ||
                  (!best->without == !f->without && best->scenario.count < f->scenario.count);
    if (better) best = f;
  }
  return best;
}

/* Where nothing was located: the code, or else the action, by which an invariant is broken. */
static uint32_t write_acting_place(const Writer *w, Pattern pattern) {
  const AuditFinding *f = most_telling(w->findings, pattern);
  if (!f) return 0;
  const ScenarioStep *last = vec_last(&f->scenario);
  const FindingPlace *place = last->code.path ? &last->code : &last->place;
  if (!place->path) return 0;
  fputs(" (", w->out);
  write_place(place, w->out);
  return 1;
}

/* Code in which the pattern was found comes before other places. */
static void write_pattern_places(const Writer *w, Pattern pattern) {
  uint32_t count = 0;
  for (int pass = 0; pass < 2 && !count; pass++)
    for (vec_each(const AuditFinding, f, &w->findings->all)) {
      bool code = f->channel == CHANNEL_CODE && f->outcome == OUTCOME_REVIEW;
      if (!is_of(f, pattern) || !f->places.count || code == (pass == 1)) continue;
      fputs(count++ ? ", " : " (", w->out);
      write_place(&f->places.at[0], w->out);
      if (count == 8) break;
    }
  if (!count) count = write_acting_place(w, pattern);
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
    fprintf(out, "  %u. %s%s%s%s%s", i, s->actor ? s->actor : "", s->actor ? ": " : "", s->action,
            s->told ? " — " : "", s->told ? s->told : "");
    if (s->code.path) {
      fputs(" (", out);
      write_place(&s->code, out);
      fputc(')', out);
    }
    fputc('\n', out);
  }
}

static void write_scenario_head(const AuditFinding *f, FILE *out) {
  if (f->without)
    fprintf(out, "without %s it is not so that %s:\n", f->without, f->message);
  else
    fprintf(out, "%s:\n", f->message);
}

static void write_violation(const Writer *w, Pattern pattern) {
  const AuditFinding *f = most_telling(w->findings, pattern);
  fputs("- **Violation scenario**: ", w->out);
  if (!f) {
    fprintf(w->out, "%s\n", pattern_infos[pattern].scenario);
    return;
  }
  write_scenario_head(f, w->out);
  write_scenario(f, w->out);
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
    fputc('\n', w->out);
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

static const Rule *find_rule(const Writer *w, const char *id) {
  for (uint32_t i = 0; w->context->pack && i < w->context->pack->rule_count; i++)
    if (!strcmp(w->context->pack->rules[i].id, id)) return &w->context->pack->rules[i];
  return NULL;
}

static bool starts_with(const char *text, const char *start) {
  return !strncmp(text, start, strlen(start));
}

/* The words that the charter has for it.  A scan suspects, and does not know. */
static void write_offence(const Writer *w, const AuditFinding *f) {
  const Rule *rule = find_rule(w, f->rule);
  bool said = starts_with(f->message, "Contradicts") || starts_with(f->message, "Anti-pattern");
  bool suspected = f->outcome == OUTCOME_REVIEW;
  if (!rule || said || (f->outcome != OUTCOME_FAIL && !suspected)) return;
  if (rule->kind == RULE_DECISION)
    fprintf(w->out, "%s locked decision %s: ", suspected ? "Possibly contradicts" : "Contradicts",
            rule_short(rule->id));
  if (rule->kind == RULE_ANTI_PATTERN)
    fprintf(w->out, "%s: prohibition #%s: ",
            suspected ? "Possible anti-pattern violation" : "Anti-pattern violation",
            rule->id + strcspn(rule->id, "0123456789"));
}

static void write_flag(const Writer *w, const AuditFinding *f) {
  fprintf(w->out, "| %s | ", weight_name(f->weight));
  if (f->places.count)
    write_place(&f->places.at[0], w->out);
  else
    fputs(w->context->subject, w->out);
  fputs(" | ", w->out);
  write_offence(w, f);
  write_cell(f->message, w->out);
  fprintf(w->out, " (%s)", f->obligation ? f->obligation : f->rule);
  if (f->places.count && f->places.at[0].note) {
    fputs(" — ", w->out);
    write_cell(f->places.at[0].note, w->out);
  }
  fputs(" |\n", w->out);
}

static void write_flags(const Writer *w) {
  uint32_t count = 0;
  for (int weight = WEIGHT_BLOCK; weight > WEIGHT_NONE; weight--)
    count += audit_count(w->findings, (Weight)weight);
  fputs("\n### Flags\n", w->out);
  fputs(count ? "| Severity | Location | Issue |\n|----------|----------|-------|\n" : "None.\n",
        w->out);
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

static uint32_t count_uncovered(const Writer *w) {
  uint32_t count = 0;
  for (int i = 0; i < PATTERN_COUNT; i++) count += is_uncovered(w, (Pattern)i);
  return count;
}

static void write_missing(const Writer *w) {
  fputs("\n### Missing Coverage\n", w->out);
  fputs(count_uncovered(w) ? "| Pattern | Invariant | Suggested Verification |\n"
                             "|---------|-----------|----------------------|\n"
                           : "None.\n",
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
    bool missing = !strcmp(f->rule, "L0") || (f->obligation && !strcmp(f->obligation, "GATE.cite"));
    if (!missing || f->outcome != OUTCOME_FAIL || f->weight != WEIGHT_BLOCK) continue;
    if (!any) fputs("\n### Suggested Reference Addition\n", w->out);
    if (!any) citation_print_blank_addition(w->out);
    fprintf(w->out, any ? "- %s" : "\n- %s", f->message);
    fprintf(w->out, f->fix ? ": %s\n" : "\n", f->fix);
    any = true;
  }
}

/* In a design no pattern is looked at by itself: all that happens, or would. */
static void write_scenarios(const Writer *w) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &w->findings->all)) {
    if (!f->scenario.count) continue;
    if (!count++) fputs("\n### Violation Scenarios\n", w->out);
    fprintf(w->out, "- **%s**: ", f->obligation ? f->obligation : f->rule);
    write_scenario_head(f, w->out);
    write_scenario(f, w->out);
  }
}

/* Who goes on from here. */

static uint32_t count_novel(const Writer *w) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &w->findings->all))
    count += !strcmp(f->rule, "L0") && f->outcome == OUTCOME_FAIL && f->weight == WEIGHT_BLOCK;
  return count;
}

static uint32_t count_alternatives(const Writer *w) {
  const Records *records = w->context->records;
  uint32_t count = 0;
  for (uint32_t i = 0; records && i < records->all.count; i++)
    count += records->all.at[i].alternatives.count;
  return count;
}

static void write_related(const Writer *w) {
  uint32_t uncovered = count_uncovered(w), alternatives = count_alternatives(w);
  bool records = w->context->records && w->context->records->all.count;
  fputs("\n### Related Skills\n", w->out);
  if (count_novel(w))
    fputs("- /deep-research — gathers the evidence that is missing here\n", w->out);
  if (w->context->implementation)
    fputs("- /interface-design-review — checks API ergonomics; run both on coordination APIs\n",
          w->out);
  if (alternatives)
    fprintf(w->out, "- /design-tournament — compares the approach with its %u alternative%s\n",
            alternatives, alternatives == 1 ? "" : "s");
  if (uncovered)
    fprintf(w->out, "- /test-strategy — helps implement the verification of %u pattern%s\n",
            uncovered, uncovered == 1 ? "" : "s");
  if (w->context->implementation)
    fputs("- /security-reviewer — covers memory safety; this audit covers coordination safety\n",
          w->out);
  if (!audit_count(w->findings, WEIGHT_BLOCK))
    fprintf(w->out, "- /doc-rigor — documents why %s chosen, with its citation\n",
            records ? "the pattern was" : "these patterns were");
}

/* Design: the records, with ticks that the findings bear out. */

/* The hard gate: what the charter says of a record without a reference. */
static void write_gate(const Record *record, FILE *out) {
  const char *provenance = record->fields[RECORD_PROVENANCE].text;
  if (provenance && !record_is_placeholder(provenance) && record_level(provenance) != 0) return;
  fputs("\n**Provenance**: Level 0 — NOVEL/UNJUSTIFIED\n"
        "**WARNING**: No established reference found. This pattern requires:\n"
        "- Extra review from a second opinion\n"
        "- Property-based tests covering all invariants\n"
        "- Consider whether an existing proven pattern could substitute\n",
        out);
}

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
    write_gate(r, w->out);
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
  write_missing(&w);
  write_suggestions(&w);
  write_open(&w);
  if (!context->implementation) write_scenarios(&w);
  write_related(&w);
}
