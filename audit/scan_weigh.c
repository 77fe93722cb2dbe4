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

/* One path may start with folders that the other one leaves out. */
static bool same_file(const char *a, const char *b) {
  size_t m = strlen(a), n = strlen(b);
  const char *longer = m > n ? a : b, *shorter = m > n ? b : a;
  size_t more = m > n ? m - n : n - m;
  return !strcmp(longer + more, shorter) && (!more || longer[more - 1] == '/');
}

/* The action that is bound to the code in which something was found; NULL if there is none. */
static const char *bound_action(const AuditBinding *binding, const FindingPlace *place) {
  for (uint32_t i = 0; binding && i < binding->code_count; i++) {
    const FindingPlace *code = &binding->code[i].place;
    if (same_file(code->path, place->path) && code->line <= place->line &&
        place->line <= code->end_line)
      return binding->code[i].name;
  }
  return NULL;
}

static void weigh(AuditFinding *f, const AuditFindings *evidence, const char *action,
                  Arena *memory) {
  Assurance known = evidence && f->weight ? known_of(evidence, f->rule) : ASSURANCE_OPEN;
  f->message = arena_format(memory, "%s; the code of %s", f->message, action);
  if (known <= ASSURANCE_ASSERTED) return;
  f->weight = WEIGHT_INFO;
  f->message =
      arena_format(memory, "%s, of which %s is %s", f->message, f->rule, assurance_name(known));
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

void scan_weigh(AuditFindings *findings, const AuditFindings *evidence, const AuditBinding *binding,
                Arena *memory) {
  for (vec_each(AuditFinding, f, &findings->all)) {
    const char *action = f->places.count ? bound_action(binding, &f->places.at[0]) : NULL;
    if (action) weigh(f, evidence, action, memory);
  }
  add_unverified(findings, evidence, memory);
  if (evidence) copy_evidence(findings, evidence);
}
