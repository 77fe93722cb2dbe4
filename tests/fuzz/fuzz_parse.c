/* Any bytes are parsed or rejected with messages; what is parsed is printed as text
   that parses to the same tree. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "frontend/parser.h"
#include "frontend/printer.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_module(Session *s, uint32_t file) {
  const SyntaxModule *module = parse_module(s, file);
  if (!module) {
    if (diags_errors(s->diags) == 0) panic("rejected without a message");
    return;
  }
  Text printed = {0};
  print_module(module, &printed);
  const char *text = text_string(&printed);
  uint32_t again = diags_add_file(s->diags, "printed.tla", text, printed.length);
  const SyntaxModule *copy = parse_module(s, again);
  if (!copy || !syntax_module_equal(module, copy)) panic("printed as another module:\n%s", text);
  text_free(&printed);
}

static void check_expression(Session *s, uint32_t file) {
  unsigned before = diags_errors(s->diags);
  const Syntax *e = parse_expression(s, file);
  if (!e) return;
  if (diags_errors(s->diags) > before) panic("accepted with a message");
  Text printed = {0};
  print_expression(e, &printed);
  const char *text = text_string(&printed);
  uint32_t again = diags_add_file(s->diags, "printed.tla", text, printed.length);
  const Syntax *copy = parse_expression(s, again);
  if (!copy || !syntax_equal(e, copy)) panic("printed as another expression:\n%s", text);
  text_free(&printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  const char *text = size ? (const char *)bytes : "";
  uint32_t file = diags_add_file(s.diags, "Spec.tla", text, size);
  check_module(&s, file);
  check_expression(&s, file);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
  return 0;
}
