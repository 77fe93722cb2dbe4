/* `cairn simulate`: random executions, a quick smoke test. */
#include "cli/command_model.h"

static uint32_t clamp(uint64_t n) { return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n; }

ExitStatus command_simulate(const Options *o) {
  EngineOptions options = engine_options(o);
  options.length = clamp(o->walk ? o->walk : o->depth);
  options.traces = clamp(o->traces);
  return run_model(o, simulate, &options);
}
