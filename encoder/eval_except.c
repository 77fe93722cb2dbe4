/* EXCEPT, of functions that are listed and of rules. */
#include "encoder/rules.h"

/* Where a function was just applied outside its domain; that is no failure here. */
static Lit forgive_off_domain(Encoder *e, uint32_t mark) {
  Lit absent = LIT_FALSE;
  uint32_t kept = mark;
  for (uint32_t i = mark; i < e->failures.count; i++) {
    Failure failure = e->failures.at[i];
    if (failure.kind == FAULT_OFF_DOMAIN)
      absent = circuit_or(e->circuit, absent, failure.when);
    else
      e->failures.at[kept++] = failure;
  }
  e->failures.count = kept;
  return absent;
}

/* The value that takes the place of `old` at this step of the path.  A key that is
   not in the domain changes nothing, and what comes after it is not evaluated. */
static const Sym *update_at(Encoder *, const Update *, uint32_t step, const Sym *old, Frame *);

static const Sym *change_rule(Encoder *e, const Sym *old, const Sym *key, const Sym *result) {
  Rule *rule = arena_new(e->memory, Rule);
  const Rule *base = old->closure;
  bool unlisted = base->unlisted || rules_have(result);
  *rule = (Rule){.base = old->closure, .key = key, .result = result, .unlisted = unlisted};
  Sym *sym = arena_new(e->memory, Sym);
  *sym = (Sym){.kind = SYM_RULE, .domain = old->domain, .closure = rule};
  return sym;
}

static const Sym *update_rule(Encoder *e, const Update *update, uint32_t step, const Sym *old,
                              Frame *frame) {
  const Sym *key = encode_element(e, update->path[step], frame);
  uint32_t mark = e->failures.count, height = assume_save(e);
  Lit member = rules_inside(e, key, old->domain);
  Lit inside = circuit_and(e->circuit, member, lit_not(forgive_off_domain(e, mark)));
  if (!assume(e, inside)) return old;
  const Sym *inner = update_at(e, update, step + 1, rules_apply(e, old->closure, key), frame);
  assume_rewind(e, height);
  return sym_ite(e, inside, change_rule(e, old, key, inner), old);
}

/* Some of the branches are rules that can not be listed. */
static const Sym *update_branches(Encoder *e, const Update *update, uint32_t step, const Sym *old,
                                  Frame *frame) {
  Branch *branches = arena_array(e->memory, Branch, old->count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < old->count; i++) {
    if (!assume(e, old->branches[i].guard)) continue;
    const Sym *changed = update_at(e, update, step, old->branches[i].value, frame);
    branches[kept++] = (Branch){old->branches[i].guard, changed};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, branches) : encode_nothing(e);
}

static const Sym *update_at(Encoder *e, const Update *update, uint32_t step, const Sym *old,
                            Frame *frame) {
  if (step == update->step_count) {
    frame = frames_bind_value(e, frame, update->at_slot, old);
    return encode_result(e, update->value, frame);
  }
  if (old->kind == SYM_RULE) return update_rule(e, update, step, old, frame);
  if (rules_have(old)) return update_branches(e, update, step, old, frame);
  const Sym *key = encode_element(e, update->path[step], frame);
  uint32_t mark = e->failures.count, height = assume_save(e);
  const Sym *inner = sym_apply(e, old, key);
  if (!assume(e, lit_not(forgive_off_domain(e, mark)))) return old;
  inner = update_at(e, update, step + 1, inner, frame);
  assume_rewind(e, height);
  if (is_nothing(inner)) return old; /* fails wherever the key is in the domain */
  const Sym *changed = sym_except(e, old, key, inner);
  return rules_have(inner) ? encode_with_rules(e, changed) : changed;
}

const Sym *encode_except(Encoder *e, const Node *node, Frame *frame) {
  const Sym *function = encode_node(e, node->kids[0], frame);
  function = rules_list_finite(e, function, NULL);
  for (uint32_t i = 0; i < node->update_count; i++)
    function = update_at(e, &node->updates[i], 0, function, frame);
  return function;
}
