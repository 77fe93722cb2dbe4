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

static void add_unverified(AuditFindings *findings, const ScanKnown *known, Arena *memory) {
  const AuditFindings *evidence = known->evidence;
  for (size_t i = 0; i < sizeof order_rules / sizeof *order_rules; i++) {
    const FindingPlace *place = located(findings, order_rules[i].pattern);
    if (!place || (evidence && known_of(evidence, order_rules[i].rule) > ASSURANCE_ASSERTED))
      continue;
    const char *why = evidence ? "cannot be verified from the code, nor by what was given"
                               : "is not verified by a scan: give proofs or logs with --evidence";
    add(findings, order_rules[i].rule, order_rules[i].pattern, evidence || known->strict, *place,
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

/* What the charter asks of each pattern that was located: a reference of the better levels, and
   a strategy of verification, the strongest there is. */
static void add_gate(AuditFindings *findings, const char *obligation, Weight weight, int pattern,
                     const char *message) {
  AuditFinding *f = audit_add(findings, "GATE", CHANNEL_CODE,
                              weight == WEIGHT_INFO ? OUTCOME_INFORMATIONAL : OUTCOME_FAIL, weight);
  f->obligation = obligation;
  f->method = "scan";
  f->message = message;
  vec_push(&f->citations, pattern_infos[pattern].citation);
  vec_push(&f->places, *located(findings, (Pattern)pattern));
}

static Assurance surest(const AuditFindings *evidence, int pattern) {
  Assurance sure = ASSURANCE_OPEN;
  for (uint32_t i = 0; evidence && i < evidence->all.count; i++) {
    const AuditFinding *f = &evidence->all.at[i];
    if ((int)pattern_find(f->pattern) == pattern && f->outcome == OUTCOME_PASS &&
        f->assurance > sure)
      sure = f->assurance;
  }
  return sure;
}

static void add_gates(AuditFindings *findings, const ScanKnown *known, Arena *memory) {
  for (int i = 0; i < PATTERN_COUNT; i++) {
    const PatternInfo *info = &pattern_infos[i];
    if (!located(findings, (Pattern)i)) continue;
    const Citation *source = citation_for(known->citations, info->id);
    if (!source) source = citation_find(known->citations, info->citation);
    if (!source)
      add_gate(findings, "GATE.cite", WEIGHT_BLOCK, i,
               arena_format(memory, "No citation for %s — NOVEL/UNJUSTIFIED", info->title));
    else if (source->level <= 2)
      add_gate(findings, "GATE.level", WEIGHT_WARN, i,
               arena_format(memory,
                            "Evidence level 1-2 only (%s, for %s) — consider stronger "
                            "reference",
                            source->id, info->title));
    Assurance sure = surest(known->evidence, i);
    if (sure <= ASSURANCE_ASSERTED)
      add_gate(findings, "GATE.verify", WEIGHT_WARN, i,
               arena_format(memory, "Missing verification strategy for %s: %s", info->title,
                            info->invariant));
    else if (sure < ASSURANCE_PROVED)
      add_gate(findings, "GATE.stronger", WEIGHT_INFO, i,
               arena_format(memory, "Stronger test available for %s, which is %s: %s", info->title,
                            assurance_name(sure), info->verification));
  }
}

void scan_weigh(AuditFindings *findings, const ScanKnown *known, Arena *memory) {
  for (vec_each(AuditFinding, f, &findings->all)) {
    const char *action = f->places.count ? bound_action(known->binding, &f->places.at[0]) : NULL;
    if (action) weigh(f, known->evidence, action, memory);
  }
  add_unverified(findings, known, memory);
  add_gates(findings, known, memory);
  for (uint32_t i = 0; known->evidence && i < known->evidence->all.count; i++)
    audit_add_copy(findings, &known->evidence->all.at[i]);
}
