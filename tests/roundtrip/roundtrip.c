/* Parses files, prints their trees, parses what was printed: the same trees again?

     roundtrip_modules FILE.tla ...

   Files that do not parse are counted and passed over. */
#include <stdio.h>
#include <stdlib.h>

#include "base/source.h"
#include "frontend/parser.h"
#include "frontend/printer.h"
#include "frontend/syntax_dump.h"

typedef enum Outcome { SAME, DIFFERENT, REJECTED, OUTCOME_COUNT } Outcome;

static Outcome compare(Session *s, const SyntaxModule *module, const char *path) {
  Text printed = {0};
  print_module(module, &printed);
  uint32_t file = diags_add_file(s->diags, "printed", text_string(&printed), printed.length);
  const SyntaxModule *again = parse_module(s, file);
  bool same = again && syntax_module_equal(module, again);
  if (!same) {
    printf("%s: printed as another module:\n%s", path, text_string(&printed));
    diags_print_text(s->diags, stdout, false);
  }
  text_free(&printed);
  return same ? SAME : DIFFERENT;
}

static Outcome check(const char *path) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  uint32_t file;
  const SyntaxModule *module = NULL;
  if (source_read(s.diags, path, &file)) module = parse_module(&s, file);
  Outcome outcome = module ? compare(&s, module, path) : REJECTED;
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
  return outcome;
}

int main(int count, char **paths) {
  unsigned counts[OUTCOME_COUNT] = {0};
  for (int i = 1; i < count; i++) counts[check(paths[i])]++;
  printf("%u modules came back, %u did not, %u do not parse\n", counts[SAME], counts[DIFFERENT],
         counts[REJECTED]);
  return counts[DIFFERENT] > 0;
}
