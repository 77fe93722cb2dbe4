#include "audit/scan_weigh.h"

#include <string.h>

#include "audit/pattern.h"

/* What has to be verified in code, and the pattern whose code it is. */
static const struct {
  const char *rule;
  Pattern pattern;
  const char *what;
} order_rules[] = {
    {"D2.3", PATTERN_CURSOR, "cursor advancement"},
    {"DB", PATTERN_EPOCH, "that epochs increase and are not reused"},
    {"D2.2", PATTERN_SHARD, "that ranges are half-open"},
    {"D2.5", PATTERN_CURSOR, "that a checkpoint never loses its last key"},
};

/* The surest that is known of a rule; ASSURANCE_OPEN if part of it is open or broken. */
static Assurance known_of(const AuditFindings *evidence, const char *rule) {
  Assurance known = ASSURANCE_OPEN;
  for (vec_each(const AuditFinding, f, &evidence->all)) {
    if (strcmp(f->rule, rule)) continue;
    if (f->outcome == OUTCOME_FAIL || f->outcome == OUTCOME_OPEN) return ASSURANCE_OPEN;
    if (f->outcome == OUTCOME_PASS && f->assurance > known) known = f->assurance;
  }
  return known;
}

static const FindingPlace *located(const AuditFindings *findings, Pattern pattern) {
  for (vec_each(const AuditFinding, f, &findings->all))
    if (f->channel == CHANNEL_CODE && pattern_find(f->pattern) == pattern && f->places.count)
      return &f->places.at[0];
  return NULL;
}

static void add(AuditFindings *findings, const char *rule, Pattern pattern, bool blocks,
                FindingPlace place, const char *message) {
  AuditFinding *f =
      audit_add(findings, rule, CHANNEL_CODE, OUTCOME_OPEN, blocks ? WEIGHT_BLOCK : WEIGHT_NONE);
  f->pattern = pattern_infos[pattern].id;
  f->method = "scan";
  f->message = message;
  vec_push(&f->places, place);
}

static void add_unverified(AuditFindings *findings, const AuditFindings *evidence, Arena *memory) {
  for (size_t i = 0; i < sizeof order_rules / sizeof *order_rules; i++) {
    const FindingPlace *place = located(findings, order_rules[i].pattern);
    if (!place || (evidence && known_of(evidence, order_rules[i].rule) > ASSURANCE_ASSERTED))
      continue;
    const char *why = evidence ? "cannot be verified from the code, nor by what was given"
                               : "is not verified by a scan: give proofs or logs with --evidence";
    add(findings, order_rules[i].rule, order_rules[i].pattern, evidence != NULL, *place,
        arena_format(memory, "%s %s", order_rules[i].what, why));
  }
}

static void weigh_candidate(AuditFinding *f, const AuditFindings *evidence, Arena *memory) {
  Assurance known = known_of(evidence, f->rule);
  if (known <= ASSURANCE_ASSERTED) return;
  f->weight = WEIGHT_INFO;
  f->message = arena_format(memory, "%s; of the specification, %s is %s", f->message, f->rule,
                            assurance_name(known));
}

static void copy_evidence(AuditFindings *findings, const AuditFindings *evidence) {
  for (vec_each(const AuditFinding, f, &evidence->all)) {
    AuditFinding *copy = audit_add(findings, f->rule, f->channel, f->outcome, f->weight);
    copy->obligation = f->obligation;
    copy->pattern = f->pattern;
    copy->assurance = f->assurance;
    copy->message = f->message;
    copy->method = f->method;
    copy->formula = f->formula;
    copy->limits = f->limits;
  }
}

void scan_weigh(AuditFindings *findings, const AuditFindings *evidence, Arena *memory) {
  for (uint32_t i = 0; evidence && i < findings->all.count; i++)
    if (findings->all.at[i].weight == WEIGHT_WARN)
      weigh_candidate(&findings->all.at[i], evidence, memory);
  add_unverified(findings, evidence, memory);
  if (evidence) copy_evidence(findings, evidence);
}
