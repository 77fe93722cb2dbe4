#include "audit/scan_rules.h"

#include <string.h>

typedef struct Reader {
  Arena *memory;
  Diags *diags;
  bool ok;
} Reader;

static void mistake(Reader *r, Span at, const char *what) {
  diag_report(r->diags, DIAG_A0301, at, "%s", what);
  r->ok = false;
}

static const char *read_text(Reader *r, const JsonTree *object, const char *key) {
  const JsonTree *text = json_tree_member(object, key);
  if (text && text->kind == JSON_STRING && *text->text) return text->text;
  mistake(r, text ? text->at : object->at,
          arena_format(r->memory, "a rule needs a text `%s`", key));
  return "";
}

static void read_pattern(Reader *r, const JsonTree *text, ScanPatterns *out) {
  ScanPattern pattern;
  const char *why = "a pattern is a text";
  bool good =
      text->kind == JSON_STRING && scan_pattern_compile(r->memory, text->text, &pattern, &why);
  if (good)
    vec_push(out, pattern);
  else
    mistake(r, text->at, arena_format(r->memory, "this is no pattern: %s", why));
}

static void read_patterns(Reader *r, const JsonTree *list, ScanPatterns *out) {
  if (list->kind != JSON_LIST) {
    mistake(r, list->at, "patterns are a list of texts");
    return;
  }
  for (json_tree_each(text, list)) read_pattern(r, text, out);
}

static ScanTest read_test(Reader *r, const JsonTree *object) {
  ScanTest test = {.language = language_find(read_text(r, object, "language")),
                   .code = read_text(r, object, "code"),
                   .at = object->at};
  const JsonTree *hits = json_tree_member(object, "hits");
  if (test.language == LANGUAGE_COUNT)
    mistake(r, object->at, "languages are c, cpp, go, java, python, rust and typescript");
  if (!hits || !json_tree_int(hits, &test.hits))
    mistake(r, hits ? hits->at : object->at, "a test needs a number `hits`");
  return test;
}

/* A rule that nobody has seen at work is no rule. */
static const JsonTree *find_tests(Reader *r, const JsonTree *rule) {
  const JsonTree *tests = json_tree_member(rule, "tests");
  if (tests && tests->kind == JSON_LIST && tests->count) return tests;
  mistake(r, tests ? tests->at : rule->at, "a rule needs a list `tests`");
  return NULL;
}

static void read_locate(Reader *r, const JsonTree *object, LocateRule *rule) {
  rule->pattern = pattern_find(read_text(r, object, "pattern"));
  if ((int)rule->pattern == PATTERN_COUNT) mistake(r, object->at, "this is the name of no pattern");
  const JsonTree *names = json_tree_member(object, "names"),
                 *uses = json_tree_member(object, "uses");
  const char *why = "a regular expression is a text";
  if (names && names->kind == JSON_STRING)
    rule->names = scan_regex_compile(names->text, strlen(names->text), r->memory, &why);
  if (names && !rule->names) mistake(r, names->at, why);
  if (uses) read_patterns(r, uses, &rule->uses);
  const JsonTree *tests = find_tests(r, object);
  if (!tests) return;
  for (json_tree_each(test, tests)) vec_push(&rule->tests, read_test(r, test));
}

static void read_match(Reader *r, const JsonTree *match, CandidateRule *rule) {
  for (json_tree_each(list, match)) {
    Language language = language_find(list->key);
    bool any = !strcmp(list->key, "any");
    if (language == LANGUAGE_COUNT && !any) mistake(r, list->key_at, "this is no language");
    for (int i = 0; i < LANGUAGE_COUNT; i++)
      if (any || i == (int)language) read_patterns(r, list, &rule->match[i]);
  }
}

static void read_candidate(Reader *r, const JsonTree *object, CandidateRule *rule) {
  rule->id = read_text(r, object, "id");
  rule->rule = read_text(r, object, "rule");
  rule->message = read_text(r, object, "message");
  rule->fix = read_text(r, object, "fix");
  const JsonTree *match = json_tree_member(object, "match"), *tests = find_tests(r, object);
  if (match && match->kind == JSON_OBJECT && match->count)
    read_match(r, match, rule);
  else
    mistake(r, match ? match->at : object->at, "a candidate needs an object `match`");
  if (!tests) return;
  for (json_tree_each(test, tests)) vec_push(&rule->tests, read_test(r, test));
}

/* NULL if there is none, which is as good as an empty one. */
static const JsonTree *find_list(Reader *r, const JsonTree *root, const char *key) {
  const JsonTree *list = json_tree_member(root, key);
  if (list && list->kind != JSON_LIST) {
    mistake(r, list->at, arena_format(r->memory, "`%s` is a list", key));
    return NULL;
  }
  return list;
}

static void read_lists(Reader *r, const JsonTree *root, ScanRules *rules) {
  const JsonTree *schema = json_tree_member(root, "schema");
  int64_t version;
  if (!schema || !json_tree_int(schema, &version) || version != 1)
    mistake(r, schema ? schema->at : root->at, "rules for code need `\"schema\": 1`");
  const JsonTree *patterns = find_list(r, root, "patterns");
  for (const JsonTree *item = patterns ? patterns->first : NULL; item; item = item->next) {
    vec_push(&rules->locate, ((LocateRule){0}));
    read_locate(r, item, vec_last(&rules->locate));
  }
  const JsonTree *candidates = find_list(r, root, "candidates");
  for (const JsonTree *item = candidates ? candidates->first : NULL; item; item = item->next) {
    vec_push(&rules->candidates, ((CandidateRule){0}));
    read_candidate(r, item, vec_last(&rules->candidates));
  }
}

bool scan_rules_read(Arena *memory, Diags *diags, uint32_t file, ScanRules *rules) {
  *rules = (ScanRules){0};
  Reader r = {memory, diags, true};
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return false;
  read_lists(&r, root, rules);
  if (!r.ok) scan_rules_free(rules);
  return r.ok;
}

static void free_patterns(ScanPatterns *patterns) {
  for (vec_each(ScanPattern, p, patterns)) scan_pattern_free(p);
  vec_free(patterns);
}

void scan_rules_free(ScanRules *rules) {
  for (vec_each(LocateRule, rule, &rules->locate)) {
    scan_regex_free(rule->names);
    free_patterns(&rule->uses);
    vec_free(&rule->tests);
  }
  for (vec_each(CandidateRule, rule, &rules->candidates)) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) free_patterns(&rule->match[i]);
    vec_free(&rule->tests);
  }
  vec_free(&rules->locate);
  vec_free(&rules->candidates);
}
