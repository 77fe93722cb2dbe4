#include "solver/explorer.h"

#include <string.h>

#include "base/panic.h"

enum {
  LIMITS_EVERY = 4096,       /* states found between two looks at clock and memory */
  LIMITS_SYMMETRIC = 64,     /* the same, where a state has many images */
  VALUES_KEPT = 1 << 16,     /* a table of more values is given back ... */
  GROWTH_BEFORE_RENEWAL = 4, /* ... if it has grown that much since its first block */
  WORTH_FORGETTING = 1 << 19 /* values made for the initial states */
};

struct Explorer {
  Exploration *shared;
  bool alone;
  Task task;
  Run run; /* with the task and a result of its own */
  Codec *codec;
  Symmetry *symmetry;
  SearchProgress progress;
  uint64_t values_at_first; /* after the first block */

  const Value **state, **least; /* the state being expanded; scratch */
  const Value **culprit;        /* that something is wrong with */
  vec(const Value *) found;     /* its successors, one after the other */
  vec(uint64_t) prints;         /* their fingerprints, if these depend on nothing else */
  vec(uint32_t) actions;        /* which action led to each */
  vec(uint64_t) taken;          /* by action: how often */
  uint64_t since_limits;
  uint64_t distinct, generated, expanded; /* that the others do not know of yet */
  bool tired;                             /* a limit was reached */

  /* What is under way. */
  Harvest *harvest;
  uint32_t block, depth, parent;
  uint64_t parent_print;
};

void harvest_free(Harvest *h) {
  vec_free(&h->arrivals);
  vec_free(&h->states);
  vec_free(&h->edges);
}

/* ---- life ---- */

static const Value **make_scratch(uint32_t width) {
  const Value **scratch = calloc(width + 1, sizeof *scratch);
  if (!scratch) panic("out of memory");
  return scratch;
}

/* Everything that refers to values. */
static void open_values(Explorer *x) {
  Run *run = x->shared->run;
  if (!x->alone) {
    x->task.values = values_create();
    x->task.evaluator = evaluator_fork(run->task->evaluator, x->task.values);
  }
  evaluator_set_progress(x->task.evaluator, &x->progress);
  evaluator_set_budget(x->task.evaluator, &x->run.budget);
  evaluator_name_arguments(x->task.evaluator, false);
  x->codec = codec_create(x->shared->atlas, x->task.values);
  x->symmetry = symmetry_create(&x->run);
  x->values_at_first = 0;
}

static void close_values(Explorer *x) {
  symmetry_destroy(x->symmetry);
  codec_destroy(x->codec);
  evaluator_set_progress(x->task.evaluator, NULL);
  evaluator_set_budget(x->task.evaluator, NULL);
  evaluator_name_arguments(x->task.evaluator, true);
  if (x->alone) return;
  evaluator_destroy(x->task.evaluator);
  values_destroy(x->task.values);
}

Explorer *explorer_create(Exploration *shared, bool alone) {
  Explorer *x = calloc(1, sizeof *x);
  if (!x) panic("out of memory");
  x->shared = shared;
  x->alone = alone;
  x->task = *shared->run->task;
  x->run = *shared->run;
  x->run.task = &x->task;
  x->run.result = result_create(shared->run->result->engine);
  x->state = make_scratch(x->run.width);
  x->least = make_scratch(x->run.width);
  x->culprit = make_scratch(x->run.width);
  open_values(x);
  return x;
}

void explorer_destroy(Explorer *x) {
  if (!x) return;
  close_values(x);
  result_destroy(x->run.result);
  vec_free(&x->found);
  vec_free(&x->prints);
  vec_free(&x->actions);
  vec_free(&x->taken);
  free(x->state);
  free(x->least);
  free(x->culprit);
  free(x);
}

/* States live on as bytes, so that values can be given back all at once: a table that fits
   the caches of the processor is faster than one that knows everything. */
static void renew_values(Explorer *x) {
  uint64_t count = values_count(x->task.values);
  if (!x->values_at_first) x->values_at_first = count;
  if (x->alone || count < VALUES_KEPT || count < GROWTH_BEFORE_RENEWAL * x->values_at_first) return;
  close_values(x);
  open_values(x);
}

/* What was needed to find the initial states is most often not needed again. */
static void forget_beginning(Explorer *x) {
  if (x->alone || values_count(x->task.values) < WORTH_FORGETTING) return;
  close_values(x);
  open_values(x);
}

/* ---- one state found ---- */

/* The fingerprint of a state, or of its view, or of its representative.  False if the
   view cannot be evaluated: that is the run's fault. */
static bool state_print(Run *run, Symmetry *symmetry, const Value **scratch, State state,
                        uint64_t *print) {
  const Model *model = run->task->model;
  if (symmetry) {
    symmetry_least(symmetry, state, scratch);
    state = scratch;
  }
  *print = values_fingerprint(run->width, state);
  if (!model->view) return true;
  const Value *view = evaluate(run->task->evaluator, model->view, state, NULL);
  if (view) *print = values_fingerprint(1, &view);
  return view != NULL;
}

static void keep(Explorer *x, State state, uint32_t ordinal, uint64_t print) {
  Harvest *h = x->harvest;
  uint32_t start = h->states.count;
  for (uint32_t v = 0; v < x->run.width; v++) codec_write(x->codec, state[v], &h->states);
  vec_push(&h->arrivals, ((Arrival){.print = print,
                                    .parent = x->parent,
                                    .ordinal = ordinal,
                                    .action = x->actions.at[ordinal],
                                    .size = h->states.count - start}));
  x->distinct++;
}

/* Counters that each worker adds to for each state would go from cache to cache all the time. */
static void share_counts(Explorer *x) {
  Exploration *all = x->shared;
  atomic_fetch_add_explicit(&all->distinct, x->distinct, memory_order_relaxed);
  atomic_fetch_add_explicit(&all->generated, x->generated, memory_order_relaxed);
  atomic_fetch_add_explicit(&all->expanded, x->expanded, memory_order_relaxed);
  x->distinct = x->generated = x->expanded = 0;
}

/* Registers and limits of states need exact numbers. */
static bool counts_exactly(const Explorer *x) { return x->alone || x->run.options->most_states; }

static bool find_print(Explorer *x, State state, uint32_t ordinal, uint64_t *print) {
  if (!x->prints.count) return state_print(&x->run, x->symmetry, x->least, state, print);
  *print = x->prints.at[ordinal];
  return true;
}

/* False if something is wrong with it. */
static bool remember(Explorer *x, State state, uint32_t ordinal, bool *new) {
  uint64_t print;
  if (!find_print(x, state, ordinal, &print)) {
    run_fault(&x->run, NULL, x->task.model->view);
    return false;
  }
  if (x->shared->wants_edges)
    vec_push(&x->harvest->edges, ((Edge){x->parent_print, print, x->actions.at[ordinal]}));
  *new = seen_claim(x->shared->seen, print, x->block);
  if (*new) keep(x, state, ordinal, print);
  return true;
}

/* TLC's rules: a state outside of the constraints is checked, but neither counted
   nor expanded. */
static bool examine(Explorer *x, State before, State state, uint32_t ordinal) {
  Run *run = &x->run;
  bool in_model, new = true;
  x->harvest->generated++;
  run_set_position(run, before ? x->depth + 1 : 0);
  if (!run_in_model(run, before, state, &in_model)) return false;
  if (in_model && !remember(x, state, ordinal, &new)) return false;
  if (new &&run_check_state(run, state, !before) != CHECK_HOLDS) return false;
  return !before || run_check_step(run, before, state) == CHECK_HOLDS;
}

/* ---- all successors of one state ---- */

/* Does the search stay within the number of states that it may have? */
static bool is_small(Explorer *x) {
  uint32_t most = x->run.options->most_states;
  if (!most) return true;
  uint64_t distinct = atomic_load(&x->shared->distinct) + x->distinct;
  if (x->actions.count <= most && distinct <= most) return true;
  result_unknown(x->run.result, "there are more than %u states", most);
  return false;
}

static bool may_go_on(Explorer *x) {
  if (++x->since_limits % (x->symmetry ? LIMITS_SYMMETRIC : LIMITS_EVERY)) return true;
  x->tired = !run_may_go_on(&x->run) || !is_small(x);
  return !x->tired;
}

const char *explorer_reason(const Explorer *x) { return x->tired ? x->run.result->reason : NULL; }

static uint32_t note_action(Explorer *x, const Action *action) {
  if (!x->shared->actions || x->parent == UINT32_MAX) return 0;
  uint32_t id = actions_find(x->shared->actions, action->definition);
  while (x->taken.count <= id) vec_push(&x->taken, 0);
  x->taken.at[id]++;
  return id;
}

void explorer_count_actions(const Explorer *x, Statistics *statistics) {
  if (!x) return;
  for (uint32_t i = 0; i < x->taken.count && i < statistics->actions.count; i++)
    statistics->actions.at[i].taken += x->taken.at[i];
}

static bool collect(State next, const Action *action, void *env) {
  Explorer *x = env;
  for (uint32_t v = 0; v < x->run.width; v++) vec_push(&x->found, next[v]);
  vec_push(&x->actions, note_action(x, action));
  return may_go_on(x);
}

static void report_progress(Explorer *x) {
  uint64_t distinct = atomic_load_explicit(&x->shared->distinct, memory_order_relaxed);
  uint64_t expanded = atomic_load_explicit(&x->shared->expanded, memory_order_relaxed);
  x->expanded++;
  x->progress = (SearchProgress){
      .distinct = distinct,
      .generated = atomic_load_explicit(&x->shared->generated, memory_order_relaxed),
      .queue = distinct > expanded + 1 ? distinct - expanded - 1 : 0,
      .diameter = x->depth + 1,
      .initial = x->shared->run->result->statistics.initial_states};
}

/* An evaluation that was cut short is no trouble of the specification. */
static void note_trouble(Explorer *x, uint32_t ordinal) {
  x->tired = !run_may_go_on(&x->run);
  if (x->tired) return;
  x->harvest->trouble = true;
  x->harvest->parent = x->parent;
  x->harvest->ordinal = ordinal;
}

static void note_trouble_of_expansion(Explorer *x, const Node *node, bool deadlock) {
  note_trouble(x, ORDINAL_NONE);
  if (x->tired) return;
  if (deadlock)
    x->run.result->verdict = VERDICT_DEADLOCK;
  else
    run_fault(&x->run, NULL, node);
}

/* Fingerprints that are known early are in the caches by the time they are asked for. */
static void expect_found(Explorer *x) {
  vec_clear(&x->prints);
  if (x->symmetry || x->task.model->view) return;
  for (uint32_t i = 0; i < x->actions.count; i++) {
    uint64_t print = values_fingerprint(x->run.width, x->found.at + (size_t)i * x->run.width);
    vec_push(&x->prints, print);
    seen_expect(x->shared->seen, print);
  }
}

/* The states found, in their order.  False if one of them ends the search. */
static bool examine_found(Explorer *x, State before) {
  expect_found(x);
  x->generated += x->actions.count;
  for (uint32_t i = 0; i < x->actions.count; i++) {
    if (!may_go_on(x)) return false;
    if (examine(x, before, x->found.at + (size_t)i * x->run.width, i)) continue;
    note_trouble(x, i);
    memcpy(x->culprit, x->found.at + (size_t)i * x->run.width, x->run.width * sizeof *x->culprit);
    return false;
  }
  return true;
}

static void clear_found(Explorer *x) {
  vec_clear(&x->found);
  vec_clear(&x->actions);
}

bool explorer_begin(Explorer *x, Harvest *harvest) {
  x->harvest = harvest;
  x->block = 1;
  x->parent = UINT32_MAX;
  x->parent_print = 0;
  clear_found(x);
  run_set_position(&x->run, 0);
  if (!each_initial(x->task.evaluator, x->task.model->init, collect, x))
    note_trouble_of_expansion(x, x->task.model->init, false);
  else if (!x->tired)
    examine_found(x, NULL);
  clear_found(x);
  share_counts(x);
  forget_beginning(x);
  return !x->tired;
}

uint32_t explorer_parent(const Explorer *x) { return x->parent; }

bool explorer_expands(const Explorer *x, State state) { return x->state == state; }

State explorer_culprit(const Explorer *x) { return x->culprit; }

const Result *explorer_outcome(const Explorer *x) { return x->run.result; }

/* The states that were found before an evaluation failed are looked at first, as TLC does. */
static bool examine_found_before(Explorer *x) {
  x->tired = !run_may_go_on(&x->run);
  if (x->tired) return false;
  run_fault(&x->run, NULL, x->task.model->next);
  if (examine_found(x, x->state)) note_trouble(x, ORDINAL_NONE);
  return false;
}

static bool expand(Explorer *x) {
  const Model *model = x->task.model;
  clear_found(x);
  if (counts_exactly(x)) share_counts(x);
  x->tired = !is_small(x);
  if (x->tired) return false;
  report_progress(x);
  run_set_position(&x->run, x->depth);
  bool good = each_successor(x->task.evaluator, model->next, x->state, collect, x);
  if (x->tired) return false;
  if (good && (x->actions.count || !model->check_deadlock)) return examine_found(x, x->state);
  if (!good) return examine_found_before(x);
  note_trouble_of_expansion(x, model->next, true);
  return false;
}

static bool expand_all(Explorer *x, const Block *block) {
  const uint8_t *at = block->states.at;
  for (uint32_t i = 0; i < block->count; i++) {
    x->parent = block->first + i;
    for (uint32_t v = 0; v < x->run.width; v++) x->state[v] = codec_read(x->codec, &at);
    if (x->shared->wants_edges)
      state_print(&x->run, x->symmetry, x->least, x->state, &x->parent_print);
    if (!expand(x)) return false;
  }
  return true;
}

bool explorer_expand(Explorer *x, const Block *block, uint32_t number, uint32_t depth,
                     Harvest *harvest) {
  x->harvest = harvest;
  x->block = number;
  x->depth = depth;
  bool whole = expand_all(x, block);
  share_counts(x);
  if (whole) renew_values(x);
  return !x->tired;
}
