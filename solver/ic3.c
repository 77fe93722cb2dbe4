#include "solver/ic3_run.h"

#include "solver/alike.h"
#include "solver/shape.h"

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
  while (level < s->top && ic3_is_inductive(s, cube, level + 1, NULL, NULL)) level++;
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
    good =
        !ic3_meets_initial(s, &image->cube) && ic3_is_inductive(s, &image->cube, level, NULL, NULL);
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
  if (!ic3_is_inductive(s, &duty.cube, duty.level, &core, &before)) {
    if (s->stopped) return;
    vec_push(&s->duties, duty);
    vec_push(&s->duties, ((Duty){before, duty.level - 1, duty.steps + 1}));
    return;
  }
  Cube cube = ic3_generalize(s, ic3_keep_from_initial(s, core, &duty.cube), duty.level);
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
    ic3_assume_frame(s, s->top, &asked);
    Answer answer = ic3_ask(s, &asked);
    vec_free(&asked);
    if (answer != ANSWER_SAT) return;
    Valuation *model = solver_valuation(s->solver);
    Cube cube = ic3_lift(s, model, s->bad);
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
  bool inductive = ic3_is_inductive(s, &c->cube, c->level + 1, NULL, NULL);
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
  bool begun = ic3_prepare(s, shape, types, safety);
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
