/* Which variables an action may still read or test, so that ways of ENABLED which
   differ in others only are united.  Errs towards too many. */
#include <string.h>

#include "encoder/action.h"

typedef struct Search {
  const Spec *spec;
  uint64_t *bits;
  vec(const Definition *) seen[2]; /* by `primed` */
  bool primed;                     /* inside a prime: variables themselves are meant */
  bool chooses;                    /* an \E was met */
} Search;

static uint32_t words(const Encoder *e) { return e->evaluation->spec->variable_count / 64 + 1; }

Live live_none(Encoder *e) {
  return (Live){.bits = arena_array(e->memory, uint64_t, words(e)), .last = true};
}

bool live_has(Live live, uint32_t variable) {
  return live.bits[variable / 64] >> (variable % 64) & 1;
}

static void add_all(Search *s) {
  if (s->bits) memset(s->bits, 0xff, (s->spec->variable_count / 64 + 1) * sizeof *s->bits);
}

static void search(Search *, const Node *);

static void search_definition(Search *s, const Definition *d) {
  if (!d->body) return;
  for (vec_each(const Definition *, seen, &s->seen[s->primed]))
    if (*seen == d) return;
  vec_push(&s->seen[s->primed], d);
  search(s, d->body);
}

static void search_primed(Search *s, const Node *node) {
  bool outer = s->primed;
  s->primed = true;
  search(s, node);
  s->primed = outer;
}

static void search_child(const Node *node, void *env) { search(env, node); }

static void search(Search *s, const Node *node) {
  if (node->kind == NODE_EXISTS) s->chooses = true;
  bool called = node->kind == NODE_CALL || node->kind == NODE_OPERATOR;
  if (called && node->definition) search_definition(s, node->definition);
  if (node->kind == NODE_CONSTANT && node->constant->definition)
    search_definition(s, node->constant->definition);
  if (node->kind == NODE_VARIABLE && s->primed && s->bits)
    s->bits[node->variable->index / 64] |= (uint64_t)1 << (node->variable->index % 64);
  bool unknown = node->kind == NODE_LOCAL || node->kind == NODE_CALL_LOCAL;
  if (unknown && s->primed) add_all(s);
  if (node->kind == NODE_PRIME || node->kind == NODE_UNCHANGED)
    search_primed(s, node->kids[0]);
  else if (node->kind == NODE_SQUARE || node->kind == NODE_ANGLE)
    search_primed(s, node->kids[1]);
  node_children(node, search_child, s);
}

Live live_before(Encoder *e, uint32_t count, const Node *const *nodes, Frame *frame, Live after) {
  if (e->evaluation->acting.mode != ACTION_ENABLED || count == 0) return after;
  Search s = {.spec = e->evaluation->spec};
  s.bits = arena_array(e->memory, uint64_t, words(e));
  memcpy(s.bits, after.bits, words(e) * sizeof *s.bits);
  if (frame->level >= LEVEL_ACTION) add_all(&s); /* an argument may be an action */
  for (uint32_t i = 0; i < count; i++) search(&s, nodes[i]);
  vec_free(&s.seen[0]);
  vec_free(&s.seen[1]);
  return (Live){.bits = s.bits};
}

bool node_chooses(const Node *node) {
  Search s = {.chooses = false};
  search(&s, node);
  vec_free(&s.seen[0]);
  vec_free(&s.seen[1]);
  return s.chooses;
}

/* ---- bound names ---- */

typedef struct Mention {
  const Bound *bound;
  uint32_t depth; /* frames between the node and the bound's */
  bool found;
} Mention;

static void look_for(const Node *, void *env);

/* Only the body of a LAMBDA or a LET can see the frame around it. */
static void look_inside(const Definition *d, Mention *m) {
  if (d->depth == 0 || !d->body) return;
  m->depth++;
  look_for(d->body, m);
  m->depth--;
}

static void look_for(const Node *node, void *env) {
  Mention *m = env;
  bool local = node->kind == NODE_LOCAL || node->kind == NODE_CALL_LOCAL;
  for (uint32_t i = 0; local && i < m->bound->count; i++)
    if (node->up == m->depth && node->slot == m->bound->slots[i]) m->found = true;
  if (node->kind == NODE_OPERATOR) look_inside(node->definition, m);
  if (node->kind == NODE_LET)
    for (uint32_t i = 0; i < node->definition_count; i++) look_inside(node->definitions[i], m);
  if (!m->found) node_children(node, look_for, m);
}

bool node_mentions(const Node *node, const Bound *bound) {
  Mention m = {.bound = bound};
  look_for(node, &m);
  return m.found;
}
