/* Looking at the alternatives of an operand: those of a kind, each one by itself,
   those that the path allows. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

/* ---- narrowing ---- */

static bool path_is_empty(const Encoder *e) { return path_save(e).height == 0; }

static const Sym *narrow_choice(Encoder *e, const Sym *s) {
  uint32_t i = 0;
  while (i < s->count && lit_is(path_reduce(e, s->alternatives[i].guard), s->alternatives[i].guard))
    i++;
  return i < s->count ? sym_choice(e, s->count, s->alternatives) : s;
}

static const Sym *narrow_union(Encoder *e, const Sym *s) {
  for (uint32_t i = 0; i < s->count; i++) {
    Lit guard = s->branches[i].guard;
    if (!lit_is(path_reduce(e, guard), guard)) return sym_merge(e, s->count, s->branches);
  }
  return s;
}

const Sym *sym_narrow(Encoder *e, const Sym *s) {
  if (path_is_empty(e)) return s;
  switch (s->kind) {
  case SYM_BOOLEAN: return lit_is(path_reduce(e, s->truth), s->truth) ? s : sym_truth(e, s->truth);
  case SYM_CHOICE: return narrow_choice(e, s);
  case SYM_UNION: return narrow_union(e, s);
  case SYM_VALUE:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_SET: /* parts are narrowed when they are taken out */
  case SYM_FUNCTION:
  case SYM_LAZY:
  case SYM_RULE: return s;
  }
  never("kind of symbolic value");
}

/* ---- alternatives of the wanted kind ---- */

static bool want_value(Want want, const Value *v) {
  switch (want) {
  case WANT_BOOLEAN: return v->kind == VALUE_BOOLEAN;
  case WANT_INTEGER: return v->kind == VALUE_INTEGER;
  case WANT_SET: return value_is_set(v);
  case WANT_FUNCTION: return value_is_function(v);
  }
  never("wanted kind");
}

/* For kinds that do not hold values of several kinds. */
static bool want_kind(Want want, SymKind kind) {
  switch (want) {
  case WANT_BOOLEAN: return kind == SYM_BOOLEAN;
  case WANT_INTEGER: return kind == SYM_INTEGER || kind == SYM_TERM;
  case WANT_SET: return kind == SYM_SET || kind == SYM_LAZY;
  case WANT_FUNCTION: return kind == SYM_FUNCTION || kind == SYM_RULE;
  }
  never("wanted kind");
}

static const Sym *expect_choice(Encoder *e, const Sym *s, Want want, FaultKind fault) {
  Alternatives fit = {0};
  Lits wrong = {0};
  for (uint32_t i = 0; i < s->count; i++)
    if (want_value(want, s->alternatives[i].value))
      vec_push(&fit, s->alternatives[i]);
    else
      vec_push(&wrong, s->alternatives[i].guard);
  const Sym *kept = s;
  if (wrong.count) {
    encoder_fail(e, circuit_or_all(e->circuit, wrong.count, wrong.at), fault);
    kept = sym_choice(e, fit.count, fit.at);
  }
  vec_free(&fit);
  vec_free(&wrong);
  return sym_narrow(e, kept);
}

typedef struct Expectation {
  Want want;
  FaultKind fault;
} Expectation;

static const Sym *expect_case(Encoder *e, const Sym *s, void *env) {
  const Expectation *x = env;
  if (s->kind == SYM_CHOICE) return expect_choice(e, s, x->want, x->fault);
  bool fits = s->kind == SYM_VALUE ? want_value(x->want, s->value) : want_kind(x->want, s->kind);
  return fits ? s : sym_failed(e, LIT_TRUE, x->fault);
}

/* Whether nothing needs to be looked at more closely. */
static bool fits_wholly(const Sym *s, Want want) {
  if (s->kind == SYM_VALUE) return want_value(want, s->value);
  return s->kind != SYM_UNION && want_kind(want, s->kind);
}

const Sym *sym_expect(Encoder *e, const Sym *s, Want want, FaultKind fault) {
  s = sym_narrow(e, s);
  if (fits_wholly(s, want)) return s;
  return sym_map_cases(e, s, false, expect_case, &(Expectation){want, fault});
}

bool sym_is_number(const Sym *s) {
  bool number = s->kind == SYM_CHOICE ? s->count > 0 : fits_wholly(s, WANT_INTEGER);
  for (uint32_t i = 0; s->kind == SYM_CHOICE && i < s->count && number; i++)
    number = want_value(WANT_INTEGER, s->alternatives[i].value);
  return number;
}

/* ---- case by case ---- */

uint32_t sym_alternatives(const Sym *s, Alternative *one, const Alternative **out) {
  if (s->kind == SYM_CHOICE) return *out = s->alternatives, s->count;
  if (s->kind != SYM_VALUE) return 0;
  *one = (Alternative){LIT_TRUE, s->value};
  return *out = one, 1;
}

static void map_under(Encoder *e, Branches *out, Lit guard, const Sym *s, SymMap *map, void *env) {
  PathMark mark = path_save(e);
  if (!path_push(e, guard)) return;
  const Sym *result = map(e, s, env);
  path_rewind(e, mark);
  if (!sym_is_none(result)) vec_push(out, ((Branch){guard, result}));
}

const Sym *sym_map_cases(Encoder *e, const Sym *s, bool whole, SymMap *map, void *env) {
  if (s->kind != SYM_UNION && !(whole && s->kind == SYM_CHOICE)) return map(e, s, env);
  Branches out = {0};
  for (uint32_t i = 0; i < s->count; i++)
    if (s->kind == SYM_UNION)
      map_under(e, &out, s->branches[i].guard, s->branches[i].value, map, env);
    else
      map_under(e, &out, s->alternatives[i].guard, sym_value(e, s->alternatives[i].value), map,
                env);
  const Sym *merged = sym_merge(e, out.count, out.at);
  vec_free(&out);
  return merged;
}

static void test_under(Encoder *e, Cases *out, Lit guard, const Sym *s, LitMap *map, void *env) {
  PathMark mark = path_save(e);
  if (!path_push(e, guard)) return;
  Lit result = map(e, s, env);
  path_rewind(e, mark);
  vec_push(out, ((Case){guard, result}));
}

Lit sym_test_cases(Encoder *e, const Sym *s, bool whole, LitMap *map, void *env) {
  if (s->kind != SYM_UNION && !(whole && s->kind == SYM_CHOICE)) return map(e, s, env);
  Cases out = {0};
  for (uint32_t i = 0; i < s->count; i++)
    if (s->kind == SYM_UNION)
      test_under(e, &out, s->branches[i].guard, s->branches[i].value, map, env);
    else
      test_under(e, &out, s->alternatives[i].guard, sym_value(e, s->alternatives[i].value), map,
                 env);
  Lit selected = sym_select(e, out.count, out.at);
  vec_free(&out);
  return selected;
}
