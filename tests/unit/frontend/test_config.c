/* Reading configuration files. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "session.h"

Test(config, statements_may_come_in_any_order_and_be_repeated) {
  Session s = open_session();
  Config *c = configure(&s, "INVARIANT A B\n\\* comment\nNEXT N (* another (* nested *) one *)\n"
                            "INIT I\nINVARIANTS C\nCHECK_DEADLOCK FALSE");
  cr_assert(ne(ptr, c, NULL), "%s", messages(&s));
  cr_assert(eq(u32, c->invariants.count, 3));
  cr_assert(eq(str, (char *)symbol_text(c->init.text), "I"));
  cr_assert(eq(str, (char *)symbol_text(c->next.text), "N"));
  cr_assert(c->has_check_deadlock && !c->check_deadlock);
  config_destroy(c);
  close_session(&s);
}

Test(config, constants_take_values_and_operators) {
  Session s = open_session();
  Config *c = configure(&s, "CONSTANTS N = 3 S = {a, {\"b\\\"\", -1}, TRUE} Op <- MyOp\n"
                            "Seq <- [Sequences] Few I!C = c");
  cr_assert(ne(ptr, c, NULL), "%s", messages(&s));
  cr_assert(eq(u32, c->bindings.count, 5));
  const ConfigValue *set = c->bindings.at[1].value;
  cr_assert(eq(int, (int)set->kind, CONFIG_SET));
  cr_assert(eq(u32, set->count, 3));
  cr_assert(eq(str, (char *)symbol_text(set->items[1]->items[0]->text), "b\""));
  cr_assert(eq(str, (char *)symbol_text(set->items[1]->items[1]->text), "-1"));
  cr_assert(eq(str, (char *)symbol_text(c->bindings.at[3].module.text), "Sequences"));
  cr_assert(eq(str, (char *)symbol_text(c->bindings.at[4].name.text), "I!C"));
  config_destroy(c);
  close_session(&s);
}

/* TLC takes the rest of the file for a comment. */
Test(config, operators_are_names_on_both_sides) {
  Session s = open_session();
  Config *c = configure(&s, "CONSTANTS ++ <- PlusPlus Plus <- + \\o <- (+) \\circ <- Join");
  cr_assert(ne(ptr, c, NULL), "%s", messages(&s));
  cr_assert(eq(u32, c->bindings.count, 4));
  cr_assert(eq(str, (char *)symbol_text(c->bindings.at[0].name.text), "++"));
  cr_assert(eq(str, (char *)symbol_text(c->bindings.at[1].other.text), "+"));
  cr_assert(eq(str, (char *)symbol_text(c->bindings.at[2].name.text),
               (char *)symbol_text(c->bindings.at[3].name.text)));
  config_destroy(c);
  close_session(&s);
}

Test(config, a_stray_character_is_a_mistake) {
  Session s = open_session();
  cr_assert(eq(ptr, configure(&s, "INIT I\n?\nINVARIANT Inv"), NULL));
  cr_assert(says(&s, "C0101"), "%s", messages(&s));
  close_session(&s);
}

Test(config, names_are_not_separated_by_commas) {
  Session s = open_session();
  cr_assert(eq(ptr, configure(&s, "INVARIANT A, B"), NULL));
  cr_assert(says(&s, "without commas"), "%s", messages(&s));
  close_session(&s);
}

Test(config, an_expression_is_refused_with_the_way_out) {
  Session s = open_session();
  cr_assert(eq(ptr, configure(&s, "CONSTANT N = 1..3"), NULL));
  cr_assert(says(&s, "write `<-`"), "%s", messages(&s));
  close_session(&s);
}

Test(config, a_misspelt_keyword_is_guessed) {
  Session s = open_session();
  cr_assert(eq(ptr, configure(&s, "INVARIENT A"), NULL));
  cr_assert(says(&s, "did you mean INVARIANT?"), "%s", messages(&s));
  close_session(&s);
}

Test(config, one_run_reports_several_mistakes) {
  Session s = open_session();
  cr_assert(eq(ptr, configure(&s, "CONSTANT A 3\nINIT I I\nCHECK_DEADLOCK MAYBE"), NULL));
  cr_assert(eq(u32, diags_errors(s.diags), 3), "%s", messages(&s));
  close_session(&s);
}

Test(config, truncated_files_are_mistakes_not_crashes) {
  static const char *const texts[] = {
      "CONSTANT",        "CONSTANT A", "CONSTANT A =", "CONSTANT A = {", "INIT", "NEXT N N",
      "CONSTANT A <- [", "\"abc",      "(* open",      "CHECK_DEADLOCK", "A"};
  for (size_t i = 1; i < sizeof texts / sizeof *texts; i++) {
    Session s = open_session();
    cr_assert(eq(ptr, configure(&s, texts[i]), NULL), "%s", texts[i]);
    close_session(&s);
  }
}
