/* The circuit computes what its constructors say, and says simple things simply. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/arena.h"
#include "base/vec.h"
#include "encoder/circuit.h"
#include "random.h"

enum { INPUTS = 5, ROWS = 1 << INPUTS, STEPS = 300 };

/* A literal and its truth table, one bit per row. */
typedef struct Known {
  Lit lit;
  uint32_t table;
} Known;

typedef struct Growth {
  Circuit *circuit;
  Random random;
  Lit inputs[INPUTS];
  vec(Known) known;
} Growth;

static Known draw(Growth *g) {
  Known k = g->known.at[random_below(&g->random, g->known.count)];
  return random_chance(&g->random, 50) ? (Known){lit_not(k.lit), ~k.table} : k;
}

static void start(Growth *g, uint64_t seed) {
  *g = (Growth){.circuit = circuit_create(), .random = {seed}};
  vec_push(&g->known, ((Known){LIT_TRUE, ~0U}));
  for (uint32_t i = 0; i < INPUTS; i++) {
    uint32_t table = 0;
    for (uint32_t row = 0; row < ROWS; row++) table |= (row >> i & 1) << row;
    g->inputs[i] = circuit_input(g->circuit);
    vec_push(&g->known, ((Known){g->inputs[i], table}));
  }
}

static Known grow_many(Growth *g, bool conjunction) {
  Lit literals[9];
  uint32_t count = random_below(&g->random, 10), table = conjunction ? ~0U : 0;
  for (uint32_t i = 0; i < count; i++) {
    Known k = draw(g);
    literals[i] = k.lit;
    table = conjunction ? table & k.table : table | k.table;
  }
  Lit lit = conjunction ? circuit_and_all(g->circuit, count, literals)
                        : circuit_or_all(g->circuit, count, literals);
  return (Known){lit, table};
}

static Known grow(Growth *g) {
  Known a = draw(g), b = draw(g), d = draw(g);
  Circuit *c = g->circuit;
  switch (random_below(&g->random, 12)) {
  case 0: return (Known){circuit_or(c, a.lit, b.lit), a.table | b.table};
  case 1: return (Known){circuit_xor(c, a.lit, b.lit), a.table ^ b.table};
  case 2: return (Known){circuit_iff(c, a.lit, b.lit), ~(a.table ^ b.table)};
  case 3: return (Known){circuit_implies(c, a.lit, b.lit), ~a.table | b.table};
  case 4:
  case 5:
  case 6:
    return (Known){circuit_ite(c, a.lit, b.lit, d.lit), (a.table & b.table) | (~a.table & d.table)};
  case 7: return grow_many(g, true);
  case 8: return grow_many(g, false);
  default: return (Known){circuit_and(c, a.lit, b.lit), a.table & b.table};
  }
}

static void grow_all(Growth *g) {
  for (int i = 0; i < STEPS; i++) {
    Known next = grow(g);
    vec_push(&g->known, next);
  }
}

static Valuation *row_valuation(const Growth *g, uint32_t row) {
  Valuation *v = valuation_create(g->circuit);
  for (uint32_t i = 0; i < INPUTS; i++) valuation_set(v, g->inputs[i], row >> i & 1);
  return v;
}

static void check_tables(const Growth *g, uint64_t seed) {
  for (uint32_t row = 0; row < ROWS; row++) {
    Valuation *v = row_valuation(g, row);
    for (uint32_t i = 0; i < g->known.count; i++)
      if (valuation_lit(v, g->known.at[i].lit) != (g->known.at[i].table >> row & 1))
        cr_fatal("seed %llu: literal %u is wrong in row %u", (unsigned long long)seed, i, row);
    valuation_destroy(v);
  }
}

Test(circuit, computes_what_was_built) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + 200; seed++) {
    Growth g;
    start(&g, seed);
    grow_all(&g);
    check_tables(&g, seed);
    vec_free(&g.known);
    circuit_destroy(g.circuit);
  }
}

Test(circuit, children_come_before_their_parents) {
  Growth g;
  start(&g, random_seed(7));
  grow_all(&g);
  for (uint32_t i = 0; i < circuit_gate_count(g.circuit); i++) {
    const Gate *gate = circuit_gate(g.circuit, i);
    if (gate->kind == GATE_FALSE || gate->kind == GATE_INPUT) continue;
    for (int k = 0; k < 3; k++) cr_assert(lt(u32, lit_gate(gate->inputs[k]), i));
  }
  vec_free(&g.known);
  circuit_destroy(g.circuit);
}

typedef struct Three {
  Circuit *c;
  Lit a, b, d;
} Three;

static Three three_inputs(void) {
  Circuit *c = circuit_create();
  return (Three){c, circuit_input(c), circuit_input(c), circuit_input(c)};
}

#define same(x, y) cr_assert(eq(u32, (x).code, (y).code))

Test(circuit, constants_fold) {
  Three t = three_inputs();
  same(circuit_and(t.c, t.a, LIT_TRUE), t.a);
  same(circuit_and(t.c, t.a, lit_not(t.a)), LIT_FALSE);
  same(circuit_or(t.c, t.a, lit_not(t.a)), LIT_TRUE);
  same(circuit_xor(t.c, t.a, t.a), LIT_FALSE);
  same(circuit_ite(t.c, t.a, t.b, t.b), t.b);
  same(circuit_ite(t.c, t.a, LIT_TRUE, LIT_FALSE), t.a);
  same(circuit_and_all(t.c, 0, NULL), LIT_TRUE);
  same(circuit_or_all(t.c, 0, NULL), LIT_FALSE);
  cr_assert(eq(u32, circuit_gate_count(t.c), 4));
  circuit_destroy(t.c);
}

Test(circuit, equal_structure_is_shared_whatever_the_order_and_signs) {
  Three t = three_inputs();
  same(circuit_and(t.c, t.a, t.b), circuit_and(t.c, t.b, t.a));
  same(circuit_xor(t.c, t.a, lit_not(t.b)), lit_not(circuit_xor(t.c, t.b, t.a)));
  same(circuit_ite(t.c, lit_not(t.a), t.b, t.d), circuit_ite(t.c, t.a, t.d, t.b));
  same(circuit_ite(t.c, t.a, t.b, lit_not(t.b)), circuit_iff(t.c, t.a, t.b));
  circuit_destroy(t.c);
}

Test(circuit, conjunctions_see_the_operands_of_their_operands) {
  Three t = three_inputs();
  Lit ab = circuit_and(t.c, t.a, t.b);
  same(circuit_and(t.c, ab, lit_not(t.a)), LIT_FALSE);
  same(circuit_and(t.c, ab, t.b), ab);
  same(circuit_and(t.c, lit_not(ab), lit_not(t.b)), lit_not(t.b));
  same(circuit_and(t.c, lit_not(ab), t.a), circuit_and(t.c, t.a, lit_not(t.b)));
  same(circuit_and(t.c, ab, circuit_and(t.c, lit_not(t.b), t.d)), LIT_FALSE);
  same(circuit_or(t.c, ab, circuit_and(t.c, t.a, lit_not(t.b))), t.a);
  same(circuit_or(t.c, ab, circuit_and(t.c, lit_not(t.a), t.d)), circuit_ite(t.c, t.a, t.b, t.d));
  circuit_destroy(t.c);
}

Test(circuit, exactly_one_of_a_decoder_is_true_and_each_can_be) {
  for (uint32_t count = 1; count <= 9; count++) {
    Circuit *c = circuit_create();
    Lit out[9];
    bool seen[9] = {false};
    circuit_one_of(c, count, out);
    uint32_t inputs = circuit_input_count(c);
    cr_assert(eq(u32, inputs, (uint32_t)(count > 1) + (count > 2) + (count > 4) + (count > 8)));
    for (uint32_t row = 0; row < 1U << inputs; row++) {
      Valuation *v = valuation_create(c);
      for (uint32_t i = 0; i < inputs; i++) valuation_set(v, (Lit){2 * (i + 1)}, row >> i & 1);
      uint32_t chosen = 0;
      for (uint32_t i = 0; i < count; i++)
        if (valuation_lit(v, out[i])) seen[i] = true, chosen++;
      cr_assert(eq(u32, chosen, 1));
      valuation_destroy(v);
    }
    for (uint32_t i = 0; i < count; i++) cr_assert(seen[i]);
    circuit_destroy(c);
  }
}

static void check_counter(uint32_t count, uint32_t most) {
  Circuit *c = circuit_create();
  Lit in[7], out[7];
  for (uint32_t i = 0; i < count; i++) in[i] = circuit_input(c);
  circuit_count(c, count, in, most, out);
  for (uint32_t row = 0; row < 1U << count; row++) {
    Valuation *v = valuation_create(c);
    uint32_t ones = 0;
    for (uint32_t i = 0; i < count; i++) {
      valuation_set(v, in[i], row >> i & 1);
      ones += row >> i & 1;
    }
    for (uint32_t k = 0; k < count && k < most; k++)
      cr_assert(eq(int, valuation_lit(v, out[k]), ones >= k + 1));
    valuation_destroy(v);
  }
  circuit_destroy(c);
}

Test(circuit, a_counter_counts) {
  for (uint32_t count = 0; count <= 7; count++)
    for (uint32_t most = 0; most <= count + 1; most++) check_counter(count, most);
}

/* An integer term and its value where x = 3, y = -2 and the condition holds, and
   where x = -5, y = 7 and it does not. */
typedef struct KnownTerm {
  Term term;
  int64_t first, second;
} KnownTerm;

typedef struct Sums {
  Circuit *c;
  Random random;
  Lit condition;
  Term x, y;
  vec(KnownTerm) known;
} Sums;

static KnownTerm draw_term(Sums *s) {
  return s->known.at[random_below(&s->random, s->known.count)];
}

static int64_t floor_modulo(int64_t a, int64_t b) { return ((a % b) + b) % b; }
static int64_t floor_divide(int64_t a, int64_t b) { return (a - floor_modulo(a, b)) / b; }

static KnownTerm grow_term(Sums *s) {
  KnownTerm a = draw_term(s), b = draw_term(s);
  int64_t n = (int64_t)random_below(&s->random, 9) - 4, d = 1 + random_below(&s->random, 4);
  switch (random_below(&s->random, 6)) {
  case 0: return (KnownTerm){circuit_constant(s->c, integer_from(n)), n, n};
  case 1:
    return (KnownTerm){circuit_divide(s->c, a.term, circuit_constant(s->c, integer_from(d))),
                       floor_divide(a.first, d), floor_divide(a.second, d)};
  case 2:
    return (KnownTerm){circuit_modulo(s->c, a.term, circuit_constant(s->c, integer_from(d))),
                       floor_modulo(a.first, d), floor_modulo(a.second, d)};
  case 3:
    return (KnownTerm){circuit_term_ite(s->c, s->condition, a.term, b.term), a.first, b.second};
  case 4:
    return (KnownTerm){circuit_multiply(s->c, a.term, circuit_constant(s->c, integer_from(n))),
                       a.first * n, a.second * n};
  default:
    return (KnownTerm){circuit_add(s->c, a.term, b.term), a.first + b.first, a.second + b.second};
  }
}

static void check_terms(Sums *s, bool second, uint64_t seed) {
  vec(Lit) relations = {0};
  for (uint32_t i = 0; i + 1 < s->known.count; i++) {
    vec_push(&relations, circuit_le(s->c, s->known.at[i].term, s->known.at[i + 1].term));
    vec_push(&relations, circuit_eq(s->c, s->known.at[i].term, s->known.at[i + 1].term));
  }
  Valuation *v = valuation_create(s->c);
  valuation_set(v, s->condition, !second);
  valuation_set_term(v, s->x, integer_from(second ? -5 : 3));
  valuation_set_term(v, s->y, integer_from(second ? 7 : -2));
  for (uint32_t i = 0; i + 1 < s->known.count; i++) {
    KnownTerm a = s->known.at[i], b = s->known.at[i + 1];
    int64_t left = second ? a.second : a.first, right = second ? b.second : b.first, got;
    bool small = integer_is_small(valuation_term(v, a.term), &got);
    if (!small || got != left || valuation_lit(v, relations.at[2 * i]) != (left <= right) ||
        valuation_lit(v, relations.at[2 * i + 1]) != (left == right))
      cr_fatal("seed %llu: term %u is wrong", (unsigned long long)seed, i);
  }
  valuation_destroy(v);
  vec_free(&relations);
}

Test(circuit, integer_terms_compute_what_was_built) {
  uint64_t first = random_seed(1);
  for (uint64_t seed = first; seed < first + 200; seed++) {
    Sums s = {.c = circuit_create(), .random = {seed}};
    s.condition = circuit_input(s.c);
    s.x = circuit_integer(s.c);
    s.y = circuit_integer(s.c);
    vec_push(&s.known, ((KnownTerm){s.x, 3, -5}));
    vec_push(&s.known, ((KnownTerm){s.y, -2, 7}));
    for (int i = 0; i < 20; i++) {
      KnownTerm next = grow_term(&s); /* 4^20 * 7 fits */
      vec_push(&s.known, next);
    }
    check_terms(&s, false, seed);
    check_terms(&s, true, seed);
    vec_free(&s.known);
    circuit_destroy(s.c);
  }
}

Test(circuit, comparisons_of_constants_and_shifted_terms_fold) {
  Circuit *c = circuit_create();
  Term x = circuit_integer(c), one = circuit_constant(c, integer_from(1));
  Term two = circuit_add(c, one, one), up = circuit_add(c, circuit_add(c, x, one), one);
  same(circuit_eq(c, up, circuit_add(c, x, two)), LIT_TRUE);
  same(circuit_eq(c, up, circuit_add(c, x, one)), circuit_eq(c, two, one));
  same(circuit_le(c, one, two), LIT_TRUE);
  Lit p = circuit_input(c);
  same(circuit_eq(c, circuit_term_ite(c, p, one, two), two), lit_not(p));
  circuit_destroy(c);
}
