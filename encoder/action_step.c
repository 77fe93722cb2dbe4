/* Initial states and steps, for callers outside. */
#include "encoder/action.h"

#include <string.h>

static Ways act_top(Encoder *e, ActionMode mode, const Node *node) {
  Acting outer = e->evaluation->acting;
  e->evaluation->acting = (Acting){.mode = mode, .context = e->evaluation->context};
  Frame *frame = frames_create(e, 0, NULL);
  Ways ways = act(e, node, frame, assignment_empty(e), live_none(e));
  context_enter(e, e->evaluation->acting.context);
  e->evaluation->acting = outer;
  return ways;
}

static const Sym **final_values(Encoder *e, const Way *way) {
  uint32_t variables = e->evaluation->spec->variable_count, height = assume_save(e);
  const Sym **values = arena_array(e->memory, const Sym *, variables);
  bool possible = way && assume(e, way->guard);
  if (possible) assignment_require_all(e, way->after);
  for (uint32_t v = 0; v < variables; v++) {
    const Sym *value = possible ? way->after->values[v] : NULL;
    values[v] = value ? sym_narrow(e, value) : encode_nothing(e);
  }
  assume_rewind(e, height);
  return values;
}

static const Pick *take_picks(Encoder *e, uint32_t *count) {
  *count = e->evaluation->picks.count;
  Pick *picks = arena_array(e->memory, Pick, *count);
  if (*count) memcpy(picks, e->evaluation->picks.at, *count * sizeof *picks);
  vec_clear(&e->evaluation->picks);
  return picks;
}

static Step encode_transition(Encoder *e, ActionMode mode, const Node *node, SymState now) {
  uint32_t mark = e->failures.count;
  evaluation_begin(e, view_of(now), view_of(NULL));
  const Node *outer = encoder_enter(e, node);
  Ways ways = act_top(e, mode, node);
  assert(ways.count <= 1);
  const Way *way = ways.count ? &ways.at[0] : NULL;
  Step step = {.guard = way ? way->guard : LIT_FALSE};
  step.next = final_values(e, way);
  step.picks = take_picks(e, &step.pick_count);
  step.failures = evaluation_outcome(e, mark).failures;
  encoder_leave(e, outer);
  evaluation_end(e);
  return step;
}

Step encode_initial(Encoder *e, const Node *init) {
  return encode_transition(e, ACTION_INITIAL, init, NULL);
}

Step encode_step(Encoder *e, const Node *next, SymState now) {
  return encode_transition(e, ACTION_STEP, next, now);
}
