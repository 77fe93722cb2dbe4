/* The storage of a circuit: gates and terms, each content stored once. */
#include "encoder/circuit.h"

#include "base/map.h"
#include "base/panic.h"
#include "encoder/circuit_internal.h"

enum { FIRST_ROOM = 1024, MOST_GATES = UINT32_MAX / 4 };

static void unique_insert(Unique *u, uint32_t hash, uint32_t index) {
  uint32_t at = hash & (u->room - 1);
  while (u->slots[at].index) at = (at + 1) & (u->room - 1);
  u->slots[at] = (UniqueSlot){.hash = hash, .index = index + 1};
}

static void unique_grow(Unique *u) {
  Unique old = *u;
  u->room = old.room ? 2 * old.room : FIRST_ROOM;
  u->slots = calloc(u->room, sizeof *u->slots);
  if (!u->slots) panic("out of memory for %u gates", u->room);
  for (uint32_t i = 0; i < old.room; i++)
    if (old.slots[i].index) unique_insert(u, old.slots[i].hash, old.slots[i].index - 1);
  free(old.slots);
}

/* Called after an unsuccessful search. */
static void unique_add(Unique *u, uint32_t hash, uint32_t index) {
  if (2 * u->count >= u->room) unique_grow(u);
  unique_insert(u, hash, index);
  u->count++;
}

Circuit *circuit_create(void) {
  Circuit *c = calloc(1, sizeof *c);
  if (!c) panic("out of memory");
  c->memory = arena_create();
  vec_push(&c->gates, ((Gate){.kind = GATE_FALSE}));
  return c;
}

void circuit_destroy(Circuit *c) {
  if (!c) return;
  vec_free(&c->gates);
  vec_free(&c->terms);
  vec_free(&c->births);
  vec_free(&c->scratch);
  free(c->gate_index.slots);
  free(c->term_index.slots);
  arena_destroy(c->memory);
  free(c);
}

uint32_t circuit_gate_count(const Circuit *c) { return c->gates.count; }
uint32_t circuit_input_count(const Circuit *c) { return c->input_count; }
uint32_t circuit_term_count(const Circuit *c) { return c->terms.count; }

const Gate *circuit_gate(const Circuit *c, uint32_t gate) {
  assert(gate < c->gates.count);
  return &c->gates.at[gate];
}

const TermNode *circuit_term(const Circuit *c, Term t) {
  assert(t.index < c->terms.count);
  return &c->terms.at[t.index];
}

static Lit add_gate(Circuit *c, const Gate *gate) {
  if (c->gates.count >= MOST_GATES) panic("circuit of more than %u gates", MOST_GATES);
  vec_push(&c->gates, *gate);
  return (Lit){2 * (c->gates.count - 1)};
}

Lit circuit_input(Circuit *c) {
  c->input_count++;
  return add_gate(c, &(Gate){.kind = GATE_INPUT});
}

Lit circuit_choice_input(Circuit *c) {
  c->input_count++;
  return add_gate(c, &(Gate){.kind = GATE_INPUT, .inputs = {[2] = LIT_TRUE}});
}

bool circuit_input_least(const Circuit *c, uint32_t gate) {
  const Gate *input = circuit_gate(c, gate);
  assert(input->kind == GATE_INPUT);
  return lit_is_true(input->inputs[2]);
}

static bool same_gate(const Gate *g, const Gate *h) {
  return g->kind == h->kind && lit_is(g->inputs[0], h->inputs[0]) &&
         lit_is(g->inputs[1], h->inputs[1]) && lit_is(g->inputs[2], h->inputs[2]);
}

Lit circuit_intern(Circuit *c, GateKind kind, Lit a, Lit b, Lit third) {
  Gate gate = {.kind = kind, .inputs = {a, b, third}};
  uint64_t mixed = hash_combine(hash_combine(hash_mix(kind), a.code), b.code);
  uint32_t hash = (uint32_t)hash_combine(mixed, third.code);
  const Unique *u = &c->gate_index;
  if (u->room)
    for (uint32_t i = hash & (u->room - 1); u->slots[i].index; i = (i + 1) & (u->room - 1))
      if (u->slots[i].hash == hash && same_gate(&c->gates.at[u->slots[i].index - 1], &gate))
        return (Lit){2 * (u->slots[i].index - 1)};
  unique_add(&c->gate_index, hash, c->gates.count);
  return add_gate(c, &gate);
}

static bool same_term(const TermNode *t, const TermNode *u) {
  return t->kind == u->kind && lit_is(t->condition, u->condition) &&
         t->left.index == u->left.index && t->right.index == u->right.index &&
         integer_compare(t->constant, u->constant) == 0;
}

static uint32_t term_hash(const TermNode *t) {
  uint64_t hash = hash_combine(hash_mix(t->kind), integer_hash(t->constant));
  hash = hash_combine(hash, t->condition.code);
  return (uint32_t)hash_combine(hash_combine(hash, t->left.index), t->right.index);
}

static Term add_term(Circuit *c, const TermNode *node) {
  vec_push(&c->terms, *node);
  vec_push(&c->births, c->gates.count);
  return (Term){c->terms.count - 1};
}

Term circuit_integer(Circuit *c) { return add_term(c, &(TermNode){.kind = TERM_INPUT}); }

Term circuit_intern_term(Circuit *c, const TermNode *node) {
  uint32_t hash = term_hash(node);
  const Unique *u = &c->term_index;
  if (u->room)
    for (uint32_t i = hash & (u->room - 1); u->slots[i].index; i = (i + 1) & (u->room - 1))
      if (u->slots[i].hash == hash && same_term(&c->terms.at[u->slots[i].index - 1], node))
        return (Term){u->slots[i].index - 1};
  unique_add(&c->term_index, hash, c->terms.count);
  return add_term(c, node);
}
