/* Holds the parser against tests/golden/parse.

   NAME.expected has the tree of NAME.tla as an S-expression, or the messages if it
   is rejected.  A tree must also survive being printed and parsed again.

     golden_parse DIRECTORY [--update]                                         */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "frontend/parser.h"
#include "frontend/printer.h"
#include "frontend/syntax_dump.h"

typedef vec(char *) Paths;

static int compare_paths(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the .tla files, sorted. */
static Paths list_fixtures(const char *directory) {
  Paths names = {0};
  DIR *d = opendir(directory);
  for (struct dirent *entry; d && (entry = readdir(d));) {
    const char *dot = strrchr(entry->d_name, '.');
    if (dot && strcmp(dot, ".tla") == 0) vec_push(&names, strdup(entry->d_name));
  }
  if (d) closedir(d);
  if (names.count) qsort(names.at, names.count, sizeof *names.at, compare_paths);
  return names;
}

static char *path_of(const char *directory, const char *name, const char *ending) {
  Text path = {0};
  text_format(&path, "%s/%.*s%s", directory, (int)(strlen(name) - strlen(".tla")), name, ending);
  char *copy = strdup(text_string(&path));
  text_free(&path);
  return copy;
}

/* Nothing is read from a file that does not exist. */
static void read_file(const char *path, Text *into) {
  FILE *file = fopen(path, "rb");
  char buffer[4096];
  for (size_t n; file && (n = fread(buffer, 1, sizeof buffer, file)) > 0;)
    text_append_bytes(into, buffer, n);
  if (file) fclose(file);
}

static bool write_file(const char *path, const Text *text) {
  FILE *file = fopen(path, "wb");
  if (!file) return false;
  bool written = fwrite(text->bytes, 1, text->length, file) == text->length;
  return fclose(file) == 0 && written;
}

static void append_messages(const Diags *diags, Text *out) {
  char *bytes = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&bytes, &size);
  diags_print_text(diags, stream, false);
  fclose(stream);
  text_append_bytes(out, bytes, size);
  free(bytes);
}

static void check_printing(Session *s, const SyntaxModule *module, Text *out) {
  Text printed = {0};
  print_module(module, &printed);
  uint32_t file = diags_add_file(s->diags, "printed.tla", text_string(&printed), printed.length);
  const SyntaxModule *again = parse_module(s, file);
  if (!again || !syntax_module_equal(module, again))
    text_format(out, "Printed, it is another module:\n%s", text_string(&printed));
  text_free(&printed);
}

/* The tree, or the messages. */
static void run(const char *name, const Text *source, Text *out) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  const char *text = source->length ? source->bytes : "";
  const SyntaxModule *module =
      parse_module(&s, diags_add_file(s.diags, name, text, source->length));
  if (module) {
    syntax_dump_module(module, out);
    check_printing(&s, module, out);
  }
  append_messages(s.diags, out);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
}

static bool check(const char *directory, const char *name, bool update) {
  char *path = path_of(directory, name, ".tla"), *goal = path_of(directory, name, ".expected");
  Text source = {0}, expected = {0}, got = {0};
  read_file(path, &source);
  run(name, &source, &got);
  read_file(goal, &expected);
  bool same = expected.length > 0 && strcmp(text_string(&got), text_string(&expected)) == 0;
  if (update && !same)
    same = write_file(goal, &got);
  else if (!same)
    printf("# expected:\n%s\n# got:\n%s\n", text_string(&expected), text_string(&got));
  text_free(&source);
  text_free(&expected);
  text_free(&got);
  free(path);
  free(goal);
  return same;
}

int main(int count, char **words) {
  if (count < 2) return 64;
  bool update = count > 2 && strcmp(words[2], "--update") == 0;
  Paths names = list_fixtures(words[1]);
  unsigned failed = 0;
  printf("1..%u\n", names.count);
  for (uint32_t i = 0; i < names.count; i++) {
    bool ok = check(words[1], names.at[i], update);
    failed += !ok;
    printf("%s %u - %s\n", ok ? "ok" : "not ok", i + 1, names.at[i]);
    free(names.at[i]);
  }
  printf("%u passed, %u failed\n", names.count - failed, failed);
  bool none = names.count == 0;
  vec_free(&names);
  return failed || none ? 1 : 0;
}
