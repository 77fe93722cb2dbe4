#include "audit/patience.h"

#include <time.h>

#include "solver/engine.h"

static double work(void) { return (double)clock() / CLOCKS_PER_SEC; }

Patience patience_begin(void) { return (Patience){solver_clock(), work()}; }

double patience_spent(const Patience *p) { return work() - p->worked; }

/* How much slower the wall's clock says it is.  At first nobody knows; threads make it faster,
   which is no reason for less patience. */
static double slowness(const Patience *p) {
  const double least = 0.1, unknown = 4, most = 20;
  double spent = patience_spent(p), passed = solver_clock() - p->since;
  if (spent < least) return unknown;
  double ratio = passed / spent;
  return ratio < 1 ? 1 : ratio < most ? ratio : most;
}

double patience_deadline(const Patience *p, double seconds) {
  return solver_clock() + seconds * slowness(p);
}
