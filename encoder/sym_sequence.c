/* Sequences: functions on 1..n whose n may be symbolic.  Entry i is there if the
   length is at least i. */
#include <string.h>

#include "base/text.h"
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

/* Without the items that the path excludes. */
static const Sym *trim(Encoder *e, const Sym *items) {
  uint32_t count = items->count;
  while (count && lit_is_false(path_reduce(e, items->entries[count - 1].present))) count--;
  if (count == items->count) return items;
  Sym *shorter = sym_new(e, SYM_FUNCTION);
  *shorter = *items;
  shorter->count = count;
  return shorter;
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
  if (view->sequence) return trim(e, view);
  encoder_fail(e, lit_not(sequence_test(e, view)), FAULT_NOT_SEQUENCE);
  Sym *items = sym_new(e, SYM_FUNCTION);
  Entry *entries = arena_array(e->memory, Entry, view->count + 1);
  for (const Entry *entry; (entry = function_find(view, index_value(e, items->count + 1)));)
    entries[items->count++] = *entry;
  items->entries = entries;
  items->sequence = true;
  return trim(e, items);
}

static Lit item_present(const Sym *items, uint32_t index) {
  return index < items->count ? items->entries[index].present : LIT_FALSE;
}

/* The length is exactly `length`. */
static Lit has_length(Encoder *e, const Sym *items, uint32_t length) {
  Lit enough = length ? item_present(items, length - 1) : LIT_TRUE;
  return path_reduce(e, circuit_and(e->circuit, enough, lit_not(item_present(items, length))));
}

/* ---- strings, which TLC takes for sequences here and there ---- */

static bool is_string(const Sym *s) {
  return s->kind == SYM_VALUE && s->value->kind == VALUE_STRING;
}

/* Whether it may be a string. */
static bool has_strings(const Sym *s) {
  bool found = is_string(s);
  for (uint32_t i = 0; i < s->count && !found; i++) {
    if (s->kind == SYM_CHOICE) found = s->alternatives[i].value->kind == VALUE_STRING;
    if (s->kind == SYM_UNION) found = has_strings(s->branches[i].value);
  }
  return found;
}

typedef struct Inner {
  SymMap *map;
  void *env;
} Inner;

static const Sym *map_whole(Encoder *e, const Sym *s, void *env) {
  const Inner *inner = env;
  return sym_map_cases(e, s, true, inner->map, inner->env);
}

/* Each branch, and each alternative of a choice among the branches. */
static const Sym *each_whole(Encoder *e, const Sym *s, SymMap *map, void *env) {
  return sym_map_cases(e, s, false, map_whole, &(Inner){map, env});
}

static const Sym *string_length(Encoder *e, const Sym *s) {
  return sym_int(e, (int64_t)strlen(symbol_text(s->value->text)));
}

static const Sym *concat_strings(Encoder *e, const Sym *a, const Sym *b) {
  Text text = {0};
  text_append(&text, symbol_text(a->value->text));
  text_append(&text, symbol_text(b->value->text));
  Symbol symbol = symbol_intern(e->symbols, text_string(&text), text.length);
  text_free(&text);
  return sym_value(e, value_string(e->values, symbol));
}

/* ---- Len, Append, Head, Tail ---- */

static const Sym *length_of_items(Encoder *e, const Sym *s, void *env) {
  (void)env;
  if (is_string(s)) return string_length(e, s);
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

const Sym *sym_len(Encoder *e, const Sym *s) {
  s = sym_narrow(e, s);
  if (!has_strings(s)) return length_of_items(e, s, NULL);
  return each_whole(e, s, length_of_items, NULL);
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

/* ---- concatenation ---- */

/* What an item of the concatenation is, for each length of the left one. */
typedef struct Joint {
  Cases present;
  Branches results;
} Joint;

/* The right one stands behind a left one of length `n`; that this is its length often
   says much of what is there on the right (s without its i-th item, ...). */
static void join_behind(Encoder *e, uint32_t count, Joint *joints, Lit has_length, uint32_t n,
                        const Sym *right) {
  PathMark mark = path_save(e);
  if (!path_push(e, has_length)) return;
  for (uint32_t i = 0; i < count; i++) {
    bool on_right = i >= n && i - n < right->count;
    Lit present = on_right ? path_reduce(e, right->entries[i - n].present) : lit_from(i < n);
    vec_push(&joints[i].present, ((Case){has_length, present}));
    if (on_right && !lit_is_false(present))
      vec_push(&joints[i].results, ((Branch){has_length, right->entries[i - n].result}));
  }
  path_rewind(e, mark);
}

static const Sym *finish_joints(Encoder *e, uint32_t count, Joint *joints) {
  Entries entries = {0};
  for (uint32_t i = 0; i < count; i++) {
    Joint *j = &joints[i];
    Lit present = sym_select(e, j->present.count, j->present.at);
    const Sym *result = sym_merge(e, j->results.count, j->results.at);
    vec_push(&entries, ((Entry){index_value(e, i + 1), present, result}));
    vec_free(&j->present);
    vec_free(&j->results);
  }
  const Sym *joined = sym_function(e, count, entries.at, true);
  vec_free(&entries);
  return joined;
}

static const Sym *concat_sequences(Encoder *e, const Sym *a, const Sym *b) {
  const Sym *left = expect_sequence(e, a), *right = expect_sequence(e, b);
  if (!left || !right) return sym_none(e);
  uint32_t count = left->count + right->count;
  Joint *joints = arena_array(e->memory, Joint, count + 1);
  for (uint32_t i = 0; i < left->count; i++)
    vec_push(&joints[i].results, ((Branch){left->entries[i].present, left->entries[i].result}));
  for (uint32_t n = 0; n <= left->count; n++)
    join_behind(e, count, joints, has_length(e, left, n), n, right);
  return finish_joints(e, count, joints);
}

static const Sym *concat_right(Encoder *e, const Sym *b, void *env) {
  const Sym *a = env;
  return is_string(a) && is_string(b) ? concat_strings(e, a, b) : concat_sequences(e, a, b);
}

static const Sym *concat_left(Encoder *e, const Sym *a, void *env) {
  const Sym *b = env;
  return is_string(a) ? each_whole(e, b, concat_right, (void *)a) : concat_sequences(e, a, b);
}

const Sym *sym_concat(Encoder *e, const Sym *a, const Sym *b) {
  a = sym_narrow(e, a);
  if (!has_strings(a)) return concat_sequences(e, a, b);
  return each_whole(e, a, concat_left, (void *)b);
}

/* ---- SubSeq ---- */

/* Items `from` to `to`, both inside the sequence. */
static const Sym *slice(Encoder *e, const Sym *items, uint32_t from, uint32_t to) {
  uint32_t count = to + 1 - from;
  Entry *entries = arena_array(e->memory, Entry, count + 1);
  for (uint32_t i = 0; i < count; i++)
    entries[i] = (Entry){index_value(e, i + 1), LIT_TRUE, items->entries[from - 1 + i].result};
  return sym_function(e, count, entries, true);
}

/* is[i] says that the number is i, for 1 <= i <= count. */
static const Lit *index_literals(Encoder *e, const Sym *number, uint32_t count) {
  Lit *is = arena_array(e->memory, Lit, count + 1);
  for (uint32_t i = 1; i <= count; i++) is[i] = path_reduce(e, sym_equal(e, number, sym_int(e, i)));
  return is;
}

static void slices(Encoder *e, const Sym *items, const Sym *from, const Sym *to, Branches *out) {
  const Lit *is_from = index_literals(e, from, items->count);
  const Lit *is_to = index_literals(e, to, items->count);
  for (uint32_t i = 1; i <= items->count; i++)
    for (uint32_t j = i; j <= items->count && !lit_is_false(is_from[i]); j++) {
      Lit both = circuit_and(e->circuit, is_from[i], is_to[j]);
      if (!lit_is_false(path_reduce(e, both)))
        vec_push(out, ((Branch){both, slice(e, items, i, j)}));
    }
}

/* Where the bounds cross, the result is empty wherever they are. */
static Lit out_of_range(Encoder *e, const Sym *items, const Sym *from, const Sym *to, Lit crossed) {
  Lit inside = sym_compare(e, BUILTIN_LE, sym_int(e, 1), from);
  Lits ends = {0};
  const Lit *is_to = index_literals(e, to, items->count);
  for (uint32_t i = 1; i <= items->count; i++)
    vec_push(&ends, circuit_and(e->circuit, is_to[i], items->entries[i - 1].present));
  inside = circuit_and(e->circuit, inside, circuit_or_all(e->circuit, ends.count, ends.at));
  vec_free(&ends);
  return circuit_and(e->circuit, lit_not(crossed), lit_not(inside));
}

const Sym *sym_sub_seq(Encoder *e, const Sym *s, const Sym *from, const Sym *to) {
  const Sym *items = expect_sequence(e, s);
  from = sym_expect(e, from, WANT_INTEGER, FAULT_NOT_INTEGER);
  to = sym_expect(e, to, WANT_INTEGER, FAULT_NOT_INTEGER);
  if (!items || sym_is_none(from) || sym_is_none(to)) return sym_none(e);
  Lit crossed = sym_compare(e, BUILTIN_GT, from, to);
  encoder_fail(e, out_of_range(e, items, from, to, crossed), FAULT_BAD_RANGE);
  Branches results = {0};
  vec_push(&results, ((Branch){crossed, slice(e, items, 1, 0)}));
  slices(e, items, from, to, &results);
  const Sym *result = sym_merge(e, results.count, results.at);
  vec_free(&results);
  return result;
}
