/* Len and \o where operands may be strings, which TLC takes for sequences there. */
#include <string.h>

#include "encoder/eval.h"

static bool is_string(const Sym *s) {
  return s->kind == SYM_VALUE && s->value->kind == VALUE_STRING;
}

static bool may_be_string(const Sym *s) {
  bool may = is_string(s);
  for (uint32_t i = 0; s->kind == SYM_CHOICE && i < s->count; i++)
    may = may || s->alternatives[i].value->kind == VALUE_STRING;
  for (uint32_t i = 0; s->kind == SYM_UNION && i < s->count; i++)
    may = may || may_be_string(s->branches[i].value);
  return may;
}

/* Each string by itself, and all other values together. */
static const Branch *split_strings(Encoder *e, const Sym *s, uint32_t *count) {
  *count = 0;
  Branch *branches = arena_array(e->memory, Branch, s->count + 1);
  if (s->kind == SYM_UNION) return *count = s->count, s->branches;
  Alternative *others = arena_array(e->memory, Alternative, s->count);
  Lit no_string = LIT_FALSE;
  uint32_t other_count = 0;
  for (uint32_t i = 0; i < s->count; i++) {
    Alternative a = s->alternatives[i];
    if (a.value->kind == VALUE_STRING) {
      branches[(*count)++] = (Branch){a.guard, sym_value(e, a.value)};
    } else {
      others[other_count++] = a;
      no_string = circuit_or(e->circuit, no_string, a.guard);
    }
  }
  if (other_count) branches[(*count)++] = (Branch){no_string, sym_choice(e, other_count, others)};
  return branches;
}

typedef const Sym *OfPart(Encoder *, const Sym *part, const Sym *other);

static const Sym *each_part(Encoder *e, const Sym *s, OfPart *apply, const Sym *other) {
  uint32_t count, kept = 0, height = assume_save(e);
  const Branch *parts = split_strings(e, s, &count);
  Branch *results = arena_array(e->memory, Branch, count);
  for (uint32_t i = 0; i < count; i++) {
    if (!assume(e, parts[i].guard)) continue;
    const Sym *part = sym_narrow(e, parts[i].value);
    results[kept++] = (Branch){parts[i].guard, apply(e, part, other)};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, results) : encode_nothing(e);
}

/* ---- Len ---- */

static const Sym *length_of(Encoder *e, const Sym *s, const Sym *unused) {
  (void)unused;
  if (is_string(s)) return sym_int(e, (int64_t)strlen(symbol_text(s->value->text)));
  return may_be_string(s) ? each_part(e, s, length_of, NULL) : sym_len(e, s);
}

const Sym *encode_length(Encoder *e, const Sym *s) { return length_of(e, s, NULL); }

/* ---- \o ---- */

static const Sym *join_strings(Encoder *e, const Value *a, const Value *b) {
  Text text = {0};
  text_append(&text, symbol_text(a->text));
  text_append(&text, symbol_text(b->text));
  Symbol joined = symbol_intern(e->symbols, text_string(&text), text.length);
  text_free(&text);
  return sym_value(e, value_string(e->values, joined));
}

/* The left one is a string or can not be one. */
static const Sym *concat_right(Encoder *e, const Sym *b, const Sym *a) {
  if (!is_string(a)) return sym_concat(e, a, b);
  if (is_string(b)) return join_strings(e, a->value, b->value);
  return may_be_string(b) ? each_part(e, b, concat_right, a) : sym_concat(e, a, b);
}

static const Sym *concat_left(Encoder *e, const Sym *a, const Sym *b) {
  if (is_string(a) || !may_be_string(a)) return concat_right(e, b, a);
  return each_part(e, a, concat_left, b);
}

const Sym *encode_concat(Encoder *e, const Sym *a, const Sym *b) { return concat_left(e, a, b); }
