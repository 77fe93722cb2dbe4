#include "audit/record_write.h"

#include <string.h>

#include "base/panic.h"

static const char *const placeholders[RECORD_FIELDS] = {
    [RECORD_PROBLEM] = "[what we're deciding]",
    [RECORD_APPROACH] = "[pattern/technique name]",
    [RECORD_PROVENANCE] = "[Level N] — [citation with URL/paper]",
    [RECORD_FIT] = "[why this matches our constraints]",
    [RECORD_TRADE_OFFS] = "[what we give up]",
    [RECORD_SAFETY] = "[what must never happen]",
    [RECORD_LIVENESS] = "[what must eventually happen]",
    [RECORD_VERIFICATION] = "[how we test invariants hold]"};

/* The order of the charter's table. */
static const RecordField charter_order[RECORD_FIELDS] = {
    RECORD_PROBLEM,    RECORD_APPROACH, RECORD_PROVENANCE, RECORD_FIT,
    RECORD_TRADE_OFFS, RECORD_SAFETY,   RECORD_LIVENESS,   RECORD_VERIFICATION};

Record record_empty(const char *topic) { return (Record){.topic = {.text = topic}}; }

static const char *field_text(const Record *record, RecordField field) {
  const char *text = record->fields[field].text;
  return text && *text ? text : placeholders[field];
}

/* In a cell a line break is a blank, and a bar has its backslash. */
static void write_cell(const char *text, FILE *out) {
  for (const char *c = text; *c; c++) {
    bool bar = *c == '|' && (c == text || c[-1] != '\\');
    if (bar) fputc('\\', out);
    if (*c == '\n' && c[1] == '\n') continue;
    fputc(*c == '\n' ? ' ' : *c, out);
  }
}

/* Ticks. */

static bool is_ticked(const Record *record, const RecordFacts *facts, uint32_t tick,
                      const AuditFinding **why) {
  if (!facts->evidence) return record->ticks[tick].ticked;
  TickState state = record_tick_state(facts->evidence, facts->pack, tick, why);
  if (tick == RECORD_TICK_NOVEL && state == TICK_UNKNOWN && facts->citations)
    return record_is_cited(record, facts->citations);
  return state == TICK_HOLDS;
}

static void write_tick(const Record *record, const RecordFacts *facts, uint32_t tick, FILE *out) {
  const AuditFinding *why = NULL;
  bool ticked = is_ticked(record, facts, tick, &why);
  if (!tick && why)
    fprintf(out, "- [ ] Conflicts with %s — resolution required\n", rule_spelled(why->rule));
  else
    fprintf(out, "- [%c] %s\n", ticked ? 'x' : ' ', record_tick_text(tick));
}

void record_write_checks(const Record *record, const RecordFacts *facts, FILE *out) {
  fputs("### Locked Decisions Check\n", out);
  write_tick(record, facts, 0, out);
  fputs("\n### Anti-Pattern Check\n", out);
  for (uint32_t i = 1; i < RECORD_TICKS; i++) write_tick(record, facts, i, out);
}

/* The charter's form. */

static void write_alternative_rows(const Record *record, FILE *out) {
  fputs("| Alternative | Why Rejected | Reference |\n|-------------|-------------|-----------|\n",
        out);
  for (vec_each(const RecordAlternative, a, &record->alternatives)) {
    const RecordText *parts[] = {&a->option, &a->reason, &a->reference};
    for (int i = 0; i < 3; i++) {
      fputs("| ", out);
      write_cell(parts[i]->text ? parts[i]->text : "", out);
      fputc(' ', out);
    }
    fputs("|\n", out);
  }
  if (!record->alternatives.count) fputs("| [option] | [reason] | [citation] |\n", out);
}

static void write_questions(const Record *record, FILE *out) {
  for (vec_each(const RecordText, q, &record->questions)) fprintf(out, "- %s\n", q->text);
  if (!record->questions.count)
    fputs(record->asked ? "None.\n" : "[anything unresolved, flagged for follow-up]\n", out);
}

static void write_charter(const Record *record, const RecordFacts *facts, FILE *out) {
  fprintf(out, "## Distributed Systems Decision: %s\n\n", record->topic.text);
  record_write_checks(record, facts, out);
  fputs("\n### Decision Record\n| Field | Detail |\n|-------|--------|\n", out);
  for (int i = 0; i < RECORD_FIELDS; i++) {
    fprintf(out, "| **%s** | ", record_field_name(charter_order[i]));
    write_cell(field_text(record, charter_order[i]), out);
    fputs(" |\n", out);
  }
  fputs("\n### Alternatives Considered\n", out);
  write_alternative_rows(record, out);
  fputs("\n### Open Questions\n", out);
  write_questions(record, out);
}

/* What happens, or would without a guard, as a list below the finding. */
static void write_steps(const AuditFinding *f, FILE *out) {
  if (f->without) fprintf(out, "  - without %s it breaks:\n", f->without);
  for (uint32_t i = 0; i < f->scenario.count; i++) {
    const ScenarioStep *s = &f->scenario.at[i];
    fprintf(out, "    %u. %s%s%s%s%s\n", i, s->actor ? s->actor : "", s->actor ? ": " : "",
            s->action, s->told ? " - " : "", s->told ? s->told : "");
  }
}

/* What audits have found about the ticks, for people who want to know how it was confirmed. */
static void write_evidence(const RecordFacts *facts, FILE *out) {
  if (!facts->evidence) return;
  fprintf(out, "\n%s\n\n", record_evidence_head);
  for (vec_each(const AuditFinding, f, &facts->evidence->all))
    if (f->outcome == OUTCOME_PASS || f->outcome == OUTCOME_FAIL) {
      fprintf(out, "- %s: %s - %s", f->obligation ? f->obligation : f->rule,
              f->outcome == OUTCOME_PASS ? assurance_name(f->assurance) : weight_name(f->weight),
              f->message);
      fprintf(out, f->limits ? " (%s)\n" : "\n", f->limits);
      write_steps(f, out);
    }
}

static void write_bold(const Record *record, RecordField field, FILE *out) {
  fprintf(out, "**%s**: %s\n\n", record_field_name(field), field_text(record, field));
}

static void write_ticks_section(const Record *record, const RecordFacts *facts, FILE *out) {
  for (uint32_t i = 0; i < RECORD_TICKS; i++) write_tick(record, facts, i, out);
  fputc('\n', out);
}

/* MADR 4.0. */

static void write_options(const Record *record, FILE *out) {
  fputs("## Considered Options\n\n", out);
  size_t length;
  const char *chosen = record_chosen(field_text(record, RECORD_APPROACH), &length);
  fprintf(out, "* %.*s\n", (int)length, chosen);
  for (vec_each(const RecordAlternative, a, &record->alternatives))
    fprintf(out, "* %s\n", a->option.text);
}

static void write_pros_and_cons(const Record *record, FILE *out) {
  if (!record->alternatives.count) return;
  fputs("## Pros and Cons of the Options\n\n", out);
  for (vec_each(const RecordAlternative, a, &record->alternatives)) {
    if (!a->reason.text && !a->reference.text) continue;
    fprintf(out, "### %s\n\n", a->option.text);
    if (a->reason.text) fprintf(out, "%s\n\n", a->reason.text);
    if (a->reference.text) fprintf(out, "* **Reference**: %s\n\n", a->reference.text);
  }
}

static void write_madr(const Record *record, const RecordFacts *facts, FILE *out) {
  fprintf(out, "---\nstatus: %s\n", record->status.text ? record->status.text : "proposed");
  if (record->date.text) fprintf(out, "date: %s\n", record->date.text);
  fprintf(out, "---\n\n# %s\n\n## Context and Problem Statement\n\n%s\n\n", record->topic.text,
          field_text(record, RECORD_PROBLEM));
  fprintf(out, "## Decision Drivers\n\n%s\n\n", field_text(record, RECORD_FIT));
  write_options(record, out);
  fprintf(out, "\n## Decision Outcome\n\n%s\n\n### Consequences\n\n%s\n\n",
          field_text(record, RECORD_APPROACH), field_text(record, RECORD_TRADE_OFFS));
  fprintf(out, "### Confirmation\n\n%s\n", field_text(record, RECORD_VERIFICATION));
  write_evidence(facts, out);
  fputc('\n', out);
  write_pros_and_cons(record, out);
  fputs("## More Information\n\n", out);
  write_bold(record, RECORD_PROVENANCE, out);
  write_bold(record, RECORD_SAFETY, out);
  write_bold(record, RECORD_LIVENESS, out);
  write_ticks_section(record, facts, out);
  fputs("### Open Questions\n\n", out);
  write_questions(record, out);
}

/* Nygard's form. */

static void write_nygard(const Record *record, const RecordFacts *facts, FILE *out) {
  fprintf(out, "# %s\n\n", record->topic.text);
  if (record->date.text) fprintf(out, "Date: %s\n\n", record->date.text);
  fprintf(out, "## Status\n\n%s\n\n", record->status.text ? record->status.text : "Proposed");
  fprintf(out, "## Context\n\n%s\n\n", field_text(record, RECORD_PROBLEM));
  write_bold(record, RECORD_FIT, out);
  fprintf(out, "## Decision\n\n%s\n\n", field_text(record, RECORD_APPROACH));
  write_bold(record, RECORD_PROVENANCE, out);
  write_bold(record, RECORD_SAFETY, out);
  write_bold(record, RECORD_LIVENESS, out);
  write_ticks_section(record, facts, out);
  fprintf(out, "## Consequences\n\n%s\n\n", field_text(record, RECORD_TRADE_OFFS));
  fprintf(out, "**%s**: %s\n", record_field_name(RECORD_VERIFICATION),
          field_text(record, RECORD_VERIFICATION));
  write_evidence(facts, out);
  fputs("\n## Alternatives Considered\n\n", out);
  write_alternative_rows(record, out);
  fputs("\n## Open Questions\n\n", out);
  write_questions(record, out);
}

void record_write(const Record *record, RecordForm form, const RecordFacts *facts, FILE *out) {
  switch (form) {
  case RECORD_CHARTER: write_charter(record, facts, out); return;
  case RECORD_MADR: write_madr(record, facts, out); return;
  case RECORD_NYGARD: write_nygard(record, facts, out); return;
  }
  never("form of record");
}
