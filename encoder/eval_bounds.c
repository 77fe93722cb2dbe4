/* What binds names: quantifiers, CHOOSE, set filters and set maps.

   The candidates of the sets are visited in order.  What the concrete evaluator
   does not evaluate because an earlier element has decided can not fail here. */
#include "encoder/form.h"

#include "base/panic.h"

/* ---- binding ---- */

static bool is_tuple_of(const Value *value, uint32_t count) {
  return value_is_sequence(value) && value->count == count;
}

static void take_apart_choice(Encoder *e, const Sym *element, uint32_t count, const Sym **out) {
  Alternative *parts = arena_array(e->memory, Alternative, element->count);
  Lit bad = LIT_FALSE;
  for (uint32_t i = 0; i < element->count; i++)
    if (!is_tuple_of(element->alternatives[i].value, count))
      bad = circuit_or(e->circuit, bad, element->alternatives[i].guard);
  encoder_fail(e, bad, FAULT_BAD_TUPLE);
  for (uint32_t k = 0; k < count; k++) {
    uint32_t good = 0;
    for (uint32_t i = 0; i < element->count; i++) {
      Alternative a = element->alternatives[i];
      if (is_tuple_of(a.value, count)) parts[good++] = (Alternative){a.guard, a.value->items[k]};
    }
    out[k] = good ? sym_choice(e, good, parts) : encode_nothing(e);
  }
}

static void take_apart_function(Encoder *e, const Sym *f, uint32_t count, const Sym **out) {
  Lit fits = LIT_TRUE;
  uint32_t found = 0;
  for (uint32_t i = 0; i < f->count; i++) {
    const Value *key = f->entries[i].key;
    int64_t at;
    bool inside =
        key->kind == VALUE_INTEGER && integer_is_small(key->integer, &at) && at >= 1 && at <= count;
    Lit present = f->entries[i].present;
    fits = circuit_and(e->circuit, fits, inside ? present : lit_not(present));
    if (!inside) continue;
    out[at - 1] = f->entries[i].result;
    found++;
  }
  if (found < count) fits = LIT_FALSE;
  encoder_fail(e, lit_not(fits), FAULT_BAD_TUPLE);
  for (uint32_t k = 0; k < count; k++)
    if (!out[k]) out[k] = encode_nothing(e);
}

static void take_apart_plain(Encoder *e, const Sym *element, uint32_t count, const Sym **out) {
  if (element->kind == SYM_VALUE && is_tuple_of(element->value, count)) {
    for (uint32_t k = 0; k < count; k++) out[k] = sym_value(e, element->value->items[k]);
  } else if (element->kind == SYM_CHOICE) {
    take_apart_choice(e, element, count, out);
  } else if (element->kind == SYM_FUNCTION) {
    take_apart_function(e, element, count, out);
  } else {
    encode_fail(e, FAULT_BAD_TUPLE);
    for (uint32_t k = 0; k < count; k++) out[k] = encode_nothing(e);
  }
}

static void take_apart_union(Encoder *e, const Sym *element, uint32_t count, const Sym **out) {
  const Sym **parts = arena_array(e->memory, const Sym *, (size_t)count * element->count);
  for (uint32_t i = 0; i < element->count; i++) {
    uint32_t height = assume_save(e);
    if (assume(e, element->branches[i].guard))
      take_apart_plain(e, element->branches[i].value, count, parts + (size_t)i * count);
    assume_rewind(e, height);
  }
  Branch *branches = arena_array(e->memory, Branch, element->count);
  for (uint32_t k = 0; k < count; k++) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < element->count; i++)
      if (parts[(size_t)i * count + k])
        branches[kept++] = (Branch){element->branches[i].guard, parts[(size_t)i * count + k]};
    out[k] = kept ? sym_merge(e, kept, branches) : encode_nothing(e);
  }
}

void encode_take_apart(Encoder *e, const Sym *element, uint32_t count, const Sym **out) {
  if (element->kind == SYM_UNION)
    take_apart_union(e, element, count, out);
  else
    take_apart_plain(e, element, count, out);
}

Frame *encode_bind(Encoder *e, Frame *frame, const Bound *bound, const Sym *element) {
  if (!bound->tuple) return frames_bind_value(e, frame, bound->slots[0], element);
  const Sym **items = arena_array(e->memory, const Sym *, bound->count);
  encode_take_apart(e, element, bound->count, items);
  for (uint32_t k = 0; k < bound->count; k++)
    frame = frames_bind_value(e, frame, bound->slots[k], items[k]);
  return frame;
}

/* ---- all combinations of candidates ---- */

typedef struct Combinations {
  const Node *node;
  Candidates *sets;
  const Sym **chosen;
  VisitBound *visit;
  void *env;
} Combinations;

static bool visit_from(Encoder *e, Combinations *c, uint32_t bound, Frame *frame, Lit in) {
  if (bound == c->node->bound_count) return c->visit(e, frame, in, c->chosen, c->env);
  const Candidates *set = &c->sets[bound];
  for (uint32_t i = 0; i < set->count; i++) {
    uint32_t height = assume_save(e);
    if (!encoder_may_go_on(e)) return false;
    if (!assume(e, set->at[i].in)) continue;
    c->chosen[bound] = set->at[i].value;
    frame = encode_bind(e, frame, &c->node->bounds[bound], set->at[i].value);
    Lit all_in = circuit_and(e->circuit, in, set->at[i].in);
    bool on = visit_from(e, c, bound + 1, frame, all_in);
    assume_rewind(e, height);
    if (!on) return false;
  }
  return true;
}

/* Where only the answer of an ENABLED matters, others find it if a large set stands in
   the way. */
bool encode_candidates(Encoder *e, const Node *node, Frame *frame, Candidates *out) {
  for (uint32_t i = 0; i < node->bound_count; i++) {
    const Node *set = node->bounds[i].set;
    if (!set) return encode_fail(e, FAULT_UNBOUNDED), false;
    bool spare = e->evaluation->acting.any_order && form_is_large(e, set, frame);
    if (spare) return encode_fail(e, FAULT_LIMIT), false;
    if (i && set == node->bounds[i - 1].set)
      out[i] = out[i - 1];
    else if (!sym_candidates(e, encode_node(e, set, frame), &out[i].count, &out[i].at))
      return false;
  }
  return true;
}

void encode_combinations(Encoder *e, const Node *node, Frame *frame, Candidates *sets,
                         VisitBound *visit, void *env) {
  Combinations c = {.node = node, .sets = sets, .visit = visit, .env = env};
  c.chosen = arena_array(e->memory, const Sym *, node->bound_count);
  visit_from(e, &c, 0, frame, LIT_TRUE);
}

void encode_bounds(Encoder *e, const Node *node, Frame *frame, VisitBound *visit, void *env) {
  Candidates *sets = arena_array(e->memory, Candidates, node->bound_count);
  if (encode_candidates(e, node, frame, sets))
    encode_combinations(e, node, frame, sets, visit, env);
}

/* ---- \A and \E ---- */

typedef struct Quantification {
  const Node *node;
  vec(Lit) open; /* of each element: it does not decide */
  uint32_t summed;
  Lit all_open; /* the conjunction of the first `summed` */
} Quantification;

static Lit open_so_far(Encoder *e, Quantification *q) {
  for (; q->summed < q->open.count; q->summed++)
    q->all_open = circuit_and(e->circuit, q->all_open, q->open.at[q->summed]);
  return q->all_open;
}

static bool visit_quantified(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen,
                             void *env) {
  (void)chosen;
  Quantification *q = env;
  uint32_t mark = e->failures.count;
  Lit body = encode_test(e, q->node->kids[0], frame);
  if (e->failures.count > mark) failures_keep_if(e, mark, open_so_far(e, q));
  Lit decides = lit_xor_sign(body, q->node->kind == NODE_FORALL);
  vec_push(&q->open, lit_not(circuit_and(e->circuit, in, decides)));
  return !lit_is_false(*vec_last(&q->open));
}

Lit encode_quantifier(Encoder *e, const Node *node, Frame *frame) {
  Quantification q = {.node = node, .all_open = LIT_TRUE};
  encode_bounds(e, node, frame, visit_quantified, &q);
  Lit open = circuit_and_all(e->circuit, q.open.count, q.open.at);
  vec_free(&q.open);
  return lit_xor_sign(open, node->kind == NODE_EXISTS);
}

/* ---- CHOOSE ---- */

/* Are all of them concrete, and so in canonical order? */
static bool all_concrete(const Candidates *c) {
  for (uint32_t i = 0; i < c->count; i++)
    if (c->at[i].value->kind != SYM_VALUE) return false;
  return true;
}

/* Whether each candidate satisfies the body; returns how many have to be asked. */
static uint32_t test_candidates(Encoder *e, const Node *node, Frame *frame, const Candidates *c,
                                Lit *holds) {
  bool ordered = all_concrete(c);
  Lit none = LIT_TRUE; /* of those before */
  for (uint32_t i = 0; i < c->count; i++) {
    uint32_t height = assume_save(e), mark = e->failures.count;
    holds[i] = LIT_FALSE;
    if (!assume(e, c->at[i].in)) continue;
    frame = encode_bind(e, frame, &node->bounds[0], c->at[i].value);
    Lit body = encode_test(e, node->kids[0], frame);
    assume_rewind(e, height);
    holds[i] = circuit_and(e->circuit, c->at[i].in, body);
    if (!ordered) continue;
    failures_keep_if(e, mark, none);
    none = circuit_and(e->circuit, none, lit_not(holds[i]));
    if (lit_is_true(holds[i])) return i + 1;
  }
  return c->count;
}

const Sym *encode_choose(Encoder *e, const Node *node, Frame *frame) {
  Candidates c;
  assert(node->bound_count == 1);
  if (!encode_candidates(e, node, frame, &c)) return encode_nothing(e);
  Lit *holds = arena_array(e->memory, Lit, c.count);
  uint32_t count = test_candidates(e, node, frame, &c, holds);
  return sym_least(e, count, c.at, holds);
}

/* ---- {x \in S : P} and {e : x \in S} ---- */

typedef struct Gathering {
  const Node *node;
  vec(SymMember) members;
} Gathering;

static bool visit_filtered(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  Gathering *g = env;
  Lit body = encode_test(e, g->node->kids[0], frame);
  Lit stays = circuit_and(e->circuit, in, body);
  if (!lit_is_false(stays)) vec_push(&g->members, ((SymMember){stays, chosen[0]}));
  return true;
}

static bool visit_mapped(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  (void)chosen;
  Gathering *g = env;
  const Sym *value = encode_element(e, g->node->kids[0], frame);
  vec_push(&g->members, ((SymMember){in, value}));
  return true;
}

static const Sym *gather(Encoder *e, const Node *node, Frame *frame, VisitBound *visit) {
  Gathering g = {.node = node};
  encode_bounds(e, node, frame, visit, &g);
  const Sym *set = sym_set(e, g.members.count, g.members.at);
  vec_free(&g.members);
  return set;
}

const Sym *encode_filter(Encoder *e, const Node *node, Frame *frame) {
  return gather(e, node, frame, visit_filtered);
}

const Sym *encode_map(Encoder *e, const Node *node, Frame *frame) {
  return gather(e, node, frame, visit_mapped);
}
