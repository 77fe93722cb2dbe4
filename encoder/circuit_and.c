/* Conjunction with local two-level rewriting: before an AND gate is made, its
   operands and their operands are inspected (Brummayer and Biere, Local Two-Level
   And-Inverter Graph Minimization without Blowup, MEMICS 2006).  Names of the
   rules are theirs. */
#include "encoder/circuit_internal.h"

typedef struct Pair {
  bool is_and; /* the literal's gate is an AND of a and b */
  Lit a, b;
} Pair;

static Pair operands(const Circuit *c, Lit l) {
  const Gate *gate = circuit_gate(c, lit_gate(l));
  if (gate->kind != GATE_AND) return (Pair){.is_and = false};
  return (Pair){.is_and = true, .a = gate->inputs[0], .b = gate->inputs[1]};
}

static bool has(Pair p, Lit l) { return lit_is(p.a, l) || lit_is(p.b, l); }
static Lit other(Pair p, Lit l) { return lit_is(p.a, l) ? p.b : p.a; }

/* A negation of an operand of one among those of the other. */
static bool clash(Pair p, Pair q) { return has(p, lit_not(q.a)) || has(p, lit_not(q.b)); }

/* x, an AND or the negation of one, with y, which is looked at as a whole. */
static bool rewrite_asymmetric(Circuit *c, Lit x, Pair p, Lit y, Lit *out) {
  if (!lit_negated(x)) {
    if (has(p, lit_not(y))) return *out = LIT_FALSE, true; /* contradiction */
    if (has(p, y)) return *out = x, true;                  /* idempotence */
    return false;
  }
  if (has(p, lit_not(y))) return *out = y, true;                              /* subsumption */
  if (has(p, y)) return *out = circuit_and(c, y, lit_not(other(p, y))), true; /* substitution */
  return false;
}

static bool rewrite_positive(Circuit *c, Lit x, Pair p, Pair q, Lit *out) {
  if (clash(p, q)) return *out = LIT_FALSE, true;              /* contradiction */
  if (has(p, q.a)) return *out = circuit_and(c, x, q.b), true; /* idempotence */
  if (has(p, q.b)) return *out = circuit_and(c, x, q.a), true;
  return false;
}

/* not (p.a and p.b), with y = q.a and q.b. */
static bool rewrite_mixed(Circuit *c, Pair p, Lit y, Pair q, Lit *out) {
  if (clash(p, q)) return *out = y, true;                               /* subsumption */
  if (has(q, p.a)) return *out = circuit_and(c, y, lit_not(p.b)), true; /* substitution */
  if (has(q, p.b)) return *out = circuit_and(c, y, lit_not(p.a)), true;
  return false;
}

/* not (shared and r) with not (not shared and s) is IF shared THEN not r ELSE not s:
   one gate instead of three, and fewer clauses. */
static bool rewrite_negative(Circuit *c, Pair p, Pair q, Lit *out) {
  Lit shared = has(q, p.b) || has(q, lit_not(p.b)) ? p.b : p.a;
  Lit rest = other(p, shared);
  if (has(q, shared) && has(q, lit_not(rest))) return *out = lit_not(shared), true; /* resolution */
  if (has(q, rest) && has(q, lit_not(shared))) return *out = lit_not(rest), true;
  if (!has(q, lit_not(shared))) return false;
  *out = circuit_ite(c, shared, lit_not(rest), lit_not(other(q, lit_not(shared))));
  return true;
}

static bool rewrite_symmetric(Circuit *c, Lit x, Pair p, Lit y, Pair q, Lit *out) {
  if (!lit_negated(x) && !lit_negated(y)) return rewrite_positive(c, x, p, q, out);
  if (!lit_negated(x)) return rewrite_mixed(c, q, x, p, out);
  if (!lit_negated(y)) return rewrite_mixed(c, p, y, q, out);
  return rewrite_negative(c, p, q, out);
}

static bool rewrite(Circuit *c, Lit x, Lit y, Lit *out) {
  Pair p = operands(c, x), q = operands(c, y);
  if (p.is_and && rewrite_asymmetric(c, x, p, y, out)) return true;
  if (q.is_and && rewrite_asymmetric(c, y, q, x, out)) return true;
  return p.is_and && q.is_and && rewrite_symmetric(c, x, p, y, q, out);
}

Lit circuit_and(Circuit *c, Lit x, Lit y) {
  if (lit_is_false(x) || lit_is_false(y) || lit_is(x, lit_not(y))) return LIT_FALSE;
  if (lit_is_true(x) || lit_is(x, y)) return y;
  if (lit_is_true(y)) return x;
  Lit result;
  if (rewrite(c, x, y, &result)) return result;
  bool ordered = x.code < y.code;
  return circuit_intern(c, GATE_AND, ordered ? x : y, ordered ? y : x, LIT_FALSE);
}

Lit circuit_or(Circuit *c, Lit a, Lit b) { return lit_not(circuit_and(c, lit_not(a), lit_not(b))); }

Lit circuit_implies(Circuit *c, Lit a, Lit b) { return lit_not(circuit_and(c, a, lit_not(b))); }
