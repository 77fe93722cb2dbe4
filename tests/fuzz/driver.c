/* Runs a fuzz target once on each file of a folder, without libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { LARGEST = 1 << 20 };

static void run_file(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *in = fopen(path, "rb");
  uint8_t *bytes = malloc(LARGEST);
  if (!in || !bytes) {
    perror(path);
    exit(EXIT_FAILURE);
  }
  fprintf(stderr, "%s\n", path); /* the last one printed is the one that crashed */
  size_t size = fread(bytes, 1, LARGEST, in);
  /* A copy of the exact size, so that a sanitizer sees reads past its end. */
  LLVMFuzzerTestOneInput(bytes = realloc(bytes, size ? size : 1), size);
  free(bytes);
  fclose(in);
}

int main(int count, char **arguments) {
  DIR *folder = count == 2 ? opendir(arguments[1]) : NULL;
  if (!folder) {
    fprintf(stderr, "usage: %s FOLDER (with one input per file)\n", arguments[0]);
    return EXIT_FAILURE;
  }
  unsigned runs = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    run_file(arguments[1], entry->d_name);
    runs++;
  }
  closedir(folder);
  printf("%u inputs\n", runs);
  return runs ? EXIT_SUCCESS : EXIT_FAILURE;
}
