/* Reports of audits as evidence for ticks and properties. */
#include <string.h>

#include "audit/record_check.h"
#include "base/json_tree.h"

static const char *text(const JsonTree *object, const char *key) {
  const JsonTree *item = json_tree_member(object, key);
  return item && item->kind == JSON_STRING ? item->text : NULL;
}

/* The index of a name; `count` if there is none. */
static int find(const char *name, int count, const char *(*name_of)(int)) {
  int i = 0;
  while (i < count && (!name || strcmp(name, name_of(i)))) i++;
  return i;
}

static const char *nth_outcome(int i) { return outcome_name((Outcome)i); }
static const char *nth_weight(int i) { return weight_name((Weight)i); }
static const char *nth_assurance(int i) { return assurance_name((Assurance)i); }
static const char *nth_channel(int i) { return channel_name((Channel)i); }

static bool read_finding(AuditFindings *findings, const JsonTree *item) {
  const char *rule = text(item, "rule"), *message = text(item, "message");
  int outcome = find(text(item, "outcome"), OUTCOME_COUNT, nth_outcome);
  int weight = find(text(item, "weight"), WEIGHT_COUNT, nth_weight);
  int assurance = find(text(item, "assurance"), ASSURANCE_COUNT, nth_assurance);
  int channel = find(text(item, "channel"), CHANNEL_COUNT, nth_channel);
  if (!rule || !message || outcome == OUTCOME_COUNT || weight == WEIGHT_COUNT ||
      assurance == ASSURANCE_COUNT || channel == CHANNEL_COUNT)
    return false;
  AuditFinding *f = audit_add(findings, rule, (Channel)channel, (Outcome)outcome, (Weight)weight);
  f->assurance = (Assurance)assurance;
  f->message = message;
  f->obligation = text(item, "obligation");
  f->pattern = text(item, "pattern");
  f->method = text(item, "method");
  f->formula = text(item, "formula");
  f->limits = text(item, "limits");
  return true;
}

bool evidence_read(AuditFindings *findings, Arena *memory, Diags *diags, uint32_t file) {
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return false;
  const JsonTree *list = json_tree_member(root, "findings");
  const JsonTree *wrong = list && list->kind == JSON_LIST ? NULL : root;
  for (const JsonTree *item = wrong ? NULL : list->first; item && !wrong; item = item->next)
    if (!read_finding(findings, item)) wrong = item;
  if (wrong) diag_report(diags, DIAG_A0203, wrong->at, "this is no report of `cairn audit --json`");
  return !wrong;
}
