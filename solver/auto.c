/* The engine for those who do not want to choose: an explicit search that gives up soon,
   then the symbolic one.  Both answer for executions of the same lengths, and how far
   the first one gets depends on nothing but the specification. */
#include <string.h>

#include "solver/engine.h"
#include "solver/registers.h"

enum { MOST_STATES = 10000 };

bool result_is_sure(const Result *r) {
  bool faulty = r->verdict == VERDICT_FAULT && strcmp(r->engine, "symbolic");
  return r->verdict != VERDICT_UNKNOWN && !faulty;
}

bool explicit_is_exact(const Model *model) { return !model->view && !model_reads_level(model); }

Result *check_auto(Task *task, const EngineOptions *options) {
  EngineOptions soon = *options;
  soon.bounded = true;
  soon.most_states = MOST_STATES;
  Result *first = explicit_is_exact(task->model) ? check_explicit(task, &soon) : NULL;
  if (first && result_is_sure(first)) return first;
  Result *second = check_symbolic(task, options);
  if (first && second->verdict == VERDICT_UNKNOWN && first->verdict != VERDICT_UNKNOWN) {
    result_destroy(second);
    return first;
  }
  result_destroy(first);
  return second;
}
