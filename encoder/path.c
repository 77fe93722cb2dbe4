/* The path of assumed literals, with what follows from them directly.

   An assumed AND makes its operands assumed, and so on downwards; gates that leave
   a choice (one of two is false) wait until more is known.  Upwards, gates are
   looked at one or two levels deep when asked about.  More would be a solver. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "encoder/encoder.h"

typedef enum Known { UNKNOWN, KNOWN_FALSE, KNOWN_TRUE } Known;

typedef struct PathFrame {
  Lit pushed;
  uint32_t trail, waiting; /* their lengths before the push */
  Lit conjunction;         /* of all frames up to this one, if `computed` */
  bool computed;
} PathFrame;

struct Path {
  vec(PathFrame) frames;
  vec(uint32_t) trail;   /* gates whose value is assumed */
  vec(uint32_t) waiting; /* those of them that say something of their operands */
  uint8_t *known;        /* per gate */
  uint32_t room;
};

void path_free(Encoder *e) {
  struct Path *p = e->path;
  if (!p) return;
  vec_free(&p->frames);
  vec_free(&p->trail);
  vec_free(&p->waiting);
  free(p->known);
  free(p);
  e->path = NULL;
}

static struct Path *ready_path(Encoder *e) {
  if (e->path) return e->path;
  e->path = calloc(1, sizeof *e->path);
  if (!e->path) panic("out of memory");
  return e->path;
}

static void make_room(Encoder *e) {
  struct Path *p = e->path;
  uint32_t gates = circuit_gate_count(e->circuit);
  if (gates <= p->room) return;
  uint32_t room = 2 * gates;
  p->known = realloc(p->known, room);
  if (!p->known) panic("out of memory for a path over %u gates", room);
  memset(p->known + p->room, UNKNOWN, room - p->room);
  p->room = room;
}

static Known known_gate(const struct Path *p, Lit l) {
  Known k = lit_gate(l) < p->room ? (Known)p->known[lit_gate(l)] : UNKNOWN;
  if (k == UNKNOWN || !lit_negated(l)) return k;
  return k == KNOWN_TRUE ? KNOWN_FALSE : KNOWN_TRUE;
}

static Known negated_if(Known k, bool negate) {
  if (k == UNKNOWN || !negate) return k;
  return k == KNOWN_TRUE ? KNOWN_FALSE : KNOWN_TRUE;
}

static Known look(const Encoder *e, Lit l, int depth);

/* The value of a gate from those of its operands. */
static Known look_below(const Encoder *e, const Gate *g, int depth) {
  Known a = look(e, g->inputs[0], depth), b;
  switch (g->kind) {
  case GATE_AND:
    if (a == KNOWN_FALSE) return a;
    b = look(e, g->inputs[1], depth);
    return b == KNOWN_FALSE || a == KNOWN_TRUE ? b : UNKNOWN;
  case GATE_XOR:
    b = look(e, g->inputs[1], depth);
    return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : a == b ? KNOWN_FALSE : KNOWN_TRUE;
  case GATE_ITE:
    if (a != UNKNOWN) return look(e, g->inputs[a == KNOWN_TRUE ? 1 : 2], depth);
    b = look(e, g->inputs[1], depth);
    return b == look(e, g->inputs[2], depth) ? b : UNKNOWN;
  case GATE_FALSE:
  case GATE_INPUT:
  case GATE_LE:
  case GATE_EQ: break;
  }
  never("a gate with operands");
}

static bool has_operands(const Gate *g) {
  return g->kind == GATE_AND || g->kind == GATE_XOR || g->kind == GATE_ITE;
}

static Known look(const Encoder *e, Lit l, int depth) {
  if (lit_is_constant(l)) return lit_is_true(l) ? KNOWN_TRUE : KNOWN_FALSE;
  Known k = known_gate(e->path, l);
  if (k != UNKNOWN || depth == 0) return k;
  const Gate *g = circuit_gate(e->circuit, lit_gate(l));
  return has_operands(g) ? negated_if(look_below(e, g, depth - 1), lit_negated(l)) : UNKNOWN;
}

enum { LOOK_DEPTH = 2 };

Lit path_reduce(Encoder *e, Lit l) {
  if (!e->path || e->path->frames.count == 0 || lit_is_constant(l)) return l;
  Known k = look(e, l, LOOK_DEPTH);
  return k == UNKNOWN ? l : lit_from(k == KNOWN_TRUE);
}

/* Adds a literal to the trail.  False if the path excludes it. */
static bool assume(struct Path *p, Lit l) {
  if (lit_is_constant(l)) return lit_is_true(l);
  Known k = known_gate(p, l);
  if (k != UNKNOWN) return k == KNOWN_TRUE;
  p->known[lit_gate(l)] = lit_negated(l) ? KNOWN_FALSE : KNOWN_TRUE;
  vec_push(&p->trail, lit_gate(l));
  return true;
}

/* What follows for the operands of a gate that is assumed, as far as something is
   known of one of them. */
static bool assume_operands(Encoder *e, const Gate *g, bool truth) {
  struct Path *p = e->path;
  Lit a = g->inputs[0], b = g->inputs[1];
  Known x = known_gate(p, a), y = known_gate(p, b);
  if (g->kind == GATE_AND && truth) return assume(p, a) && assume(p, b);
  if (g->kind == GATE_AND) {
    if (x == KNOWN_TRUE) return assume(p, lit_not(b));
    return y != KNOWN_TRUE || assume(p, lit_not(a));
  }
  if (g->kind == GATE_ITE)
    return x == UNKNOWN || assume(p, lit_xor_sign(g->inputs[x == KNOWN_TRUE ? 1 : 2], !truth));
  if (x != UNKNOWN) return assume(p, lit_xor_sign(b, (x == KNOWN_TRUE) == truth));
  return y == UNKNOWN || assume(p, lit_xor_sign(a, (y == KNOWN_TRUE) == truth));
}

static bool follow(Encoder *e, uint32_t gate) {
  bool truth = e->path->known[gate] == KNOWN_TRUE;
  return assume_operands(e, circuit_gate(e->circuit, gate), truth);
}

/* The trail is also the queue of what has yet to be followed downwards. */
static bool follow_trail(Encoder *e, uint32_t next) {
  struct Path *p = e->path;
  for (; next < p->trail.count; next++) {
    uint32_t gate = p->trail.at[next];
    const Gate *g = circuit_gate(e->circuit, gate);
    if (!has_operands(g)) continue;
    if (!follow(e, gate)) return false;
    bool all_said = g->kind == GATE_AND && p->known[gate] == KNOWN_TRUE;
    if (!all_said) vec_push(&p->waiting, gate);
  }
  return true;
}

/* Until nothing new follows.  Of very many waiting gates only the last are asked. */
static bool assume_with_consequences(Encoder *e, Lit l) {
  enum { MOST_WAITING = 200 };
  struct Path *p = e->path;
  uint32_t next = p->trail.count;
  if (!assume(p, l)) return false;
  while (next < p->trail.count) {
    if (!follow_trail(e, next)) return false;
    next = p->trail.count;
    uint32_t first = p->waiting.count > MOST_WAITING ? p->waiting.count - MOST_WAITING : 0;
    for (uint32_t i = first; i < p->waiting.count; i++)
      if (!follow(e, p->waiting.at[i])) return false;
  }
  return true;
}

PathMark path_save(const Encoder *e) { return (PathMark){e->path ? e->path->frames.count : 0}; }

void path_rewind(Encoder *e, PathMark mark) {
  struct Path *p = e->path;
  if (!p || p->frames.count <= mark.height) return;
  uint32_t trail = p->frames.at[mark.height].trail;
  while (p->trail.count > trail) p->known[vec_pop(&p->trail)] = UNKNOWN;
  p->waiting.count = p->frames.at[mark.height].waiting;
  p->frames.count = mark.height;
}

bool path_push(Encoder *e, Lit l) {
  struct Path *p = ready_path(e);
  make_room(e);
  PathMark before = path_save(e);
  if (lit_is_false(path_reduce(e, l))) return false;
  vec_push(&p->frames,
           ((PathFrame){.pushed = l, .trail = p->trail.count, .waiting = p->waiting.count}));
  if (assume_with_consequences(e, l)) return true;
  path_rewind(e, before);
  return false;
}

Lit path_literal(Encoder *e) {
  if (!e->path) return LIT_TRUE;
  PathFrame *frames = e->path->frames.at;
  uint32_t count = e->path->frames.count, first = count;
  while (first && !frames[first - 1].computed) first--;
  for (uint32_t i = first; i < count; i++) {
    Lit before = i ? frames[i - 1].conjunction : LIT_TRUE;
    frames[i].conjunction = circuit_and(e->circuit, before, frames[i].pushed);
    frames[i].computed = true;
  }
  return count ? frames[count - 1].conjunction : LIT_TRUE;
}
