#include "solver/instance.h"

#include "base/arena.h"
#include "base/vec.h"

typedef struct Search {
  Circuit *circuit;
  CircuitMark from;
  Valuation *valuation;
  Term *instead;   /* per term from the mark on; NO_TERM: its value */
  bool *is_equal;  /* `instead` is what it equals, not a bound */
  bool *gates_met; /* by index from the mark on */
  vec(uint32_t) work;
} Search;

/* Is the term made of what was there before the mark? */
static bool is_of_state(const Search *s, Term t, uint32_t depth) {
  enum { MOST_DEPTH = 8 };
  if (t.index < s->from.terms) return true;
  TermNode node = *circuit_term(s->circuit, t);
  if (node.kind == TERM_CONSTANT) return true;
  if (node.kind == TERM_INPUT || depth == MOST_DEPTH) return false;
  if (node.kind == TERM_ITE && lit_gate(node.condition) >= s->from.gates) return false;
  return is_of_state(s, node.left, depth + 1) && is_of_state(s, node.right, depth + 1);
}

/* The chosen integer in `input` or `input + constant`. */
static bool find_input(const Search *s, Term t, Term *input, Integer *shift) {
  TermNode node = *circuit_term(s->circuit, t);
  *input = t;
  *shift = integer_from(0);
  if (node.kind == TERM_ADD && circuit_term(s->circuit, node.right)->kind == TERM_CONSTANT) {
    *input = node.left;
    *shift = circuit_term(s->circuit, node.right)->constant;
  }
  return input->index >= s->from.terms && circuit_term(s->circuit, *input)->kind == TERM_INPUT;
}

/* The input is at least, or equal to, `term + more`. */
static void suggest(Search *s, Term side, Term term, int64_t more, bool equal) {
  Term input;
  Integer shift;
  if (!find_input(s, side, &input, &shift) || !is_of_state(s, term, 0)) return;
  uint32_t at = input.index - s->from.terms;
  if (s->is_equal[at]) return;
  Arena *scratch = arena_create();
  Integer offset = integer_subtract(scratch, integer_from(more), shift);
  Term bound = circuit_add(s->circuit, term, circuit_constant(s->circuit, offset));
  arena_destroy(scratch);
  Term known = s->instead[at];
  bool better =
      equal || known.index == NO_TERM.index ||
      integer_compare(valuation_term(s->valuation, known), valuation_term(s->valuation, bound)) < 0;
  if (better) s->instead[at] = bound;
  s->is_equal[at] = equal;
}

static void look_at_comparison(Search *s, uint32_t gate) {
  Gate g = *circuit_gate(s->circuit, gate);
  bool truth = valuation_lit(s->valuation, (Lit){gate << 1});
  if (g.kind == GATE_EQ && truth) {
    suggest(s, g.left, g.right, 0, true);
    suggest(s, g.right, g.left, 0, true);
  } else if (g.kind == GATE_LE) {
    if (truth)
      suggest(s, g.right, g.left, 0, false);
    else
      suggest(s, g.left, g.right, 1, false);
  }
}

static void meet(Search *s, Lit lit) {
  uint32_t gate = lit_gate(lit);
  if (gate < s->from.gates || s->gates_met[gate - s->from.gates]) return;
  s->gates_met[gate - s->from.gates] = true;
  vec_push(&s->work, gate);
}

static void look_from(Search *s, Lit root) {
  meet(s, root);
  while (s->work.count) {
    uint32_t gate = vec_pop(&s->work);
    Gate g = *circuit_gate(s->circuit, gate);
    if (g.kind == GATE_LE || g.kind == GATE_EQ) look_at_comparison(s, gate);
    if (g.kind != GATE_AND && g.kind != GATE_XOR && g.kind != GATE_ITE) continue;
    meet(s, g.inputs[0]);
    meet(s, g.inputs[1]);
    if (g.kind == GATE_ITE) meet(s, g.inputs[2]);
  }
}

Lit instance(Circuit *circuit, Lit root, CircuitMark from, Valuation *valuation) {
  uint32_t terms = circuit_term_count(circuit) - from.terms;
  if (lit_gate(root) < from.gates) return root;
  Arena *memory = arena_create();
  Search s = {.circuit = circuit, .from = from, .valuation = valuation};
  s.gates_met = arena_array(memory, bool, lit_gate(root) + 1 - from.gates);
  s.is_equal = arena_array(memory, bool, terms + 1);
  s.instead = arena_array(memory, Term, terms + 1);
  for (uint32_t i = 0; i < terms; i++) s.instead[i] = NO_TERM;
  look_from(&s, root);
  Lit copy = cofactor_with(circuit, root, from, valuation, terms, s.instead);
  if (!valuation_lit(valuation, copy)) copy = cofactor(circuit, root, from, valuation);
  vec_free(&s.work);
  arena_destroy(memory);
  return copy;
}
