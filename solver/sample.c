#include "solver/sample.h"

#include <stdlib.h>

#include "base/panic.h"
#include "base/random.h"
#include "solver/registers.h"
#include "solver/solver.h"

enum { VISITS = 40 }; /* of states, for each that there is room for */

typedef struct Sample {
  States *states;
  uint32_t limit, visits;
  double deadline; /* 0: none */
  bool full;
} Sample;

static bool take(State state, const Action *action, void *env) {
  (void)action;
  Sample *s = env;
  states_add(s->states, state, NULL, STATES_NO_PARENT);
  bool late = s->deadline > 0 && solver_clock() > s->deadline;
  s->full = late || states_count(s->states) >= s->limit || ++s->visits > s->limit * VISITS;
  return !s->full;
}

/* The steps of states are taken once each. */
static void walk(const Task *task, Sample *s) {
  Random random = random_seeded(1);
  bool *expanded = calloc(s->limit + 1, sizeof *expanded);
  if (!expanded) panic("out of memory");
  uint32_t oldest = 0;
  while (!s->full && oldest < states_count(s->states)) {
    uint32_t count = states_count(s->states);
    uint32_t from = random_below(&random, 2) ? count - 1 : random_below(&random, count);
    if (expanded[from]) from = oldest;
    while (from < count && expanded[from]) from++;
    if (from == count) break;
    expanded[from] = true;
    while (oldest < count && expanded[oldest]) oldest++;
    if (!each_successor(task->evaluator, task->model->next, states_get(s->states, from), take, s))
      break;
  }
  free(expanded);
}

States *sample_states(const Task *task, uint32_t limit, double deadline) {
  const Model *model = task->model;
  Sample s = {.states = states_create(model->spec->variable_count, 0),
              .limit = limit,
              .deadline = deadline};
  if (model_has_registers(model)) return s.states;
  /* Half of the room is left for what is not initial. */
  s.limit = limit / 2 + 1;
  bool good = each_initial(task->evaluator, model->init, take, &s);
  s.limit = limit;
  s.visits = 0;
  s.full = false;
  if (good || states_count(s.states)) walk(task, &s);
  return s.states;
}
