#include "audit/finding.h"

#include <stddef.h>
#include <string.h>

static const char *const channel_names[CHANNEL_COUNT] = {
    [CHANNEL_PROOF] = "proof", [CHANNEL_LINT] = "lint",         [CHANNEL_LOG] = "log",
    [CHANNEL_CODE] = "code",   [CHANNEL_DOCUMENT] = "document",
};

static const char *const outcome_names[OUTCOME_COUNT] = {
    [OUTCOME_PASS] = "pass",
    [OUTCOME_FAIL] = "fail",
    [OUTCOME_OPEN] = "open",
    [OUTCOME_REVIEW] = "review",
    [OUTCOME_INFORMATIONAL] = "informational",
    [OUTCOME_NOT_APPLICABLE] = "notApplicable",
};

static const char *const weight_names[WEIGHT_COUNT] = {
    [WEIGHT_NONE] = "none",
    [WEIGHT_INFO] = "INFO",
    [WEIGHT_WARN] = "WARN",
    [WEIGHT_BLOCK] = "BLOCK",
};

static const char *const assurance_names[ASSURANCE_COUNT] = {
    [ASSURANCE_OPEN] = "open",     [ASSURANCE_ASSERTED] = "asserted", [ASSURANCE_TESTED] = "tested",
    [ASSURANCE_TRACED] = "traced", [ASSURANCE_BOUNDED] = "bounded",   [ASSURANCE_PROVED] = "proved",
};

static const char *const baseline_names[BASELINE_COUNT] = {
    [BASELINE_NEW] = "new", [BASELINE_UNCHANGED] = "unchanged", [BASELINE_ABSENT] = "absent"};

const char *baseline_name(BaselineState state) { return baseline_names[state]; }
const char *channel_name(Channel channel) { return channel_names[channel]; }
const char *outcome_name(Outcome outcome) { return outcome_names[outcome]; }
const char *weight_name(Weight weight) { return weight_names[weight]; }
const char *assurance_name(Assurance assurance) { return assurance_names[assurance]; }

FindingPlace finding_place(const Diags *diags, Span at, const char *note) {
  FindingPlace place = {.note = note};
  if (!diags_position(diags, at, &place.path, &place.line, &place.column)) return place;
  at.start = at.end;
  diags_position(diags, at, &place.path, &place.end_line, &place.end_column);
  return place;
}

AuditFinding *audit_add(AuditFindings *findings, const char *rule, Channel channel, Outcome outcome,
                        Weight weight) {
  AuditFinding finding = {
      .rule = rule, .channel = channel, .outcome = outcome, .weight = weight, .seconds = -1};
  vec_push(&findings->all, finding);
  return vec_last(&findings->all);
}

void audit_add_copy(AuditFindings *findings, const AuditFinding *f) {
  AuditFinding *copy = audit_add(findings, f->rule, f->channel, f->outcome, f->weight),
               empty = *copy;
  *copy = *f;
  memcpy(&copy->places, &empty.places, sizeof empty.places);
  memcpy(&copy->scenario, &empty.scenario, sizeof empty.scenario);
  memcpy(&copy->citations, &empty.citations, sizeof empty.citations);
  memcpy(&copy->evidence, &empty.evidence, sizeof empty.evidence);
  for (vec_each(const FindingPlace, place, &f->places)) vec_push(&copy->places, *place);
  for (vec_each(const ScenarioStep, step, &f->scenario)) vec_push(&copy->scenario, *step);
  for (uint32_t i = 0; i < f->citations.count; i++) vec_push(&copy->citations, f->citations.at[i]);
  for (uint32_t i = 0; i < f->evidence.count; i++) vec_push(&copy->evidence, f->evidence.at[i]);
}

void audit_free(AuditFindings *findings) {
  for (vec_each(AuditFinding, f, &findings->all)) {
    vec_free(&f->places);
    vec_free(&f->scenario);
    vec_free(&f->citations);
    vec_free(&f->evidence);
  }
  vec_free(&findings->all);
}

uint32_t audit_count(const AuditFindings *findings, Weight weight) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) count += f->weight == weight;
  return count;
}

uint32_t audit_open(const AuditFindings *findings) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &findings->all)) count += f->outcome == OUTCOME_OPEN;
  return count;
}
