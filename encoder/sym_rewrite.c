/* The same symbolic value over other literals. */
#include "base/map.h"
#include "base/panic.h"
#include "encoder/sym_internal.h"

typedef struct Rewriting {
  LitRewrite *literal;
  void *env;
  uint64_t place;
} Rewriting;

static Rewriting at_value(const Rewriting *r, const Value *key) {
  return (Rewriting){r->literal, r->env, hash_combine(r->place, (uintptr_t)key)};
}

static Rewriting at_index(const Rewriting *r, uint32_t index) {
  return (Rewriting){r->literal, r->env, hash_combine(r->place, index)};
}

static Lit rewrite_lit(Rewriting r, Lit lit) {
  return lit_is_constant(lit) ? lit : r.literal(r.env, lit, r.place);
}

static const Sym *rewrite(Encoder *e, const Rewriting *r, const Sym *s);

static const Sym *rewrite_choice(Encoder *e, const Rewriting *r, const Sym *s) {
  Alternatives kept = {0};
  for (uint32_t i = 0; i < s->count; i++) {
    Lit guard = rewrite_lit(at_value(r, s->alternatives[i].value), s->alternatives[i].guard);
    if (!lit_is_false(guard)) vec_push(&kept, ((Alternative){guard, s->alternatives[i].value}));
  }
  const Sym *choice = kept.count == s->count ? s : sym_choice(e, kept.count, kept.at);
  vec_free(&kept);
  return choice;
}

static const Sym *rewrite_union(Encoder *e, const Rewriting *r, const Sym *s) {
  Branches kept = {0};
  for (uint32_t i = 0; i < s->count; i++) {
    Rewriting here = at_index(r, i);
    Lit guard = rewrite_lit(here, s->branches[i].guard);
    if (lit_is_false(guard)) continue;
    vec_push(&kept, ((Branch){guard, rewrite(e, &here, s->branches[i].value)}));
  }
  const Sym *value = kept.count == 1 ? kept.at[0].value : sym_merge(e, kept.count, kept.at);
  vec_free(&kept);
  return value;
}

static const Sym *rewrite_set(Encoder *e, const Rewriting *r, const Sym *s) {
  Member *members = arena_array(e->memory, Member, s->count + 1);
  SymMember *symbolic = arena_array(e->memory, SymMember, s->symbolic_count + 1);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < s->count; i++)
    members[i] = (Member){rewrite_lit(at_value(r, s->members[i].value), s->members[i].in),
                          s->members[i].value};
  for (uint32_t i = 0; i < s->symbolic_count; i++) {
    Rewriting here = at_index(r, i);
    Lit in = rewrite_lit(here, s->symbolic[i].in);
    if (lit_is_false(in)) continue;
    symbolic[kept++] = (SymMember){in, rewrite(e, &here, s->symbolic[i].value)};
  }
  return set_make(e, s->count, members, kept, symbolic);
}

/* Where a sequence has no item, it has none behind it. */
static const Sym *rewrite_function(Encoder *e, const Rewriting *r, const Sym *s) {
  Entry *entries = arena_array(e->memory, Entry, s->count + 1);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < s->count; i++) {
    Entry entry = s->entries[i];
    Rewriting here = at_value(r, entry.key);
    entry.present = rewrite_lit(here, entry.present);
    if (lit_is_false(entry.present) && s->sequence) break;
    if (lit_is_false(entry.present)) continue;
    entry.result = rewrite(e, &here, entry.result);
    entries[kept++] = entry;
  }
  return sym_function(e, kept, entries, s->sequence);
}

static const Sym *constant_integer(Encoder *e, uint32_t count, const Lit *bits) {
  uint64_t number = lit_is_true(bits[count - 1]) ? UINT64_MAX : 0; /* the sign, extended */
  for (uint32_t i = count - 1; i--;) number = number << 1 | (uint64_t)lit_is_true(bits[i]);
  return sym_int(e, (int64_t)number);
}

static const Sym *rewrite_integer(Encoder *e, const Rewriting *r, const Sym *s) {
  Lit *bits = arena_array(e->memory, Lit, s->count);
  bool constant = true;
  for (uint32_t i = 0; i < s->count; i++) {
    bits[i] = rewrite_lit(at_index(r, i), s->bits[i]);
    constant = constant && lit_is_constant(bits[i]);
  }
  if (constant) return constant_integer(e, s->count, bits);
  Sym *copy = sym_new(e, SYM_INTEGER);
  *copy = *s;
  copy->bits = bits;
  return copy;
}

static const Sym *rewrite(Encoder *e, const Rewriting *r, const Sym *s) {
  switch (s->kind) {
  case SYM_BOOLEAN: return sym_truth(e, rewrite_lit(*r, s->truth));
  case SYM_CHOICE: return rewrite_choice(e, r, s);
  case SYM_INTEGER: return rewrite_integer(e, r, s);
  case SYM_SET: return rewrite_set(e, r, s);
  case SYM_FUNCTION: return rewrite_function(e, r, s);
  case SYM_UNION: return rewrite_union(e, r, s);
  case SYM_VALUE:
  case SYM_TERM:
  case SYM_LAZY:
  case SYM_RULE: return s;
  }
  never("kind of symbolic value");
}

const Sym *sym_rewrite(Encoder *e, const Sym *s, LitRewrite *literal, void *env) {
  return rewrite(e, &(Rewriting){literal, env, 0}, s);
}
