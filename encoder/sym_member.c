/* Membership and inclusion. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- in a set with candidates ---- */

static Lit find_member(const Sym *view, const Value *v) {
  uint32_t low = 0, high = view->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (view->members[middle].value == v) return view->members[middle].in;
    if (value_compare(view->members[middle].value, v) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return LIT_FALSE;
}

/* Records where an element is compared with a candidate that it cannot be compared to. */
static void check_comparable(Encoder *e, uint32_t count, const Alternative *elements,
                             const Sym *view) {
  bool same = view->shape != 0;
  for (uint32_t i = 0; i < count && same; i++) same = shape_of(e, elements[i].value) == view->shape;
  if (same) return;
  Alternatives members = {0};
  for (uint32_t i = 0; i < view->count; i++)
    vec_push(&members, ((Alternative){view->members[i].in, view->members[i].value}));
  encoder_fail(e, shape_clash(e, count, elements, members.count, members.at), FAULT_INCOMPARABLE);
  vec_free(&members);
}

static Lit equals_symbolic(Encoder *e, const Sym *element, const Sym *view) {
  Lits ways = {0};
  for (uint32_t i = 0; i < view->symbolic_count; i++) {
    uint32_t mark = e->failures.count;
    Lit equal = sym_equal(e, element, view->symbolic[i].value);
    failures_keep_if(e, mark, view->symbolic[i].in);
    vec_push(&ways, circuit_and(e->circuit, view->symbolic[i].in, equal));
  }
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

static Lit equals_candidate(Encoder *e, const Sym *element, const Sym *view) {
  Lits ways = {0};
  for (uint32_t i = 0; i < view->count; i++) {
    Member m = view->members[i];
    if (lit_is_false(path_reduce(e, m.in))) continue;
    uint32_t mark = e->failures.count;
    Lit equal = sym_equal(e, element, sym_value(e, m.value));
    failures_keep_if(e, mark, m.in);
    vec_push(&ways, circuit_and(e->circuit, m.in, equal));
  }
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

static Lit find_alternatives(Encoder *e, uint32_t count, const Alternative *elements,
                             const Sym *view) {
  check_comparable(e, count, elements, view);
  Cases cases = {0};
  for (uint32_t i = 0; i < count; i++)
    vec_push(&cases, ((Case){elements[i].guard, find_member(view, elements[i].value)}));
  Lit found = sym_select(e, cases.count, cases.at);
  vec_free(&cases);
  return found;
}

/* ---- numbers, by the intervals that a set is made of ---- */

static bool is_wide_number(const Sym *s) { return s->kind == SYM_INTEGER || s->kind == SYM_TERM; }

static bool all_integers(const Sym *view) {
  for (uint32_t i = 0; i < view->count; i++)
    if (view->members[i].value->kind != VALUE_INTEGER) return false;
  return true;
}

/* The end of the longest interval from the member `start` on that is surely in the set. */
static uint32_t end_of_interval(Encoder *e, const Sym *view, uint32_t start) {
  uint32_t end = start;
  int64_t first, number;
  if (!integer_is_small(view->members[start].value->integer, &first)) return start;
  while (end < view->count && lit_is_true(path_reduce(e, view->members[end].in)) &&
         integer_is_small(view->members[end].value->integer, &number) &&
         (uint64_t)number - (uint64_t)first == end - start)
    end++;
  return end;
}

static Lit is_between(Encoder *e, const Sym *number, const Value *low, const Value *high) {
  return circuit_and(e->circuit, sym_compare(e, BUILTIN_LE, sym_value(e, low), number),
                     sym_compare(e, BUILTIN_LE, number, sym_value(e, high)));
}

/* Two comparisons for each interval, instead of one for each of its numbers. */
static Lit find_in_intervals(Encoder *e, const Sym *number, const Sym *view) {
  Lits ways = {0};
  for (uint32_t i = 0, end; i < view->count; i = end) {
    const Member *m = &view->members[i];
    end = end_of_interval(e, view, i);
    if (end > i + 1) {
      vec_push(&ways, is_between(e, number, m->value, view->members[end - 1].value));
      continue;
    }
    Lit equal = integer_equal(e, number, sym_value(e, m->value));
    vec_push(&ways, circuit_and(e->circuit, m->in, equal));
    end = i + 1;
  }
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

static Lit find_value(Encoder *e, const Sym *element, const Sym *view) {
  enum { FEW = 4 }; /* comparing with these is cheaper than listing the element */
  if (is_wide_number(element) && all_integers(view)) return find_in_intervals(e, element, view);
  const Alternative *values = NULL;
  bool plain = element->kind == SYM_VALUE || element->kind == SYM_CHOICE;
  uint32_t limit = plain ? UINT32_MAX : e->limits.expand, count = 0;
  if (plain || view->count > FEW) count = sym_expand(e, element, limit, &values);
  return count ? find_alternatives(e, count, values, view) : equals_candidate(e, element, view);
}

Lit set_member(Encoder *e, const Sym *element, const Sym *view) {
  if (sym_is_none(element)) return LIT_FALSE;
  Lit found = find_value(e, element, view);
  return circuit_or(e->circuit, found, equals_symbolic(e, element, view));
}

/* ---- in any set ---- */

static Lit truth_lit(Encoder *e, Lit when, Truth truth) {
  if (truth == TRUTH_INCOMPARABLE) encoder_fail(e, when, FAULT_INCOMPARABLE);
  return lit_from(truth == TRUTH_TRUE);
}

/* Concrete alternatives in a concrete set: as the concrete values say. */
static Lit member_of_value(Encoder *e, uint32_t count, const Alternative *elements,
                           const Value *set) {
  Cases cases = {0};
  for (uint32_t i = 0; i < count; i++) {
    Truth truth = value_member(e->values, elements[i].value, set);
    Lit member = truth_lit(e, elements[i].guard, truth);
    if (truth != TRUTH_INCOMPARABLE) vec_push(&cases, ((Case){elements[i].guard, member}));
  }
  Lit result = sym_select(e, cases.count, cases.at);
  vec_free(&cases);
  return result;
}

/* `env` is the element, which is no UNION. */
static Lit member_of_case(Encoder *e, const Sym *set, void *env) {
  const Sym *element = sym_narrow(e, env);
  Alternative one;
  const Alternative *elements;
  uint32_t count = sym_alternatives(element, &one, &elements);
  if (sym_is_none(element) || sym_is_none(set)) return LIT_FALSE;
  if (set->kind == SYM_VALUE && count) return member_of_value(e, count, elements, set->value);
  if (set->kind == SYM_LAZY) return lazy_member(e, element, set);
  if (set->kind == SYM_VALUE && set->value->kind == VALUE_LAZY)
    return lazy_member(e, element, lazy_from_value(e, set->value));
  if (set->kind == SYM_CHOICE && !set_is_listable(e, set)) /* a branch of a union */
    return sym_test_cases(e, set, true, member_of_case, env);
  const Sym *view = set_view(e, set);
  return view ? set_member(e, element, view) : LIT_FALSE;
}

static Lit member_by_set(Encoder *e, const Sym *element, void *env) {
  const Sym *set = env;
  return sym_test_cases(e, set, true, member_of_case, (void *)element);
}

Lit sym_member(Encoder *e, const Sym *element, const Sym *set) {
  if (!encoder_may_go_on(e)) return LIT_FALSE;
  set = sym_expect(e, set, WANT_SET, FAULT_NOT_SET);
  return sym_test_cases(e, sym_narrow(e, element), false, member_by_set, (void *)set);
}

/* ---- inclusion ---- */

/* Elements are looked at in order until one is missing. */
static void include(Encoder *e, Conjunction *all, SymMember m, const Sym *set) {
  Lit in = path_reduce(e, m.in);
  if (lit_is_false(in)) return;
  uint32_t mark = e->failures.count;
  Lit member = sym_member(e, m.value, set);
  conjunction_add(e, all, member, mark, in);
}

static Lit view_subset(Encoder *e, const Sym *view, const Sym *set) {
  if (set->kind == SYM_CHOICE || set->kind == SYM_UNION) {
    const Sym *listed = set_is_listable(e, set) ? set_view(e, set) : NULL;
    if (listed) set = listed;
  }
  Conjunction all = conjunction_start(LIT_TRUE);
  for (uint32_t i = 0; i < view->count; i++)
    include(e, &all, (SymMember){view->members[i].in, sym_value(e, view->members[i].value)}, set);
  for (uint32_t i = 0; i < view->symbolic_count; i++) include(e, &all, view->symbolic[i], set);
  return conjunction_finish(e, &all);
}

static Lit subset_of_value(Encoder *e, const Value *a, const Value *b) {
  Truth truth = value_subset(e->values, a, b);
  bool listed = value_enumerate(e->values, a) != NULL;
  if (truth == TRUTH_INCOMPARABLE)
    encoder_fail(e, LIT_TRUE, listed ? FAULT_INCOMPARABLE : FAULT_NOT_ENUMERABLE);
  return lit_from(truth == TRUTH_TRUE);
}

/* The left set is not listed: an infinite one is part of no finite one. */
static Lit endless_subset(Encoder *e, const Sym *b, void *env) {
  const Sym *a = env;
  if (a->kind == SYM_VALUE && b->kind == SYM_VALUE) return subset_of_value(e, a->value, b->value);
  if (lazy_is(a, LAZY_INTERVAL) && (lazy_is(b, LAZY_INT) || lazy_is(b, LAZY_REAL))) return LIT_TRUE;
  if (lazy_is(b, LAZY_ANY)) return LIT_TRUE;
  if (lazy_is(a, LAZY_POWERSET) && lazy_is(b, LAZY_POWERSET))
    return sym_subset(e, lazy_base(e, a), lazy_base(e, b));
  Lit differ = circuit_and(e->circuit, lit_not(set_is_finite(e, a)), set_is_finite(e, b));
  encoder_fail(e, lit_not(differ), FAULT_UNSUPPORTED);
  return LIT_FALSE;
}

static Lit subset_of_case(Encoder *e, const Sym *a, void *env) {
  const Sym *b = env;
  if (sym_is_none(a) || sym_is_none(b)) return LIT_FALSE;
  if (a->kind == SYM_VALUE && b->kind == SYM_VALUE) return subset_of_value(e, a->value, b->value);
  if (set_is_endless(e, a)) return sym_test_cases(e, b, true, endless_subset, (void *)a);
  const Sym *view = set_view(e, a);
  return view ? view_subset(e, view, b) : LIT_FALSE;
}

Lit sym_subset(Encoder *e, const Sym *a, const Sym *b) {
  a = sym_expect(e, a, WANT_SET, FAULT_NOT_SET);
  b = sym_expect(e, b, WANT_SET, FAULT_NOT_SET);
  return sym_test_cases(e, a, !set_is_listable(e, a), subset_of_case, (void *)b);
}
