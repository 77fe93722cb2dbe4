/* ENABLED, exact: all choices are expanded. */
#include "encoder/action.h"

/* ---- sets that are not listed ---- */

bool finite_candidates(Encoder *e, const Sym *set, Candidates *out) {
  uint32_t mark = e->failures.count;
  bool listed = sym_candidates(e, set, &out->count, &out->at);
  for (uint32_t i = mark; i < e->failures.count; i++)
    if (e->failures.at[i].kind == FAULT_NOT_ENUMERABLE) e->failures.at[i].kind = FAULT_UNSUPPORTED;
  return listed;
}

static Lit lazy_is_inhabited(Encoder *e, const Sym *s, Candidates *c) {
  if (s->lazy == LAZY_POWERSET || s->lazy == LAZY_SEQ) return LIT_TRUE;
  if (s->lazy == LAZY_FUNCTIONS)
    return circuit_or(e->circuit, lit_not(set_is_inhabited(e, s->parts[0])),
                      set_is_inhabited(e, s->parts[1]));
  if (s->lazy == LAZY_RECORDS || s->lazy == LAZY_PRODUCT) {
    Lit all = LIT_TRUE;
    for (uint32_t i = 0; i < s->count; i++)
      all = circuit_and(e->circuit, all, set_is_inhabited(e, s->parts[i]));
    return all;
  }
  if (s->lazy == LAZY_CUP) {
    Lit some = LIT_FALSE;
    for (uint32_t i = 0; i < s->count; i++)
      some = circuit_or(e->circuit, some, set_is_inhabited(e, s->parts[i]));
    return some;
  }
  if (!finite_candidates(e, s, c)) return LIT_FALSE;
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < c->count; i++) any = circuit_or(e->circuit, any, c->at[i].in);
  return any;
}

static Lit value_is_inhabited(Encoder *e, const Value *value) {
  Integer count;
  if (!value_is_set(value)) return encode_fail(e, FAULT_NOT_SET), LIT_FALSE;
  if (!value_cardinality(e->values, value, &count)) return LIT_TRUE;
  return lit_from(integer_sign(count) > 0);
}

static Lit branches_inhabited(Encoder *e, const Sym *s) {
  Lit any = LIT_FALSE;
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; i < s->count; i++) {
    bool choice = s->kind == SYM_CHOICE;
    Lit guard = choice ? s->alternatives[i].guard : s->branches[i].guard;
    if (!assume(e, guard)) continue;
    Lit here = choice ? value_is_inhabited(e, s->alternatives[i].value)
                      : set_is_inhabited(e, s->branches[i].value);
    assume_rewind(e, height);
    any = circuit_or(e->circuit, any, circuit_and(e->circuit, guard, here));
  }
  return any;
}

Lit set_is_inhabited(Encoder *e, const Sym *set) {
  Candidates c;
  if (set->kind == SYM_VALUE) return value_is_inhabited(e, set->value);
  if (set->kind == SYM_CHOICE || set->kind == SYM_UNION) return branches_inhabited(e, set);
  if (set->kind == SYM_LAZY) return lazy_is_inhabited(e, set, &c);
  if (!finite_candidates(e, set, &c)) return LIT_FALSE;
  Lit any = LIT_FALSE;
  for (uint32_t i = 0; i < c.count; i++) any = circuit_or(e->circuit, any, c.at[i].in);
  return any;
}

Lit source_is_inhabited(Encoder *e, const Source *s) {
  if (!s->set) return encode_fail(e, FAULT_LIMIT), LIT_FALSE;
  return set_is_inhabited(e, s->set);
}

bool source_candidates(Encoder *e, const Source *s, Candidates *out) {
  if (!s->set) return encode_fail(e, FAULT_LIMIT), false;
  return finite_candidates(e, s->set, out);
}

/* ---- ENABLED ---- */

bool evaluation_expand(Encoder *e) {
  if (e->evaluation->acting.mode != ACTION_ENABLED) return true;
  if (e->evaluation->expanded < e->limits.expanded) return e->evaluation->expanded++, true;
  encode_fail(e, FAULT_LIMIT);
  return false;
}

static Lit encode_possible(Encoder *e, const Node *action, Frame *frame, bool any_order) {
  Evaluation *v = e->evaluation;
  Acting outer = v->acting;
  Context context = v->context;
  v->acting = (Acting){.mode = ACTION_ENABLED, .any_order = any_order, .context = context};
  Ways ways = act(e, action, frame, assignment_empty(e), live_none(e));
  v->acting = outer;
  context_enter(e, context);
  return ways_possible(e, &ways);
}

Lit encode_enabled_node(Encoder *e, const Node *action, Frame *frame) {
  return encode_possible(e, action, frame, false);
}

static Predicate ask(Encoder *e, const Node *action, SymState now, bool any_order) {
  uint32_t mark = e->failures.count;
  evaluation_begin(e, view_of(now), view_of(NULL));
  Predicate p = {.holds = encode_possible(e, action, frames_create(e, 0, NULL), any_order)};
  if (any_order) failures_keep_if(e, mark, lit_not(p.holds));
  p.failures = evaluation_outcome(e, mark).failures;
  evaluation_end(e);
  return p;
}

Predicate encode_enabled(Encoder *e, const Node *action, SymState now) {
  return ask(e, action, now, false);
}

Predicate encode_successor(Encoder *e, const Node *action, SymState now) {
  return ask(e, action, now, true);
}
