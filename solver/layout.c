#include "solver/layout.h"

#include <inttypes.h>
#include <string.h>

#include "base/panic.h"
#include "base/text.h"

enum { MOST_VALUES = 1024 };

static Layout *make(Encoder *e, LayoutKind kind, uint32_t count) {
  Layout *l = arena_new(e->memory, Layout);
  *l = (Layout){.kind = kind, .count = count};
  l->values = arena_array(e->memory, const Value *, count + 1);
  if (kind != LAYOUT_FUNCTION) return l;
  l->always = arena_array(e->memory, bool, count + 1);
  l->results = arena_array(e->memory, Layout *, count + 1);
  return l;
}

bool layout_equal(const Layout *a, const Layout *b) {
  if (!a || !b || a->kind != b->kind || a->count != b->count) return false;
  for (uint32_t i = 0; i < a->count; i++) {
    if (a->values[i] != b->values[i]) return false;
    if (a->kind != LAYOUT_FUNCTION) continue;
    if (a->sequence != b->sequence || a->always[i] != b->always[i] ||
        !layout_equal(a->results[i], b->results[i]))
      return false;
  }
  return true;
}

static uint32_t choice_bits(uint32_t count) {
  uint32_t bits = 0;
  while (((uint64_t)1 << bits) < count) bits++;
  return bits;
}

uint32_t layout_bits(const Layout *l) {
  if (l->kind == LAYOUT_CHOICE) return choice_bits(l->count);
  if (l->kind == LAYOUT_SET) return l->count;
  uint32_t bits = 0;
  for (uint32_t i = 0; i < l->count; i++) bits += layout_bits(l->results[i]) + !l->always[i];
  return bits;
}

/* ---- choices ---- */

/* Sorted values with others added; NULL if there are too many. */
static Layout *add_values(Encoder *e, LayoutKind kind, const Layout *old, uint32_t count,
                          const Value *const *more) {
  vec(const Value *) all = {0};
  for (uint32_t i = 0; old && i < old->count; i++) vec_push(&all, old->values[i]);
  for (uint32_t i = 0; i < count; i++) vec_push(&all, more[i]);
  const Value *set = value_set(e->values, all.count, all.at);
  vec_free(&all);
  if (set->count > MOST_VALUES) return NULL;
  Layout *l = make(e, kind, set->count);
  for (uint32_t i = 0; i < set->count; i++) l->values[i] = set->items[i];
  return l;
}

/* The value as a choice of whole values, beside those of a choice. */
static Layout *join_choice(Encoder *e, const Layout *old, const Sym *s) {
  const Alternative *found;
  uint32_t count = sym_expand(e, s, MOST_VALUES, &found);
  if (!count) return NULL;
  const Value **values = arena_array(e->memory, const Value *, count);
  for (uint32_t i = 0; i < count; i++) values[i] = value_normal(e->values, found[i].value);
  return add_values(e, LAYOUT_CHOICE, old, count, values);
}

/* ---- sets ---- */

static Layout *set_of_choice(Encoder *e, const Layout *old) {
  Layout *l = make(e, LAYOUT_SET, 0);
  for (uint32_t i = 0; l && old && i < old->count; i++) {
    const Value *set = old->values[i];
    l = set->kind == VALUE_SET ? add_values(e, LAYOUT_SET, l, set->count, set->items) : NULL;
  }
  return l;
}

static Layout *join_set(Encoder *e, const Layout *old, const Sym *s) {
  Layout *l = old && old->kind == LAYOUT_SET ? add_values(e, LAYOUT_SET, old, 0, NULL)
                                             : set_of_choice(e, old);
  uint32_t count;
  const SymMember *members;
  if (!l || !sym_candidates(e, s, &count, &members)) return NULL;
  for (uint32_t i = 0; i < count && l; i++) {
    const Alternative *found;
    uint32_t values = sym_expand(e, members[i].value, MOST_VALUES, &found);
    if (!values) return NULL;
    for (uint32_t k = 0; k < values && l; k++) {
      const Value *element = value_normal(e->values, found[k].value);
      l = add_values(e, LAYOUT_SET, l, 1, &element);
    }
  }
  return l;
}

/* ---- functions ---- */

/* One more key, or what is known of it; `had` are the keys that were there before. */
static Layout *with_key(Encoder *e, const Layout *old, const Value *key, bool always,
                        const Sym *result, bool first) {
  Layout *l = add_values(e, LAYOUT_FUNCTION, old, 1, &key);
  if (!l) return NULL;
  for (uint32_t i = 0, j = 0; i < l->count; i++) {
    bool had = j < old->count && old->values[j] == l->values[i];
    l->always[i] = had ? old->always[j] : first;
    l->results[i] = had ? old->results[j] : NULL;
    if (l->values[i] == key) {
      l->always[i] &= always;
      l->results[i] = layout_join(e, l->results[i], result);
      if (!l->results[i]) return NULL;
    }
    j += had;
  }
  return l;
}

static bool has_key(const Sym *s, const Value *key) {
  for (uint32_t i = 0; i < s->count; i++)
    if (s->entries[i].key == key) return true;
  return false;
}

static Layout *join_entries(Encoder *e, const Layout *old, const Sym *s) {
  bool first = old == NULL;
  Layout *l = first ? make(e, LAYOUT_FUNCTION, 0) : (Layout *)(uintptr_t)old;
  for (uint32_t i = 0; i < s->count && l; i++)
    l = with_key(e, l, s->entries[i].key, lit_is_true(s->entries[i].present), s->entries[i].result,
                 first);
  if (l && first) l->sequence = s->sequence;
  if (!l || first) return l;
  Layout *copy = add_values(e, LAYOUT_FUNCTION, l, 0, NULL);
  copy->sequence = old->sequence && s->sequence;
  for (uint32_t i = 0; i < l->count; i++) {
    copy->always[i] = l->always[i] && has_key(s, l->values[i]);
    copy->results[i] = l->results[i];
  }
  return copy;
}

/* A concrete function as one with entries. */
static const Sym *listed(Encoder *e, const Value *f) {
  Entry *entries = arena_array(e->memory, Entry, f->count);
  for (uint32_t i = 0; i < f->count; i++)
    entries[i] = (Entry){f->domain->items[i], LIT_TRUE, sym_value(e, f->items[i])};
  Sym *s = arena_new(e->memory, Sym);
  *s = (Sym){.kind = SYM_FUNCTION, .count = f->count, .entries = entries};
  s->sequence = value_is_sequence(f);
  return s;
}

static Layout *function_of_choice(Encoder *e, const Layout *old) {
  Layout *l = NULL;
  for (uint32_t i = 0; i < old->count; i++) {
    if (old->values[i]->kind != VALUE_FUNCTION) return NULL;
    l = join_entries(e, l, listed(e, old->values[i]));
    if (!l) return NULL;
  }
  return l;
}

static Layout *join_function(Encoder *e, const Layout *old, const Sym *s) {
  if (old && old->kind == LAYOUT_CHOICE && !(old = function_of_choice(e, old))) return NULL;
  if (old && old->kind != LAYOUT_FUNCTION) return NULL;
  return join_entries(e, old, s);
}

/* ---- any ---- */

static Layout *join_alternatives(Encoder *e, const Layout *old, const Sym *s) {
  const Alternative *found;
  uint32_t count = sym_expand(e, s, MOST_VALUES, &found);
  Layout *l = count ? (Layout *)(uintptr_t)old : NULL;
  for (uint32_t i = 0; i < count && l; i++) {
    const Sym *value = sym_value(e, found[i].value);
    if (l->kind == LAYOUT_SET)
      l = join_set(e, l, value);
    else if (found[i].value->kind != VALUE_FUNCTION)
      l = NULL;
    else
      l = join_function(e, l, listed(e, found[i].value));
  }
  return l;
}

static Layout *join_composite(Encoder *e, const Layout *old, const Sym *s) {
  if (s->kind == SYM_SET) return join_set(e, old, s);
  if (s->kind == SYM_FUNCTION) return join_function(e, old, s);
  return old && old->kind != LAYOUT_CHOICE ? join_alternatives(e, old, s) : join_choice(e, old, s);
}

Layout *layout_join(Encoder *e, const Layout *old, const Sym *s) {
  uint32_t mark = e->failures.count;
  Layout *l = join_composite(e, old, s);
  bool small = old == NULL || old->kind == LAYOUT_CHOICE;
  if (!l && small) l = join_choice(e, old, s);
  e->failures.count = mark; /* of listing; then there is no layout */
  return l;
}

/* ---- reading ---- */

static Lit fresh(Encoder *e, BitList *bits) {
  vec_push(bits, circuit_input(e->circuit));
  return *vec_last(bits);
}

static const Sym *choice_value(Encoder *e, const Layout *l, BitList *bits) {
  uint32_t start = bits->count, width = choice_bits(l->count);
  for (uint32_t b = 0; b < width; b++) fresh(e, bits);
  Alternative *all = arena_array(e->memory, Alternative, l->count);
  Lit others = LIT_FALSE;
  for (uint32_t i = 0; i < l->count; i++) {
    Lit guard = lit_not(others);
    for (uint32_t b = 0; b < width && i + 1 < l->count; b++)
      guard = circuit_and(e->circuit, guard, lit_xor_sign(bits->at[start + b], !(i >> b & 1)));
    others = circuit_or(e->circuit, others, guard);
    all[i] = (Alternative){guard, l->values[i]};
  }
  return sym_choice(e, l->count, all);
}

static const Sym *set_value(Encoder *e, const Layout *l, BitList *bits) {
  SymMember *members = arena_array(e->memory, SymMember, l->count);
  for (uint32_t i = 0; i < l->count; i++)
    members[i] = (SymMember){.in = fresh(e, bits), .value = sym_value(e, l->values[i])};
  return sym_set(e, l->count, members);
}

static const Sym *function_value(Encoder *e, const Layout *l, BitList *bits) {
  Entry *entries = arena_array(e->memory, Entry, l->count);
  for (uint32_t i = 0; i < l->count; i++) {
    Lit present = l->always[i] ? LIT_TRUE : fresh(e, bits);
    if (i && l->sequence) present = circuit_and(e->circuit, present, entries[i - 1].present);
    entries[i] = (Entry){l->values[i], present, layout_value(e, l->results[i], bits)};
  }
  return sym_function(e, l->count, entries, l->sequence);
}

const Sym *layout_value(Encoder *e, const Layout *l, BitList *bits) {
  switch (l->kind) {
  case LAYOUT_CHOICE: return choice_value(e, l, bits);
  case LAYOUT_SET: return set_value(e, l, bits);
  case LAYOUT_FUNCTION: return function_value(e, l, bits);
  }
  never("kind of layout");
}

/* ---- writing ---- */

static void store_choice(Encoder *e, const Layout *l, const Sym *s, BitList *bits) {
  uint32_t width = choice_bits(l->count), start = bits->count;
  for (uint32_t b = 0; b < width; b++) vec_push(bits, LIT_FALSE);
  for (uint32_t i = 0; i < l->count && width; i++) {
    Lit is = sym_equal(e, s, sym_value(e, l->values[i]));
    for (uint32_t b = 0; b < width; b++)
      if (i >> b & 1) bits->at[start + b] = circuit_or(e->circuit, bits->at[start + b], is);
  }
}

static void store_function(Encoder *e, const Layout *l, const Sym *s, BitList *bits) {
  for (uint32_t i = 0; i < l->count; i++) {
    const Sym *key = sym_value(e, l->values[i]);
    Lit present = l->always[i] ? LIT_TRUE : sym_member(e, key, sym_domain(e, s));
    if (!l->always[i]) vec_push(bits, present);
    PathMark before = path_save(e);
    if (path_push(e, present)) {
      layout_store(e, l->results[i], sym_apply(e, s, key), bits);
      path_rewind(e, before);
    } else {
      for (uint32_t b = layout_bits(l->results[i]); b > 0; b--) vec_push(bits, LIT_FALSE);
    }
  }
}

void layout_store(Encoder *e, const Layout *l, const Sym *s, BitList *bits) {
  uint32_t mark = e->failures.count;
  switch (l->kind) {
  case LAYOUT_CHOICE: store_choice(e, l, s, bits); break;
  case LAYOUT_SET:
    for (uint32_t i = 0; i < l->count; i++)
      vec_push(bits, sym_member(e, sym_value(e, l->values[i]), s));
    break;
  case LAYOUT_FUNCTION: store_function(e, l, s, bits); break;
  }
  e->failures.count = mark; /* comparisons with values of other kinds */
}

/* ---- names ---- */

static void name_key(const Layout *l, uint32_t i, const char *what, NameBit *name, void *env) {
  Text key = {0}, text = {0};
  value_print(l->values[i], &key);
  if (l->kind == LAYOUT_SET || !l->always[i]) {
    text_format(&text, "%s in %s%s", text_string(&key), l->kind == LAYOUT_SET ? "" : "DOMAIN ",
                what);
    name(text_string(&text), env);
  }
  text_clear(&text);
  text_format(&text, "%s[%s]", what, text_string(&key));
  if (l->kind == LAYOUT_FUNCTION) layout_names(l->results[i], text_string(&text), name, env);
  text_free(&text);
  text_free(&key);
}

void layout_names(const Layout *l, const char *what, NameBit *name, void *env) {
  if (l->kind != LAYOUT_CHOICE) {
    for (uint32_t i = 0; i < l->count; i++) name_key(l, i, what, name, env);
    return;
  }
  for (uint32_t b = 0; b < choice_bits(l->count); b++) {
    Text text = {0};
    text_format(&text, "bit %" PRIu32 " of %s", b, what);
    name(text_string(&text), env);
    text_free(&text);
  }
}
