#include "cli/version.h"

#include <stdio.h>

#include "solver/solver.h"

const char cairn_version[] = CAIRN_VERSION;

void print_version(void) {
  const char *cadical = solver_version(SOLVER_CADICAL);
  printf("cairn %s\n", cairn_version);
  printf("z3 %s\n", solver_version(SOLVER_Z3));
  printf("cadical %s\n", cadical ? cadical : "is not part of this build");
  printf("compiler %s\n", __VERSION__);
}
