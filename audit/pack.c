#include "audit/pack.h"

#include <string.h>

#include "base/json_tree.h"
#include "base/panic.h"

static const char *const kind_names[RULE_KIND_COUNT] = {
    [RULE_DECISION] = "decision",
    [RULE_ANTI_PATTERN] = "anti-pattern",
    [RULE_EVIDENCE_LEVEL] = "evidence-level",
};

static const char *const kind_titles[RULE_KIND_COUNT] = {
    [RULE_DECISION] = "Locked decisions",
    [RULE_ANTI_PATTERN] = "Anti-patterns",
    [RULE_EVIDENCE_LEVEL] = "Levels of evidence",
};

const char *rule_kind_name(RuleKind kind) { return kind_names[kind]; }

typedef struct Reader {
  Arena *memory;
  Diags *diags;
} Reader;

static bool read_text(const Reader *r, const JsonTree *object, const char *key, const char *where,
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

static bool read_kind(const Reader *r, const JsonTree *object, const char *id, RuleKind *kind) {
  const char *text;
  if (!read_text(r, object, "kind", id, &text)) return false;
  for (int i = 0; i < RULE_KIND_COUNT; i++)
    if (!strcmp(text, kind_names[i])) return *kind = (RuleKind)i, true;
  Diag *d = diag_report(r->diags, DIAG_A0002, json_tree_member(object, "kind")->at,
                        "rule %s has no known kind `%s`", id, text);
  diag_help(d, "kinds are decision, anti-pattern and evidence-level");
  return false;
}

static bool read_rule(const Reader *r, const JsonTree *object, Rule *rule) {
  return read_text(r, object, "id", "each rule", &rule->id) &&
         read_kind(r, object, rule->id, &rule->kind) &&
         read_text(r, object, "title", rule->id, &rule->title) &&
         read_text(r, object, "statement", rule->id, &rule->statement);
}

static bool id_is_new(const Reader *r, const JsonTree *object, const Rule *rules, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (strcmp(rules[i].id, rules[count].id)) continue;
    diag_report(r->diags, DIAG_A0002, json_tree_member(object, "id")->at,
                "two rules have the id %s", rules[i].id);
    return false;
  }
  return true;
}

static bool read_rules(const Reader *r, const JsonTree *root, Pack *pack) {
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

static const Pack *read_pack(const Reader *r, const JsonTree *root) {
  const JsonTree *schema = json_tree_member(root, "schema");
  int64_t version;
  if (!schema || !json_tree_int(schema, &version) || version != 1) {
    diag_report(r->diags, DIAG_A0002, schema ? schema->at : root->at,
                "a pack needs `\"schema\": 1`");
    return NULL;
  }
  Pack *pack = arena_new(r->memory, Pack);
  bool ok = read_text(r, root, "name", "a pack", &pack->name) &&
            read_text(r, root, "title", "a pack", &pack->title) && read_rules(r, root, pack);
  return ok ? pack : NULL;
}

const Pack *pack_read(Arena *memory, Diags *diags, uint32_t file) {
  Reader r = {memory, diags};
  const JsonTree *root = json_tree_read(memory, diags, file);
  return root ? read_pack(&r, root) : NULL;
}

static void print_table(const Pack *pack, RuleKind kind, FILE *out) {
  fprintf(out, "\n## %s\n\n| id | rule | statement |\n|---|---|---|\n", kind_titles[kind]);
  for (uint32_t i = 0; i < pack->rule_count; i++) {
    const Rule *rule = &pack->rules[i];
    if (rule->kind == kind)
      fprintf(out, "| %s | %s | %s |\n", rule->id, rule->title, rule->statement);
  }
}

void pack_print_markdown(const Pack *pack, FILE *out) {
  fprintf(out, "# %s\n", pack->title);
  for (int kind = 0; kind < RULE_KIND_COUNT; kind++) print_table(pack, (RuleKind)kind, out);
}

static void print_rule(const Rule *rule, Json *j) {
  json_open(j, '{');
  json_key(j, "id");
  json_string(j, rule->id);
  json_key(j, "kind");
  json_string(j, kind_names[rule->kind]);
  json_key(j, "title");
  json_string(j, rule->title);
  json_key(j, "statement");
  json_string(j, rule->statement);
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
