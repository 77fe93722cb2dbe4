#include "golden.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vec.h"

typedef vec(char *) Paths;

static int compare_paths(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the .tla files, sorted. */
static Paths list_fixtures(void) {
  Paths names = {0};
  DIR *d = opendir(".");
  for (struct dirent *entry; d && (entry = readdir(d));) {
    const char *dot = strrchr(entry->d_name, '.');
    if (dot && strcmp(dot, ".tla") == 0) vec_push(&names, strdup(entry->d_name));
  }
  if (d) closedir(d);
  if (names.count) qsort(names.at, names.count, sizeof *names.at, compare_paths);
  return names;
}

static char *path_of(const char *name, const char *ending) {
  Text path = {0};
  text_format(&path, "%.*s%s", (int)(strlen(name) - strlen(".tla")), name, ending);
  char *copy = strdup(text_string(&path));
  text_free(&path);
  return copy;
}

void golden_read(const char *path, Text *into) {
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

void golden_messages(const Diags *diags, Text *out) {
  char *bytes = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&bytes, &size);
  diags_print_text(diags, stream, false);
  fclose(stream);
  text_append_bytes(out, bytes, size);
  free(bytes);
}

static bool check(const char *name, GoldenRun *run, bool update) {
  char *goal = path_of(name, ".expected");
  Text expected = {0}, got = {0};
  run(name, &got);
  golden_read(goal, &expected);
  bool same = expected.length > 0 && strcmp(text_string(&got), text_string(&expected)) == 0;
  if (update && !same)
    same = write_file(goal, &got);
  else if (!same)
    printf("# expected:\n%s\n# got:\n%s\n", text_string(&expected), text_string(&got));
  text_free(&expected);
  text_free(&got);
  free(goal);
  return same;
}

int golden_main(int count, char **words, GoldenRun *run) {
  if (count < 2 || chdir(words[1])) return 64;
  bool update = count > 2 && strcmp(words[2], "--update") == 0;
  Paths names = list_fixtures();
  unsigned failed = 0;
  printf("1..%u\n", names.count);
  for (uint32_t i = 0; i < names.count; i++) {
    bool ok = check(names.at[i], run, update);
    failed += !ok;
    printf("%s %u - %s\n", ok ? "ok" : "not ok", i + 1, names.at[i]);
    free(names.at[i]);
  }
  printf("%u passed, %u failed\n", names.count - failed, failed);
  bool none = names.count == 0;
  vec_free(&names);
  return failed || none ? 1 : 0;
}
