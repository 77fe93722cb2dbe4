/* Functions: written out, computed when applied, applied, and updated. */
#include "base/panic.h"
#include "semantics/evaluator.h"
#include "semantics/value_table.h"

/* A frame of parameters that are known, or of none, cannot hide a state. */
static bool without_thunks(const Frame *f) {
  for (; f; f = f->parent)
    if (f->definition && f->definition->parameter_count > 0) return false;
  return true;
}

static Rule *rule_alloc(Evaluator *e, const Value *domain) {
  RegionMark position = region_mark(&e->region);
  Rule *rule = region_alloc(&e->region, sizeof *rule);
  *rule = (Rule){.value = {.kind = VALUE_RULE, .rule_domain = domain, .closure = rule},
                 .moment = e->at,
                 .position = position};
  vec_push(&e->rules, rule);
  return rule;
}

/* The set of arguments: of one name its set, of several the product. */
static const Value *domain_of(Evaluator *e, const Node *n, Frame *f) {
  if (n->bound_count == 1) return eval_set_value(e, n->bounds[0].set, f);
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < n->bound_count; i++) {
    const Value *set = eval_set_value(e, n->bounds[i].set, f);
    if (!set) {
      e->operands.count = base;
      return NULL;
    }
    vec_push(&e->operands, set);
  }
  const Value *domain = value_lazy(e->values, LAZY_PRODUCT, n->bound_count, e->operands.at + base);
  e->operands.count = base;
  return domain;
}

/* A rule is taken to read all states unless it certainly reads none. */
static const Value *rule_on(Evaluator *e, const Node *n, Frame *f, const Value *domain) {
  Rule *rule = rule_alloc(e, domain);
  rule->node = n;
  rule->frame = f;
  rule->constant = n->level == LEVEL_CONSTANT && without_thunks(f);
  if (!rule->constant) e->reads |= READS_NOW | (e->at.next ? READS_NEXT : 0);
  return &rule->value;
}

static const Value *unlisted_on(Evaluator *e, const Node *n, Frame *f, const Value *domain) {
  const Value *v = rule_on(e, n, f, domain);
  ((Rule *)v->closure)->unlisted = true;
  return v;
}

const Value *rule_create(Evaluator *e, const Node *n, Frame *f) {
  const Value *domain = domain_of(e, n, f);
  return domain ? rule_on(e, n, f, domain) : NULL;
}

const Value *function_of(Evaluator *e, const Node *n, const Value *domain,
                         const Value *const *items) {
  bool listed = true;
  for (uint32_t i = 0; i < domain->count; i++) listed = listed && items[i]->kind != VALUE_RULE;
  if (listed) return made(e, n, value_function(e->values, domain, items));
  Rule *rule = rule_alloc(e, domain);
  const Value **kept = region_alloc(&e->region, domain->count * sizeof *kept);
  for (uint32_t i = 0; i < domain->count; i++) kept[i] = items[i];
  rule->items = kept;
  rule->unlisted = true;
  return &rule->value;
}

static bool bind_key(Evaluator *e, const Node *n, Frame *f, const Value *key) {
  if (n->bound_count == 1) return bound_bind(e, n, n->bounds, f, key);
  for (uint32_t i = 0; i < n->bound_count; i++)
    if (!bound_bind(e, n, &n->bounds[i], f, key->items[i])) return false;
  return true;
}

/* A state may have gone on since the rule was made; then it has a new stamp. */
static uint64_t stamp_now(Evaluator *e, State state, uint64_t stamp) {
  if (!state) return stamp;
  if (state == e->at.now) return e->at.now_stamp;
  return state == e->at.next ? e->at.next_stamp : ++e->stamps;
}

static Frame *copy_frame(Evaluator *e, const Frame *f) {
  size_t size = sizeof *f + f->slot_count * sizeof *f->slots;
  Frame *copy = region_alloc(&e->region, size);
  *copy = *f;
  for (uint32_t i = 0; i < f->slot_count; i++) copy->slots[i] = f->slots[i];
  return copy;
}

static const Value *compute(Evaluator *e, const Rule *rule, const Moment *moment, const Value *key,
                            Code *evaluate_body) {
  if (evaluator_too_deep(e)) return fault_at(e, FAULT_TOO_DEEP, rule->node, "%s", "");
  Moment outside = e->at;
  uint32_t reads = e->reads;
  RegionMark mark = region_mark(&e->region);
  Frame *f = copy_frame(e, rule->frame);
  e->at = *moment;
  bool bound = bind_key(e, rule->node, f, key);
  const Value *v = bound ? evaluate_body(e, rule->node->kids[0], f) : NULL;
  e->at = outside;
  e->reads =
      reads | (e->reads & READS_OUTSIDE); /* they were accounted for when the rule was made */
  if (v && v->kind != VALUE_RULE) {
    v = value_normal(e->values, v);
    evaluator_release(e, mark);
  }
  return v;
}

/* What the memo of a rule has in place of a result that is being computed.  Where such a
   result is a function and is asked for, as f[i] is in
     f[i \in S] == [j \in T |-> IF j = 0 THEN 0 ELSE f[i][j - 1]]
   it is computed when it is applied. */
enum { UNDER_WAY = 1 };

static const Value *compute_once(Evaluator *e, Rule *rule, const Moment *moment, const Value *key) {
  bool function = rule->node->kids[0]->kind == NODE_FUNCTION;
  if (function) map_put(&rule->memo, (uintptr_t)key, UNDER_WAY);
  const Value *v = compute(e, rule, moment, key, eval);
  if (v && v->kind != VALUE_RULE)
    map_put(&rule->memo, (uintptr_t)key, (uint64_t)(uintptr_t)v);
  else if (function)
    map_remove(&rule->memo, (uintptr_t)key);
  return v;
}

static const Value *apply_own(Evaluator *e, Rule *rule, const Value *key) {
  Moment moment = rule->moment;
  moment.now_stamp = stamp_now(e, moment.now, moment.now_stamp);
  moment.next_stamp = stamp_now(e, moment.next, moment.next_stamp);
  bool same = rule->constant || (moment.now_stamp == rule->moment.now_stamp &&
                                 moment.next_stamp == rule->moment.next_stamp);
  if (!same) return compute(e, rule, &moment, key, eval);
  uint64_t *known = map_find(&rule->memo, (uintptr_t)key);
  if (!known) return compute_once(e, rule, &moment, key);
  if (*known == UNDER_WAY) return compute(e, rule, &moment, key, rule_create);
  return (const Value *)(uintptr_t)*known;
}

static const Value *off_domain(Evaluator *e, const Node *n, const Value *key, const Value *domain) {
  if (domain->kind == VALUE_SET && domain->sequence_domain && domain->count > 1)
    return fault_at(e, FAULT_OFF_DOMAIN, n, "%s is not in 1..%u", fault_print(e, key),
                    domain->count);
  return fault_pair(e, FAULT_OFF_DOMAIN, n, key, "is not in", domain);
}

bool function_enter(Evaluator *e, const Node *apply, const Node *function, Frame *f,
                    const Value *key) {
  const Value *domain = domain_of(e, function, f);
  if (!domain) return false;
  if (value_member(e->values, key, domain) == TRUTH_TRUE) return bind_key(e, function, f, key);
  off_domain(e, apply, key, domain);
  return false;
}

static const Value *rule_apply(Evaluator *e, const Node *n, const Value *value, const Value *key) {
  Rule *rule = value->closure;
  if (value_member(e->values, key, value->rule_domain) != TRUTH_TRUE)
    return off_domain(e, n, key, value->rule_domain);
  for (; rule->base; rule = rule->base)
    if (rule->key == key) return rule->result;
  return rule->items ? rule->items[value_find(value->rule_domain, key)] : apply_own(e, rule, key);
}

const Value *rule_list(Evaluator *e, const Node *n, const Value *value) {
  Rule *rule = value->closure;
  if (rule->listed) return rule->listed;
  const Value *domain = value_enumerate(e->values, value->rule_domain);
  if (!domain)
    return fault_at(e, FAULT_NOT_ENUMERABLE, n, "a function on %s",
                    fault_print(e, value->rule_domain));
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < domain->count; i++) {
    const Value *v = rule_apply(e, n, value, domain->items[i]);
    if (v && v->kind == VALUE_RULE) v = rule_list(e, n, v);
    if (!v) {
      e->operands.count = base;
      return NULL;
    }
    vec_push(&e->operands, v);
  }
  const Value *listed = value_function(e->values, domain, e->operands.at + base);
  e->operands.count = base;
  return rule->listed = made(e, n, listed);
}

const Value *rule_listed_if_possible(Evaluator *e, const Node *n, const Value *value) {
  const Rule *rule = value->closure;
  bool possible = !rule->unlisted && value_enumerate(e->values, value->rule_domain);
  return possible ? rule_list(e, n, value) : value;
}

/* Results that cannot be listed make the function a rule as well. */
static const Value *list_function(Evaluator *e, const Node *n, Frame *f, const Value *domain) {
  uint32_t base = e->operands.count;
  RegionMark mark = region_mark(&e->region);
  const Value *v = NULL;
  for (uint32_t i = 0; i < domain->count; i++) {
    v = bind_key(e, n, f, domain->items[i]) ? eval_result(e, n->kids[0], f) : NULL;
    bool listed = v && v->kind != VALUE_RULE;
    evaluator_release(e, mark);
    if (!listed) {
      e->operands.count = base;
      return v ? unlisted_on(e, n, f, domain) : NULL;
    }
    vec_push(&e->operands, v);
  }
  const Value *function = value_function(e->values, domain, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, function);
}

const Value *eval_function(Evaluator *e, const Node *n, Frame *f) {
  const Value *domain = domain_of(e, n, f);
  if (!domain) return NULL;
  const Value *listed = value_enumerate(e->values, domain);
  return listed ? list_function(e, n, f, listed) : rule_on(e, n, f, domain);
}

const Value *eval_apply(Evaluator *e, const Node *n, Frame *f) {
  const Value *function = eval(e, n->kids[0], f);
  if (!function) return NULL;
  if (!value_is_function(function)) return fault_value(e, FAULT_NOT_FUNCTION, n, function);
  const Value *key = eval_element(e, n->kids[1], f);
  if (!key) return NULL;
  if (function->kind == VALUE_RULE) return rule_apply(e, n, function, key);
  Fact *fact = evaluator_fact(e, n);
  const Value *domain = function->domain;
  if (fact->place < domain->count && domain->items[fact->place] == key)
    return function->items[fact->place];
  int64_t place = value_find(domain, key);
  if (place < 0) return off_domain(e, n, key, domain);
  fact->place = (uint32_t)place;
  return function->items[place];
}

static const Value *replace(Evaluator *e, const Node *n, const Value *function, uint32_t at,
                            const Value *result) {
  if (function->items[at] == result) return function;
  uint32_t base = e->operands.count;
  for (uint32_t i = 0; i < function->count; i++) vec_push(&e->operands, function->items[i]);
  e->operands.at[base + at] = result;
  const Value *changed = function_of(e, n, function->domain, e->operands.at + base);
  e->operands.count = base;
  return changed;
}

static const Value *update_at(Evaluator *e, const Update *update, uint32_t step, const Value *old,
                              Frame *f);

static const Value *update_rule(Evaluator *e, const Update *update, uint32_t step, const Value *old,
                                const Value *key, Frame *f) {
  const Node *n = update->path[step];
  if (value_member(e->values, key, old->rule_domain) != TRUTH_TRUE) return old;
  const Value *inner = rule_apply(e, n, old, key);
  const Value *result = inner ? update_at(e, update, step + 1, inner, f) : NULL;
  if (!result) return NULL;
  const Rule *base = old->closure;
  Rule *rule = rule_alloc(e, old->rule_domain);
  rule->base = old->closure;
  rule->key = key;
  rule->result = result;
  rule->constant = base->constant;
  rule->unlisted = base->unlisted || result->kind == VALUE_RULE;
  return &rule->value;
}

/* The value that takes the place of `old` at this step of the path.  A key that
   is not in the domain changes nothing, as in TLC. */
static const Value *update_at(Evaluator *e, const Update *update, uint32_t step, const Value *old,
                              Frame *f) {
  if (step == update->step_count) {
    f->slots[update->at_slot] = (Slot){.kind = SLOT_VALUE, .value = old};
    return eval_result(e, update->value, f);
  }
  const Node *n = update->path[step];
  if (!value_is_function(old)) return fault_value(e, FAULT_NOT_FUNCTION, n, old);
  const Value *key = eval_element(e, n, f);
  if (!key) return NULL;
  if (old->kind == VALUE_RULE) return update_rule(e, update, step, old, key, f);
  int64_t at = value_find(old->domain, key);
  if (at < 0) return old;
  const Value *result = update_at(e, update, step + 1, old->items[at], f);
  return result ? replace(e, n, old, (uint32_t)at, result) : NULL;
}

const Value *eval_except(Evaluator *e, const Node *n, Frame *f) {
  const Value *v = eval(e, n->kids[0], f);
  if (v && v->kind == VALUE_RULE) v = rule_listed_if_possible(e, n->kids[0], v);
  for (uint32_t i = 0; v && i < n->update_count; i++) v = update_at(e, &n->updates[i], 0, v, f);
  return v;
}
