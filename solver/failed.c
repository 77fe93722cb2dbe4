#include "solver/failed.h"

Failed failures_sort(Circuit *circuit, Failures failures) {
  vec(Lit) errors = {0}, limits = {0};
  Failed all = {.first = NULL};
  for (vec_each(const Failure, f, &failures)) {
    if (!fault_is_limit(f->kind)) {
      vec_push(&errors, f->when);
      continue;
    }
    vec_push(&limits, f->when);
    if (!all.first) all.first = f;
  }
  all.error = circuit_or_all(circuit, errors.count, errors.at);
  all.limit = circuit_or_all(circuit, limits.count, limits.at);
  vec_free(&errors);
  vec_free(&limits);
  return all;
}

Lit failures_any(Circuit *circuit, Failures failures) {
  Failed all = failures_sort(circuit, failures);
  return circuit_or(circuit, all.error, all.limit);
}

Lit holds_surely(Circuit *circuit, const Predicate *p) {
  return circuit_and(circuit, p->holds, lit_not(failures_any(circuit, p->failures)));
}

const char *failed_reason(Arena *memory, const Failure *failure) {
  return arena_format(memory, "%s (%s)", fault_title(failure->kind),
                      node_construct(memory, failure->node));
}

const char *failed_construct(Arena *memory, const Failure *failure) {
  return arena_format(memory, "%s: %s", fault_title(failure->kind),
                      node_construct(memory, failure->node));
}
