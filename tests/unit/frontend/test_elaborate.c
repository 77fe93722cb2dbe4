/* From modules to the kernel. */
#include "session.h"
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(elaborate, a_conjunction_of_three_is_one_node) {
  Session s = open_session();
  Spec *spec = analyse(&s, "VARIABLE x\nA == x /\\ x /\\ x");
  cr_assert(ne(ptr, spec, NULL));
  const Node *body = find(&s, spec, "A")->body;
  cr_assert(eq(int, (int)body->kind, NODE_AND));
  cr_assert(eq(u32, body->kid_count, 3));
  cr_assert(eq(int, (int)body->level, LEVEL_STATE));
  close_session(&s);
}

Test(elaborate, operators_of_standard_modules_are_primitive) {
  Session s = open_session();
  Spec *spec = analyse(&s, "EXTENDS Naturals\nA == 1 + 2");
  cr_assert(ne(ptr, spec, NULL));
  const Node *body = find(&s, spec, "A")->body;
  cr_assert(eq(int, (int)body->kind, NODE_BUILTIN));
  cr_assert(eq(int, (int)body->builtin, BUILTIN_ADD));
  close_session(&s);
}

Test(elaborate, an_unknown_name_is_reported_once) {
  Session s = open_session();
  cr_assert(eq(ptr, analyse(&s, "A == y + 1"), NULL));
  cr_assert(eq(u32, diags_errors(s.diags), 2)); /* `y`, and `+` without Naturals */
  close_session(&s);
}
