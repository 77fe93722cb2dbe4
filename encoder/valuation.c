/* Values of all gates and terms under given inputs, computed in the order in which
   they were made, so without recursion. */
#include <string.h>

#include "base/panic.h"
#include "encoder/circuit_internal.h"

struct Valuation {
  const Circuit *circuit;
  bool *gates; /* values of inputs are set in here */
  Integer *terms;
  uint32_t gate_room, term_room;
  uint32_t gates_done, terms_done;
  Arena *memory;
};

Valuation *valuation_create(const Circuit *c) {
  Valuation *v = calloc(1, sizeof *v);
  if (!v) panic("out of memory");
  v->circuit = c;
  v->memory = arena_create();
  return v;
}

void valuation_destroy(Valuation *v) {
  if (!v) return;
  free(v->gates);
  free(v->terms);
  arena_destroy(v->memory);
  free(v);
}

/* An array of at least `wanted` items, the new ones zero. */
static void *widened(void *items, uint32_t *room, uint32_t wanted, size_t size) {
  if (wanted <= *room) return items;
  items = realloc(items, wanted * size);
  if (!items) panic("out of memory for %u values", wanted);
  memset((char *)items + *room * size, 0, (wanted - *room) * size);
  *room = wanted;
  return items;
}

static void make_room(Valuation *v) {
  v->gates = widened(v->gates, &v->gate_room, v->circuit->gates.count, sizeof *v->gates);
  v->terms = widened(v->terms, &v->term_room, v->circuit->terms.count, sizeof *v->terms);
}

void valuation_set(Valuation *v, Lit input, bool truth) {
  make_room(v);
  assert(circuit_gate(v->circuit, lit_gate(input))->kind == GATE_INPUT);
  v->gates[lit_gate(input)] = truth ^ lit_negated(input);
}

void valuation_set_term(Valuation *v, Term input, Integer value) {
  make_room(v);
  assert(circuit_term(v->circuit, input)->kind == TERM_INPUT);
  if (value.big) value = integer_add(v->memory, value, integer_from(0)); /* a copy of our own */
  v->terms[input.index] = value;
}

void valuation_forget(Valuation *v) {
  v->gates_done = 0;
  v->terms_done = 0;
}

static bool known(const Valuation *v, Lit l) { return v->gates[lit_gate(l)] ^ lit_negated(l); }

static bool gate_value(const Valuation *v, uint32_t gate) {
  const Gate *g = circuit_gate(v->circuit, gate);
  const Lit *in = g->inputs;
  switch (g->kind) {
  case GATE_FALSE: return false;
  case GATE_INPUT: return v->gates[gate];
  case GATE_AND: return known(v, in[0]) && known(v, in[1]);
  case GATE_XOR: return known(v, in[0]) != known(v, in[1]);
  case GATE_ITE: return known(v, in[0]) ? known(v, in[1]) : known(v, in[2]);
  case GATE_LE: return integer_compare(v->terms[g->left.index], v->terms[g->right.index]) <= 0;
  case GATE_EQ: return integer_compare(v->terms[g->left.index], v->terms[g->right.index]) == 0;
  }
  never("gate kind");
}

/* Division by 0, which the maker excludes by a guard, is 0. */
static Integer term_value(const Valuation *v, uint32_t index) {
  const TermNode *t = &v->circuit->terms.at[index];
  if (t->kind == TERM_CONSTANT) return t->constant;
  if (t->kind == TERM_INPUT) return v->terms[index];
  Integer left = v->terms[t->left.index], right = v->terms[t->right.index];
  switch (t->kind) {
  case TERM_CONSTANT:
  case TERM_INPUT: break;
  case TERM_ADD: return integer_add(v->memory, left, right);
  case TERM_MULTIPLY: return integer_multiply(v->memory, left, right);
  case TERM_DIVIDE:
    return integer_sign(right) ? integer_divide(v->memory, left, right) : integer_from(0);
  case TERM_MODULO:
    return integer_sign(right) > 0 ? integer_modulo(v->memory, left, right) : integer_from(0);
  case TERM_ITE: return known(v, t->condition) ? left : right;
  }
  never("term kind");
}

/* All terms made before a gate, or before `end`. */
static void compute_terms(Valuation *v, uint32_t born_until, uint32_t end) {
  for (; v->terms_done < end; v->terms_done++) {
    if (v->circuit->births.at[v->terms_done] > born_until) return;
    v->terms[v->terms_done] = term_value(v, v->terms_done);
  }
}

static void compute_gates(Valuation *v, uint32_t end) {
  make_room(v);
  for (; v->gates_done < end; v->gates_done++) {
    compute_terms(v, v->gates_done, v->circuit->terms.count);
    v->gates[v->gates_done] = gate_value(v, v->gates_done);
  }
}

bool valuation_lit(Valuation *v, Lit l) {
  compute_gates(v, lit_gate(l) + 1);
  return known(v, l);
}

Integer valuation_term(Valuation *v, Term t) {
  assert(t.index < v->circuit->terms.count);
  uint32_t birth = v->circuit->births.at[t.index];
  compute_gates(v, birth);
  compute_terms(v, birth, t.index + 1);
  return v->terms[t.index];
}
