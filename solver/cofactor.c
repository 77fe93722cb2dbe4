#include "solver/cofactor.h"

#include "base/arena.h"
#include "base/panic.h"
#include "base/vec.h"

/* A gate or a term that is copied after those it needs. */
typedef struct Item {
  bool is_term;
  uint32_t index;
} Item;

typedef struct Copier {
  Circuit *circuit;
  CircuitMark from;
  Valuation *valuation;
  uint32_t instead_count;
  const Term *instead;
  vec(Item) work;
  bool *gates_done, *terms_done; /* by index from the mark on */
  Lit *gates;
  Term *terms;
} Copier;

CircuitMark circuit_mark(const Circuit *c) {
  return (CircuitMark){circuit_gate_count(c), circuit_term_count(c)};
}

static bool literal_ready(Copier *c, Lit lit) {
  uint32_t gate = lit_gate(lit);
  if (gate < c->from.gates || c->gates_done[gate - c->from.gates]) return true;
  vec_push(&c->work, ((Item){false, gate}));
  return false;
}

static bool term_ready(Copier *c, Term t) {
  if (t.index < c->from.terms || c->terms_done[t.index - c->from.terms]) return true;
  vec_push(&c->work, ((Item){true, t.index}));
  return false;
}

static Lit literal(const Copier *c, Lit lit) {
  uint32_t gate = lit_gate(lit);
  if (gate < c->from.gates) return lit;
  return lit_xor_sign(c->gates[gate - c->from.gates], lit_negated(lit));
}

static Term term(const Copier *c, Term t) {
  return t.index < c->from.terms ? t : c->terms[t.index - c->from.terms];
}

static Lit copied_gate(Copier *c, uint32_t index) {
  Gate g = *circuit_gate(c->circuit, index);
  const Lit *in = g.inputs;
  switch (g.kind) {
  case GATE_FALSE: return LIT_FALSE;
  case GATE_INPUT: return lit_from(valuation_lit(c->valuation, (Lit){index << 1}));
  case GATE_AND: return circuit_and(c->circuit, literal(c, in[0]), literal(c, in[1]));
  case GATE_XOR: return circuit_xor(c->circuit, literal(c, in[0]), literal(c, in[1]));
  case GATE_ITE:
    return circuit_ite(c->circuit, literal(c, in[0]), literal(c, in[1]), literal(c, in[2]));
  case GATE_LE: return circuit_le(c->circuit, term(c, g.left), term(c, g.right));
  case GATE_EQ: return circuit_eq(c->circuit, term(c, g.left), term(c, g.right));
  }
  never("kind of gate");
}

static Term replacement(const Copier *c, uint32_t input) {
  uint32_t at = input - c->from.terms;
  bool given = at < c->instead_count && c->instead[at].index != NO_TERM.index;
  if (given) return c->instead[at];
  return circuit_constant(c->circuit, valuation_term(c->valuation, (Term){input}));
}

static Term copied_term(Copier *c, uint32_t index) {
  TermNode t = *circuit_term(c->circuit, (Term){index});
  bool leaf = t.kind == TERM_CONSTANT || t.kind == TERM_INPUT;
  Term left = leaf ? t.left : term(c, t.left), right = leaf ? t.right : term(c, t.right);
  switch (t.kind) {
  case TERM_CONSTANT: return (Term){index};
  case TERM_INPUT: return replacement(c, index);
  case TERM_ADD: return circuit_add(c->circuit, left, right);
  case TERM_MULTIPLY: return circuit_multiply(c->circuit, left, right);
  case TERM_DIVIDE: return circuit_divide(c->circuit, left, right);
  case TERM_MODULO: return circuit_modulo(c->circuit, left, right);
  case TERM_ITE: return circuit_term_ite(c->circuit, literal(c, t.condition), left, right);
  }
  never("kind of term");
}

static bool gate_ready(Copier *c, uint32_t index) {
  Gate g = *circuit_gate(c->circuit, index);
  if (g.kind == GATE_FALSE || g.kind == GATE_INPUT) return true;
  if (g.kind == GATE_LE || g.kind == GATE_EQ) return term_ready(c, g.left) & term_ready(c, g.right);
  bool ready = literal_ready(c, g.inputs[0]) & literal_ready(c, g.inputs[1]);
  return g.kind == GATE_ITE ? ready & literal_ready(c, g.inputs[2]) : ready;
}

static bool term_operands_ready(Copier *c, uint32_t index) {
  TermNode t = *circuit_term(c->circuit, (Term){index});
  if (t.kind == TERM_CONSTANT || t.kind == TERM_INPUT) return true;
  bool ready = term_ready(c, t.left) & term_ready(c, t.right);
  return t.kind == TERM_ITE ? ready & literal_ready(c, t.condition) : ready;
}

static void copy_all(Copier *c) {
  while (c->work.count) {
    Item item = *vec_last(&c->work);
    bool ready = item.is_term ? term_operands_ready(c, item.index) : gate_ready(c, item.index);
    if (!ready) continue;
    c->work.count--;
    if (item.is_term) {
      c->terms[item.index - c->from.terms] = copied_term(c, item.index);
      c->terms_done[item.index - c->from.terms] = true;
    } else {
      c->gates[item.index - c->from.gates] = copied_gate(c, item.index);
      c->gates_done[item.index - c->from.gates] = true;
    }
  }
}

Lit cofactor(Circuit *circuit, Lit root, CircuitMark from, Valuation *valuation) {
  return cofactor_with(circuit, root, from, valuation, 0, NULL);
}

Lit cofactor_with(Circuit *circuit, Lit root, CircuitMark from, Valuation *valuation,
                  uint32_t count, const Term *instead) {
  if (lit_gate(root) < from.gates) return root;
  Copier c = {.circuit = circuit,
              .from = from,
              .valuation = valuation,
              .instead_count = count,
              .instead = instead};
  Arena *memory = arena_create();
  uint32_t gates = lit_gate(root) + 1 - from.gates;
  uint32_t terms = circuit_term_count(circuit) - from.terms;
  c.gates_done = arena_array(memory, bool, gates);
  c.gates = arena_array(memory, Lit, gates);
  c.terms_done = arena_array(memory, bool, terms + 1);
  c.terms = arena_array(memory, Term, terms + 1);
  literal_ready(&c, root);
  copy_all(&c);
  Lit copy = literal(&c, root);
  vec_free(&c.work);
  arena_destroy(memory);
  return copy;
}
