/* Picking from a set reaches every element and nothing else; candidates, least elements
   and expansions are those of the set under every valuation. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/vec.h"
#include "sym_world.h"

/* ---- sets to pick from ---- */

static const Sym *interval(World *w) {
  return sym_interval(&w->e, world_sym(w, SORT_INT, 1), world_sym(w, SORT_INT, 1));
}

static const Sym *lazy_pair(World *w, LazyKind kind) {
  const Sym *parts[] = {world_sym(w, SORT_SET, 1), world_sym(w, SORT_SET, 0)};
  return sym_lazy(&w->e, kind, kind == LAZY_POWERSET ? 1 : 2, parts);
}

static const Sym *record_set(World *w) {
  Symbol names[] = {symbol_intern(w->e.symbols, "x", 1), symbol_intern(w->e.symbols, "a", 1)};
  const Sym *parts[] = {world_sym(w, SORT_SET, 1), world_sym(w, SORT_SET, 1)};
  return sym_record_set(&w->e, 2, names, parts);
}

/* An infinite set less or plus something finite, met with a finite one. */
static const Sym *cut_naturals(World *w) {
  const Sym *naturals = sym_value(&w->e, value_lazy(w->e.values, LAZY_NAT, 0, NULL));
  const Sym *cut = sym_minus(&w->e, naturals, world_sym(w, SORT_SET, 1));
  return sym_cap(&w->e, world_sym(w, SORT_SET, 1), cut);
}

static const Sym *random_set(World *w) {
  switch (random_below(&w->random, 10)) {
  case 0: return interval(w);
  case 1: return lazy_pair(w, LAZY_POWERSET);
  case 2: return lazy_pair(w, LAZY_FUNCTIONS);
  case 3: return lazy_pair(w, LAZY_PRODUCT);
  case 4: return record_set(w);
  case 5: return cut_naturals(w);
  case 6: return sym_ite(&w->e, world_lit(w), interval(w), lazy_pair(w, LAZY_POWERSET));
  case 7: return world_sym(w, SORT_MESSAGES, 2);
  default: return world_sym(w, SORT_SETS, 2);
  }
}

/* ---- samples ---- */

/* A set and something made from it, with failures before and after. */
typedef struct Sample {
  World world;
  const Sym *set;
  uint32_t before, after;
  uint32_t rows; /* valuations of the inputs of the set itself */
} Sample;

static void start_sample(Sample *s, uint64_t seed) {
  world_open(&s->world, seed);
  s->set = random_set(&s->world);
  s->before = s->world.e.failures.count;
  s->rows = world_rows(&s->world);
}

static void finish_sample(Sample *s) { s->after = s->world.e.failures.count; }

/* The set under a valuation, or NULL if there is none. */
static const Value *set_in_row(Sample *s, Valuation *v) {
  Encoder *e = &s->world.e;
  if (world_failure(&s->world, 0, s->after, v)) return NULL;
  const Value *set = value_normal(e->values, sym_decode(e, s->set, v));
  return value_is_set(set) ? value_enumerate(e->values, set) : NULL;
}

/* ---- picking ---- */

/* All that is picked under valuations with the same row of the set's own inputs. */
typedef struct Reached {
  const Value *set;
  vec(const Value *) values;
} Reached;

static bool reaches(const Reached *r, const Value *wanted) {
  for (uint32_t i = 0; i < r->values.count; i++)
    if (r->values.at[i] == wanted) return true;
  return false;
}

/* A picked solver integer has more values than can be tried. */
static bool has_new_integers(const World *w) {
  uint32_t inputs = 0;
  for (uint32_t i = 0; i < circuit_term_count(w->e.circuit); i++)
    inputs += circuit_term(w->e.circuit, (Term){i})->kind == TERM_INPUT;
  return inputs > 1;
}

static void check_pick(uint64_t seed) {
  Sample s;
  Lit possible;
  start_sample(&s, seed);
  Encoder *e = &s.world.e;
  const Sym *picked = sym_pick(e, s.set, &possible);
  finish_sample(&s);
  Reached *reached = calloc(s.rows, sizeof *reached);
  bool feasible = circuit_input_count(e->circuit) <= 10 && !has_new_integers(&s.world);
  for (uint32_t row = 0; feasible && row < world_rows(&s.world); row++) {
    Valuation *v = world_valuation(&s.world, row);
    const Value *set = set_in_row(&s, v);
    Reached *r = &reached[row % s.rows];
    if (set) r->set = set;
    if (set && valuation_lit(v, possible)) {
      const Value *value = value_normal(e->values, sym_decode(e, picked, v));
      cr_assert(value_find(set, value) >= 0, "seed %llu: not an element is picked in row %u",
                (unsigned long long)seed, row);
      if (!reaches(r, value)) vec_push(&r->values, value);
    }
    valuation_destroy(v);
  }
  for (uint32_t row = 0; row < s.rows; row++) {
    if (reached[row].set)
      cr_assert(eq(u32, reached[row].values.count, reached[row].set->count),
                "seed %llu: elements are never picked in row %u", (unsigned long long)seed, row);
    vec_free(&reached[row].values);
  }
  free(reached);
  world_close(&s.world);
}

Test(sym, a_pick_reaches_every_element_and_nothing_else) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + random_cases(300); seed++) check_pick(seed);
}

static Encoder *open_plain(World *w) {
  world_open(w, 0);
  w->e.limits = limits_default;
  return &w->e;
}

Test(sym, picking_from_all_integers_needs_one_solver_integer) {
  World w;
  Encoder *e = open_plain(&w);
  Lit possible;
  const Sym *set = sym_value(e, value_lazy(e->values, LAZY_NAT, 0, NULL));
  const Sym *picked = sym_pick(e, set, &possible);
  cr_assert(eq(int, (int)picked->kind, SYM_TERM));
  cr_assert(not(lit_is_constant(possible)));
  cr_assert(eq(u32, e->failures.count, 0));
  world_close(&w);
}

Test(sym, picking_from_a_long_interval_needs_bits) {
  World w;
  Encoder *e = open_plain(&w);
  Lit possible;
  uint32_t before = circuit_input_count(e->circuit);
  const Sym *picked = sym_pick(e, sym_interval(e, sym_int(e, 0), sym_int(e, 100000)), &possible);
  cr_assert(eq(int, (int)picked->kind, SYM_INTEGER));
  cr_assert(eq(u32, circuit_input_count(e->circuit) - before, 17));
  world_close(&w);
}

Test(sym, a_long_interval_that_was_listed_is_still_an_interval) {
  World w;
  Encoder *e = open_plain(&w);
  Lit possible;
  const Sym *listed = sym_value(e, value_interval(e->values, integer_from(0), integer_from(3000)));
  cr_assert(eq(int, (int)listed->value->kind, VALUE_SET));
  uint32_t inputs = circuit_input_count(e->circuit);
  const Sym *picked = sym_pick(e, listed, &possible);
  cr_assert(eq(int, (int)picked->kind, SYM_INTEGER));
  cr_assert(eq(u32, circuit_input_count(e->circuit) - inputs, 12));
  uint32_t gates = circuit_gate_count(e->circuit);
  cr_assert(lit_is_true(sym_member(e, picked, listed)));
  const Sym *other = sym_value(e, value_interval(e->values, integer_from(7), integer_from(2000)));
  cr_assert(not(lit_is_constant(sym_member(e, picked, other))));
  cr_assert(lt(u32, circuit_gate_count(e->circuit) - gates, 100));
  world_close(&w);
}

Test(sym, picking_a_subset_needs_one_input_per_element) {
  World w;
  Encoder *e = open_plain(&w);
  Lit possible;
  uint32_t before = circuit_input_count(e->circuit);
  const Sym *base = sym_interval(e, sym_int(e, 1), sym_int(e, 40));
  const Sym *picked = sym_pick(e, sym_powerset(e, base), &possible);
  cr_assert(eq(int, (int)picked->kind, SYM_SET));
  cr_assert(lit_is_true(possible));
  cr_assert(eq(u32, circuit_input_count(e->circuit) - before, 40));
  world_close(&w);
}

Test(sym, sequences_of_any_length_are_not_picked) {
  World w;
  Encoder *e = open_plain(&w);
  Lit possible;
  const Sym *one = sym_int(e, 1), *base = sym_set(e, 1, &(SymMember){LIT_TRUE, one});
  sym_pick(e, sym_lazy(e, LAZY_SEQ, 1, &base), &possible);
  cr_assert(eq(int, (int)e->failures.at[0].kind, FAULT_LIMIT));
  world_close(&w);
}

/* ---- candidates and the least one ---- */

static const Value *candidates_in_row(Encoder *e, uint32_t count, const SymMember *candidates,
                                      Valuation *v) {
  vec(const Value *) elements = {0};
  for (uint32_t i = 0; i < count; i++)
    if (valuation_lit(v, candidates[i].in)) {
      const Value *element = value_normal(e->values, sym_decode(e, candidates[i].value, v));
      vec_push(&elements, element);
    }
  const Value *set = value_set(e->values, elements.count, elements.at);
  vec_free(&elements);
  return set;
}

/* The elements that hold, as far as decided by their order among the candidates. */
static const Value *least_in_row(Encoder *e, uint32_t count, const SymMember *candidates,
                                 const Lit *holds, Valuation *v) {
  const Value *least = NULL;
  for (uint32_t i = 0; i < count; i++) {
    if (!valuation_lit(v, candidates[i].in) || !valuation_lit(v, holds[i])) continue;
    const Value *element = value_normal(e->values, sym_decode(e, candidates[i].value, v));
    if (!least || value_compare(element, least) < 0) least = element;
  }
  return least;
}

static void check_candidates(uint64_t seed) {
  Sample s;
  uint32_t count;
  const SymMember *candidates;
  Lit holds[256];
  start_sample(&s, seed);
  Encoder *e = &s.world.e;
  if (sym_candidates(e, s.set, &count, &candidates) && count <= 256) {
    uint32_t listed = e->failures.count;
    for (uint32_t i = 0; i < count; i++) holds[i] = world_lit(&s.world);
    const Sym *least = sym_least(e, count, candidates, holds);
    s.after = listed;
    for (uint32_t row = 0; row < s.rows; row++) {
      Valuation *v = world_valuation(&s.world, row);
      const Value *set = set_in_row(&s, v);
      const Failure *failure = world_failure(&s.world, listed, e->failures.count, v);
      const Value *wanted = least_in_row(e, count, candidates, holds, v);
      if (set)
        cr_assert(eq(ptr, (void *)candidates_in_row(e, count, candidates, v), (void *)set),
                  "seed %llu", (unsigned long long)seed);
      if (set && !(failure && failure->kind == FAULT_LIMIT)) {
        cr_assert(eq(int, failure != NULL, wanted == NULL), "seed %llu", (unsigned long long)seed);
        if (wanted)
          cr_assert(
              eq(ptr, (void *)value_normal(e->values, sym_decode(e, least, v)), (void *)wanted),
              "seed %llu", (unsigned long long)seed);
      }
      valuation_destroy(v);
    }
  }
  world_close(&s.world);
}

Test(sym, candidates_are_the_elements_and_the_least_one_that_holds_is_chosen) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + random_cases(300); seed++) check_candidates(seed);
}

/* ---- expansion ---- */

static void check_expansion(uint64_t seed) {
  World w;
  world_open(&w, seed);
  Encoder *e = &w.e;
  const Sym *s = world_sym(&w, (Sort)random_below(&w.random, SORT_COUNT), 2);
  const Alternative *all;
  uint32_t count = sym_expand(e, s, 50, &all);
  for (uint32_t row = 0; count && row < world_rows(&w); row++) {
    Valuation *v = world_valuation(&w, row);
    const Value *wanted = value_normal(e->values, sym_decode(e, s, v));
    uint32_t true_guards = 0;
    bool failed = world_failure(&w, 0, e->failures.count, v) != NULL;
    for (uint32_t i = 0; i < count && !failed; i++)
      if (valuation_lit(v, all[i].guard)) {
        true_guards++;
        cr_assert(eq(ptr, (void *)all[i].value, (void *)wanted), "seed %llu",
                  (unsigned long long)seed);
      }
    cr_assert(failed || true_guards == 1, "seed %llu", (unsigned long long)seed);
    valuation_destroy(v);
  }
  world_close(&w);
}

Test(sym, an_expansion_has_exactly_one_alternative_in_every_case) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + random_cases(500); seed++) check_expansion(seed);
}
