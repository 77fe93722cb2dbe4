#include "audit/citation.h"

#include <ctype.h>
#include <string.h>

#include "base/json_tree.h"

enum { LEVELS = 6, NAMED_AUTHORS = 3 };

static const char *const level_names[LEVELS] = {"NOVEL/UNJUSTIFIED",    "Textbooks",
                                                "Industry whitepapers", "Battle-tested",
                                                "Peer-reviewed",        "Formally verified"};

const char *evidence_level_name(int level) { return level_names[level]; }

/* The types of CSL 1.0.2. */
static const char *const types[] = {"article",
                                    "article-journal",
                                    "article-magazine",
                                    "article-newspaper",
                                    "book",
                                    "chapter",
                                    "dataset",
                                    "document",
                                    "legislation",
                                    "manuscript",
                                    "paper-conference",
                                    "patent",
                                    "personal_communication",
                                    "post",
                                    "post-weblog",
                                    "regulation",
                                    "report",
                                    "review",
                                    "software",
                                    "speech",
                                    "standard",
                                    "thesis",
                                    "webpage",
                                    NULL};

typedef struct Reader {
  Citations *citations;
  Arena *memory;
  Diags *diags;
  bool failed;
} Reader;

static Diag *mistake(Reader *r, Span at, const char *what) {
  r->failed = true;
  return diag_report(r->diags, DIAG_A0201, at, "%s", what);
}

static const char *text(const JsonTree *object, const char *key) {
  const JsonTree *item = json_tree_member(object, key);
  return item && item->kind == JSON_STRING && *item->text ? item->text : NULL;
}

static bool need(Reader *r, const JsonTree *item, const char *key, const char **out) {
  *out = text(item, key);
  if (*out) return true;
  const JsonTree *wrong = json_tree_member(item, key);
  r->failed = true;
  diag_report(r->diags, DIAG_A0201, wrong ? wrong->at : item->at, "a citation needs a text `%s`",
              key);
  return false;
}

static bool read_type(Reader *r, const JsonTree *item, Citation *c) {
  if (!need(r, item, "type", &c->type)) return false;
  for (uint32_t i = 0; types[i]; i++)
    if (!strcmp(types[i], c->type)) return true;
  mistake(r, json_tree_member(item, "type")->at, "CSL has no such type");
  return false;
}

static const char *family(const JsonTree *author) {
  const char *name = text(author, "family");
  return name ? name : text(author, "literal");
}

static bool read_authors(Reader *r, const JsonTree *item, Citation *c) {
  const JsonTree *list = json_tree_member(item, "author");
  if (!list || list->kind != JSON_LIST || !list->count) {
    mistake(r, list ? list->at : item->at, "a citation needs a list `author`");
    return false;
  }
  Text names = {0};
  uint32_t number = 0;
  bool ok = true;
  for (json_tree_each(author, list)) {
    const char *name = family(author);
    if (!name) mistake(r, author->at, "an author has a `family` or `literal` name"), ok = false;
    if (!name || number > NAMED_AUTHORS) continue;
    bool others = !strcmp(name, "others") || number == NAMED_AUTHORS;
    text_format(&names, "%s%s", others ? " and " : number ? ", " : "", others ? "others" : name);
    number++;
  }
  c->authors = arena_copy(r->memory, text_string(&names), names.length);
  text_free(&names);
  return ok;
}

static bool read_year(Reader *r, const JsonTree *item, Citation *c) {
  const JsonTree *issued = json_tree_member(item, "issued");
  const JsonTree *parts = issued ? json_tree_member(issued, "date-parts") : NULL;
  const JsonTree *date = parts && parts->kind == JSON_LIST ? parts->first : NULL;
  const JsonTree *year = date && date->kind == JSON_LIST ? date->first : NULL;
  int64_t value;
  if (year && json_tree_int(year, &value) && value > 1800 && value < 3000)
    return c->year = (int)value, true;
  mistake(r, issued ? issued->at : item->at,
          "a citation needs a year: `\"issued\": {\"date-parts\": [[1989]]}`");
  return false;
}

static bool read_link(Reader *r, const JsonTree *item, Citation *c) {
  const char *doi = text(item, "DOI");
  c->link = text(item, "URL");
  if (!c->link && doi) c->link = arena_format(r->memory, "https://doi.org/%s", doi);
  if (!c->link) {
    mistake(r, item->at, "a citation needs a `URL` or a `DOI`");
    return false;
  }
  if (!strncmp(c->link, "https://", 8) || !strncmp(c->link, "http://", 7)) return true;
  mistake(r, json_tree_member(item, "URL")->at, "this is no address of a web page");
  return false;
}

static bool read_concepts(Reader *r, const JsonTree *custom, Citation *c) {
  const JsonTree *list = json_tree_member(custom, "concepts");
  if (!list || list->kind != JSON_LIST || !list->count) {
    mistake(r, list ? list->at : custom->at, "`custom` needs a list `concepts`");
    return false;
  }
  const char **concepts = arena_array(r->memory, const char *, list->count);
  for (json_tree_each(concept, list)) {
    if (concept->kind != JSON_STRING || !*concept->text) {
      mistake(r, concept->at, "a concept is a text");
      return false;
    }
    concepts[c->concept_count++] = concept->text;
  }
  c->concepts = concepts;
  return true;
}

static bool read_custom(Reader *r, const JsonTree *item, Citation *c) {
  const JsonTree *custom = json_tree_member(item, "custom");
  const JsonTree *level = custom ? json_tree_member(custom, "level") : NULL;
  int64_t value;
  if (!level || !json_tree_int(level, &value) || value < 0 || value >= LEVELS) {
    Diag *d = mistake(r, level ? level->at : item->at, "a citation needs a level of evidence");
    diag_help(d, "add `\"custom\": {\"level\": 0 to 5, \"concepts\": [...]}`");
    return false;
  }
  c->level = (int)value;
  c->section = text(custom, "section");
  return read_concepts(r, custom, c);
}

static bool is_new(Reader *r, const JsonTree *item, const Citation *c) {
  const Citation *before = citation_find(r->citations, c->id);
  if (!before) return true;
  r->failed = true;
  Diag *d = diag_report(r->diags, DIAG_A0201, json_tree_member(item, "id")->at,
                        "there are two citations `%s`", c->id);
  diag_label(d, before->at, "the other one");
  return false;
}

static void read_item(Reader *r, const JsonTree *item) {
  Citation c = {.at = item->at};
  if (item->kind != JSON_OBJECT) {
    mistake(r, item->at, "a citation is an object of CSL-JSON");
    return;
  }
  if (!need(r, item, "id", &c.id) || !is_new(r, item, &c)) return;
  c.source = text(item, "container-title");
  if (!c.source) c.source = text(item, "publisher");
  bool ok = read_type(r, item, &c);
  ok &= need(r, item, "title", &c.title);
  ok &= read_authors(r, item, &c);
  ok &= read_year(r, item, &c);
  ok &= read_link(r, item, &c);
  ok &= read_custom(r, item, &c);
  if (ok) vec_push(&r->citations->all, c);
}

bool citations_read(Citations *citations, Arena *memory, Diags *diags, uint32_t file) {
  Reader r = {.citations = citations, .memory = memory, .diags = diags};
  const JsonTree *root = json_tree_read(memory, diags, file);
  if (!root) return false;
  if (root->kind != JSON_LIST) {
    read_item(&r, root);
    return !r.failed;
  }
  for (json_tree_each(item, root)) read_item(&r, item);
  return !r.failed;
}

void citations_free(Citations *citations) { vec_free(&citations->all); }

const Citation *citation_find(const Citations *citations, const char *id) {
  for (vec_each(const Citation, c, &citations->all))
    if (!strcmp(c->id, id)) return c;
  return NULL;
}

/* Letters and digits count, their case does not; everything else is a gap. */
static int plain(char c) {
  return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 ? tolower((unsigned char)c) : ' ';
}

static bool starts_with(const char *text_at, const char *word) {
  for (; *word; word++, text_at++)
    if (!*text_at || plain(*text_at) != plain(*word)) return false;
  return true;
}

/* Whether one stands in the other as whole words; a plural is no other word. */
static bool mentions(const char *text_at, const char *word) {
  size_t length = strlen(word);
  for (const char *at = text_at; *at; at++) {
    if (at > text_at && plain(at[-1]) != ' ') continue;
    if (!starts_with(at, word)) continue;
    const char *end = at + length;
    if (*end == 's') end++;
    if (!*end || plain(*end) == ' ') return true;
  }
  return false;
}

static bool is_about(const Citation *c, const char *concept) {
  for (uint32_t i = 0; i < c->concept_count; i++)
    if (mentions(c->concepts[i], concept) || mentions(concept, c->concepts[i])) return true;
  return false;
}

const Citation *citation_for(const Citations *citations, const char *concept) {
  const Citation *best = NULL;
  for (vec_each(const Citation, c, &citations->all))
    if (is_about(c, concept) && (!best || c->level > best->level)) best = c;
  return best;
}

static void print_row(const Citation *c, const char *why, FILE *out) {
  fprintf(out, "| [%s](%s) | %s", c->title, c->link, c->authors);
  if (c->source) fprintf(out, ", %s", c->source);
  fprintf(out, " | %d | %s |\n", c->year, why);
}

static const char addition_head[] = "| Title | Authors / Source | Year | Why It Matters |\n"
                                    "|-------|-----------------|------|----------------|\n";

void citation_print_addition(const Citation *c, FILE *out) {
  Text why = {0};
  for (uint32_t i = 0; i < c->concept_count; i++)
    text_format(&why, "%s%s", i ? ", " : "", c->concepts[i]);
  fprintf(out, "### Suggested Reference Addition\nAdd to section: %s\n%s",
          c->section ? c->section : "[boundary section name]", addition_head);
  print_row(c, text_string(&why), out);
  text_free(&why);
}

void citation_print_blank_addition(FILE *out) {
  fprintf(out, "Add to section: [boundary section name]\n%s", addition_head);
  fputs("| [title](URL) | [authors] | [year] | [relevance to our project] |\n", out);
}

void citation_print_gap(const char *concept, FILE *out) {
  fprintf(out, "No citation for %s. Search for:\n\n", concept);
  fprintf(out, "    \"%s\" paper SOSP OSDI VLDB\n", concept);
  fprintf(out, "    \"%s\" production implementation\n", concept);
  fprintf(out, "    \"%s\" formal verification TLA+\n", concept);
  fprintf(out, "    \"%s\" failure mode post-mortem\n\n", concept);
  fputs("### Suggested Reference Addition\n", out);
  citation_print_blank_addition(out);
}

void citations_print_markdown(const Citations *citations, FILE *out) {
  fputs("\n## Citations\n\n| id | level | concepts | reference |\n|---|---|---|---|\n", out);
  for (vec_each(const Citation, c, &citations->all)) {
    fprintf(out, "| %s | %d | ", c->id, c->level);
    for (uint32_t i = 0; i < c->concept_count; i++)
      fprintf(out, "%s%s", i ? ", " : "", c->concepts[i]);
    fprintf(out, " | %s, [%s](%s)", c->authors, c->title, c->link);
    fprintf(out, c->source ? ", %s, %d |\n" : "%s, %d |\n", c->source ? c->source : "", c->year);
  }
}
