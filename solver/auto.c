/* Both engines for one answer, about executions of the same lengths: an explicit search that
   gives up soon, then the symbolic one; or the other way round.  How far the explicit one
   gets depends on nothing but the specification. */
#include <string.h>

#include "solver/engine.h"
#include "solver/registers.h"

/* Before the symbolic search, and after one that cannot answer. */
enum { MOST_STATES = 10000, MOST_STATES_INSTEAD = 200000 };

bool result_is_sure(const Result *r) {
  bool faulty = r->verdict == VERDICT_FAULT && strcmp(r->engine, "symbolic");
  return r->verdict != VERDICT_UNKNOWN && !faulty;
}

bool explicit_is_exact(const Model *model) { return !model->view && !model_reads_level(model); }

static Result *search_some(Task *task, const EngineOptions *options, uint32_t most_states) {
  EngineOptions some = *options;
  some.bounded = true;
  some.most_states = most_states;
  return explicit_is_exact(task->model) ? check_explicit(task, &some) : NULL;
}

Result *check_auto(Task *task, const EngineOptions *options) {
  Result *first = search_some(task, options, MOST_STATES);
  if (first && result_is_sure(first)) return first;
  Result *second = check_symbolic(task, options);
  if (first && second->verdict == VERDICT_UNKNOWN && first->verdict != VERDICT_UNKNOWN) {
    result_destroy(second);
    return first;
  }
  result_destroy(first);
  return second;
}

Result *check_symbolic_first(Task *task, const EngineOptions *options) {
  Result *first = check_symbolic(task, options);
  if (first->verdict != VERDICT_UNKNOWN || !first->fault) return first;
  Result *second = search_some(task, options, MOST_STATES_INSTEAD);
  if (!second || !result_is_sure(second)) {
    result_destroy(second);
    return first;
  }
  result_note(second, "searched state by state, since the symbolic engine does not know: %s",
              first->reason);
  result_destroy(first);
  return second;
}
