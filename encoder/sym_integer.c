/* Integers: choices while there are few values, bit vectors while there are bounds,
   solver terms beyond. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- what is known of an operand ---- */

static bool range_of_value(const Value *v, int64_t *low, int64_t *high) {
  if (v->kind != VALUE_INTEGER || !integer_is_small(v->integer, low)) return false;
  *high = *low;
  return true;
}

bool integer_range(const Sym *s, int64_t *low, int64_t *high) {
  int64_t ignored;
  switch (s->kind) {
  case SYM_VALUE: return range_of_value(s->value, low, high);
  case SYM_CHOICE: /* sorted */
    return s->count && range_of_value(s->alternatives[0].value, low, &ignored) &&
           range_of_value(s->alternatives[s->count - 1].value, high, &ignored);
  case SYM_INTEGER: return *low = s->low, *high = s->high, true;
  case SYM_BOOLEAN:
  case SYM_TERM:
  case SYM_SET:
  case SYM_FUNCTION:
  case SYM_LAZY:
  case SYM_UNION:
  case SYM_RULE: return false;
  }
  never("kind of symbolic value");
}

static bool fits(Encoder *e, int64_t low, int64_t high) {
  uint32_t width = bits_width(low, high);
  return width <= e->limits.bits && width <= 64;
}

/* The operand as a bit vector; NULL if it is not bounded or too wide. */
static const Sym *integer_vector(Encoder *e, const Sym *s) {
  int64_t low, high;
  if (s->kind == SYM_INTEGER) return s;
  Alternative one;
  const Alternative *values;
  uint32_t count = sym_alternatives(s, &one, &values);
  if (!count || !integer_range(s, &low, &high) || !fits(e, low, high)) return NULL;
  return bits_from_choice(e, low, high, count, values);
}

static Term term_of_bits(Encoder *e, const Sym *s) {
  Circuit *c = e->circuit;
  Term zero = circuit_constant(c, integer_from(0)), sum = zero;
  Integer power = integer_from(1), two = integer_from(2);
  for (uint32_t i = 0; i < s->count; i++) {
    bool sign = i + 1 == s->count;
    Integer weight = sign ? integer_negate(e->memory, power) : power;
    sum = circuit_add(c, sum, circuit_term_ite(c, s->bits[i], circuit_constant(c, weight), zero));
    power = integer_multiply(e->memory, power, two);
  }
  return sum;
}

static Term integer_term(Encoder *e, const Sym *s) {
  Alternative one;
  const Alternative *values;
  uint32_t count = sym_alternatives(s, &one, &values);
  if (s->kind == SYM_TERM) return s->term;
  if (count == 0) return term_of_bits(e, s);
  Term term = circuit_constant(e->circuit, values[count - 1].value->integer);
  for (uint32_t i = count - 1; i > 0; i--) {
    Term then = circuit_constant(e->circuit, values[i - 1].value->integer);
    term = circuit_term_ite(e->circuit, values[i - 1].guard, then, term);
  }
  return term;
}

static const Sym *from_term(Encoder *e, Term term) {
  const TermNode *node = circuit_term(e->circuit, term);
  if (node->kind == TERM_CONSTANT) return sym_value(e, value_integer(e->values, node->constant));
  Sym *s = sym_new(e, SYM_TERM);
  s->term = term;
  return s;
}

/* ---- merging ---- */

static bool common_range(uint32_t count, const Branch *branches, int64_t *low, int64_t *high) {
  for (uint32_t i = 0; i < count; i++) {
    int64_t from, to;
    if (!integer_range(branches[i].value, &from, &to)) return false;
    if (i == 0 || from < *low) *low = from;
    if (i == 0 || to > *high) *high = to;
  }
  return count > 0;
}

const Sym *integer_select(Encoder *e, uint32_t count, const Branch *branches) {
  int64_t low = 0, high = 0;
  if (common_range(count, branches, &low, &high) && fits(e, low, high)) {
    Branches vectors = {0};
    for (uint32_t i = 0; i < count; i++)
      vec_push(&vectors, ((Branch){branches[i].guard, integer_vector(e, branches[i].value)}));
    const Sym *merged = bits_select(e, low, high, count, vectors.at);
    vec_free(&vectors);
    return merged;
  }
  Term term = integer_term(e, branches[count - 1].value);
  for (uint32_t i = count - 1; i > 0; i--)
    term = circuit_term_ite(e->circuit, branches[i - 1].guard,
                            integer_term(e, branches[i - 1].value), term);
  return from_term(e, term);
}

const Sym *integer_count(Encoder *e, int64_t base, uint32_t count, const Lit *literals) {
  if (count >= e->limits.integers) return bits_count(e, base, count, literals);
  Lit *at_least = arena_array(e->memory, Lit, count + 1);
  circuit_count(e->circuit, count, literals, count, at_least);
  Alternatives sizes = {0};
  for (uint32_t n = 0; n <= count; n++) {
    Lit enough = n ? at_least[n - 1] : LIT_TRUE, more = n < count ? at_least[n] : LIT_FALSE;
    Lit exactly = circuit_and(e->circuit, enough, lit_not(more));
    vec_push(&sizes, ((Alternative){exactly, value_int(e->values, base + n)}));
  }
  const Sym *size = sym_choice(e, sizes.count, sizes.at);
  vec_free(&sizes);
  return size;
}

/* ---- comparison ---- */

Lit integer_equal(Encoder *e, const Sym *a, const Sym *b) {
  const Sym *left = integer_vector(e, a), *right = integer_vector(e, b);
  if (left && right) return bits_equal(e, left, right);
  return circuit_eq(e->circuit, integer_term(e, a), integer_term(e, b));
}

/* Both sorted: which of the b's are at least as large as each of the a's is a suffix. */
static Lit choice_le(Encoder *e, uint32_t a_count, const Alternative *a, uint32_t b_count,
                     const Alternative *b) {
  Lit *from = arena_array(e->memory, Lit, b_count + 1); /* one of b[j], b[j + 1], ... */
  from[b_count] = LIT_FALSE;
  for (uint32_t j = b_count; j > 0; j--)
    from[j - 1] = j == 1 ? LIT_TRUE : circuit_or(e->circuit, b[j - 1].guard, from[j]);
  Cases cases = {0};
  for (uint32_t i = 0, j = 0; i < a_count; i++) {
    while (j < b_count && value_compare(b[j].value, a[i].value) < 0) j++;
    vec_push(&cases, ((Case){a[i].guard, from[j]}));
  }
  Lit le = sym_select(e, cases.count, cases.at);
  vec_free(&cases);
  return le;
}

static Lit less_or_equal(Encoder *e, const Sym *a, const Sym *b) {
  Alternative one_a, one_b;
  const Alternative *in_a, *in_b;
  if (sym_is_none(a) || sym_is_none(b)) return LIT_FALSE;
  uint32_t a_count = sym_alternatives(a, &one_a, &in_a);
  uint32_t b_count = sym_alternatives(b, &one_b, &in_b);
  if (a_count && b_count) return choice_le(e, a_count, in_a, b_count, in_b);
  const Sym *left = integer_vector(e, a), *right = integer_vector(e, b);
  if (left && right) return bits_less_or_equal(e, left, right);
  return circuit_le(e->circuit, integer_term(e, a), integer_term(e, b));
}

Lit sym_compare(Encoder *e, Builtin op, const Sym *a, const Sym *b) {
  a = sym_expect(e, a, WANT_INTEGER, FAULT_NOT_INTEGER);
  b = sym_expect(e, b, WANT_INTEGER, FAULT_NOT_INTEGER);
  if (op == BUILTIN_LE) return less_or_equal(e, a, b);
  if (op == BUILTIN_GE) return less_or_equal(e, b, a);
  if (op == BUILTIN_LT) return lit_not(less_or_equal(e, b, a));
  assert(op == BUILTIN_GT);
  return lit_not(less_or_equal(e, a, b));
}

const Sym *integer_inputs(Encoder *e, int64_t low, int64_t high, Lit *possible) {
  if (!fits(e, low, high)) return NULL;
  const Sym *number = bits_inputs(e, low, high);
  *possible = circuit_and(e->circuit, less_or_equal(e, sym_int(e, low), number),
                          less_or_equal(e, number, sym_int(e, high)));
  return number->kind == SYM_INTEGER ? bits_within(e, number, low, high) : number;
}

/* ---- arithmetic on bit vectors and terms ---- */

/* A result that is not bounded by 64 bits is left to terms. */
static const Sym *wide_arithmetic(Encoder *e, Builtin op, const Sym *a, const Sym *b) {
  const Sym *left = integer_vector(e, a), *right = integer_vector(e, b);
  const Sym *bits = left && right ? bits_arithmetic(e, op, left, right) : NULL;
  if (bits) return bits;
  Circuit *c = e->circuit;
  Term x = integer_term(e, a), y = integer_term(e, b);
  if (op == BUILTIN_ADD) return from_term(e, circuit_add(c, x, y));
  if (op == BUILTIN_MULTIPLY) return from_term(e, circuit_multiply(c, x, y));
  if (op == BUILTIN_DIVIDE) return from_term(e, circuit_divide(c, x, y));
  if (op == BUILTIN_MODULO) return from_term(e, circuit_modulo(c, x, y));
  assert(op == BUILTIN_SUBTRACT);
  Term minus = circuit_multiply(c, y, circuit_constant(c, integer_from(-1)));
  return from_term(e, circuit_add(c, x, minus));
}

/* Division by 0 and the like fails; what remains is computed without it. */
static void check_divisor(Encoder *e, Builtin op, const Sym *b) {
  if (op == BUILTIN_DIVIDE) encoder_fail(e, integer_equal(e, b, sym_int(e, 0)), FAULT_ZERO_DIVISOR);
  if (op == BUILTIN_MODULO) encoder_fail(e, less_or_equal(e, b, sym_int(e, 0)), FAULT_BAD_MODULUS);
}

enum { MOST_EXPONENT = 64 };

/* a ^ n for a constant n, as a product. */
static const Sym *power_of(Encoder *e, const Sym *a, const Value *n) {
  int64_t times;
  Lit undefined = integer_sign(n->integer) < 0 ? LIT_TRUE : LIT_FALSE;
  if (integer_sign(n->integer) == 0) undefined = integer_equal(e, a, sym_int(e, 0));
  encoder_fail(e, undefined, FAULT_BAD_EXPONENT);
  if (lit_is_true(undefined)) return sym_none(e);
  if (!integer_is_small(n->integer, &times) || times > MOST_EXPONENT)
    return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  const Sym *power = sym_int(e, 1);
  for (int64_t i = 0; i < times; i++) power = sym_arithmetic(e, BUILTIN_MULTIPLY, power, a);
  return power;
}

static const Sym *power_case(Encoder *e, const Sym *exponent, void *env) {
  return sym_is_none(exponent) ? exponent : power_of(e, env, exponent->value);
}

/* Exponents are listed. */
static const Sym *wide_power(Encoder *e, const Sym *a, const Sym *b) {
  const Alternative *exponents;
  Branches cases = {0};
  uint32_t count = sym_expand(e, b, MOST_EXPONENT, &exponents);
  if (count == 0) return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  for (uint32_t i = 0; i < count; i++)
    vec_push(&cases, ((Branch){exponents[i].guard, sym_value(e, exponents[i].value)}));
  Sym list = {.kind = SYM_UNION, .count = count, .branches = cases.at};
  const Sym *power = sym_map_cases(e, &list, false, power_case, (void *)a);
  vec_free(&cases);
  return power;
}

/* ---- arithmetic on concrete values ---- */

/* False if there is no result, with the fault. */
static bool compute(Encoder *e, Builtin op, Integer a, Integer b, Integer *out, FaultKind *fault) {
  int64_t exponent;
  bool small = integer_is_small(b, &exponent);
  *fault = op == BUILTIN_DIVIDE   ? FAULT_ZERO_DIVISOR
           : op == BUILTIN_MODULO ? FAULT_BAD_MODULUS
                                  : FAULT_BAD_EXPONENT;
  if (op == BUILTIN_ADD) return *out = integer_add(e->memory, a, b), true;
  if (op == BUILTIN_SUBTRACT) return *out = integer_subtract(e->memory, a, b), true;
  if (op == BUILTIN_MULTIPLY) return *out = integer_multiply(e->memory, a, b), true;
  if (op == BUILTIN_DIVIDE) {
    if (integer_sign(b) == 0) return false;
    return *out = integer_divide(e->memory, a, b), true;
  }
  if (op == BUILTIN_MODULO) {
    if (integer_sign(b) <= 0) return false;
    return *out = integer_modulo(e->memory, a, b), true;
  }
  assert(op == BUILTIN_POWER);
  if (integer_sign(b) < 0 || (integer_sign(a) == 0 && integer_sign(b) == 0)) return false;
  *fault = FAULT_LIMIT;
  return small && integer_power(e->memory, a, (uint64_t)exponent, out);
}

typedef struct Outcome {
  const Value *value; /* NULL: a fault */
  FaultKind fault;
} Outcome;

/* Nothing is built before it is known that the results are few. */
static bool compute_pairs(Encoder *e, Builtin op, uint32_t a_count, const Alternative *a,
                          uint32_t b_count, const Alternative *b, Outcome *out) {
  Alternatives distinct = {0};
  for (uint32_t i = 0; i < a_count * b_count; i++) {
    Integer result;
    Outcome *o = &out[i];
    bool defined = compute(e, op, a[i / b_count].value->integer, b[i % b_count].value->integer,
                           &result, &o->fault);
    o->value = defined ? value_integer(e->values, result) : NULL;
    if (defined) vec_push(&distinct, ((Alternative){LIT_TRUE, o->value}));
  }
  alternatives_unite(e, &distinct);
  bool few = distinct.count <= e->limits.integers;
  vec_free(&distinct);
  return few;
}

static const Sym *choose_outcomes(Encoder *e, uint32_t a_count, const Alternative *a,
                                  uint32_t b_count, const Alternative *b, const Outcome *outcomes) {
  Alternatives results = {0};
  for (uint32_t i = 0; i < a_count * b_count; i++) {
    Lit both = circuit_and(e->circuit, a[i / b_count].guard, b[i % b_count].guard);
    both = path_reduce(e, both);
    if (lit_is_false(both)) continue;
    if (outcomes[i].value)
      vec_push(&results, ((Alternative){both, outcomes[i].value}));
    else
      encoder_fail(e, both, outcomes[i].fault);
  }
  const Sym *result = sym_choice(e, results.count, results.at);
  vec_free(&results);
  return result;
}

/* NULL if the operands or the results are too many. */
static const Sym *choice_arithmetic(Encoder *e, Builtin op, const Sym *a, const Sym *b) {
  enum { MOST_PAIRS = 1024 };
  Alternative one_a, one_b;
  const Alternative *in_a, *in_b;
  uint32_t a_count = sym_alternatives(a, &one_a, &in_a);
  uint32_t b_count = sym_alternatives(b, &one_b, &in_b);
  if (!a_count || !b_count || (uint64_t)a_count * b_count > MOST_PAIRS) return NULL;
  Outcome *outcomes = arena_array(e->memory, Outcome, (size_t)a_count * b_count);
  if (!compute_pairs(e, op, a_count, in_a, b_count, in_b, outcomes)) return NULL;
  return choose_outcomes(e, a_count, in_a, b_count, in_b, outcomes);
}

const Sym *sym_arithmetic(Encoder *e, Builtin op, const Sym *a, const Sym *b) {
  a = sym_expect(e, a, WANT_INTEGER, FAULT_NOT_INTEGER);
  b = sym_expect(e, b, WANT_INTEGER, FAULT_NOT_INTEGER);
  if (sym_is_none(a) || sym_is_none(b)) return sym_none(e);
  const Sym *result = choice_arithmetic(e, op, a, b);
  if (result) return result;
  if (op == BUILTIN_POWER) return wide_power(e, a, b);
  check_divisor(e, op, b);
  return wide_arithmetic(e, op, a, b);
}

const Sym *sym_negate(Encoder *e, const Sym *a) {
  return sym_arithmetic(e, BUILTIN_SUBTRACT, sym_int(e, 0), a);
}
