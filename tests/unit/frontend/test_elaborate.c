/* From modules to the kernel. */
#include "frontend/standard.h"
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

/* What is lazily elaborated in use is whole; the texts of primitives too. */
Test(elaborate, the_standard_modules_are_correct) {
  for (size_t i = 0; i < standard_module_count; i++) {
    const StandardModule *m = &standard_modules[i];
    Session s = open_session();
    const char *path = arena_format(s.memory, "%s.tla", m->name);
    uint32_t file = diags_add_file(s.diags, path, m->text, m->length);
    cr_assert(spec_analyse(&s, file, NULL) != NULL, "%s", messages(&s));
    close_session(&s);
  }
}

Test(elaborate, every_primitive_is_in_its_standard_module) {
  for (Builtin b = 0; b < BUILTIN_COUNT; b++) {
    const BuiltinInfo *info = &builtin_infos[b];
    if (!*info->module) continue;
    Session s = open_session();
    Spec *spec = analyse(&s, arena_format(s.memory, "EXTENDS %s", info->module));
    cr_assert(spec != NULL, "%s", messages(&s));
    const Definition *d = find(&s, spec, info->spelling);
    cr_assert(d && d->builtin == b && d->parameter_count == info->arity, "%s", info->spelling);
    cr_assert(eq(int, (int)d->body->kind, NODE_BUILTIN));
    close_session(&s);
  }
}

Test(elaborate, an_expression_is_analysed_in_the_scope_of_the_root) {
  Session s = open_session();
  Spec *spec = analyse(&s, "EXTENDS Naturals\nVARIABLE x\nDouble(n) == n + n");
  const char text[] = "Double(x) > 1";
  const Syntax *syntax =
      parse_expression(&s, diags_add_file(s.diags, "expression", text, sizeof text - 1));
  uint32_t nodes = spec->node_count;
  Definition *d = spec_expression(&s, &spec, syntax);
  cr_assert(d && d->level == LEVEL_STATE, "%s", messages(&s));
  cr_assert(spec->node_count > nodes);
  close_session(&s);
}

Test(elaborate, an_expression_without_a_module_knows_the_standard_ones) {
  Session s = open_session();
  Spec *spec = NULL;
  const char text[] = "Cardinality({1} \\cup {-2}) = Len(<<1, 2>>)";
  const Syntax *syntax =
      parse_expression(&s, diags_add_file(s.diags, "expression", text, sizeof text - 1));
  cr_assert(spec_expression(&s, &spec, syntax) != NULL, "%s", messages(&s));
  cr_assert(spec != NULL);
  close_session(&s);
}

Test(elaborate, a_name_reaches_into_instances) {
  Session s = open_session();
  Spec *spec = analyse(&s, "---- MODULE Inner ----\nVARIABLE y\nBoth == y\n====\n"
                           "VARIABLE x\nI == INSTANCE Inner WITH y <- x");
  cr_assert(spec != NULL, "%s", messages(&s));
  cr_assert(find(&s, spec, "I!Both") != NULL);
  cr_assert(find(&s, spec, "I!y") == NULL);
  cr_assert(find(&s, spec, "I!") == NULL);
  cr_assert(find(&s, spec, "J!Both") == NULL);
  close_session(&s);
}
