/* Formulas taken apart into what a proof speaks of. */
#include "frontend/parts.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/text.h"
#include "session.h"

static PropertyList parts_of(Session *s, Spec *spec, const char *name, PartsOf of, bool all) {
  Definition *d = find(s, spec, name);
  Property formula = {d->name, spec_call(spec, d, d->at)};
  return all ? parts_all(spec, &formula, of) : parts_by_name(spec, &formula, of);
}

/* The names of the parts, with spaces between. */
static const char *names(Session *s, const char *units, const char *name, PartsOf of) {
  Spec *spec = analyse(s, units);
  cr_assert(ne(ptr, spec, NULL), "%s", messages(s));
  PropertyList parts = parts_of(s, spec, name, of, false);
  Text text = {0};
  for (vec_each(Property, part, &parts))
    text_format(&text, "%s%s", part == parts.at ? "" : " ", symbol_text(part->name));
  vec_free(&parts);
  const char *copy = arena_copy(s->memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

static void expect_names(const char *units, const char *name, PartsOf of, const char *expected) {
  Session s = open_session();
  cr_assert(eq(str, (char *)names(&s, units, name, of), (char *)expected));
  close_session(&s);
}

Test(parts, a_conjunct_has_the_name_of_its_operator) {
  expect_names("VARIABLE x\nTypeOK == x \\in {0, 1} /\\ x # 2\nL1 == x = 0\nL2 == x # 3\n"
               "More == L1 /\\ L2\nInd == TypeOK /\\ More",
               "Ind", PARTS_OF_CONJUNCTION, "TypeOK L1 L2");
}

Test(parts, a_conjunct_without_a_name_gets_its_number) {
  expect_names("VARIABLE x\nTypeOK == x \\in {0, 1}\n"
               "Ind == /\\ TypeOK\n       /\\ x # 3\n       /\\ \\A i \\in {1} : x # i",
               "Ind", PARTS_OF_CONJUNCTION, "TypeOK Ind.2 Ind.3");
}

Test(parts, a_conjunct_has_the_outermost_name_an_action_the_innermost) {
  const char *units =
      "VARIABLE x\nP(i) == x # i\nAll == \\A i \\in {1} : P(i)\nInv == All /\\ x = 0\n"
      "A(i) == x' = i\nSome == \\E i \\in {1} : A(i)\nNext == Some \\/ x' = 0";
  expect_names(units, "Inv", PARTS_OF_CONJUNCTION, "All Inv.2");
  expect_names(units, "Next", PARTS_OF_DISJUNCTION, "A Next.2");
}

Test(parts, actions_are_found_behind_processes_and_quantifiers) {
  expect_names("VARIABLE x\nA(i) == x' = i\nB(i) == x = i /\\ x' = 0\n"
               "Do(i) == A(i) \\/ B(i)\nStop == UNCHANGED x\n"
               "Next == (\\E i \\in {1, 2} : Do(i)) \\/ Stop \\/ x' = 7",
               "Next", PARTS_OF_DISJUNCTION, "A B Stop Next.4");
}

Test(parts, an_action_used_twice_is_told_apart) {
  expect_names("VARIABLE x\nA(i) == x' = i\nNext == A(1) \\/ A(2)", "Next", PARTS_OF_DISJUNCTION,
               "A A#2");
}

Test(parts, an_operator_is_one_action_if_its_disjuncts_have_no_names) {
  expect_names("VARIABLE x\nA == x' = 1 \\/ x' = 2\nB == x' = 3\nNext == [A \\/ B]_x", "Next",
               PARTS_OF_DISJUNCTION, "A B");
}

Test(parts, a_membership_names_its_variable_through_a_parameter) {
  Session s = open_session();
  Spec *spec = analyse(&s, "VARIABLES x, y, z\nIn(v, S) == v \\in S\n"
                           "T == In(x, {1}) /\\ y \\subseteq {2} /\\ z = {}");
  PropertyList parts = parts_of(&s, spec, "T", PARTS_OF_CONJUNCTION, true);
  const Node *set;
  cr_assert(eq(u32, parts.count, 3));
  cr_assert(eq(ptr, (void *)part_variable(parts.at[0].node, false, &set), spec->variables[0]));
  cr_assert(eq(ptr, (void *)part_variable(parts.at[1].node, false, &set), spec->variables[1]));
  cr_assert(eq(int, (int)set->builtin, BUILTIN_POWERSET));
  cr_assert(eq(ptr, (void *)part_variable(parts.at[2].node, false, &set), NULL));
  cr_assert(eq(ptr, (void *)part_variable(parts.at[2].node, true, &set), spec->variables[2]));
  vec_free(&parts);
  close_session(&s);
}
