#include "sym_reference.h"

#include "base/vec.h"

static Sort any_set(World *w) { return SORT_SET + (Sort)random_below(&w->random, 3); }

static Sort any_function(World *w) { return SORT_FUNCTION + (Sort)random_below(&w->random, 3); }

static Sort element_of(Sort set) {
  return set == SORT_SET ? SORT_INT : set == SORT_SETS ? SORT_SET : SORT_RECORD;
}

static Sort key_of(Sort function) { return function == SORT_SEQUENCE ? SORT_INT : SORT_ATOM; }

static Sort any_sort(World *w) { return (Sort)random_below(&w->random, SORT_COUNT); }

Signature signature_of(World *w, Operation op) {
  Sort set = any_set(w), function = any_function(w), any = any_sort(w);
  switch (op) {
  case OP_EQUAL: return (Signature){"=", 2, {any, any}};
  case OP_IS_TRUE: return (Signature){"is true", 1, {SORT_BOOL}};
  case OP_MEMBER: return (Signature){"\\in", 2, {element_of(set), set}};
  case OP_SUBSET: return (Signature){"\\subseteq", 2, {set, set}};
  case OP_CUP: return (Signature){"\\cup", 2, {set, set}};
  case OP_CAP: return (Signature){"\\cap", 2, {set, set}};
  case OP_MINUS: return (Signature){"\\", 2, {set, set}};
  case OP_BIG_UNION: return (Signature){"UNION", 1, {SORT_SETS}};
  case OP_POWERSET_MEMBER: return (Signature){"\\in SUBSET", 2, {set, set}};
  case OP_FUNCTIONS_MEMBER:
    return (Signature){"\\in [DOMAIN -> ]", 3, {SORT_FUNCTION, SORT_FUNCTION, SORT_SET}};
  case OP_SEQ_MEMBER: return (Signature){"\\in Seq", 2, {function, SORT_SET}};
  case OP_INTERVAL: return (Signature){"..", 2, {SORT_INT, SORT_INT}};
  case OP_CARDINALITY: return (Signature){"Cardinality", 1, {set}};
  case OP_POWERSET: return (Signature){"SUBSET", 1, {set}};
  case OP_PRODUCT: return (Signature){"\\X", 2, {SORT_SET, SORT_SET}};
  case OP_FUNCTIONS: return (Signature){"[ -> ]", 2, {SORT_SET, SORT_SET}};
  case OP_DOMAIN: return (Signature){"DOMAIN", 1, {function}};
  case OP_APPLY: return (Signature){"application", 2, {function, key_of(function)}};
  case OP_EXCEPT: return (Signature){"EXCEPT", 3, {function, key_of(function), SORT_INT}};
  case OP_OVERRIDE: return (Signature){"@@", 2, {function, function}};
  case OP_SINGLE: return (Signature){":>", 2, {SORT_ATOM, any}};
  case OP_LEN: return (Signature){"Len", 1, {SORT_SEQUENCE}};
  case OP_APPEND: return (Signature){"Append", 2, {SORT_SEQUENCE, SORT_INT}};
  case OP_CONCAT: return (Signature){"\\o", 2, {SORT_SEQUENCE, SORT_SEQUENCE}};
  case OP_HEAD: return (Signature){"Head", 1, {SORT_SEQUENCE}};
  case OP_TAIL: return (Signature){"Tail", 1, {SORT_SEQUENCE}};
  case OP_SUB_SEQ: return (Signature){"SubSeq", 3, {SORT_SEQUENCE, SORT_INT, SORT_INT}};
  case OP_NEGATE: return (Signature){"-.", 1, {SORT_INT}};
  case OP_ADD: return (Signature){"+", 2, {SORT_INT, SORT_INT}};
  case OP_SUBTRACT: return (Signature){"-", 2, {SORT_INT, SORT_INT}};
  case OP_MULTIPLY: return (Signature){"*", 2, {SORT_INT, SORT_INT}};
  case OP_DIVIDE: return (Signature){"\\div", 2, {SORT_INT, SORT_INT}};
  case OP_MODULO: return (Signature){"%", 2, {SORT_INT, SORT_INT}};
  case OP_POWER: return (Signature){"^", 2, {SORT_INT, SORT_INT}};
  case OP_LT: return (Signature){"<", 2, {SORT_INT, SORT_INT}};
  case OP_LE: return (Signature){"=<", 2, {SORT_INT, SORT_INT}};
  case OP_GT: return (Signature){">", 2, {SORT_INT, SORT_INT}};
  case OP_GE: return (Signature){">=", 2, {SORT_INT, SORT_INT}};
  case OP_SET: return (Signature){"{ , , }", 3, {any, any, any}};
  case OP_TUPLE: return (Signature){"<< , >>", 2, {any, any_sort(w)}};
  case OP_ITE: return (Signature){"IF", 3, {SORT_BOOL, any, any_sort(w)}};
  case OP_COUNT: break;
  }
  abort();
}

/* ---- symbolic ---- */

static const Sym *sym_if(Encoder *e, const Sym *const *x) {
  return sym_ite(e, sym_is_true(e, x[0]), x[1], x[2]);
}

static const Sym *set_of_three(Encoder *e, const Sym *const *x) {
  SymMember members[] = {{LIT_TRUE, x[0]}, {LIT_TRUE, x[1]}, {LIT_TRUE, x[2]}};
  return sym_set(e, 3, members);
}

/* Membership in a set that is not listed. */
static const Sym *member_of_lazy(Encoder *e, Operation op, const Sym *const *x) {
  const Sym *set = op == OP_POWERSET_MEMBER ? sym_powerset(e, x[1])
                   : op == OP_SEQ_MEMBER    ? sym_lazy(e, LAZY_SEQ, 1, &x[1])
                                            : NULL;
  if (!set) {
    const Sym *parts[] = {sym_domain(e, x[1]), x[2]};
    set = sym_lazy(e, LAZY_FUNCTIONS, 2, parts);
  }
  return sym_truth(e, sym_member(e, x[0], set));
}

const Sym *operation_sym(Encoder *e, Operation op, const Sym *const *x) {
  switch (op) {
  case OP_EQUAL: return sym_truth(e, sym_equal(e, x[0], x[1]));
  case OP_IS_TRUE: return sym_truth(e, sym_is_true(e, x[0]));
  case OP_MEMBER: return sym_truth(e, sym_member(e, x[0], x[1]));
  case OP_SUBSET: return sym_truth(e, sym_subset(e, x[0], x[1]));
  case OP_CUP: return sym_cup(e, x[0], x[1]);
  case OP_CAP: return sym_cap(e, x[0], x[1]);
  case OP_MINUS: return sym_minus(e, x[0], x[1]);
  case OP_BIG_UNION: return sym_big_union(e, x[0]);
  case OP_POWERSET_MEMBER:
  case OP_FUNCTIONS_MEMBER:
  case OP_SEQ_MEMBER: return member_of_lazy(e, op, x);
  case OP_INTERVAL: return sym_interval(e, x[0], x[1]);
  case OP_CARDINALITY: return sym_cardinality(e, x[0]);
  case OP_POWERSET: return sym_powerset(e, x[0]);
  case OP_PRODUCT: return sym_lazy(e, LAZY_PRODUCT, 2, x);
  case OP_FUNCTIONS: return sym_lazy(e, LAZY_FUNCTIONS, 2, x);
  case OP_DOMAIN: return sym_domain(e, x[0]);
  case OP_APPLY: return sym_apply(e, x[0], x[1]);
  case OP_EXCEPT: return sym_except(e, x[0], x[1], x[2]);
  case OP_OVERRIDE: return sym_override(e, x[0], x[1]);
  case OP_SINGLE: return sym_single(e, x[0], x[1]);
  case OP_LEN: return sym_len(e, x[0]);
  case OP_APPEND: return sym_append(e, x[0], x[1]);
  case OP_CONCAT: return sym_concat(e, x[0], x[1]);
  case OP_HEAD: return sym_head(e, x[0]);
  case OP_TAIL: return sym_tail(e, x[0]);
  case OP_SUB_SEQ: return sym_sub_seq(e, x[0], x[1], x[2]);
  case OP_NEGATE: return sym_negate(e, x[0]);
  case OP_ADD: return sym_arithmetic(e, BUILTIN_ADD, x[0], x[1]);
  case OP_SUBTRACT: return sym_arithmetic(e, BUILTIN_SUBTRACT, x[0], x[1]);
  case OP_MULTIPLY: return sym_arithmetic(e, BUILTIN_MULTIPLY, x[0], x[1]);
  case OP_DIVIDE: return sym_arithmetic(e, BUILTIN_DIVIDE, x[0], x[1]);
  case OP_MODULO: return sym_arithmetic(e, BUILTIN_MODULO, x[0], x[1]);
  case OP_POWER: return sym_arithmetic(e, BUILTIN_POWER, x[0], x[1]);
  case OP_LT: return sym_truth(e, sym_compare(e, BUILTIN_LT, x[0], x[1]));
  case OP_LE: return sym_truth(e, sym_compare(e, BUILTIN_LE, x[0], x[1]));
  case OP_GT: return sym_truth(e, sym_compare(e, BUILTIN_GT, x[0], x[1]));
  case OP_GE: return sym_truth(e, sym_compare(e, BUILTIN_GE, x[0], x[1]));
  case OP_SET: return set_of_three(e, x);
  case OP_TUPLE: return sym_tuple(e, 2, x);
  case OP_ITE: return sym_if(e, x);
  case OP_COUNT: break;
  }
  abort();
}

/* ---- concrete ---- */

static const Value *fail(FaultKind *fault, FaultKind kind) {
  *fault = kind;
  return NULL;
}

static const Value *answer(Encoder *e, Truth truth, FaultKind *fault) {
  if (truth == TRUTH_INCOMPARABLE) return fail(fault, FAULT_INCOMPARABLE);
  return value_boolean(e->values, truth == TRUTH_TRUE);
}

static const Value *made(const Value *set, FaultKind *fault) {
  if (!set || (set->kind == VALUE_SET && set->mixed)) return fail(fault, FAULT_INCOMPARABLE);
  return set;
}

static const Value *big_union(Encoder *e, const Value *sets, FaultKind *fault) {
  const Value *all = value_set(e->values, 0, NULL);
  vec(const Value *) elements = {0};
  for (uint32_t i = 0; i < sets->count; i++) {
    if (!value_is_set(sets->items[i])) return vec_free(&elements), fail(fault, FAULT_NOT_SET);
    for (uint32_t k = 0; k < sets->items[i]->count; k++)
      vec_push(&elements, sets->items[i]->items[k]);
  }
  if (elements.count) all = value_set(e->values, elements.count, elements.at);
  vec_free(&elements);
  return made(all, fault);
}

static const Value *on_sets(Encoder *e, Operation op, const Value *const *x, FaultKind *fault) {
  Values *v = e->values;
  Integer count;
  uint32_t arity = op == OP_BIG_UNION || op == OP_CARDINALITY || op == OP_POWERSET ? 1 : 2;
  for (uint32_t i = 0; i < arity; i++)
    if (!value_is_set(x[i])) return fail(fault, FAULT_NOT_SET);
  switch ((int)op) {
  case OP_SUBSET: return answer(e, value_subset(v, x[0], x[1]), fault);
  case OP_CUP: return made(value_union(v, x[0], x[1]), fault);
  case OP_CAP: return made(value_intersection(v, x[0], x[1]), fault);
  case OP_MINUS: return made(value_difference(v, x[0], x[1]), fault);
  case OP_BIG_UNION: return big_union(e, x[0], fault);
  case OP_CARDINALITY: return value_cardinality(v, x[0], &count) ? value_integer(v, count) : NULL;
  case OP_POWERSET: return value_lazy(v, LAZY_POWERSET, 1, x);
  case OP_PRODUCT: return value_lazy(v, LAZY_PRODUCT, 2, x);
  case OP_FUNCTIONS: return value_lazy(v, LAZY_FUNCTIONS, 2, x);
  }
  abort();
}

static const Value *in_lazy(Encoder *e, Operation op, const Value *const *x, FaultKind *fault) {
  Values *v = e->values;
  if (op == OP_FUNCTIONS_MEMBER) {
    if (!value_is_function(x[1])) return fail(fault, FAULT_NOT_FUNCTION);
    if (!value_is_set(x[2])) return fail(fault, FAULT_NOT_SET);
    const Value *parts[] = {x[1]->domain, x[2]};
    return answer(e, value_member(v, x[0], value_lazy(v, LAZY_FUNCTIONS, 2, parts)), fault);
  }
  if (!value_is_set(x[1])) return fail(fault, FAULT_NOT_SET);
  LazyKind kind = op == OP_POWERSET_MEMBER ? LAZY_POWERSET : LAZY_SEQ;
  return answer(e, value_member(v, x[0], value_lazy(v, kind, 1, &x[1])), fault);
}

static const Value *except(Encoder *e, const Value *const *x) {
  const Value *results[64];
  for (uint32_t i = 0; i < x[0]->count; i++)
    results[i] = x[0]->domain->items[i] == x[1] ? x[2] : x[0]->items[i];
  return value_function(e->values, x[0]->domain, results);
}

static const Value * override(Encoder *e, const Value *f, const Value *g, FaultKind *fault) {
  const Value *results[64], *domain = value_union(e->values, f->domain, g->domain);
  if (!domain) return fail(fault, FAULT_INCOMPARABLE);
  for (uint32_t i = 0; i < domain->count; i++) {
    const Value *first = value_apply(f, domain->items[i]);
    results[i] = first ? first : value_apply(g, domain->items[i]);
  }
  return value_function(e->values, domain, results);
}

static const Value *on_functions(Encoder *e, Operation op, const Value *const *x,
                                 FaultKind *fault) {
  if (!value_is_function(x[0])) return fail(fault, FAULT_NOT_FUNCTION);
  if (op == OP_OVERRIDE && !value_is_function(x[1])) return fail(fault, FAULT_NOT_FUNCTION);
  switch ((int)op) {
  case OP_DOMAIN: return x[0]->domain;
  case OP_APPLY: {
    const Value *result = value_apply(x[0], x[1]);
    return result ? result : fail(fault, FAULT_OFF_DOMAIN);
  }
  case OP_EXCEPT: return except(e, x);
  case OP_OVERRIDE: return override(e, x[0], x[1], fault);
  }
  abort();
}

static const Value *slice(Encoder *e, const Value *s, int64_t from, int64_t to, FaultKind *fault) {
  if (from > to) return value_tuple(e->values, 0, NULL);
  if (from < 1 || to > s->count) return fail(fault, FAULT_BAD_RANGE);
  return value_tuple(e->values, (uint32_t)(to - from + 1), s->items + from - 1);
}

static const Value *joined(Encoder *e, const Value *a, uint32_t b_count, const Value *const *b) {
  const Value *items[64];
  for (uint32_t i = 0; i < a->count; i++) items[i] = a->items[i];
  for (uint32_t i = 0; i < b_count; i++) items[a->count + i] = b[i];
  return value_tuple(e->values, a->count + b_count, items);
}

static bool is_string(const Value *v) { return v->kind == VALUE_STRING; }

static const Value *on_strings(Encoder *e, Operation op, const Value *const *x) {
  Text text = {0};
  text_append(&text, symbol_text(x[0]->text));
  if (op == OP_CONCAT) text_append(&text, symbol_text(x[1]->text));
  Symbol symbol = symbol_intern(e->symbols, text_string(&text), text.length);
  const Value *v =
      op == OP_LEN ? value_int(e->values, (int64_t)text.length) : value_string(e->values, symbol);
  text_free(&text);
  return v;
}

static const Value *on_sequences(Encoder *e, Operation op, const Value *const *x,
                                 FaultKind *fault) {
  if (is_string(x[0]) && (op == OP_LEN || (op == OP_CONCAT && is_string(x[1]))))
    return on_strings(e, op, x);
  if (!value_is_sequence(x[0])) return fail(fault, FAULT_NOT_SEQUENCE);
  if (op == OP_CONCAT && !value_is_sequence(x[1])) return fail(fault, FAULT_NOT_SEQUENCE);
  switch ((int)op) {
  case OP_LEN: return value_int(e->values, x[0]->count);
  case OP_APPEND: return joined(e, x[0], 1, &x[1]);
  case OP_CONCAT: return joined(e, x[0], x[1]->count, x[1]->items);
  case OP_HEAD: return x[0]->count ? x[0]->items[0] : fail(fault, FAULT_EMPTY_SEQUENCE);
  case OP_TAIL:
    return x[0]->count ? slice(e, x[0], 2, x[0]->count, fault) : fail(fault, FAULT_EMPTY_SEQUENCE);
  case OP_SUB_SEQ:
    if (x[1]->kind != VALUE_INTEGER || x[2]->kind != VALUE_INTEGER)
      return fail(fault, FAULT_NOT_INTEGER);
    return slice(e, x[0], x[1]->integer.small, x[2]->integer.small, fault);
  }
  abort();
}

static const Value *on_integers(Encoder *e, Operation op, const Value *const *x, FaultKind *fault) {
  Arena *a = e->memory;
  Values *v = e->values;
  for (uint32_t i = 0; i < (op == OP_NEGATE ? 1 : 2); i++)
    if (x[i]->kind != VALUE_INTEGER) return fail(fault, FAULT_NOT_INTEGER);
  Integer m = x[0]->integer, n = op == OP_NEGATE ? m : x[1]->integer, power;
  int sign = integer_sign(n), order = integer_compare(m, n);
  switch ((int)op) {
  case OP_NEGATE: return value_integer(v, integer_negate(a, m));
  case OP_ADD: return value_integer(v, integer_add(a, m, n));
  case OP_SUBTRACT: return value_integer(v, integer_subtract(a, m, n));
  case OP_MULTIPLY: return value_integer(v, integer_multiply(a, m, n));
  case OP_DIVIDE:
    return sign ? value_integer(v, integer_divide(a, m, n)) : fail(fault, FAULT_ZERO_DIVISOR);
  case OP_MODULO:
    return sign > 0 ? value_integer(v, integer_modulo(a, m, n)) : fail(fault, FAULT_BAD_MODULUS);
  case OP_POWER:
    if (sign < 0 || (sign == 0 && integer_sign(m) == 0)) return fail(fault, FAULT_BAD_EXPONENT);
    return integer_power(a, m, (uint64_t)n.small, &power) ? value_integer(v, power) : NULL;
  case OP_INTERVAL: return value_interval(v, m, n);
  case OP_LT: return value_boolean(v, order < 0);
  case OP_LE: return value_boolean(v, order <= 0);
  case OP_GT: return value_boolean(v, order > 0);
  case OP_GE: return value_boolean(v, order >= 0);
  }
  abort();
}

const Value *operation_value(Encoder *e, Operation op, const Value *const *x, FaultKind *fault) {
  switch (op) {
  case OP_EQUAL: return answer(e, value_equal(e->values, x[0], x[1]), fault);
  case OP_IS_TRUE: return x[0]->kind == VALUE_BOOLEAN ? x[0] : fail(fault, FAULT_NOT_BOOLEAN);
  case OP_MEMBER:
    if (!value_is_set(x[1])) return fail(fault, FAULT_NOT_SET);
    return answer(e, value_member(e->values, x[0], x[1]), fault);
  case OP_SUBSET:
  case OP_CUP:
  case OP_CAP:
  case OP_MINUS:
  case OP_BIG_UNION:
  case OP_CARDINALITY:
  case OP_POWERSET:
  case OP_PRODUCT:
  case OP_FUNCTIONS: return on_sets(e, op, x, fault);
  case OP_POWERSET_MEMBER:
  case OP_FUNCTIONS_MEMBER:
  case OP_SEQ_MEMBER: return in_lazy(e, op, x, fault);
  case OP_DOMAIN:
  case OP_APPLY:
  case OP_EXCEPT:
  case OP_OVERRIDE: return on_functions(e, op, x, fault);
  case OP_SINGLE: return value_function(e->values, value_set(e->values, 1, &x[0]), &x[1]);
  case OP_LEN:
  case OP_APPEND:
  case OP_CONCAT:
  case OP_HEAD:
  case OP_TAIL:
  case OP_SUB_SEQ: return on_sequences(e, op, x, fault);
  case OP_NEGATE:
  case OP_ADD:
  case OP_SUBTRACT:
  case OP_MULTIPLY:
  case OP_DIVIDE:
  case OP_MODULO:
  case OP_POWER:
  case OP_LT:
  case OP_LE:
  case OP_GT:
  case OP_GE:
  case OP_INTERVAL: return on_integers(e, op, x, fault);
  case OP_SET: return made(value_set(e->values, 3, x), fault);
  case OP_TUPLE: return value_tuple(e->values, 2, x);
  case OP_ITE:
    if (x[0]->kind != VALUE_BOOLEAN) return fail(fault, FAULT_NOT_BOOLEAN);
    return x[0]->truth ? x[1] : x[2];
  case OP_COUNT: break;
  }
  abort();
}
