#include "solver/walker.h"

#include "base/map.h"
#include "base/panic.h"
#include "base/random.h"
#include "solver/replay.h"
#include "solver/states.h"

enum { VALUES_KEPT = 1 << 20 }; /* a table of more values is given back between walks */

struct Walker {
  Run *shared; /* the run that reports; only read unless it is ours */
  const ActionTable *actions;
  bool reports;
  Task task;
  Run run;
  Random random;
  States *initial; /* found once */
  uint64_t initial_generated;
  States *successors;      /* of the state the walk is in: distinct */
  vec(const Value *) path; /* its states, one after the other */
  uint32_t path_count;
  vec(uint64_t) taken;     /* by action */
  SearchProgress progress; /* for the specification to ask: walks, as diameter */
};

/* What became of a step, or of a walk. */
typedef enum Outcome { OUTCOME_ON, OUTCOME_WALK_ENDS, OUTCOME_RUN_ENDS } Outcome;

static State path_state(const Walker *w, uint32_t index) {
  return w->path.at + (size_t)index * w->run.width;
}

static State current(const Walker *w) {
  return w->path_count ? path_state(w, w->path_count - 1) : NULL;
}

static void push_state(Walker *w, State state) {
  for (uint32_t v = 0; v < w->run.width; v++) vec_push(&w->path, state[v]);
  w->path_count++;
}

static void show_path(Walker *w) {
  if (!w->reports || w->run.budget.spent) return;
  vec(State) states = {0};
  for (uint32_t i = 0; i < w->path_count; i++) vec_push(&states, path_state(w, i));
  replay(&w->run, &(Candidate){.count = states.count, .states = states.at});
  vec_free(&states);
}

static void note_action(Walker *w, const Action *action) {
  if (!w->actions || !w->path_count) return;
  uint32_t id = actions_find(w->actions, action->definition);
  while (w->taken.count <= id) vec_push(&w->taken, 0);
  w->taken.at[id]++;
}

static bool collect(State state, const Action *action, void *env) {
  Walker *w = env;
  note_action(w, action);
  w->run.result->statistics.generated_states++;
  states_add(w->successors, state, NULL, STATES_NO_PARENT);
  return true;
}

static Outcome fail(Walker *w, const Node *node) {
  run_fault(&w->run, NULL, node);
  show_path(w);
  return OUTCOME_RUN_ENDS;
}

/* The claims about the walk so far. */
static Check check_path(Walker *w) {
  if (!w->run.claims.traces.count) return CHECK_HOLDS;
  vec(State) states = {0};
  for (uint32_t i = 0; i < w->path_count; i++) vec_push(&states, path_state(w, i));
  Check found = run_check_trace(&w->run, states.count, states.at);
  vec_free(&states);
  return found;
}

/* Go on to a state: check it, and say whether the walk may leave it again. */
static Outcome enter(Walker *w, State found) {
  bool in_model = true;
  push_state(w, found);
  if (w->path_count - 1 > w->run.result->depth) w->run.result->depth = w->path_count - 1;
  State before = w->path_count > 1 ? path_state(w, w->path_count - 2) : NULL;
  State state = current(w);
  run_set_position(&w->run, w->path_count - 1);
  if (run_in_model(&w->run, before, state, &in_model) &&
      run_check_state(&w->run, state, !before) == CHECK_HOLDS &&
      (!before || run_check_step(&w->run, before, state) == CHECK_HOLDS) &&
      check_path(w) == CHECK_HOLDS)
    return in_model ? OUTCOME_ON : OUTCOME_WALK_ENDS;
  show_path(w);
  return OUTCOME_RUN_ENDS;
}

static void leave(Walker *w) {
  w->path_count--;
  w->path.count -= w->run.width;
}

/* Choose among the candidates; those outside the constraints are checked, and
   another one is drawn. */
static Outcome choose(Walker *w, const States *candidates) {
  vec(uint32_t) left = {0};
  Outcome outcome = OUTCOME_WALK_ENDS;
  for (uint32_t i = 0; i < states_count(candidates); i++) vec_push(&left, i);
  while (left.count && outcome == OUTCOME_WALK_ENDS) {
    uint32_t *drawn = &left.at[random_below(&w->random, left.count)];
    outcome = enter(w, states_get(candidates, *drawn));
    if (outcome == OUTCOME_WALK_ENDS) leave(w);
    *drawn = vec_pop(&left);
  }
  vec_free(&left);
  return outcome;
}

static Outcome step(Walker *w) {
  const Model *model = w->run.task->model;
  states_destroy(w->successors);
  w->successors = states_create(w->run.width, 0);
  if (!each_successor(w->run.task->evaluator, model->next, current(w), collect, w))
    return fail(w, model->next);
  if (states_count(w->successors)) return choose(w, w->successors);
  if (!model->check_deadlock) return OUTCOME_WALK_ENDS;
  w->run.result->verdict = VERDICT_DEADLOCK;
  show_path(w);
  return OUTCOME_RUN_ENDS;
}

/* For TLCExt's Trace. */
static const Value *tell_path(void *env, State now) {
  Walker *w = env;
  if (!w->path_count) return NULL;
  vec(State) states = {0};
  for (uint32_t i = 0; i < w->path_count; i++) {
    vec_push(&states, path_state(w, i));
    if (path_state(w, i) == now) break;
  }
  const Value *trace = run_history(&w->run, states.count, states.at);
  vec_free(&states);
  return trace;
}

/* Each walk makes random choices of its own, whoever makes it. */
static Outcome walk(Walker *w, uint32_t number) {
  uint64_t seed = w->run.options->seed;
  w->random = random_seeded(hash_combine(hash_mix(seed), number));
  evaluator_set_seed(w->task.evaluator, seed + number);
  w->progress.diameter = number;
  w->progress.generated = w->run.result->statistics.generated_states;
  Outcome outcome = choose(w, w->initial);
  for (uint32_t i = 0; i < w->run.options->length && outcome == OUTCOME_ON; i++) {
    if (!run_may_go_on(&w->run)) return OUTCOME_RUN_ENDS;
    outcome = w->task.model->next ? step(w) : OUTCOME_WALK_ENDS;
  }
  return outcome;
}

static bool find_initial(Walker *w) {
  const Model *model = w->run.task->model;
  if (w->initial) return true;
  uint64_t before = w->run.result->statistics.generated_states;
  states_destroy(w->successors);
  w->successors = states_create(w->run.width, 0);
  if (!each_initial(w->run.task->evaluator, model->init, collect, w)) {
    run_fault(&w->run, NULL, model->init);
    return false;
  }
  w->initial = w->successors;
  w->successors = NULL;
  w->initial_generated = w->run.result->statistics.generated_states - before;
  return true;
}

/* ---- life ---- */

static void open_values(Walker *w) {
  if (!w->reports) {
    w->task.values = values_create();
    w->task.evaluator = evaluator_fork(w->shared->task->evaluator, w->task.values);
  }
  evaluator_set_progress(w->task.evaluator, &w->progress);
  evaluator_set_budget(w->task.evaluator, &w->run.budget);
  evaluator_on_trace(w->task.evaluator, tell_path, w);
  evaluator_name_arguments(w->task.evaluator, false);
}

static void close_values(Walker *w) {
  evaluator_on_trace(w->task.evaluator, NULL, NULL);
  evaluator_set_progress(w->task.evaluator, NULL);
  evaluator_set_budget(w->task.evaluator, NULL);
  evaluator_name_arguments(w->task.evaluator, true);
  states_destroy(w->initial);
  states_destroy(w->successors);
  w->initial = w->successors = NULL;
  vec_clear(&w->path);
  w->path_count = 0;
  if (w->reports) return;
  evaluator_destroy(w->task.evaluator);
  values_destroy(w->task.values);
}

Walker *walker_create(Run *run, const ActionTable *actions, bool reports) {
  Walker *w = calloc(1, sizeof *w);
  if (!w) panic("out of memory");
  w->shared = run;
  w->actions = actions;
  w->reports = reports;
  w->task = *run->task;
  w->run = *run;
  w->run.task = &w->task;
  if (!reports) w->run.result = result_create(run->result->engine);
  open_values(w);
  return w;
}

void walker_destroy(Walker *w) {
  if (!w) return;
  close_values(w);
  if (!w->reports) result_destroy(w->run.result);
  vec_free(&w->path);
  vec_free(&w->taken);
  free(w);
}

Journey walker_walk(Walker *w, uint32_t number) {
  if (!w->reports && values_count(w->task.values) > VALUES_KEPT) {
    close_values(w);
    open_values(w);
  }
  w->path_count = 0;
  vec_clear(&w->path);
  w->run.result->depth = 0;
  bool over = !find_initial(w);
  uint64_t before = w->run.result->statistics.generated_states;
  if (!over) over = walk(w, number) == OUTCOME_RUN_ENDS;
  uint64_t generated = w->run.result->statistics.generated_states - before;
  if (w->run.budget.spent) result_unknown(w->run.result, "%s", w->run.budget.spent);
  bool tired = over && w->run.result->verdict == VERDICT_UNKNOWN;
  return (Journey){.generated = generated + (number ? 0 : w->initial_generated),
                   .depth = w->run.result->depth,
                   .trouble = over && !tired,
                   .tired = tired ? w->run.result->reason : NULL};
}

void walker_count_actions(const Walker *w, Statistics *statistics) {
  if (!w) return;
  for (uint32_t i = 0; i < w->taken.count && i < statistics->actions.count; i++)
    statistics->actions.at[i].taken += w->taken.at[i];
}
