/* The elements of a set, one by one or an arbitrary one by fresh inputs. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- all of them ---- */

bool sym_candidates(Encoder *e, const Sym *set, uint32_t *count, const SymMember **out) {
  set = sym_expect(e, set, WANT_SET, FAULT_NOT_SET);
  const Sym *view = sym_is_none(set) ? NULL : set_view(e, set);
  if (!view) return false;
  SymMembers all = {0};
  for (uint32_t i = 0; i < view->count; i++) {
    Lit in = path_reduce(e, view->members[i].in);
    if (!lit_is_false(in)) vec_push(&all, ((SymMember){in, sym_value(e, view->members[i].value)}));
  }
  for (uint32_t i = 0; i < view->symbolic_count; i++) {
    Lit in = path_reduce(e, view->symbolic[i].in);
    if (!lit_is_false(in)) vec_push(&all, ((SymMember){in, view->symbolic[i].value}));
  }
  *count = all.count;
  *out = sym_keep(e, all.at, all.count, sizeof *all.at);
  vec_free(&all);
  return true;
}

/* ---- an arbitrary one ---- */

static const Sym *pick(Encoder *, const Sym *set, Lit *possible);

static bool all_concrete(uint32_t count, const SymMember *members) {
  for (uint32_t i = 0; i < count; i++)
    if (members[i].value->kind != SYM_VALUE) return false;
  return true;
}

/* Whole values stay whole here, see sym_merge.c. */
static const Sym *chosen_value(Encoder *e, uint32_t count, const SymMember *members,
                               const Lit *chosen) {
  Alternatives alternatives = {0};
  Branches branches = {0};
  for (uint32_t i = 0; i < count; i++) {
    vec_push(&branches, ((Branch){chosen[i], members[i].value}));
    if (members[i].value->kind == SYM_VALUE)
      vec_push(&alternatives, ((Alternative){chosen[i], members[i].value->value}));
  }
  const Sym *value = all_concrete(count, members)
                         ? sym_choice(e, alternatives.count, alternatives.at)
                         : sym_merge(e, branches.count, branches.at);
  vec_free(&alternatives);
  vec_free(&branches);
  return value;
}

static const Sym *pick_candidate(Encoder *e, const Sym *set, Lit *possible) {
  uint32_t count;
  const SymMember *members;
  *possible = LIT_FALSE;
  if (!sym_candidates(e, set, &count, &members) || count == 0) return sym_none(e);
  Lit *chosen = arena_array(e->memory, Lit, count);
  circuit_one_of(e->circuit, count, chosen);
  Cases cases = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&cases, ((Case){chosen[i], members[i].in}));
  *possible = sym_select(e, cases.count, cases.at);
  vec_free(&cases);
  return chosen_value(e, count, members, chosen);
}

/* A number between bounds, which may be symbolic. */
static const Sym *pick_between(Encoder *e, const Sym *low, const Sym *high, Lit *possible) {
  int64_t from, to, ignored;
  bool bounded = integer_range(low, &from, &ignored) && integer_range(high, &ignored, &to);
  const Sym *number = bounded && from <= to ? integer_inputs(e, from, to, possible) : NULL;
  if (!number) number = sym_integer_input(e);
  Lit inside = circuit_and(e->circuit, sym_compare(e, BUILTIN_LE, low, number),
                           sym_compare(e, BUILTIN_LE, number, high));
  *possible = circuit_and(e->circuit, *possible, inside);
  return number;
}

static const Sym *pick_natural(Encoder *e, Lit *possible) {
  const Sym *number = sym_integer_input(e);
  *possible = sym_compare(e, BUILTIN_LE, sym_int(e, 0), number);
  return number;
}

/* Each element is there or not, by an input of its own. */
static const Sym *pick_subset(Encoder *e, const Sym *lazy, Lit *possible) {
  const Sym *base = set_is_listable(e, lazy->parts[0]) ? set_view(e, lazy->parts[0]) : NULL;
  *possible = lit_from(base != NULL);
  if (!base) return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  Member *members = arena_array(e->memory, Member, base->count + 1);
  SymMember *symbolic = arena_array(e->memory, SymMember, base->symbolic_count + 1);
  for (uint32_t i = 0; i < base->count; i++) {
    Lit in = circuit_and(e->circuit, base->members[i].in, circuit_input(e->circuit));
    members[i] = (Member){in, base->members[i].value};
  }
  for (uint32_t i = 0; i < base->symbolic_count; i++) {
    Lit in = circuit_and(e->circuit, base->symbolic[i].in, circuit_input(e->circuit));
    symbolic[i] = (SymMember){in, base->symbolic[i].value};
  }
  return set_make(e, base->count, members, base->symbolic_count, symbolic);
}

/* A result for each key that may be there. */
static const Sym *pick_function(Encoder *e, const Sym *lazy, Lit *possible) {
  const Sym *keys = set_is_listable(e, lazy->parts[0]) ? set_view(e, lazy->parts[0]) : NULL;
  *possible = lit_from(keys && keys->symbolic_count == 0);
  if (lit_is_false(*possible)) return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  Entries entries = {0};
  Lits all = {0};
  for (uint32_t i = 0; i < keys->count; i++) {
    Lit in = path_reduce(e, keys->members[i].in), some;
    if (lit_is_false(in)) continue;
    uint32_t mark = e->failures.count;
    const Sym *result = pick(e, lazy->parts[1], &some);
    failures_keep_if(e, mark, in);
    vec_push(&all, circuit_implies(e->circuit, in, some));
    vec_push(&entries, ((Entry){keys->members[i].value, in, result}));
  }
  *possible = circuit_and_all(e->circuit, all.count, all.at);
  const Sym *function = sym_function(e, entries.count, entries.at, false);
  vec_free(&entries);
  vec_free(&all);
  return function;
}

/* Records and products. */
static const Sym *pick_parts(Encoder *e, const Sym *lazy, Lit *possible) {
  Entries entries = {0};
  *possible = LIT_TRUE;
  for (uint32_t i = 0; i < lazy->count; i++) {
    Lit some;
    bool record = lazy->lazy == LAZY_RECORDS;
    const Value *key = record ? lazy->names[i] : value_int(e->values, (int64_t)i + 1);
    vec_push(&entries, ((Entry){key, LIT_TRUE, pick(e, lazy->parts[i], &some)}));
    *possible = circuit_and(e->circuit, *possible, some);
  }
  const Sym *value = sym_function(e, entries.count, entries.at, lazy->lazy == LAZY_PRODUCT);
  vec_free(&entries);
  return value;
}

/* From one of the parts. */
static const Sym *pick_cup(Encoder *e, const Sym *lazy, Lit *possible) {
  Lit *chosen = arena_array(e->memory, Lit, lazy->count);
  circuit_one_of(e->circuit, lazy->count, chosen);
  Branches branches = {0};
  Cases cases = {0};
  for (uint32_t i = 0; i < lazy->count; i++) {
    Lit some;
    const Sym *value = pick(e, lazy->parts[i], &some);
    vec_push(&branches, ((Branch){chosen[i], value}));
    vec_push(&cases, ((Case){chosen[i], some}));
  }
  *possible = sym_select(e, cases.count, cases.at);
  const Sym *value = sym_merge(e, branches.count, branches.at);
  vec_free(&branches);
  vec_free(&cases);
  return value;
}

static const Sym *pick_pair(Encoder *e, const Sym *lazy, Lit *possible) {
  const Sym *value = pick(e, lazy->parts[0], possible);
  uint32_t mark = e->failures.count;
  Lit other = sym_member(e, value, lazy->parts[1]);
  failures_keep_if(e, mark, *possible);
  *possible = circuit_and(e->circuit, *possible, lit_xor_sign(other, lazy->lazy == LAZY_MINUS));
  return value;
}

static const Sym *pick_lazy(Encoder *e, const Sym *lazy, Lit *possible) {
  *possible = LIT_TRUE;
  switch (lazy->lazy) {
  case LAZY_NAT: return pick_natural(e, possible);
  case LAZY_INT: return sym_integer_input(e);
  case LAZY_INTERVAL: return pick_between(e, lazy->parts[0], lazy->parts[1], possible);
  case LAZY_POWERSET: return pick_subset(e, lazy, possible);
  case LAZY_FUNCTIONS: return pick_function(e, lazy, possible);
  case LAZY_RECORDS:
  case LAZY_PRODUCT: return pick_parts(e, lazy, possible);
  case LAZY_CUP: return pick_cup(e, lazy, possible);
  case LAZY_CAP:
  case LAZY_MINUS: return pick_pair(e, lazy, possible);
  case LAZY_REAL:
  case LAZY_STRING:
  case LAZY_ANY:
  case LAZY_SEQ: return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  }
  never("kind of lazy set");
}

/* From whichever of the sets it is. */
static const Sym *pick_by_cases(Encoder *e, const Sym *set, Lit *possible) {
  Branches branches = {0};
  Cases cases = {0};
  for (uint32_t i = 0; i < set->count; i++) {
    bool choice = set->kind == SYM_CHOICE;
    Lit guard = choice ? set->alternatives[i].guard : set->branches[i].guard, some;
    const Sym *one = choice ? sym_value(e, set->alternatives[i].value) : set->branches[i].value;
    PathMark mark = path_save(e);
    if (!path_push(e, guard)) continue;
    const Sym *value = pick(e, one, &some);
    path_rewind(e, mark);
    vec_push(&branches, ((Branch){guard, value}));
    vec_push(&cases, ((Case){guard, some}));
  }
  *possible = sym_select(e, cases.count, cases.at);
  const Sym *value = sym_merge(e, branches.count, branches.at);
  vec_free(&branches);
  vec_free(&cases);
  return value;
}

/* An interval that is short is picked from as a list. */
static bool is_short_interval(Encoder *e, const Sym *lazy) {
  int64_t low, high, ignored;
  return lazy->lazy == LAZY_INTERVAL && integer_range(lazy->parts[0], &low, &ignored) &&
         integer_range(lazy->parts[1], &ignored, &high) &&
         (high < low || (uint64_t)high - (uint64_t)low < e->limits.integers);
}

/* Whether a set that is listed is a long interval of integers. */
static bool is_long_interval(Encoder *e, const Sym *set, int64_t *low, int64_t *high) {
  const Value *v = set->kind == SYM_VALUE ? set->value : NULL;
  if (!v || v->kind != VALUE_SET || v->count <= e->limits.integers) return false;
  for (uint32_t i = 0; i < v->count; i++) {
    const Value *item = v->items[i];
    if (item->kind != VALUE_INTEGER || !integer_is_small(item->integer, high)) return false;
    if (i == 0) *low = *high;
    if ((uint64_t)*high - (uint64_t)*low != i) return false;
  }
  return true;
}

static const Sym *pick(Encoder *e, const Sym *set, Lit *possible) {
  int64_t low = 0, high = 0;
  if (set->kind == SYM_VALUE && set->value->kind == VALUE_LAZY)
    set = lazy_from_value(e, set->value);
  if (set->kind == SYM_LAZY && !is_short_interval(e, set)) return pick_lazy(e, set, possible);
  bool cases = set->kind == SYM_UNION || set->kind == SYM_CHOICE;
  if (cases && !set_is_listable(e, set)) return pick_by_cases(e, set, possible);
  bool numbers = is_long_interval(e, set, &low, &high);
  const Sym *number = numbers ? integer_inputs(e, low, high, possible) : NULL;
  return number ? number : pick_candidate(e, set, possible);
}

const Sym *sym_pick(Encoder *e, const Sym *set, Lit *possible) {
  *possible = LIT_FALSE;
  set = sym_expect(e, set, WANT_SET, FAULT_NOT_SET);
  return sym_is_none(set) ? set : pick(e, set, possible);
}

/* ---- the least one ---- */

static bool are_numbers(uint32_t count, const SymMember *candidates) {
  for (uint32_t i = 0; i < count; i++)
    if (!sym_is_number(candidates[i].value)) return false;
  return true;
}

/* Numbers that have too many values to be listed are compared with each other. */
static const Sym *least_number(Encoder *e, uint32_t count, const SymMember *candidates,
                               const Lit *holds) {
  const Sym *least = NULL;
  Lit some = LIT_FALSE;
  for (uint32_t i = 0; i < count && encoder_may_go_on(e); i++) {
    const Sym *number = candidates[i].value;
    Lit good = path_reduce(e, circuit_and(e->circuit, candidates[i].in, holds[i]));
    if (lit_is_false(good)) continue;
    Lit less = least ? sym_compare(e, BUILTIN_LT, number, least) : LIT_TRUE;
    Lit better = circuit_and(e->circuit, good, circuit_or(e->circuit, lit_not(some), less));
    least = least ? sym_ite(e, better, number, least) : number;
    some = circuit_or(e->circuit, some, good);
  }
  if (!least) return sym_failed(e, LIT_TRUE, FAULT_NO_WITNESS);
  encoder_fail(e, lit_not(some), FAULT_NO_WITNESS);
  return least;
}

const Sym *sym_least(Encoder *e, uint32_t count, const SymMember *candidates, const Lit *holds) {
  Alternatives all = {0};
  bool listed = true;
  for (uint32_t i = 0; i < count; i++) {
    const Alternative *values;
    Lit good = path_reduce(e, circuit_and(e->circuit, candidates[i].in, holds[i]));
    if (lit_is_false(good)) continue;
    uint32_t values_count = sym_expand(e, candidates[i].value, e->limits.expand, &values);
    listed = listed && values_count > 0;
    for (uint32_t k = 0; k < values_count; k++)
      vec_push(&all,
               ((Alternative){circuit_and(e->circuit, good, values[k].guard), values[k].value}));
  }
  if (!listed && are_numbers(count, candidates)) {
    vec_free(&all);
    return least_number(e, count, candidates, holds);
  }
  alternatives_unite(e, &all);
  Lit none = LIT_TRUE; /* no smaller value holds */
  for (vec_each(Alternative, a, &all)) {
    Lit good = a->guard;
    a->guard = circuit_and(e->circuit, none, good);
    none = circuit_and(e->circuit, none, lit_not(good));
  }
  if (listed) encoder_fail(e, none, FAULT_NO_WITNESS);
  const Sym *least =
      listed ? sym_choice(e, all.count, all.at) : sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  vec_free(&all);
  return least;
}
