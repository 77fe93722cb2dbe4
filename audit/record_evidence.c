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

static uint32_t number(const JsonTree *object, const char *key) {
  const JsonTree *item = json_tree_member(object, key);
  int64_t value = 0;
  bool fits = item && json_tree_int(item, &value) && value > 0 && value <= INT32_MAX;
  return fits ? (uint32_t)value : 0;
}

/* What is no object is no place, and has no path. */
static FindingPlace read_place(const JsonTree *object) {
  if (!object || object->kind != JSON_OBJECT) return (FindingPlace){0};
  return (FindingPlace){.path = text(object, "file"),
                        .line = number(object, "line"),
                        .column = number(object, "column"),
                        .end_line = number(object, "end_line"),
                        .end_column = number(object, "end_column"),
                        .note = text(object, "note")};
}

static const JsonTree *list_of(const JsonTree *object, const char *key) {
  const JsonTree *list = json_tree_member(object, key);
  return list && list->kind == JSON_LIST ? list->first : NULL;
}

static void read_lists(AuditFinding *f, const JsonTree *item) {
  for (const JsonTree *place = list_of(item, "places"); place; place = place->next)
    if (place->kind == JSON_OBJECT && text(place, "file")) vec_push(&f->places, read_place(place));
  for (const JsonTree *id = list_of(item, "citations"); id; id = id->next)
    if (id->kind == JSON_STRING) vec_push(&f->citations, id->text);
  for (const JsonTree *step = list_of(item, "scenario"); step; step = step->next) {
    const char *action = step->kind == JSON_OBJECT ? text(step, "action") : NULL;
    if (!action) continue;
    ScenarioStep told = {text(step, "actor"),
                         action,
                         text(step, "told"),
                         text(step, "state"),
                         read_place(json_tree_member(step, "place")),
                         read_place(json_tree_member(step, "code"))};
    vec_push(&f->scenario, told);
  }
}

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
  f->fix = text(item, "fix");
  f->without = text(item, "without");
  read_lists(f, item);
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
