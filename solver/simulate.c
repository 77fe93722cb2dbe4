/* Random walks on the concrete evaluator: a smoke test that finds shallow bugs in
   specs of any size and proves nothing. */
#include "solver/engine.h"

#include "base/panic.h"
#include "base/random.h"
#include "solver/replay.h"
#include "solver/states.h"

typedef struct Walker {
  Run run;
  Random random;
  States *initial;         /* found once */
  States *successors;      /* of the state the walk is in: distinct */
  vec(const Value *) path; /* its states, one after the other */
  uint32_t path_count;
  SearchProgress progress; /* for the specification to ask: walks, as diameter */
} Walker;

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
  vec(State) states = {0};
  for (uint32_t i = 0; i < w->path_count; i++) vec_push(&states, path_state(w, i));
  replay(&w->run, &(Candidate){.count = states.count, .states = states.at});
  vec_free(&states);
}

static bool collect(State state, const Action *action, void *env) {
  (void)action;
  Walker *w = env;
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

/* Each walk makes random choices of its own. */
static Outcome walk(Walker *w) {
  evaluator_set_seed(w->run.task->evaluator, w->run.options->seed + w->progress.diameter);
  w->progress.generated = w->run.result->statistics.generated_states;
  w->path_count = 0;
  vec_clear(&w->path);
  Outcome outcome = choose(w, w->initial);
  for (uint32_t i = 0; i < w->run.options->length && outcome == OUTCOME_ON; i++) {
    if (!run_may_go_on(&w->run)) return OUTCOME_RUN_ENDS;
    outcome = w->run.task->model->next ? step(w) : OUTCOME_WALK_ENDS;
  }
  return outcome;
}

static bool find_initial(Walker *w) {
  const Model *model = w->run.task->model;
  w->successors = states_create(w->run.width, 0);
  if (!each_initial(w->run.task->evaluator, model->init, collect, w)) {
    run_fault(&w->run, NULL, model->init);
    return false;
  }
  w->initial = w->successors;
  w->successors = NULL;
  return true;
}

/* For TLCExt's Trace. */
static const Value *tell_path(void *env) {
  Walker *w = env;
  if (!w->path_count) return NULL;
  vec(State) states = {0};
  for (uint32_t i = 0; i < w->path_count; i++) vec_push(&states, path_state(w, i));
  const Value *trace = run_history(&w->run, states.count, states.at);
  vec_free(&states);
  return trace;
}

static void walk_all(Walker *w) {
  const EngineOptions *options = w->run.options;
  uint32_t done = 0;
  Outcome outcome = OUTCOME_ON;
  while (done < options->traces && outcome != OUTCOME_RUN_ENDS) {
    outcome = walk(w);
    w->progress.diameter = ++done;
  }
  if (w->run.result->verdict == VERDICT_HOLDS)
    result_note(w->run.result,
                "no violation in %u random executions of up to %u steps; other executions may "
                "have one",
                done, options->length);
}

Result *simulate(Task *task, const EngineOptions *options) {
  Walker w = {.random = random_seeded(options->seed)};
  evaluator_set_progress(task->evaluator, &w.progress);
  evaluator_on_trace(task->evaluator, tell_path, &w);
  if (run_begin(&w.run, task, options, "simulate") && find_initial(&w)) walk_all(&w);
  run_check_postcondition(&w.run);
  evaluator_on_trace(task->evaluator, NULL, NULL);
  evaluator_set_progress(task->evaluator, NULL);
  states_destroy(w.initial);
  states_destroy(w.successors);
  vec_free(&w.path);
  return run_end(&w.run);
}
