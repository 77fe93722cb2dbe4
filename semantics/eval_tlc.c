/* The module TLC. */
#include "base/panic.h"
#include "semantics/evaluator.h"

static const Value *single(Evaluator *e, const Node *n, const Value *const *v) {
  const Value *key = value_normal(e->values, v[0]), *result = value_normal(e->values, v[1]);
  return made(e, n, value_function(e->values, value_set(e->values, 1, &key), &result));
}

/* f @@ g: where both are defined, f. */
static const Value * override(Evaluator *e, const Node *n, const Value *f, const Value *g) {
  if (f->kind != VALUE_FUNCTION) return fault_value(e, FAULT_NOT_FUNCTION, n, f);
  if (g->kind != VALUE_FUNCTION) return fault_value(e, FAULT_NOT_FUNCTION, n, g);
  const Value *domain = value_union(e->values, f->domain, g->domain);
  if (!domain) return fault_pair(e, FAULT_INCOMPARABLE, n, f->domain, "and", g->domain);
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < domain->count; i++) {
    const Value *result = value_apply(f, domain->items[i]);
    vec_push(&e->operands, result ? result : value_apply(g, domain->items[i]));
  }
  const Value *v = value_function(e->values, domain, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, v);
}

/* Text without the quotes of a string. */
static void append_plain(Text *text, const Value *v) {
  if (v->kind == VALUE_STRING)
    text_append(text, symbol_text(v->text));
  else
    value_print(v, text);
}

static void print(Evaluator *e, const Value *v, const Value *more) {
  if (!e->print) return;
  Text text = {0};
  value_print(v, &text);
  if (more) text_append(&text, "  ");
  if (more) value_print(more, &text);
  e->print(text_string(&text), e->print_env);
  text_free(&text);
}

static const Value *to_string(Evaluator *e, const Value *v) {
  Text text = {0};
  value_print(v, &text);
  const Value *string =
      value_string(e->values, symbol_intern(e->symbols, text_string(&text), text.length));
  text_free(&text);
  return string;
}

/* The next arrangement in lexicographic order of the indices. */
static bool next_permutation(uint32_t *at, uint32_t count) {
  if (count < 2) return false;
  uint32_t i = count - 1, j = count - 1;
  while (i > 0 && at[i - 1] >= at[i]) i--;
  if (i == 0) return false;
  while (at[j] <= at[i - 1]) j--;
  uint32_t swap = at[i - 1];
  at[i - 1] = at[j];
  at[j] = swap;
  for (j = count - 1; i < j; i++, j--) {
    swap = at[i];
    at[i] = at[j];
    at[j] = swap;
  }
  return true;
}

static const Value *permutations(Evaluator *e, const Node *n, const Value *v) {
  enum { MOST = 9 }; /* 10! is over the limit of enumeration */
  const Value *set = enumerate(e, n, v), *results[MOST];
  uint32_t at[MOST], base = e->operands.count;
  if (!set) return NULL;
  if (set->count > MOST)
    return fault_at(e, FAULT_NOT_ENUMERABLE, n, "Permutations of %u elements", set->count);
  for (uint32_t i = 0; i < set->count; i++) at[i] = i;
  do {
    for (uint32_t i = 0; i < set->count; i++) results[i] = set->items[at[i]];
    const Value *function = value_function(e->values, set, results);
    vec_push(&e->operands, function);
  } while (next_permutation(at, set->count));
  const Value *all = value_set(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, all);
}

static const Value *refused(Evaluator *e, const Node *n, const Value *name) {
  Text text = {0};
  append_plain(&text, name);
  fault_at(e, FAULT_UNSUPPORTED, n, "%s", text_string(&text));
  text_free(&text);
  return NULL;
}

const Value *builtin_tlc(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch ((int)builtin) {
  case BUILTIN_SINGLE: return single(e, n, v);
  case BUILTIN_OVERRIDE: return override(e, n, v[0], v[1]);
  case BUILTIN_PRINT: print(e, v[0], v[1]); return v[1];
  case BUILTIN_PRINT_T: print(e, v[0], NULL); return e->yes;
  case BUILTIN_PERMUTATIONS: return permutations(e, n, v[0]);
  case BUILTIN_TO_STRING: return to_string(e, value_normal(e->values, v[0]));
  case BUILTIN_TLC_EVAL:
  case BUILTIN_TLC_CACHE: return value_normal(e->values, v[0]);
  case BUILTIN_REFUSED: return refused(e, n, v[0]);
  }
  never("operator of TLC");
}

const Value *eval_assert(Evaluator *e, const Node *n, Frame *f) {
  Answer answer = eval_truth(e, n->kids[0], f);
  if (answer != ANSWER_NO) return answer == ANSWER_YES ? e->yes : NULL;
  const Value *message = eval_whole(e, n->kids[1], f);
  if (!message) return NULL;
  Text text = {0};
  append_plain(&text, message);
  fault_at(e, FAULT_ASSERTION, n, "%s", text_string(&text));
  text_free(&text);
  return NULL;
}

/* TLCCache(e, names): a constant expression is evaluated once for each value of the names. */
const Value *eval_cached(Evaluator *e, const Node *n, Frame *f) {
  if (n->kids[0]->level > LEVEL_CONSTANT) return eval(e, n->kids[0], f);
  const Value *names = eval_element(e, n->kids[1], f);
  if (!names) return NULL;
  const Value *place[] = {value_int(e->values, n->id), names};
  uint64_t key = (uintptr_t)value_tuple(e->values, 2, place);
  const uint64_t *known = map_find(&e->cached, key);
  if (known) return (const Value *)(uintptr_t)*known;
  const Value *v = eval_element(e, n->kids[0], f);
  if (v) map_put(&e->cached, key, (uintptr_t)v);
  return v;
}
