/* Truth and equality. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

Lit sym_is_true(Encoder *e, const Sym *s) {
  s = sym_expect(e, s, WANT_BOOLEAN, FAULT_NOT_BOOLEAN);
  if (s->kind == SYM_BOOLEAN) return path_reduce(e, s->truth);
  return lit_from(s->kind == SYM_VALUE && s->value->truth);
}

/* ---- whole values ---- */

static Lit truth_lit(Encoder *e, Lit when, Truth truth) {
  if (truth == TRUTH_INCOMPARABLE) encoder_fail(e, when, FAULT_INCOMPARABLE);
  return lit_from(truth == TRUTH_TRUE);
}

/* Sets that cannot be listed are no mistake, but nobody can tell. */
static Lit equal_pair(Encoder *e, Lit when, const Value *a, const Value *b) {
  Truth truth = value_equal(e->values, a, b);
  bool unlisted = truth == TRUTH_INCOMPARABLE && value_is_set(a) && value_is_set(b) &&
                  (!value_enumerate(e->values, a) || !value_enumerate(e->values, b));
  if (!unlisted) return truth_lit(e, when, truth);
  encoder_fail(e, when, FAULT_NOT_ENUMERABLE);
  return LIT_FALSE;
}

/* Normal values are equal if they are the same; others have to be asked. */
static bool needs_asking(uint32_t count, const Alternative *values) {
  for (uint32_t i = 0; i < count; i++)
    if (values[i].value->kind == VALUE_LAZY || values[i].value->kind == VALUE_RULE) return true;
  return false;
}

static Lit equal_by_pairs(Encoder *e, uint32_t a_count, const Alternative *a, uint32_t b_count,
                          const Alternative *b) {
  Lits ways = {0};
  for (uint32_t i = 0; i < a_count; i++)
    for (uint32_t j = 0; j < b_count; j++) {
      Lit both = path_reduce(e, circuit_and(e->circuit, a[i].guard, b[j].guard));
      if (lit_is_false(both)) continue;
      Lit equal = equal_pair(e, both, a[i].value, b[j].value);
      vec_push(&ways, circuit_and(e->circuit, both, equal));
    }
  Lit any = circuit_or_all(e->circuit, ways.count, ways.at);
  vec_free(&ways);
  return any;
}

static void check_comparable(Encoder *e, uint32_t a_count, const Alternative *a, uint32_t b_count,
                             const Alternative *b) {
  uint64_t shape = shape_of(e, a[0].value);
  bool same = shape != 0;
  for (uint32_t i = 1; i < a_count && same; i++) same = shape_of(e, a[i].value) == shape;
  for (uint32_t j = 0; j < b_count && same; j++) same = shape_of(e, b[j].value) == shape;
  if (!same) encoder_fail(e, shape_clash(e, a_count, a, b_count, b), FAULT_INCOMPARABLE);
}

/* Both sorted canonically. */
static Lit equal_alternatives(Encoder *e, uint32_t a_count, const Alternative *a, uint32_t b_count,
                              const Alternative *b) {
  if ((a_count == 1 && b_count == 1) || needs_asking(a_count, a) || needs_asking(b_count, b))
    return equal_by_pairs(e, a_count, a, b_count, b);
  check_comparable(e, a_count, a, b_count, b);
  Cases cases = {0};
  for (uint32_t i = 0, j = 0; i < a_count; i++) {
    while (j < b_count && value_compare(b[j].value, a[i].value) < 0) j++;
    bool found = j < b_count && b[j].value == a[i].value;
    vec_push(&cases, ((Case){a[i].guard, found ? b[j].guard : LIT_FALSE}));
  }
  Lit equal = sym_select(e, cases.count, cases.at);
  vec_free(&cases);
  return equal;
}

/* ---- sets ---- */

/* By the literals of all candidates; none is symbolic. */
static Lit same_members(Encoder *e, const Sym *a, const Sym *b) {
  Lits same = {0};
  uint32_t i = 0, j = 0;
  while (i < a->count || j < b->count) {
    int order = i == a->count   ? 1
                : j == b->count ? -1
                                : value_compare(a->members[i].value, b->members[j].value);
    Lit in_a = order <= 0 ? a->members[i++].in : LIT_FALSE;
    Lit in_b = order >= 0 ? b->members[j++].in : LIT_FALSE;
    vec_push(&same, circuit_iff(e->circuit, in_a, in_b));
  }
  Lit all = circuit_and_all(e->circuit, same.count, same.at);
  vec_free(&same);
  return all;
}

/* Which comparison TLC refuses depends on the first difference in canonical order:
   only whole sets tell. */
static bool equal_by_whole_sets(Encoder *e, const Sym *a, const Sym *b, Lit *equal) {
  enum { MOST = 64 };
  const Alternative *left, *right;
  uint32_t left_count = sym_expand(e, a, MOST, &left), right_count = sym_expand(e, b, MOST, &right);
  if (!left_count || !right_count) return false;
  *equal = equal_by_pairs(e, left_count, left, right_count, right);
  return true;
}

static Lit equal_views(Encoder *e, const Sym *a, const Sym *b) {
  uint32_t mark = e->failures.count;
  set_check_comparable(e, a, b);
  Lit clash = failures_since(e, mark), equal;
  e->failures.count = mark;
  if (!lit_is_false(clash)) {
    if (equal_by_whole_sets(e, a, b, &equal)) return equal;
    encoder_fail(e, clash, FAULT_LIMIT);
  }
  if (a->symbolic_count == 0 && b->symbolic_count == 0) return same_members(e, a, b);
  return circuit_and(e->circuit, sym_subset(e, a, b), sym_subset(e, b, a));
}

static bool same_form(const Sym *a, const Sym *b) {
  return (lazy_is(a, LAZY_SEQ) && lazy_is(b, LAZY_SEQ)) ||
         (lazy_is(a, LAZY_POWERSET) && lazy_is(b, LAZY_POWERSET));
}

static Lit equal_sets(Encoder *e, const Sym *a, const Sym *b) {
  if (set_is_listable(e, a) && set_is_listable(e, b)) {
    const Sym *left = set_view(e, a), *right = set_view(e, b);
    return left && right ? equal_views(e, left, right) : LIT_FALSE;
  }
  if (same_form(a, b)) return sym_equal(e, lazy_base(e, a), lazy_base(e, b));
  Lit differ = circuit_xor(e->circuit, set_is_finite(e, a), set_is_finite(e, b));
  encoder_fail(e, lit_not(differ), FAULT_UNSUPPORTED);
  return LIT_FALSE;
}

/* ---- functions ---- */

static bool same_keys(const Sym *a, const Sym *b) {
  if (a->count != b->count) return false;
  for (uint32_t i = 0; i < a->count; i++)
    if (a->entries[i].key != b->entries[i].key || !lit_is_true(a->entries[i].present) ||
        !lit_is_true(b->entries[i].present))
      return false;
  return true;
}

static Lit is_filled_sequence(Encoder *e, const Sym *view) {
  const Entry *first = function_find(view, value_int(e->values, 1));
  return first ? circuit_and(e->circuit, first->present, sequence_test(e, view)) : LIT_FALSE;
}

/* A record and a sequence are refused whatever their sizes. */
static Lit equal_domains(Encoder *e, const Sym *a, const Sym *b) {
  Lit record_and_sequence = circuit_or(
      e->circuit, circuit_and(e->circuit, function_is_record(e, a), is_filled_sequence(e, b)),
      circuit_and(e->circuit, function_is_record(e, b), is_filled_sequence(e, a)));
  encoder_fail(e, record_and_sequence, FAULT_INCOMPARABLE);
  uint32_t mark = e->failures.count;
  Lit same = sym_equal(e, sym_domain(e, a), sym_domain(e, b));
  failures_keep_if(e, mark, lit_not(record_and_sequence));
  return same;
}

static Lit equal_functions(Encoder *e, const Sym *a, const Sym *b) {
  Conjunction all = conjunction_start(same_keys(a, b) ? LIT_TRUE : equal_domains(e, a, b));
  for (uint32_t i = 0; i < a->count && !lit_is_false(all.so_far); i++) {
    const Entry *other = function_find(b, a->entries[i].key);
    Lit present = path_reduce(e, a->entries[i].present);
    if (!other || lit_is_false(present)) continue;
    uint32_t mark = e->failures.count;
    Lit equal = sym_equal(e, a->entries[i].result, other->result);
    conjunction_add(e, &all, equal, mark, present);
  }
  return conjunction_finish(e, &all);
}

/* ---- by kinds ---- */

typedef enum Family {
  FAMILY_BOOLEAN,
  FAMILY_NUMBER,
  FAMILY_SET,
  FAMILY_FUNCTION,
  FAMILY_ATOM,
  FAMILY_RULE,
  FAMILY_MIXED
} Family;

static Family family_of_value(const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: return FAMILY_BOOLEAN;
  case VALUE_INTEGER: return FAMILY_NUMBER;
  case VALUE_STRING:
  case VALUE_MODEL: return FAMILY_ATOM;
  case VALUE_SET:
  case VALUE_LAZY: return FAMILY_SET;
  case VALUE_FUNCTION: return FAMILY_FUNCTION;
  case VALUE_RULE: return FAMILY_RULE;
  }
  never("value kind");
}

static Family family_of(const Sym *s) {
  Family family = FAMILY_MIXED;
  switch (s->kind) {
  case SYM_VALUE: return family_of_value(s->value);
  case SYM_BOOLEAN: return FAMILY_BOOLEAN;
  case SYM_CHOICE:
    for (uint32_t i = 0; i < s->count; i++) {
      Family one = family_of_value(s->alternatives[i].value);
      if (i && one != family) return FAMILY_MIXED;
      family = one;
    }
    return family;
  case SYM_INTEGER:
  case SYM_TERM: return FAMILY_NUMBER;
  case SYM_SET:
  case SYM_LAZY: return FAMILY_SET;
  case SYM_FUNCTION: return FAMILY_FUNCTION;
  case SYM_RULE: return FAMILY_RULE;
  case SYM_UNION: return FAMILY_MIXED;
  }
  never("kind of symbolic value");
}

/* Of different kinds: model values differ from everything, typed ones are refused. */
static Lit equal_misfits(Encoder *e, const Sym *a, const Sym *b) {
  const Sym *atom = family_of(a) == FAMILY_ATOM ? a : b;
  bool model = atom->kind == SYM_VALUE && atom->value->kind == VALUE_MODEL;
  if (!model) return truth_lit(e, LIT_TRUE, TRUTH_INCOMPARABLE);
  return truth_lit(e, LIT_TRUE, value_equal(e->values, atom->value, value_int(e->values, 0)));
}

static Lit truth_of(const Sym *s) {
  return s->kind == SYM_BOOLEAN ? s->truth : lit_from(s->value->truth);
}

static Lit equal_family(Encoder *e, Family family, const Sym *a, const Sym *b) {
  switch (family) {
  case FAMILY_BOOLEAN: return circuit_iff(e->circuit, truth_of(a), truth_of(b));
  case FAMILY_NUMBER: return integer_equal(e, a, b);
  case FAMILY_SET: return equal_sets(e, a, b);
  case FAMILY_FUNCTION: return equal_functions(e, function_view(e, a), function_view(e, b));
  case FAMILY_RULE: encoder_fail(e, LIT_TRUE, FAULT_UNSUPPORTED); return LIT_FALSE;
  case FAMILY_ATOM:
  case FAMILY_MIXED: break;
  }
  never("atoms are concrete");
}

static Lit equal_to_case(Encoder *e, const Sym *b, void *env);

/* One of them is a choice of several kinds: each alternative by itself. */
static Lit equal_split(Encoder *e, const Sym *a, const Sym *b) {
  const Sym *mixed = a->kind == SYM_CHOICE ? a : b;
  return sym_test_cases(e, mixed, true, equal_to_case, (void *)(mixed == a ? b : a));
}

/* Neither is a UNION. */
static Lit equal_to_case(Encoder *e, const Sym *b, void *env) {
  const Sym *a = sym_narrow(e, env);
  Alternative one_a, one_b;
  const Alternative *in_a, *in_b;
  if (sym_is_none(a) || sym_is_none(b)) return LIT_FALSE;
  uint32_t a_count = sym_alternatives(a, &one_a, &in_a);
  uint32_t b_count = sym_alternatives(b, &one_b, &in_b);
  if (a_count && b_count) return equal_alternatives(e, a_count, in_a, b_count, in_b);
  Family family = family_of(a), other = family_of(b);
  if (family == other && family != FAMILY_MIXED) return equal_family(e, family, a, b);
  bool split = a->kind == SYM_CHOICE || b->kind == SYM_CHOICE;
  return split ? equal_split(e, a, b) : equal_misfits(e, a, b);
}

static Lit equal_case(Encoder *e, const Sym *a, void *env) {
  const Sym *b = env;
  return sym_test_cases(e, sym_narrow(e, b), false, equal_to_case, (void *)a);
}

Lit sym_equal(Encoder *e, const Sym *a, const Sym *b) {
  if (!encoder_may_go_on(e)) return LIT_FALSE;
  if (a == b && !sym_is_none(a)) return LIT_TRUE;
  return sym_test_cases(e, sym_narrow(e, a), false, equal_case, (void *)b);
}
