/* Uniting values under guards.

   The policy of representation lives here.  Scalars become choices.  Composite
   values stay whole, as alternatives of a choice, while there are few of them;
   beyond, they are merged part by part: sets by membership, functions by key.
   Whole values serve well as elements and keys (a message picked from a set, say,
   is tested and put into other sets as one thing), parts serve well for variables
   whose parts change independently (a function on processes). */
#include "base/panic.h"
#include "encoder/sym_internal.h"

enum { FEW_WHOLE_VALUES = 8 };

typedef struct Merge {
  Alternatives concrete;
  Branches integers, sets, functions, others; /* that are not concrete */
  uint32_t whole;                             /* composite values of a kind that may stay whole */
} Merge;

/* ---- alternatives ---- */

static int by_value(const void *a, const void *b) {
  return value_compare(((const Alternative *)a)->value, ((const Alternative *)b)->value);
}

static bool is_sorted(const Alternatives *v) {
  for (uint32_t i = 1; i < v->count; i++)
    if (v->at[i - 1].value == v->at[i].value || by_value(&v->at[i - 1], &v->at[i]) > 0)
      return false;
  return true;
}

/* Alternatives [from, to) have the same value. */
static Lit united_guard(Encoder *e, const Alternatives *v, uint32_t from, uint32_t to) {
  if (to - from == 1) return v->at[from].guard;
  Lits guards = {0};
  for (uint32_t i = from; i < to; i++) vec_push(&guards, v->at[i].guard);
  Lit any = circuit_or_all(e->circuit, guards.count, guards.at);
  vec_free(&guards);
  return any;
}

void alternatives_unite(Encoder *e, Alternatives *v) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < v->count; i++) {
    Lit guard = path_reduce(e, v->at[i].guard);
    if (!lit_is_false(guard)) v->at[kept++] = (Alternative){guard, v->at[i].value};
  }
  v->count = kept;
  if (v->count < 2 || is_sorted(v)) return;
  qsort(v->at, v->count, sizeof *v->at, by_value);
  kept = 0;
  for (uint32_t i = 0, end; i < v->count; i = end) {
    for (end = i + 1; end < v->count && v->at[end].value == v->at[i].value;) end++;
    v->at[kept++] = (Alternative){united_guard(e, v, i, end), v->at[i].value};
  }
  v->count = kept;
}

/* The guards are exclusive: if one is true, the others are false. */
static void drop_excluded(Alternatives *v) {
  for (uint32_t i = 0; i < v->count; i++)
    if (lit_is_true(v->at[i].guard)) {
      v->at[0] = v->at[i];
      v->count = 1;
      return;
    }
}

/* ---- which representation ---- */

/* Scalars that are no integers count as 'other' and always stay in the choice. */
typedef enum Family { FAMILY_OTHER, FAMILY_INTEGER, FAMILY_SET, FAMILY_FUNCTION } Family;

static Family family_of(Encoder *e, const Value *v) {
  switch (v->kind) {
  case VALUE_INTEGER: return FAMILY_INTEGER;
  case VALUE_SET: return FAMILY_SET;
  case VALUE_FUNCTION: return FAMILY_FUNCTION;
  case VALUE_LAZY:
    return set_is_endless(e, &(Sym){.kind = SYM_VALUE, .value = v}) ? FAMILY_OTHER : FAMILY_SET;
  case VALUE_BOOLEAN:
  case VALUE_STRING:
  case VALUE_MODEL:
  case VALUE_RULE: return FAMILY_OTHER;
  }
  never("value kind");
}

static uint32_t count_family(Encoder *e, const Alternatives *v, Family family) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < v->count; i++) count += family_of(e, v->at[i].value) == family;
  return count;
}

/* Takes the concrete values of a family out of the choice. */
static void dissolve(Encoder *e, Merge *m, Family family, Branches *out) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < m->concrete.count; i++) {
    Alternative a = m->concrete.at[i];
    if (family_of(e, a.value) == family)
      vec_push(out, ((Branch){a.guard, sym_value(e, a.value)}));
    else
      m->concrete.at[kept++] = a;
  }
  m->concrete.count = kept;
}

static void apply_policy(Encoder *e, Merge *m) {
  alternatives_unite(e, &m->concrete);
  drop_excluded(&m->concrete);
  if (m->integers.count || count_family(e, &m->concrete, FAMILY_INTEGER) > e->limits.integers)
    dissolve(e, m, FAMILY_INTEGER, &m->integers);
  if (m->sets.count || count_family(e, &m->concrete, FAMILY_SET) > m->whole)
    dissolve(e, m, FAMILY_SET, &m->sets);
  if (m->functions.count || count_family(e, &m->concrete, FAMILY_FUNCTION) > m->whole)
    dissolve(e, m, FAMILY_FUNCTION, &m->functions);
}

/* ---- sorting branches in ---- */

static void add_alternative(Encoder *e, Merge *m, Lit guard, Lit and, const Value *value) {
  Lit both = path_reduce(e, circuit_and(e->circuit, guard, and));
  if (!lit_is_false(both)) vec_push(&m->concrete, ((Alternative){both, value}));
}

static void add_branch(Encoder *e, Merge *m, Lit guard, const Sym *s) {
  switch (s->kind) {
  case SYM_VALUE: add_alternative(e, m, guard, LIT_TRUE, s->value); return;
  case SYM_BOOLEAN:
    add_alternative(e, m, guard, s->truth, value_boolean(e->values, true));
    add_alternative(e, m, guard, lit_not(s->truth), value_boolean(e->values, false));
    return;
  case SYM_CHOICE:
    if (s->count > m->whole) m->whole = e->limits.choice; /* whole values from a set */
    for (uint32_t i = 0; i < s->count; i++)
      add_alternative(e, m, guard, s->alternatives[i].guard, s->alternatives[i].value);
    return;
  case SYM_UNION:
    for (uint32_t i = 0; i < s->count; i++) {
      Lit both = path_reduce(e, circuit_and(e->circuit, guard, s->branches[i].guard));
      if (!lit_is_false(both)) add_branch(e, m, both, s->branches[i].value);
    }
    return;
  case SYM_INTEGER:
  case SYM_TERM: vec_push(&m->integers, ((Branch){guard, s})); return;
  case SYM_SET: vec_push(&m->sets, ((Branch){guard, s})); return;
  case SYM_FUNCTION: vec_push(&m->functions, ((Branch){guard, s})); return;
  case SYM_LAZY:
    vec_push(set_is_endless(e, s) ? &m->others : &m->sets, ((Branch){guard, s}));
    return;
  case SYM_RULE: vec_push(&m->others, ((Branch){guard, s})); return;
  }
  never("kind of symbolic value");
}

/* ---- groups ---- */

static const Sym *choice_of(Encoder *e, const Alternatives *v) {
  if (v->count == 1) return sym_value(e, v->at[0].value);
  bool booleans = v->count == 2 && v->at[0].value->kind == VALUE_BOOLEAN &&
                  v->at[1].value->kind == VALUE_BOOLEAN;
  if (booleans) return sym_truth(e, v->at[1].guard); /* FALSE comes first */
  Sym *s = sym_new(e, SYM_CHOICE);
  s->count = v->count;
  s->alternatives = sym_keep(e, v->at, v->count, sizeof *v->at);
  return s;
}

static Lit any_guard(Encoder *e, uint32_t count, const Branch *branches) {
  Lits guards = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&guards, branches[i].guard);
  Lit any = circuit_or_all(e->circuit, guards.count, guards.at);
  vec_free(&guards);
  return any;
}

static void add_group(Encoder *e, Branches *groups, const Branches *members, const Sym *value) {
  if (members->count == 0) return;
  vec_push(groups, ((Branch){any_guard(e, members->count, members->at), value}));
}

static void add_choice(Encoder *e, Branches *groups, const Alternatives *v) {
  if (v->count == 0) return;
  Branches guards = {0};
  for (uint32_t i = 0; i < v->count; i++) vec_push(&guards, ((Branch){v->at[i].guard, NULL}));
  add_group(e, groups, &guards, choice_of(e, v));
  vec_free(&guards);
}

/* A value by itself, or a UNION. */
static const Sym *value_of(Encoder *e, const Branches *groups) {
  if (groups->count == 0) return sym_none(e);
  if (groups->count == 1) return groups->at[0].value;
  Sym *s = sym_new(e, SYM_UNION);
  s->count = groups->count;
  s->branches = sym_keep(e, groups->at, groups->count, sizeof *groups->at);
  return s;
}

static void add_sets(Encoder *e, Branches *groups, const Branches *sets) {
  if (sets->count == 0) return;
  const Sym *view = set_select(e, sets->count, sets->at);
  if (!view) return;
  add_group(e, groups, sets,
            set_make(e, view->count, view->members, view->symbolic_count, view->symbolic));
}

static void add_functions(Encoder *e, Branches *groups, const Branches *functions) {
  if (functions->count == 0) return;
  const Sym *view = function_select(e, functions->count, functions->at);
  add_group(e, groups, functions, sym_function(e, view->count, view->entries, view->sequence));
}

static const Sym *finish(Encoder *e, Merge *m) {
  apply_policy(e, m);
  Branches groups = {0};
  add_choice(e, &groups, &m->concrete);
  if (m->integers.count)
    add_group(e, &groups, &m->integers, integer_select(e, m->integers.count, m->integers.at));
  add_sets(e, &groups, &m->sets);
  add_functions(e, &groups, &m->functions);
  for (vec_each(const Branch, b, &m->others)) vec_push(&groups, *b);
  const Sym *result = value_of(e, &groups);
  vec_free(&groups);
  vec_free(&m->concrete);
  vec_free(&m->integers);
  vec_free(&m->sets);
  vec_free(&m->functions);
  vec_free(&m->others);
  return result;
}

/* ---- the operations ---- */

const Sym *sym_choice(Encoder *e, uint32_t count, const Alternative *alternatives) {
  Merge m = {.whole = e->limits.choice};
  for (uint32_t i = 0; i < count; i++) vec_push(&m.concrete, alternatives[i]);
  return finish(e, &m);
}

static bool is_boolean(const Sym *s) {
  return s->kind == SYM_BOOLEAN || (s->kind == SYM_VALUE && s->value->kind == VALUE_BOOLEAN);
}

static Lit truth_of(const Sym *s) {
  return s->kind == SYM_BOOLEAN ? s->truth : lit_from(s->value->truth);
}

static const Sym *merge_booleans(Encoder *e, const Branches *live) {
  Cases cases = {0};
  for (uint32_t i = 0; i < live->count; i++)
    vec_push(&cases, ((Case){live->at[i].guard, truth_of(live->at[i].value)}));
  const Sym *result = sym_truth(e, sym_select(e, cases.count, cases.at));
  vec_free(&cases);
  return result;
}

static const Sym *merge_live(Encoder *e, const Branches *live) {
  bool same = true, booleans = true;
  for (uint32_t i = 0; i < live->count; i++) {
    if (lit_is_true(live->at[i].guard)) return sym_narrow(e, live->at[i].value);
    same = same && live->at[i].value == live->at[0].value;
    booleans = booleans && is_boolean(live->at[i].value);
  }
  if (live->count == 0) return sym_none(e);
  if (same) return sym_narrow(e, live->at[0].value);
  if (booleans) return merge_booleans(e, live);
  Merge m = {.whole = FEW_WHOLE_VALUES};
  for (vec_each(const Branch, b, live)) add_branch(e, &m, b->guard, b->value);
  return finish(e, &m);
}

const Sym *sym_merge(Encoder *e, uint32_t count, const Branch *branches) {
  Branches live = {0};
  for (uint32_t i = 0; i < count; i++) {
    Lit guard = path_reduce(e, branches[i].guard);
    if (!lit_is_false(guard) && !sym_is_none(branches[i].value))
      vec_push(&live, ((Branch){guard, branches[i].value}));
  }
  const Sym *result = merge_live(e, &live);
  vec_free(&live);
  return result;
}

const Sym *sym_ite(Encoder *e, Lit condition, const Sym *then, const Sym *otherwise) {
  return sym_merge(e, 2, (Branch[]){{condition, then}, {lit_not(condition), otherwise}});
}
