#include "audit/scan.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "audit/scan_function.h"
#include "base/source.h"

typedef struct Scan {
  Arena *memory;
  Diags *diags;
  const ScanRules *rules;
  uint32_t file;
  ScanText text;
  ScanFunctions functions;
  vec(const ScanFunction *) around; /* per token: the innermost one it stands in, or NULL */
  AuditFindings *findings;
} Scan;

/* ---- one text ---- */

static FindingPlace place_of(const Scan *s, uint32_t first, uint32_t last, const char *note) {
  Span at = {s->file, s->text.tokens.at[first].start, s->text.tokens.at[last].end};
  return finding_place(s->diags, at, note);
}

static const char *name_of(const Scan *s, const ScanFunction *f) {
  const ScanToken *name = &s->text.tokens.at[f->name];
  return arena_copy(s->memory, s->text.text + name->start, name->end - name->start);
}

static bool uses(const Scan *s, const LocateRule *rule, const ScanFunction *f) {
  uint32_t end;
  for (vec_each(const ScanPattern, p, &rule->uses))
    for (uint32_t i = f->first; i <= f->last; i++)
      if (s->around.at[i] == f && scan_pattern_match(p, &s->text, i, f->last + 1, &end))
        return true;
  return false;
}

static void locate(Scan *s, const LocateRule *rule) {
  const PatternInfo *info = &pattern_infos[rule->pattern];
  for (vec_each(const ScanFunction, f, &s->functions)) {
    bool named = rule->names && scan_regex_match(rule->names, &s->text, f->name);
    if (!named && !uses(s, rule, f)) continue;
    AuditFinding *found =
        audit_add(s->findings, info->id, CHANNEL_CODE, OUTCOME_REVIEW, WEIGHT_NONE);
    found->pattern = info->id;
    found->method = "scan";
    found->message = arena_format(s->memory, "%s in `%s`", info->title, name_of(s, f));
    found->formula = info->invariant;
    vec_push(&found->places, place_of(s, f->first, f->last, name_of(s, f)));
    vec_push(&found->citations, info->citation);
  }
}

/* What was matched, on one line. */
static const char *source(const Scan *s, uint32_t first, uint32_t last) {
  enum { LONGEST = 70 };
  uint32_t from = s->text.tokens.at[first].start, to = s->text.tokens.at[last].end;
  char *copy = arena_copy(s->memory, s->text.text + from, to - from), *out = copy;
  for (const char *in = copy; *in; in++) {
    bool blank = strchr(" \t\r\n", *in);
    if (!blank) *out++ = *in;
    if (blank && out > copy && out[-1] != ' ') *out++ = ' ';
  }
  *out = 0;
  if (out - copy <= LONGEST) return copy;
  int length = LONGEST - 3;
  while (length && ((unsigned char)copy[length] & 0xC0) == 0x80) length--;
  return arena_format(s->memory, "%.*s...", length, copy);
}

static void suspect(Scan *s, const CandidateRule *rule, uint32_t first, uint32_t last) {
  AuditFinding *found =
      audit_add(s->findings, rule->rule, CHANNEL_CODE, OUTCOME_REVIEW, WEIGHT_WARN);
  found->obligation = rule->id;
  found->method = "scan";
  found->assurance = ASSURANCE_OPEN;
  found->message = rule->message;
  found->fix = rule->fix;
  vec_push(&found->places, place_of(s, first, last, source(s, first, last)));
}

/* One place is one candidate of a rule, however many of its patterns fit. */
static void find_candidates(Scan *s, const CandidateRule *rule) {
  const ScanPatterns *patterns = &rule->match[s->text.language];
  for (uint32_t i = 0; i < s->text.tokens.count; i++) {
    const ScanFunction *f = s->around.at[i];
    uint32_t limit = f ? f->last + 1 : s->text.tokens.count, end = 0;
    bool found = false;
    for (vec_each(const ScanPattern, p, patterns))
      found = found || scan_pattern_match(p, &s->text, i, limit, &end);
    if (!found) continue;
    suspect(s, rule, i, end);
    i = end;
  }
}

/* Functions stand one after the other or one inside of the other. */
static void find_surroundings(Scan *s) {
  vec(const ScanFunction *) open = {0};
  uint32_t next = 0;
  for (uint32_t i = 0; i < s->text.tokens.count; i++) {
    for (; next < s->functions.count && s->functions.at[next].first <= i; next++)
      vec_push(&open, &s->functions.at[next]);
    while (open.count && (*vec_last(&open))->last < i) open.count--;
    vec_push(&s->around, open.count ? *vec_last(&open) : NULL);
  }
  vec_free(&open);
}

void scan_source(Arena *memory, Diags *diags, const ScanRules *rules, Language language,
                 uint32_t file, AuditFindings *findings, ScanSummary *summary) {
  size_t length;
  const char *text = diags_text(diags, file, &length);
  Scan s = {.memory = memory, .diags = diags, .rules = rules, .file = file, .findings = findings};
  s.text = scan_text(language, text, (uint32_t)length);
  scan_hide_tests(&s.text);
  s.functions = scan_functions(&s.text);
  find_surroundings(&s);
  vec_push(&summary->paths, diags_path(diags, file));
  summary->functions += s.functions.count;
  for (vec_each(const LocateRule, rule, &rules->locate)) locate(&s, rule);
  for (vec_each(const CandidateRule, rule, &rules->candidates)) find_candidates(&s, rule);
  vec_free(&s.around);
  vec_free(&s.functions);
  scan_text_free(&s.text);
}

void scan_summary_free(ScanSummary *summary) { vec_free(&summary->paths); }

/* ---- files and folders ---- */

typedef vec(char *) Names;

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_foreign(const char *name) {
  static const char *const names[] = {"node_modules", "target", "build", "vendor", "dist"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(name, names[i])) return true;
  return *name == '.';
}

static bool contains_part(const char *path, const char *part) {
  return strstr(path, part) || !strncmp(path, part + 1, strlen(part) - 1);
}

/* By the habits of the languages: tests/, src/test/, x_test.go, x.test.ts, test_x.py, XTest.java.
 */
static bool is_test(const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  return contains_part(path, "/tests/") || contains_part(path, "/test/") ||
         contains_part(path, "/__tests__/") || contains_part(path, "/testdata/") ||
         strstr(name, "_test.") || strstr(name, ".test.") || strstr(name, ".spec.") ||
         strstr(name, "Test.java") || !strncmp(name, "test_", 5);
}

typedef struct Tree {
  Arena *memory;
  Diags *diags;
  const ScanRules *rules;
  AuditFindings *findings;
  ScanSummary *summary;
  size_t root; /* length of the path that was asked for: where it lies says nothing */
} Tree;

static bool scan_file(Tree *t, const char *path) {
  Language language = language_of_path(path);
  uint32_t file;
  if (language == LANGUAGE_COUNT) return t->summary->others++, true;
  if (is_test(path + t->root)) return t->summary->tests++, true;
  if (!source_read_any(t->diags, path, &file)) return false;
  size_t length;
  language = language_of_text(language, path, diags_text(t->diags, file, &length));
  scan_source(t->memory, t->diags, t->rules, language, file, t->findings, t->summary);
  return true;
}

static bool is_folder(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Links may lead in circles, or out of what was asked for. */
static bool is_link(const char *path) {
  struct stat about;
  return lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
}

static bool list_folder(Tree *t, const char *path, Names *names) {
  DIR *folder = opendir(path);
  if (!folder) {
    diag_report(t->diags, DIAG_X0001, NO_SPAN, "cannot read the folder `%s`", path);
    return false;
  }
  for (const struct dirent *entry; (entry = readdir(folder));) {
    char *name = arena_format(t->memory, "%s/%s", path, entry->d_name);
    if (!is_foreign(entry->d_name) && !is_link(name)) vec_push(names, name);
  }
  closedir(folder);
  if (names->count) qsort(names->at, names->count, sizeof *names->at, by_name);
  return true;
}

static bool scan_tree(Tree *t, const char *path) {
  if (!is_folder(path)) return scan_file(t, path);
  Names names = {0};
  bool good = list_folder(t, path, &names);
  for (vec_each(char *, name, &names)) good &= scan_tree(t, *name);
  vec_free(&names);
  return good;
}

bool scan_path(Arena *memory, Diags *diags, const ScanRules *rules, const char *path,
               AuditFindings *findings, ScanSummary *summary) {
  Tree tree = {memory, diags, rules, findings, summary, strlen(path)};
  return scan_tree(&tree, path);
}

/* ---- the tests of rules ---- */

/* How often a rule hits in a text, by its id. */
static int64_t count_hits(Arena *memory, Diags *diags, const ScanRules *rules, const ScanTest *test,
                          const char *id) {
  AuditFindings findings = {0};
  ScanSummary summary = {0};
  uint32_t file = diags_add_file(diags, "test", test->code, strlen(test->code));
  scan_source(memory, diags, rules, test->language, file, &findings, &summary);
  int64_t hits = 0;
  for (vec_each(const AuditFinding, f, &findings.all))
    hits += !strcmp(f->obligation ? f->obligation : f->rule, id);
  audit_free(&findings);
  scan_summary_free(&summary);
  return hits;
}

static bool run_test(Arena *memory, Diags *diags, const ScanRules *rules, const ScanTest *test,
                     const char *id) {
  int64_t hits = count_hits(memory, diags, rules, test, id);
  if (hits == test->hits) return true;
  diag_report(diags, DIAG_A0301, test->at, "%s hits %lld times here, not %lld", id, (long long)hits,
              (long long)test->hits);
  return false;
}

bool scan_rules_test(Arena *memory, Diags *diags, const ScanRules *rules) {
  bool good = true;
  for (vec_each(const LocateRule, rule, &rules->locate))
    for (vec_each(const ScanTest, test, &rule->tests))
      good &= run_test(memory, diags, rules, test, pattern_infos[rule->pattern].id);
  for (vec_each(const CandidateRule, rule, &rules->candidates))
    for (vec_each(const ScanTest, test, &rule->tests))
      good &= run_test(memory, diags, rules, test, rule->id);
  return good;
}
