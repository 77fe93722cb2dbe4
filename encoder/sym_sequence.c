/* Sequences: functions on 1..n whose n may be symbolic.  Entry i is there if the
   length is at least i. */
#include "base/panic.h"
#include "encoder/sym_internal.h"

static const Value *index_value(Encoder *e, uint32_t i) { return value_int(e->values, (int64_t)i); }

Lit sequence_test(Encoder *e, const Sym *view) {
  if (view->sequence) return LIT_TRUE;
  Lits conditions = {0};
  Lit before = LIT_TRUE;
  uint32_t length = 0;
  for (const Entry *entry; (entry = function_find(view, index_value(e, length + 1))); length++) {
    vec_push(&conditions, circuit_implies(e->circuit, entry->present, before));
    before = entry->present;
  }
  for (uint32_t i = 0; i < view->count; i++) {
    int64_t index;
    const Value *key = view->entries[i].key;
    bool inside = key->kind == VALUE_INTEGER && integer_is_small(key->integer, &index) &&
                  index >= 1 && index <= length;
    if (!inside) vec_push(&conditions, lit_not(view->entries[i].present));
  }
  Lit all = circuit_and_all(e->circuit, conditions.count, conditions.at);
  vec_free(&conditions);
  return all;
}

/* The items of an operand that has to be a sequence: entries[i] is item i + 1. */
static const Sym *expect_sequence(Encoder *e, const Sym *s) {
  s = sym_expect(e, s, WANT_FUNCTION, FAULT_NOT_SEQUENCE);
  if (sym_is_none(s)) return NULL;
  if (!function_is_listed(s)) {
    encoder_fail(e, LIT_TRUE, FAULT_UNSUPPORTED);
    return NULL;
  }
  const Sym *view = function_view(e, s);
  if (view->sequence) return view;
  encoder_fail(e, lit_not(sequence_test(e, view)), FAULT_NOT_SEQUENCE);
  Sym *items = sym_new(e, SYM_FUNCTION);
  Entry *entries = arena_array(e->memory, Entry, view->count + 1);
  for (const Entry *entry; (entry = function_find(view, index_value(e, items->count + 1)));)
    entries[items->count++] = *entry;
  items->entries = entries;
  items->sequence = true;
  return items;
}

static Lit item_present(const Sym *items, uint32_t index) {
  return index < items->count ? items->entries[index].present : LIT_FALSE;
}

/* The length is exactly `length`. */
static Lit has_length(Encoder *e, const Sym *items, uint32_t length) {
  Lit enough = length ? item_present(items, length - 1) : LIT_TRUE;
  return path_reduce(e, circuit_and(e->circuit, enough, lit_not(item_present(items, length))));
}

const Sym *sym_len(Encoder *e, const Sym *s) {
  const Sym *items = expect_sequence(e, s);
  if (!items) return sym_none(e);
  Alternatives lengths = {0};
  for (uint32_t n = 0; n <= items->count; n++) {
    Lit guard = has_length(e, items, n);
    if (!lit_is_false(guard)) vec_push(&lengths, ((Alternative){guard, index_value(e, n)}));
  }
  const Sym *length = sym_choice(e, lengths.count, lengths.at);
  vec_free(&lengths);
  return length;
}

const Sym *sym_append(Encoder *e, const Sym *s, const Sym *item) {
  const Sym *items = expect_sequence(e, s);
  if (!items || sym_is_none(item)) return sym_none(e);
  Entry *entries = arena_array(e->memory, Entry, items->count + 1);
  for (uint32_t i = 0; i <= items->count; i++) {
    Lit there = item_present(items, i), before = i ? item_present(items, i - 1) : LIT_TRUE;
    const Sym *result = i < items->count ? sym_ite(e, there, items->entries[i].result, item) : item;
    entries[i] = (Entry){index_value(e, i + 1), before, result};
  }
  return sym_function(e, items->count + 1, entries, true);
}

const Sym *sym_head(Encoder *e, const Sym *s) {
  const Sym *items = expect_sequence(e, s);
  if (!items) return sym_none(e);
  encoder_fail(e, lit_not(item_present(items, 0)), FAULT_EMPTY_SEQUENCE);
  return items->count ? sym_narrow(e, items->entries[0].result) : sym_none(e);
}

const Sym *sym_tail(Encoder *e, const Sym *s) {
  const Sym *items = expect_sequence(e, s);
  if (!items) return sym_none(e);
  encoder_fail(e, lit_not(item_present(items, 0)), FAULT_EMPTY_SEQUENCE);
  if (items->count == 0) return sym_none(e);
  Entry *entries = arena_array(e->memory, Entry, items->count);
  for (uint32_t i = 1; i < items->count; i++)
    entries[i - 1] =
        (Entry){index_value(e, i), items->entries[i].present, items->entries[i].result};
  return sym_function(e, items->count - 1, entries, true);
}

/* Item `index` of the concatenation: from the left, or from the right behind each
   possible length of the left. */
static Entry concat_item(Encoder *e, const Sym *left, const Sym *right, const Lit *left_length,
                         uint32_t index) {
  Branches results = {0};
  Lits present = {0};
  if (index < left->count) {
    vec_push(&present, left->entries[index].present);
    vec_push(&results, ((Branch){left->entries[index].present, left->entries[index].result}));
  }
  for (uint32_t n = 0; n <= left->count && n <= index; n++) {
    if (lit_is_false(left_length[n]) || index - n >= right->count) continue;
    const Entry *item = &right->entries[index - n];
    vec_push(&present, circuit_and(e->circuit, left_length[n], item->present));
    vec_push(&results, ((Branch){left_length[n], item->result}));
  }
  Entry entry = {index_value(e, index + 1), circuit_or_all(e->circuit, present.count, present.at),
                 sym_merge(e, results.count, results.at)};
  vec_free(&results);
  vec_free(&present);
  return entry;
}

const Sym *sym_concat(Encoder *e, const Sym *a, const Sym *b) {
  const Sym *left = expect_sequence(e, a), *right = expect_sequence(e, b);
  if (!left || !right) return sym_none(e);
  Lit *left_length = arena_array(e->memory, Lit, left->count + 1);
  for (uint32_t n = 0; n <= left->count; n++) left_length[n] = has_length(e, left, n);
  uint32_t count = left->count + right->count;
  Entry *entries = arena_array(e->memory, Entry, count + 1);
  for (uint32_t i = 0; i < count; i++) entries[i] = concat_item(e, left, right, left_length, i);
  return sym_function(e, count, entries, true);
}

/* ---- SubSeq ---- */

static const Sym *slice(Encoder *e, const Sym *items, int64_t from, int64_t to) {
  if (from > to) return sym_function(e, 0, NULL, true);
  bool inside = from >= 1 && to <= items->count;
  Lit enough = inside ? item_present(items, (uint32_t)to - 1) : LIT_FALSE;
  encoder_fail(e, lit_not(enough), FAULT_BAD_RANGE);
  if (lit_is_false(path_reduce(e, enough))) return sym_none(e);
  uint32_t count = (uint32_t)(to - from + 1);
  Entry *entries = arena_array(e->memory, Entry, count);
  for (uint32_t i = 0; i < count; i++)
    entries[i] =
        (Entry){index_value(e, i + 1), LIT_TRUE, items->entries[(uint32_t)from - 1 + i].result};
  return sym_function(e, count, entries, true);
}

typedef struct Range {
  const Sym *items;
  uint32_t from_count, to_count;
  const Alternative *from, *to;
} Range;

/* Bounds beyond 64 bits lie beyond every sequence. */
static int64_t clamped(const Value *number) {
  int64_t small;
  if (integer_is_small(number->integer, &small)) return small;
  return integer_sign(number->integer) < 0 ? INT64_MIN : INT64_MAX;
}

static const Sym *slices(Encoder *e, const Range *r) {
  Branches results = {0};
  for (uint32_t i = 0; i < r->from_count; i++)
    for (uint32_t j = 0; j < r->to_count; j++) {
      Lit both = circuit_and(e->circuit, r->from[i].guard, r->to[j].guard);
      PathMark mark = path_save(e);
      if (lit_is_false(both) || !path_push(e, both)) continue;
      const Sym *part = slice(e, r->items, clamped(r->from[i].value), clamped(r->to[j].value));
      path_rewind(e, mark);
      vec_push(&results, ((Branch){both, part}));
    }
  const Sym *result = sym_merge(e, results.count, results.at);
  vec_free(&results);
  return result;
}

const Sym *sym_sub_seq(Encoder *e, const Sym *s, const Sym *from, const Sym *to) {
  Range r = {.items = expect_sequence(e, s)};
  from = sym_expect(e, from, WANT_INTEGER, FAULT_NOT_INTEGER);
  to = sym_expect(e, to, WANT_INTEGER, FAULT_NOT_INTEGER);
  if (!r.items || sym_is_none(from) || sym_is_none(to)) return sym_none(e);
  r.from_count = sym_expand(e, from, e->limits.expand, &r.from);
  r.to_count = sym_expand(e, to, e->limits.expand, &r.to);
  if (!r.from_count || !r.to_count) return sym_failed(e, LIT_TRUE, FAULT_LIMIT);
  return slices(e, &r);
}
