/* What is needed of the clauses that a search ends with (Ivrii, Gurfinkel and Belov, Small
   Inductive Safe Invariants, FMCAD 2014): first what the proof of safety rests on by cores,
   then orbit by orbit whether what is left without it is still inductive, then atom by atom
   whether a shorter clause is, too.

   Images of a clause under exchanges of model values stand and fall together, so that what
   is left can be told with quantifiers. */
#include <string.h>

#include "solver/ic3_run.h"

typedef struct OrbitMember {
  Cube cube;
  Lit holds; /* not all of it, now */
  uint32_t orbit;
} OrbitMember;

typedef struct Orbit {
  uint32_t first, count; /* members */
  bool kept;
  bool closed; /* no image is missing */
  Lit broken;  /* some member does not hold after the step */
} Orbit;

typedef struct Slice {
  Ic3 *s;
  vec(OrbitMember) members;
  vec(Orbit) orbits;
  Map seen;    /* of hashes of cubes: a member with it, plus 1 */
  Map current; /* the same for the orbit that is being made */
} Slice;

enum { ORBIT_LIMIT = 800 }; /* members */

static const double least_seconds = 4; /* for slicing; and as long as the search took */

/* ---- orbits ---- */

static uint64_t hash_cube(const Cube *cube) {
  uint64_t hash = cube->count;
  for (uint32_t i = 0; i < cube->count; i++) hash = hash_combine(hash, cube->atoms[i]);
  return hash;
}

/* Different cubes with one hash are rare: then an orbit falls into two. */
static bool is_member(const Slice *l, const Map *map, const Cube *cube) {
  const uint64_t *found = map_find(map, hash_cube(cube));
  return found && cube_equal(&l->members.at[*found - 1].cube, cube);
}

static void add_member(Slice *l, Cube cube) {
  Lit holds = lit_not(ic3_conjunction(l->s, &cube));
  vec_push(&l->members, ((OrbitMember){cube, holds, l->orbits.count - 1}));
  map_put(&l->seen, hash_cube(&cube), l->members.count);
  map_put(&l->current, hash_cube(&cube), l->members.count);
}

/* Is the clause one that the search knows to be inductive, or does one say more? */
static bool is_inductive_clause(const Slice *l, const Cube *cube) {
  for (vec_each(Clause, c, &l->s->clauses))
    if (c->level > l->s->found->frames && cube_subsumes(&c->cube, cube)) return true;
  return false;
}

/* The cube and its images, of which `any` are taken, or only what is inductive. */
static void add_orbit(Slice *l, Cube cube, bool any) {
  Ic3 *s = l->s;
  vec_push(&l->orbits,
           ((Orbit){.first = l->members.count, .kept = true, .closed = true, .broken = LIT_FALSE}));
  Orbit *orbit = vec_last(&l->orbits);
  map_clear(&l->current);
  add_member(l, cube);
  for (uint32_t done = orbit->first; done < l->members.count; done++)
    for (vec_each(Swap, swap, &s->swaps)) {
      Cube from = l->members.at[done].cube;
      Cube image = cube_swap(&s->atoms, s->task->values, &from, *swap);
      if (is_member(l, &l->current, &image)) continue;
      bool taken =
          l->members.count - orbit->first < ORBIT_LIMIT && (any || is_inductive_clause(l, &image));
      orbit->closed = orbit->closed && taken;
      if (taken) add_member(l, image);
    }
  orbit->count = l->members.count - orbit->first;
  for (uint32_t i = 0; i < orbit->count; i++)
    orbit->broken = circuit_or(s->encoder->circuit, orbit->broken,
                               ic3_after(s, &l->members.at[orbit->first + i].cube));
}

static void collect(Slice *l) {
  for (vec_each(Clause, c, &l->s->clauses))
    if (c->level > l->s->found->frames && !is_member(l, &l->seen, &c->cube))
      add_orbit(l, c->cube, false);
}

/* ---- by cores ---- */

/* Assumes what is kept, and safety.  `from[i]` is the orbit of assumption i. */
static void assume_kept(const Slice *l, Lits *asked) {
  vec_push(asked, l->s->safe);
  for (vec_each(OrbitMember, m, &l->members))
    if (l->orbits.at[m->orbit].kept) vec_push(asked, m->holds);
}

/* Keeps the orbits of the core as well, if clauses of that many atoms and those kept already
   are enough. */
static bool add_core(Slice *l, Lit goal, uint32_t atoms) {
  Lits asked = {0};
  for (vec_each(OrbitMember, m, &l->members)) {
    bool assumed = m->cube.count <= atoms || l->orbits.at[m->orbit].kept;
    vec_push(&asked, assumed ? m->holds : LIT_TRUE);
  }
  vec_push(&asked, l->s->safe);
  vec_push(&asked, goal);
  bool proved = ic3_ask(l->s, &asked) == ANSWER_UNSAT;
  for (uint32_t i = 0; proved && i < l->members.count; i++)
    if (solver_used(l->s->solver, i)) l->orbits.at[l->members.at[i].orbit].kept = true;
  vec_free(&asked);
  return proved;
}

/* With the shortest clauses that do. */
static bool add_shortest(Slice *l, Lit goal) {
  uint32_t longest = 0;
  for (vec_each(OrbitMember, m, &l->members))
    if (m->cube.count > longest) longest = m->cube.count;
  for (uint32_t atoms = 1; atoms <= longest; atoms++)
    if (add_core(l, goal, atoms)) return true;
  return false;
}

/* Is the goal out of reach with what is kept already? */
static bool is_excluded(Slice *l, Lit goal) {
  Lits asked = {0};
  assume_kept(l, &asked);
  vec_push(&asked, goal);
  bool excluded = ic3_ask(l->s, &asked) == ANSWER_UNSAT;
  vec_free(&asked);
  return excluded;
}

/* What safety rests on, and what that rests on, and so on. */
static void keep_what_is_used(Slice *l) {
  vec(Lit) goals = {0};
  for (vec_each(Orbit, orbit, &l->orbits)) orbit->kept = false;
  bool *asked = arena_array(l->s->found->memory, bool, l->orbits.count + 1);
  memset(asked, 0, l->orbits.count + 1);
  vec_push(&goals, l->s->lost);
  while (goals.count && !l->s->stopped) {
    Lit goal = vec_pop(&goals);
    if (!is_excluded(l, goal) && !add_shortest(l, goal)) break;
    for (uint32_t i = 0; i < l->orbits.count; i++) {
      if (!l->orbits.at[i].kept || asked[i]) continue;
      asked[i] = true;
      vec_push(&goals, l->orbits.at[i].broken);
    }
  }
  if (goals.count)
    for (vec_each(Orbit, orbit, &l->orbits)) orbit->kept = true;
  vec_free(&goals);
}

/* ---- orbit by orbit ---- */

static void drop_broken(Slice *l) {
  Valuation *model = solver_valuation(l->s->solver);
  for (vec_each(Orbit, orbit, &l->orbits))
    orbit->kept = orbit->kept && !valuation_lit(model, orbit->broken);
  valuation_destroy(model);
}

/* Drops what a step breaks, until nothing is broken.  False if safety is lost then. */
static bool close(Slice *l) {
  for (;;) {
    if (!is_excluded(l, l->s->lost)) return false;
    Lit any = LIT_FALSE;
    for (vec_each(Orbit, orbit, &l->orbits))
      if (orbit->kept) any = circuit_or(l->s->encoder->circuit, any, orbit->broken);
    Lits asked = {0};
    assume_kept(l, &asked);
    vec_push(&asked, any);
    Answer answer = ic3_ask(l->s, &asked);
    vec_free(&asked);
    if (answer != ANSWER_SAT) return answer == ANSWER_UNSAT;
    drop_broken(l);
  }
}

static bool *save(const Slice *l) {
  bool *kept = arena_array(l->s->found->memory, bool, l->orbits.count + 1);
  for (uint32_t i = 0; i < l->orbits.count; i++) kept[i] = l->orbits.at[i].kept;
  return kept;
}

static void restore(Slice *l, uint32_t count, const bool *kept) {
  for (uint32_t i = 0; i < l->orbits.count; i++) l->orbits.at[i].kept = i < count && kept[i];
}

/* How much there is to read and to think about. */
static uint32_t weight(const Slice *l, const Orbit *orbit) {
  return l->members.at[orbit->first].cube.count * ORBIT_LIMIT + orbit->count;
}

/* Of the kept orbits that were not tried yet the heaviest one; its number plus 1. */
static uint32_t heaviest(const Slice *l, const bool *tried) {
  uint32_t best = 0;
  for (uint32_t i = 0; i < l->orbits.count; i++) {
    const Orbit *orbit = &l->orbits.at[i];
    if (!orbit->kept || tried[i]) continue;
    if (!best || weight(l, orbit) > weight(l, &l->orbits.at[best - 1])) best = i + 1;
  }
  return best;
}

static void drop_superfluous(Slice *l) {
  bool *tried = arena_array(l->s->found->memory, bool, l->orbits.count + 1);
  memset(tried, 0, l->orbits.count + 1);
  for (uint32_t at; !l->s->stopped && (at = heaviest(l, tried)) != 0;) {
    const bool *before = save(l);
    tried[at - 1] = true;
    l->orbits.at[at - 1].kept = false;
    if (!close(l)) restore(l, l->orbits.count, before);
  }
}

/* ---- atom by atom ---- */

static Cube without(Slice *l, const Cube *cube, uint32_t at) {
  uint32_t *rest = arena_array(l->s->found->memory, uint32_t, cube->count + 1), count = 0;
  for (uint32_t i = 0; i < cube->count; i++)
    if (i != at) rest[count++] = cube->atoms[i];
  return (Cube){count, rest};
}

static bool is_initially_true(Slice *l, const Orbit *orbit) {
  Lit some = LIT_FALSE;
  for (uint32_t i = 0; i < orbit->count; i++)
    some = circuit_or(l->s->encoder->circuit, some, lit_not(l->members.at[orbit->first + i].holds));
  Lits asked = {0};
  vec_push(&asked, l->s->initial);
  vec_push(&asked, some);
  bool good = ic3_ask(l->s, &asked) == ANSWER_UNSAT;
  vec_free(&asked);
  return good;
}

/* The shorter clause with all its images in the place of the orbit. */
static bool replace(Slice *l, uint32_t at, Cube shorter) {
  const bool *before = save(l);
  uint32_t count = l->orbits.count;
  if (ic3_meets_initial(l->s, &shorter) || is_member(l, &l->seen, &shorter)) return false;
  l->orbits.at[at].kept = false;
  add_orbit(l, shorter, true);
  Orbit *orbit = vec_last(&l->orbits);
  bool good =
      orbit->closed && is_initially_true(l, orbit) && close(l) && vec_last(&l->orbits)->kept;
  if (!good) restore(l, count, before);
  return good;
}

enum { SHORT = 2 }; /* atoms: what is as short was looked for before the search */

/* Of clauses all of whose images are known. */
static bool shorten(Slice *l, uint32_t at) {
  Cube cube = l->members.at[l->orbits.at[at].first].cube;
  for (uint32_t i = 0; i < cube.count && cube.count > SHORT && !l->s->stopped; i++)
    if (replace(l, at, without(l, &cube, i))) return true;
  return false;
}

static bool shorten_all(Slice *l) {
  bool changed = false;
  for (uint32_t i = 0; i < l->orbits.count && !l->s->stopped; i++)
    if (l->orbits.at[i].kept && l->orbits.at[i].closed) changed |= shorten(l, i);
  return changed;
}

/* What has been made sure of when the time for it is over is kept: the invariant may be
   longer than it has to be. */
Cubes ic3_slice(Ic3 *s) {
  Slice l = {.s = s};
  double start = solver_clock(), limit = start + least_seconds + (start - s->started);
  if (s->deadline <= 0 || limit < s->deadline) s->deadline = limit;
  collect(&l);
  keep_what_is_used(&l);
  drop_superfluous(&l);
  while (!s->stopped && shorten_all(&l)) drop_superfluous(&l);
  Cubes cubes = {0};
  for (vec_each(OrbitMember, m, &l.members))
    if (l.orbits.at[m->orbit].kept) vec_push(&cubes, m->cube);
  vec_free(&l.members);
  vec_free(&l.orbits);
  map_free(&l.seen);
  map_free(&l.current);
  return cubes;
}
