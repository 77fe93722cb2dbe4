/* Holds the parser against tests/golden/parse.

   NAME.expected has the tree of NAME.tla as an S-expression, or the messages if it
   is rejected.  A tree must also survive being printed and parsed again. */
#include "frontend/parser.h"
#include "frontend/printer.h"
#include "frontend/syntax_dump.h"
#include "golden.h"

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
static void run(const char *name, Text *out) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  Text source = {0};
  golden_read(name, &source);
  const SyntaxModule *module =
      parse_module(&s, diags_add_file(s.diags, name, text_string(&source), source.length));
  if (module) {
    syntax_dump_module(module, out);
    check_printing(&s, module, out);
  }
  golden_messages(s.diags, out);
  text_free(&source);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
}

int main(int count, char **words) { return golden_main(count, words, run); }
