/* Parses any bytes as an expression and analyses it. */
#include "frontend/model.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  const Syntax *expression = parse_expression(&s, session_add(&s, "expression", bytes, size));
  session_expect(&s, expression);
  if (expression) {
    Spec *spec = NULL;
    session_expect(&s, spec_expression(&s, &spec, expression));
  }
  session_end(&s);
  return 0;
}
