/* Breadth-first search over the states the concrete evaluator enumerates, with
   TLC's rules: a state outside the constraints is checked, but neither counted nor
   explored; a deadlock is a state without any successor. */
#include "solver/engine.h"

#include <string.h>

#include "base/panic.h"
#include "solver/replay.h"
#include "solver/states.h"
#include "solver/symmetry.h"

enum { LIMITS_EVERY = 256 }; /* states between two looks at clock and memory */

typedef struct Search {
  Run run;
  States *states;
  Symmetry *symmetry;
  const Value **least;      /* scratch: the representative of a state */
  uint32_t depth;           /* of the state being expanded */
  SearchProgress progress;  /* for the specification to ask */
  vec(const Value *) found; /* the successors of one state, one after the other */
  uint32_t found_count;
  bool tired; /* a limit was reached while successors were found */
} Search;

/* ---- traces ---- */

/* The way to a state that was seen, and perhaps one step on. */
static void show_trace(Search *s, uint32_t index, State last) {
  vec(State) path = {0};
  if (last) vec_push(&path, last);
  for (uint32_t i = index; i != STATES_NO_PARENT; i = states_parent(s->states, i))
    vec_push(&path, states_get(s->states, i));
  for (uint32_t i = 0; i < path.count / 2; i++) {
    State other = path.at[i];
    path.at[i] = path.at[path.count - 1 - i];
    path.at[path.count - 1 - i] = other;
  }
  replay(&s->run, &(Candidate){.count = path.count, .states = path.at});
  vec_free(&path);
}

/* ---- one state found ---- */

static bool remember(Search *s, State state, uint32_t parent, bool *new) {
  const Model *model = s->run.task->model;
  State key = NULL;
  if (s->symmetry) {
    symmetry_least(s->symmetry, state, s->least);
    key = s->least;
  }
  const Value *view = NULL;
  if (model->view) {
    view = evaluate(s->run.task->evaluator, model->view, key ? key : state, NULL);
    if (!view) {
      run_fault(&s->run, NULL, model->view);
      return false;
    }
    key = &view;
  }
  *new = states_add(s->states, state, key, parent);
  return true;
}

/* False if the search ends here; the result says why. */
static bool examine(Search *s, uint32_t parent, State state) {
  Run *run = &s->run;
  State before = parent == STATES_NO_PARENT ? NULL : states_get(s->states, parent);
  bool in_model, new = true;
  run->result->statistics.generated_states++;
  run_set_position(run, before ? s->depth + 1 : 0);
  if (!run_in_model(run, before, state, &in_model)) return false;
  if (in_model && !remember(s, state, parent, &new)) return false;
  if (new &&run_check_state(run, state, !before) != CHECK_HOLDS) return false;
  return !before || run_check_step(run, before, state) == CHECK_HOLDS;
}

/* Does the search stay within the number of states that it may have? */
static bool is_small(Search *s, uint64_t count) {
  uint32_t most = s->run.options->most_states;
  if (!most || count <= most) return true;
  result_unknown(s->run.result, "there are more than %u states", most);
  return false;
}

/* ---- all successors of one state ---- */

static bool collect(State next, const Action *action, void *env) {
  (void)action;
  Search *s = env;
  for (uint32_t v = 0; v < s->run.width; v++) vec_push(&s->found, next[v]);
  s->tired = ++s->found_count % (LIMITS_EVERY * 16) == 0 &&
             !(run_may_go_on(&s->run) && is_small(s, s->found_count));
  return !s->tired;
}

static bool examine_found(Search *s, uint32_t parent) {
  for (uint32_t i = 0; i < s->found_count; i++) {
    State state = s->found.at + (size_t)i * s->run.width;
    if (i % LIMITS_EVERY == LIMITS_EVERY - 1 && !run_may_go_on(&s->run)) return false;
    if (examine(s, parent, state)) continue;
    if (s->run.result->verdict != VERDICT_UNKNOWN) show_trace(s, parent, state);
    return false;
  }
  return true;
}

static bool find_initial(Search *s) {
  const Model *model = s->run.task->model;
  run_set_position(&s->run, 0);
  if (!each_initial(s->run.task->evaluator, model->init, collect, s)) {
    run_fault(&s->run, NULL, model->init);
    return false;
  }
  return !s->tired && examine_found(s, STATES_NO_PARENT);
}

static bool expand(Search *s, uint32_t index) {
  const Model *model = s->run.task->model;
  State now = states_get(s->states, index);
  vec_clear(&s->found);
  s->found_count = 0;
  run_set_position(&s->run, s->depth);
  if (!each_successor(s->run.task->evaluator, model->next, now, collect, s)) {
    run_fault(&s->run, NULL, model->next);
    show_trace(s, index, NULL);
    return false;
  }
  if (s->tired) return false;
  if (!s->found_count && model->check_deadlock) {
    s->run.result->verdict = VERDICT_DEADLOCK;
    show_trace(s, index, NULL);
    return false;
  }
  return examine_found(s, index);
}

/* ---- level by level ---- */

static void report_level(Search *s, uint32_t level_start) {
  Statistics *all = &s->run.result->statistics;
  all->distinct_states = states_count(s->states);
  uint32_t new = states_count(s->states) - level_start;
  if (!new) return;
  s->run.result->depth = s->depth;
  run_report_depth(&s->run, (DepthStatistics){.depth = s->depth, .states = new});
}

static void report_progress(Search *s, uint32_t expanding) {
  s->progress = (SearchProgress){.distinct = states_count(s->states),
                                 .generated = s->run.result->statistics.generated_states,
                                 .queue = states_count(s->states) - expanding - 1,
                                 .diameter = s->depth + 1};
}

static bool expand_level(Search *s, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; i++) {
    if (i % LIMITS_EVERY == 0 && !run_may_go_on(&s->run)) return false;
    if (!is_small(s, states_count(s->states))) return false;
    report_progress(s, i);
    if (!expand(s, i)) return false;
  }
  return true;
}

static void search(Search *s) {
  bool on = find_initial(s);
  uint32_t start = 0;
  if (on) report_level(s, start);
  if (!s->run.task->model->next) return;
  const EngineOptions *options = s->run.options;
  while (on && start < states_count(s->states)) {
    if (options->bounded && s->depth == options->length) return;
    uint32_t end = states_count(s->states);
    on = expand_level(s, start, end);
    s->depth++;
    if (on) report_level(s, end);
    start = end;
  }
  s->run.result->exhaustive = on;
}

/* What is said of whole executions, this search cannot tell. */
static bool refuse_trace_claims(Run *run) {
  if (!run->claims.traces.count) return false;
  result_unknown(run->result,
                 "trace invariant %s is about executions, which the explicit engine does not keep "
                 "apart",
                 symbol_text(run->claims.traces.at[0].name));
  return true;
}

static void search_open(Search *s) {
  const Model *model = s->run.task->model;
  s->symmetry = symmetry_create(&s->run);
  uint32_t key_width = s->symmetry ? s->run.width : 0;
  if (model->view) key_width = 1;
  s->states = states_create(s->run.width, key_width);
  evaluator_set_progress(s->run.task->evaluator, &s->progress);
  s->least = calloc(s->run.width + 1, sizeof *s->least);
  if (!s->least) panic("out of memory");
}

static void search_close(Search *s) {
  evaluator_set_progress(s->run.task->evaluator, NULL);
  s->run.result->statistics.distinct_states = states_count(s->states);
  states_destroy(s->states);
  symmetry_destroy(s->symmetry);
  vec_free(&s->found);
  free(s->least);
}

Result *check_explicit(Task *task, const EngineOptions *options) {
  Search s = {0};
  if (run_begin(&s.run, task, options, "explicit") && !refuse_trace_claims(&s.run)) {
    search_open(&s);
    if (s.run.result->verdict == VERDICT_HOLDS) search(&s);
    search_close(&s);
  }
  return run_end(&s.run);
}
