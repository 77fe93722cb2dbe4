#include "solver/obligation.h"

#include "base/panic.h"
#include "base/vec.h"

/* Gates and terms share one numbering, in the order in which they are finished. */
typedef struct Naming {
  const Circuit *circuit;
  Sha256 hash;
  uint32_t *gates, *terms; /* numbers from 1 on; 0: none yet */
  uint32_t count;
  vec(uint64_t) work; /* 2 * index + (1: term) */
  Arena *memory;
} Naming;

static uint64_t gate_work(uint32_t gate) { return (uint64_t)gate << 1; }
static uint64_t term_work(Term term) { return (uint64_t)term.index << 1 | 1; }

/* True if it has a number; else it is to be named first. */
static bool gate_is_named(Naming *n, uint32_t gate) {
  if (!n->gates[gate]) vec_push(&n->work, gate_work(gate));
  return n->gates[gate];
}

static bool term_is_named(Naming *n, Term term) {
  if (!n->terms[term.index]) vec_push(&n->work, term_work(term));
  return n->terms[term.index];
}

static void add_lit(Naming *n, Lit lit) {
  sha256_add_number(&n->hash, n->gates[lit_gate(lit)]);
  sha256_add_number(&n->hash, lit_negated(lit));
}

static uint32_t operands_of(GateKind kind) {
  switch (kind) {
  case GATE_FALSE:
  case GATE_INPUT:
  case GATE_LE:
  case GATE_EQ: return 0;
  case GATE_AND:
  case GATE_XOR: return 2;
  case GATE_ITE: return 3;
  }
  never("kind of gate");
}

static bool name_gate(Naming *n, uint32_t index) {
  const Gate *gate = circuit_gate(n->circuit, index);
  uint32_t operands = operands_of(gate->kind);
  bool compares = gate->kind == GATE_LE || gate->kind == GATE_EQ, ready = true;
  for (uint32_t i = 0; i < operands; i++) ready &= gate_is_named(n, lit_gate(gate->inputs[i]));
  if (compares) ready &= term_is_named(n, gate->left);
  if (compares) ready &= term_is_named(n, gate->right);
  if (!ready) return false;
  sha256_add_number(&n->hash, gate->kind);
  for (uint32_t i = 0; i < operands; i++) add_lit(n, gate->inputs[i]);
  if (compares) sha256_add_number(&n->hash, n->terms[gate->left.index]);
  if (compares) sha256_add_number(&n->hash, n->terms[gate->right.index]);
  n->gates[index] = ++n->count;
  return true;
}

static bool name_term(Naming *n, Term index) {
  enum { AFTER_GATES = 100 };
  const TermNode *term = circuit_term(n->circuit, index);
  bool leaf = term->kind == TERM_CONSTANT || term->kind == TERM_INPUT, ready = true;
  bool conditional = term->kind == TERM_ITE;
  if (conditional) ready &= gate_is_named(n, lit_gate(term->condition));
  if (!leaf) ready &= term_is_named(n, term->left);
  if (!leaf) ready &= term_is_named(n, term->right);
  if (!ready) return false;
  sha256_add_number(&n->hash, AFTER_GATES + (uint32_t)term->kind);
  if (term->kind == TERM_CONSTANT)
    sha256_add_text(&n->hash, integer_text(n->memory, term->constant));
  if (conditional) add_lit(n, term->condition);
  if (!leaf) sha256_add_number(&n->hash, n->terms[term->left.index]);
  if (!leaf) sha256_add_number(&n->hash, n->terms[term->right.index]);
  n->terms[index.index] = ++n->count;
  return true;
}

static void name_all(Naming *n) {
  while (n->work.count) {
    uint64_t next = *vec_last(&n->work);
    uint32_t index = (uint32_t)(next >> 1);
    bool known = next & 1 ? n->terms[index] : n->gates[index];
    bool done = known || (next & 1 ? name_term(n, (Term){index}) : name_gate(n, index));
    if (done) (void)vec_pop(&n->work); /* else what it needs was pushed after it */
  }
}

void obligation_name(const Circuit *circuit, uint32_t count, const Lit *lits,
                     char name[SHA256_TEXT]) {
  Naming n = {.circuit = circuit, .hash = sha256_begin(), .memory = arena_create()};
  n.gates = calloc(circuit_gate_count(circuit) + 1, sizeof *n.gates);
  n.terms = calloc(circuit_term_count(circuit) + 1, sizeof *n.terms);
  if (!n.gates || !n.terms) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) {
    vec_push(&n.work, gate_work(lit_gate(lits[i])));
    name_all(&n);
  }
  sha256_add_text(&n.hash, "all of"); /* no kind of gate or term */
  sha256_add_number(&n.hash, count);
  for (uint32_t i = 0; i < count; i++) add_lit(&n, lits[i]);
  sha256_end(&n.hash, name);
  vec_free(&n.work);
  free(n.gates);
  free(n.terms);
  arena_destroy(n.memory);
}
