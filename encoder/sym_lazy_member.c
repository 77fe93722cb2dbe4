/* Membership in lazy sets, part by part. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* A value of the wrong kind: only model values may be asked. */
static Lit misfit(Encoder *e, const Sym *element) {
  bool model = element->kind == SYM_VALUE && element->value->kind == VALUE_MODEL;
  if (!model) encoder_fail(e, LIT_TRUE, FAULT_INCOMPARABLE);
  return LIT_FALSE;
}

static bool is_set(const Sym *s) {
  return s->kind == SYM_SET || s->kind == SYM_LAZY ||
         (s->kind == SYM_VALUE && value_is_set(s->value));
}

static bool is_function(const Sym *s) {
  return s->kind == SYM_FUNCTION || (s->kind == SYM_VALUE && s->value->kind == VALUE_FUNCTION);
}

static Lit member_of_interval(Encoder *e, const Sym *element, const Sym *lazy) {
  return circuit_and(e->circuit, sym_compare(e, BUILTIN_LE, lazy->parts[0], element),
                     sym_compare(e, BUILTIN_LE, element, lazy->parts[1]));
}

/* Results are looked at in order, each where it is there. */
static void results_in(Encoder *e, Conjunction *all, const Sym *function, const Sym *set) {
  for (uint32_t i = 0; i < function->count; i++) {
    Lit present = path_reduce(e, function->entries[i].present);
    if (lit_is_false(present)) continue;
    uint32_t mark = e->failures.count;
    Lit member = sym_member(e, function->entries[i].result, set);
    conjunction_add(e, all, member, mark, present);
  }
}

/* As for the concrete evaluator, what nobody can list cannot be compared with a part of the set. */
static void refuse_unlisted(Encoder *e, uint32_t mark) {
  for (uint32_t i = mark; i < e->failures.count; i++)
    if (e->failures.at[i].kind == FAULT_NOT_ENUMERABLE) e->failures.at[i].kind = FAULT_INCOMPARABLE;
}

static Lit same_domain(Encoder *e, const Sym *element, const Sym *domain) {
  uint32_t mark = e->failures.count;
  Lit same = sym_equal(e, sym_domain(e, element), domain);
  refuse_unlisted(e, mark);
  return same;
}

static Lit member_of_powerset(Encoder *e, const Sym *element, const Sym *lazy) {
  if (!is_set(element)) return misfit(e, element);
  uint32_t mark = e->failures.count;
  Lit subset = sym_subset(e, element, lazy->parts[0]);
  refuse_unlisted(e, mark);
  return subset;
}

static Lit member_of_functions(Encoder *e, const Sym *element, const Sym *lazy) {
  Conjunction all = conjunction_start(same_domain(e, element, lazy->parts[0]));
  results_in(e, &all, function_view(e, element), lazy->parts[1]);
  return conjunction_finish(e, &all);
}

/* Exactly these keys, and their results in the sets; `so_far` is known to hold. */
static Lit has_parts(Encoder *e, const Sym *function, const Value *const *keys, const Sym *lazy) {
  Lits same = {0};
  for (uint32_t i = 0; i < function->count; i++) {
    bool wanted = false;
    for (uint32_t k = 0; k < lazy->count; k++)
      wanted = wanted || keys[k] == function->entries[i].key;
    vec_push(&same, lit_xor_sign(function->entries[i].present, !wanted));
  }
  for (uint32_t k = 0; k < lazy->count; k++)
    if (!function_find(function, keys[k])) vec_push(&same, LIT_FALSE);
  Lit fits = circuit_and_all(e->circuit, same.count, same.at);
  vec_free(&same);
  Conjunction all = conjunction_start(fits);
  for (uint32_t k = 0; k < lazy->count && !lit_is_false(fits); k++) {
    uint32_t mark = e->failures.count;
    Lit member = sym_member(e, function_find(function, keys[k])->result, lazy->parts[k]);
    conjunction_add(e, &all, member, mark, LIT_TRUE);
  }
  return conjunction_finish(e, &all);
}

static Lit member_of_records(Encoder *e, const Sym *element, const Sym *lazy) {
  const Sym *function = function_view(e, element);
  encoder_fail(e, function_has_key(e, function, false), FAULT_INCOMPARABLE);
  return has_parts(e, function, lazy->names, lazy);
}

/* Products and Seq: functions that are no sequences are no members, records are
   refused. */
static Lit member_of_product(Encoder *e, const Sym *element, const Sym *lazy) {
  const Sym *function = function_view(e, element);
  encoder_fail(e, function_is_record(e, function), FAULT_INCOMPARABLE);
  const Value **keys = arena_array(e->memory, const Value *, lazy->count + 1);
  for (uint32_t i = 0; i < lazy->count; i++) keys[i] = value_int(e->values, (int64_t)i + 1);
  return has_parts(e, function, keys, lazy);
}

static Lit member_of_sequences(Encoder *e, const Sym *element, const Sym *lazy) {
  const Sym *function = function_view(e, element);
  encoder_fail(e, function_is_record(e, function), FAULT_INCOMPARABLE);
  Conjunction all = conjunction_start(sequence_test(e, function));
  results_in(e, &all, function, lazy->parts[0]);
  return conjunction_finish(e, &all);
}

/* A part is asked only where no part before has the element. */
static Lit member_of_cup(Encoder *e, const Sym *element, const Sym *lazy) {
  Lit found = LIT_FALSE;
  for (uint32_t i = 0; i < lazy->count; i++) {
    uint32_t mark = e->failures.count;
    Lit member = sym_member(e, element, lazy->parts[i]);
    failures_keep_if(e, mark, lit_not(found));
    found = circuit_or(e->circuit, found, member);
  }
  return found;
}

static Lit member_of_pair(Encoder *e, const Sym *element, const Sym *lazy, bool both) {
  Lit left = sym_member(e, element, lazy->parts[0]);
  uint32_t mark = e->failures.count;
  Lit right = sym_member(e, element, lazy->parts[1]);
  failures_keep_if(e, mark, left);
  return circuit_and(e->circuit, left, lit_xor_sign(right, !both));
}

static Lit member_of_functional(Encoder *e, const Sym *element, const Sym *lazy) {
  if (!is_function(element)) return misfit(e, element);
  if (lazy->lazy == LAZY_FUNCTIONS) return member_of_functions(e, element, lazy);
  if (lazy->lazy == LAZY_RECORDS) return member_of_records(e, element, lazy);
  if (lazy->lazy == LAZY_PRODUCT) return member_of_product(e, element, lazy);
  return member_of_sequences(e, element, lazy);
}

static Lit member_of_strings(Encoder *e, const Sym *element) {
  bool string = element->kind == SYM_VALUE && element->value->kind == VALUE_STRING;
  return string ? LIT_TRUE : misfit(e, element);
}

static Lit member_of_kind(Encoder *e, const Sym *element, const Sym *lazy) {
  bool number = sym_is_number(element);
  switch (lazy->lazy) {
  case LAZY_NAT:
    return number ? sym_compare(e, BUILTIN_LE, sym_int(e, 0), element) : misfit(e, element);
  case LAZY_INT:
  case LAZY_REAL: return number ? LIT_TRUE : misfit(e, element);
  case LAZY_STRING: return member_of_strings(e, element);
  case LAZY_ANY: return LIT_TRUE;
  case LAZY_INTERVAL: return number ? member_of_interval(e, element, lazy) : misfit(e, element);
  case LAZY_POWERSET: return member_of_powerset(e, element, lazy);
  case LAZY_FUNCTIONS:
  case LAZY_RECORDS:
  case LAZY_PRODUCT:
  case LAZY_SEQ: return member_of_functional(e, element, lazy);
  case LAZY_CUP: return member_of_cup(e, element, lazy);
  case LAZY_CAP: return member_of_pair(e, element, lazy, true);
  case LAZY_MINUS: return member_of_pair(e, element, lazy, false);
  }
  never("kind of lazy set");
}

/* Takes away what was refused since `mark`; returns when it was. */
static Lit take_refusals(Encoder *e, uint32_t mark) {
  Lits all = {0};
  uint32_t kept = mark;
  for (uint32_t i = mark; i < e->failures.count; i++) {
    Failure f = e->failures.at[i];
    if (f.kind == FAULT_INCOMPARABLE)
      vec_push(&all, f.when);
    else
      e->failures.at[kept++] = f;
  }
  e->failures.count = kept;
  Lit any = circuit_or_all(e->circuit, all.count, all.at);
  vec_free(&all);
  return any;
}

/* No element of the set is of this kind. */
static bool is_misfit(const Sym *element, const Sym *lazy) {
  switch (lazy->lazy) {
  case LAZY_POWERSET: return !is_set(element);
  case LAZY_FUNCTIONS:
  case LAZY_RECORDS:
  case LAZY_PRODUCT:
  case LAZY_SEQ: return !is_function(element);
  case LAZY_NAT:
  case LAZY_INT:
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_INTERVAL: return true;
  case LAZY_ANY:
  case LAZY_CUP:
  case LAZY_CAP:
  case LAZY_MINUS: return false;
  }
  never("kind of lazy set");
}

/* Seq({}) is {<<>>}. */
static Lit is_no_sequence(Encoder *e, const Sym *element, const Sym *lazy) {
  uint32_t mark = e->failures.count;
  Lit none = set_is_empty(e, lazy->parts[0]);
  Lit same = sym_equal(e, element, sym_tuple(e, 0, NULL));
  failures_keep_if(e, mark, none);
  encoder_fail(e, lit_not(none), FAULT_INCOMPARABLE);
  return circuit_and(e->circuit, none, same);
}

/* What does not fit the form of a set is refused only where it would be if the set were
   written out, as for the concrete evaluator. */
static Lit member_if_listed(Encoder *e, const Sym *element, const Sym *lazy) {
  Lit inhabited = lit_not(lazy_is_empty(e, lazy));
  if (is_misfit(element, lazy)) return encoder_fail(e, inhabited, FAULT_INCOMPARABLE), LIT_FALSE;
  uint32_t mark = e->failures.count;
  bool plain = element->kind == SYM_VALUE || element->kind == SYM_CHOICE; /* and cheap to compare */
  const Sym *view = plain && !lazy_is_endless(e, lazy) ? set_view(e, lazy) : NULL;
  if (view && e->failures.count == mark) return set_member(e, element, view);
  e->failures.count = mark;
  if (lazy->lazy == LAZY_SEQ) return is_no_sequence(e, element, lazy);
  encoder_fail(e, inhabited, set_may_be_listed(e, lazy) ? FAULT_LIMIT : FAULT_INCOMPARABLE);
  return LIT_FALSE;
}

static Lit member_of_env(Encoder *e, const Sym *element, void *env) {
  const Sym *lazy = env;
  uint32_t mark = e->failures.count;
  Lit member = member_of_kind(e, element, lazy);
  if (e->failures.count == mark) return member;
  Lit refused = take_refusals(e, mark);
  if (lit_is_false(refused)) return member;
  mark = e->failures.count;
  Lit listed = member_if_listed(e, element, lazy);
  failures_keep_if(e, mark, refused);
  return circuit_ite(e->circuit, refused, listed, member);
}

Lit lazy_member(Encoder *e, const Sym *element, const Sym *lazy) {
  bool numbers = element->kind == SYM_CHOICE && sym_is_number(element);
  return sym_test_cases(e, element, !numbers, member_of_env, (void *)lazy);
}
