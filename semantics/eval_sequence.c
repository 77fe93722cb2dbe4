/* Sequences; strings are sequences where TLC takes them for such. */
#include <string.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

static bool is_sequence(Evaluator *e, const Node *n, const Value *v) {
  if (value_is_sequence(v)) return true;
  fault_value(e, FAULT_NOT_SEQUENCE, n, v);
  return false;
}

static const Value *concat_strings(Evaluator *e, const Value *a, const Value *b) {
  Text text = {0};
  text_append(&text, symbol_text(a->text));
  text_append(&text, symbol_text(b->text));
  const Value *v =
      value_string(e->values, symbol_intern(e->symbols, text_string(&text), text.length));
  text_free(&text);
  return v;
}

/* A tuple of items of `a` and then items of `b`. */
static const Value *join(Evaluator *e, const Node *n, uint32_t a_count, const Value *const *a,
                         uint32_t b_count, const Value *const *b) {
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < a_count; i++) vec_push(&e->operands, a[i]);
  for (uint32_t i = 0; i < b_count; i++) vec_push(&e->operands, b[i]);
  const Value *v = value_tuple(e->values, a_count + b_count, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, v);
}

static const Value *concat(Evaluator *e, const Node *n, const Value *a, const Value *b) {
  if (a->kind == VALUE_STRING && b->kind == VALUE_STRING) return concat_strings(e, a, b);
  if (!is_sequence(e, n, a) || !is_sequence(e, n, b)) return NULL;
  return join(e, n, a->count, a->items, b->count, b->items);
}

static const Value *length(Evaluator *e, const Node *n, const Value *v) {
  if (v->kind == VALUE_STRING) return value_int(e->values, (int64_t)strlen(symbol_text(v->text)));
  return is_sequence(e, n, v) ? value_int(e->values, v->count) : NULL;
}

static const Value *append(Evaluator *e, const Node *n, const Value *s, const Value *item) {
  if (!is_sequence(e, n, s)) return NULL;
  item = value_normal(e->values, item);
  return join(e, n, s->count, s->items, 1, &item);
}

static const Value *head(Evaluator *e, const Node *n, const Value *s) {
  if (!is_sequence(e, n, s)) return NULL;
  return s->count ? s->items[0] : fault_at(e, FAULT_EMPTY_SEQUENCE, n, "Head(<<>>)");
}

static const Value *tail(Evaluator *e, const Node *n, const Value *s) {
  if (!is_sequence(e, n, s)) return NULL;
  if (s->count == 0) return fault_at(e, FAULT_EMPTY_SEQUENCE, n, "Tail(<<>>)");
  return join(e, n, s->count - 1, s->items + 1, 0, NULL);
}

static const Value *sub_seq(Evaluator *e, const Node *n, const Value *const *v) {
  int64_t from, to;
  if (!is_sequence(e, n, v[0])) return NULL;
  for (uint32_t i = 1; i < 3; i++)
    if (v[i]->kind != VALUE_INTEGER) return fault_value(e, FAULT_NOT_INTEGER, n, v[i]);
  if (integer_compare(v[1]->integer, v[2]->integer) > 0) return value_tuple(e->values, 0, NULL);
  if (!integer_is_small(v[1]->integer, &from) || !integer_is_small(v[2]->integer, &to) ||
      from < 1 || to > v[0]->count)
    return fault_at(e, FAULT_BAD_RANGE, n, "SubSeq from %s to %s of %u elements",
                    fault_print(e, v[1]), fault_print(e, v[2]), v[0]->count);
  return join(e, n, (uint32_t)(to - from + 1), v[0]->items + from - 1, 0, NULL);
}

const Value *builtin_sequence(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch ((int)builtin) {
  case BUILTIN_LEN: return length(e, n, v[0]);
  case BUILTIN_CONCAT: return concat(e, n, v[0], v[1]);
  case BUILTIN_APPEND: return append(e, n, v[0], v[1]);
  case BUILTIN_HEAD: return head(e, n, v[0]);
  case BUILTIN_TAIL: return tail(e, n, v[0]);
  case BUILTIN_SUB_SEQ: return sub_seq(e, n, v);
  }
  never("sequence operator");
}

/* The first operand as a sequence; NULL after a fault. */
static const Value *eval_sequence(Evaluator *e, const Node *n, Frame *f) {
  const Value *s = eval_whole(e, n->kids[0], f);
  return s && is_sequence(e, n, s) ? s : NULL;
}

const Value *eval_select_seq(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  const Value *s = eval_sequence(e, n, f);
  Operator test = s ? operator_of(e, n->kids[1], f) : (Operator){0};
  if (!test.definition) return NULL;
  for (uint32_t i = 0; i < s->count; i++) {
    Answer answer = truth_of(e, n, operator_apply(e, n, test, 1, &s->items[i]));
    if (answer == ANSWER_FAULT) {
      e->operands.count = base;
      return NULL;
    }
    if (answer == ANSWER_YES) vec_push(&e->operands, s->items[i]);
  }
  const Value *v = value_tuple(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return v;
}

/* Moves the item at `at` down to its place among those before it. */
static bool insert(Evaluator *e, const Node *n, Operator less, uint32_t base, uint32_t at) {
  for (; at > 0; at--) {
    const Value *pair[] = {e->operands.at[base + at], e->operands.at[base + at - 1]};
    Answer answer = truth_of(e, n, operator_apply(e, n, less, 2, pair));
    if (answer != ANSWER_YES) return answer == ANSWER_NO;
    e->operands.at[base + at] = pair[1];
    e->operands.at[base + at - 1] = pair[0];
  }
  return true;
}

/* TLC's insertion sort, which shows where the operator is not a strict order. */
const Value *eval_sort_seq(Evaluator *e, const Node *n, Frame *f) {
  uint32_t base = e->operands.count;
  const Value *s = eval_sequence(e, n, f);
  Operator less = s ? operator_of(e, n->kids[1], f) : (Operator){0};
  if (!less.definition) return NULL;
  for (uint32_t i = 0; i < s->count; i++) vec_push(&e->operands, s->items[i]);
  bool sorted = true;
  for (uint32_t i = 1; sorted && i < s->count; i++) sorted = insert(e, n, less, base, i);
  const Value *v = sorted ? value_tuple(e->values, s->count, e->operands.at + base) : NULL;
  e->operands.count = base;
  return v;
}
