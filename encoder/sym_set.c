/* Sets as candidates with membership literals. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

typedef vec(Member) Members;

/* ---- making ---- */

static uint64_t common_shape(Encoder *e, const Sym *s) {
  uint64_t common = 0;
  for (uint32_t i = 0; i < s->count + s->symbolic_count; i++) {
    uint64_t shape = i < s->count ? shape_of(e, s->members[i].value)
                                  : shape_of_sym(e, s->symbolic[i - s->count].value);
    if (shape == 0 || (i && shape != common)) return 0;
    common = shape;
  }
  return common;
}

static const Sym *make_view(Encoder *e, uint32_t count, const Member *members,
                            uint32_t symbolic_count, const SymMember *symbolic) {
  Sym *s = sym_new(e, SYM_SET);
  s->count = count;
  s->members = sym_keep(e, members, count, sizeof *members);
  s->symbolic_count = symbolic_count;
  s->symbolic = sym_keep(e, symbolic, symbolic_count, sizeof *symbolic);
  s->shape = common_shape(e, s);
  return s;
}

static const Sym *concrete_set(Encoder *e, uint32_t count, const Member *members) {
  vec(const Value *) elements = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&elements, members[i].value);
  const Sym *set = sym_value(e, value_set(e->values, count, elements.at));
  vec_free(&elements);
  return set;
}

const Sym *set_make(Encoder *e, uint32_t count, const Member *members, uint32_t symbolic_count,
                    const SymMember *symbolic) {
  Members live = {0};
  bool concrete = symbolic_count == 0;
  for (uint32_t i = 0; i < count; i++) {
    Lit in = path_reduce(e, members[i].in);
    if (lit_is_false(in)) continue;
    concrete = concrete && lit_is_true(in);
    vec_push(&live, ((Member){in, members[i].value}));
  }
  const Sym *set = concrete ? concrete_set(e, live.count, live.at)
                            : make_view(e, live.count, live.at, symbolic_count, symbolic);
  vec_free(&live);
  return set;
}

/* ---- {v_i : in_i} ---- */

/* An element by its concrete values, or as it is if there are too many. */
static void add_element(Encoder *e, Lit in, const Sym *element, Alternatives *concrete,
                        SymMembers *symbolic) {
  in = path_reduce(e, in);
  if (lit_is_false(in)) return;
  const Alternative *values;
  uint32_t count = sym_expand(e, element, e->limits.expand, &values);
  for (uint32_t i = 0; i < count; i++) {
    Lit both = circuit_and(e->circuit, in, values[i].guard);
    if (!lit_is_false(both)) vec_push(concrete, ((Alternative){both, values[i].value}));
  }
  if (count == 0 && !sym_is_none(element)) vec_push(symbolic, ((SymMember){in, element}));
}

const Sym *set_unite(Encoder *e, SymMembers *elements) {
  Alternatives concrete = {0};
  SymMembers symbolic = {0};
  for (vec_each(const SymMember, m, elements))
    add_element(e, m->in, m->value, &concrete, &symbolic);
  alternatives_unite(e, &concrete);
  Members members = {0};
  for (vec_each(const Alternative, a, &concrete))
    vec_push(&members, ((Member){a->guard, a->value}));
  const Sym *set;
  if (members.count + symbolic.count > e->limits.candidates)
    set = sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  else
    set = set_make(e, members.count, members.at, symbolic.count, symbolic.at);
  vec_free(&concrete);
  vec_free(&symbolic);
  vec_free(&members);
  return set;
}

/* Comparing a symbolic element with candidates records what is refused: with the
   concrete ones and the first `most` symbolic ones. */
static void check_member(Encoder *e, SymMember m, const Sym *set, uint32_t most) {
  uint32_t symbolic = most < set->symbolic_count ? most : set->symbolic_count;
  for (uint32_t i = 0; i < set->count + symbolic; i++) {
    uint32_t mark = e->failures.count;
    bool concrete = i < set->count;
    Lit in = concrete ? set->members[i].in : set->symbolic[i - set->count].in;
    const Sym *other =
        concrete ? sym_value(e, set->members[i].value) : set->symbolic[i - set->count].value;
    sym_equal(e, m.value, other);
    failures_keep_if(e, mark, circuit_and(e->circuit, m.in, in));
  }
}

static void members_as_alternatives(const Sym *view, Alternatives *out) {
  for (uint32_t i = 0; i < view->count; i++)
    vec_push(out, ((Alternative){view->members[i].in, view->members[i].value}));
}

void set_check_comparable(Encoder *e, const Sym *a, const Sym *b) {
  if (a->shape && a->shape == b->shape) return;
  Alternatives left = {0}, right = {0};
  members_as_alternatives(a, &left);
  members_as_alternatives(b, &right);
  encoder_fail(e, shape_clash(e, left.count, left.at, right.count, right.at), FAULT_INCOMPARABLE);
  vec_free(&left);
  vec_free(&right);
  for (uint32_t i = 0; i < a->symbolic_count; i++) check_member(e, a->symbolic[i], b, UINT32_MAX);
  Sym concrete = *a;
  concrete.symbolic_count = 0;
  for (uint32_t i = 0; i < b->symbolic_count; i++)
    check_member(e, b->symbolic[i], &concrete, UINT32_MAX);
}

/* TLC refuses sets with elements that cannot be compared. */
static void check_comparable(Encoder *e, const Sym *set) {
  if (set->kind == SYM_VALUE && set->value->kind == VALUE_SET && set->value->mixed)
    encoder_fail(e, LIT_TRUE, FAULT_INCOMPARABLE);
  if (set->kind != SYM_SET || set->shape) return;
  Alternatives members = {0};
  members_as_alternatives(set, &members);
  encoder_fail(e, shape_clash_within(e, members.count, members.at), FAULT_INCOMPARABLE);
  vec_free(&members);
  for (uint32_t i = 0; i < set->symbolic_count; i++) check_member(e, set->symbolic[i], set, i);
}

const Sym *sym_set(Encoder *e, uint32_t count, const SymMember *elements) {
  SymMembers copy = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&copy, elements[i]);
  const Sym *set = set_unite(e, &copy);
  vec_free(&copy);
  check_comparable(e, set);
  return set;
}

/* ---- views ---- */

static bool value_is_endless(Encoder *e, const Value *v) {
  if (v->kind == VALUE_SET) return false;
  Integer count;
  if (value_cardinality(e->values, v, &count))
    return integer_compare(count, integer_from(e->limits.candidates)) > 0;
  return value_enumerate(e->values, v) == NULL;
}

bool set_is_endless(Encoder *e, const Sym *s) {
  if (s->kind == SYM_VALUE) return value_is_endless(e, s->value);
  return s->kind == SYM_LAZY && lazy_is_endless(e, s);
}

static bool value_is_listable(Encoder *e, const Value *v) {
  return value_is_set(v) && !value_is_endless(e, v);
}

bool set_is_listable(Encoder *e, const Sym *s) {
  bool listable = true;
  switch (s->kind) {
  case SYM_VALUE: return value_is_listable(e, s->value);
  case SYM_SET: return true;
  case SYM_LAZY: return !lazy_is_endless(e, s);
  case SYM_CHOICE:
    for (uint32_t i = 0; i < s->count && listable; i++)
      listable = value_is_listable(e, s->alternatives[i].value);
    return listable;
  case SYM_UNION:
    for (uint32_t i = 0; i < s->count && listable; i++)
      listable = set_is_listable(e, s->branches[i].value);
    return listable;
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_FUNCTION:
  case SYM_RULE: return false;
  }
  never("symbolic kind");
}

static const Sym *view_of_value(Encoder *e, const Value *v) {
  if (value_is_endless(e, v)) {
    bool infinite = value_finite(e->values, v) == TRUTH_FALSE;
    encoder_fail(e, LIT_TRUE, infinite ? FAULT_NOT_ENUMERABLE : FAULT_LIMIT);
    return NULL;
  }
  const Value *listed = value_enumerate(e->values, v);
  Members members = {0};
  for (uint32_t i = 0; i < listed->count; i++)
    vec_push(&members, ((Member){LIT_TRUE, listed->items[i]}));
  const Sym *view = make_view(e, members.count, members.at, 0, NULL);
  vec_free(&members);
  return view;
}

static const Sym *view_of_choice(Encoder *e, const Sym *s) {
  Branches branches = {0};
  for (uint32_t i = 0; i < s->count; i++)
    vec_push(&branches,
             ((Branch){s->alternatives[i].guard, sym_value(e, s->alternatives[i].value)}));
  const Sym *merged = set_select(e, branches.count, branches.at);
  vec_free(&branches);
  return merged;
}

const Sym *set_view(Encoder *e, const Sym *s) {
  switch (s->kind) {
  case SYM_VALUE: return view_of_value(e, s->value);
  case SYM_CHOICE: return s->count ? view_of_choice(e, s) : NULL;
  case SYM_SET: return s;
  case SYM_LAZY: return lazy_view(e, s);
  case SYM_UNION: return set_select(e, s->count, s->branches);
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_FUNCTION:
  case SYM_RULE: break;
  }
  never("a set");
}

/* ---- merging ---- */

/* One candidate of one branch. */
typedef struct Seat {
  const Value *value;
  uint32_t branch;
  Lit in;
} Seat;
typedef vec(Seat) Seats;

static int by_value(const void *a, const void *b) {
  return value_compare(((const Seat *)a)->value, ((const Seat *)b)->value);
}

/* The members that have a value: an element in the branches where they have a seat. */
static void select_members(Encoder *e, Seats *seats, const Branches *views, Members *out) {
  if (seats->count) qsort(seats->at, seats->count, sizeof *seats->at, by_value);
  Cases cases = {0};
  for (vec_each(const Branch, b, views)) vec_push(&cases, ((Case){b->guard, LIT_FALSE}));
  for (uint32_t i = 0, end; i < seats->count; i = end) {
    for (uint32_t k = 0; k < cases.count; k++) cases.at[k].lit = LIT_FALSE;
    for (end = i; end < seats->count && seats->at[end].value == seats->at[i].value; end++)
      cases.at[seats->at[end].branch].lit = seats->at[end].in;
    vec_push(out, ((Member){sym_select(e, cases.count, cases.at), seats->at[i].value}));
  }
  vec_free(&cases);
}

static void collect_views(Encoder *e, uint32_t count, const Branch *branches, Branches *views) {
  for (uint32_t i = 0; i < count; i++) {
    PathMark mark = path_save(e);
    if (!path_push(e, branches[i].guard)) continue;
    const Sym *view = set_view(e, branches[i].value);
    path_rewind(e, mark);
    if (view) vec_push(views, ((Branch){branches[i].guard, view}));
  }
}

static const Sym *select_views(Encoder *e, const Branches *views) {
  Seats seats = {0};
  SymMembers symbolic = {0};
  for (uint32_t b = 0; b < views->count; b++) {
    const Sym *view = views->at[b].value;
    for (uint32_t i = 0; i < view->count; i++)
      vec_push(&seats, ((Seat){view->members[i].value, b, view->members[i].in}));
    for (uint32_t i = 0; i < view->symbolic_count; i++) {
      Lit in = circuit_and(e->circuit, views->at[b].guard, view->symbolic[i].in);
      vec_push(&symbolic, ((SymMember){in, view->symbolic[i].value}));
    }
  }
  Members members = {0};
  select_members(e, &seats, views, &members);
  const Sym *merged = make_view(e, members.count, members.at, symbolic.count, symbolic.at);
  vec_free(&seats);
  vec_free(&symbolic);
  vec_free(&members);
  return merged;
}

const Sym *set_select(Encoder *e, uint32_t count, const Branch *branches) {
  Branches views = {0};
  collect_views(e, count, branches, &views);
  const Sym *merged = views.count ? select_views(e, &views) : NULL;
  vec_free(&views);
  return merged;
}
