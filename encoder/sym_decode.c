/* The concrete value that a symbolic one stands for under a valuation. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* What stands for a value that means nothing. */
static const Value *nothing(Encoder *e) { return value_boolean(e->values, false); }

static const Value *decode_choice(Encoder *e, const Sym *s, Valuation *v) {
  for (uint32_t i = 0; i < s->count; i++)
    if (valuation_lit(v, s->alternatives[i].guard)) return s->alternatives[i].value;
  return s->count ? s->alternatives[0].value : nothing(e);
}

static const Value *decode_bits(Encoder *e, const Sym *s, Valuation *v) {
  uint64_t number = 0;
  for (uint32_t i = 0; i < 64; i++)
    number |= (uint64_t)valuation_lit(v, s->bits[i < s->count ? i : s->count - 1]) << i;
  return value_int(e->values, (int64_t)number);
}

static const Value *decode_set(Encoder *e, const Sym *s, Valuation *v) {
  vec(const Value *) elements = {0};
  for (uint32_t i = 0; i < s->count; i++)
    if (valuation_lit(v, s->members[i].in)) vec_push(&elements, s->members[i].value);
  for (uint32_t i = 0; i < s->symbolic_count; i++)
    if (valuation_lit(v, s->symbolic[i].in)) {
      const Value *element = sym_decode(e, s->symbolic[i].value, v);
      vec_push(&elements, element);
    }
  const Value *set = value_set(e->values, elements.count, elements.at);
  vec_free(&elements);
  return set;
}

static const Value *decode_function(Encoder *e, const Sym *s, Valuation *v) {
  vec(const Value *) keys = {0}, results = {0};
  for (uint32_t i = 0; i < s->count; i++)
    if (valuation_lit(v, s->entries[i].present)) {
      const Value *result = sym_decode(e, s->entries[i].result, v);
      vec_push(&keys, s->entries[i].key);
      vec_push(&results, result);
    }
  const Value *domain = value_set(e->values, keys.count, keys.at);
  const Value *function = value_function(e->values, domain, results.at);
  vec_free(&keys);
  vec_free(&results);
  return function;
}

static const Value *decode_lazy(Encoder *e, const Sym *s, Valuation *v) {
  const Sym **parts = arena_array(e->memory, const Sym *, s->count + 1);
  for (uint32_t i = 0; i < s->count; i++) parts[i] = sym_value(e, sym_decode(e, s->parts[i], v));
  if (s->lazy != LAZY_RECORDS)
    return value_normal(e->values, sym_lazy(e, s->lazy, s->count, parts)->value);
  Symbol *names = arena_array(e->memory, Symbol, s->count + 1);
  for (uint32_t i = 0; i < s->count; i++) names[i] = s->names[i]->text;
  return value_normal(e->values, sym_record_set(e, s->count, names, parts)->value);
}

/* Rules are functions on a domain that can be listed when a state is shown; the
   evaluator lists them before it stores them. */
static const Value *decode_union(Encoder *e, const Sym *s, Valuation *v) {
  for (uint32_t i = 0; i < s->count; i++)
    if (valuation_lit(v, s->branches[i].guard)) return sym_decode(e, s->branches[i].value, v);
  return nothing(e);
}

const Value *sym_decode(Encoder *e, const Sym *s, Valuation *v) {
  switch (s->kind) {
  case SYM_VALUE: return s->value;
  case SYM_BOOLEAN: return value_boolean(e->values, valuation_lit(v, s->truth));
  case SYM_CHOICE: return decode_choice(e, s, v);
  case SYM_INTEGER: return decode_bits(e, s, v);
  case SYM_TERM: return value_integer(e->values, valuation_term(v, s->term));
  case SYM_SET: return decode_set(e, s, v);
  case SYM_FUNCTION: return decode_function(e, s, v);
  case SYM_LAZY: return decode_lazy(e, s, v);
  case SYM_UNION: return decode_union(e, s, v);
  case SYM_RULE: return nothing(e);
  }
  never("kind of symbolic value");
}
