#include "solver/cnf.h"

#include "base/panic.h"

/* What has been emitted of a gate: the directions of its definition; whether the
   back end was told of a comparison; whether it was asserted. */
enum { DOWN = 1, UP = 2, TOLD = 4, ASSERTED = 8 };

static void count_uses(Cnf *c, const Gate *gate) {
  if (gate->kind != GATE_AND && gate->kind != GATE_XOR && gate->kind != GATE_ITE) return;
  int count = gate->kind == GATE_ITE ? 3 : 2;
  for (int i = 0; i < count; i++) {
    CnfGate *used = &c->gates.at[lit_gate(gate->inputs[i])];
    if (used->uses < 2) used->uses++;
  }
}

/* Take note of gates made since the last call. */
static void catch_up(Cnf *c) {
  uint32_t count = circuit_gate_count(c->circuit);
  for (uint32_t g = c->gates.count; g < count; g++) {
    vec_push(&c->gates, (CnfGate){0});
    count_uses(c, circuit_gate(c->circuit, g));
  }
}

Cnf *cnf_create(const Circuit *circuit) {
  Cnf *c = calloc(1, sizeof *c);
  if (!c) panic("out of memory");
  c->circuit = circuit;
  vec_push(&c->gate_of, 0);
  return c;
}

void cnf_use_differences(Cnf *c) { c->differences = differences_create(c->circuit); }

void cnf_destroy(Cnf *c) {
  if (!c) return;
  differences_destroy(c->differences);
  vec_free(&c->gates);
  vec_free(&c->gate_of);
  vec_free(&c->clauses);
  vec_free(&c->comparisons);
  vec_free(&c->work);
  vec_free(&c->conjuncts);
  vec_free(&c->terms);
  vec_free(&c->term_work);
  free(c);
}

static int32_t variable_of(Cnf *c, uint32_t gate) {
  CnfGate *g = &c->gates.at[gate];
  if (!g->variable) {
    g->variable = (int32_t)c->gate_of.count;
    vec_push(&c->gate_of, gate);
  }
  return g->variable;
}

static int32_t dimacs(Cnf *c, Lit lit) {
  int32_t variable = variable_of(c, lit_gate(lit));
  return lit_negated(lit) ? -variable : variable;
}

/* The literal in a position where only `literal => meaning` is needed; its
   definition is queued. */
static int32_t require(Cnf *c, Lit lit) {
  uint8_t direction = lit_negated(lit) ? UP : DOWN;
  int32_t literal = dimacs(c, lit);
  CnfGate *g = &c->gates.at[lit_gate(lit)];
  if (!(g->emitted & direction)) {
    g->emitted |= direction;
    vec_push(&c->work, lit);
  }
  return literal;
}

static void require_both(Cnf *c, Lit lit) {
  require(c, lit);
  require(c, lit_not(lit));
}

static void add(Cnf *c, int32_t literal) { vec_push(&c->clauses, literal); }

static void end(Cnf *c) {
  add(c, 0);
  c->clause_count++;
}

static void clause(Cnf *c, int32_t x, int32_t y, int32_t z) {
  add(c, x);
  add(c, y);
  if (z) add(c, z);
  end(c);
}

int32_t cnf_fresh(Cnf *c) {
  vec_push(&c->gate_of, 0);
  return (int32_t)c->gate_of.count - 1;
}

void cnf_clause(Cnf *c, uint32_t count, const int32_t *literals) {
  for (uint32_t i = 0; i < count; i++) add(c, literals[i]);
  end(c);
}

static bool dissolves(const Cnf *c, Lit lit) {
  const CnfGate *g = &c->gates.at[lit_gate(lit)];
  return !lit_negated(lit) && g->uses == 1 && !g->variable &&
         circuit_gate(c->circuit, lit_gate(lit))->kind == GATE_AND;
}

/* The conjuncts of an AND gate, taken apart as far as they are used only here. */
static void collect_conjuncts(Cnf *c, uint32_t gate) {
  vec_clear(&c->conjuncts);
  const Gate *root = circuit_gate(c->circuit, gate);
  vec_push(&c->conjuncts, root->inputs[0]);
  vec_push(&c->conjuncts, root->inputs[1]);
  for (uint32_t i = 0; i < c->conjuncts.count;) {
    Lit lit = c->conjuncts.at[i];
    if (!dissolves(c, lit)) {
      i++;
      continue;
    }
    const Gate *inner = circuit_gate(c->circuit, lit_gate(lit));
    c->conjuncts.at[i] = inner->inputs[0];
    vec_push(&c->conjuncts, inner->inputs[1]);
  }
}

static void emit_and(Cnf *c, uint32_t gate, bool down) {
  int32_t self = variable_of(c, gate);
  collect_conjuncts(c, gate);
  if (down) {
    for (uint32_t i = 0; i < c->conjuncts.count; i++)
      clause(c, -self, require(c, c->conjuncts.at[i]), 0);
    return;
  }
  add(c, self);
  for (uint32_t i = 0; i < c->conjuncts.count; i++) add(c, require(c, lit_not(c->conjuncts.at[i])));
  end(c);
}

static void emit_xor(Cnf *c, uint32_t gate, const Gate *g, bool down) {
  int32_t self = variable_of(c, gate), a = dimacs(c, g->inputs[0]), b = dimacs(c, g->inputs[1]);
  if (down) {
    clause(c, -self, a, b);
    clause(c, -self, -a, -b);
  } else {
    clause(c, self, -a, b);
    clause(c, self, a, -b);
  }
  require_both(c, g->inputs[0]);
  require_both(c, g->inputs[1]);
}

/* The third clause follows from the others; it lets both branches propagate. */
static void emit_ite(Cnf *c, uint32_t gate, const Gate *g, bool down) {
  int32_t self = variable_of(c, gate), condition = dimacs(c, g->inputs[0]);
  int32_t outcome = down ? -self : self;
  int32_t then = require(c, down ? g->inputs[1] : lit_not(g->inputs[1]));
  int32_t otherwise = require(c, down ? g->inputs[2] : lit_not(g->inputs[2]));
  clause(c, outcome, -condition, then);
  clause(c, outcome, condition, otherwise);
  clause(c, outcome, then, otherwise);
  require_both(c, g->inputs[0]);
}

/* Conditional terms need the variables of their conditions. */
static void require_conditions(Cnf *c, Term root) {
  uint32_t count = circuit_term_count(c->circuit);
  while (c->terms.count < count) vec_push(&c->terms, false);
  vec_push(&c->term_work, root);
  while (c->term_work.count) {
    Term t = vec_pop(&c->term_work);
    if (c->terms.at[t.index]) continue;
    c->terms.at[t.index] = true;
    const TermNode *node = circuit_term(c->circuit, t);
    if (node->kind == TERM_CONSTANT || node->kind == TERM_INPUT) continue;
    if (node->kind == TERM_ITE) require_both(c, node->condition);
    vec_push(&c->term_work, node->left);
    vec_push(&c->term_work, node->right);
  }
}

static void emit_comparison(Cnf *c, uint32_t gate, const Gate *g) {
  if (c->gates.at[gate].emitted & TOLD) return; /* the other direction came first */
  c->gates.at[gate].emitted |= TOLD;
  vec_push(&c->comparisons, gate);
  require_conditions(c, g->left);
  require_conditions(c, g->right);
}

static void emit(Cnf *c, Lit lit) {
  uint32_t gate = lit_gate(lit);
  bool down = !lit_negated(lit);
  const Gate *g = circuit_gate(c->circuit, gate);
  switch (g->kind) {
  case GATE_FALSE:
    add(c, -variable_of(c, gate));
    end(c);
    return;
  case GATE_INPUT: return;
  case GATE_AND: emit_and(c, gate, down); return;
  case GATE_XOR: emit_xor(c, gate, g, down); return;
  case GATE_ITE: emit_ite(c, gate, g, down); return;
  case GATE_LE:
  case GATE_EQ: emit_comparison(c, gate, g); return;
  }
  never("kind of gate");
}

/* Comparisons come last, when all conditions have variables. */
static void emit_all(Cnf *c) {
  while (c->work.count) emit(c, vec_pop(&c->work));
  if (!c->differences) return;
  for (vec_each(uint32_t, gate, &c->comparisons)) differences_define(c->differences, c, *gate);
  vec_clear(&c->comparisons);
}

int32_t cnf_literal(Cnf *c, Lit lit) {
  catch_up(c);
  int32_t literal = require(c, lit);
  emit_all(c);
  return literal;
}

static void assert_one_of_negations(Cnf *c) {
  for (uint32_t i = 0; i < c->conjuncts.count; i++) add(c, require(c, lit_not(c->conjuncts.at[i])));
  end(c);
}

/* A conjunction is asserted conjunct by conjunct, a disjunction as one clause. */
void cnf_assert(Cnf *c, Lit lit) {
  if (lit_is_true(lit)) return;
  catch_up(c);
  vec(Lit) parts = {0};
  vec_push(&parts, lit);
  while (parts.count) {
    Lit part = vec_pop(&parts);
    uint32_t gate = lit_gate(part);
    if (circuit_gate(c->circuit, gate)->kind != GATE_AND) {
      add(c, require(c, part));
      end(c);
    } else if (lit_negated(part)) {
      collect_conjuncts(c, gate);
      assert_one_of_negations(c);
    } else if (!(c->gates.at[gate].emitted & ASSERTED)) {
      c->gates.at[gate].emitted |= ASSERTED;
      collect_conjuncts(c, gate);
      for (vec_each(Lit, l, &c->conjuncts)) vec_push(&parts, *l);
    }
  }
  vec_free(&parts);
  emit_all(c);
}

int32_t cnf_variable(const Cnf *c, uint32_t gate) {
  return gate < c->gates.count ? c->gates.at[gate].variable : 0;
}
