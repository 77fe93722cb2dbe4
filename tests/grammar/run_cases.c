/* Holds the front end against chapters of cases: `grammar_cases CHAPTER.cases ...`. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/diag_parts.h"
#include "base/text.h"
#include "cases.h"
#include "frontend/model.h"

/* The messages, as a case writes them. */
static void list_messages(const Diags *diags, const Case *c, Text *out) {
  for (vec_each(Diag *, d, &diags->list)) {
    const char *path;
    unsigned line, column;
    text_format(out, "%s%s ", out->length ? ", " : "", diag_infos[(*d)->code].code);
    if (!diags_position(diags, (*d)->labels.at[0].at, &path, &line, &column))
      text_append_char(out, '-');
    else if (strcmp(path, c->files.at[0].name) == 0)
      text_format(out, "%u:%u", line - c->wrapped, column);
    else
      text_format(out, "%s:%u:%u", path, line, column);
  }
}

static void print_messages(const Diags *diags, Text *out) {
  char *bytes = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&bytes, &size);
  diags_print_text(diags, stream, false);
  fclose(stream);
  text_append_bytes(out, bytes, size);
  free(bytes);
}

static bool has_ending(const char *name, const char *ending) {
  size_t length = strlen(name), tail = strlen(ending);
  return length > tail && strcmp(name + length - tail, ending) == 0;
}

static bool bind(Session *s, Spec *spec, const CaseFile *file) {
  Config *config = config_read(s, diags_add_file(s->diags, file->name, file->text, file->length));
  Model *model = config ? model_bind(s, spec, config, NULL) : NULL;
  bool bound = model != NULL;
  model_destroy(model);
  config_destroy(config);
  return bound;
}

static bool read_case(Session *s, const Case *c) {
  const char *root = c->files.at[0].name;
  for (vec_each(CaseFile, file, &c->files)) {
    if (!has_ending(file->name, ".cfg")) continue;
    Spec *spec = spec_load(s, root, NULL);
    return spec && bind(s, spec, file);
  }
  return spec_read(s, root, NULL, NULL) != NULL;
}

static void write_files(const Case *c) {
  for (vec_each(CaseFile, file, &c->files)) {
    FILE *out = fopen(file->name, "wb");
    if (!out) continue;
    fwrite(file->text, 1, file->length, out);
    fclose(out);
  }
}

static void remove_files(const Case *c) {
  for (vec_each(CaseFile, file, &c->files)) unlink(file->name);
}

static bool agrees(const Case *c, bool accepted, const char *messages, const char *words) {
  bool same = accepted == c->accept && strcmp(messages, c->messages) == 0;
  if (!same)
    printf("# expected: %s %s\n# got:      %s %s\n", c->accept ? "accept" : "reject", c->messages,
           accepted ? "accept" : "reject", messages);
  for (vec_each(const char *, says, &c->says))
    if (!strstr(words, *says)) {
      printf("# nothing says: %s\n", *says);
      same = false;
    }
  if (!same) printf("%s", words);
  return same;
}

static bool check(const Case *c) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  Text messages = {0}, words = {0};
  write_files(c);
  bool accepted = read_case(&s, c);
  list_messages(s.diags, c, &messages);
  print_messages(s.diags, &words);
  bool ok = agrees(c, accepted, text_string(&messages), text_string(&words));
  remove_files(c);
  text_free(&messages);
  text_free(&words);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
  return ok;
}

static const char *chapter_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

int main(int count, char **words) {
  Arena *memory = arena_create();
  Cases cases = {0};
  unsigned run = 0, failed = 0;
  char folder[] = "/tmp/cases.XXXXXX";
  for (int i = 1; i < count; i++) failed += !cases_read(memory, words[i], &cases);
  const char *chapter = count == 2 ? chapter_of(words[1]) : "cases";
  if (!mkdtemp(folder) || chdir(folder)) return 1;
  for (vec_each(Case, c, &cases)) {
    if (!c->files.count || !c->messages) continue; /* reported by cases_read() */
    bool ok = check(c);
    failed += !ok;
    printf("%s %u - %s:%u %s\n", ok ? "ok" : "not ok", ++run, chapter, c->line, c->name);
  }
  rmdir(folder);
  printf("1..%u\n%u passed, %u failed\n", run, run - failed, failed);
  cases_free(&cases);
  arena_destroy(memory);
  return failed || run == 0 ? 1 : 0;
}
