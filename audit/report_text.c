/* The findings of an audit for a terminal: what blocks first, what holds last. */
#include <string.h>

#include "audit/baseline.h"
#include "audit/report.h"

/* What finding to show first. */
typedef enum Turn {
  TURN_BLOCK,
  TURN_WARN,
  TURN_INFO,
  TURN_OPEN,
  TURN_REVIEW,
  TURN_PASS,
  TURN_NOT_APPLICABLE
} Turn;

enum { TURN_COUNT = TURN_NOT_APPLICABLE + 1 };

static const char *const turn_words[TURN_COUNT] = {
    [TURN_BLOCK] = "BLOCK",       [TURN_WARN] = "WARN",     [TURN_INFO] = "INFO",
    [TURN_OPEN] = "open",         [TURN_REVIEW] = "review", [TURN_PASS] = "pass",
    [TURN_NOT_APPLICABLE] = "n/a"};

static Turn turn_of(const AuditFinding *f) {
  if (f->weight == WEIGHT_BLOCK) return TURN_BLOCK;
  if (f->weight == WEIGHT_WARN) return TURN_WARN;
  if (f->weight == WEIGHT_INFO) return TURN_INFO;
  if (f->outcome == OUTCOME_PASS) return TURN_PASS;
  if (f->outcome == OUTCOME_REVIEW) return TURN_REVIEW;
  return f->outcome == OUTCOME_NOT_APPLICABLE ? TURN_NOT_APPLICABLE : TURN_OPEN;
}

static void print_place(const FindingPlace *place, FILE *out) {
  fprintf(out, "         %s", place->path);
  if (place->line) fprintf(out, ":%u", place->line);
  if (place->end_line > place->line)
    fprintf(out, "-%u", place->end_line);
  else if (place->line && place->column)
    fprintf(out, ":%u", place->column);
  fprintf(out, place->note ? ": %s\n" : "\n", place->note);
}

static void print_step(uint32_t number, const ScenarioStep *step, FILE *out) {
  fprintf(out, "         %2u. %s%s%s", number, step->actor ? step->actor : "",
          step->actor ? ": " : "", step->action);
  fprintf(out, step->told ? " - %s\n" : "\n", step->told);
}

static const char *obligation_of(const AuditFinding *f) {
  return f->obligation ? f->obligation : f->rule;
}

static void print_finding(const AuditFinding *f, int width, FILE *out) {
  fprintf(out, "%-6s %-*s %s", turn_words[turn_of(f)], width, obligation_of(f), f->message);
  if (f->outcome == OUTCOME_PASS) {
    fprintf(out, " (%s", assurance_name(f->assurance));
    fprintf(out, f->method ? ": %s)" : ")", f->method);
  }
  if (f->baseline == BASELINE_NEW) fputs(" (new)", out);
  fputc('\n', out);
  for (vec_each(const FindingPlace, place, &f->places)) print_place(place, out);
  if (f->without) fprintf(out, "         without %s it breaks:\n", f->without);
  for (uint32_t i = 0; i < f->scenario.count; i++) print_step(i, &f->scenario.at[i], out);
  if (f->fix) fprintf(out, "         = fix: %s\n", f->fix);
}

/* What everything that passed was decided for, if it is the same of all. */
static const char *common_limits(const AuditFindings *findings) {
  const char *limits = NULL;
  for (vec_each(const AuditFinding, f, &findings->all)) {
    if (!f->limits || f->outcome != OUTCOME_PASS) continue;
    if (limits && strcmp(limits, f->limits) != 0) return NULL;
    limits = f->limits;
  }
  return limits;
}

static int obligation_width(const AuditFindings *findings) {
  enum { LEAST = 13, MOST = 24 };
  size_t width = LEAST;
  for (vec_each(const AuditFinding, f, &findings->all)) {
    size_t length = strlen(obligation_of(f));
    if (length > width && length <= MOST) width = length;
  }
  return (int)width;
}

/* What the earlier audit had found, and is there no more. */
static void print_gone(const AuditFindings *findings, const AuditFindings *before, int width,
                       FILE *out) {
  fprintf(out, "since the baseline: %u new, %u unchanged, %u gone\n",
          baseline_count(findings, BASELINE_NEW), baseline_count(findings, BASELINE_UNCHANGED),
          baseline_count(before, BASELINE_ABSENT));
  for (vec_each(const AuditFinding, f, &before->all))
    if (f->baseline == BASELINE_ABSENT)
      fprintf(out, "%-6s %-*s %s: %s\n", "gone", width, obligation_of(f), turn_words[turn_of(f)],
              f->message);
}

void audit_report_text(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  uint32_t counts[TURN_COUNT] = {0};
  for (vec_each(const AuditFinding, f, &findings->all)) counts[turn_of(f)]++;
  fprintf(out, "%s:", context->subject);
  for (int turn = 0; turn < TURN_COUNT; turn++)
    if (counts[turn] || turn == TURN_BLOCK)
      fprintf(out, "%s %u %s", turn ? "," : "", counts[turn], turn_words[turn]);
  fputc('\n', out);
  const char *limits = common_limits(findings);
  if (limits) fprintf(out, "for %s\n", limits);
  int width = obligation_width(findings), last = context->brief ? TURN_REVIEW : TURN_COUNT - 1;
  for (int turn = 0; turn <= last; turn++)
    for (vec_each(const AuditFinding, f, &findings->all))
      if ((int)turn_of(f) == turn) print_finding(f, width, out);
  if (context->baseline) print_gone(findings, context->baseline, width, out);
}
