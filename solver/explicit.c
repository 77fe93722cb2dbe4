/* Search over the states the concrete evaluator enumerates, breadth first or depth first.

   Breadth first, a level is cut into blocks, which the workers expand in any order; settling what
   they found, block by block, gives every state the number, and the search the
   outcome, that one worker would have come to. */
#include <string.h>

#include "base/panic.h"
#include "solver/ancestry.h"
#include "solver/explorer.h"
#include "solver/graph.h"
#include "solver/pool.h"
#include "solver/registers.h"
#include "solver/replay.h"

enum {
  BLOCK_STATES = 32,
  AHEAD = 8, /* so many states before it is settled a fingerprint is looked at */
  NO_BLOCK = UINT32_MAX
};

/* A state that waits to be expanded, depth first. */
typedef struct Waiting {
  Block block; /* with nothing else in it */
  uint32_t depth;
} Waiting;

typedef struct Search {
  Run run;
  Exploration shared;
  Ancestry *ancestry;
  ActionTable actions;
  Pool *pool;
  uint32_t worker_count;
  Explorer **explorers;
  uint32_t depth; /* of the states being expanded */
  Graph graph;
  Codec *codec;                     /* of graph and diary; NULL: there are none */
  bool alone;                       /* one worker, with the evaluator of the run */
  vec(const Value *) diary;         /* alone: all states by number, one after the other */
  vec(Block) level, next;           /* being expanded; found */
  uint32_t block_states;            /* how many states a block may have */
  vec(Waiting) waiting;             /* depth first: the last one comes next */
  Harvest *harvests;                /* per block of the level */
  atomic_uint_fast32_t block, last; /* the next one to be expanded; none behind this one */
  atomic_bool tired;
  double reported;       /* when progress was shown last */
  vec(uint64_t) degrees; /* how many states have so many new successors */
} Search;

/* ---- what was wrong ---- */

typedef vec(State) Path;

/* Copies the state with this number among those visited. */
typedef struct Picker {
  Search *search;
  uint32_t left;
  const Value **state;
} Picker;

static bool pick(State state, const Action *action, void *env) {
  (void)action;
  Picker *p = env;
  if (p->left--) return true;
  uint32_t width = p->search->run.width;
  p->state = arena_array(p->search->run.result->memory, const Value *, width + 1);
  memcpy((void *)p->state, state, width * sizeof *state);
  return false;
}

static State find_again(Search *s, State before, uint32_t ordinal) {
  const Task *task = s->run.task;
  Picker p = {.search = s, .left = ordinal};
  if (before)
    each_successor(task->evaluator, task->model->next, before, pick, &p);
  else
    each_initial(task->evaluator, task->model->init, pick, &p);
  if (!p.state) panic("a state that was found cannot be found again");
  return p.state;
}

/* What looks at registers need not go the same way twice, so its states are kept. */
static void recall_path(const Search *s, uint32_t state, Path *path) {
  vec(uint32_t) numbers = {0};
  for (; state != ANCESTRY_ROOT; state = ancestry_get(s->ancestry, state).parent)
    vec_push(&numbers, state);
  while (numbers.count) vec_push(path, s->diary.at + (size_t)vec_pop(&numbers) * s->run.width);
  vec_free(&numbers);
}

static void find_path(Search *s, uint32_t state, Path *path) {
  vec(uint32_t) ordinals = {0};
  for (; state != ANCESTRY_ROOT; state = ancestry_get(s->ancestry, state).parent)
    vec_push(&ordinals, ancestry_get(s->ancestry, state).ordinal);
  while (ordinals.count) {
    State before = path->count ? *vec_last(path) : NULL;
    run_set_position(&s->run, path->count);
    State found = find_again(s, before, vec_pop(&ordinals));
    vec_push(path, found);
  }
  vec_free(&ordinals);
}

static bool count_successor(State state, const Action *action, void *env) {
  (void)state;
  (void)action;
  ++*(uint32_t *)env;
  return true;
}

/* The last state of the path cannot be left, or expanding it failed. */
static void judge_expansion(Search *s, const Path *path) {
  const Task *task = s->run.task;
  uint32_t count = 0;
  State last = path->count ? *vec_last(path) : NULL;
  bool good =
      last ? each_successor(task->evaluator, task->model->next, last, count_successor, &count)
           : each_initial(task->evaluator, task->model->init, count_successor, &count);
  if (!good)
    run_fault(&s->run, NULL, last ? task->model->next : task->model->init);
  else if (!count)
    s->run.result->verdict = VERDICT_DEADLOCK;
}

/* Something is wrong with the last state of the path, or with the step to it. */
static void judge_state(Search *s, const Path *path) {
  Run *run = &s->run;
  State state = *vec_last(path), before = path->count > 1 ? path->at[path->count - 2] : NULL;
  bool in_model;
  if (!run_in_model(run, before, state, &in_model)) return;
  if (in_model && run->task->model->view &&
      !evaluate(run->task->evaluator, run->task->model->view, state, NULL)) {
    run_fault(run, NULL, run->task->model->view);
    return;
  }
  if (run_check_state(run, state, !before) == CHECK_HOLDS && before)
    run_check_step(run, before, state);
}

/* Alone: what the worker saw, in the words of the run. */
static void take_over(Search *s, const Harvest *h, Path *path) {
  const Result *seen = explorer_outcome(s->explorers[0]);
  Result *result = s->run.result;
  recall_path(s, h->parent, path);
  if (h->ordinal != ORDINAL_NONE) vec_push(path, explorer_culprit(s->explorers[0]));
  result->verdict = seen->verdict;
  result->property = seen->property;
  result->node = seen->node;
  bool failed = seen->verdict == VERDICT_FAULT || seen->verdict == VERDICT_ASSERTION;
  if (failed) result_fault(result, seen->fault);
}

/* The evaluator that reports sees again what a worker has seen. */
static void judge_again(Search *s, const Harvest *h, Path *path) {
  find_path(s, h->parent, path);
  if (h->ordinal != ORDINAL_NONE) {
    run_set_position(&s->run, path->count);
    State found = find_again(s, path->count ? *vec_last(path) : NULL, h->ordinal);
    vec_push(path, found);
    judge_state(s, path);
  } else {
    run_set_position(&s->run, path->count ? path->count - 1 : 0);
    judge_expansion(s, path);
  }
}

/* Registers are those of the search, not of looking at its trace again. */
static void judge(Search *s, const Harvest *h) {
  Path path = {0};
  Evaluator *evaluator = s->run.task->evaluator;
  evaluator_keep_registers(evaluator);
  evaluator_silence(evaluator, true);
  if (s->alone)
    take_over(s, h, &path);
  else
    judge_again(s, h, &path);
  if (s->run.result->verdict == VERDICT_HOLDS) panic("what a worker found wrong is right");
  if (path.count) replay(&s->run, &(Candidate){.count = path.count, .states = path.at});
  evaluator_silence(evaluator, false);
  evaluator_restore_registers(evaluator);
  vec_free(&path);
}

/* ---- settling ---- */

static void push_state(Search *s, uint32_t number, const uint8_t *bytes, uint32_t size) {
  if (!s->next.count || vec_last(&s->next)->count == s->block_states)
    vec_push(&s->next, ((Block){.first = number}));
  Block *block = vec_last(&s->next);
  block->count++;
  for (uint32_t i = 0; i < size; i++) vec_push(&block->states, bytes[i]);
}

static void count_degree(Search *s, uint64_t degree) {
  while (s->degrees.count <= degree) vec_push(&s->degrees, 0);
  s->degrees.at[degree]++;
}

/* States of which no new successor is left are passed over; `state` is where we are. */
static void count_degrees(Search *s, uint32_t *state, uint32_t end, uint64_t *degree) {
  for (; *state < end; ++*state) {
    count_degree(s, *degree);
    *degree = 0;
  }
}

/* For the graph, or for the diary. */
static void write_down(Search *s, const Arrival *f, const uint8_t *bytes) {
  const Value **state = calloc((size_t)s->run.width + 1, sizeof *state);
  if (!state) panic("out of memory");
  for (uint32_t v = 0; v < s->run.width; v++) state[v] = codec_read(s->codec, &bytes);
  if (s->graph.out) graph_add_state(&s->graph, f->print, f->parent == ANCESTRY_ROOT, state);
  for (uint32_t v = 0; s->alone && v < s->run.width; v++) vec_push(&s->diary, state[v]);
  free(state);
}

static void settle_arrival(Search *s, const Arrival *f, const uint8_t *bytes) {
  Statistics *all = &s->run.result->statistics;
  uint32_t state = ancestry_add(s->ancestry, (Ancestor){f->parent, f->ordinal});
  push_state(s, state, bytes, f->size);
  if (s->codec) write_down(s, f, bytes);
  if (s->shared.actions && f->parent != ANCESTRY_ROOT) all->actions.at[f->action].distinct++;
}

/* The new states of a block (NULL: the initial ones) get their numbers. */
static void settle(Search *s, uint32_t number, const Harvest *h, const Block *block) {
  const uint8_t *bytes = h->states.at;
  uint32_t parent = block ? block->first : 0;
  uint64_t degree = 0;
  for (vec_each(const Arrival, f, &h->arrivals)) {
    if (block) count_degrees(s, &parent, f->parent, &degree);
    if (h->arrivals.at + h->arrivals.count - f > AHEAD) seen_expect(s->shared.seen, f[AHEAD].print);
    if (seen_settle(s->shared.seen, f->print, number)) {
      settle_arrival(s, f, bytes);
      degree++;
    }
    bytes += f->size;
  }
  if (block) count_degrees(s, &parent, block->first + block->count, &degree);
  for (vec_each(const Edge, edge, &h->edges))
    if (block) graph_add_edge(&s->graph, edge);
  s->run.result->statistics.generated_states += h->generated;
  s->run.result->statistics.distinct_states = ancestry_count(s->ancestry);
}

static void clear_blocks(Search *s) {
  for (vec_each(Block, block, &s->level)) vec_free(&block->states);
  vec_clear(&s->level);
}

/* What was found becomes the level. */
static void advance(Search *s) {
  clear_blocks(s);
  for (vec_each(Block, block, &s->next)) vec_push(&s->level, *block);
  vec_clear(&s->next);
}

static const char *why_tired(const Search *s) {
  for (uint32_t i = 0; i < s->worker_count; i++)
    if (s->explorers[i] && explorer_reason(s->explorers[i]))
      return explorer_reason(s->explorers[i]);
  never("a limit that nobody reached");
}

/* All blocks up to the first one with trouble.  False if the search ends. */
static bool settle_level(Search *s, const Harvest *harvests, uint32_t count, bool initial) {
  uint32_t last = (uint32_t)atomic_load(&s->last);
  for (uint32_t i = 0; i < count && i < last; i++)
    settle(s, i + 1, &harvests[i], initial ? NULL : &s->level.at[i]);
  if (last <= count) {
    judge(s, &harvests[last - 1]);
    return false;
  }
  if (!atomic_load(&s->tired)) return true;
  result_unknown(s->run.result, "%s", why_tired(s));
  return false;
}

/* ---- expanding ---- */

/* Long levels show that they go on. */
static void report_on_the_way(Search *s) {
  double now = solver_clock();
  if (!s->run.options->progress || now - s->reported < 1) return;
  s->reported = now;
  Statistics so_far = s->run.result->statistics;
  so_far.distinct_states = atomic_load(&s->shared.distinct);
  so_far.generated_states = atomic_load(&s->shared.generated);
  so_far.queue = so_far.distinct_states - atomic_load(&s->shared.expanded);
  so_far.seconds = now - s->run.start;
  DepthStatistics depth = {.depth = s->depth + 1};
  s->run.options->progress(&depth, &so_far, s->run.options->progress_env);
}

/* Of several blocks with trouble the first one counts. */
static void note_last(Search *s, uint32_t number) {
  uint_fast32_t last = atomic_load(&s->last);
  while (number < last && !atomic_compare_exchange_weak(&s->last, &last, number)) {
  }
}

static void expand_block(Search *s, uint32_t worker, uint32_t number) {
  Harvest *h = &s->harvests[number - 1];
  Explorer **x = &s->explorers[worker];
  if (!*x) *x = explorer_create(&s->shared, s->alone);
  if (!explorer_expand(*x, &s->level.at[number - 1], number, s->depth, h))
    atomic_store(&s->tired, true);
  if (h->trouble) note_last(s, number);
}

static void expand_blocks(uint32_t worker, void *env) {
  Search *s = env;
  while (!atomic_load(&s->tired)) {
    uint32_t number = (uint32_t)atomic_fetch_add(&s->block, 1);
    if (number > s->level.count || number > atomic_load(&s->last)) break;
    expand_block(s, worker, number);
    if (worker == 0) report_on_the_way(s);
  }
}

/* Threads are started when there is work for them. */
static void expand_all(Search *s) {
  enum { WORTH_THREADS = 4 };
  if (s->worker_count == 1 || s->level.count < WORTH_THREADS) {
    expand_blocks(0, s);
    return;
  }
  if (!s->pool) s->pool = pool_create(s->worker_count);
  pool_run(s->pool, expand_blocks, s);
}

static bool expand_level(Search *s) {
  uint32_t count = s->level.count;
  s->harvests = calloc(count, sizeof *s->harvests);
  if (!s->harvests) panic("out of memory");
  atomic_store(&s->block, 1);
  expand_all(s);
  bool on = settle_level(s, s->harvests, count, false);
  for (uint32_t i = 0; i < count; i++) harvest_free(&s->harvests[i]);
  free(s->harvests);
  return on;
}

static bool find_initial(Search *s) {
  Harvest h = {0};
  s->explorers[0] = explorer_create(&s->shared, s->alone);
  if (!explorer_begin(s->explorers[0], &h)) atomic_store(&s->tired, true);
  if (h.trouble) note_last(s, 1);
  bool on = settle_level(s, &h, 1, true);
  s->run.result->statistics.initial_states = s->run.result->statistics.distinct_states;
  harvest_free(&h);
  return on;
}

/* ---- level by level ---- */

/* The least degree that so many of the states do not exceed. */
static uint64_t percentile(const Search *s, uint64_t states, double share) {
  uint64_t below = 0;
  for (uint32_t d = 0; d < s->degrees.count; d++) {
    below += s->degrees.at[d];
    if ((double)below >= share * (double)states) return d;
  }
  return 0;
}

static void summarize(Search *s) {
  Statistics *all = &s->run.result->statistics;
  uint64_t states = 0, sum = 0, least = UINT64_MAX, most = 0;
  for (uint32_t d = 0; d < s->degrees.count; d++) {
    if (!s->degrees.at[d]) continue;
    states += s->degrees.at[d];
    sum += d * s->degrees.at[d];
    if (d < least) least = d;
    most = d;
  }
  all->seen_bytes =
      seen_bytes(s->shared.seen) + ancestry_count(s->ancestry) * (uint64_t)sizeof(Ancestor);
  all->workers = s->worker_count;
  if (!states) return;
  all->degrees = (Degrees){.states = states,
                           .least = least,
                           .most = most,
                           .most_of_95 = percentile(s, states, 0.95),
                           .average = (double)sum / (double)states};
}

static void report_level(Search *s, uint32_t level_start) {
  uint32_t new = ancestry_count(s->ancestry) - level_start;
  if (!new) return;
  s->run.result->depth = s->depth;
  s->run.result->statistics.queue = new;
  run_report_depth(&s->run, (DepthStatistics){.depth = s->depth, .states = new});
}

/* ---- state by state ---- */

/* What was found waits so that the first of it comes next. */
static void put_off(Search *s, uint32_t depth) {
  while (s->next.count) vec_push(&s->waiting, ((Waiting){vec_pop(&s->next), depth}));
}

static void report_depth_first(Search *s, uint32_t deepest) {
  double now = solver_clock();
  Statistics *all = &s->run.result->statistics;
  all->queue = s->waiting.count;
  s->run.result->depth = deepest;
  if (!s->run.options->progress || now - s->reported < 1) return;
  s->reported = now;
  all->seconds = now - s->run.start;
  DepthStatistics depth = {.depth = deepest};
  s->run.options->progress(&depth, all, s->run.options->progress_env);
}

/* Each state is expanded once, whatever the way to it: there is no bound that would make
   a shorter way matter. */
static void search_depth_first(Search *s) {
  uint32_t deepest = 0;
  bool on = find_initial(s);
  put_off(s, 0);
  if (!s->run.task->model->next) return;
  while (on && s->waiting.count) {
    Waiting last = vec_pop(&s->waiting);
    clear_blocks(s);
    vec_push(&s->level, last.block);
    s->depth = last.depth;
    on = expand_level(s);
    if (s->next.count && last.depth >= deepest) deepest = last.depth + 1;
    put_off(s, last.depth + 1);
    report_depth_first(s, deepest);
  }
  s->run.result->exhaustive = on;
}

static void search(Search *s) {
  bool on = find_initial(s);
  advance(s);
  if (on) report_level(s, 0);
  if (!s->run.task->model->next) return;
  const EngineOptions *options = s->run.options;
  while (on && s->level.count) {
    if (options->bounded && s->depth == options->length) return;
    uint32_t end = ancestry_count(s->ancestry);
    on = expand_level(s);
    s->depth++;
    advance(s);
    if (on) report_level(s, end);
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

static void graph_open(Search *s) {
  const EngineOptions *options = s->run.options;
  s->graph = (Graph){.out = options->dump,
                     .dot = options->dump_dot,
                     .spec = s->run.task->model->spec,
                     .statistics = &s->run.result->statistics};
  s->shared.wants_edges = options->dump && options->dump_dot;
  if (options->dump || s->alone) s->codec = codec_create(s->shared.atlas, s->run.task->values);
  graph_begin(&s->graph);
}

/* A bound is one on shortest ways. */
static bool is_depth_first(const Search *s) {
  return s->run.options->depth_first && !s->run.options->bounded;
}

/* For TLCExt's Trace. */
static const Value *tell_path(void *env, Inquiry inquiry, State now) {
  Search *s = env;
  Explorer *x = s->explorers[0];
  Path path = {0};
  if (inquiry != INQUIRY_TRACE) return run_answer(&s->run, inquiry, now);
  if (!now || !x) return NULL;
  recall_path(s, explorer_parent(x), &path);
  if (!explorer_expands(x, now)) vec_push(&path, now);
  const Value *trace = run_history(&s->run, path.count, path.at, NULL);
  vec_free(&path);
  return trace;
}

static void search_open(Search *s) {
  const Model *model = s->run.task->model;
  s->shared.run = &s->run;
  s->shared.atlas = atlas_create();
  s->ancestry = ancestry_create();
  s->alone = model_has_registers(model);
  s->block_states = is_depth_first(s) ? 1 : BLOCK_STATES;
  s->worker_count = s->alone || is_depth_first(s) ? 1 : run_workers(s->run.options);
  s->shared.seen = seen_create(s->worker_count == 1);
  s->explorers = calloc(s->worker_count, sizeof *s->explorers);
  if (!s->explorers) panic("out of memory");
  atomic_store(&s->last, NO_BLOCK);
  graph_open(s);
  if (s->alone) evaluator_on_inquiry(s->run.task->evaluator, tell_path, s);
  if (s->run.options->coverage || s->shared.wants_edges) {
    s->actions = actions_collect(model->next, &s->run.result->statistics);
    if (s->actions.ids.count) s->shared.actions = &s->actions;
  }
}

static void search_close(Search *s) {
  evaluator_on_inquiry(s->run.task->evaluator, run_answer, &s->run);
  pool_destroy(s->pool);
  for (uint32_t i = 0; i < s->worker_count; i++) {
    explorer_count_actions(s->explorers[i], &s->run.result->statistics);
    explorer_destroy(s->explorers[i]);
  }
  free(s->explorers);
  summarize(s);
  graph_end(&s->graph);
  codec_destroy(s->codec);
  clear_blocks(s);
  for (vec_each(Waiting, waiting, &s->waiting)) vec_free(&waiting->block.states);
  vec_free(&s->waiting);
  vec_free(&s->level);
  vec_free(&s->next);
  vec_free(&s->degrees);
  vec_free(&s->diary);
  actions_free(&s->actions);
  ancestry_destroy(s->ancestry);
  seen_destroy(s->shared.seen);
  atlas_destroy(s->shared.atlas);
}

/* Notes and faults of making the group are the run's. */
static bool symmetry_works(Run *run) {
  symmetry_destroy(symmetry_create(run));
  return run->result->verdict == VERDICT_HOLDS;
}

Result *check_explicit(Task *task, const EngineOptions *options) {
  Search s = {0};
  if (run_begin(&s.run, task, options, "explicit") && !refuse_trace_claims(&s.run) &&
      symmetry_works(&s.run)) {
    search_open(&s);
    if (is_depth_first(&s))
      search_depth_first(&s);
    else
      search(&s);
    search_close(&s);
    if (s.run.result->exhaustive || s.run.result->verdict != VERDICT_HOLDS)
      run_check_postcondition(&s.run);
  }
  return run_end(&s.run);
}
