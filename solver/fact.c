#include "solver/fact.h"

#include <string.h>

#include "base/panic.h"

enum {
  PATH_LIMIT = 3, /* keys of a fact: deeper parts of a value are told whole */
  FINE_LIMIT = 16 /* alternatives that a value is told to differ from */
};

typedef struct Collector {
  Arena *memory;
  Grain grain;
  const Variable *variable;
  const Value *keys[PATH_LIMIT], *domains[PATH_LIMIT];
  uint32_t key_count;
  vec(Fact) facts;
} Collector;

static const Value **kept(const Collector *c, const Value *const *path) {
  const Value **copy = arena_array(c->memory, const Value *, c->key_count + 1);
  memcpy((void *)copy, path, c->key_count * sizeof *copy);
  return copy;
}

static void add(Collector *c, FactKind kind, const Value *value) {
  vec_push(&c->facts, ((Fact){.kind = kind,
                              .variable = c->variable,
                              .key_count = c->key_count,
                              .keys = kept(c, c->keys),
                              .domains = kept(c, c->domains),
                              .value = value}));
}

/* Can it be told member by member? */
static bool has_listed_members(const Sym *sym) {
  return sym && sym->kind == SYM_SET && sym->symbolic_count == 0;
}

static void add_members(Collector *c, const Sym *sym, const Value *set) {
  for (uint32_t i = 0; i < sym->count; i++) {
    const Value *member = sym->members[i].value;
    add(c, value_find(set, member) >= 0 ? FACT_MEMBER : FACT_NOT_MEMBER, member);
  }
}

static const Sym *result_for(const Sym *function, const Value *key) {
  if (!function || function->kind != SYM_FUNCTION) return NULL;
  for (uint32_t i = 0; i < function->count; i++)
    if (function->entries[i].key == key && lit_is_true(function->entries[i].present))
      return function->entries[i].result;
  return NULL;
}

static void collect(Collector *, const Sym *, const Value *);

/* Only of a function whose domain is the same in all states. */
static bool has_fixed_domain(const Sym *sym, const Value *function) {
  if (!sym || sym->kind != SYM_FUNCTION || sym->sequence) return false;
  if (sym->count != function->count || !sym->count) return false;
  for (uint32_t i = 0; i < sym->count; i++)
    if (!lit_is_true(sym->entries[i].present)) return false;
  return true;
}

static void collect_results(Collector *c, const Sym *sym, const Value *function) {
  for (uint32_t i = 0; i < function->count; i++) {
    const Value *key = function->domain->items[i];
    c->domains[c->key_count] = function->domain;
    c->keys[c->key_count++] = key;
    collect(c, result_for(sym, key), function->items[i]);
    c->key_count--;
  }
}

static bool is_told_finely(const Collector *c, const Sym *sym) {
  return c->grain == GRAIN_FINE && sym && sym->kind == SYM_CHOICE && sym->count <= FINE_LIMIT;
}

static void add_differences(Collector *c, const Sym *sym, const Value *value) {
  for (uint32_t i = 0; i < sym->count; i++)
    if (sym->alternatives[i].value != value) add(c, FACT_DIFFERS, sym->alternatives[i].value);
}

static void collect(Collector *c, const Sym *sym, const Value *value) {
  if (sym && sym->kind == SYM_VALUE) return; /* it can be nothing else */
  if (value->kind == VALUE_SET && has_listed_members(sym))
    add_members(c, sym, value);
  else if (value->kind == VALUE_FUNCTION && c->key_count < PATH_LIMIT &&
           has_fixed_domain(sym, value))
    collect_results(c, sym, value);
  else if (is_told_finely(c, sym))
    add_differences(c, sym, value);
  else
    add(c, FACT_EQUALS, value);
}

static FactList taken(Collector *c) {
  Fact *facts = arena_array(c->memory, Fact, c->facts.count + 1);
  if (c->facts.count) memcpy(facts, c->facts.at, c->facts.count * sizeof *facts);
  FactList all = {c->facts.count, facts};
  vec_free(&c->facts);
  return all;
}

FactList facts_of(Arena *memory, const Spec *spec, SymState sym, State state, Grain grain) {
  Collector c = {.memory = memory, .grain = grain};
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    c.variable = spec->variables[v];
    collect(&c, sym[v], state[v]);
  }
  return taken(&c);
}

/* ---- what states can be ---- */

static void list(Collector *, Values *, const Sym *);

static void list_results(Collector *c, Values *values, const Sym *function) {
  const Value **keys = arena_array(c->memory, const Value *, function->count);
  for (uint32_t i = 0; i < function->count; i++) {
    if (!lit_is_true(function->entries[i].present)) return;
    keys[i] = function->entries[i].key;
  }
  c->domains[c->key_count] = value_set(values, function->count, keys);
  for (uint32_t i = 0; i < function->count; i++) {
    c->keys[c->key_count++] = keys[i];
    list(c, values, function->entries[i].result);
    c->key_count--;
  }
}

static void list(Collector *c, Values *values, const Sym *sym) {
  if (sym->kind == SYM_BOOLEAN) {
    add(c, FACT_EQUALS, value_boolean(values, true));
    add(c, FACT_EQUALS, value_boolean(values, false));
  } else if (has_listed_members(sym)) {
    for (uint32_t i = 0; i < sym->count; i++) {
      add(c, FACT_MEMBER, sym->members[i].value);
      add(c, FACT_NOT_MEMBER, sym->members[i].value);
    }
  } else if (sym->kind == SYM_CHOICE && sym->count <= FINE_LIMIT) {
    for (uint32_t i = 0; i < sym->count; i++) {
      add(c, FACT_EQUALS, sym->alternatives[i].value);
      add(c, FACT_DIFFERS, sym->alternatives[i].value);
    }
  } else if (sym->kind == SYM_FUNCTION && !sym->sequence && sym->count &&
             c->key_count < PATH_LIMIT) {
    list_results(c, values, sym);
  }
}

FactList facts_possible(Arena *memory, Values *values, const Spec *spec, SymState sym) {
  Collector c = {.memory = memory, .grain = GRAIN_FINE};
  for (uint32_t v = 0; v < spec->variable_count; v++) {
    c.variable = spec->variables[v];
    list(&c, values, sym[v]);
  }
  return taken(&c);
}

bool fact_is_true(const Fact *fact, State state) {
  const Value *v = state[fact->variable->index];
  for (uint32_t i = 0; v && i < fact->key_count; i++)
    v = v->kind == VALUE_FUNCTION ? value_apply(v, fact->keys[i]) : NULL;
  if (!v) return false;
  switch (fact->kind) {
  case FACT_EQUALS: return v == fact->value;
  case FACT_DIFFERS: return v != fact->value;
  case FACT_MEMBER: return v->kind == VALUE_SET && value_find(v, fact->value) >= 0;
  case FACT_NOT_MEMBER: return v->kind == VALUE_SET && value_find(v, fact->value) < 0;
  case FACT_HOLDS:
  case FACT_FAILS: break;
  }
  never("kind of fact");
}

/* ---- differences put together ---- */

bool facts_share_place(const Fact *a, const Fact *b) {
  if (a->variable != b->variable || a->notion != b->notion) return false;
  if (a->key_count != b->key_count) return false;
  for (uint32_t k = 0; k < a->key_count; k++)
    if (a->keys[k] != b->keys[k]) return false;
  return true;
}

bool fact_is_boolean(const Fact *fact) {
  return fact->kind == FACT_EQUALS && fact->value->kind == VALUE_BOOLEAN;
}

bool fact_is_negative(const Fact *fact) {
  if (fact_is_boolean(fact)) return !fact->value->truth;
  return fact->kind == FACT_DIFFERS || fact->kind == FACT_NOT_MEMBER || fact->kind == FACT_FAILS;
}

static const Sym *sym_at(SymState state, const Fact *fact) {
  const Sym *sym = state[fact->variable->index];
  for (uint32_t i = 0; i < fact->key_count; i++) sym = result_for(sym, fact->keys[i]);
  return sym;
}

static bool differs_from(const FactList *facts, const Fact *place, const Value *value) {
  for (uint32_t i = 0; i < facts->count; i++) {
    const Fact *f = &facts->at[i];
    if (f->kind == FACT_DIFFERS && f->value == value && facts_share_place(f, place)) return true;
  }
  return false;
}

/* The only value that is left for the place of a fact, or NULL. */
static const Value *only_value(SymState state, const FactList *facts, const Fact *fact) {
  const Sym *sym = fact->kind == FACT_DIFFERS ? sym_at(state, fact) : NULL;
  const Value *only = NULL;
  if (!sym || sym->kind != SYM_CHOICE) return NULL;
  for (uint32_t i = 0; i < sym->count; i++) {
    if (differs_from(facts, fact, sym->alternatives[i].value)) continue;
    if (only) return NULL;
    only = sym->alternatives[i].value;
  }
  return only;
}

static bool is_first_of_place(const FactList *facts, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (facts->at[i].kind == FACT_DIFFERS && facts_share_place(&facts->at[i], &facts->at[index]))
      return false;
  return true;
}

FactList facts_coarsened(Arena *memory, SymState state, FactList facts) {
  Fact *kept = arena_array(memory, Fact, facts.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < facts.count; i++) {
    const Value *only = only_value(state, &facts, &facts.at[i]);
    if (only && !is_first_of_place(&facts, i)) continue;
    kept[count] = facts.at[i];
    if (only) kept[count].kind = FACT_EQUALS, kept[count].value = only;
    count++;
  }
  return (FactList){count, kept};
}

static Lit variable_literal(Encoder *e, const Fact *fact, SymState state) {
  const Sym *place = state[fact->variable->index], *value = sym_value(e, fact->value);
  for (uint32_t i = 0; i < fact->key_count; i++)
    place = sym_apply(e, place, sym_value(e, fact->keys[i]));
  if (fact->kind == FACT_EQUALS || fact->kind == FACT_DIFFERS)
    return lit_xor_sign(sym_equal(e, place, value), fact->kind == FACT_DIFFERS);
  return lit_xor_sign(sym_member(e, value, place), fact->kind == FACT_NOT_MEMBER);
}

static Lit notion_literal(Encoder *e, const Fact *fact, SymState state) {
  const Node *instance = notion_instance(fact->notion, fact->keys);
  return lit_xor_sign(encode_truth(e, instance, state, NULL), fact->kind == FACT_FAILS);
}

Lit fact_literal(Encoder *e, const Fact *fact, SymState state) {
  uint32_t mark = e->failures.count;
  Lit holds = fact->notion ? notion_literal(e, fact, state) : variable_literal(e, fact, state);
  Lit failed = failures_since(e, mark);
  e->failures.count = mark;
  return circuit_and(e->circuit, holds, lit_not(failed));
}

void fact_print_place(const Fact *fact, Text *out) {
  text_append(out, symbol_text(fact->variable->name));
  for (uint32_t i = 0; i < fact->key_count; i++) {
    text_append(out, "[");
    value_print(fact->keys[i], out);
    text_append(out, "]");
  }
}

void fact_print(const Fact *fact, Text *out) {
  if (fact->notion) {
    notion_print(fact->notion, fact->keys, fact->kind == FACT_HOLDS, out);
    return;
  }
  if (fact->kind == FACT_EQUALS || fact->kind == FACT_DIFFERS) {
    fact_print_place(fact, out);
    text_append(out, fact->kind == FACT_EQUALS ? " = " : " # ");
    value_print(fact->value, out);
    return;
  }
  value_print(fact->value, out);
  text_append(out, fact->kind == FACT_MEMBER ? " \\in " : " \\notin ");
  fact_print_place(fact, out);
}

void facts_print_excluded(const FactList *facts, Text *out) {
  text_append(out, "~(");
  for (uint32_t i = 0; i < facts->count; i++) {
    if (i) text_append(out, " /\\ ");
    fact_print(&facts->at[i], out);
  }
  text_append(out, ")");
}
