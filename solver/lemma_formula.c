/* A lemma over named elements as one formula: `\A m \in Manager : ... => ...`.

   What a lemma says of all elements of a set together becomes `\E`; what is excluded
   together becomes an implication. */
#include "solver/lemma_teller.h"

/* The first one of those gathered in its set. */
static const LemmaPlace *leader(const LemmaTeller *t, const SymmetricSet *set) {
  for (vec_each(LemmaPlace, p, &t->places))
    if (p->gathered && p->set == set) return p;
  return NULL;
}

typedef struct Formula {
  TextLines before, after; /* before the arrow, and after it */
} Formula;

static void add(LemmaTeller *t, TextLines *lines, Text *text) {
  vec_push(lines, arena_copy(t->task->session->memory, text_string(text), text->length));
  text_free(text);
}

/* The fact, or its denial. */
static void print_fact(const Fact *fact, bool denied, Text *out) {
  static const FactKind opposite[] = {
      [FACT_EQUALS] = FACT_DIFFERS,    [FACT_DIFFERS] = FACT_EQUALS,
      [FACT_MEMBER] = FACT_NOT_MEMBER, [FACT_NOT_MEMBER] = FACT_MEMBER,
      [FACT_HOLDS] = FACT_FAILS,       [FACT_FAILS] = FACT_HOLDS};
  Fact shown = *fact;
  if (denied) shown.kind = opposite[fact->kind];
  if (!fact_is_boolean(fact)) {
    fact_print(&shown, out);
    return;
  }
  text_append(out, fact->value->truth != denied ? "" : "~");
  fact_print_place(fact, out);
}

/* `x = a`, or `x \in {a, b}` for what differs from several at one place. */
static void add_differences(LemmaTeller *t, const FactList *facts, uint32_t first, bool equal,
                            TextLines *lines) {
  const Fact *fact = &facts->at[first];
  Text text = {0}, values = {0};
  uint32_t count = 0;
  for (uint32_t i = first; i < facts->count; i++) {
    if (facts->at[i].kind != FACT_DIFFERS || !facts_share_place(&facts->at[i], fact)) continue;
    text_append(&values, count++ ? ", " : "");
    value_print(facts->at[i].value, &values);
  }
  fact_print_place(fact, &text);
  const char *one = equal ? " = %s" : " # %s", *several = equal ? " \\in {%s}" : " \\notin {%s}";
  text_format(&text, count > 1 ? several : one, text_string(&values));
  text_free(&values);
  add(t, lines, &text);
}

static bool is_repeated(const FactList *facts, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (facts->at[i].kind == FACT_DIFFERS && facts_share_place(&facts->at[i], &facts->at[index]))
      return true;
  return false;
}

static bool is_told_by_leader(const LemmaTeller *t, const Fact *fact) {
  for (vec_each(LemmaPlace, p, &t->places))
    if (p->gathered && lemma_fact_mentions(fact, p->set, p->name)) return true;
  return false;
}

/* The negation of one fact. */
static void add_denial(LemmaTeller *t, const FactList *facts, uint32_t index, TextLines *lines) {
  const Fact *fact = &facts->at[index];
  if (fact->kind == FACT_DIFFERS) {
    if (!is_repeated(facts, index)) add_differences(t, facts, index, true, lines);
    return;
  }
  Text text = {0};
  print_fact(fact, true, &text);
  add(t, lines, &text);
}

/* \E n \in Node \ {m} : ... */
static void add_existence(LemmaTeller *t, const FactList *named, const LemmaPlace *first,
                          TextLines *lines) {
  Text text = {0}, others = {0};
  TextLines denials = {0};
  for (vec_each(LemmaPlace, p, &t->places)) {
    if (p->set != first->set || p->gathered) continue;
    text_append(&others, others.length ? ", " : "");
    value_print(p->name, &others);
  }
  text_append(&text, "\\E ");
  value_print(first->name, &text);
  text_format(&text, " \\in %s", symbol_text(first->set->name));
  if (others.length) text_format(&text, " \\ {%s}", text_string(&others));
  for (uint32_t i = 0; i < named->count; i++)
    if (lemma_fact_mentions(&named->at[i], first->set, first->name))
      add_denial(t, named, i, &denials);
  for (uint32_t i = 0; i < denials.count; i++)
    text_format(&text, "%s%s", i ? " \\/ " : " : ", denials.at[i]);
  vec_free(&denials);
  text_free(&others);
  add(t, lines, &text);
}

/* Facts before the arrow, denials after it: of those that state something the facts. */
static void split_facts(LemmaTeller *t, const FactList *named, Formula *f) {
  uint32_t negative = 0;
  if (named->count == 1) {
    if (!is_told_by_leader(t, &named->at[0])) add_denial(t, named, 0, &f->after);
    return;
  }
  for (uint32_t i = 0; i < named->count; i++) {
    const Fact *fact = &named->at[i];
    if (is_told_by_leader(t, fact)) continue;
    if (fact_is_negative(fact)) {
      negative++;
      continue;
    }
    Text text = {0};
    print_fact(fact, false, &text);
    add(t, &f->before, &text);
  }
  for (uint32_t i = 0; i < named->count; i++) {
    const Fact *fact = &named->at[i];
    if (is_told_by_leader(t, fact) || !fact_is_negative(fact)) continue;
    bool first = f->before.count == 0 && negative > 1 && fact->kind == FACT_DIFFERS;
    if (first && !is_repeated(named, i))
      add_differences(t, named, i, false, &f->before);
    else if (!first)
      add_denial(t, named, i, &f->after);
  }
}

enum { EQUALITIES = 2 }; /* that can be read behind an arrow */

/* That two places have different values, or behind the arrow that they have one. */
static void add_equalities(LemmaTeller *t, Formula *f) {
  uint32_t pairs = 0;
  for (uint32_t i = 0; i < t->places.count; i++)
    for (uint32_t k = 0; k < i; k++)
      pairs += t->apart[i][k] && !t->places.at[i].gathered && !t->places.at[k].gathered;
  for (uint32_t i = 0; i < t->places.count; i++)
    for (uint32_t k = i + 1; k < t->places.count; k++) {
      const LemmaPlace *a = &t->places.at[i], *b = &t->places.at[k];
      if (!t->apart[i][k] || a->gathered || b->gathered) continue;
      Text text = {0};
      value_print(a->name, &text);
      text_append(&text, pairs <= EQUALITIES ? " = " : " # ");
      value_print(b->name, &text);
      add(t, pairs <= EQUALITIES ? &f->after : &f->before, &text);
    }
}

static void print_quantifiers(const LemmaTeller *t, Text *out) {
  uint32_t shown = 0;
  const SymmetricSet *open = NULL;
  for (vec_each(LemmaPlace, p, &t->places)) {
    if (p->gathered) continue;
    if (open && open != p->set) text_format(out, " \\in %s", symbol_text(open->name));
    text_append(out, shown++ ? ", " : "\\A ");
    value_print(p->name, out);
    open = p->set;
  }
  if (open) text_format(out, " \\in %s : ", symbol_text(open->name));
}

/* What reaches as far as it can stands in parentheses where something follows. */
static void print_list(const TextLines *lines, const char *between, Text *out) {
  for (uint32_t i = 0; i < lines->count; i++) {
    bool wide = lines->at[i][0] == '\\' && i + 1 < lines->count;
    text_format(out, wide ? "%s(%s)" : "%s%s", i ? between : "", lines->at[i]);
  }
}

static void print_formula(const Formula *f, Text *out) {
  if (!f->after.count) {
    text_append(out, "~(");
    print_list(&f->before, " /\\ ", out);
    text_append(out, ")");
    return;
  }
  print_list(&f->before, " /\\ ", out);
  if (f->before.count) text_append(out, " => ");
  print_list(&f->after, " \\/ ", out);
}

const char *lemma_formula(LemmaTeller *t, const FactList *named) {
  Formula f = {0};
  Text text = {0};
  split_facts(t, named, &f);
  add_equalities(t, &f);
  for (vec_each(SymmetricSet, s, &t->sets)) {
    const LemmaPlace *first = leader(t, s);
    if (first) add_existence(t, named, first, &f.after);
  }
  print_quantifiers(t, &text);
  print_formula(&f, &text);
  const char *kept = arena_copy(t->task->session->memory, text_string(&text), text.length);
  vec_free(&f.before);
  vec_free(&f.after);
  text_free(&text);
  return kept;
}
