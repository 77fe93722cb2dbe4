#include "solver/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/panic.h"
#include "solver/mirror.h"

static void note_what_is_not_honoured(Run *run) {
  const Model *model = run->task->model;
  if (run->options->most_errors > 1 && strcmp(run->result->engine, "symbolic"))
    result_note(run->result, "only the symbolic engine finds several counterexamples");
  if (model->postcondition && !strcmp(run->result->engine, "symbolic"))
    result_note(run->result, "the postcondition is not evaluated by the symbolic engine");
  if (model->possible.count && !strcmp(run->result->engine, "symbolic"))
    result_note(run->result, "what _POSSIBLE names is not looked for by the symbolic engine");
}

bool check_assumptions(Task *task, Result *result) {
  const Spec *spec = task->model->spec;
  for (uint32_t i = 0; i < spec->assumption_count; i++) {
    const Property *p = &spec->assumptions[i];
    bool truth = false;
    bool known = evaluate_truth(task->evaluator, p->node, NULL, NULL, &truth);
    if (known && truth) continue;
    result->property = symbol_text(p->name);
    result->node = p->node;
    if (known)
      result->verdict = VERDICT_ASSUMPTION_FALSE;
    else
      result_fault(result, evaluator_fault(task->evaluator));
    result->assumed = !known;
    return false;
  }
  return true;
}

static bool assumptions_hold(Run *run) {
  evaluator_set_budget(run->task->evaluator, &run->budget);
  bool hold = check_assumptions(run->task, run->result);
  evaluator_set_budget(run->task->evaluator, NULL);
  if (run->budget.spent) result_unknown(run->result, "%s", run->budget.spent);
  return hold && !run->budget.spent;
}

/* What the specification is told of the run.  A bounded search goes through the depths
   one by one, too. */
static void tell_settings(const Task *task, const EngineOptions *options, const char *engine) {
  bool walks = !strcmp(engine, "simulate");
  SearchSettings settings = {.mode = walks ? "simulate" : "bfs",
                             .depth = options->length,
                             .traces = options->traces,
                             .check_deadlock = task->model->check_deadlock,
                             .workers = 1,
                             .seed = options->seed};
  evaluator_set_settings(task->evaluator, &settings);
}

bool run_simulates(const Run *run) { return !strcmp(run->result->engine, "simulate"); }

const Value *run_answer(void *env, Inquiry inquiry, State now) {
  (void)now;
  return inquiry == INQUIRY_SPEC ? mirror_spec(env) : NULL;
}

Budget engine_budget(const EngineOptions *options) {
  return (Budget){.deadline = options->deadline, .memory = options->memory};
}

Encoder *task_encoder(const Task *task, const Limits *limits, Budget *budget) {
  Encoder *e = encoder_create(task->values, task->session->symbols, task->model->spec, limits);
  encoder_set_budget(e, budget);
  return e;
}

bool run_begin(Run *run, Task *task, const EngineOptions *options, const char *engine) {
  *run = (Run){.task = task, .options = options, .result = result_create(engine)};
  run->width = task->model->spec->variable_count;
  run->start = run->level_start = solver_clock();
  run->budget = engine_budget(options);
  tell_settings(task, options, engine);
  evaluator_on_inquiry(task->evaluator, run_answer, run);
  if (!assumptions_hold(run)) return false;
  run->claims = claims_collect(task->model, run->result);
  note_what_is_not_honoured(run);
  if (!task->model->init) run->result->exhaustive = true;
  return task->model->init != NULL;
}

/* TLC evaluates it after a search that ran to its end or was ended by TLCSet("exit"), and
   once it has shown a trace. */
static bool has_postcondition(const Run *run) {
  switch (run->result->verdict) {
  case VERDICT_HOLDS: return true;
  case VERDICT_UNKNOWN: return evaluator_exit_wanted(run->task->evaluator);
  case VERDICT_VIOLATED:
  case VERDICT_DEADLOCK:
  case VERDICT_ASSERTION:
  case VERDICT_FAULT: return run->result->trace.count != 0;
  case VERDICT_ASSUMPTION_FALSE:
  case VERDICT_POSTCONDITION_FALSE: return false;
  }
  never("verdict");
}

/* What was found before stays what is reported. */
static void note_postcondition(Run *run, const char *name, bool known) {
  if (known)
    result_note(run->result, "the postcondition%s%s is false, too", name ? " " : "",
                name ? name : "");
  else
    result_note(run->result, "the postcondition%s%s cannot be evaluated: %s", name ? " " : "",
                name ? name : "", evaluator_fault(run->task->evaluator)->message);
}

static void report_postcondition(Run *run, const Node *node, bool known) {
  const char *name = node->kind == NODE_CALL ? symbol_text(node->definition->name) : NULL;
  if (run->result->trace.count) {
    note_postcondition(run, name, known);
    return;
  }
  run->result->exhaustive = false;
  if (run->claims.unchecked && evaluator_looked_outside(run->task->evaluator)) {
    result_unknown(run->result,
                   "the postcondition%s%s is not true, but temporal property %s was not checked: "
                   "it may speak of a counterexample to it",
                   name ? " " : "", name ? name : "", run->claims.unchecked);
    return;
  }
  run->result->property = name;
  run->result->node = node;
  if (known)
    run->result->verdict = VERDICT_POSTCONDITION_FALSE;
  else
    result_fault(run->result, evaluator_fault(run->task->evaluator));
  run->result->assumed = !known;
}

/* The first property that was to be possible and was not seen, or NULL. */
static const Property *find_never_true(const Run *run) {
  for (vec_each(const Property, p, &run->task->model->possible))
    if (!evaluator_has_counted(run->task->evaluator, p->name)) return p;
  return NULL;
}

static void check_possible(Run *run) {
  const Property *p = find_never_true(run);
  if (!p) return;
  if (run->result->trace.count) {
    result_note(run->result, "%s, which is to be possible, was not true in what was searched",
                symbol_text(p->name));
    return;
  }
  run->result->exhaustive = false;
  run->result->verdict = VERDICT_POSTCONDITION_FALSE;
  run->result->never_true = true;
  run->result->property = symbol_text(p->name);
  run->result->node = p->node;
}

static bool postcondition_is_true(Run *run, const Node *node) {
  Evaluator *evaluator = run->task->evaluator;
  const Statistics *all = &run->result->statistics;
  SearchProgress progress = {.distinct = all->distinct_states,
                             .generated = all->generated_states,
                             .diameter = (uint64_t)run->result->depth + 1,
                             .initial = all->initial_states};
  bool truth = false;
  if (run->result->trace.count) evaluator_set_counterexample(evaluator, mirror_counterexample(run));
  evaluator_set_level(evaluator, 0);
  evaluator_set_progress(evaluator, &progress);
  bool known = evaluate_truth(evaluator, node, NULL, NULL, &truth);
  evaluator_set_progress(evaluator, NULL);
  evaluator_set_counterexample(evaluator, NULL);
  if (!known || !truth) report_postcondition(run, node, known);
  return known && truth;
}

void run_check_postcondition(Run *run) {
  const Node *node = run->task->model->postcondition;
  if (!has_postcondition(run)) return;
  if (!node || postcondition_is_true(run, node)) check_possible(run);
}

Result *run_end(Run *run) {
  evaluator_on_inquiry(run->task->evaluator, NULL, NULL);
  claims_free(&run->claims);
  run->result->statistics.seconds = solver_clock() - run->start;
  return run->result;
}

/* A limit of states is the same on every machine if they are counted one by one. */
uint32_t run_workers(const EngineOptions *options) {
  enum { MOST = 64 };
  if (options->most_states) return 1;
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  uint32_t wanted = options->workers ? options->workers : processors > 0 ? (uint32_t)processors : 1;
  return wanted < MOST ? wanted : MOST;
}

bool run_may_go_on(Run *run) {
  if (evaluator_exit_wanted(run->task->evaluator)) {
    result_unknown(run->result, "the specification ended the search by TLCSet(\"exit\", TRUE)");
    return false;
  }
  if (budget_look(&run->budget)) return true;
  result_unknown(run->result, "%s", run->budget.spent);
  return false;
}

void run_report_depth(Run *run, DepthStatistics depth) {
  double now = solver_clock();
  Statistics *all = &run->result->statistics;
  depth.seconds = now - run->level_start;
  depth.memory = budget_memory_in_use();
  run->level_start = now;
  all->seconds = now - run->start;
  vec_push(&all->depths, depth);
  if (run->options->progress) run->options->progress(&depth, all, run->options->progress_env);
}

void run_set_position(Run *run, uint32_t index) {
  run->position = index;
  evaluator_set_level(run->task->evaluator, (int64_t)index + 1);
}

/* A step is looked at from its first state. */
static bool step_is_true(Run *run, const Node *node, State before, State after, bool *truth) {
  Evaluator *evaluator = run->task->evaluator;
  if (!after) return evaluate_predicate(evaluator, node, before, truth);
  evaluator_set_level(evaluator, run->position);
  bool known = evaluate_truth(evaluator, node, before, after, truth);
  evaluator_set_level(evaluator, (int64_t)run->position + 1);
  return known;
}

void run_fault(Run *run, const char *property, const Node *node) {
  run->result->property = property;
  run->result->node = node;
  result_fault(run->result, evaluator_fault(run->task->evaluator));
}

void run_violated(Run *run, const Claim *claim) {
  run->result->verdict = VERDICT_VIOLATED;
  run->result->property = symbol_text(claim->name);
  run->result->node = claim->node;
}

/* Are all of them true of a state, or, with one before it, of a step?  False if evaluation
   failed. */
static bool satisfies(Run *run, const PropertyList *list, State before, State state, bool *answer) {
  for (vec_each(const Property, p, list)) {
    if (!step_is_true(run, p->node, before ? before : state, before ? state : NULL, answer)) {
      run_fault(run, symbol_text(p->name), p->node);
      return false;
    }
    if (!*answer) return true;
  }
  return true;
}

/* Counts what is true, of all that is to be possible of a state, or, with one before it, of
   a step.  False if evaluation failed. */
static bool count_possible(Run *run, State before, State state) {
  for (vec_each(const Property, p, &run->task->model->possible)) {
    bool truth = false;
    if ((p->node->level < LEVEL_ACTION) != !before) continue;
    if (!step_is_true(run, p->node, before ? before : state, before ? state : NULL, &truth)) {
      run_fault(run, symbol_text(p->name), p->node);
      return false;
    }
    evaluator_count(run->task->evaluator, p->name, truth);
  }
  return true;
}

/* In TLC, too, what does not satisfy a constraint is not counted. */
bool run_in_model(Run *run, State before, State state, bool *answer) {
  const Model *model = run->task->model;
  *answer = true;
  if (!satisfies(run, &model->constraints, NULL, state, answer)) return false;
  if (*answer && !count_possible(run, NULL, state)) return false;
  if (!*answer || !before) return true;
  if (!satisfies(run, &model->action_constraints, before, state, answer)) return false;
  return !*answer || count_possible(run, before, state);
}

static Check check_claims(Run *run, const ClaimList *claims, State now, State next) {
  for (vec_each(Claim, claim, claims)) {
    bool truth = false;
    if (!step_is_true(run, claim->node, now, next, &truth)) {
      run_fault(run, symbol_text(claim->name), claim->node);
      return CHECK_FAILED;
    }
    if (truth) continue;
    run_violated(run, claim);
    return CHECK_VIOLATED;
  }
  return CHECK_HOLDS;
}

Check run_check_state(Run *run, State state, bool initial) {
  Check found = check_claims(run, &run->claims.states, state, NULL);
  if (found != CHECK_HOLDS || !initial) return found;
  return check_claims(run, &run->claims.initial, state, NULL);
}

Check run_check_step(Run *run, State before, State after) {
  return check_claims(run, &run->claims.steps, before, after);
}

const Value *run_history(Run *run, uint32_t count, const State *states,
                         const Value *const *actions) {
  Values *values = run->task->values;
  const Spec *spec = run->task->model->spec;
  Symbol *names = calloc(run->width + 1, sizeof *names);
  const Value **items = calloc(run->width + 1, sizeof *items);
  const Value **records = calloc(count + 1, sizeof *records);
  if (!names || !items || !records) panic("out of memory");
  for (uint32_t v = 0; v < run->width; v++) names[v] = spec->variables[v]->name;
  names[run->width] = symbol_intern(run->task->session->symbols, "_action", strlen("_action"));
  for (uint32_t i = 0; i < count; i++) {
    for (uint32_t v = 0; v < run->width; v++) items[v] = states[i][v];
    if (actions) items[run->width] = actions[i];
    records[i] = value_record(values, run->width + (actions ? 1 : 0), names, items);
  }
  const Value *sequence = value_tuple(values, count, records);
  free(records);
  free(items);
  free(names);
  return sequence;
}

Check run_check_trace_claim(Run *run, const TraceInvariant *t, uint32_t count,
                            const State *states) {
  bool truth = false;
  const Value *sequence = run_history(run, count, states, NULL);
  const char *name = symbol_text(t->name);
  if (!evaluate_applied(run->task->evaluator, t->definition, 1, &sequence, &truth)) {
    run_fault(run, name, t->definition->body);
    return CHECK_FAILED;
  }
  if (truth) return CHECK_HOLDS;
  run_violated(run, &(Claim){t->name, t->definition->body});
  run->result->of_trace = true;
  return CHECK_VIOLATED;
}

Check run_check_trace(Run *run, uint32_t count, const State *states) {
  Check found = CHECK_HOLDS;
  for (vec_each(TraceInvariant, t, &run->claims.traces))
    if (found == CHECK_HOLDS) found = run_check_trace_claim(run, t, count, states);
  return found;
}
