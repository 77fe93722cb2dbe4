/* Each back end against all valuations of small random circuits. */
#include "solver/solver.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

enum { INPUTS = 5, INTEGERS = 2, LOW = -3, HIGH = 3 };

typedef struct Random {
  uint64_t state;
} Random;

static uint32_t below(Random *r, uint32_t limit) {
  r->state = r->state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (uint32_t)(r->state >> 33) % limit;
}

typedef struct Problem {
  Circuit *circuit;
  Lit inputs[INPUTS];
  Term integers[INTEGERS];
  uint32_t integer_count;
  vec(Lit) literals;
  vec(Term) terms;
} Problem;

static Lit some_literal(Problem *p, Random *r) {
  return lit_xor_sign(p->literals.at[below(r, p->literals.count)], below(r, 2));
}

static Term some_term(Problem *p, Random *r) { return p->terms.at[below(r, p->terms.count)]; }

static void add_integers(Problem *p, uint32_t count) {
  p->integer_count = count;
  for (uint32_t i = 0; i < count; i++) {
    p->integers[i] = circuit_integer(p->circuit);
    vec_push(&p->terms, p->integers[i]);
    Integer number = integer_from((int64_t)i * 2 - 1);
    vec_push(&p->terms, circuit_constant(p->circuit, number));
  }
}

static void add_gate(Problem *p, Random *r) {
  Circuit *c = p->circuit;
  Lit a = some_literal(p, r), b = some_literal(p, r), d = some_literal(p, r);
  switch (below(r, p->integer_count ? 6 : 4)) {
  case 0: vec_push(&p->literals, circuit_and(c, a, b)); return;
  case 1: vec_push(&p->literals, circuit_xor(c, a, b)); return;
  case 2: vec_push(&p->literals, circuit_ite(c, a, b, d)); return;
  case 3: vec_push(&p->literals, circuit_or(c, a, b)); return;
  case 4: vec_push(&p->literals, circuit_le(c, some_term(p, r), some_term(p, r))); return;
  default: vec_push(&p->literals, circuit_eq(c, some_term(p, r), some_term(p, r))); return;
  }
}

static void add_term(Problem *p, Random *r) {
  Circuit *c = p->circuit;
  Term a = some_term(p, r), b = some_term(p, r);
  int64_t divisor = (int64_t)below(r, 3) + 1;
  Term positive = circuit_constant(c, integer_from(divisor));
  Term either = circuit_constant(c, integer_from(below(r, 2) ? divisor : -divisor));
  switch (below(r, 4)) {
  case 0: vec_push(&p->terms, circuit_add(c, a, b)); return;
  case 1: vec_push(&p->terms, circuit_term_ite(c, some_literal(p, r), a, b)); return;
  case 2: vec_push(&p->terms, circuit_divide(c, a, either)); return;
  default: vec_push(&p->terms, circuit_modulo(c, a, positive)); return;
  }
}

static void problem_make(Problem *p, Random *r, uint32_t integers, uint32_t size) {
  p->circuit = circuit_create();
  for (int i = 0; i < INPUTS; i++) {
    p->inputs[i] = circuit_input(p->circuit);
    vec_push(&p->literals, p->inputs[i]);
  }
  add_integers(p, integers);
  for (uint32_t i = 0; i < size; i++) {
    if (integers && i % 2) add_term(p, r);
    add_gate(p, r);
  }
}

static void problem_free(Problem *p) {
  circuit_destroy(p->circuit);
  vec_free(&p->literals);
  vec_free(&p->terms);
}

/* The literal that keeps the integers where brute force looks. */
static Lit bounds(Problem *p) {
  Lit all = LIT_TRUE;
  Term low = circuit_constant(p->circuit, integer_from(LOW));
  Term high = circuit_constant(p->circuit, integer_from(HIGH));
  for (uint32_t i = 0; i < p->integer_count; i++) {
    all = circuit_and(p->circuit, all, circuit_le(p->circuit, low, p->integers[i]));
    all = circuit_and(p->circuit, all, circuit_le(p->circuit, p->integers[i], high));
  }
  return all;
}

static bool all_true(Valuation *v, uint32_t count, const Lit *lits) {
  for (uint32_t i = 0; i < count; i++)
    if (!valuation_lit(v, lits[i])) return false;
  return true;
}

static bool brute_force(Problem *p, uint32_t count, const Lit *lits) {
  uint32_t range = HIGH - LOW + 1, total = 1U << INPUTS;
  for (uint32_t i = 0; i < p->integer_count; i++) total *= range;
  for (uint32_t code = 0; code < total; code++) {
    Valuation *v = valuation_create(p->circuit);
    uint32_t rest = code >> INPUTS;
    for (int i = 0; i < INPUTS; i++) valuation_set(v, p->inputs[i], code >> i & 1);
    for (uint32_t i = 0; i < p->integer_count; i++, rest /= range)
      valuation_set_term(v, p->integers[i], integer_from((int64_t)(rest % range) + LOW));
    bool found = all_true(v, count, lits);
    valuation_destroy(v);
    if (found) return true;
  }
  return false;
}

/* A few rounds of queries on one solver: gates are added, literals asserted and
   assumed in between. */
static void compare(SolverKind kind, uint64_t seed, uint32_t integers, uint32_t size) {
  Random r = {seed};
  Problem p = {0};
  problem_make(&p, &r, integers, size);
  Solver *s = solver_open(p.circuit, &(SolverOptions){.kind = kind});
  vec(Lit) lits = {0};
  vec_push(&lits, bounds(&p));
  solver_assert(s, lits.at[0]);
  for (int round = 0; round < 8; round++) {
    Lit asserted = some_literal(&p, &r), assumed[2] = {some_literal(&p, &r), some_literal(&p, &r)};
    if (round % 4 == 1) solver_turn_over(s);
    if (round % 3 == 2) {
      solver_assert(s, asserted);
      vec_push(&lits, asserted);
    }
    uint32_t kept = lits.count;
    vec_push(&lits, assumed[0]);
    vec_push(&lits, assumed[1]);
    bool want = brute_force(&p, lits.count, lits.at);
    Answer answer = solver_check(s, 2, assumed, 0);
    cr_assert(answer == (want ? ANSWER_SAT : ANSWER_UNSAT), "seed %llu, round %d, kind %d",
              (unsigned long long)seed, round, (int)kind);
    if (want) {
      Valuation *v = solver_valuation(s);
      cr_assert(all_true(v, lits.count, lits.at), "seed %llu, round %d: the model is none",
                (unsigned long long)seed, round);
      valuation_destroy(v);
    }
    lits.count = kept;
    for (int i = 0; i < 5; i++) add_gate(&p, &r);
  }
  vec_free(&lits);
  solver_close(s);
  problem_free(&p);
}

Test(solver, z3_agrees_with_brute_force_on_boolean_circuits) {
  for (uint64_t seed = 0; seed < 40; seed++) compare(SOLVER_Z3, seed, 0, 40);
}

Test(solver, z3_agrees_with_brute_force_on_circuits_with_integers) {
  for (uint64_t seed = 0; seed < 40; seed++) compare(SOLVER_Z3, seed, INTEGERS, 10);
}

Test(solver, the_automatic_choice_agrees_with_brute_force) {
  for (uint64_t seed = 100; seed < 400; seed++) compare(SOLVER_AUTO, seed, 0, 40);
  for (uint64_t seed = 400; seed < 420; seed++) compare(SOLVER_AUTO, seed, 1, 14);
}

/* Inputs with constants added, constants, and choices between such terms. */
static void add_shifted_term(Problem *p, Random *r, int64_t farthest) {
  Circuit *c = p->circuit;
  Integer shift = integer_from((int64_t)below(r, 2 * (uint32_t)farthest + 1) - farthest);
  Term a = some_term(p, r), constant = circuit_constant(c, shift);
  switch (below(r, 4)) {
  case 0: vec_push(&p->terms, circuit_integer(c)); return;
  case 1: vec_push(&p->terms, circuit_add(c, a, constant)); return;
  case 2: vec_push(&p->terms, constant); return;
  default: vec_push(&p->terms, circuit_term_ite(c, some_literal(p, r), a, some_term(p, r)));
  }
}

/* Bits and Z3's arithmetic on the same growing problem, without bounds for integers. */
static void compare_differences(uint64_t seed, int64_t farthest) {
  Random r = {seed};
  Problem p = {0};
  problem_make(&p, &r, 0, 10);
  p.integer_count = INTEGERS;
  for (int i = 0; i < INTEGERS; i++) vec_push(&p.terms, circuit_integer(p.circuit));
  Solver *bits = solver_open(p.circuit, &(SolverOptions){.kind = SOLVER_AUTO});
  Solver *theory = solver_open(p.circuit, &(SolverOptions){.kind = SOLVER_Z3});
  for (int round = 0; round < 12; round++) {
    for (int i = 0; i < 8; i++) add_shifted_term(&p, &r, farthest);
    for (int i = 0; i < 12; i++) add_gate(&p, &r);
    Lit asked[] = {some_literal(&p, &r), *vec_last(&p.literals)};
    Answer answer = solver_check(bits, 2, asked, 0);
    cr_assert(answer == solver_check(theory, 2, asked, 0), "seed %llu, round %d",
              (unsigned long long)seed, round);
    Valuation *v = solver_valuation(bits);
    cr_assert(answer != ANSWER_SAT || all_true(v, 2, asked), "seed %llu, round %d: no model",
              (unsigned long long)seed, round);
    valuation_destroy(v);
    Lit known = lit_xor_sign(asked[round % 2], answer == ANSWER_UNSAT && round % 2);
    if (answer == ANSWER_SAT) solver_assert(bits, known), solver_assert(theory, known);
  }
  cr_assert(strcmp(solver_name(bits), "z3 (integers)") != 0, "seed %llu: bits were not enough",
            (unsigned long long)seed);
  solver_close(bits);
  solver_close(theory);
  problem_free(&p);
}

Test(solver, integers_that_are_only_compared_are_decided_by_bits_as_by_arithmetic) {
  for (uint64_t seed = 0; seed < 60; seed++) compare_differences(seed, 3);
  for (uint64_t seed = 60; seed < 90; seed++) compare_differences(seed, 5000);
}

Test(solver, a_chain_of_gaps_may_grow_as_long_as_there_are_integers) {
  Circuit *c = circuit_create();
  Solver *s = solver_open(c, &(SolverOptions){0});
  Term first = circuit_integer(c), last = first, gap = circuit_constant(c, integer_from(1000));
  for (int i = 0; i < 40; i++) {
    Term next = circuit_integer(c);
    solver_assert(s, circuit_le(c, circuit_add(c, last, gap), next));
    last = next;
    cr_assert(solver_check(s, 0, NULL, 0) == ANSWER_SAT, "%d gaps", i + 1);
  }
  Lit cycle = circuit_le(c, last, first);
  cr_assert(solver_check(s, 1, &cycle, 0) == ANSWER_UNSAT);
  solver_close(s);
  circuit_destroy(c);
}

Test(solver, sums_of_two_integers_are_left_to_arithmetic) {
  Circuit *c = circuit_create();
  Term a = circuit_integer(c), b = circuit_integer(c);
  Lit odd =
      circuit_eq(c, circuit_add(c, a, circuit_add(c, a, circuit_constant(c, integer_from(1)))),
                 circuit_add(c, b, b));
  Solver *s = solver_open(c, &(SolverOptions){0});
  cr_assert(solver_check(s, 1, &odd, 0) == ANSWER_UNSAT);
  cr_assert(eq(str, (char *)solver_name(s), "z3 (integers)"));
  solver_close(s);
  circuit_destroy(c);
}

Test(solver, decides_constants_without_a_back_end) {
  Circuit *c = circuit_create();
  Lit a = circuit_input(c);
  Solver *s = solver_open(c, &(SolverOptions){0});
  cr_assert(solver_check(s, 0, NULL, 0) == ANSWER_SAT);
  cr_assert(solver_check(s, 1, (Lit[]){LIT_TRUE}, 0) == ANSWER_SAT);
  cr_assert(solver_check(s, 2, (Lit[]){a, LIT_FALSE}, 0) == ANSWER_UNSAT);
  solver_assert(s, a);
  cr_assert(solver_check(s, 1, (Lit[]){lit_not(a)}, 0) == ANSWER_UNSAT);
  solver_assert(s, lit_not(a));
  cr_assert(solver_check(s, 0, NULL, 0) == ANSWER_UNSAT);
  cr_assert(eq(str, (char *)solver_name(s), "none"));
  cr_assert(eq(u64, solver_statistics(s).trivial, 5));
  solver_close(s);
  circuit_destroy(c);
}

/* 11 pigeons do not fit into 10 holes; resolution needs exponentially many steps. */
static Lit pigeons(Circuit *c, uint32_t holes) {
  Lit all = LIT_TRUE;
  Lit *sits = calloc((holes + 1) * (size_t)holes, sizeof *sits);
  for (uint32_t i = 0; i < (holes + 1) * holes; i++) sits[i] = circuit_input(c);
  for (uint32_t p = 0; p <= holes; p++)
    all = circuit_and(c, all, circuit_or_all(c, holes, &sits[p * holes]));
  for (uint32_t h = 0; h < holes; h++)
    for (uint32_t p = 0; p <= holes; p++)
      for (uint32_t q = 0; q < p; q++)
        all =
            circuit_and(c, all, lit_not(circuit_and(c, sits[p * holes + h], sits[q * holes + h])));
  free(sits);
  return all;
}

static void expect_deadline(SolverKind kind) {
  Circuit *c = circuit_create();
  Solver *s = solver_open(c, &(SolverOptions){.kind = kind});
  Lit hard = pigeons(c, 12);
  double start = solver_clock();
  cr_assert(solver_check(s, 1, &hard, start + 0.2) == ANSWER_UNKNOWN);
  cr_assert(solver_clock() - start < 5);
  cr_assert(ne(ptr, (void *)solver_reason(s), NULL));
  solver_close(s);
  circuit_destroy(c);
}

Test(solver, z3_gives_up_at_the_deadline) { expect_deadline(SOLVER_Z3); }
Test(solver, the_automatic_choice_gives_up_at_the_deadline) { expect_deadline(SOLVER_AUTO); }

Test(solver, an_interrupted_solver_answers_unknown) {
  Circuit *c = circuit_create();
  Solver *s = solver_open(c, &(SolverOptions){0});
  Lit a = circuit_input(c), b = circuit_and(c, a, circuit_input(c));
  solver_interrupt(s);
  cr_assert(solver_check(s, 1, &b, 0) == ANSWER_UNKNOWN);
  cr_assert(eq(str, (char *)solver_reason(s), "interrupted"));
  solver_close(s);
  circuit_destroy(c);
}

Test(solver, finds_integers_beyond_64_bits) {
  Circuit *c = circuit_create();
  Arena *memory = arena_create();
  Integer big;
  cr_assert(integer_parse(memory, "123456789012345678901234567890", 10, &big));
  Term n = circuit_integer(c), limit = circuit_constant(c, big);
  Lit above = lit_not(circuit_le(c, n, limit));
  Solver *s = solver_open(c, &(SolverOptions){0});
  cr_assert(solver_check(s, 1, &above, 0) == ANSWER_SAT);
  Valuation *v = solver_valuation(s);
  cr_assert(integer_compare(valuation_term(v, n), big) > 0);
  valuation_destroy(v);
  solver_close(s);
  arena_destroy(memory);
  circuit_destroy(c);
}

/* a, b, c with ~(a /\ b) asserted: the core leaves c out. */
static void expect_core(SolverKind kind, bool integers) {
  Circuit *circuit = circuit_create();
  Lit inputs[3];
  for (int i = 0; i < 3; i++)
    inputs[i] = integers ? circuit_le(circuit, circuit_constant(circuit, integer_from(0)),
                                      circuit_integer(circuit))
                         : circuit_input(circuit);
  Solver *s = solver_open(circuit, &(SolverOptions){.kind = kind});
  solver_assert(s, lit_not(circuit_and(circuit, inputs[0], inputs[1])));
  Lit asked[] = {inputs[2], inputs[0], inputs[1]};
  cr_assert(solver_check(s, 3, asked, 0) == ANSWER_UNSAT);
  cr_assert(not(solver_used(s, 0)));
  cr_assert(solver_used(s, 1));
  cr_assert(solver_used(s, 2));
  solver_close(s);
  circuit_destroy(circuit);
}

Test(solver, z3_tells_which_assumptions_it_used) { expect_core(SOLVER_Z3, false); }
Test(solver, z3_tells_which_comparisons_it_used) { expect_core(SOLVER_Z3, true); }
Test(solver, the_automatic_choice_tells_which_assumptions_it_used) {
  expect_core(SOLVER_AUTO, false);
}

Test(solver, an_assumption_that_is_false_is_the_whole_core) {
  Circuit *circuit = circuit_create();
  Lit asked[] = {circuit_input(circuit), LIT_FALSE};
  Solver *s = solver_open(circuit, &(SolverOptions){0});
  cr_assert(solver_check(s, 2, asked, 0) == ANSWER_UNSAT);
  cr_assert(not(solver_used(s, 0)));
  cr_assert(solver_used(s, 1));
  solver_close(s);
  circuit_destroy(circuit);
}
