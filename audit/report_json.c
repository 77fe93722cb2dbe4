/* The findings of an audit as JSON; docs/json.md describes it. */
#include "audit/pattern.h"
#include "audit/report.h"

/* A place that is none is null; so are the parts that are not known. */
static void write_place_members(Json *j, const FindingPlace *place) {
  const struct {
    const char *key;
    uint32_t value;
  } parts[] = {{"line", place->line},
               {"column", place->column},
               {"end_line", place->end_line},
               {"end_column", place->end_column}};
  json_text(j, "file", place->path);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    json_key(j, parts[i].key);
    if (parts[i].value)
      json_int(j, parts[i].value);
    else
      json_null(j);
  }
  json_text(j, "note", place->note);
}

static void write_place(Json *j, const FindingPlace *place) {
  if (!place->path) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  write_place_members(j, place);
  json_close(j);
}

static void write_step(Json *j, const ScenarioStep *step) {
  json_open(j, '{');
  json_text(j, "actor", step->actor);
  json_text(j, "action", step->action);
  json_text(j, "told", step->told);
  json_text(j, "state", step->state);
  json_key(j, "place");
  write_place(j, &step->place);
  json_key(j, "code");
  write_place(j, &step->code);
  json_close(j);
}

static void write_lists(Json *j, const AuditFinding *f) {
  json_key(j, "places");
  json_open(j, '[');
  for (vec_each(const FindingPlace, place, &f->places)) write_place(j, place);
  json_close(j);
  json_key(j, "scenario");
  json_open(j, '[');
  for (vec_each(const ScenarioStep, step, &f->scenario)) write_step(j, step);
  json_close(j);
  json_key(j, "citations");
  json_open(j, '[');
  for (uint32_t i = 0; i < f->citations.count; i++) json_string(j, f->citations.at[i]);
  json_close(j);
  json_key(j, "evidence");
  json_open(j, '[');
  for (uint32_t i = 0; i < f->evidence.count; i++) json_string(j, f->evidence.at[i]);
  json_close(j);
}

static void write_finding(Json *j, const AuditFinding *f) {
  json_open(j, '{');
  json_text(j, "rule", f->rule);
  json_text(j, "obligation", f->obligation);
  json_text(j, "pattern", f->pattern);
  json_text(j, "channel", channel_name(f->channel));
  json_text(j, "outcome", outcome_name(f->outcome));
  json_text(j, "weight", weight_name(f->weight));
  json_text(j, "assurance", assurance_name(f->assurance));
  json_text(j, "baseline", baseline_name(f->baseline));
  json_text(j, "message", f->message);
  json_text(j, "method", f->method);
  json_text(j, "formula", f->formula);
  json_text(j, "limits", f->limits);
  json_text(j, "fix", f->fix);
  json_text(j, "without", f->without);
  json_key(j, "seconds");
  if (f->seconds < 0)
    json_null(j);
  else
    json_double(j, f->seconds, 3);
  write_lists(j, f);
  json_close(j);
}

static void write_input(Json *j, const AuditInput *input) {
  char hash[EVIDENCE_HASH];
  bool known = audit_input_hash(input, hash);
  json_open(j, '{');
  json_text(j, "role", input->role);
  json_text(j, "path", input->path);
  json_text(j, "sha256", known ? hash : NULL);
  json_close(j);
}

static void write_coverage(Json *j, const AuditFindings *findings) {
  json_key(j, "coverage");
  json_open(j, '[');
  for (int i = 0; i < PATTERN_COUNT; i++) {
    Coverage c = audit_coverage(findings, (Pattern)i);
    json_open(j, '{');
    json_text(j, "pattern", pattern_infos[i].id);
    for (int a = 0; a < ASSURANCE_COUNT; a++)
      json_number(j, assurance_name((Assurance)a), c.passed[a]);
    json_number(j, "failed", c.failed);
    json_close(j);
  }
  json_close(j);
}

static uint32_t count_outcome(const AuditFindings *findings, Outcome outcome) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) count += f->outcome == outcome;
  return count;
}

static void write_summary(Json *j, const AuditFindings *findings) {
  json_key(j, "summary");
  json_open(j, '{');
  json_number(j, "block", audit_count(findings, WEIGHT_BLOCK));
  json_number(j, "warn", audit_count(findings, WEIGHT_WARN));
  json_number(j, "info", audit_count(findings, WEIGHT_INFO));
  json_number(j, "open", audit_open(findings));
  json_number(j, "review", count_outcome(findings, OUTCOME_REVIEW));
  json_number(j, "pass", count_outcome(findings, OUTCOME_PASS));
  json_number(j, "not_applicable", count_outcome(findings, OUTCOME_NOT_APPLICABLE));
  json_close(j);
}

static void write_origin(Json *j, const AuditContext *context) {
  json_number(j, "schema", 1);
  json_key(j, "tool");
  json_open(j, '{');
  json_text(j, "name", "cairn");
  json_text(j, "version", context->version);
  json_close(j);
}

static void write_inputs(Json *j, const AuditContext *context) {
  json_key(j, "inputs");
  json_open(j, '[');
  for (vec_each(const AuditInput, input, &context->inputs)) write_input(j, input);
  json_close(j);
}

static void write_head(Json *j, const AuditContext *context) {
  write_origin(j, context);
  json_text(j, "mode", context->implementation ? "implementation" : "design");
  json_text(j, "subject", context->subject);
  write_inputs(j, context);
}

void audit_report_lock(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  (void)findings;
  Json *j = json_create(out, true);
  json_open(j, '{');
  write_origin(j, context);
  write_inputs(j, context);
  json_close(j);
  json_destroy(j);
}

/* What the earlier audit has found, and this one has not. */
static void write_gone(Json *j, const AuditContext *context) {
  json_key(j, "gone");
  json_open(j, '[');
  for (uint32_t i = 0; context->baseline && i < context->baseline->all.count; i++) {
    const AuditFinding *f = &context->baseline->all.at[i];
    if (f->baseline == BASELINE_ABSENT) write_finding(j, f);
  }
  json_close(j);
}

void audit_report_json(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  Json *j = json_create(out, true);
  json_open(j, '{');
  write_head(j, context);
  json_key(j, "findings");
  json_open(j, '[');
  for (vec_each(const AuditFinding, f, &findings->all)) write_finding(j, f);
  json_close(j);
  write_gone(j, context);
  write_coverage(j, findings);
  write_summary(j, findings);
  json_key(j, "diagnostics");
  diags_print_json(context->diags, j);
  json_number(j, "exit_status", (uint32_t)context->exit_status);
  json_close(j);
  json_destroy(j);
}
