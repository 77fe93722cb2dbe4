/* The set operators. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

typedef const Value *ValueOp(Values *, const Value *, const Value *);
typedef const Sym *SymOp(Encoder *, const Sym *, const Sym *);

/* One set operator: on concrete values, and on operands none of which is a UNION
   or a choice that cannot be listed. */
typedef struct SetOp {
  ValueOp *on_values;
  SymOp *on_sets;
} SetOp;

typedef struct Application {
  const SetOp *op;
  const Sym *other;
} Application;

/* Beyond this many pairs of whole values the operators work on candidates. */
enum { FEW_PAIRS = 16 };

static const Sym *on_pairs(Encoder *e, const SetOp *op, uint32_t a_count, const Alternative *a,
                           uint32_t b_count, const Alternative *b) {
  Alternatives results = {0};
  for (uint32_t i = 0; i < a_count; i++)
    for (uint32_t j = 0; j < b_count; j++) {
      Lit both = path_reduce(e, circuit_and(e->circuit, a[i].guard, b[j].guard));
      if (lit_is_false(both)) continue;
      const Value *set = op->on_values(e->values, a[i].value, b[j].value);
      if (!set)
        encoder_fail(e, both, FAULT_INCOMPARABLE);
      else
        vec_push(&results, ((Alternative){both, set}));
    }
  const Sym *result = sym_choice(e, results.count, results.at);
  vec_free(&results);
  return result;
}

static const Sym *with_right(Encoder *e, const Sym *b, void *env) {
  const Application *x = env;
  return x->op->on_sets(e, x->other, b);
}

static const Sym *with_left(Encoder *e, const Sym *a, void *env) {
  const Application *x = env;
  if (set_is_listable(e, x->other)) return x->op->on_sets(e, a, x->other);
  return sym_map_cases(e, x->other, true, with_right, &(Application){x->op, a});
}

static const Sym *apply(Encoder *e, const SetOp *op, const Sym *a, const Sym *b) {
  a = sym_expect(e, a, WANT_SET, FAULT_NOT_SET);
  b = sym_expect(e, b, WANT_SET, FAULT_NOT_SET);
  if (sym_is_none(a) || sym_is_none(b)) return sym_none(e);
  Alternative one_a, one_b;
  const Alternative *in_a, *in_b;
  uint32_t a_count = sym_alternatives(a, &one_a, &in_a);
  uint32_t b_count = sym_alternatives(b, &one_b, &in_b);
  if (a_count && b_count && a_count * b_count <= FEW_PAIRS)
    return on_pairs(e, op, a_count, in_a, b_count, in_b);
  if (set_is_listable(e, a)) return with_left(e, a, &(Application){op, b});
  return sym_map_cases(e, a, true, with_left, &(Application){op, b});
}

/* ---- union ---- */

static const Sym *cup_of_views(Encoder *e, const Sym *a, const Sym *b) {
  vec(Member) members = {0};
  uint32_t i = 0, j = 0;
  while (i < a->count || j < b->count) {
    int order = i == a->count   ? 1
                : j == b->count ? -1
                                : value_compare(a->members[i].value, b->members[j].value);
    Lit in = LIT_FALSE;
    const Value *value = order <= 0 ? a->members[i].value : b->members[j].value;
    if (order <= 0) in = a->members[i++].in;
    if (order >= 0) in = circuit_or(e->circuit, in, b->members[j++].in);
    vec_push(&members, ((Member){in, value}));
  }
  SymMembers symbolic = {0};
  for (i = 0; i < a->symbolic_count; i++) vec_push(&symbolic, a->symbolic[i]);
  for (j = 0; j < b->symbolic_count; j++) vec_push(&symbolic, b->symbolic[j]);
  const Sym *set = set_make(e, members.count, members.at, symbolic.count, symbolic.at);
  if (members.count + symbolic.count > e->limits.candidates)
    set = sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  vec_free(&members);
  vec_free(&symbolic);
  return set;
}

static const Sym *cup_of_sets(Encoder *e, const Sym *a, const Sym *b) {
  if (a == b) return a;
  if (!set_is_listable(e, a) || !set_is_listable(e, b)) {
    set_check_kinds(e, a, b);
    return sym_lazy(e, LAZY_CUP, 2, (const Sym *const[]){a, b});
  }
  const Sym *left = set_view(e, a), *right = set_view(e, b);
  if (!left || !right) return sym_none(e);
  set_check_comparable(e, left, right);
  return cup_of_views(e, left, right);
}

const Sym *sym_cup(Encoder *e, const Sym *a, const Sym *b) {
  static const SetOp cup = {value_union, cup_of_sets};
  return apply(e, &cup, a, b);
}

/* ---- intersection and difference ---- */

/* The elements of `view` that are (not) in `set`. */
static const Sym *filter(Encoder *e, const Sym *view, const Sym *set, bool wanted) {
  if (set->kind == SYM_CHOICE || set->kind == SYM_UNION) {
    const Sym *listed = set_is_listable(e, set) ? set_view(e, set) : NULL;
    if (listed) set = listed;
  }
  vec(Member) members = {0};
  SymMembers symbolic = {0};
  for (uint32_t i = 0; i < view->count + view->symbolic_count; i++) {
    bool concrete = i < view->count;
    Lit in = concrete ? view->members[i].in : view->symbolic[i - view->count].in;
    if (lit_is_false(path_reduce(e, in))) continue;
    const Sym *value =
        concrete ? sym_value(e, view->members[i].value) : view->symbolic[i - view->count].value;
    uint32_t mark = e->failures.count;
    Lit member = lit_xor_sign(sym_member(e, value, set), !wanted);
    failures_keep_if(e, mark, in);
    Lit kept = circuit_and(e->circuit, in, member);
    if (concrete)
      vec_push(&members, ((Member){kept, view->members[i].value}));
    else
      vec_push(&symbolic, ((SymMember){kept, value}));
  }
  const Sym *kept = set_make(e, members.count, members.at, symbolic.count, symbolic.at);
  vec_free(&members);
  vec_free(&symbolic);
  return kept;
}

static const Sym *filter_set(Encoder *e, const Sym *listable, const Sym *set, bool wanted) {
  const Sym *view = set_view(e, listable);
  return view ? filter(e, view, set, wanted) : sym_none(e);
}

static const Sym *cap_of_sets(Encoder *e, const Sym *a, const Sym *b) {
  if (set_is_listable(e, a)) return filter_set(e, a, b, true);
  if (set_is_listable(e, b)) return filter_set(e, b, a, true);
  return sym_lazy(e, LAZY_CAP, 2, (const Sym *const[]){a, b});
}

const Sym *sym_cap(Encoder *e, const Sym *a, const Sym *b) {
  static const SetOp cap = {value_intersection, cap_of_sets};
  return apply(e, &cap, a, b);
}

static const Sym *minus_of_sets(Encoder *e, const Sym *a, const Sym *b) {
  if (set_is_listable(e, a)) return filter_set(e, a, b, false);
  return sym_lazy(e, LAZY_MINUS, 2, (const Sym *const[]){a, b});
}

const Sym *sym_minus(Encoder *e, const Sym *a, const Sym *b) {
  static const SetOp minus = {value_difference, minus_of_sets};
  return apply(e, &minus, a, b);
}

/* ---- UNION ---- */

/* The elements of one element, or itself in `endless` if it cannot be listed. */
static void unite_element(Encoder *e, SymMember m, SymMembers *out, Branches *endless) {
  PathMark mark = path_save(e);
  if (!path_push(e, m.in)) return;
  const Sym *set = sym_expect(e, m.value, WANT_SET, FAULT_NOT_SET);
  bool listable = set_is_listable(e, set);
  const Sym *view = listable ? set_view(e, set) : NULL;
  path_rewind(e, mark);
  if (!listable) vec_push(endless, ((Branch){m.in, set}));
  if (!view) return;
  for (uint32_t i = 0; i < view->count; i++) {
    Lit in = circuit_and(e->circuit, m.in, view->members[i].in);
    vec_push(out, ((SymMember){in, sym_value(e, view->members[i].value)}));
  }
  for (uint32_t i = 0; i < view->symbolic_count; i++) {
    Lit in = circuit_and(e->circuit, m.in, view->symbolic[i].in);
    vec_push(out, ((SymMember){in, view->symbolic[i].value}));
  }
}

const Sym *sym_big_union(Encoder *e, const Sym *sets) {
  uint32_t count;
  const SymMember *candidates;
  if (!sym_candidates(e, sets, &count, &candidates)) return sym_none(e);
  SymMembers elements = {0};
  Branches endless = {0};
  for (uint32_t i = 0; i < count; i++) unite_element(e, candidates[i], &elements, &endless);
  const Sym *united = sym_set(e, elements.count, elements.at);
  const Sym *empty = sym_set(e, 0, NULL);
  for (vec_each(const Branch, b, &endless))
    united = sym_cup(e, united, sym_ite(e, b->guard, b->value, empty));
  vec_free(&elements);
  vec_free(&endless);
  return united;
}

/* ---- size ---- */

/* Symbolic candidates count where they differ from all candidates before. */
static Lit is_new(Encoder *e, const Sym *view, uint32_t index) {
  SymMember m = view->symbolic[index];
  Lits no = {0};
  for (uint32_t i = 0; i < view->count + index; i++) {
    bool concrete = i < view->count;
    Lit in = concrete ? view->members[i].in : view->symbolic[i - view->count].in;
    const Sym *other =
        concrete ? sym_value(e, view->members[i].value) : view->symbolic[i - view->count].value;
    uint32_t mark = e->failures.count;
    Lit equal = sym_equal(e, m.value, other);
    failures_keep_if(e, mark, circuit_and(e->circuit, in, m.in));
    vec_push(&no, circuit_implies(e->circuit, in, lit_not(equal)));
  }
  vec_push(&no, m.in);
  Lit fresh = circuit_and_all(e->circuit, no.count, no.at);
  vec_free(&no);
  return fresh;
}

static const Sym *cardinality_of_view(Encoder *e, const Sym *view) {
  Lits in = {0};
  int64_t sure = 0;
  for (uint32_t i = 0; i < view->count + view->symbolic_count; i++) {
    Lit counts =
        i < view->count ? path_reduce(e, view->members[i].in) : is_new(e, view, i - view->count);
    if (lit_is_true(counts)) sure++;
    if (!lit_is_constant(counts)) vec_push(&in, counts);
  }
  const Sym *size = integer_count(e, sure, in.count, in.at);
  vec_free(&in);
  return size;
}

static const Sym *cardinality_of_case(Encoder *e, const Sym *set, void *env) {
  (void)env;
  if (sym_is_none(set)) return set;
  Integer count;
  if (set->kind == SYM_VALUE && value_cardinality(e->values, set->value, &count))
    return sym_value(e, value_integer(e->values, count));
  const Sym *view = set_view(e, set);
  return view ? cardinality_of_view(e, view) : sym_none(e);
}

const Sym *sym_cardinality(Encoder *e, const Sym *set) {
  set = sym_expect(e, set, WANT_SET, FAULT_NOT_SET);
  return sym_map_cases(e, set, true, cardinality_of_case, NULL);
}
