/* The Boolean gates above AND: XOR, ITE, conjunctions of many, decoders, counters. */
#include <string.h>

#include "encoder/circuit_internal.h"

Lit circuit_xor(Circuit *c, Lit a, Lit b) {
  bool negate = lit_negated(a) ^ lit_negated(b);
  a.code &= ~1U;
  b.code &= ~1U;
  if (lit_is(a, b)) return lit_from(negate);
  if (lit_is_false(a)) return lit_xor_sign(b, negate);
  if (lit_is_false(b)) return lit_xor_sign(a, negate);
  const Gate *g = circuit_gate(c, lit_gate(a)), *h = circuit_gate(c, lit_gate(b));
  for (int i = 0; i < 2; i++) { /* a xor (a xor d) = d */
    if (g->kind == GATE_XOR && lit_is(g->inputs[i], b))
      return lit_xor_sign(g->inputs[1 - i], negate);
    if (h->kind == GATE_XOR && lit_is(h->inputs[i], a))
      return lit_xor_sign(h->inputs[1 - i], negate);
  }
  bool ordered = a.code < b.code;
  Lit gate = circuit_intern(c, GATE_XOR, ordered ? a : b, ordered ? b : a, LIT_FALSE);
  return lit_xor_sign(gate, negate);
}

Lit circuit_iff(Circuit *c, Lit a, Lit b) { return lit_not(circuit_xor(c, a, b)); }

/* What a branch is where the condition is known to be true or false. */
static Lit under(const Circuit *c, Lit branch, Lit condition) {
  if (lit_gate(branch) == lit_gate(condition)) return lit_from(lit_is(branch, condition));
  const Gate *g = circuit_gate(c, lit_gate(branch));
  if (g->kind != GATE_ITE || lit_gate(g->inputs[0]) != lit_gate(condition)) return branch;
  return lit_xor_sign(g->inputs[lit_negated(condition) ? 2 : 1], lit_negated(branch));
}

/* Condition and first branch positive; neither branch constant. */
static Lit make_ite(Circuit *c, Lit condition, Lit then, Lit otherwise) {
  if (lit_is(then, otherwise)) return then;
  if (lit_is(then, lit_not(otherwise))) return circuit_iff(c, condition, then);
  if (lit_negated(condition)) {
    Lit swap = then;
    then = otherwise;
    otherwise = swap;
    condition = lit_not(condition);
  }
  bool negate = lit_negated(then);
  Lit gate = circuit_intern(c, GATE_ITE, condition, lit_xor_sign(then, negate),
                            lit_xor_sign(otherwise, negate));
  return lit_xor_sign(gate, negate);
}

Lit circuit_ite(Circuit *c, Lit condition, Lit then, Lit otherwise) {
  if (lit_is_constant(condition)) return lit_is_true(condition) ? then : otherwise;
  then = under(c, then, condition);
  otherwise = under(c, otherwise, lit_not(condition));
  if (lit_is_true(then)) return circuit_or(c, condition, otherwise);
  if (lit_is_false(then)) return circuit_and(c, lit_not(condition), otherwise);
  if (lit_is_true(otherwise)) return circuit_implies(c, condition, then);
  if (lit_is_false(otherwise)) return circuit_and(c, condition, then);
  return make_ite(c, condition, then, otherwise);
}

static int by_code(const void *a, const void *b) {
  uint32_t x = ((const Lit *)a)->code, y = ((const Lit *)b)->code;
  return (x > y) - (x < y);
}

/* Sorted and without duplicates; false if a literal meets its negation. */
static bool unite(Lit *at, uint32_t *count) {
  qsort(at, *count, sizeof *at, by_code);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < *count; i++) {
    if (lit_is_true(at[i]) || (kept && lit_is(at[kept - 1], at[i]))) continue;
    if (lit_is_false(at[i]) || (kept && lit_is(at[kept - 1], lit_not(at[i])))) return false;
    at[kept++] = at[i];
  }
  *count = kept;
  return true;
}

/* Conjunction of literals[i] xor `negate`, as a balanced tree. */
static Lit and_tree(Circuit *c, uint32_t count, const Lit *literals, bool negate) {
  vec_clear(&c->scratch);
  for (uint32_t i = 0; i < count; i++) vec_push(&c->scratch, lit_xor_sign(literals[i], negate));
  Lit *at = c->scratch.at;
  if (count == 0) return LIT_TRUE;
  if (!unite(at, &count)) return LIT_FALSE;
  if (count == 0) return LIT_TRUE;
  while (count > 1) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i += 2)
      at[kept++] = i + 1 < count ? circuit_and(c, at[i], at[i + 1]) : at[i];
    count = kept;
  }
  return at[0];
}

Lit circuit_and_all(Circuit *c, uint32_t count, const Lit *literals) {
  return and_tree(c, count, literals, false);
}

Lit circuit_or_all(Circuit *c, uint32_t count, const Lit *literals) {
  return lit_not(and_tree(c, count, literals, true));
}

/* `here` split into `count` literals, by one input per level of the tree. */
static void decode(Circuit *c, uint32_t count, Lit here, const Lit *inputs, Lit *out) {
  if (count == 1) {
    *out = here;
    return;
  }
  uint32_t half = (count + 1) / 2;
  decode(c, half, circuit_and(c, here, inputs[0]), inputs + 1, out);
  decode(c, count - half, circuit_and(c, here, lit_not(inputs[0])), inputs + 1, out + half);
}

void circuit_one_of(Circuit *c, uint32_t count, Lit *out) {
  if (count == 0) return;
  Lit inputs[32];
  uint32_t levels = 0;
  while (levels < 32 && (uint64_t)1 << levels < count) inputs[levels++] = circuit_choice_input(c);
  decode(c, count, LIT_TRUE, inputs, out);
}

/* One node of the totalizer: a[i] says that more than i of the left half are true. */
static void add_unary(Circuit *c, uint32_t p, const Lit *a, uint32_t q, const Lit *b, uint32_t most,
                      Lit *out) {
  uint32_t count = p + q < most ? p + q : most;
  vec(Lit) ways = {0};
  for (uint32_t k = 0; k < count; k++) {
    vec_clear(&ways);
    uint32_t first = k + 1 > q ? k + 1 - q : 0;
    for (uint32_t i = first; i <= p && i <= k + 1; i++) {
      Lit left = i ? a[i - 1] : LIT_TRUE, right = k + 1 - i ? b[k - i] : LIT_TRUE;
      vec_push(&ways, circuit_and(c, left, right));
    }
    out[k] = circuit_or_all(c, ways.count, ways.at);
  }
  vec_free(&ways);
}

static uint32_t at_most(uint32_t count, uint32_t most) { return count < most ? count : most; }

static void totalize(Circuit *c, uint32_t count, const Lit *in, uint32_t most, Lit *out,
                     Lit *work) {
  assert(count && work && out);
  if (count == 1) {
    out[0] = in[0];
    return;
  }
  uint32_t half = count / 2, p = at_most(half, most), q = at_most(count - half, most);
  Lit *a = work, *b = a + p;
  totalize(c, half, in, most, a, b + q);
  totalize(c, count - half, in + half, most, b, b + q);
  add_unary(c, p, a, q, b, most, out);
}

void circuit_count(Circuit *c, uint32_t count, const Lit *in, uint32_t most, Lit *out) {
  if (count == 0 || most == 0) return;
  vec(Lit) work = {0}; /* a level of the tree needs at most its number of leaves */
  for (uint32_t i = 0; i < 2 * count + 64; i++) vec_push(&work, LIT_FALSE);
  assert(work.at && out);
  totalize(c, count, in, most, out, work.at);
  vec_free(&work);
}
