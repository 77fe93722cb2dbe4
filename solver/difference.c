#include "solver/difference.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/panic.h"
#include "solver/cnf.h"

/* Beyond that an SMT solver does better.  Room for so many times of what is needed now. */
enum { LEAST_WIDTH = 6, MOST_WIDTH = 32, ROOM = 4 };

enum { NOT_SUCH_A_TERM = -1 };

struct Differences {
  const Circuit *circuit;
  Arena *memory;
  vec(int64_t) reach;        /* per term: the largest constant it adds up to, or NOT_SUCH_A_TERM */
  vec(const int32_t *) bits; /* per term: its literals, lowest first; NULL: not needed so far */
  vec(Term) work;
  uint64_t inputs;
  int64_t farthest; /* the largest of all reaches */
  uint32_t width;   /* 0 before the first comparison */
  int32_t one;      /* a literal that is true */
  Fit fit;
};

Differences *differences_create(const Circuit *circuit) {
  Differences *d = calloc(1, sizeof *d);
  if (!d) panic("out of memory");
  d->circuit = circuit;
  d->memory = arena_create();
  return d;
}

void differences_destroy(Differences *d) {
  if (!d) return;
  vec_free(&d->reach);
  vec_free(&d->bits);
  vec_free(&d->work);
  arena_destroy(d->memory);
  free(d);
}

Fit differences_fit(const Differences *d) { return d->fit; }

/* ---- how wide vectors have to be ---- */

static int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

/* Children have been measured before. */
static int64_t reach_of(const Differences *d, const TermNode *node) {
  const int64_t most = (int64_t)1 << MOST_WIDTH;
  switch (node->kind) {
  case TERM_CONSTANT:
    if (node->constant.big || llabs(node->constant.small) > most) return NOT_SUCH_A_TERM;
    return llabs(node->constant.small);
  case TERM_INPUT: return 0;
  case TERM_ADD: {
    int64_t left = d->reach.at[node->left.index], right = d->reach.at[node->right.index];
    bool shifted = circuit_term(d->circuit, node->right)->kind == TERM_CONSTANT;
    bool such = shifted && left >= 0 && right >= 0 && left + right <= most;
    return such ? left + right : NOT_SUCH_A_TERM;
  }
  case TERM_ITE: {
    int64_t left = d->reach.at[node->left.index], right = d->reach.at[node->right.index];
    return left < 0 || right < 0 ? NOT_SUCH_A_TERM : larger(left, right);
  }
  case TERM_MULTIPLY:
  case TERM_DIVIDE:
  case TERM_MODULO: return NOT_SUCH_A_TERM;
  }
  never("kind of term");
}

/* Take note of terms made since the last call. */
static void catch_up(Differences *d) {
  uint32_t count = circuit_term_count(d->circuit);
  for (uint32_t t = d->reach.count; t < count; t++) {
    const TermNode *node = circuit_term(d->circuit, (Term){t});
    vec_push(&d->reach, reach_of(d, node));
    vec_push(&d->bits, NULL);
    d->inputs += node->kind == TERM_INPUT;
    d->farthest = larger(d->farthest, *vec_last(&d->reach));
  }
}

/* A comparison is one of x + a and y + b, so that a - b is what x - y is compared with. */
static uint64_t distance(const Differences *d) {
  return (d->inputs + 1) * (2 * (uint64_t)d->farthest + 1);
}

static bool is_wide_enough(uint32_t width, uint64_t distance) {
  return distance < (uint64_t)1 << (width - 2);
}

static void choose_width(Differences *d) {
  d->width = LEAST_WIDTH;
  while (d->width < MOST_WIDTH && !is_wide_enough(d->width, ROOM * distance(d))) d->width++;
}

static Fit look(Differences *d, const Gate *comparison) {
  catch_up(d);
  bool such = d->reach.at[comparison->left.index] >= 0 && d->reach.at[comparison->right.index] >= 0;
  if (!such || !is_wide_enough(MOST_WIDTH, distance(d))) return FIT_NEVER;
  if (!d->width) choose_width(d);
  return is_wide_enough(d->width, distance(d)) ? FIT_YES : FIT_NARROW;
}

/* ---- gates ---- */

static bool is_one(const Differences *d, int32_t a) { return a == d->one; }
static bool is_zero(const Differences *d, int32_t a) { return a == -d->one; }

/* Of three literals, or two and 0; what is constant is left out. */
static void clause(const Differences *d, Cnf *c, int32_t x, int32_t y, int32_t z) {
  const int32_t all[] = {x, y, z};
  int32_t kept[3];
  uint32_t count = 0;
  for (int i = 0; i < 3; i++) {
    if (is_one(d, all[i])) return;
    if (all[i] && !is_zero(d, all[i])) kept[count++] = all[i];
  }
  cnf_clause(c, count, kept);
}

/* True where two of three are. */
static int32_t majority(const Differences *d, Cnf *c, int32_t x, int32_t y, int32_t z) {
  if (x == y || z == -y) return x;
  if (x == z) return x;
  if (y == z || x == -z) return y;
  if (x == -y) return z;
  int32_t out = cnf_fresh(c);
  clause(d, c, -out, x, y);
  clause(d, c, -out, x, z);
  clause(d, c, -out, y, z);
  clause(d, c, out, -x, -y);
  clause(d, c, out, -x, -z);
  clause(d, c, out, -y, -z);
  return out;
}

static int32_t exclusive(const Differences *d, Cnf *c, int32_t x, int32_t y) {
  if (is_zero(d, x)) return y;
  if (is_one(d, x)) return -y;
  if (is_zero(d, y)) return x;
  if (is_one(d, y)) return -x;
  if (x == y) return -d->one;
  if (x == -y) return d->one;
  int32_t out = cnf_fresh(c);
  clause(d, c, -out, x, y);
  clause(d, c, -out, -x, -y);
  clause(d, c, out, -x, y);
  clause(d, c, out, x, -y);
  return out;
}

static int32_t both(const Differences *d, Cnf *c, int32_t x, int32_t y) {
  return majority(d, c, x, y, -d->one);
}

/* The clauses about both branches let them propagate before the condition is known. */
static int32_t choice(const Differences *d, Cnf *c, int32_t condition, int32_t then,
                      int32_t otherwise) {
  if (then == otherwise || is_one(d, condition)) return then;
  if (is_zero(d, condition)) return otherwise;
  if (then == -otherwise) return exclusive(d, c, condition, otherwise);
  if (is_zero(d, then)) return both(d, c, -condition, otherwise);
  if (is_one(d, then)) return -both(d, c, -condition, -otherwise);
  if (is_zero(d, otherwise)) return both(d, c, condition, then);
  if (is_one(d, otherwise)) return -both(d, c, condition, -then);
  int32_t out = cnf_fresh(c);
  clause(d, c, -out, -condition, then);
  clause(d, c, -out, condition, otherwise);
  clause(d, c, -out, then, otherwise);
  clause(d, c, out, -condition, -then);
  clause(d, c, out, condition, -otherwise);
  clause(d, c, out, -then, -otherwise);
  return out;
}

/* ---- terms ---- */

static int32_t literal_of(const Differences *d, const Cnf *c, Lit lit) {
  if (lit_is_constant(lit)) return lit_is_true(lit) ? d->one : -d->one;
  int32_t variable = cnf_variable(c, lit_gate(lit));
  assert(variable && "conditions have variables");
  return lit_negated(lit) ? -variable : variable;
}

static void put_number(const Differences *d, int64_t number, int32_t *out) {
  for (uint32_t i = 0; i < d->width; i++) out[i] = (uint64_t)number >> i & 1 ? d->one : -d->one;
}

/* Within half of what the vector reaches, so that constants can be added. */
static void put_input(const Differences *d, Cnf *c, int32_t *out) {
  for (uint32_t i = 0; i + 1 < d->width; i++) out[i] = cnf_fresh(c);
  out[d->width - 1] = out[d->width - 2];
}

static void put_sum(const Differences *d, Cnf *c, const int32_t *x, const int32_t *y,
                    int32_t *out) {
  int32_t carry = -d->one;
  for (uint32_t i = 0; i < d->width; i++) {
    out[i] = exclusive(d, c, exclusive(d, c, x[i], y[i]), carry);
    carry = majority(d, c, x[i], y[i], carry);
  }
}

static void put_choice(const Differences *d, Cnf *c, int32_t condition, const int32_t *then,
                       const int32_t *otherwise, int32_t *out) {
  for (uint32_t i = 0; i < d->width; i++) out[i] = choice(d, c, condition, then[i], otherwise[i]);
}

static const int32_t *make_bits(Differences *d, Cnf *c, Term t) {
  const TermNode *node = circuit_term(d->circuit, t);
  int32_t *out = arena_array(d->memory, int32_t, d->width);
  switch (node->kind) {
  case TERM_CONSTANT: put_number(d, node->constant.small, out); return out;
  case TERM_INPUT: put_input(d, c, out); return out;
  case TERM_ADD:
    put_sum(d, c, d->bits.at[node->left.index], d->bits.at[node->right.index], out);
    return out;
  case TERM_ITE:
    put_choice(d, c, literal_of(d, c, node->condition), d->bits.at[node->left.index],
               d->bits.at[node->right.index], out);
    return out;
  case TERM_MULTIPLY:
  case TERM_DIVIDE:
  case TERM_MODULO: break;
  }
  never("kind of term");
}

/* Children first, without recursion: terms may be very deep. */
static const int32_t *bits_of(Differences *d, Cnf *c, Term root) {
  vec_push(&d->work, root);
  while (d->work.count) {
    Term t = *vec_last(&d->work);
    uint32_t height = d->work.count;
    const TermNode *node = circuit_term(d->circuit, t);
    bool inner = node->kind == TERM_ADD || node->kind == TERM_ITE;
    if (!d->bits.at[t.index] && inner) {
      if (!d->bits.at[node->left.index]) vec_push(&d->work, node->left);
      if (!d->bits.at[node->right.index]) vec_push(&d->work, node->right);
    }
    if (d->work.count > height) continue;
    if (!d->bits.at[t.index]) d->bits.at[t.index] = make_bits(d, c, t);
    d->work.count--;
  }
  return d->bits.at[root.index];
}

/* ---- comparisons ---- */

static void equate(const Differences *d, Cnf *c, int32_t a, int32_t b) {
  clause(d, c, -a, b, 0);
  clause(d, c, a, -b, 0);
}

/* From the lowest bit upwards: the highest difference decides; signs count the other way
   round. */
static void define_le(const Differences *d, Cnf *c, int32_t self, const int32_t *x,
                      const int32_t *y) {
  int32_t le = d->one;
  for (uint32_t i = 0; i + 1 < d->width; i++) le = majority(d, c, -x[i], y[i], le);
  uint32_t sign = d->width - 1;
  equate(d, c, self, majority(d, c, x[sign], -y[sign], le));
}

static void define_eq(const Differences *d, Cnf *c, int32_t self, const int32_t *x,
                      const int32_t *y) {
  vec(int32_t) some = {0};
  vec_push(&some, self);
  for (uint32_t i = 0; i < d->width; i++) {
    int32_t differ = exclusive(d, c, x[i], y[i]);
    if (is_zero(d, differ)) continue;
    clause(d, c, -self, -differ, 0);
    vec_push(&some, differ);
  }
  cnf_clause(c, some.count, some.at);
  vec_free(&some);
}

void differences_define(Differences *d, Cnf *c, uint32_t gate) {
  const Gate *comparison = circuit_gate(d->circuit, gate);
  if (d->fit == FIT_YES) d->fit = look(d, comparison);
  if (d->fit != FIT_YES) return;
  if (!d->one) {
    d->one = cnf_fresh(c);
    cnf_clause(c, 1, &d->one);
  }
  const int32_t *left = bits_of(d, c, comparison->left), *right = bits_of(d, c, comparison->right);
  int32_t self = cnf_variable(c, gate);
  if (comparison->kind == GATE_LE)
    define_le(d, c, self, left, right);
  else
    define_eq(d, c, self, left, right);
}

bool differences_value(const Differences *d, Term input, bool (*truth)(void *, int32_t), void *env,
                       int64_t *value) {
  if (input.index >= d->bits.count || !d->bits.at[input.index]) return false;
  const int32_t *bits = d->bits.at[input.index];
  uint64_t number = 0;
  for (uint32_t i = 0; i < 64; i++)
    number |= (uint64_t)truth(env, bits[i < d->width ? i : d->width - 1]) << i;
  *value = (int64_t)number;
  return true;
}
