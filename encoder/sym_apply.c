/* Using functions: application, EXCEPT, @@ and :>. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- which entry a key selects ---- */

/* For each entry of a function, when the key is that entry's; and when it is none's. */
typedef struct Match {
  Lit *is; /* per entry */
  Lit outside;
} Match;

static void match_alternatives(Encoder *e, const Sym *view, uint32_t count, const Alternative *keys,
                               Match *m) {
  Lits outside = {0};
  for (uint32_t i = 0; i < count; i++) {
    const Entry *entry = function_find(view, keys[i].value);
    if (entry)
      m->is[entry - view->entries] = keys[i].guard;
    else
      vec_push(&outside, keys[i].guard);
  }
  m->outside = circuit_or_all(e->circuit, outside.count, outside.at);
  vec_free(&outside);
}

/* Keys that are too many to be listed are compared; those of a wrong kind differ. */
static void match_by_equality(Encoder *e, const Sym *view, const Sym *key, Match *m) {
  uint32_t mark = e->failures.count;
  for (uint32_t i = 0; i < view->count; i++)
    m->is[i] = sym_equal(e, key, sym_value(e, view->entries[i].key));
  e->failures.count = mark;
  m->outside = lit_not(circuit_or_all(e->circuit, view->count, m->is));
}

static Match match(Encoder *e, const Sym *view, const Sym *key) {
  Match m = {.is = arena_array(e->memory, Lit, view->count + 1)};
  const Alternative *keys;
  bool wide = key->kind == SYM_INTEGER && view->count < e->limits.integers;
  uint32_t count = wide ? 0 : sym_expand(e, key, e->limits.expand, &keys);
  if (count)
    match_alternatives(e, view, count, keys, &m);
  else
    match_by_equality(e, view, key, &m);
  return m;
}

/* ---- application ---- */

static const Sym *apply_view(Encoder *e, const Sym *view, const Sym *key) {
  Match m = match(e, view, key);
  Branches results = {0};
  Lits missing = {0};
  vec_push(&missing, m.outside);
  for (uint32_t i = 0; i < view->count; i++) {
    if (lit_is_false(path_reduce(e, m.is[i]))) continue;
    vec_push(&missing, circuit_and(e->circuit, m.is[i], lit_not(view->entries[i].present)));
    if (!lit_is_false(path_reduce(e, view->entries[i].present)))
      vec_push(&results, ((Branch){m.is[i], view->entries[i].result}));
  }
  encoder_fail(e, circuit_or_all(e->circuit, missing.count, missing.at), FAULT_OFF_DOMAIN);
  const Sym *result = sym_merge(e, results.count, results.at);
  vec_free(&results);
  vec_free(&missing);
  return result;
}

/* Whole functions applied to whole values. */
static const Sym *apply_alternatives(Encoder *e, uint32_t f_count, const Alternative *f,
                                     uint32_t key_count, const Alternative *keys) {
  Branches results = {0};
  Lits missing = {0};
  for (uint32_t i = 0; i < f_count; i++)
    for (uint32_t k = 0; k < key_count; k++) {
      Lit both = path_reduce(e, circuit_and(e->circuit, f[i].guard, keys[k].guard));
      if (lit_is_false(both)) continue;
      const Value *result = value_apply(f[i].value, keys[k].value);
      if (result)
        vec_push(&results, ((Branch){both, sym_value(e, result)}));
      else
        vec_push(&missing, both);
    }
  encoder_fail(e, circuit_or_all(e->circuit, missing.count, missing.at), FAULT_OFF_DOMAIN);
  const Sym *result = sym_merge(e, results.count, results.at);
  vec_free(&results);
  vec_free(&missing);
  return result;
}

static bool has_rules(uint32_t count, const Alternative *functions) {
  for (uint32_t i = 0; i < count; i++)
    if (functions[i].value->kind == VALUE_RULE) return true;
  return false;
}

bool function_is_listed(const Sym *f) {
  bool listed = f->kind != SYM_RULE && !(f->kind == SYM_VALUE && f->value->kind == VALUE_RULE);
  for (uint32_t i = 0; listed && f->kind == SYM_UNION && i < f->count; i++)
    listed = function_is_listed(f->branches[i].value);
  return listed && !(f->kind == SYM_CHOICE && has_rules(f->count, f->alternatives));
}

static const Sym *apply_case(Encoder *e, const Sym *f, void *env) {
  const Sym *key = env;
  Alternative one_f, one_key;
  const Alternative *functions, *keys;
  uint32_t f_count = sym_alternatives(f, &one_f, &functions);
  uint32_t key_count = sym_alternatives(key, &one_key, &keys);
  if (sym_is_none(f) || sym_is_none(key)) return sym_none(e);
  if (!function_is_listed(f)) return sym_failed(e, LIT_TRUE, FAULT_UNSUPPORTED);
  if (f_count && key_count && f_count * key_count <= e->limits.choice)
    return apply_alternatives(e, f_count, functions, key_count, keys);
  return apply_view(e, function_view(e, f), key);
}

/* Keys are normal values. */
static const Sym *normal_key(Encoder *e, const Sym *key) {
  key = sym_narrow(e, key);
  if (key->kind != SYM_VALUE) return key;
  const Value *normal = value_normal(e->values, key->value);
  return normal == key->value ? key : sym_value(e, normal);
}

const Sym *sym_apply(Encoder *e, const Sym *f, const Sym *key) {
  f = sym_expect(e, f, WANT_FUNCTION, FAULT_NOT_FUNCTION);
  return sym_map_cases(e, f, false, apply_case, (void *)normal_key(e, key));
}

/* ---- EXCEPT ---- */

typedef struct Change {
  const Sym *key, *result;
} Change;

static const Value *change_value(Encoder *e, const Value *f, const Value *key,
                                 const Value *result) {
  int64_t at = value_find(f->domain, key);
  if (at < 0) return f;
  vec(const Value *) results = {0};
  for (uint32_t i = 0; i < f->count; i++)
    vec_push(&results, i == (uint64_t)at ? value_normal(e->values, result) : f->items[i]);
  const Value *changed = value_function(e->values, f->domain, results.at);
  vec_free(&results);
  return changed;
}

static const Sym *change_alternatives(Encoder *e, uint32_t count, const Alternative *f,
                                      const Change *c) {
  Alternatives changed = {0};
  for (uint32_t i = 0; i < count; i++) {
    const Value *value = change_value(e, f[i].value, c->key->value, c->result->value);
    vec_push(&changed, ((Alternative){f[i].guard, value}));
  }
  const Sym *result = sym_choice(e, changed.count, changed.at);
  vec_free(&changed);
  return result;
}

static const Sym *change_view(Encoder *e, const Sym *view, const Change *c) {
  Match m = match(e, view, c->key);
  Entry *entries = arena_array(e->memory, Entry, view->count + 1);
  for (uint32_t i = 0; i < view->count; i++) {
    entries[i] = view->entries[i];
    Lit is = path_reduce(e, m.is[i]);
    if (!lit_is_false(is)) entries[i].result = sym_ite(e, is, c->result, entries[i].result);
  }
  return sym_function(e, view->count, entries, view->sequence);
}

static const Sym *change_case(Encoder *e, const Sym *f, void *env) {
  const Change *c = env;
  Alternative one;
  const Alternative *functions;
  uint32_t count = sym_alternatives(f, &one, &functions);
  if (sym_is_none(f) || sym_is_none(c->key) || sym_is_none(c->result)) return sym_none(e);
  if (!function_is_listed(f)) return sym_failed(e, LIT_TRUE, FAULT_UNSUPPORTED);
  if (count && c->key->kind == SYM_VALUE && c->result->kind == SYM_VALUE)
    return change_alternatives(e, count, functions, c);
  return change_view(e, function_view(e, f), c);
}

const Sym *sym_except(Encoder *e, const Sym *f, const Sym *key, const Sym *result) {
  f = sym_expect(e, f, WANT_FUNCTION, FAULT_NOT_FUNCTION);
  Change change = {normal_key(e, key), sym_narrow(e, result)};
  return sym_map_cases(e, f, false, change_case, &change);
}

/* ---- @@ and :> ---- */

static void check_domain(Encoder *e, const Sym *function) {
  const Sym *domain = set_view(e, sym_domain(e, function));
  if (!domain || domain->shape) return;
  Alternatives keys = {0};
  for (uint32_t i = 0; i < domain->count; i++)
    vec_push(&keys, ((Alternative){domain->members[i].in, domain->members[i].value}));
  encoder_fail(e, shape_clash_within(e, keys.count, keys.at), FAULT_INCOMPARABLE);
  vec_free(&keys);
}

const Sym *sym_override(Encoder *e, const Sym *f, const Sym *g) {
  f = sym_expect(e, f, WANT_FUNCTION, FAULT_NOT_FUNCTION);
  g = sym_expect(e, g, WANT_FUNCTION, FAULT_NOT_FUNCTION);
  if (sym_is_none(f) || sym_is_none(g)) return sym_none(e);
  if (!function_is_listed(f) || !function_is_listed(g))
    return sym_failed(e, LIT_TRUE, FAULT_UNSUPPORTED);
  const Sym *left = function_view(e, f), *right = function_view(e, g);
  Entries entries = {0};
  for (uint32_t i = 0; i < left->count; i++) {
    Entry entry = left->entries[i];
    const Entry *other = function_find(right, entry.key);
    if (other) {
      entry.result = sym_ite(e, entry.present, entry.result, other->result);
      entry.present = circuit_or(e->circuit, entry.present, other->present);
    }
    vec_push(&entries, entry);
  }
  for (uint32_t i = 0; i < right->count; i++)
    if (!function_find(left, right->entries[i].key)) vec_push(&entries, right->entries[i]);
  const Sym *function = sym_function(e, entries.count, entries.at, false);
  vec_free(&entries);
  check_domain(e, function);
  return function;
}

const Sym *sym_single(Encoder *e, const Sym *key, const Sym *result) {
  const Alternative *keys;
  if (sym_is_none(key)) return key;
  uint32_t count = sym_expand(e, key, e->limits.expand, &keys);
  if (count == 0) return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  Entries entries = {0};
  for (uint32_t i = 0; i < count; i++)
    vec_push(&entries, ((Entry){keys[i].value, keys[i].guard, result}));
  const Sym *function = sym_function(e, count, entries.at, false);
  vec_free(&entries);
  return function;
}
