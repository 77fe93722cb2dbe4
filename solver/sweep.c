#include "solver/sweep.h"

#include "base/map.h"

/* What is hard to tell is left.  A miss costs the solver an assignment of all variables,
   so their number says how many there may be; each find allows for another one. */
enum { MOST_CONFLICTS = 100, MOST_ASSIGNED = 200000, FEWEST_MISSES = 4 };

/* A gate that is looked at: whether it was seen false, and true, or found never to be. */
typedef struct Suspect {
  Lit lit;
  uint64_t place;         /* where in the state it stands first */
  bool seen[2], never[2]; /* by truth */
} Suspect;

typedef struct Sweep {
  Bmc *bmc;
  uint32_t depth;    /* of the state */
  uint64_t variable; /* whose value is being looked through */
  vec(Suspect) suspects;
  Map index; /* literal -> its suspect */
  uint32_t found, misses, patience;
} Sweep;

static Lit collect(void *env, Lit lit, uint64_t place) {
  Sweep *s = env;
  Lit positive = {lit.code & ~1U};
  if (map_find(&s->index, positive.code)) return lit;
  map_put(&s->index, positive.code, s->suspects.count);
  place = hash_combine(hash_combine(place, s->variable), lit_negated(lit));
  vec_push(&s->suspects, ((Suspect){.lit = positive, .place = place}));
  return lit;
}

/* ---- what was asked in vain ---- */

/* What was possible at this place in the states before most often still is.  So after each
   miss the place is left alone for twice as many depths as after the one before. */
typedef struct Vain {
  uint32_t rest; /* for how many depths from the last miss on */
  uint32_t next; /* the depth at which it is looked at again */
} Vain;

static uint64_t place_of(const Suspect *suspect, bool truth) {
  return hash_combine(suspect->place, truth);
}

static Vain vain_at(const Sweep *s, const Suspect *suspect, bool truth) {
  const uint64_t *found = map_find(&s->bmc->swept_in_vain, place_of(suspect, truth));
  return found ? (Vain){(uint32_t)(*found >> 32), (uint32_t)*found} : (Vain){0, 0};
}

static void note_miss(Sweep *s, const Suspect *suspect, bool truth) {
  uint32_t rest = 2 * vain_at(s, suspect, truth).rest + 1;
  uint64_t next = s->depth + rest;
  map_put(&s->bmc->swept_in_vain, place_of(suspect, truth), (uint64_t)rest << 32 | next);
}

/* ---- the literals ---- */

/* What the solver's model shows is possible. */
static void see(Sweep *s) {
  Valuation *v = solver_valuation(s->bmc->solver);
  for (vec_each(Suspect, suspect, &s->suspects))
    if (!suspect->seen[0] || !suspect->seen[1])
      suspect->seen[valuation_lit(v, suspect->lit)] = true;
  valuation_destroy(v);
}

static void settle(Sweep *s, Suspect *suspect, bool truth) {
  Solver *solver = s->bmc->solver;
  if (suspect->seen[truth] || suspect->never[!truth]) return;
  if (s->misses >= s->patience + s->found) return;
  if (s->depth < vain_at(s, suspect, truth).next) return;
  Lit lit = lit_xor_sign(suspect->lit, !truth);
  Answer answer = solver_try(solver, lit, MOST_CONFLICTS);
  suspect->never[truth] = answer == ANSWER_UNSAT;
  s->found += answer == ANSWER_UNSAT;
  s->misses += answer != ANSWER_UNSAT;
  if (answer != ANSWER_UNSAT) note_miss(s, suspect, truth);
  if (answer == ANSWER_SAT) see(s);
  if (answer == ANSWER_UNSAT) solver_assert(solver, lit_not(lit));
}

static Lit constant_of(void *env, Lit lit, uint64_t place) {
  const Sweep *s = env;
  (void)place;
  const Suspect *suspect = &s->suspects.at[*map_find(&s->index, lit.code & ~1U)];
  if (!suspect->never[0] && !suspect->never[1]) return lit;
  return lit_from(suspect->never[0] != lit_negated(lit));
}

/* Where something was found in the last state there is again. */
static uint32_t patience(const Bmc *b) {
  uint64_t misses = MOST_ASSIGNED / (solver_statistics(b->solver).variables + 1);
  return (uint32_t)(misses > FEWEST_MISSES ? misses : FEWEST_MISSES) + b->last_swept;
}

void sweep_state(Bmc *b) {
  Sweep s = {.bmc = b, .depth = b->steps.count, .patience = patience(b)};
  const Sym **values = vec_last(&b->steps)->next;
  uint32_t variables = b->run.task->model->spec->variable_count;
  for (s.variable = 0; s.variable < variables; s.variable++)
    sym_rewrite(b->encoder, values[s.variable], collect, &s);
  see(&s);
  for (uint32_t i = 0; i < s.suspects.count; i++) {
    settle(&s, &s.suspects.at[i], true);
    settle(&s, &s.suspects.at[i], false);
  }
  for (uint32_t v = 0; v < variables && s.found; v++)
    values[v] = sym_rewrite(b->encoder, values[v], constant_of, &s);
  b->last_swept = s.found;
  vec_free(&s.suspects);
  map_free(&s.index);
}
