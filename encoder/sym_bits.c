/* Two's complement vectors of literals.  Widths come from bounds of the results, so
   nothing ever overflows. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

uint32_t bits_width(int64_t low, int64_t high) {
  uint32_t width = 1;
  while (width < 64 && (low < -((int64_t)1 << (width - 1)) || high >= (int64_t)1 << (width - 1)))
    width++;
  return width;
}

/* Bits beyond the width repeat the sign. */
static Lit bit(const Sym *s, uint32_t i) { return s->bits[i < s->count ? i : s->count - 1]; }

/* The vector with bounds, cut to the width that these need. */
static const Sym *make(Encoder *e, int64_t low, int64_t high, const Lit *bits) {
  uint32_t width = bits_width(low, high);
  uint64_t number = 0;
  bool constant = true;
  for (uint32_t i = 0; i < 64; i++) {
    Lit b = bits[i < width ? i : width - 1];
    constant = constant && lit_is_constant(b);
    number |= (uint64_t)lit_is_true(b) << i;
  }
  if (constant) return sym_int(e, (int64_t)number);
  Sym *s = sym_new(e, SYM_INTEGER);
  s->count = width;
  s->bits = sym_keep(e, bits, width, sizeof *bits);
  s->low = low;
  s->high = high;
  return s;
}

/* ---- making ---- */

const Sym *bits_from_choice(Encoder *e, int64_t low, int64_t high, uint32_t count,
                            const Alternative *values) {
  uint32_t width = bits_width(low, high);
  Sym *s = sym_new(e, SYM_INTEGER);
  Lit *bits = arena_array(e->memory, Lit, width);
  Cases cases = {0};
  for (uint32_t i = 0; i < width; i++) {
    vec_clear(&cases);
    for (uint32_t k = 0; k < count; k++) {
      uint64_t number = (uint64_t)values[k].value->integer.small;
      vec_push(&cases, ((Case){values[k].guard, lit_from(number >> i & 1)}));
    }
    bits[i] = sym_select(e, cases.count, cases.at);
  }
  vec_free(&cases);
  s->count = width;
  s->bits = bits;
  s->low = low;
  s->high = high;
  return s;
}

const Sym *bits_select(Encoder *e, int64_t low, int64_t high, uint32_t count,
                       const Branch *vectors) {
  Lit bits[64];
  uint32_t width = bits_width(low, high);
  Cases cases = {0};
  for (uint32_t i = 0; i < width; i++) {
    vec_clear(&cases);
    for (uint32_t k = 0; k < count; k++)
      vec_push(&cases, ((Case){vectors[k].guard, bit(vectors[k].value, i)}));
    bits[i] = sym_select(e, cases.count, cases.at);
  }
  vec_free(&cases);
  return make(e, low, high, bits);
}

const Sym *bits_inputs(Encoder *e, int64_t low, int64_t high) {
  Lit bits[64];
  uint32_t width = bits_width(low, high);
  for (uint32_t i = 0; i < width; i++)
    bits[i] = low >= 0 && i + 1 == width ? LIT_FALSE : circuit_input(e->circuit);
  int64_t most = (int64_t)(((uint64_t)1 << (width - 1)) - 1); /* all that the bits can be */
  const Sym *number = make(e, low >= 0 ? 0 : -most - 1, most, bits);
  if (number->kind == SYM_INTEGER) encoder_add_number(e, number);
  return number;
}

const Sym *bits_within(Encoder *e, const Sym *s, int64_t low, int64_t high) {
  Sym *bounded = sym_new(e, SYM_INTEGER);
  *bounded = *s;
  bounded->low = low;
  bounded->high = high;
  return bounded;
}

/* ---- comparing ---- */

static uint32_t wider(const Sym *a, const Sym *b) {
  return a->count > b->count ? a->count : b->count;
}

Lit bits_equal(Encoder *e, const Sym *a, const Sym *b) {
  if (a->high < b->low || b->high < a->low) return LIT_FALSE;
  Lits same = {0};
  for (uint32_t i = 0; i < wider(a, b); i++)
    vec_push(&same, circuit_iff(e->circuit, bit(a, i), bit(b, i)));
  Lit equal = circuit_and_all(e->circuit, same.count, same.at);
  vec_free(&same);
  return equal;
}

/* From the lowest bit upwards: the highest difference decides; signs count the other
   way round. */
Lit bits_less_or_equal(Encoder *e, const Sym *a, const Sym *b) {
  if (a->high <= b->low) return LIT_TRUE;
  if (b->high < a->low) return LIT_FALSE;
  Lit le = LIT_TRUE;
  uint32_t width = wider(a, b);
  for (uint32_t i = 0; i < width; i++) {
    Lit x = bit(a, i), y = bit(b, i), larger = i + 1 == width ? x : y;
    le = circuit_ite(e->circuit, circuit_xor(e->circuit, x, y), larger, le);
  }
  return le;
}

/* ---- adding ---- */

/* a + b + carry over `width` bits; `negate`: with the bits of b inverted. */
static void add(Encoder *e, const Lit *a, const Lit *b, bool negate, Lit carry, uint32_t width,
                Lit *out) {
  Circuit *c = e->circuit;
  for (uint32_t i = 0; i < width; i++) {
    Lit x = a[i], y = lit_xor_sign(b[i], negate), differ = circuit_xor(c, x, y);
    out[i] = circuit_xor(c, differ, carry);
    carry = circuit_ite(c, differ, carry, x);
  }
}

static void extend(const Sym *s, uint32_t width, Lit *out) {
  for (uint32_t i = 0; i < width; i++) out[i] = bit(s, i);
}

typedef struct Bounds {
  int64_t low, high;
} Bounds;

static const Sym *sum(Encoder *e, const Sym *a, const Sym *b, bool negate, Bounds r) {
  Lit x[64], y[64], out[64];
  uint32_t width = bits_width(r.low, r.high);
  extend(a, width, x);
  extend(b, width, y);
  add(e, x, y, negate, lit_from(negate), width, out);
  return make(e, r.low, r.high, out);
}

const Sym *bits_count(Encoder *e, int64_t base, uint32_t count, const Lit *literals) {
  vec(const Sym *) sums = {0};
  for (uint32_t i = 0; i < count; i++)
    vec_push(&sums, make(e, 0, 1, (const Lit[]){literals[i], LIT_FALSE}));
  vec_push(&sums, sym_int(e, base));
  while (sums.count > 1) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < sums.count; i += 2) {
      bool last = i + 1 == sums.count;
      sums.at[kept++] =
          last ? sums.at[i] : sym_arithmetic(e, BUILTIN_ADD, sums.at[i], sums.at[i + 1]);
    }
    sums.count = kept;
  }
  const Sym *total = sums.at[0];
  vec_free(&sums);
  return total;
}

/* ---- multiplying ---- */

/* The sum of a << i over the bits i of b; the last bit of b is its sign and counts
   negatively. */
static const Sym *product(Encoder *e, const Sym *a, const Sym *b, Bounds r) {
  Lit x[64], row[64], acc[64];
  uint32_t width = bits_width(r.low, r.high);
  extend(a, width, x);
  for (uint32_t i = 0; i < width; i++) acc[i] = LIT_FALSE;
  for (uint32_t k = 0; k < b->count && k < width; k++) {
    bool sign = k + 1 == b->count;
    for (uint32_t i = 0; i < width; i++)
      row[i] = i < k ? LIT_FALSE : circuit_and(e->circuit, x[i - k], b->bits[k]);
    add(e, acc, row, sign, lit_from(sign), width, acc);
  }
  return make(e, r.low, r.high, acc);
}

/* ---- dividing ---- */

static void select_bits(Encoder *e, Lit condition, const Lit *then, const Lit *otherwise,
                        uint32_t width, Lit *out) {
  for (uint32_t i = 0; i < width; i++)
    out[i] = circuit_ite(e->circuit, condition, then[i], otherwise[i]);
}

static void magnitude(Encoder *e, const Sym *s, uint32_t width, Lit *out) {
  Lit zero[64] = {0}, value[64] = {0}, minus[64] = {0};
  for (uint32_t i = 0; i < width; i++) zero[i] = LIT_FALSE;
  extend(s, width, value);
  add(e, zero, value, true, LIT_TRUE, width, minus);
  select_bits(e, bit(s, 63), minus, value, width, out);
}

/* Schoolbook division of magnitudes: one bit of the quotient at a time. */
static void divide_magnitudes(Encoder *e, const Lit *a, const Lit *b, uint32_t width, Lit *quotient,
                              Lit *rest) {
  Lit less[64];
  for (uint32_t i = 0; i < width; i++) rest[i] = LIT_FALSE;
  for (uint32_t k = width; k > 0; k--) {
    for (uint32_t i = width - 1; i > 0; i--) rest[i] = rest[i - 1];
    rest[0] = a[k - 1];
    add(e, rest, b, true, LIT_TRUE, width, less);
    Lit negative = less[width - 1]; /* magnitudes leave the sign bit free */
    quotient[k - 1] = lit_not(negative);
    select_bits(e, negative, rest, less, width, rest);
  }
}

static Lit any_bit(Encoder *e, const Lit *bits, uint32_t width) {
  return circuit_or_all(e->circuit, width, bits);
}

/* Floor division from the magnitudes: where the signs differ and there is a rest, the
   quotient is one less than the negated one, and the rest is taken from the divisor. */
static const Sym *divide(Encoder *e, const Sym *a, const Sym *b, bool modulo, Bounds r) {
  uint32_t width = wider(a, b) + 2;
  if (width > 64) return NULL;
  Lit x[64] = {0}, y[64] = {0}, quotient[64] = {0}, rest[64] = {0};
  Lit zero[64] = {0}, flipped[64] = {0}, out[64] = {0};
  magnitude(e, a, width, x);
  magnitude(e, b, width, y);
  divide_magnitudes(e, x, y, width, quotient, rest);
  Lit differ = circuit_xor(e->circuit, bit(a, 63), bit(b, 63));
  Lit inexact = any_bit(e, rest, width);
  for (uint32_t i = 0; i < width; i++) zero[i] = LIT_FALSE;
  if (modulo) { /* the divisor is positive */
    add(e, y, rest, true, LIT_TRUE, width, flipped);
    select_bits(e, circuit_and(e->circuit, differ, inexact), flipped, rest, width, out);
  } else { /* -q - 1 is the inverted q */
    add(e, zero, quotient, true, lit_not(inexact), width, flipped);
    select_bits(e, differ, flipped, quotient, width, out);
  }
  return make(e, r.low, r.high, out);
}

/* ---- bounds ---- */

static bool bounds_of_product(const Sym *a, const Sym *b, Bounds *r) {
  int64_t x[] = {a->low, a->high}, y[] = {b->low, b->high};
  for (int i = 0; i < 4; i++) {
    int64_t corner;
    if (__builtin_mul_overflow(x[i / 2], y[i % 2], &corner)) return false;
    if (i == 0 || corner < r->low) r->low = corner;
    if (i == 0 || corner > r->high) r->high = corner;
  }
  return true;
}

/* The quotient is no larger than the dividend, and may be its negation. */
static bool bounds_of_quotient(const Sym *a, const Sym *b, Bounds *r) {
  if (a->low == INT64_MIN) return false;
  int64_t most = a->high > -a->low ? a->high : -a->low;
  *r = (Bounds){-most, most};
  if (b->low > 0 && a->low >= 0) *r = (Bounds){0, a->high / b->low};
  return true;
}

static bool bounds_of(Builtin op, const Sym *a, const Sym *b, Bounds *r) {
  if (op == BUILTIN_ADD)
    return !__builtin_add_overflow(a->low, b->low, &r->low) &&
           !__builtin_add_overflow(a->high, b->high, &r->high);
  if (op == BUILTIN_SUBTRACT)
    return !__builtin_sub_overflow(a->low, b->high, &r->low) &&
           !__builtin_sub_overflow(a->high, b->low, &r->high);
  if (op == BUILTIN_MULTIPLY) return bounds_of_product(a, b, r);
  if (op == BUILTIN_DIVIDE) return bounds_of_quotient(a, b, r);
  assert(op == BUILTIN_MODULO);
  *r = (Bounds){0, b->high > 1 ? b->high - 1 : 0};
  if (a->low >= 0 && a->high < r->high) r->high = a->high;
  return true;
}

const Sym *bits_arithmetic(Encoder *e, Builtin op, const Sym *a, const Sym *b) {
  Bounds r = {0};
  if (!bounds_of(op, a, b, &r) || bits_width(r.low, r.high) > e->limits.bits) return NULL;
  if (op == BUILTIN_ADD || op == BUILTIN_SUBTRACT) return sum(e, a, b, op == BUILTIN_SUBTRACT, r);
  if (op == BUILTIN_MULTIPLY)
    return a->count < b->count ? product(e, b, a, r) : product(e, a, b, r);
  return divide(e, a, b, op == BUILTIN_MODULO, r);
}
