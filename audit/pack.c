#include "audit/pack.h"

#include <cjson/cJSON.h>
#include <string.h>

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
  uint32_t file;
} Reader;

/* cJSON keeps no positions, so a mistake is shown at the start of the file and named. */
static Span whole_file(const Reader *r) { return (Span){r->file, 0, 0}; }

static bool read_text(const Reader *r, const cJSON *object, const char *key, const char *where,
                      const char **out) {
  const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
  if (cJSON_IsString(item) && *item->valuestring) {
    *out = arena_copy(r->memory, item->valuestring, strlen(item->valuestring));
    return true;
  }
  diag_report(r->diags, DIAG_A0002, whole_file(r), "%s needs a text `%s`", where, key);
  return false;
}

static bool read_kind(const Reader *r, const cJSON *object, const char *id, RuleKind *kind) {
  const char *text;
  if (!read_text(r, object, "kind", id, &text)) return false;
  for (int i = 0; i < RULE_KIND_COUNT; i++)
    if (!strcmp(text, kind_names[i])) return *kind = (RuleKind)i, true;
  Diag *d =
      diag_report(r->diags, DIAG_A0002, whole_file(r), "rule %s has no known kind `%s`", id, text);
  diag_help(d, "kinds are decision, anti-pattern and evidence-level");
  return false;
}

static bool read_rule(const Reader *r, const cJSON *object, Rule *rule) {
  return read_text(r, object, "id", "each rule", &rule->id) &&
         read_kind(r, object, rule->id, &rule->kind) &&
         read_text(r, object, "title", rule->id, &rule->title) &&
         read_text(r, object, "statement", rule->id, &rule->statement);
}

static bool id_is_new(const Reader *r, const Rule *rules, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (strcmp(rules[i].id, rules[count].id)) continue;
    diag_report(r->diags, DIAG_A0002, whole_file(r), "two rules have the id %s", rules[i].id);
    return false;
  }
  return true;
}

static bool read_rules(const Reader *r, const cJSON *list, Pack *pack) {
  int count = cJSON_GetArraySize(list);
  if (!cJSON_IsArray(list) || count <= 0) {
    diag_report(r->diags, DIAG_A0002, whole_file(r), "a pack needs a list `rules`");
    return false;
  }
  Rule *rules = arena_array(r->memory, Rule, (size_t)count);
  for (const cJSON *item = list->child; item; item = item->next) {
    if (!read_rule(r, item, &rules[pack->rule_count])) return false;
    if (!id_is_new(r, rules, pack->rule_count)) return false;
    pack->rule_count++;
  }
  pack->rules = rules;
  return true;
}

static const Pack *read_pack(const Reader *r, const cJSON *root) {
  const cJSON *schema = cJSON_GetObjectItemCaseSensitive(root, "schema");
  if (!cJSON_IsNumber(schema) || schema->valueint != 1) {
    diag_report(r->diags, DIAG_A0002, whole_file(r), "a pack needs `\"schema\": 1`");
    return NULL;
  }
  Pack *pack = arena_new(r->memory, Pack);
  bool ok = read_text(r, root, "name", "a pack", &pack->name) &&
            read_text(r, root, "title", "a pack", &pack->title) &&
            read_rules(r, cJSON_GetObjectItemCaseSensitive(root, "rules"), pack);
  return ok ? pack : NULL;
}

const Pack *pack_read(Arena *memory, Diags *diags, uint32_t file) {
  Reader r = {memory, diags, file};
  size_t length;
  const char *text = diags_text(diags, file, &length), *stop = text;
  cJSON *root = cJSON_ParseWithLengthOpts(text, length, &stop, false);
  if (!root) {
    uint32_t at = (uint32_t)(stop - text);
    diag_report(diags, DIAG_A0001, (Span){file, at, at}, "this is not JSON");
    return NULL;
  }
  const Pack *pack = read_pack(&r, root);
  cJSON_Delete(root);
  return pack;
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
