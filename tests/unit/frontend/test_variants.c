/* Formulas without one of their parts, and when they say nothing. */
#include "frontend/variants.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/text.h"
#include "session.h"

static const char *source(Session *s, Span at) {
  size_t length;
  const char *text = diags_text(s->diags, at.file, &length);
  return arena_copy(s->memory, text + at.start, at.end - at.start);
}

/* The parts in question, each with the definition it stands in: `A: x = 0, B: y > 1`. */
static const char *parts(Session *s, const Variants *variants) {
  Text text = {0};
  for (vec_each(const Variant, v, variants))
    text_format(&text, "%s%s: %s", v == variants->at ? "" : ", ",
                v->name ? symbol_text(v->name) : "", source(s, v->part->at));
  const char *copy = arena_copy(s->memory, text_string(&text), text.length);
  text_free(&text);
  return copy;
}

typedef Variants Find(Spec *, const Definition *);

static Variants guards(Spec *spec, const Definition *d) {
  return variants_without_guard(spec, spec_call(spec, (Definition *)d, d->at));
}

static Variants silent(Spec *spec, const Definition *d) {
  return variants_vacuous(spec, &(Property){d->name, spec_call(spec, (Definition *)d, d->at)});
}

static void expect(Find *all, const char *units, const char *name, const char *expected) {
  Session s = open_session();
  Spec *spec = analyse(&s, units);
  cr_assert(ne(ptr, spec, NULL), "%s", messages(&s));
  Variants variants = all(spec, find(&s, spec, name));
  cr_assert(eq(str, (char *)parts(&s, &variants), (char *)expected));
  vec_free(&variants);
  close_session(&s);
}

Test(variants, guards_are_conjuncts_that_speak_of_one_state) {
  expect(
      guards,
      "EXTENDS Naturals\nVARIABLE x\nA == x < 3 /\\ x # 1 /\\ x' = x\nB == x' = 0\nNext == A \\/ B",
      "Next", "A: x < 3, A: x # 1");
}

Test(variants, guards_are_found_behind_names_and_binders) {
  const char *units = "EXTENDS Naturals\nVARIABLE x\nFree(i) == x # i /\\ i > 0\n"
                      "Take(i) == LET j == i IN Free(j) /\\ x' = j\n"
                      "Next == [\\E i \\in {1, 2} : IF x = 0 THEN Take(i) ELSE x = 1 /\\ x' = 0]_x";
  expect(guards, units, "Next", "Take: x # i, Take: i > 0, Next: x = 1");
}

Test(variants, what_is_left_of_two_conjuncts_is_the_other) {
  Session s = open_session();
  Spec *spec = analyse(&s, "VARIABLE x\nNext == x = 0 /\\ x' = 1");
  Definition *next = find(&s, spec, "Next");
  Variants variants = variants_without_guard(spec, next->body);
  cr_assert(eq(int, (int)variants.count, 1));
  cr_expect(eq(int, variants.at[0].node->kind, NODE_BUILTIN));
  cr_expect(eq(int, variants.at[0].node->level, LEVEL_ACTION));
  vec_free(&variants);
  close_session(&s);
}

Test(variants, an_implication_says_nothing_where_it_is_not_premised) {
  expect(silent, "VARIABLES x, y\nP(i) == x = i => y = i\nInv == (\\A i \\in {1} : P(i)) /\\ y # 3",
         "Inv", "P: x = i");
}

Test(variants, a_quantifier_says_nothing_of_an_empty_set) {
  expect(silent,
         "EXTENDS Naturals\nVARIABLE x\nInv == (\\A i \\in x : i > 0) /\\ \\A j \\in {1} : j "
         "\\notin x",
         "Inv", "Inv: x");
}

Test(variants, a_premise_below_a_negation_is_not_in_question) {
  expect(silent, "VARIABLE x\nInv == ~(x = 1 => x = 2) /\\ (x = 1 \\/ (x = 2 => x = 3))", "Inv",
         "");
}
