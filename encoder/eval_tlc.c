/* Operators that look at whole concrete values, and those that take an operator. */
#include "encoder/eval.h"

#include <string.h>

/* ---- each alternative by itself ---- */

typedef const Value *OfValue(Encoder *, const Value *, const Operator *); /* NULL: failed */

static const Sym *each_value(Encoder *e, const Sym *operand, OfValue *apply, const Operator *op) {
  if (operand->kind == SYM_VALUE) {
    const Value *result = apply(e, operand->value, op);
    return result ? sym_value(e, result) : encode_nothing(e);
  }
  const Alternative *values;
  uint32_t count = sym_expand(e, operand, e->limits.expand, &values), kept = 0;
  if (count == 0) encode_fail(e, FAULT_UNSUPPORTED);
  Alternative *results = arena_array(e->memory, Alternative, count);
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < count; i++) {
    if (!assume(e, values[i].guard)) continue;
    const Value *result = apply(e, values[i].value, op);
    if (result) results[kept++] = (Alternative){values[i].guard, result};
    assume_rewind(e, height);
  }
  return kept ? sym_choice(e, kept, results) : encode_nothing(e);
}

static const Value *string_of(Encoder *e, const Value *value, const Operator *unused) {
  (void)unused;
  Text text = {0};
  value_print(value_normal(e->values, value), &text);
  Symbol symbol = symbol_intern(e->symbols, text_string(&text), text.length);
  text_free(&text);
  return value_string(e->values, symbol);
}

const Sym *encode_to_string(Encoder *e, const Sym *operand) {
  return each_value(e, operand, string_of, NULL);
}

/* ---- Permutations ---- */

typedef struct Permuting {
  const Value *set;
  const Value **results;
  vec(const Value *) found;
} Permuting;

static void permute_from(Encoder *e, Permuting *p, uint32_t first) {
  if (first == p->set->count) {
    vec_push(&p->found, value_function(e->values, p->set, p->results));
    return;
  }
  for (uint32_t i = first; i < p->set->count; i++) {
    const Value *swapped = p->results[i];
    p->results[i] = p->results[first];
    p->results[first] = swapped;
    permute_from(e, p, first + 1);
    p->results[first] = p->results[i];
    p->results[i] = swapped;
  }
}

enum { MOST_PERMUTED = 9 }; /* 10! is over the limit of enumeration */

static const Value *permutations_of(Encoder *e, const Value *value, const Operator *unused) {
  (void)unused;
  if (!value_is_set(value)) return encode_fail(e, FAULT_NOT_SET), NULL;
  const Value *set = value_enumerate(e->values, value);
  if (!set) return encode_fail(e, FAULT_NOT_ENUMERABLE), NULL;
  if (set->count > MOST_PERMUTED) return encode_fail(e, FAULT_NOT_ENUMERABLE), NULL;
  Permuting p = {.set = set, .results = arena_array(e->memory, const Value *, set->count)};
  if (set->count) memcpy(p.results, set->items, set->count * sizeof *p.results);
  permute_from(e, &p, 0);
  const Value *all = value_set(e->values, p.found.count, p.found.at);
  vec_free(&p.found);
  return all;
}

const Sym *encode_permutations(Encoder *e, const Sym *operand) {
  return each_value(e, operand, permutations_of, NULL);
}

/* ---- SortSeq ---- */

static bool comes_before(Encoder *e, const Operator *before, const Value *a, const Value *b) {
  const Sym *operands[] = {sym_value(e, a), sym_value(e, b)};
  Lit answer = path_reduce(e, sym_is_true(e, encode_applied_operator(e, before, 2, operands)));
  if (!lit_is_constant(answer)) encode_fail(e, FAULT_UNSUPPORTED);
  return lit_is_true(answer);
}

static const Value *sorted(Encoder *e, const Value *sequence, const Operator *before) {
  if (!value_is_sequence(sequence)) return encode_fail(e, FAULT_NOT_SEQUENCE), NULL;
  const Value **items = arena_array(e->memory, const Value *, sequence->count);
  for (uint32_t i = 0; i < sequence->count; i++) {
    uint32_t at = i;
    for (; at > 0 && comes_before(e, before, sequence->items[i], items[at - 1]); at--)
      items[at] = items[at - 1];
    items[at] = sequence->items[i];
  }
  return value_tuple(e->values, sequence->count, items);
}

const Sym *encode_sort_seq(Encoder *e, const Sym *sequence, const Operator *before) {
  return each_value(e, sequence, sorted, before);
}

/* ---- SelectSeq ---- */

static const Sym *select_item(Encoder *e, const Sym *selected, Lit present, const Sym *item,
                              const Operator *test) {
  uint32_t height = assume_save(e);
  if (!assume(e, present)) return selected;
  Lit passes = sym_is_true(e, encode_applied_operator(e, test, 1, &item));
  if (assume(e, passes)) {
    const Sym *longer = sym_append(e, selected, item);
    assume_rewind(e, height);
    return sym_ite(e, circuit_and(e->circuit, present, passes), longer, selected);
  }
  assume_rewind(e, height);
  return selected;
}

static const Sym *select_value(Encoder *e, const Value *sequence, const Operator *test) {
  const Sym *selected = sym_tuple(e, 0, NULL);
  if (!value_is_sequence(sequence)) return encode_fail(e, FAULT_NOT_SEQUENCE), selected;
  for (uint32_t i = 0; i < sequence->count; i++)
    selected = select_item(e, selected, LIT_TRUE, sym_value(e, sequence->items[i]), test);
  return selected;
}

static const Sym *select_function(Encoder *e, const Sym *function, const Operator *test) {
  const Sym *selected = sym_tuple(e, 0, NULL);
  sym_len(e, function); /* fails if it is no sequence */
  for (uint32_t i = 0; i < function->count; i++) {
    Entry entry = function->entries[i];
    selected = select_item(e, selected, entry.present, entry.result, test);
  }
  return selected;
}

static const Sym *select_branches(Encoder *e, const Sym *s, const Operator *test) {
  Branch *branches = arena_array(e->memory, Branch, s->count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < s->count; i++) {
    bool choice = s->kind == SYM_CHOICE;
    Lit guard = choice ? s->alternatives[i].guard : s->branches[i].guard;
    if (!assume(e, guard)) continue;
    const Sym *result = choice ? select_value(e, s->alternatives[i].value, test)
                               : encode_select_seq(e, s->branches[i].value, test);
    branches[kept++] = (Branch){guard, result};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, branches) : encode_nothing(e);
}

const Sym *encode_select_seq(Encoder *e, const Sym *sequence, const Operator *test) {
  if (sequence->kind == SYM_VALUE) return select_value(e, sequence->value, test);
  if (sequence->kind == SYM_FUNCTION) return select_function(e, sequence, test);
  if (sequence->kind == SYM_CHOICE || sequence->kind == SYM_UNION)
    return select_branches(e, sequence, test);
  encode_fail(e, FAULT_NOT_SEQUENCE);
  return encode_nothing(e);
}
