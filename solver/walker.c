#include "solver/walker.h"

#include "base/map.h"
#include "base/panic.h"
#include "base/random.h"
#include "solver/mirror.h"
#include "solver/registers.h"
#include "solver/replay.h"
#include "solver/states.h"

enum { VALUES_KEPT = 1 << 20 }; /* a table of more values is given back between walks */

typedef vec(Action) ActionList;

/* The actions that led to the initial states, to the successors and along the path. */
typedef struct Deeds {
  bool wanted;
  Arena *memory;
  ArenaMark walk; /* where that of the walk begins */
  ActionList initial, successors, path;
} Deeds;

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
  Deeds deeds;             /* what led where, if the specification may ask */
  vec(uint64_t) taken;     /* by action */
  SearchProgress progress; /* for the specification to ask */
  int64_t spread;          /* of the lengths of walks: squares of what they differ from the mean */
};

/* What became of a step, or of a walk. */
typedef enum Outcome { OUTCOME_ON, OUTCOME_WALK_ENDS, OUTCOME_RUN_ENDS } Outcome;

static State path_state(const Walker *w, uint32_t index) {
  return w->path.at + (size_t)index * w->run.width;
}

static State current(const Walker *w) {
  return w->path_count ? path_state(w, w->path_count - 1) : NULL;
}

static void push_state(Walker *w, State state, const Action *action) {
  for (uint32_t v = 0; v < w->run.width; v++) vec_push(&w->path, state[v]);
  w->path_count++;
  if (action) vec_push(&w->deeds.path, *action);
}

/* With arguments that last as long as the walk. */
static void keep_action(Deeds *d, const Action *action) {
  Symbol *names = arena_array(d->memory, Symbol, (size_t)action->argument_count + 1);
  const Value **values = arena_array(d->memory, const Value *, (size_t)action->argument_count + 1);
  for (uint32_t i = 0; i < action->argument_count; i++) {
    names[i] = action->names[i];
    values[i] = action->arguments[i];
  }
  vec_push(&d->successors, *action);
  vec_last(&d->successors)->names = names;
  vec_last(&d->successors)->arguments = values;
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
  w->progress.generated = ++w->run.result->statistics.generated_states;
  if (states_add(w->successors, state, NULL, STATES_NO_PARENT) && w->deeds.wanted)
    keep_action(&w->deeds, action);
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
static Outcome enter(Walker *w, State found, const Action *action) {
  bool in_model = true;
  push_state(w, found, action);
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
  if (w->deeds.wanted) w->deeds.path.count--;
}

/* Choose among the candidates; those outside the constraints are checked, and
   another one is drawn. */
static Outcome choose(Walker *w, const States *candidates, const ActionList *actions) {
  vec(uint32_t) left = {0};
  Outcome outcome = OUTCOME_WALK_ENDS;
  for (uint32_t i = 0; i < states_count(candidates); i++) vec_push(&left, i);
  while (left.count && outcome == OUTCOME_WALK_ENDS) {
    uint32_t *drawn = &left.at[random_below(&w->random, left.count)];
    const Action *action = w->deeds.wanted ? &actions->at[*drawn] : NULL;
    outcome = enter(w, states_get(candidates, *drawn), action);
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
  vec_clear(&w->deeds.successors);
  if (!each_successor(w->run.task->evaluator, model->next, current(w), collect, w))
    return fail(w, model->next);
  if (states_count(w->successors)) return choose(w, w->successors, &w->deeds.successors);
  if (!model->check_deadlock) return OUTCOME_WALK_ENDS;
  w->run.result->verdict = VERDICT_DEADLOCK;
  show_path(w);
  return OUTCOME_RUN_ENDS;
}

/* ---- what specifications ask ---- */

/* Where the state is on the path; how long that is if it is not there. */
static uint32_t place_of(const Walker *w, State state) {
  uint32_t i = 0;
  while (i < w->path_count && path_state(w, i) != state) i++;
  return i;
}

static const Value *tell_path(Walker *w, uint32_t count) {
  vec(State) states = {0};
  vec(const Value *) actions = {0};
  for (uint32_t i = 0; i < count; i++) {
    vec_push(&states, path_state(w, i));
    vec_push(&actions, mirror_action(&w->task, &w->deeds.path.at[i]));
  }
  const Value *trace = run_history(&w->run, states.count, states.at, actions.at);
  vec_free(&states);
  vec_free(&actions);
  return trace;
}

static const Value *tell_behavior(Walker *w, uint32_t count) {
  vec(Symbol) names = {0};
  for (uint32_t i = 1; i < count; i++) {
    const Definition *d = w->deeds.path.at[i].definition;
    if (d) vec_push(&names, d->name);
  }
  const Value *told = mirror_counts(&w->task, names.count, names.at);
  vec_free(&names);
  return told;
}

static const Value *answer(void *env, Inquiry inquiry, State now) {
  Walker *w = env;
  if (inquiry == INQUIRY_SPEC) return run_answer(&w->run, inquiry, now);
  uint32_t place = place_of(w, now);
  bool known = place < w->path_count && w->deeds.wanted;
  uint32_t count = known ? place + 1 : w->path_count;
  if (!w->path_count || !w->deeds.wanted) return NULL;
  if (inquiry == INQUIRY_TRACE) return tell_path(w, count);
  if (inquiry == INQUIRY_BEHAVIOR) return tell_behavior(w, count);
  return known ? mirror_action(&w->task, &w->deeds.path.at[place]) : NULL;
}

/* ---- walking ---- */

/* Each walk makes random choices of its own, whoever makes it. */
static Outcome walk(Walker *w, uint32_t number) {
  uint64_t seed = w->run.options->seed;
  w->random = random_seeded(hash_combine(hash_mix(seed), number));
  evaluator_set_seed(w->task.evaluator, seed + number);
  w->progress.diameter = (uint64_t)number + 1;
  w->progress.generated = w->run.result->statistics.generated_states;
  Outcome outcome = choose(w, w->initial, &w->deeds.initial);
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
  vec_clear(&w->deeds.successors);
  if (!each_initial(w->run.task->evaluator, model->init, collect, w)) {
    run_fault(&w->run, NULL, model->init);
    return false;
  }
  w->initial = w->successors;
  w->successors = NULL;
  for (vec_each(const Action, a, &w->deeds.successors)) vec_push(&w->deeds.initial, *a);
  w->deeds.walk = arena_save(w->deeds.memory);
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
  evaluator_on_inquiry(w->task.evaluator, answer, w);
  evaluator_name_arguments(w->task.evaluator, w->deeds.wanted);
}

static void close_values(Walker *w) {
  evaluator_on_inquiry(w->task.evaluator, run_answer, w->shared);
  evaluator_set_progress(w->task.evaluator, NULL);
  evaluator_set_budget(w->task.evaluator, NULL);
  evaluator_name_arguments(w->task.evaluator, true);
  states_destroy(w->initial);
  states_destroy(w->successors);
  w->initial = w->successors = NULL;
  vec_clear(&w->deeds.initial);
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
  w->deeds.wanted = model_has_registers(run->task->model);
  w->deeds.memory = arena_create();
  if (!reports) w->run.result = result_create(run->result->engine);
  open_values(w);
  return w;
}

void walker_destroy(Walker *w) {
  if (!w) return;
  close_values(w);
  if (!w->reports) result_destroy(w->run.result);
  vec_free(&w->deeds.initial);
  vec_free(&w->deeds.successors);
  vec_free(&w->deeds.path);
  arena_destroy(w->deeds.memory);
  vec_free(&w->path);
  vec_free(&w->taken);
  free(w);
}

/* The mean of the lengths of walks, and their variance, in whole numbers as TLC counts
   them (Welford's algorithm). */
static void note_length(Walker *w, uint32_t walks) {
  uint32_t most = w->run.options->length;
  int64_t length = w->path_count < most ? w->path_count : most;
  int64_t mean = (int64_t)w->progress.mean, delta = length - mean;
  mean += delta / (int64_t)walks;
  w->spread += delta * (length - mean);
  w->progress.mean = (uint64_t)mean;
  w->progress.variance = (uint64_t)((w->spread + walks / 2) / ((int64_t)walks + 1));
}

Journey walker_walk(Walker *w, uint32_t number) {
  if (!w->reports && values_count(w->task.values) > VALUES_KEPT) {
    close_values(w);
    open_values(w);
  }
  w->path_count = 0;
  vec_clear(&w->path);
  vec_clear(&w->deeds.path);
  w->run.result->depth = 0;
  bool over = !find_initial(w);
  if (!over) arena_rewind(w->deeds.memory, w->deeds.walk);
  uint64_t before = w->run.result->statistics.generated_states;
  if (!over) over = walk(w, number) == OUTCOME_RUN_ENDS;
  uint64_t generated = w->run.result->statistics.generated_states - before;
  if (w->run.budget.spent) result_unknown(w->run.result, "%s", w->run.budget.spent);
  note_length(w, number + 1);
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
