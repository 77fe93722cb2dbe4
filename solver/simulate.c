/* Simulation: a smoke test that finds shallow bugs in specs of any size and proves
   nothing.  The first walk in trouble, by number, is the one that is reported, however
   many workers there are. */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/panic.h"
#include "solver/pool.h"
#include "solver/registers.h"
#include "solver/replay.h"
#include "solver/walker.h"

enum { ROUND = 64 }; /* walks between two meetings of the workers */

typedef struct Simulation {
  Run run;
  ActionTable actions;
  const ActionTable *counted; /* NULL: not wanted */
  Walker **walkers;
  uint32_t worker_count;
  uint32_t first, count; /* of the round's walks */
  Journey journeys[ROUND];
  atomic_uint_fast32_t next;
} Simulation;

static void walk_some(uint32_t worker, void *env) {
  Simulation *s = env;
  Walker **w = &s->walkers[worker];
  if (!*w) *w = walker_create(&s->run, s->counted, false);
  for (;;) {
    uint32_t at = (uint32_t)atomic_fetch_add(&s->next, 1);
    if (at >= s->count) return;
    s->journeys[at] = walker_walk(*w, s->first + at);
    if (s->journeys[at].tired) return;
  }
}

/* The run that reports walks the same way. */
static void report_walk(Simulation *s, uint32_t number) {
  uint64_t generated = s->run.result->statistics.generated_states;
  uint32_t depth = s->run.result->depth;
  evaluator_silence(s->run.task->evaluator, true);
  Walker *w = walker_create(&s->run, NULL, true);
  walker_walk(w, number);
  walker_destroy(w);
  evaluator_silence(s->run.task->evaluator, false);
  if (s->run.result->verdict == VERDICT_HOLDS) panic("what a walker found wrong is right");
  s->run.result->statistics.generated_states = generated;
  if (!s->run.result->trace.count) s->run.result->depth = depth;
}

/* False if the simulation ends with this walk. */
static bool settle(Simulation *s, const Journey *journey, uint32_t number) {
  Result *result = s->run.result;
  result->statistics.generated_states += journey->generated;
  if (journey->depth > result->depth) result->depth = journey->depth;
  if (journey->tired) result_unknown(result, "%s", journey->tired);
  if (journey->trouble) report_walk(s, number);
  return !journey->tired && !journey->trouble;
}

static bool walk_round(Simulation *s, Pool *pool) {
  for (uint32_t i = 0; i < s->count; i++) s->journeys[i] = (Journey){0};
  atomic_store(&s->next, 0);
  pool_run(pool, walk_some, s);
  bool on = true;
  for (uint32_t i = 0; on && i < s->count; i++) on = settle(s, &s->journeys[i], s->first + i);
  return on;
}

static uint32_t walk_together(Simulation *s) {
  uint32_t traces = s->run.options->traces;
  Pool *pool = pool_create(s->worker_count);
  bool on = true;
  while (on && s->first < traces) {
    s->count = traces - s->first < ROUND ? traces - s->first : ROUND;
    on = walk_round(s, pool);
    s->first += s->count;
  }
  pool_destroy(pool);
  return s->first;
}

/* Registers make one walk depend on those before. */
static uint32_t walk_alone(Simulation *s) {
  s->walkers[0] = walker_create(&s->run, s->counted, true);
  Result *result = s->run.result;
  uint32_t done = 0, deepest = 0;
  Journey journey = {0};
  while (done < s->run.options->traces && !journey.trouble && !journey.tired) {
    journey = walker_walk(s->walkers[0], done++);
    if (journey.depth > deepest) deepest = journey.depth;
  }
  if (!result->trace.count) result->depth = deepest;
  return done;
}

static void simulate_model(Simulation *s) {
  const EngineOptions *options = s->run.options;
  Statistics *statistics = &s->run.result->statistics;
  bool alone = model_has_registers(s->run.task->model);
  s->worker_count = alone ? 1 : run_workers(options);
  s->walkers = calloc(s->worker_count, sizeof(Walker *));
  if (!s->walkers) panic("out of memory");
  if (options->coverage) s->actions = actions_collect(s->run.task->model->next, statistics);
  if (s->actions.ids.count) s->counted = &s->actions;
  uint32_t done = alone ? walk_alone(s) : walk_together(s);
  if (s->run.result->verdict == VERDICT_HOLDS)
    result_note(s->run.result,
                "no violation in %u random execution%s of up to %u steps; other executions may "
                "have one",
                done, done == 1 ? "" : "s", options->length);
  for (uint32_t i = 0; i < s->worker_count; i++) {
    walker_count_actions(s->walkers[i], statistics);
    walker_destroy(s->walkers[i]);
  }
  free(s->walkers);
  actions_free(&s->actions);
}

Result *simulate(Task *task, const EngineOptions *options) {
  Simulation s = {0};
  if (run_begin(&s.run, task, options, "simulate")) simulate_model(&s);
  run_check_postcondition(&s.run);
  return run_end(&s.run);
}
