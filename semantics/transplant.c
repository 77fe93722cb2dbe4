/* Values and registers of one evaluator in another one, whose symbols may be others. */
#include "semantics/transplant.h"

#include <string.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

typedef struct Transplant {
  Values *values;
  SymbolTable *symbols;
} Transplant;

static Symbol symbol(const Transplant *t, Symbol s) {
  const char *text = symbol_text(s);
  return symbol_intern(t->symbols, text, strlen(text));
}

static const Value *transplant(const Transplant *, const Value *);

/* The caller frees them. */
static const Value **transplant_all(const Transplant *t, uint32_t count,
                                    const Value *const *items) {
  const Value **all = calloc((size_t)count + 1, sizeof *all);
  if (!all) panic("out of memory");
  for (uint32_t i = 0; i < count; i++) all[i] = transplant(t, items[i]);
  return all;
}

/* Canonical order does not depend on the table. */
static const Value *set(const Transplant *t, const Value *v) {
  const Value **elements = transplant_all(t, v->count, v->items);
  const Value *made = value_set(t->values, v->count, elements);
  free(elements);
  return made;
}

static const Value *function(const Transplant *t, const Value *v) {
  const Value **results = transplant_all(t, v->count, v->items);
  const Value *made = value_function(t->values, transplant(t, v->domain), results);
  free(results);
  return made;
}

static const Value *lazy(const Transplant *t, const Value *v) {
  if (v->lazy == LAZY_INTERVAL) return value_interval(t->values, v->low, v->high);
  const Value **parts = transplant_all(t, v->part_count, v->parts), *made;
  if (v->lazy == LAZY_RECORDS) {
    Symbol *names = calloc((size_t)v->part_count + 1, sizeof *names);
    if (!names) panic("out of memory");
    for (uint32_t i = 0; i < v->part_count; i++) names[i] = symbol(t, v->names[i]->text);
    made = value_record_set(t->values, v->part_count, names, parts);
    free(names);
  } else {
    made = value_lazy(t->values, v->lazy, v->part_count, parts);
  }
  free(parts);
  return made;
}

static const Value *transplant(const Transplant *t, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: return value_boolean(t->values, v->truth);
  case VALUE_INTEGER: return value_integer(t->values, v->integer);
  case VALUE_STRING: return value_string(t->values, symbol(t, v->text));
  case VALUE_MODEL: return value_model(t->values, symbol(t, v->text));
  case VALUE_SET: return set(t, v);
  case VALUE_FUNCTION: return function(t, v);
  case VALUE_LAZY: return lazy(t, v);
  case VALUE_RULE: break;
  }
  never("a rule in a register");
}

void evaluator_transplant_registers(Evaluator *to, const Evaluator *from) {
  const Transplant t = {to->values, to->symbols};
  vec_clear(&to->outside.registers);
  for (vec_each(const Register, r, &from->outside.registers)) {
    Register copy = {transplant(&t, r->key), transplant(&t, r->value)};
    vec_push(&to->outside.registers, copy);
  }
}
