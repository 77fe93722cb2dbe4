/* The same symbolic value over other literals. */
#include <criterion/criterion.h>

#include "spec_fixture.h"

typedef struct Known {
  Lit lit;
  bool truth;
} Known;

static Lit know(void *env, Lit lit, uint64_t place) {
  const Known *k = env;
  (void)place;
  if (lit_gate(lit) != lit_gate(k->lit)) return lit;
  return lit_xor_sign(lit_from(k->truth), lit_negated(lit) != lit_negated(k->lit));
}

static const Sym *with(Fixture *f, const Sym *value, Lit lit, bool truth) {
  return sym_rewrite(f->encoder, value, know, &(Known){lit, truth});
}

static bool is(Fixture *f, const Sym *value, const char *text) {
  return value->kind == SYM_VALUE && same_value(f, value->value, text);
}

Test(rewrite, an_alternative_that_never_is_leaves_the_other_one) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in {\"a\", \"b\"}\n");
  const Sym *x = f.initial.next[0];
  cr_assert(x->kind == SYM_CHOICE && x->count == 2);
  cr_assert(is(&f, with(&f, x, x->alternatives[0].guard, false), "\"b\""));
  cr_assert(is(&f, with(&f, x, x->alternatives[0].guard, true), "\"a\""));
  fixture_close(&f);
}

Test(rewrite, elements_that_are_never_or_always_there_are_dropped_or_concrete) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in SUBSET {1, 2}\n");
  const Sym *x = f.initial.next[0];
  cr_assert(x->kind == SYM_SET && x->count == 2);
  const Sym *without = with(&f, x, x->members[0].in, false);
  cr_assert(without->kind == SYM_SET && without->count == 1);
  cr_assert(is(&f, with(&f, without, x->members[1].in, true), "{2}"));
  fixture_close(&f);
}

Test(rewrite, bits_that_are_known_make_a_number) {
  Fixture f = fixture_open("VARIABLE x\nInit == x \\in -200..-1 \\cup 100..299\n");
  const Sym *x = f.initial.next[0];
  for (uint32_t round = 0; round < 64 && x->kind == SYM_INTEGER; round++)
    for (uint32_t i = 0; i < x->count && x->kind == SYM_INTEGER; i++)
      if (!lit_is_constant(x->bits[i])) {
        x = with(&f, x, x->bits[i], true);
        break;
      }
  cr_assert(x->kind == SYM_VALUE && x->value->kind == VALUE_INTEGER);
  fixture_close(&f);
}

Test(rewrite, a_sequence_without_an_item_has_none_behind_it) {
  Fixture f = fixture_open("VARIABLE x\nInit == x = 0\n");
  Encoder *e = f.encoder;
  Lit first = circuit_input(e->circuit);
  Lit second = circuit_and(e->circuit, first, circuit_input(e->circuit));
  const Sym *item = sym_int(e, 7);
  Entry entries[] = {{value_int(e->values, 1), first, item},
                     {value_int(e->values, 2), second, item}};
  const Sym *sequence = sym_function(e, 2, entries, true);
  cr_assert(is(&f, with(&f, sequence, first, false), "<<>>"));
  const Sym *shorter = with(&f, sequence, second, false);
  cr_assert(shorter->kind == SYM_FUNCTION && shorter->count == 1);
  fixture_close(&f);
}

typedef struct Places {
  uint32_t count;
  uint64_t at[8];
} Places;

static Lit note_place(void *env, Lit lit, uint64_t place) {
  Places *p = env;
  if (p->count < 8) p->at[p->count++] = place;
  return lit;
}

static Places places_of(Fixture *f, Lit first, Lit second) {
  Encoder *e = f->encoder;
  const SymMember members[] = {{first, sym_int(e, 1)}, {second, sym_int(e, 2)}};
  const Entry entries[] = {{value_int(e->values, 5), LIT_TRUE, sym_set(e, 2, members)},
                           {value_int(e->values, 6), LIT_TRUE, sym_truth(e, first)}};
  Places places = {0};
  sym_rewrite(e, sym_function(e, 2, entries, false), note_place, &places);
  return places;
}

Test(rewrite, places_in_a_value_differ_and_do_not_depend_on_its_literals) {
  Fixture f = fixture_open("VARIABLE x\nInit == x = 0\n");
  Circuit *c = f.encoder->circuit;
  Places before = places_of(&f, circuit_input(c), circuit_input(c));
  Places after = places_of(&f, circuit_input(c), circuit_input(c));
  cr_assert(before.count == 3 && after.count == 3);
  for (uint32_t i = 0; i < 3; i++) cr_assert(before.at[i] == after.at[i]);
  cr_assert(before.at[0] != before.at[1] && before.at[1] != before.at[2] &&
            before.at[0] != before.at[2]);
  fixture_close(&f);
}
