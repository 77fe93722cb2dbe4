/* What a search for an invariant is about, encoded once: an arbitrary state, a step from it,
   what is to be avoided, and the notions that lemmas may be made of. */
#include <assert.h>

#include "solver/failed.h"
#include "solver/ic3_run.h"

/* Where it can fail, or not be encoded, it does not. */
static Lit all_hold(Ic3 *s, const PropertyList *properties, SymState state) {
  Circuit *circuit = s->encoder->circuit;
  Lit all = LIT_TRUE;
  for (vec_each(Property, p, properties)) {
    Predicate holds = encode_predicate(s->encoder, p->node, state, NULL);
    all = circuit_and(circuit, all, holds_surely(circuit, &holds));
  }
  return all;
}

/* Notions that fail to have a value somewhere, or that are always the same, say nothing. */
static void add_pair(Ic3 *s, const Notion *notion, const Value *const *values, Map *said) {
  const Value **keys = arena_array(s->found->memory, const Value *, notion->parameter_count + 1);
  for (uint32_t i = 0; i < notion->parameter_count; i++) keys[i] = values[i];
  Fact fact = {.kind = FACT_HOLDS,
               .notion = notion,
               .key_count = notion->parameter_count,
               .keys = keys,
               .domains = notion->domains};
  uint32_t holds = atom_of(&s->atoms, &fact);
  fact.kind = FACT_FAILS;
  uint32_t fails = atom_of(&s->atoms, &fact);
  Lit now = s->atoms.all.at[holds].now;
  if (!lit_is(now, lit_not(s->atoms.all.at[fails].now)) || lit_is_constant(now)) return;
  if (map_find(said, now.code) || map_find(said, lit_not(now).code)) return;
  map_put(said, now.code, 1);
  vec_push(&s->pairs, ((NotionPair){holds, fails}));
}

static void add_pairs(Ic3 *s, const Notion *notion, uint32_t index, const Value **values,
                      Map *said) {
  if (index == notion->parameter_count) {
    add_pair(s, notion, values, said);
    return;
  }
  const Value *domain = notion->domains[index];
  for (uint32_t i = 0; i < domain->count; i++) {
    values[index] = domain->items[i];
    add_pairs(s, notion, index + 1, values, said);
  }
}

static void find_notions(Ic3 *s, const PropertyList *safety) {
  enum { PARAMETERS = 8 };
  const Value *values[PARAMETERS];
  Map said = {0};
  s->notions = notions_of(s->found->memory, s->task, safety, s->arbitrary.values);
  for (vec_each(const Notion *, n, &s->notions)) {
    assert((*n)->parameter_count < PARAMETERS);
    add_pairs(s, *n, 0, values, &said);
  }
  map_free(&said);
}

bool ic3_prepare(Ic3 *s, const Node *shape, const PropertyList *types, const PropertyList *safety) {
  const Model *model = s->task->model;
  if (!arbitrary_begin(&s->arbitrary, s->task, s->encoder, shape)) {
    s->found->reason = s->arbitrary.reason;
    return false;
  }
  solver_assert(s->solver, s->arbitrary.fits);
  s->step_inputs = inputs_begin(s->encoder);
  s->step = encode_step(s->encoder, model->next, s->arbitrary.values);
  inputs_end(s->encoder, &s->step_inputs);
  PropertyList init = {.at = &(Property){.node = model->init}, .count = 1};
  s->initial = all_hold(s, &init, s->arbitrary.values);
  /* What a step leads to is a state of the same kind, or the search would not see it. */
  Circuit *circuit = s->encoder->circuit;
  Lit leaves = lit_not(all_hold(s, types, s->step.next));
  Lit unsafe = lit_not(all_hold(s, safety, s->step.next));
  s->safe = all_hold(s, safety, s->arbitrary.values);
  s->lost = circuit_and(circuit, s->step.guard, circuit_or(circuit, leaves, unsafe));
  s->bad = circuit_or(circuit, lit_not(s->safe), circuit_and(circuit, s->step.guard, leaves));
  s->atoms = (Atoms){.memory = s->found->memory,
                     .encoder = s->encoder,
                     .now = s->arbitrary.values,
                     .next = s->step.next};
  s->seeded = circuit_input(circuit);
  find_notions(s, safety);
  return true;
}
