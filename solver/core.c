#include "solver/core.h"

#include <string.h>

#include "base/panic.h"

typedef struct Shrinking {
  Solver *solver;
  const Lits *literals, *fixed;
  double deadline;
  bool *left; /* not yet left out */
  bool *core; /* impossible, and part of what is left */
} Shrinking;

static bool impossible_without(Shrinking *s, uint32_t out) {
  Lits asked = {0};
  uint32_t at = 0;
  for (uint32_t i = 0; i < s->literals->count; i++)
    if (s->left[i] && i != out) vec_push(&asked, s->literals->at[i]);
  for (vec_each(Lit, lit, s->fixed)) vec_push(&asked, *lit);
  bool is = solver_check(s->solver, asked.count, asked.at, s->deadline) == ANSWER_UNSAT;
  for (uint32_t i = 0; is && i < s->literals->count; i++)
    s->core[i] = s->left[i] && i != out && solver_used(s->solver, at++);
  vec_free(&asked);
  return is;
}

bool core_minimize(Solver *solver, const Lits *literals, const Lits *fixed, CoreOptions options,
                   bool *in) {
  double start = solver_clock();
  bool minimal = true;
  Shrinking s = {solver, literals, fixed, options.deadline, NULL, in};
  s.left = malloc(literals->count + 1);
  if (!s.left) panic("out of memory");
  memset(s.left, true, literals->count + 1);
  for (uint32_t i = literals->count; i-- > 0 && minimal;) {
    s.left[i] = s.core[i] && !impossible_without(&s, i);
    minimal = !options.seconds || solver_clock() - start < options.seconds;
  }
  free(s.left);
  return minimal;
}
