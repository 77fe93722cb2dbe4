/* Making symbolic values. */
#include "encoder/sym.h"

#include <string.h>

#include "base/panic.h"
#include "encoder/sym_internal.h"

Sym *sym_new(Encoder *e, SymKind kind) {
  Sym *s = arena_new(e->memory, Sym);
  s->kind = kind;
  return s;
}

const void *sym_keep(Encoder *e, const void *items, uint32_t count, size_t size) {
  if (count == 0) return NULL;
  void *copy = arena_alloc(e->memory, count, size, alignof(max_align_t));
  memcpy(copy, items, count * size);
  return copy;
}

const Sym *sym_value(Encoder *e, const Value *value) {
  Sym *s = sym_new(e, SYM_VALUE);
  s->value = value;
  return s;
}

const Sym *sym_truth(Encoder *e, Lit truth) {
  truth = path_reduce(e, truth);
  if (lit_is_constant(truth)) return sym_value(e, value_boolean(e->values, lit_is_true(truth)));
  Sym *s = sym_new(e, SYM_BOOLEAN);
  s->truth = truth;
  return s;
}

const Sym *sym_int(Encoder *e, int64_t number) {
  return sym_value(e, value_int(e->values, number));
}

const Sym *sym_none(Encoder *e) { return sym_new(e, SYM_CHOICE); }

bool sym_is_none(const Sym *s) { return s->kind == SYM_CHOICE && s->count == 0; }

const Sym *sym_failed(Encoder *e, Lit when, FaultKind kind) {
  encoder_fail(e, when, kind);
  return sym_none(e);
}

void encoder_add_number(Encoder *e, const Sym *input) {
  NumberInput *n = arena_new(e->memory, NumberInput);
  *n = (NumberInput){input, e->numbers};
  e->numbers = n;
}

const Sym *sym_integer_input(Encoder *e) {
  Sym *s = sym_new(e, SYM_TERM);
  s->term = circuit_integer(e->circuit);
  encoder_add_number(e, s);
  return s;
}

const Sym *sym_tuple(Encoder *e, uint32_t count, const Sym *const *items) {
  Entries entries = {0};
  for (uint32_t i = 0; i < count; i++)
    vec_push(&entries, ((Entry){value_int(e->values, (int64_t)i + 1), LIT_TRUE, items[i]}));
  const Sym *tuple = sym_function(e, count, entries.at, true);
  vec_free(&entries);
  return tuple;
}

const Sym *sym_record(Encoder *e, uint32_t count, const Symbol *names, const Sym *const *items) {
  Entries entries = {0};
  for (uint32_t i = 0; i < count; i++)
    vec_push(&entries, ((Entry){value_string(e->values, names[i]), LIT_TRUE, items[i]}));
  const Sym *record = sym_function(e, count, entries.at, false);
  vec_free(&entries);
  return record;
}

static bool all_concrete(uint32_t count, const Sym *const *parts) {
  for (uint32_t i = 0; i < count; i++)
    if (parts[i]->kind != SYM_VALUE) return false;
  return true;
}

/* The values of concrete parts. */
static const Value **values_of(Encoder *e, uint32_t count, const Sym *const *parts) {
  const Value **values = arena_array(e->memory, const Value *, count + 1);
  for (uint32_t i = 0; i < count; i++) values[i] = parts[i]->value;
  return values;
}

/* Parts of the right kind; false if one has no value. */
static bool expect_parts(Encoder *e, LazyKind kind, uint32_t count, const Sym **parts) {
  Want want = kind == LAZY_INTERVAL ? WANT_INTEGER : WANT_SET;
  FaultKind fault = kind == LAZY_INTERVAL ? FAULT_NOT_INTEGER : FAULT_NOT_SET;
  bool fit = true;
  for (uint32_t i = 0; i < count; i++) {
    parts[i] = sym_expect(e, parts[i], want, fault);
    if (sym_is_none(parts[i])) fit = false;
  }
  return fit;
}

static Sym *make_lazy(Encoder *e, LazyKind kind, uint32_t count, const Sym *const *parts) {
  Sym *s = sym_new(e, SYM_LAZY);
  s->lazy = kind;
  s->count = count;
  s->parts = parts;
  return s;
}

/* Not lazy after all if one of them adds nothing. */
static const Value *algebra_of(Encoder *e, LazyKind kind, const Value *a, const Value *b) {
  const Value *result = kind == LAZY_CUP   ? value_union(e->values, a, b)
                        : kind == LAZY_CAP ? value_intersection(e->values, a, b)
                                           : value_difference(e->values, a, b);
  return result ? result : value_lazy(e->values, kind, 2, (const Value *const[]){a, b});
}

const Sym *sym_lazy(Encoder *e, LazyKind kind, uint32_t count, const Sym *const *parts) {
  const Sym **fit = arena_array(e->memory, const Sym *, count + 1);
  for (uint32_t i = 0; i < count; i++) fit[i] = parts[i];
  if (!expect_parts(e, kind, count, fit)) return sym_none(e);
  if (!all_concrete(count, fit)) return lazy_or_degenerate(e, make_lazy(e, kind, count, fit));
  const Value **values = values_of(e, count, fit);
  if (kind == LAZY_CUP || kind == LAZY_CAP || kind == LAZY_MINUS)
    return sym_value(e, algebra_of(e, kind, values[0], values[1]));
  if (kind == LAZY_INTERVAL)
    return sym_value(e, value_interval(e->values, values[0]->integer, values[1]->integer));
  return sym_value(e, value_lazy(e->values, kind, count, values));
}

typedef struct Field {
  Symbol name;
  const Value *key;
  const Sym *set;
} Field;

static int by_key(const void *a, const void *b) {
  return value_compare(((const Field *)a)->key, ((const Field *)b)->key);
}

const Sym *sym_record_set(Encoder *e, uint32_t count, const Symbol *names, const Sym *const *sets) {
  Field *fields = arena_array(e->memory, Field, count + 1);
  const Sym **fit = arena_array(e->memory, const Sym *, count + 1);
  const Value **keys = arena_array(e->memory, const Value *, count + 1);
  Symbol *sorted = arena_array(e->memory, Symbol, count + 1);
  for (uint32_t i = 0; i < count; i++) fit[i] = sets[i];
  if (!expect_parts(e, LAZY_RECORDS, count, fit)) return sym_none(e);
  for (uint32_t i = 0; i < count; i++)
    fields[i] = (Field){names[i], value_string(e->values, names[i]), fit[i]};
  if (count) qsort(fields, count, sizeof *fields, by_key);
  for (uint32_t i = 0; i < count; i++) {
    fit[i] = fields[i].set;
    keys[i] = fields[i].key;
    sorted[i] = fields[i].name;
  }
  if (all_concrete(count, fit))
    return sym_value(e, value_record_set(e->values, count, sorted, values_of(e, count, fit)));
  Sym *s = make_lazy(e, LAZY_RECORDS, count, fit);
  s->names = keys;
  return lazy_or_degenerate(e, s);
}
