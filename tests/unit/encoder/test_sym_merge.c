/* Which representation a merged value gets, and what the path does to values. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "sym_world.h"

static Encoder *open_encoder(World *w) {
  world_open(w, 1);
  w->e.limits = limits_default;
  return &w->e;
}

static void check_kind(const Sym *s, SymKind wanted) {
  cr_assert(eq(int, (int)s->kind, (int)wanted));
}

/* <<0, i>> in one of `count` exclusive cases. */
static const Sym *one_of_tuples(Encoder *e, uint32_t count) {
  Branch branches[100];
  Lit chosen[100];
  circuit_one_of(e->circuit, count, chosen);
  for (uint32_t i = 0; i < count; i++) {
    const Value *items[] = {value_int(e->values, 0), value_int(e->values, i)};
    branches[i] = (Branch){chosen[i], sym_value(e, value_tuple(e->values, 2, items))};
  }
  return sym_merge(e, count, branches);
}

static const Sym *one_of_integers(Encoder *e, uint32_t count) {
  Alternative alternatives[100];
  Lit chosen[100];
  circuit_one_of(e->circuit, count, chosen);
  for (uint32_t i = 0; i < count; i++)
    alternatives[i] = (Alternative){chosen[i], value_int(e->values, i)};
  return sym_choice(e, count, alternatives);
}

Test(merge, the_same_value_in_all_cases_is_that_value) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *s = one_of_integers(e, 3);
  cr_assert(eq(ptr, (void *)sym_ite(e, w.inputs[0], s, s), (void *)s));
  check_kind(sym_ite(e, w.inputs[0], sym_int(e, 7), sym_int(e, 7)), SYM_VALUE);
  world_close(&w);
}

Test(merge, booleans_become_one_literal) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *yes = sym_truth(e, LIT_TRUE), *no = sym_truth(e, LIT_FALSE);
  const Sym *s = sym_ite(e, w.inputs[0], no, yes);
  check_kind(s, SYM_BOOLEAN);
  cr_assert(eq(u32, s->truth.code, lit_not(w.inputs[0]).code));
  world_close(&w);
}

Test(merge, scalars_of_all_kinds_share_a_choice) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *s = sym_ite(e, w.inputs[0], sym_value(e, world_value(&w, SORT_ATOM)), sym_int(e, 3));
  check_kind(s, SYM_CHOICE);
  cr_assert(eq(u32, s->count, 2));
  check_kind(sym_ite(e, w.inputs[1], sym_truth(e, w.inputs[2]), s), SYM_CHOICE);
  world_close(&w);
}

Test(merge, few_whole_values_stay_whole_and_many_are_merged_by_key) {
  World w;
  Encoder *e = open_encoder(&w);
  check_kind(one_of_tuples(e, 8), SYM_CHOICE);
  const Sym *many = one_of_tuples(e, 9);
  check_kind(many, SYM_FUNCTION);
  check_kind(many->entries[0].result, SYM_VALUE);
  cr_assert(eq(u32, many->entries[1].result->count, 9));
  world_close(&w);
}

Test(merge, many_integers_become_bits) {
  World w;
  Encoder *e = open_encoder(&w);
  check_kind(one_of_integers(e, 64), SYM_CHOICE);
  const Sym *bits = one_of_integers(e, 65);
  check_kind(bits, SYM_INTEGER);
  cr_assert(eq(u32, bits->count, 8));
  cr_assert(eq(i64, bits->high, 64));
  world_close(&w);
}

Test(merge, different_kinds_that_are_not_whole_stand_side_by_side) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *integer = one_of_integers(e, 65), *tuple = one_of_tuples(e, 9);
  const Sym *both = sym_ite(e, w.inputs[0], integer, tuple);
  check_kind(both, SYM_UNION);
  check_kind(sym_ite(e, w.inputs[1], both, sym_int(e, 1)), SYM_UNION);
  cr_assert(eq(u32, both->count, 2));
  world_close(&w);
}

Test(merge, sets_are_merged_by_membership) {
  World w;
  Encoder *e = open_encoder(&w);
  SymMember one[] = {{w.inputs[0], sym_int(e, 1)}, {LIT_TRUE, sym_int(e, 2)}};
  SymMember two[] = {{LIT_TRUE, sym_int(e, 2)}};
  const Sym *s = sym_ite(e, w.inputs[1], sym_set(e, 2, one), sym_set(e, 1, two));
  check_kind(s, SYM_SET);
  cr_assert(eq(u32, s->count, 2));
  cr_assert(eq(u32, s->members[0].in.code, circuit_and(e->circuit, w.inputs[0], w.inputs[1]).code));
  cr_assert(lit_is_true(s->members[1].in));
  world_close(&w);
}

Test(narrow, alternatives_that_the_path_excludes_are_dropped) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *s = sym_ite(e, w.inputs[0], sym_int(e, 1), sym_int(e, 2));
  cr_assert(eq(ptr, (void *)sym_narrow(e, s), (void *)s));
  cr_assert(path_push(e, lit_not(w.inputs[0])));
  const Sym *narrow = sym_narrow(e, s);
  check_kind(narrow, SYM_VALUE);
  cr_assert(eq(ptr, (void *)narrow->value, (void *)value_int(e->values, 2)));
  path_rewind(e, (PathMark){0});
  cr_assert(eq(ptr, (void *)sym_narrow(e, s), (void *)s));
  world_close(&w);
}

Test(narrow, a_value_that_fails_in_every_case_is_passed_on_without_more_failures) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *nothing = sym_arithmetic(e, BUILTIN_ADD, sym_truth(e, w.inputs[0]), sym_int(e, 1));
  cr_assert(eq(u32, e->failures.count, 1));
  sym_cup(e, sym_apply(e, nothing, nothing), sym_tuple(e, 1, &nothing));
  cr_assert(eq(u32, e->failures.count, 1));
  world_close(&w);
}

Test(sequence, without_its_ith_item_it_has_one_item_less) {
  World w;
  Encoder *e = open_encoder(&w);
  const Sym *one = sym_int(e, 1), *s = sym_tuple(e, 0, NULL);
  for (int i = 0; i < 5; i++) s = sym_append(e, s, one_of_integers(e, 2));
  Lit possible;
  const Sym *i = sym_pick(e, sym_interval(e, one, sym_len(e, s)), &possible);
  const Sym *before = sym_sub_seq(e, s, one, sym_arithmetic(e, BUILTIN_SUBTRACT, i, one));
  const Sym *after = sym_sub_seq(e, s, sym_arithmetic(e, BUILTIN_ADD, i, one), sym_len(e, s));
  const Sym *less = sym_concat(e, before, after);
  check_kind(less, SYM_FUNCTION);
  cr_assert(eq(u32, less->count, 4));
  for (uint32_t k = 0; k < 4; k++) cr_assert(lit_is_true(less->entries[k].present));
  world_close(&w);
}
