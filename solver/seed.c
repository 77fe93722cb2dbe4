/* Short lemmas before the search: no atom, or no two atoms, that were never seen (together) in
   a sample of reachable states, as far as all of that is inductive together (Houdini: Flanagan
   and Leino, FME 2001).  Most of what a protocol keeps is of that form, and the search is left
   with the rest. */
#include <string.h>

#include "base/panic.h"
#include "solver/ic3_run.h"
#include "solver/sample.h"

enum {
  STATES = 1500,  /* of the sample */
  SEEDS = 12000,  /* candidates; beyond, the sample says too little */
  LITERALS = 700, /* atoms that are paired */
  QUERIES = 600,  /* that weed them out */
  WORD = 64
};

/* An atom with the states of the sample that have it. */
typedef struct Mark {
  uint32_t atom;
  uint64_t *states;
} Mark;

typedef struct Candidate {
  Cube cube;
  Lit holds, broken; /* not all of the cube, now; all of it, after the step */
  bool kept;
} Candidate;

typedef struct Seeding {
  Ic3 *s;
  States *sample;
  uint32_t words;
  vec(Mark) marks;
  vec(Candidate) candidates;
} Seeding;

/* ---- what was never seen ---- */

static bool is_true_in(Seeding *g, const Fact *fact, const Node *instance, State state) {
  if (!fact->notion) return fact_is_true(fact, state);
  bool truth;
  return evaluate_truth(g->s->task->evaluator, instance, state, NULL, &truth) &&
         truth == (fact->kind == FACT_HOLDS);
}

static void mark(Seeding *g, uint32_t atom) {
  const Fact fact = g->s->atoms.all.at[atom].fact;
  const Node *instance = fact.notion ? notion_instance(fact.notion, fact.keys) : NULL;
  uint64_t *states = arena_array(g->s->found->memory, uint64_t, g->words + 1);
  memset(states, 0, g->words * sizeof *states);
  for (uint32_t i = 0; i < states_count(g->sample); i++)
    if (is_true_in(g, &fact, instance, states_get(g->sample, i)))
      states[i / WORD] |= UINT64_C(1) << i % WORD;
  vec_push(&g->marks, ((Mark){atom, states}));
}

static void mark_all(Seeding *g) {
  Ic3 *s = g->s;
  for (vec_each(NotionPair, pair, &s->pairs)) {
    mark(g, pair->holds);
    mark(g, pair->fails);
  }
  FactList facts =
      facts_possible(s->found->memory, s->task->values, s->task->model->spec, s->arbitrary.values);
  for (uint32_t i = 0; i < facts.count && g->marks.count <= LITERALS; i++)
    mark(g, atom_of(&s->atoms, &facts.at[i]));
}

static bool seen(const Seeding *g, const Mark *mark) {
  for (uint32_t i = 0; i < g->words; i++)
    if (mark->states[i]) return true;
  return false;
}

static bool seen_together(const Seeding *g, const Mark *a, const Mark *b) {
  for (uint32_t i = 0; i < g->words; i++)
    if (a->states[i] & b->states[i]) return true;
  return false;
}

/* What the layout excludes already, and what is impossible by itself, is none. */
static void propose(Seeding *g, uint32_t count, const uint32_t *atoms) {
  Ic3 *s = g->s;
  Cube cube = cube_make(s->found->memory, count, atoms);
  Lit together = ic3_conjunction(s, &cube);
  if (lit_is_false(together) || g->candidates.count > SEEDS) return;
  vec_push(&g->candidates, ((Candidate){cube, lit_not(together), ic3_after(s, &cube), true}));
}

static void propose_all(Seeding *g) {
  for (uint32_t i = 0; i < g->marks.count; i++) {
    if (!seen(g, &g->marks.at[i])) {
      propose(g, 1, &g->marks.at[i].atom);
      continue;
    }
    for (uint32_t k = 0; k < i && g->candidates.count <= SEEDS; k++)
      if (seen(g, &g->marks.at[k]) && !seen_together(g, &g->marks.at[i], &g->marks.at[k]))
        propose(g, 2, (uint32_t[]){g->marks.at[i].atom, g->marks.at[k].atom});
  }
}

/* ---- images ---- */

static uint64_t hash_cube(const Cube *cube) {
  uint64_t hash = cube->count;
  for (uint32_t i = 0; i < cube->count; i++) hash = hash_combine(hash, cube->atoms[i]);
  return hash;
}

static const Candidate *find(const Seeding *g, const Map *by_hash, const Cube *cube) {
  const uint64_t *index = map_find(by_hash, hash_cube(cube));
  const Candidate *c = index ? &g->candidates.at[*index] : NULL;
  return c && cube_equal(&c->cube, cube) ? c : NULL;
}

static void index_candidates(const Seeding *g, Map *by_hash) {
  for (uint32_t i = 0; i < g->candidates.count; i++)
    map_put(by_hash, hash_cube(&g->candidates.at[i].cube), i);
}

static bool has_all_images(Seeding *g, const Map *by_hash, const Candidate *c) {
  Ic3 *s = g->s;
  for (vec_each(Swap, swap, &s->swaps)) {
    if (!swap->proved) continue;
    Cube image = cube_swap(&s->atoms, s->task->values, &c->cube, *swap);
    const Candidate *other = find(g, by_hash, &image);
    if (!other || !other->kept) return false;
  }
  return true;
}

/* What was not seen for want of luck goes: only orbits under symmetries are kept as a whole,
   since the search relies on its clauses to be so. */
static void keep_orbits(Seeding *g) {
  Map by_hash = {0};
  index_candidates(g, &by_hash);
  for (bool changed = true; changed;) {
    changed = false;
    for (vec_each(Candidate, c, &g->candidates)) {
      if (!c->kept || has_all_images(g, &by_hash, c)) continue;
      c->kept = false;
      changed = true;
    }
  }
  map_free(&by_hash);
}

/* ---- what is inductive of it ---- */

static void assume_kept(const Seeding *g, Lits *asked) {
  for (vec_each(Candidate, c, &g->candidates))
    if (c->kept) vec_push(asked, c->holds);
}

static Lit any(Seeding *g, bool initially) {
  Lit some = LIT_FALSE;
  for (vec_each(Candidate, c, &g->candidates))
    if (c->kept)
      some = circuit_or(g->s->encoder->circuit, some, initially ? lit_not(c->holds) : c->broken);
  return some;
}

static void drop(Seeding *g, bool initially) {
  Valuation *model = solver_valuation(g->s->solver);
  for (vec_each(Candidate, c, &g->candidates))
    c->kept = c->kept && !valuation_lit(model, initially ? lit_not(c->holds) : c->broken);
  valuation_destroy(model);
}

/* Until nothing kept is broken.  False if that takes too long. */
static bool weed(Seeding *g, bool initially, uint32_t *queries) {
  while ((*queries)++ < QUERIES) {
    Lits asked = {0};
    if (initially)
      vec_push(&asked, g->s->initial);
    else
      assume_kept(g, &asked);
    vec_push(&asked, any(g, initially));
    Answer answer = ic3_ask(g->s, &asked);
    vec_free(&asked);
    if (answer != ANSWER_SAT) return answer == ANSWER_UNSAT;
    drop(g, initially);
  }
  return false;
}

/* A place that has one value differs from the others. */
static bool implies(const Fact *equal, const Fact *differs) {
  if (equal->kind != FACT_EQUALS || differs->kind != FACT_DIFFERS) return false;
  if (equal->variable != differs->variable || equal->key_count != differs->key_count) return false;
  for (uint32_t i = 0; i < equal->key_count; i++)
    if (equal->keys[i] != differs->keys[i]) return false;
  return equal->value != differs->value;
}

/* Is there one that says more, with another atom in that place? */
static bool has_stronger(Seeding *g, const Map *by_hash, const Candidate *c, uint32_t place) {
  Ic3 *s = g->s;
  const Fact own = s->atoms.all.at[c->cube.atoms[place]].fact;
  if (own.kind != FACT_EQUALS) return false;
  for (vec_each(Mark, m, &g->marks)) {
    if (!implies(&own, &s->atoms.all.at[m->atom].fact)) continue;
    uint32_t atoms[2] = {c->cube.atoms[0], c->cube.atoms[c->cube.count - 1]};
    atoms[place] = m->atom;
    Cube other = cube_make(s->found->memory, c->cube.count, atoms);
    const Candidate *stronger = find(g, by_hash, &other);
    if (stronger && stronger->kept) return true;
  }
  return false;
}

static void drop_weaker(Seeding *g) {
  Map by_hash = {0};
  index_candidates(g, &by_hash);
  for (vec_each(Candidate, c, &g->candidates))
    for (uint32_t i = 0; c->kept && i < c->cube.count; i++)
      c->kept = !has_stronger(g, &by_hash, c, i);
  map_free(&by_hash);
}

static void keep(Seeding *g) {
  Ic3 *s = g->s;
  drop_weaker(g);
  for (vec_each(Candidate, c, &g->candidates)) {
    if (!c->kept) continue;
    vec_push(&s->clauses, ((Clause){c->cube, c->holds, UINT32_MAX, s->orbits++}));
    solver_assert(s->solver, circuit_or(s->encoder->circuit, lit_not(s->seeded), c->holds));
  }
}

void ic3_seed(Ic3 *s) {
  Seeding g = {.s = s, .sample = sample_states(s->task, STATES, s->deadline)};
  uint32_t queries = 0;
  g.words = (states_count(g.sample) + WORD - 1) / WORD;
  mark_all(&g);
  if (states_count(g.sample) && g.marks.count <= LITERALS) propose_all(&g);
  if (g.candidates.count && g.candidates.count <= SEEDS) {
    keep_orbits(&g);
    if (weed(&g, true, &queries) && weed(&g, false, &queries)) keep(&g);
  }
  states_destroy(g.sample);
  vec_free(&g.marks);
  vec_free(&g.candidates);
}
