#include "audit/pack.h"

#include <string.h>

#include "audit/pack_read.h"
#include "base/panic.h"
#include "base/text.h"
#include "frontend/scope.h"

static const char *const kind_names[RULE_KIND_COUNT] = {
    [RULE_DECISION] = "decision",
    [RULE_ANTI_PATTERN] = "anti-pattern",
    [RULE_PATTERN] = "pattern",
    [RULE_EVIDENCE_LEVEL] = "evidence-level",
};

static const char *const kind_titles[RULE_KIND_COUNT] = {
    [RULE_DECISION] = "Locked decisions",
    [RULE_ANTI_PATTERN] = "Anti-patterns",
    [RULE_PATTERN] = "Patterns of implementations",
    [RULE_EVIDENCE_LEVEL] = "Levels of evidence",
};

const char *rule_spelled(const char *id) {
  if (!strcmp(id, "DA")) return "Decision A";
  return strcmp(id, "DB") ? id : "Decision B";
}

const char *rule_short(const char *id) { return id[0] == 'D' && id[1] && !id[2] ? id + 1 : id; }

const char *rule_kind_name(RuleKind kind) { return kind_names[kind]; }

/* ---- members ---- */

bool pack_read_text(const PackReader *r, const JsonTree *object, const char *key, const char *where,
                    const char **out) {
  const JsonTree *item = json_tree_member(object, key);
  bool found = item && item->kind == JSON_STRING && *item->text;
  if (found)
    *out = item->text;
  else
    diag_report(r->diags, DIAG_A0002, item ? item->at : object->at, "%s needs a text `%s`", where,
                key);
  return found;
}

bool pack_read_optional(const PackReader *r, const JsonTree *object, const char *key,
                        const char *where, const char **out) {
  return !json_tree_member(object, key) || pack_read_text(r, object, key, where, out);
}

bool pack_read_word(const PackReader *r, const JsonTree *object, const char *key, const char *where,
                    uint32_t count, const char *const *words, uint32_t *out) {
  const char *text;
  if (!pack_read_text(r, object, key, where, &text)) return false;
  Text known = {0};
  for (uint32_t i = 0; i < count; i++) {
    if (!strcmp(text, words[i])) return text_free(&known), *out = i, true;
    text_format(&known, "%s%s", i ? ", " : "", words[i]);
  }
  Diag *d = diag_report(r->diags, DIAG_A0002, json_tree_member(object, key)->at,
                        "%s has no known %s `%s`", where, key, text);
  diag_help(d, "known are %s", text_string(&known));
  text_free(&known);
  return false;
}

bool pack_check_members(const PackReader *r, const JsonTree *object, const char *where,
                        const char *const *known) {
  for (json_tree_each(item, object)) {
    const char *const *word = known;
    Guess guess = guess_start(item->key);
    while (*word && strcmp(*word, item->key) != 0) guess_consider(&guess, *word++);
    if (*word) continue;
    Diag *d =
        diag_report(r->diags, DIAG_A0002, item->key_at, "%s has no member `%s`", where, item->key);
    if (guess.best) diag_help(d, "did you mean `%s`?", guess.best);
    return false;
  }
  return true;
}

/* ---- rules ---- */

static const char *const severity_words[] = {[WEIGHT_NONE] = "NONE",
                                             [WEIGHT_INFO] = "INFO",
                                             [WEIGHT_WARN] = "WARN",
                                             [WEIGHT_BLOCK] = "BLOCK"};

static bool read_severity(const PackReader *r, const JsonTree *object, Rule *rule) {
  uint32_t weight = rule->kind == RULE_EVIDENCE_LEVEL ? WEIGHT_NONE : WEIGHT_BLOCK;
  bool good = !json_tree_member(object, "severity") ||
              pack_read_word(r, object, "severity", rule->id, 4, severity_words, &weight);
  rule->severity = (Weight)weight;
  return good;
}

static bool read_sources(const PackReader *r, const JsonTree *object, Rule *rule) {
  const JsonTree *list = json_tree_member(object, "source");
  if (!list) return true;
  const char **sources = arena_array(r->memory, const char *, list->count + 1);
  bool good = list->kind == JSON_LIST;
  if (good)
    for (json_tree_each(item, list)) {
      good &= item->kind == JSON_STRING;
      sources[rule->source_count++] = item->text;
    }
  if (!good)
    diag_report(r->diags, DIAG_A0002, list->at, "the sources of %s are a list of texts", rule->id);
  rule->sources = sources;
  return good;
}

static bool read_rule(const PackReader *r, const JsonTree *object, Rule *rule) {
  static const char *const members[] = {
      "id",  "kind",    "title",       "statement", "severity", "source",   "reference",
      "fix", "pattern", "obligations", "scan",      "log",      "document", NULL};
  uint32_t kind;
  if (!pack_read_text(r, object, "id", "each rule", &rule->id) ||
      !pack_read_word(r, object, "kind", rule->id, RULE_KIND_COUNT, kind_names, &kind))
    return false;
  rule->kind = (RuleKind)kind;
  return pack_read_text(r, object, "title", rule->id, &rule->title) &&
         pack_read_text(r, object, "statement", rule->id, &rule->statement) &&
         pack_read_optional(r, object, "fix", rule->id, &rule->fix) &&
         pack_read_optional(r, object, "reference", rule->id, &rule->reference) &&
         pack_read_optional(r, object, "pattern", rule->id, &rule->pattern) &&
         read_severity(r, object, rule) && read_sources(r, object, rule) &&
         pack_read_obligations(r, object, rule) && pack_check_members(r, object, rule->id, members);
}

static bool id_is_new(const PackReader *r, const JsonTree *object, const Rule *rules,
                      uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (strcmp(rules[i].id, rules[count].id)) continue;
    diag_report(r->diags, DIAG_A0002, json_tree_member(object, "id")->at,
                "two rules have the id %s", rules[i].id);
    return false;
  }
  return true;
}

static bool read_rules(const PackReader *r, const JsonTree *root, Pack *pack) {
  const JsonTree *list = json_tree_member(root, "rules");
  if (!list || list->kind != JSON_LIST || !list->count) {
    diag_report(r->diags, DIAG_A0002, list ? list->at : root->at, "a pack needs a list `rules`");
    return false;
  }
  Rule *rules = arena_array(r->memory, Rule, list->count);
  for (json_tree_each(item, list)) {
    if (!read_rule(r, item, &rules[pack->rule_count])) return false;
    if (!id_is_new(r, item, rules, pack->rule_count)) return false;
    pack->rule_count++;
  }
  pack->rules = rules;
  return true;
}

static const Pack *read_pack(const PackReader *r, const JsonTree *root) {
  const JsonTree *schema = json_tree_member(root, "schema");
  int64_t version;
  if (!schema || !json_tree_int(schema, &version) || version != 1) {
    diag_report(r->diags, DIAG_A0002, schema ? schema->at : root->at,
                "a pack needs `\"schema\": 1`");
    return NULL;
  }
  Pack *pack = arena_new(r->memory, Pack);
  bool ok = pack_read_text(r, root, "name", "a pack", &pack->name) &&
            pack_read_text(r, root, "title", "a pack", &pack->title) && read_rules(r, root, pack);
  return ok ? pack : NULL;
}

const Pack *pack_read(Arena *memory, Diags *diags, uint32_t file) {
  PackReader r = {memory, diags};
  const JsonTree *root = json_tree_read(memory, diags, file);
  return root ? read_pack(&r, root) : NULL;
}

/* ---- printing ---- */

/* In words, and by the table of citations: "Hard safety invariant; Bacon and others 2017". */
static void print_sources(const Rule *rule, const Citations *citations, FILE *out) {
  if (rule->reference) fputs(rule->reference, out);
  for (uint32_t i = 0; i < rule->source_count; i++) {
    const Citation *c = citation_find(citations, rule->sources[i]);
    fputs(i || rule->reference ? "; " : "", out);
    if (c)
      fprintf(out, "[%s %d](%s)", c->authors, c->year, c->link);
    else
      fputs(rule->sources[i], out);
  }
}

static void print_table(const Pack *pack, RuleKind kind, const Citations *citations, FILE *out) {
  bool any = false, sources = kind != RULE_EVIDENCE_LEVEL;
  for (uint32_t i = 0; i < pack->rule_count; i++) any |= pack->rules[i].kind == kind;
  if (!any) return;
  fprintf(out, "\n## %s\n\n| id | rule | statement |%s\n|---|---|---|%s\n", kind_titles[kind],
          sources ? " source |" : "", sources ? "---|" : "");
  for (uint32_t i = 0; i < pack->rule_count; i++) {
    const Rule *rule = &pack->rules[i];
    if (rule->kind != kind) continue;
    fprintf(out, "| %s | %s | %s |", rule->id, rule->title, rule->statement);
    if (sources) fputc(' ', out), print_sources(rule, citations, out), fputs(" |", out);
    fputc('\n', out);
  }
}

void pack_print_markdown(const Pack *pack, const Citations *citations, FILE *out) {
  fprintf(out, "# %s\n", pack->title);
  for (int kind = 0; kind < RULE_KIND_COUNT; kind++)
    print_table(pack, (RuleKind)kind, citations, out);
}

static void print_member(Json *j, const char *key, const char *text) {
  if (!text) return;
  json_key(j, key);
  json_string(j, text);
}

static void print_range(const Range *range, Json *j) {
  json_key(j, "for");
  json_open(j, '{');
  for (uint32_t i = 0; i < range->count; i++) print_member(j, range->names[i], range->sets[i]);
  json_close(j);
  print_member(j, "assume", range->assume);
  print_member(j, "step", range->step);
}

static void print_deeds(const Obligation *o, Json *j) {
  if (!o->by_count) return;
  json_key(j, "by");
  json_open(j, '[');
  for (uint32_t i = 0; i < o->by_count; i++) json_string(j, deed_infos[o->by[i]].name);
  json_close(j);
}

static void print_obligation(const Obligation *o, Json *j) {
  json_open(j, '{');
  print_member(j, "id", o->id);
  print_member(j, "title", o->title);
  print_member(j, "form", obligation_form_name(o->form));
  if (o->form == FORM_TRANSFORM) print_member(j, "transform", transform_name(o->transform));
  if (o->role != ROLE_COUNT) print_member(j, "role", role_infos[o->role].name);
  if (o->range) print_range(o->range, j);
  print_deeds(o, j);
  print_member(j, "formula", o->formula);
  print_member(j, "when", o->when);
  json_close(j);
}

static void print_rule(const Rule *rule, Json *j) {
  json_open(j, '{');
  print_member(j, "id", rule->id);
  print_member(j, "kind", kind_names[rule->kind]);
  print_member(j, "title", rule->title);
  print_member(j, "statement", rule->statement);
  print_member(j, "severity", severity_words[rule->severity]);
  print_member(j, "pattern", rule->pattern);
  print_member(j, "reference", rule->reference);
  print_member(j, "fix", rule->fix);
  json_key(j, "source");
  json_open(j, '[');
  for (uint32_t i = 0; i < rule->source_count; i++) json_string(j, rule->sources[i]);
  json_close(j);
  json_key(j, "obligations");
  json_open(j, '[');
  for (uint32_t i = 0; i < rule->obligation_count; i++) print_obligation(&rule->obligations[i], j);
  json_close(j);
  json_close(j);
}

void pack_print_json(const Pack *pack, Json *j) {
  json_open(j, '{');
  json_key(j, "schema");
  json_int(j, 1);
  json_key(j, "name");
  json_string(j, pack->name);
  json_key(j, "title");
  json_string(j, pack->title);
  json_key(j, "rules");
  json_open(j, '[');
  for (uint32_t i = 0; i < pack->rule_count; i++) print_rule(&pack->rules[i], j);
  json_close(j);
  json_close(j);
}
