/* A \cdot B: a step of A to a state in between, and a step of B from there. */
#include <string.h>

#include "encoder/action.h"

typedef struct Composition {
  const Node *second;
  Frame *frame;
  const Assignment *before; /* of the step as a whole */
  Live after;
  Acting acting;
} Composition;

/* The state in between is read like any other, but not by what was evaluated before. */
static View state_of(Encoder *e, const Assignment *a) {
  uint32_t variables = e->evaluation->spec->variable_count;
  const Sym **values = arena_array(e->memory, const Sym *, variables);
  Lit *assigned = arena_array(e->memory, Lit, variables);
  for (uint32_t v = 0; v < variables; v++) {
    values[v] = a->values[v] ? a->values[v] : encode_nothing(e);
    assigned[v] = LIT_TRUE;
  }
  return (View){values, assigned, FAULT_NO_STATE};
}

static Ways go_on(Encoder *e, const Assignment *between, void *env) {
  const Composition *c = env;
  Acting first = e->evaluation->acting;
  assignment_require_all(e, between);
  e->evaluation->acting = c->acting;
  e->evaluation->acting.context.now = state_of(e, between);
  Ways ways = act(e, c->second, c->frame, c->before, c->after);
  e->evaluation->acting = first;
  return ways;
}

static Live live_all(Encoder *e) {
  uint32_t words = e->evaluation->spec->variable_count / 64 + 1;
  uint64_t *bits = arena_array(e->memory, uint64_t, words);
  memset(bits, 0xff, words * sizeof *bits);
  return (Live){.bits = bits};
}

Ways act_compose(Encoder *e, const Node *node, Frame *frame, const Assignment *before, Live after) {
  Composition c = {node->kids[1], frame, before, after, e->evaluation->acting};
  Ways first = act(e, node->kids[0], frame, assignment_empty(e), live_all(e));
  Ways ways = ways_continue(e, &first, go_on, &c);
  assignment_show(e, before);
  return ways;
}
