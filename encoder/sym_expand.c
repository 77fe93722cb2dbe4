/* Symbolic values as choices over whole concrete values: the product of what the
   parts can be, less what their guards exclude. */
#include <string.h>

#include "base/panic.h"
#include "encoder/sym_internal.h"

/* A product under construction: rows of `width` values, each row with its guard.
   A place that is left out (an absent key, no element) holds NULL. */
typedef struct Product {
  uint32_t width, limit;
  Lits guards;
  vec(const Value *) cells;
  bool overflow;
} Product;

static bool expand(Encoder *, const Sym *, uint32_t limit, Alternatives *out);

static void start_product(Product *p, uint32_t width, uint32_t limit) {
  *p = (Product){.width = width, .limit = limit};
  vec_push(&p->guards, LIT_TRUE);
  for (uint32_t i = 0; i < width; i++) vec_push(&p->cells, NULL);
}

static void free_product(Product *p) {
  vec_free(&p->guards);
  vec_free(&p->cells);
}

static void add_row(Product *next, const Product *p, uint32_t row, uint32_t column, Lit guard,
                    const Value *value) {
  vec_push(&next->guards, guard);
  for (uint32_t i = 0; i < p->width; i++) {
    const Value *cell = i == column ? value : p->cells.at[row * p->width + i];
    vec_push(&next->cells, cell);
  }
}

/* All rows with the only alternative there is: nothing is copied. */
static void fill_column(Encoder *e, Product *p, uint32_t column, Alternative only) {
  uint32_t kept = 0;
  for (uint32_t row = 0; row < p->guards.count; row++) {
    Lit both = circuit_and(e->circuit, p->guards.at[row], only.guard);
    if (lit_is_false(path_reduce(e, both))) continue;
    const Value **cells = p->cells.at + (size_t)kept * p->width;
    if (kept != row) memmove(cells, p->cells.at + (size_t)row * p->width, p->width * sizeof *cells);
    cells[column] = only.value;
    p->guards.at[kept++] = both;
  }
  p->guards.count = kept;
  p->cells.count = kept * p->width;
}

/* Each row with each of the alternatives (of which a NULL value leaves the place out). */
static void multiply(Encoder *e, Product *p, uint32_t column, const Alternatives *choices) {
  if (choices->count == 1) {
    fill_column(e, p, column, choices->at[0]);
    return;
  }
  Product next = {.width = p->width, .limit = p->limit};
  for (uint32_t row = 0; row < p->guards.count && !next.overflow; row++)
    for (uint32_t i = 0; i < choices->count; i++) {
      Lit both = circuit_and(e->circuit, p->guards.at[row], choices->at[i].guard);
      if (lit_is_false(path_reduce(e, both))) continue;
      add_row(&next, p, row, column, both, choices->at[i].value);
      next.overflow = next.guards.count > p->limit;
    }
  free_product(p);
  *p = next;
}

/* ---- sets ---- */

/* A member that is there only where `in` holds. */
static bool member_choices(Encoder *e, Lit in, const Sym *s, uint32_t limit, Alternatives *out) {
  in = path_reduce(e, in);
  if (!lit_is_true(in)) vec_push(out, ((Alternative){lit_not(in), NULL}));
  Alternatives values = {0};
  bool fits = lit_is_false(in) || expand(e, s, limit, &values);
  for (vec_each(const Alternative, a, &values))
    vec_push(out, ((Alternative){circuit_and(e->circuit, in, a->guard), a->value}));
  vec_free(&values);
  return fits;
}

static void set_from_rows(Encoder *e, const Product *p, Alternatives *out) {
  vec(const Value *) elements = {0};
  for (uint32_t row = 0; row < p->guards.count; row++) {
    vec_clear(&elements);
    for (uint32_t i = 0; i < p->width; i++)
      if (p->cells.at[row * p->width + i]) vec_push(&elements, p->cells.at[row * p->width + i]);
    const Value *set = value_set(e->values, elements.count, elements.at);
    vec_push(out, ((Alternative){p->guards.at[row], set}));
  }
  vec_free(&elements);
}

static bool expand_set(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  Product p;
  start_product(&p, s->count + s->symbolic_count, limit);
  bool fits = true;
  for (uint32_t i = 0; i < p.width && fits && !p.overflow; i++) {
    Alternatives choices = {0};
    if (i < s->count) {
      Sym one = {.kind = SYM_VALUE, .value = s->members[i].value};
      fits = member_choices(e, s->members[i].in, &one, limit, &choices);
    } else {
      const SymMember *m = &s->symbolic[i - s->count];
      fits = member_choices(e, m->in, m->value, limit, &choices);
    }
    if (fits) multiply(e, &p, i, &choices);
    vec_free(&choices);
  }
  fits = fits && !p.overflow;
  if (fits) set_from_rows(e, &p, out);
  free_product(&p);
  return fits;
}

/* ---- functions ---- */

static void functions_from_rows(Encoder *e, const Product *p, const Entry *entries,
                                Alternatives *out) {
  vec(const Value *) keys = {0}, results = {0};
  for (uint32_t row = 0; row < p->guards.count; row++) {
    vec_clear(&keys);
    vec_clear(&results);
    for (uint32_t i = 0; i < p->width; i++) {
      const Value *result = p->cells.at[row * p->width + i];
      if (!result) continue;
      vec_push(&keys, entries[i].key);
      vec_push(&results, result);
    }
    const Value *domain = value_set(e->values, keys.count, keys.at);
    vec_push(out,
             ((Alternative){p->guards.at[row], value_function(e->values, domain, results.at)}));
  }
  vec_free(&keys);
  vec_free(&results);
}

static bool expand_function(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  Product p;
  start_product(&p, s->count, limit);
  bool fits = true;
  for (uint32_t i = 0; i < p.width && fits && !p.overflow; i++) {
    Alternatives choices = {0};
    fits = member_choices(e, s->entries[i].present, s->entries[i].result, limit, &choices);
    if (fits) multiply(e, &p, i, &choices);
    vec_free(&choices);
  }
  fits = fits && !p.overflow;
  if (fits) functions_from_rows(e, &p, s->entries, out);
  free_product(&p);
  return fits;
}

/* ---- lazy sets ---- */

static const Value *lazy_value(Encoder *e, const Sym *s, const Value *const *parts) {
  if (s->lazy == LAZY_INTERVAL)
    return value_interval(e->values, parts[0]->integer, parts[1]->integer);
  if (s->lazy != LAZY_RECORDS) return value_lazy(e->values, s->lazy, s->count, parts);
  vec(Symbol) names = {0};
  for (uint32_t i = 0; i < s->count; i++) vec_push(&names, s->names[i]->text);
  const Value *set = value_record_set(e->values, s->count, names.at, parts);
  vec_free(&names);
  return set;
}

static bool expand_lazy(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  Product p;
  start_product(&p, s->count, limit);
  bool fits = true;
  for (uint32_t i = 0; i < p.width && fits && !p.overflow; i++) {
    Alternatives choices = {0};
    fits = expand(e, s->parts[i], limit, &choices);
    if (fits) multiply(e, &p, i, &choices);
    vec_free(&choices);
  }
  fits = fits && !p.overflow;
  for (uint32_t row = 0; fits && row < p.guards.count; row++) {
    const Value *set = lazy_value(e, s, p.cells.at + (size_t)row * p.width);
    vec_push(out, ((Alternative){p.guards.at[row], value_normal(e->values, set)}));
  }
  free_product(&p);
  return fits;
}

/* ---- the rest ---- */

static bool expand_integer(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  if ((uint64_t)s->high - (uint64_t)s->low >= limit) return false;
  for (int64_t n = s->low; n <= s->high; n++) {
    const Sym *number = sym_int(e, n);
    Lit guard = path_reduce(e, integer_equal(e, s, number));
    if (!lit_is_false(guard)) vec_push(out, ((Alternative){guard, number->value}));
  }
  return true;
}

static bool expand_union(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  bool fits = true;
  for (uint32_t i = 0; i < s->count && fits; i++) {
    Alternatives part = {0};
    fits = expand(e, s->branches[i].value, limit, &part);
    for (vec_each(const Alternative, a, &part)) {
      Lit both = circuit_and(e->circuit, s->branches[i].guard, a->guard);
      if (!lit_is_false(path_reduce(e, both))) vec_push(out, ((Alternative){both, a->value}));
    }
    vec_free(&part);
  }
  return fits && out->count <= limit;
}

static bool expand(Encoder *e, const Sym *s, uint32_t limit, Alternatives *out) {
  if (!encoder_may_go_on(e)) return false;
  switch (s->kind) {
  case SYM_VALUE:
    vec_push(out, ((Alternative){LIT_TRUE, value_normal(e->values, s->value)}));
    return true;
  case SYM_BOOLEAN:
    vec_push(out, ((Alternative){lit_not(s->truth), value_boolean(e->values, false)}));
    vec_push(out, ((Alternative){s->truth, value_boolean(e->values, true)}));
    return true;
  case SYM_CHOICE:
    for (uint32_t i = 0; i < s->count; i++) {
      Lit guard = path_reduce(e, s->alternatives[i].guard);
      const Value *value = value_normal(e->values, s->alternatives[i].value);
      if (!lit_is_false(guard)) vec_push(out, ((Alternative){guard, value}));
    }
    return out->count <= limit;
  case SYM_INTEGER: return expand_integer(e, s, limit, out);
  case SYM_SET: return expand_set(e, s, limit, out);
  case SYM_FUNCTION: return expand_function(e, s, limit, out);
  case SYM_LAZY: return expand_lazy(e, s, limit, out);
  case SYM_UNION: return expand_union(e, s, limit, out);
  case SYM_TERM:
  case SYM_RULE: return false;
  }
  never("kind of symbolic value");
}

uint32_t sym_expand(Encoder *e, const Sym *s, uint32_t limit, const Alternative **out) {
  Alternatives all = {0};
  bool fits = expand(e, s, limit, &all);
  if (fits) alternatives_unite(e, &all);
  if (all.count == 1) all.at[0].guard = LIT_TRUE; /* the path excludes all others */
  uint32_t count = fits ? all.count : 0;
  *out = sym_keep(e, all.at, count, sizeof *all.at);
  vec_free(&all);
  return count;
}
