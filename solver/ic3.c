#include "solver/ic3_run.h"

#include <assert.h>
#include <string.h>

#include "solver/alike.h"
#include "solver/failed.h"
#include "solver/shape.h"

/* ---- asking ---- */

Answer ic3_ask(Ic3 *s, const Lits *all) {
  bool spent = s->budget.spent;
  Answer answer =
      spent ? ANSWER_UNKNOWN : solver_check(s->solver, all->count, all->at, s->deadline);
  if (answer != ANSWER_UNKNOWN) return answer;
  s->stopped = true;
  s->found->reason = spent ? s->budget.spent : solver_reason(s->solver);
  return answer;
}

/* A state reached within `level` steps, as far as is known; 0: an initial state. */
static void assume_frame(Ic3 *s, uint32_t level, Lits *all) {
  vec_push(all, s->seeded);
  if (level == 0) vec_push(all, s->initial);
  for (uint32_t i = level ? level : s->top + 1; i <= s->top; i++) vec_push(all, s->active.at[i]);
}

Lit ic3_conjunction(Ic3 *s, const Cube *cube) {
  Lit all = LIT_TRUE;
  for (uint32_t i = 0; i < cube->count; i++)
    all = circuit_and(s->encoder->circuit, all, s->atoms.all.at[cube->atoms[i]].now);
  return all;
}

bool ic3_meets_initial(Ic3 *s, const Cube *cube) {
  Lits asked = {0};
  vec_push(&asked, s->initial);
  vec_push(&asked, ic3_conjunction(s, cube));
  bool meets = ic3_ask(s, &asked) != ANSWER_UNSAT;
  vec_free(&asked);
  return meets;
}

/* ---- states as cubes ---- */

/* Does a fact of the state say the same? */
static bool is_said(const Ic3 *s, const Cube *facts, Lit lit) {
  for (uint32_t i = 0; i < facts->count; i++)
    if (lit_is(s->atoms.all.at[facts->atoms[i]].now, lit)) return true;
  return false;
}

/* All atoms of the arbitrary state in the model. */
static Cube state_cube(Ic3 *s, Valuation *model) {
  Spec *spec = s->task->model->spec;
  Arena *memory = s->found->memory;
  const Value **state = arena_array(memory, const Value *, spec->variable_count + 1);
  for (uint32_t v = 0; v < spec->variable_count; v++)
    state[v] = value_normal(s->task->values, sym_decode(s->encoder, s->arbitrary.values[v], model));
  FactList facts = facts_of(memory, spec, s->arbitrary.values, state, GRAIN_FINE);
  uint32_t *atoms = arena_array(memory, uint32_t, facts.count + s->pairs.count + 1);
  for (uint32_t i = 0; i < facts.count; i++) atoms[i] = atom_of(&s->atoms, &facts.at[i]);
  Cube plain = {facts.count, atoms};
  uint32_t count = facts.count;
  for (vec_each(NotionPair, pair, &s->pairs)) {
    uint32_t atom =
        valuation_lit(model, s->atoms.all.at[pair->holds].now) ? pair->holds : pair->fails;
    if (!is_said(s, &plain, s->atoms.all.at[atom].now)) atoms[count++] = atom;
  }
  return cube_make(memory, count, atoms);
}

static Cube used_atoms(Ic3 *s, const Cube *cube) {
  uint32_t *kept = arena_array(s->found->memory, uint32_t, cube->count + 1), count = 0;
  for (uint32_t i = 0; i < cube->count; i++)
    if (solver_used(s->solver, i)) kept[count++] = cube->atoms[i];
  return (Cube){count, kept};
}

/* Those atoms of a cube that do not tell numbers one by one. */
static Cube without_numbers(Ic3 *s, const Cube *cube) {
  uint32_t *kept = arena_array(s->found->memory, uint32_t, cube->count + 1), count = 0;
  for (uint32_t i = 0; i < cube->count; i++) {
    const Fact *fact = &s->atoms.all.at[cube->atoms[i]].fact;
    bool number = (fact->kind == FACT_EQUALS || fact->kind == FACT_DIFFERS) &&
                  fact->value->kind == VALUE_INTEGER;
    if (!number) kept[count++] = cube->atoms[i];
  }
  return (Cube){count, kept};
}

/* Do the atoms make `goal` true, whatever the rest of the state is, if the step is the one in
   the model?  Then the cube becomes the core. */
static bool is_enough(Ic3 *s, Valuation *model, Lit goal, Cube *cube) {
  Lits asked = {0};
  for (uint32_t i = 0; i < cube->count; i++) vec_push(&asked, s->atoms.all.at[cube->atoms[i]].now);
  inputs_fix(s->encoder->circuit, &s->step_inputs, model, &asked);
  vec_push(&asked, lit_not(goal));
  bool enough = ic3_ask(s, &asked) == ANSWER_UNSAT;
  vec_free(&asked);
  if (enough) *cube = used_atoms(s, cube);
  return enough;
}

/* As few atoms of the state as make `goal` true: if it can be without single numbers. */
static Cube lift(Ic3 *s, Valuation *model, Lit goal) {
  Cube cube = state_cube(s, model), relations = without_numbers(s, &cube);
  if (relations.count < cube.count && is_enough(s, model, goal, &relations)) cube = relations;
  for (int round = 0; round < 2; round++)
    if (!is_enough(s, model, goal, &cube)) break;
  return cube;
}

/* ---- relative induction ---- */

typedef struct Predecessor {
  bool found;
  Cube cube;
} Predecessor;

Lit ic3_after(Ic3 *s, const Cube *cube) {
  Lit all = s->step.guard;
  for (uint32_t i = 0; i < cube->count; i++)
    all = circuit_and(s->encoder->circuit, all, s->atoms.all.at[cube->atoms[i]].next);
  return all;
}

/* Is there no step into the cube from a state outside of it within level - 1?  Then
   `*core` (if wanted) is a part of the cube for which that is so, too; it may meet the
   initial states.  Else `*before` (if wanted) is a cube of such states. */
static bool is_inductive(Ic3 *s, const Cube *cube, uint32_t level, Cube *core, Cube *before) {
  Lits asked = {0};
  for (uint32_t i = 0; i < cube->count; i++) vec_push(&asked, s->atoms.all.at[cube->atoms[i]].next);
  vec_push(&asked, s->step.guard);
  vec_push(&asked, lit_not(ic3_conjunction(s, cube)));
  assume_frame(s, level - 1, &asked);
  Answer answer = ic3_ask(s, &asked);
  vec_free(&asked);
  if (answer == ANSWER_UNSAT && core) *core = used_atoms(s, cube);
  if (answer == ANSWER_SAT && before) {
    Valuation *model = solver_valuation(s->solver);
    *before = lift(s, model, ic3_after(s, cube));
    valuation_destroy(model);
  }
  return answer == ANSWER_UNSAT;
}

static Cube without(Ic3 *s, const Cube *cube, uint32_t at) {
  uint32_t *rest = arena_array(s->found->memory, uint32_t, cube->count + 1), count = 0;
  for (uint32_t i = 0; i < cube->count; i++)
    if (i != at) rest[count++] = cube->atoms[i];
  return (Cube){count, rest};
}

/* The core, with atoms of the cube put back until it does not meet the initial states. */
static Cube keep_from_initial(Ic3 *s, Cube core, const Cube *cube) {
  for (uint32_t i = 0; i < cube->count && ic3_meets_initial(s, &core); i++) {
    uint32_t *more = arena_array(s->found->memory, uint32_t, core.count + 2);
    memcpy(more, core.atoms, core.count * sizeof *more);
    more[core.count] = cube->atoms[i];
    core = cube_make(s->found->memory, core.count + 1, more);
  }
  return core;
}

/* As small as it can be made by leaving out atoms one by one: facts before notions, which
   have lower numbers. */
static Cube generalize(Ic3 *s, Cube cube, uint32_t level) {
  for (uint32_t at = cube.count; at > 0 && cube.count > 1 && !s->stopped;) {
    Cube smaller = without(s, &cube, --at), core;
    if (ic3_meets_initial(s, &smaller) || !is_inductive(s, &smaller, level, &core, NULL)) continue;
    cube = keep_from_initial(s, core, &smaller);
    if (at > cube.count) at = cube.count;
  }
  return cube;
}

/* ---- clauses ---- */

static bool is_known(const Ic3 *s, const Cube *cube, uint32_t level) {
  for (vec_each(Clause, c, &s->clauses))
    if (c->level >= level && cube_subsumes(&c->cube, cube)) return true;
  return false;
}

static void activate(Ic3 *s, const Clause *c) {
  Lit counts = s->active.at[c->level];
  solver_assert(s->solver, circuit_or(s->encoder->circuit, lit_not(counts), c->excluded));
}

static void learn(Ic3 *s, Cube cube, uint32_t level, uint32_t orbit) {
  Clause clause = {cube, lit_not(ic3_conjunction(s, &cube)), level, orbit};
  uint32_t kept = 0; /* those that it makes superfluous go */
  for (uint32_t i = 0; i < s->clauses.count; i++) {
    const Clause *old = &s->clauses.at[i];
    if (old->level <= level && cube_subsumes(&cube, &old->cube)) continue;
    s->clauses.at[kept++] = *old;
  }
  s->clauses.count = kept;
  vec_push(&s->clauses, clause);
  activate(s, &clause);
}

static uint32_t highest_level(Ic3 *s, const Cube *cube, uint32_t level) {
  while (level < s->top && is_inductive(s, cube, level + 1, NULL, NULL)) level++;
  return level;
}

enum { IMAGES = 60, SYMMETRIC_IMAGES = 800 }; /* of a clause, at most */

typedef struct Image {
  Cube cube;
  uint32_t orbit; /* of the clause that it is */
  bool learnt;    /* or there is one that says more */
} Image;

typedef vec(Image) Images;

/* What is true of some elements is true of those that they can be exchanged for.  Where that
   is not proved, it is asked. */
static bool learn_image(Ic3 *s, Image *image, const Image *from, bool proved, uint32_t level) {
  image->orbit = proved ? from->orbit : s->orbits++;
  if (is_known(s, &image->cube, level)) return true;
  bool good = proved && from->learnt;
  if (!good)
    good = !ic3_meets_initial(s, &image->cube) && is_inductive(s, &image->cube, level, NULL, NULL);
  if (good) learn(s, image->cube, level, image->orbit);
  return good;
}

static bool is_listed(const Images *images, const Cube *cube) {
  for (vec_each(Image, other, images))
    if (cube_equal(&other->cube, cube)) return true;
  return false;
}

/* The same for other model values, where that is so. */
static void learn_images(Ic3 *s, Cube cube, uint32_t level, uint32_t orbit) {
  Images images = {0};
  vec_push(&images, ((Image){cube, orbit, true}));
  for (uint32_t done = 0; done < images.count && !s->stopped; done++) {
    for (vec_each(Swap, swap, &s->swaps)) {
      Image from = images.at[done];
      if (images.count >= (swap->proved ? SYMMETRIC_IMAGES : IMAGES)) continue;
      Image image = {.cube = cube_swap(&s->atoms, s->task->values, &from.cube, *swap)};
      if (is_listed(&images, &image.cube)) continue;
      image.learnt = learn_image(s, &image, &from, swap->proved, level);
      vec_push(&images, image);
    }
  }
  vec_free(&images);
}

/* ---- blocking ---- */

static Duty take_lowest(Ic3 *s) {
  uint32_t lowest = 0;
  for (uint32_t i = 1; i < s->duties.count; i++)
    if (s->duties.at[i].level <= s->duties.at[lowest].level) lowest = i;
  Duty duty = s->duties.at[lowest];
  s->duties.at[lowest] = *vec_last(&s->duties);
  s->duties.count--;
  return duty;
}

static void refute(Ic3 *s, uint32_t steps) {
  s->found->verdict = SEARCH_REFUTED;
  s->found->depth = steps + 1;
  s->stopped = true;
}

static void block(Ic3 *s, Duty duty) {
  Cube core, before;
  if (is_known(s, &duty.cube, duty.level)) return;
  if (duty.level == 0 || ic3_meets_initial(s, &duty.cube)) {
    if (!s->stopped) refute(s, duty.steps);
    return;
  }
  if (!is_inductive(s, &duty.cube, duty.level, &core, &before)) {
    if (s->stopped) return;
    vec_push(&s->duties, duty);
    vec_push(&s->duties, ((Duty){before, duty.level - 1, duty.steps + 1}));
    return;
  }
  Cube cube = generalize(s, keep_from_initial(s, core, &duty.cube), duty.level);
  uint32_t level = highest_level(s, &cube, duty.level);
  uint32_t orbit = s->orbits++;
  learn(s, cube, level, orbit);
  learn_images(s, cube, level, orbit);
  if (level < s->top) vec_push(&s->duties, ((Duty){duty.cube, level + 1, duty.steps}));
}

/* No state within the top level breaks safety, or the search ends. */
static void strengthen(Ic3 *s) {
  while (!s->stopped) {
    Lits asked = {0};
    vec_push(&asked, s->bad);
    assume_frame(s, s->top, &asked);
    Answer answer = ic3_ask(s, &asked);
    vec_free(&asked);
    if (answer != ANSWER_SAT) return;
    Valuation *model = solver_valuation(s->solver);
    Cube cube = lift(s, model, s->bad);
    valuation_destroy(model);
    vec_push(&s->duties, ((Duty){cube, s->top, 0}));
    while (s->duties.count && !s->stopped) block(s, take_lowest(s));
  }
}

/* ---- frames ---- */

static void add_level(Ic3 *s) { vec_push(&s->active, circuit_input(s->encoder->circuit)); }

/* Does the clause stay true one level further?  Asked once per orbit. */
static bool stays(Ic3 *s, const Clause *c, Map *asked) {
  const uint64_t *known = map_find(asked, c->orbit);
  if (known) return *known;
  bool inductive = is_inductive(s, &c->cube, c->level + 1, NULL, NULL);
  map_put(asked, c->orbit, inductive);
  return inductive;
}

/* Moves what stays true.  Is something left of the level? */
static bool propagate_level(Ic3 *s, uint32_t level) {
  Map asked = {0};
  bool left = false;
  for (uint32_t i = 0; i < s->clauses.count && !s->stopped; i++) {
    Clause *c = &s->clauses.at[i];
    if (c->level != level) continue;
    if (stays(s, c, &asked)) {
      c->level = level + 1;
      activate(s, c);
    } else {
      left = true;
    }
  }
  map_free(&asked);
  return left;
}

/* True if a level is left without any clause of its own: those beyond are inductive. */
static bool propagate(Ic3 *s) {
  for (uint32_t level = 1; level < s->top && !s->stopped; level++) {
    if (propagate_level(s, level) || s->stopped) continue;
    s->found->frames = level;
    return true;
  }
  return false;
}

/* ---- a run ---- */

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

static bool prepare(Ic3 *s, const Node *shape, const PropertyList *types,
                    const PropertyList *safety) {
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

static void search(Ic3 *s) {
  Lits asked = {0};
  vec_push(&asked, s->initial);
  vec_push(&asked, s->bad);
  Answer answer = ic3_ask(s, &asked);
  vec_free(&asked);
  if (answer == ANSWER_SAT) refute(s, 0);
  add_level(s); /* level 0 is the initial states, which need no clauses */
  while (!s->stopped) {
    s->top++;
    add_level(s);
    strengthen(s);
    if (!s->stopped) s->found->clear = s->top;
    if (!s->stopped && propagate(s)) {
      s->found->verdict = SEARCH_PROVED;
      return;
    }
  }
}

static void keep_lemmas(Ic3 *s) {
  Found *found = s->found;
  Cubes cubes = ic3_slice(s);
  FactList *lemmas = arena_array(found->memory, FactList, cubes.count + 1);
  for (vec_each(Cube, cube, &cubes)) {
    Fact *facts = arena_array(found->memory, Fact, cube->count + 1);
    for (uint32_t i = 0; i < cube->count; i++) facts[i] = s->atoms.all.at[cube->atoms[i]].fact;
    lemmas[found->lemma_count++] =
        facts_coarsened(found->memory, s->arbitrary.values, (FactList){cube->count, facts});
  }
  found->lemmas = lemmas;
  vec_free(&cubes);
}

/* False after a reported mistake. */
static bool run(Ic3 *s, const Node *shape, const PropertyList *types, const PropertyList *safety) {
  Task *task = s->task;
  s->budget = engine_budget(s->options);
  s->encoder = task_encoder(task, &s->options->limits, &s->budget);
  s->solver = solver_open(s->encoder->circuit, &s->options->solver);
  SymmetricSets sets = symmetric_sets(task);
  for (vec_each(SymmetricSet, set, &sets))
    set->alike = elements_are_alike(task, set, types, safety);
  s->swaps = swaps_of(&sets);
  bool begun = prepare(s, shape, types, safety);
  if (begun) {
    ic3_seed(s);
    search(s);
  }
  if (s->found->verdict == SEARCH_PROVED) keep_lemmas(s);
  s->found->queries = solver_statistics(s->solver).queries;
  vec_free(&sets);
  vec_free(&s->swaps);
  vec_free(&s->notions);
  vec_free(&s->pairs);
  vec_free(&s->active);
  vec_free(&s->clauses);
  vec_free(&s->duties);
  atoms_free(&s->atoms);
  solver_close(s->solver);
  encoder_destroy(s->encoder);
  return begun || s->arbitrary.reason;
}

Found *find_invariant(Task *task, const PropertyList *types, const PropertyList *safety,
                      const EngineOptions *options) {
  double start = solver_clock();
  const Node *shape = shape_find(task->session, task->model->spec, types, NULL, task);
  if (!shape) return NULL;
  Arena *memory = arena_create();
  Found *found = arena_new(memory, Found);
  *found = (Found){.memory = memory, .verdict = SEARCH_UNKNOWN};
  Ic3 s = {.task = task,
           .options = options,
           .found = found,
           .started = start,
           .deadline = options->deadline};
  if (!run(&s, shape, types, safety)) {
    found_destroy(found);
    return NULL;
  }
  found->seconds = solver_clock() - start;
  return found;
}

void found_destroy(Found *found) {
  if (found) arena_destroy(found->memory);
}
