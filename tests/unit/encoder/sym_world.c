#include "sym_world.h"

#include <string.h>

void world_open(World *w, uint64_t seed) {
  *w = (World){.seed = seed, .random = {seed}};
  w->e.circuit = circuit_create();
  w->e.values = values_create();
  w->e.symbols = symbols_create();
  w->e.memory = arena_create();
  w->e.limits = limits_default;
  if (random_chance(&w->random, 50)) {
    w->e.limits.choice = 2 + random_below(&w->random, 8);
    w->e.limits.integers = 1 + random_below(&w->random, 4);
    w->e.limits.expand = 1 + random_below(&w->random, 8);
  }
  for (int i = 0; i < WORLD_INPUTS; i++) w->inputs[i] = circuit_input(w->e.circuit);
  w->number = sym_integer_input(&w->e);
}

void world_close(World *w) {
  path_free(&w->e);
  vec_free(&w->e.failures);
  circuit_destroy(w->e.circuit);
  values_destroy(w->e.values);
  symbols_destroy(w->e.symbols);
  arena_destroy(w->e.memory);
}

Lit world_lit(World *w) {
  Random *r = &w->random;
  Lit a = lit_xor_sign(w->inputs[random_below(r, WORLD_INPUTS)], random_chance(r, 50));
  Lit b = lit_xor_sign(w->inputs[random_below(r, WORLD_INPUTS)], random_chance(r, 50));
  switch (random_below(r, 8)) {
  case 0: return LIT_TRUE;
  case 1: return circuit_and(w->e.circuit, a, b);
  case 2: return circuit_or(w->e.circuit, a, b);
  case 3: return circuit_xor(w->e.circuit, a, b);
  default: return a;
  }
}

/* ---- concrete values ---- */

static Symbol name(World *w, const char *text) {
  return symbol_intern(w->e.symbols, text, strlen(text));
}

static const Value *atom(World *w) {
  static const char *const names[] = {"a", "b", "c", "m", "n"};
  uint32_t i = random_below(&w->random, 5);
  Symbol text = name(w, names[i]);
  return i < 3 ? value_string(w->e.values, text) : value_model(w->e.values, text);
}

static const Value *set_of(World *w, Sort sort) {
  const Value *elements[3];
  uint32_t count = random_below(&w->random, 4);
  for (uint32_t i = 0; i < count; i++) elements[i] = world_value(w, sort);
  return value_set(w->e.values, count, elements);
}

/* Keys of one kind: no function is half a record. */
static const Value *function_domain(World *w) {
  const Value *domain = set_of(w, SORT_ATOM);
  bool mixed = domain->count && domain->items[0]->kind != domain->items[domain->count - 1]->kind;
  return mixed ? function_domain(w) : domain;
}

static const Value *function(World *w) {
  const Value *domain = function_domain(w), *results[3];
  for (uint32_t i = 0; i < domain->count; i++) results[i] = world_value(w, SORT_INT);
  return value_function(w->e.values, domain, results);
}

static const Value *record(World *w) {
  bool longer = random_chance(&w->random, 30);
  Symbol names[] = {name(w, "type"), name(w, "bal")};
  const Value *items[] = {atom(w), world_value(w, SORT_INT)};
  return value_record(w->e.values, longer ? 2 : 1, names, items);
}

static const Value *sequence(World *w) {
  const Value *items[3];
  uint32_t count = random_below(&w->random, 4);
  for (uint32_t i = 0; i < count; i++) items[i] = world_value(w, SORT_INT);
  return value_tuple(w->e.values, count, items);
}

const Value *world_value(World *w, Sort sort) {
  switch (sort) {
  case SORT_INT: return value_int(w->e.values, (int64_t)random_below(&w->random, 6) - 1);
  case SORT_ATOM: return atom(w);
  case SORT_BOOL: return value_boolean(w->e.values, random_chance(&w->random, 50));
  case SORT_SET: return set_of(w, SORT_INT);
  case SORT_SETS: return set_of(w, SORT_SET);
  case SORT_MESSAGES: return set_of(w, SORT_RECORD);
  case SORT_FUNCTION: return function(w);
  case SORT_RECORD: return record(w);
  case SORT_SEQUENCE: return sequence(w);
  case SORT_COUNT: break;
  }
  abort();
}

/* ---- symbolic values ---- */

static const Sym *choice(World *w, Sort sort) {
  Lit a = world_lit(w), b = world_lit(w);
  Circuit *c = w->e.circuit;
  Alternative alternatives[] = {
      {circuit_and(c, a, b), world_value(w, sort)},
      {circuit_and(c, a, lit_not(b)), world_value(w, sort)},
      {lit_not(a), world_value(w, sort)},
  };
  return sym_choice(&w->e, 3, alternatives);
}

static const Sym *number(World *w, int depth) {
  const Sym *a = world_sym(w, SORT_INT, depth - 1), *b = world_sym(w, SORT_INT, depth - 1);
  switch (random_below(&w->random, 6)) {
  case 0: return w->number;
  case 1: return sym_arithmetic(&w->e, BUILTIN_SUBTRACT, a, b);
  default: return sym_arithmetic(&w->e, BUILTIN_ADD, a, b);
  }
}

static const Sym *symbolic_set(World *w, Sort sort, int depth) {
  SymMember members[3];
  uint32_t count = random_below(&w->random, 4);
  for (uint32_t i = 0; i < count; i++)
    members[i] = (SymMember){world_lit(w), world_sym(w, sort, depth - 1)};
  return sym_set(&w->e, count, members);
}

static const Sym *symbolic_function(World *w, int depth) {
  Entry entries[3];
  const Value *domain = function_domain(w);
  for (uint32_t i = 0; i < domain->count; i++)
    entries[i] = (Entry){domain->items[i], world_lit(w), world_sym(w, SORT_INT, depth - 1)};
  return sym_function(&w->e, domain->count, entries, false);
}

static const Sym *symbolic_record(World *w, int depth) {
  bool longer = random_chance(&w->random, 50);
  Entry entries[] = {
      {value_string(w->e.values, name(w, "bal")), longer ? world_lit(w) : LIT_TRUE,
       world_sym(w, SORT_INT, depth - 1)},
      {value_string(w->e.values, name(w, "type")), LIT_TRUE, world_sym(w, SORT_ATOM, depth - 1)},
  };
  return sym_function(&w->e, 2, entries, false);
}

static const Sym *symbolic_sequence(World *w, int depth) {
  const Sym *s = world_sym(w, SORT_SEQUENCE, depth - 1);
  if (random_chance(&w->random, 70)) return sym_append(&w->e, s, world_sym(w, SORT_INT, depth - 1));
  return sym_concat(&w->e, s, world_sym(w, SORT_SEQUENCE, depth - 1));
}

static const Sym *structure(World *w, Sort sort, int depth) {
  switch (sort) {
  case SORT_INT: return number(w, depth);
  case SORT_ATOM: return choice(w, SORT_ATOM);
  case SORT_BOOL: return sym_truth(&w->e, world_lit(w));
  case SORT_SET: return symbolic_set(w, SORT_INT, depth);
  case SORT_SETS: return symbolic_set(w, SORT_SET, depth);
  case SORT_MESSAGES: return symbolic_set(w, SORT_RECORD, depth);
  case SORT_FUNCTION: return symbolic_function(w, depth);
  case SORT_RECORD: return symbolic_record(w, depth);
  case SORT_SEQUENCE: return symbolic_sequence(w, depth);
  case SORT_COUNT: break;
  }
  abort();
}

const Sym *world_sym(World *w, Sort sort, int depth) {
  if (random_chance(&w->random, 3)) sort = (Sort)random_below(&w->random, SORT_COUNT);
  switch (depth > 0 ? random_below(&w->random, 6) : random_below(&w->random, 2)) {
  case 0: return sym_value(&w->e, world_value(w, sort));
  case 1:
  case 2: return choice(w, sort);
  case 3:
    return sym_ite(&w->e, world_lit(w), world_sym(w, sort, depth - 1),
                   world_sym(w, sort, depth - 1));
  default: return structure(w, sort, depth);
  }
}

/* ---- valuations ---- */

static uint32_t count_inputs(const World *w) { return circuit_input_count(w->e.circuit); }

uint32_t world_rows(const World *w) { return 2U << count_inputs(w); }

Valuation *world_valuation(World *w, uint32_t row) {
  if (row >= world_rows(w)) return NULL;
  Valuation *v = valuation_create(w->e.circuit);
  uint32_t next = 1;
  for (uint32_t gate = 1; gate < circuit_gate_count(w->e.circuit); gate++)
    if (circuit_gate(w->e.circuit, gate)->kind == GATE_INPUT)
      valuation_set(v, (Lit){2 * gate}, row >> next++ & 1);
  for (uint32_t i = 0; i < circuit_term_count(w->e.circuit); i++)
    if (circuit_term(w->e.circuit, (Term){i})->kind == TERM_INPUT)
      valuation_set_term(v, (Term){i}, integer_from(row & 1 ? 2 : -1));
  return v;
}

const Failure *world_failure(World *w, uint32_t mark, uint32_t until, Valuation *v) {
  for (uint32_t i = mark; i < until; i++)
    if (valuation_lit(v, w->e.failures.at[i].when)) return &w->e.failures.at[i];
  return NULL;
}
