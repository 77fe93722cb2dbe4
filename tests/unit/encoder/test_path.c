/* The path decides what follows directly from what is assumed, and forgets it again. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "encoder/encoder.h"
#include "random.h"

typedef struct Fixture {
  Encoder e;
  Lit a, b, d;
} Fixture;

static Fixture open_fixture(void) {
  Circuit *c = circuit_create();
  return (Fixture){{.circuit = c}, circuit_input(c), circuit_input(c), circuit_input(c)};
}

static void close_fixture(Fixture *f) {
  path_free(&f->e);
  vec_free(&f->e.failures);
  circuit_destroy(f->e.circuit);
}

#define same(x, y) cr_assert(eq(u32, (x).code, (y).code))

Test(path, an_assumed_conjunction_makes_its_operands_known) {
  Fixture f = open_fixture();
  Lit both = circuit_and(f.e.circuit, f.a, circuit_and(f.e.circuit, f.b, lit_not(f.d)));
  cr_assert(path_push(&f.e, both));
  same(path_reduce(&f.e, f.a), LIT_TRUE);
  same(path_reduce(&f.e, f.b), LIT_TRUE);
  same(path_reduce(&f.e, f.d), LIT_FALSE);
  cr_assert(not(path_push(&f.e, f.d)));
  close_fixture(&f);
}

Test(path, an_assumed_negation_of_a_disjunction_makes_its_operands_false) {
  Fixture f = open_fixture();
  cr_assert(path_push(&f.e, lit_not(circuit_or(f.e.circuit, f.a, f.b))));
  same(path_reduce(&f.e, f.a), LIT_FALSE);
  same(path_reduce(&f.e, f.b), LIT_FALSE);
  close_fixture(&f);
}

Test(path, gates_above_assumed_literals_are_decided) {
  Fixture f = open_fixture();
  Lit either = circuit_or(f.e.circuit, f.a, f.b), mux = circuit_ite(f.e.circuit, f.a, f.b, f.d);
  cr_assert(path_push(&f.e, f.a));
  same(path_reduce(&f.e, either), LIT_TRUE);
  same(path_reduce(&f.e, mux), mux);
  cr_assert(path_push(&f.e, lit_not(f.b)));
  same(path_reduce(&f.e, mux), LIT_FALSE);
  close_fixture(&f);
}

Test(path, rewinding_forgets_and_a_refused_push_leaves_nothing) {
  Fixture f = open_fixture();
  PathMark start = path_save(&f.e);
  cr_assert(path_push(&f.e, f.a));
  PathMark first = path_save(&f.e);
  cr_assert(not(path_push(&f.e, circuit_and(f.e.circuit, f.b, lit_not(f.a)))));
  same(path_reduce(&f.e, f.b), f.b);
  cr_assert(eq(u32, path_save(&f.e).height, first.height));
  path_rewind(&f.e, start);
  same(path_reduce(&f.e, f.a), f.a);
  same(path_literal(&f.e), LIT_TRUE);
  close_fixture(&f);
}

Test(path, its_literal_is_the_conjunction_of_what_was_pushed) {
  Fixture f = open_fixture();
  cr_assert(path_push(&f.e, f.a));
  cr_assert(path_push(&f.e, f.b));
  same(path_literal(&f.e), circuit_and(f.e.circuit, f.a, f.b));
  path_rewind(&f.e, (PathMark){1});
  same(path_literal(&f.e), f.a);
  cr_assert(path_push(&f.e, f.d));
  same(path_literal(&f.e), circuit_and(f.e.circuit, f.a, f.d));
  close_fixture(&f);
}

Test(path, assuming_a_deep_conjunction_needs_no_stack) {
  Fixture f = open_fixture();
  Lit deep = f.a;
  for (int i = 0; i < 1000000; i++)
    deep = circuit_and(f.e.circuit, circuit_input(f.e.circuit), deep);
  cr_assert(path_push(&f.e, deep));
  same(path_reduce(&f.e, f.a), LIT_TRUE);
  close_fixture(&f);
}

static Lit random_gate(Fixture *f, Random *r, const Lit *known, uint32_t count) {
  Lit x = lit_xor_sign(known[random_below(r, count)], random_chance(r, 50));
  Lit y = lit_xor_sign(known[random_below(r, count)], random_chance(r, 50));
  Lit z = lit_xor_sign(known[random_below(r, count)], random_chance(r, 50));
  switch (random_below(r, 3)) {
  case 0: return circuit_xor(f->e.circuit, x, y);
  case 1: return circuit_ite(f->e.circuit, x, y, z);
  default: return circuit_and(f->e.circuit, x, y);
  }
}

static bool value_in_row(const Fixture *f, Lit l, uint32_t row) {
  Valuation *v = valuation_create(f->e.circuit);
  const Lit inputs[] = {f->a, f->b, f->d};
  for (uint32_t i = 0; i < 3; i++) valuation_set(v, inputs[i], row >> i & 1);
  bool value = valuation_lit(v, l);
  valuation_destroy(v);
  return value;
}

/* Whatever the path decides holds in all rows where the path does; it refuses only
   what holds in none of them. */
static void check_decisions(Fixture *f, const Lit *known, uint32_t count, uint64_t seed) {
  Lit path = path_literal(&f->e);
  for (uint32_t row = 0; row < 8; row++) {
    if (!value_in_row(f, path, row)) continue;
    for (uint32_t i = 0; i < count; i++)
      if (value_in_row(f, known[i], row) != value_in_row(f, path_reduce(&f->e, known[i]), row))
        cr_fatal("seed %llu: gate %u is decided wrongly", (unsigned long long)seed, i);
  }
}

static bool push_is_refused_rightly(Fixture *f, Lit refused) {
  Lit both = circuit_and(f->e.circuit, path_literal(&f->e), refused);
  for (uint32_t row = 0; row < 8; row++)
    if (value_in_row(f, both, row)) return false;
  return true;
}

Test(path, decides_only_what_follows) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + 100; seed++) {
    Fixture f = open_fixture();
    Random r = {seed};
    Lit known[30] = {f.a, f.b, f.d};
    for (uint32_t i = 3; i < 30; i++) known[i] = random_gate(&f, &r, known, i);
    for (int push = 0; push < 3; push++) {
      Lit next = lit_xor_sign(known[random_below(&r, 30)], random_chance(&r, 50));
      if (!path_push(&f.e, next))
        cr_assert(push_is_refused_rightly(&f, next), "seed %llu", (unsigned long long)seed);
      check_decisions(&f, known, 30, seed);
    }
    close_fixture(&f);
  }
}

Test(failures, are_recorded_with_the_path_and_not_where_it_excludes_them) {
  Fixture f = open_fixture();
  cr_assert(path_push(&f.e, f.a));
  encoder_fail(&f.e, lit_not(f.a), FAULT_NOT_SET);
  cr_assert(eq(u32, f.e.failures.count, 0));
  encoder_fail(&f.e, f.b, FAULT_NOT_SET);
  encoder_fail(&f.e, LIT_TRUE, FAULT_OFF_DOMAIN);
  cr_assert(eq(u32, f.e.failures.count, 2));
  same(f.e.failures.at[0].when, circuit_and(f.e.circuit, f.a, f.b));
  same(f.e.failures.at[1].when, f.a);
  same(failures_since(&f.e, 1), f.a);
  same(failures_since(&f.e, 2), LIT_FALSE);
  close_fixture(&f);
}
