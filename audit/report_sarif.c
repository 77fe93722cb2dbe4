/* SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): as GitHub reads it.

   Locations are relative to the working directory; each result has one, because GitHub
   refuses those without.  Fingerprints do not depend on lines, so that a finding is the
   same after the file was edited above of it.  GitHub also refuses a run with too many results
   or locations: the gravest results come first, and what is left out is said. */
#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "audit/report.h"
#include "base/map.h"
#include "base/panic.h"
#include "base/text.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

/* GitHub's limits for uploads, and for what it shows of a text. */
enum { MOST_RESULTS = 25000, MOST_LOCATIONS = 100, MOST_STEPS = 10000, LONGEST_TEXT = 1024 };

typedef struct Writer {
  Json *j;
  const AuditFindings *findings;
  const AuditContext *context;
  char folder[PATH_MAX];      /* where paths start that are relative */
  vec(const char *) rules;    /* ids, in the order of the driver */
  vec(uint64_t) fingerprints; /* of the results so far */
} Writer;

static void optional(Writer *w, const char *key, const char *value) {
  if (value) json_text(w->j, key, value);
}

static void message(Writer *w, const char *key, const char *value) {
  json_key(w->j, key);
  json_open(w->j, '{');
  json_text(w->j, "text", value);
  json_close(w->j);
}

/* A text of a rule, which may come from anybody's pack: cut between two characters. */
static void short_message(Writer *w, const char *key, const char *value) {
  size_t length = strlen(value);
  if (length <= LONGEST_TEXT) {
    message(w, key, value);
    return;
  }
  length = LONGEST_TEXT - strlen("...");
  while (length && ((unsigned char)value[length] & 0xC0) == 0x80) length--;
  Text cut = {0};
  text_format(&cut, "%.*s...", (int)length, value);
  message(w, key, text_string(&cut));
  text_free(&cut);
}

/* Only what is wrong or not known is a result; where a pattern is in code, is neither. */
static bool is_result(const AuditFinding *f) {
  bool located = f->channel == CHANNEL_CODE && f->outcome == OUTCOME_REVIEW;
  if (f->weight != WEIGHT_NONE) return true;
  return f->outcome != OUTCOME_PASS && f->outcome != OUTCOME_NOT_APPLICABLE && !located;
}

/* What has a weight fails, since results of other kinds have no level (section 3.27.10). */
static bool is_failure(const AuditFinding *f) {
  return f->outcome == OUTCOME_FAIL || f->weight != WEIGHT_NONE;
}

/* Rules. */

static const Rule *find_rule(const Writer *w, const char *id) {
  for (uint32_t i = 0; w->context->pack && i < w->context->pack->rule_count; i++)
    if (!strcmp(w->context->pack->rules[i].id, id)) return &w->context->pack->rules[i];
  return NULL;
}

static uint32_t rule_index(Writer *w, const char *id) {
  for (uint32_t i = 0; i < w->rules.count; i++)
    if (!strcmp(w->rules.at[i], id)) return i;
  vec_push(&w->rules, id);
  return w->rules.count - 1;
}

static const char *level_of(Weight weight) {
  switch (weight) {
  case WEIGHT_BLOCK: return "error";
  case WEIGHT_WARN: return "warning";
  case WEIGHT_INFO: return "note";
  case WEIGHT_NONE: return "none";
  }
  never("weight");
}

/* The gravest that was found; an error if it was only left open. */
static Weight rule_weight(const Writer *w, const char *id) {
  Weight worst = WEIGHT_NONE;
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (!strcmp(f->rule, id) && f->weight > worst) worst = f->weight;
  return worst == WEIGHT_NONE ? WEIGHT_BLOCK : worst;
}

/* What is no rule of the pack is described by what it says. */
static const AuditFinding *first_of_rule(const Writer *w, const char *id) {
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (!strcmp(f->rule, id) && is_result(f)) return f;
  never("a rule without a result");
}

/* What only a scan has found is a guess; a proof or an event of a log is not. */
static const char *rule_precision(const Writer *w, const char *id) {
  bool scanned = false;
  for (vec_each(const AuditFinding, f, &w->findings->all)) {
    if (strcmp(f->rule, id) || !is_result(f)) continue;
    if (f->channel != CHANNEL_CODE) return "very-high";
    scanned = true;
  }
  return scanned ? "medium" : "very-high";
}

static void write_rule(Writer *w, const char *id) {
  const Rule *rule = find_rule(w, id);
  Weight weight = rule_weight(w, id);
  const char *statement = rule ? rule->statement : first_of_rule(w, id)->message;
  json_open(w->j, '{');
  json_text(w->j, "id", id);
  short_message(w, "shortDescription", rule ? rule->title : statement);
  short_message(w, "fullDescription", statement);
  message(w, "help", statement);
  json_key(w->j, "defaultConfiguration");
  json_open(w->j, '{');
  json_text(w->j, "level", level_of(weight));
  json_close(w->j);
  json_key(w->j, "properties");
  json_open(w->j, '{');
  json_key(w->j, "tags");
  json_open(w->j, '[');
  json_string(w->j, "coordination");
  if (rule) json_string(w->j, rule_kind_name(rule->kind));
  json_close(w->j);
  json_text(w->j, "precision", rule_precision(w, id));
  json_text(w->j, "problem.severity",
            weight == WEIGHT_BLOCK  ? "error"
            : weight == WEIGHT_WARN ? "warning"
                                    : "recommendation");
  json_close(w->j);
  json_close(w->j);
}

/* Taxonomies: the decisions and the anti-patterns of the pack. */

static const struct {
  RuleKind kind;
  const char *name;
} taxonomies[] = {{RULE_DECISION, "locked-decisions"}, {RULE_ANTI_PATTERN, "anti-patterns"}};

enum { TAXONOMIES = sizeof taxonomies / sizeof *taxonomies };

static void write_taxon(Writer *w, const Rule *rule) {
  json_open(w->j, '{');
  json_text(w->j, "id", rule->id);
  message(w, "shortDescription", rule->title);
  message(w, "fullDescription", rule->statement);
  json_close(w->j);
}

static void write_taxonomy(Writer *w, int index) {
  const Pack *pack = w->context->pack;
  json_open(w->j, '{');
  json_text(w->j, "name", taxonomies[index].name);
  json_text(w->j, "organization", pack->name);
  message(w, "shortDescription", pack->title);
  json_key(w->j, "taxa");
  json_open(w->j, '[');
  for (uint32_t i = 0; i < pack->rule_count; i++)
    if (pack->rules[i].kind == taxonomies[index].kind) write_taxon(w, &pack->rules[i]);
  json_close(w->j);
  json_close(w->j);
}

static void write_taxonomies(Writer *w) {
  if (!w->context->pack) return;
  json_key(w->j, "taxonomies");
  json_open(w->j, '[');
  for (int i = 0; i < TAXONOMIES; i++) write_taxonomy(w, i);
  json_close(w->j);
}

static void write_component(Writer *w, int index) {
  json_open(w->j, '{');
  json_text(w->j, "name", taxonomies[index].name);
  json_close(w->j);
}

static void write_taxa(Writer *w, const AuditFinding *f) {
  const Rule *rule = find_rule(w, f->rule);
  for (int i = 0; rule && i < TAXONOMIES; i++) {
    if (rule->kind != taxonomies[i].kind) continue;
    json_key(w->j, "taxa");
    json_open(w->j, '[');
    json_open(w->j, '{');
    json_text(w->j, "id", rule->id);
    json_key(w->j, "toolComponent");
    write_component(w, i);
    json_close(w->j);
    json_close(w->j);
  }
}

/* Locations. */

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c && strchr("-._~/", c));
}

/* Of a path in the working directory the rest; any other path as it is. */
static const char *inside_folder(const Writer *w, const char *path) {
  size_t length = strlen(w->folder);
  bool inside = length > 1 && !strncmp(path, w->folder, length) && path[length] == '/';
  return inside ? path + length + 1 : path;
}

static void write_uri(Writer *w, const char *path) {
  Text uri = {0};
  path = inside_folder(w, path);
  if (*path == '/') text_append(&uri, "file://");
  while (path[0] == '.' && path[1] == '/') path += 2;
  for (; *path; path++)
    if (is_plain(*path))
      text_append_char(&uri, *path);
    else
      text_format(&uri, "%%%02X", (unsigned char)*path);
  json_text(w->j, "uri", text_string(&uri));
  text_free(&uri);
}

static void write_artifact(Writer *w, const char *path) {
  json_key(w->j, "artifactLocation");
  json_open(w->j, '{');
  write_uri(w, path);
  json_close(w->j);
}

static void write_region(Writer *w, const FindingPlace *place) {
  bool ends_later = place->end_line > place->line;
  json_key(w->j, "region");
  json_open(w->j, '{');
  json_number(w->j, "startLine", place->line ? place->line : 1);
  if (place->column) json_number(w->j, "startColumn", place->column);
  if (ends_later) json_number(w->j, "endLine", place->end_line);
  if (place->column && place->end_column && (ends_later || place->end_column > place->column))
    json_number(w->j, "endColumn", place->end_column);
  json_close(w->j);
}

static void write_location_members(Writer *w, const FindingPlace *place) {
  json_key(w->j, "physicalLocation");
  json_open(w->j, '{');
  write_artifact(w, place->path);
  write_region(w, place);
  json_close(w->j);
  if (place->note) message(w, "message", place->note);
}

static void write_location(Writer *w, const FindingPlace *place) {
  json_open(w->j, '{');
  write_location_members(w, place);
  json_close(w->j);
}

static FindingPlace main_place(const Writer *w, const AuditFinding *f) {
  return f->places.count ? f->places.at[0] : (FindingPlace){.path = w->context->subject};
}

static void write_locations(Writer *w, const AuditFinding *f) {
  FindingPlace place = main_place(w, f);
  json_key(w->j, "locations");
  json_open(w->j, '[');
  write_location(w, &place);
  json_close(w->j);
  if (f->places.count < 2) return;
  json_key(w->j, "relatedLocations");
  json_open(w->j, '[');
  for (uint32_t i = 1; i < f->places.count && i < MOST_LOCATIONS; i++) {
    json_open(w->j, '{');
    json_number(w->j, "id", i);
    write_location_members(w, &f->places.at[i]);
    json_close(w->j);
  }
  json_close(w->j);
}

/* Counterexamples: one thread for each actor, in the order of the whole execution. */

static bool same_actor(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

static void write_step(Writer *w, const ScenarioStep *step, uint32_t order) {
  FindingPlace place = step->code.path ? step->code : step->place;
  if (!place.path) place.path = w->context->subject;
  Text told = {0};
  text_format(&told, "%s%s%s", step->action, step->told ? ": " : "", step->told ? step->told : "");
  place.note = text_string(&told);
  json_open(w->j, '{');
  json_key(w->j, "location");
  write_location(w, &place);
  json_number(w->j, "executionOrder", order + 1);
  if (step->state) {
    json_key(w->j, "state");
    json_open(w->j, '{');
    message(w, "changed", step->state);
    json_close(w->j);
  }
  json_close(w->j);
  text_free(&told);
}

static void write_thread(Writer *w, const AuditFinding *f, uint32_t first) {
  const char *actor = f->scenario.at[first].actor;
  json_open(w->j, '{');
  optional(w, "id", actor);
  json_key(w->j, "locations");
  json_open(w->j, '[');
  for (uint32_t i = first; i < f->scenario.count; i++)
    if (same_actor(f->scenario.at[i].actor, actor)) write_step(w, &f->scenario.at[i], i);
  json_close(w->j);
  json_close(w->j);
}

static bool is_first_of_actor(const AuditFinding *f, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (same_actor(f->scenario.at[i].actor, f->scenario.at[index].actor)) return false;
  return true;
}

static void write_flows(Writer *w, const AuditFinding *f) {
  if (!f->scenario.count || f->scenario.count > MOST_STEPS) return;
  json_key(w->j, "codeFlows");
  json_open(w->j, '[');
  json_open(w->j, '{');
  json_key(w->j, "threadFlows");
  json_open(w->j, '[');
  for (uint32_t i = 0; i < f->scenario.count; i++)
    if (is_first_of_actor(f, i)) write_thread(w, f, i);
  json_close(w->j);
  json_close(w->j);
  json_close(w->j);
}

/* Results. */

static uint64_t hash_text(uint64_t hash, const char *value) {
  for (; value && *value; value++) hash = hash_combine(hash, (unsigned char)*value);
  return hash_combine(hash, 0x100);
}

/* Of rule, file and what is said apart from its numbers. */
static uint64_t fingerprint(const Writer *w, const AuditFinding *f) {
  FindingPlace place = main_place(w, f);
  uint64_t hash = hash_text(hash_text(hash_text(1, f->rule), f->obligation), place.path);
  for (const char *c = f->message; *c; c++)
    if (*c < '0' || *c > '9') hash = hash_combine(hash, (unsigned char)*c);
  return hash;
}

static void write_fingerprints(Writer *w, const AuditFinding *f) {
  uint64_t hash = fingerprint(w, f);
  uint32_t again = 1;
  for (uint32_t i = 0; i < w->fingerprints.count; i++) again += w->fingerprints.at[i] == hash;
  vec_push(&w->fingerprints, hash);
  char spelled[48];
  snprintf(spelled, sizeof spelled, "%016" PRIx64 ":%u", hash, again);
  json_key(w->j, "partialFingerprints");
  json_open(w->j, '{');
  json_text(w->j, "primaryLocationLineHash", spelled);
  json_text(w->j, "cairnFinding/v1", spelled);
  json_close(w->j);
}

static void write_properties(Writer *w, const AuditFinding *f) {
  json_key(w->j, "properties");
  json_open(w->j, '{');
  optional(w, "obligation", f->obligation);
  optional(w, "pattern", f->pattern);
  json_text(w->j, "channel", channel_name(f->channel));
  json_text(w->j, "assurance", assurance_name(f->assurance));
  optional(w, "method", f->method);
  optional(w, "formula", f->formula);
  optional(w, "limits", f->limits);
  optional(w, "fix", f->fix);
  json_close(w->j);
}

static void write_result(Writer *w, const AuditFinding *f) {
  json_open(w->j, '{');
  json_text(w->j, "ruleId", f->rule);
  json_number(w->j, "ruleIndex", rule_index(w, f->rule));
  json_text(w->j, "kind", is_failure(f) ? "fail" : outcome_name(f->outcome));
  json_text(w->j, "level", is_failure(f) ? level_of(f->weight) : "none");
  optional(w, "baselineState", baseline_name(f->baseline));
  message(w, "message", f->message);
  write_locations(w, f);
  write_flows(w, f);
  write_fingerprints(w, f);
  write_taxa(w, f);
  write_properties(w, f);
  json_close(w->j);
}

static uint32_t count_results(const Writer *w) {
  uint32_t count = 0;
  for (vec_each(const AuditFinding, f, &w->findings->all)) count += is_result(f);
  return count;
}

static void write_results(Writer *w) {
  uint32_t left = MOST_RESULTS;
  json_key(w->j, "results");
  json_open(w->j, '[');
  for (int weight = WEIGHT_BLOCK; weight >= WEIGHT_NONE; weight--)
    for (vec_each(const AuditFinding, f, &w->findings->all))
      if ((int)f->weight == weight && is_result(f) && left && left--) write_result(w, f);
  json_close(w->j);
}

/* The run. */

static void write_tool(Writer *w) {
  for (vec_each(const AuditFinding, f, &w->findings->all))
    if (is_result(f)) rule_index(w, f->rule);
  json_key(w->j, "tool");
  json_open(w->j, '{');
  json_key(w->j, "driver");
  json_open(w->j, '{');
  json_text(w->j, "name", "Cairn");
  json_text(w->j, "version", w->context->version);
  json_text(w->j, "semanticVersion", w->context->version);
  json_key(w->j, "rules");
  json_open(w->j, '[');
  for (uint32_t i = 0; i < w->rules.count; i++) write_rule(w, w->rules.at[i]);
  json_close(w->j);
  if (w->context->pack) {
    json_key(w->j, "supportedTaxonomies");
    json_open(w->j, '[');
    for (int i = 0; i < TAXONOMIES; i++) write_component(w, i);
    json_close(w->j);
  }
  json_close(w->j);
  json_close(w->j);
}

static void write_artifacts(Writer *w) {
  json_key(w->j, "artifacts");
  json_open(w->j, '[');
  for (vec_each(const AuditInput, input, &w->context->inputs)) {
    char hash[EVIDENCE_HASH];
    if (input->text) continue;
    json_open(w->j, '{');
    json_key(w->j, "location");
    json_open(w->j, '{');
    write_uri(w, input->path);
    json_close(w->j);
    message(w, "description", input->role);
    if (audit_input_hash(input, hash)) {
      json_key(w->j, "hashes");
      json_open(w->j, '{');
      json_text(w->j, "sha-256", hash);
      json_close(w->j);
    }
    json_close(w->j);
  }
  json_close(w->j);
}

static void write_left_out(Writer *w) {
  uint32_t count = count_results(w);
  if (count <= MOST_RESULTS) return;
  Text said = {0};
  text_format(&said, "%u of %u results are left out: a run has %d at most", count - MOST_RESULTS,
              count, MOST_RESULTS);
  json_key(w->j, "toolExecutionNotifications");
  json_open(w->j, '[');
  json_open(w->j, '{');
  json_text(w->j, "level", "warning");
  message(w, "message", text_string(&said));
  json_close(w->j);
  json_close(w->j);
  text_free(&said);
}

static void write_run(Writer *w) {
  json_open(w->j, '{');
  write_tool(w);
  json_key(w->j, "automationDetails");
  json_open(w->j, '{');
  json_text(w->j, "id",
            w->context->implementation ? "cairn-audit/implementation/" : "cairn-audit/design/");
  json_close(w->j);
  json_key(w->j, "invocations");
  json_open(w->j, '[');
  json_open(w->j, '{');
  json_key(w->j, "executionSuccessful");
  json_bool(w->j, !diags_errors(w->context->diags));
  json_number(w->j, "exitCode", (uint64_t)w->context->exit_status);
  write_left_out(w);
  json_close(w->j);
  json_close(w->j);
  json_text(w->j, "columnKind", "unicodeCodePoints");
  write_taxonomies(w);
  write_artifacts(w);
  write_results(w);
  json_close(w->j);
}

void audit_report_sarif(const AuditFindings *findings, const AuditContext *context, FILE *out) {
  Writer w = {.j = json_create(out, true), .findings = findings, .context = context};
  if (!getcwd(w.folder, sizeof w.folder)) *w.folder = 0;
  json_open(w.j, '{');
  json_text(w.j, "$schema", SARIF_SCHEMA);
  json_text(w.j, "version", "2.1.0");
  json_key(w.j, "runs");
  json_open(w.j, '[');
  write_run(&w);
  json_close(w.j);
  json_close(w.j);
  json_destroy(w.j);
  vec_free(&w.rules);
  vec_free(&w.fingerprints);
}
