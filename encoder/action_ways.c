/* Lists of ways: decided by conditions, chosen by inputs or kept apart. */
#include "encoder/action.h"

#include <string.h>

#include "base/map.h"

Ways ways_none(void) { return (Ways){.count = 0}; }

Ways ways_one(Encoder *e, Lit guard, const Assignment *after) {
  if (lit_is_false(guard)) return ways_none();
  Way *way = arena_new(e->memory, Way);
  *way = (Way){guard, after};
  return (Ways){1, way};
}

Ways ways_guard(Encoder *e, Ways ways, Lit condition) {
  for (uint32_t i = 0; i < ways.count; i++)
    ways.at[i].guard = circuit_and(e->circuit, ways.at[i].guard, condition);
  return ways;
}

Lit ways_possible(Encoder *e, const Ways *ways) {
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < ways->count; i++) any = circuit_or(e->circuit, any, ways->at[i].guard);
  return any;
}

/* ---- into one, by conditions ---- */

static const Sym *merge_values(Encoder *e, uint32_t count, const Lit *conditions, const Way *ways,
                               uint32_t variable) {
  Branch *branches = arena_array(e->memory, Branch, count);
  uint32_t kept = 0;
  bool same = true;
  for (uint32_t i = 0; i < count; i++) {
    const Sym *value = ways[i].after->values[variable];
    if (!value) continue;
    branches[kept++] = (Branch){conditions[i], value};
    same = same && value == branches[0].value;
  }
  if (kept == 0) return NULL;
  return same ? branches[0].value : sym_merge(e, kept, branches);
}

static Lit merge_assigned(Encoder *e, uint32_t count, const Lit *conditions, const Way *ways,
                          uint32_t variable) {
  Lit first = ways[0].after->assigned[variable], any = LIT_FALSE;
  bool same = true;
  for (uint32_t i = 0; i < count; i++) {
    Lit assigned = ways[i].after->assigned[variable];
    same = same && lit_is(assigned, first);
    any = circuit_or(e->circuit, any, circuit_and(e->circuit, conditions[i], assigned));
  }
  return same ? first : any;
}

static const Assignment *unite_assignments(Encoder *e, uint32_t count, const Lit *conditions,
                                           const Way *ways) {
  bool same = true;
  for (uint32_t i = 1; i < count; i++) same = same && ways[i].after == ways[0].after;
  if (same) return ways[0].after;
  uint32_t variables = e->evaluation->spec->variable_count;
  Assignment *after = arena_new(e->memory, Assignment);
  after->values = arena_array(e->memory, const Sym *, variables);
  after->assigned = arena_array(e->memory, Lit, variables);
  for (uint32_t v = 0; v < variables; v++) {
    after->values[v] = merge_values(e, count, conditions, ways, v);
    after->assigned[v] = merge_assigned(e, count, conditions, ways, v);
  }
  return after;
}

static Ways unite_ways(Encoder *e, uint32_t count, const Lit *conditions, const Way *ways) {
  Lit guard = LIT_FALSE;
  for (uint32_t i = 0; i < count; i++) {
    Lit here = circuit_and(e->circuit, conditions[i], ways[i].guard);
    guard = circuit_or(e->circuit, guard, here);
  }
  return ways_one(e, guard, unite_assignments(e, count, conditions, ways));
}

/* ---- kept apart ---- */

static Ways concatenate(Encoder *e, uint32_t count, const Lit *conditions, const Ways *lists) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; i++) total += lists[i].count;
  Ways all = {.at = arena_array(e->memory, Way, total)};
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < lists[i].count; k++) {
      Way way = lists[i].at[k];
      if (conditions) way.guard = circuit_and(e->circuit, way.guard, conditions[i]);
      if (!lit_is_false(way.guard)) all.at[all.count++] = way;
    }
  return all;
}

static bool same_sym(const Sym *a, const Sym *b) {
  if (a == b) return true;
  return a && b && a->kind == SYM_VALUE && b->kind == SYM_VALUE && a->value == b->value;
}

static bool same_assignment(const Assignment *a, const Assignment *b, uint32_t variables) {
  if (a == b) return true;
  for (uint32_t v = 0; v < variables; v++)
    if (!lit_is(a->assigned[v], b->assigned[v]) || !same_sym(a->values[v], b->values[v]))
      return false;
  return true;
}

static const Assignment *forget_dead(Encoder *e, const Assignment *a, Live live) {
  uint32_t variables = e->evaluation->spec->variable_count, dead = 0;
  for (uint32_t v = 0; v < variables; v++)
    dead += !live_has(live, v) && (a->values[v] || !lit_is_false(a->assigned[v]));
  if (dead == 0) return a;
  Assignment *copy = arena_new(e->memory, Assignment);
  copy->values = arena_array(e->memory, const Sym *, variables);
  copy->assigned = arena_array(e->memory, Lit, variables);
  for (uint32_t v = 0; v < variables; v++) {
    if (!live_has(live, v)) continue;
    copy->values[v] = a->values[v];
    copy->assigned[v] = a->assigned[v];
  }
  return copy;
}

/* Equal for what same_assignment takes for the same. */
static uint64_t hash_assignment(const Assignment *a, uint32_t variables) {
  uint64_t hash = variables;
  for (uint32_t v = 0; v < variables; v++) {
    const Sym *s = a->values[v];
    const void *identity = s && s->kind == SYM_VALUE ? (const void *)s->value : s;
    hash = hash_combine(hash, (uint64_t)(uintptr_t)identity);
    hash = hash_combine(hash, a->assigned[v].code);
  }
  return hash;
}

/* The first way so far that has the same assignment; `way` itself if none has. */
static uint32_t find_equal(const Way *ways, uint32_t way, Map *known, uint32_t variables) {
  uint64_t key = hash_assignment(ways[way].after, variables), *found;
  while ((found = map_find(known, key))) {
    if (same_assignment(ways[*found].after, ways[way].after, variables)) return (uint32_t)*found;
    key = hash_mix(key);
  }
  map_put(known, key, way);
  return way;
}

/* Unite the ways that differ only in what does not matter any more. */
static Ways unite_equal(Encoder *e, Ways ways, Live live) {
  uint32_t kept = 0, variables = e->evaluation->spec->variable_count;
  Map known = {0};
  for (uint32_t i = 0; i < ways.count; i++) {
    Lit guard = ways.at[i].guard;
    ways.at[kept] = (Way){guard, forget_dead(e, ways.at[i].after, live)};
    uint32_t same = find_equal(ways.at, kept, &known, variables);
    if (same == kept)
      kept++;
    else
      ways.at[same].guard = circuit_or(e->circuit, ways.at[same].guard, guard);
  }
  map_free(&known);
  ways.count = kept;
  if (kept <= e->limits.ways) return ways;
  encode_fail(e, FAULT_LIMIT);
  ways.count = e->limits.ways;
  return ways;
}

/* ---- the operations ---- */

/* Those of the lists that have one way; false if some has more. */
static bool single_ways(Encoder *e, uint32_t count, const Lit *conditions, const Ways *lists,
                        uint32_t *kept, Lit *guards, Way *ways) {
  *kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (lists[i].count > 1) return false;
    if (lists[i].count == 0 || lit_is_false(path_reduce(e, lists[i].at[0].guard))) continue;
    if (conditions) guards[*kept] = conditions[i];
    ways[(*kept)++] = lists[i].at[0];
  }
  return true;
}

Ways ways_decide(Encoder *e, uint32_t count, const Lit *conditions, const Ways *lists) {
  Lit *guards = arena_array(e->memory, Lit, count);
  Way *ways = arena_array(e->memory, Way, count);
  uint32_t kept;
  if (!single_ways(e, count, conditions, lists, &kept, guards, ways))
    return concatenate(e, count, conditions, lists);
  return kept ? unite_ways(e, kept, guards, ways) : ways_none();
}

static Ways choose_by_inputs(Encoder *e, const Assignment *before, uint32_t count,
                             const Ways *lists) {
  Lit *selectors = arena_array(e->memory, Lit, count);
  Way *ways = arena_array(e->memory, Way, count);
  uint32_t kept;
  bool single = single_ways(e, count, NULL, lists, &kept, NULL, ways);
  assert(single && "choices are inputs");
  (void)single;
  if (kept == 0) return ways_none();
  if (kept == 1) return ways_one(e, ways[0].guard, ways[0].after);
  bool tests_only = true;
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < kept; i++) {
    tests_only = tests_only && ways[i].after == before;
    any = circuit_or(e->circuit, any, ways[i].guard);
  }
  if (tests_only) return ways_one(e, any, before);
  circuit_one_of(e->circuit, kept, selectors);
  return unite_ways(e, kept, selectors, ways);
}

Ways ways_choose(Encoder *e, const Assignment *before, uint32_t count, const Ways *lists,
                 Live after) {
  if (e->evaluation->acting.mode != ACTION_ENABLED)
    return choose_by_inputs(e, before, count, lists);
  return unite_equal(e, concatenate(e, count, NULL, lists), after);
}

Ways ways_continue(Encoder *e, const Ways *first, Continue *next, void *env) {
  Ways *lists = arena_array(e->memory, Ways, first->count);
  Lit *guards = arena_array(e->memory, Lit, first->count);
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < first->count; i++) {
    guards[i] = first->at[i].guard;
    if (!assume(e, guards[i])) continue;
    lists[i] = next(e, first->at[i].after, env);
    assume_rewind(e, height);
  }
  return concatenate(e, first->count, guards, lists);
}
