/* `cairn simulate`: random executions, a quick smoke test. */
#include "cli/command_model.h"

static uint32_t clamp(uint64_t n) { return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n; }

ExitStatus command_simulate(const Options *o) {
  Runner runner = {simulate, engine_options(o)};
  runner.options.length = clamp(o->walk ? o->walk : o->depth);
  runner.options.traces = clamp(o->traces);
  return run_model(o, 1, &runner);
}
