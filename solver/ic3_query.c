/* The questions of a search for an invariant: relative induction, and how a state becomes a cube.
 */
#include <string.h>

#include "solver/ic3_run.h"

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
void ic3_assume_frame(Ic3 *s, uint32_t level, Lits *all) {
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
Cube ic3_lift(Ic3 *s, Valuation *model, Lit goal) {
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
bool ic3_is_inductive(Ic3 *s, const Cube *cube, uint32_t level, Cube *core, Cube *before) {
  Lits asked = {0};
  for (uint32_t i = 0; i < cube->count; i++) vec_push(&asked, s->atoms.all.at[cube->atoms[i]].next);
  vec_push(&asked, s->step.guard);
  vec_push(&asked, lit_not(ic3_conjunction(s, cube)));
  ic3_assume_frame(s, level - 1, &asked);
  Answer answer = ic3_ask(s, &asked);
  vec_free(&asked);
  if (answer == ANSWER_UNSAT && core) *core = used_atoms(s, cube);
  if (answer == ANSWER_SAT && before) {
    Valuation *model = solver_valuation(s->solver);
    *before = ic3_lift(s, model, ic3_after(s, cube));
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
Cube ic3_keep_from_initial(Ic3 *s, Cube core, const Cube *cube) {
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
Cube ic3_generalize(Ic3 *s, Cube cube, uint32_t level) {
  for (uint32_t at = cube.count; at > 0 && cube.count > 1 && !s->stopped;) {
    Cube smaller = without(s, &cube, --at), core;
    if (ic3_meets_initial(s, &smaller) || !ic3_is_inductive(s, &smaller, level, &core, NULL))
      continue;
    cube = ic3_keep_from_initial(s, core, &smaller);
    if (at > cube.count) at = cube.count;
  }
  return cube;
}
