#include "encoder/rules.h"

/* ---- what is one ---- */

bool rules_have(const Sym *s) {
  if (s->kind != SYM_UNION) return s->kind == SYM_RULE;
  for (uint32_t i = 0; i < s->count; i++)
    if (rules_have(s->branches[i].value)) return true;
  return false;
}

Lit rules_in(Encoder *e, const Sym *s) {
  Lit any = lit_from(s->kind == SYM_RULE);
  for (uint32_t i = 0; s->kind == SYM_UNION && i < s->count; i++) {
    Lit here = circuit_and(e->circuit, s->branches[i].guard, rules_in(e, s->branches[i].value));
    any = circuit_or(e->circuit, any, here);
  }
  return any;
}

static const Sym *wrap_table(Encoder *e, const Sym *function) {
  if (function->kind != SYM_FUNCTION) return function;
  Rule *rule = arena_new(e->memory, Rule);
  *rule = (Rule){.table = function, .unlisted = true};
  Sym *sym = arena_new(e->memory, Sym);
  *sym = (Sym){.kind = SYM_RULE, .domain = sym_domain(e, function), .closure = rule};
  return sym;
}

const Sym *encode_with_rules(Encoder *e, const Sym *function) {
  if (function->kind != SYM_UNION) return wrap_table(e, function);
  Branch *branches = arena_array(e->memory, Branch, function->count);
  for (uint32_t i = 0; i < function->count; i++)
    branches[i] = (Branch){function->branches[i].guard, wrap_table(e, function->branches[i].value)};
  return sym_merge(e, function->count, branches);
}

bool rules_endless(Encoder *e, const Sym *set) {
  Integer count, most = integer_from(e->limits.candidates);
  if (set->kind == SYM_VALUE && value_is_set(set->value))
    return !value_cardinality(e->values, set->value, &count) || integer_compare(count, most) > 0;
  return set->kind == SYM_LAZY && sym_size(e, set) > e->limits.candidates;
}

/* ---- application ---- */

static Frame *bind_argument(Encoder *e, const Node *node, Frame *frame, const Sym *argument) {
  if (node->bound_count == 1) return encode_bind(e, frame, &node->bounds[0], argument);
  const Sym **items = arena_array(e->memory, const Sym *, node->bound_count);
  encode_take_apart(e, argument, node->bound_count, items);
  for (uint32_t i = 0; i < node->bound_count; i++)
    frame = encode_bind(e, frame, &node->bounds[i], items[i]);
  return frame;
}

/* While the function that is a result is being listed, it is a rule: f[i] in
     f[i \in S] == [j \in T |-> IF j = 0 THEN 0 ELSE f[i][j - 1]]. */
static const Sym *force_function(Encoder *e, Rule *rule, uint64_t key, Thunk *cell) {
  uint64_t *found = map_find(&rule->under_way, key);
  if (!found) {
    map_put(&rule->under_way, key, 0);
    const Sym *function = frames_force(e, cell);
    map_remove(&rule->under_way, key);
    return function;
  }
  Thunk *by_need = (Thunk *)(uintptr_t)*found;
  if (!by_need) {
    by_need = frames_thunk(e, cell->node, cell->frame);
    by_need->rule = true;
    by_need->made = cell->made;
    *found = (uintptr_t)by_need;
  }
  return frames_force(e, by_need);
}

static const Sym *force_result(Encoder *e, Rule *rule, uint64_t key, Thunk *cell) {
  return cell->node->kind == NODE_FUNCTION ? force_function(e, rule, key, cell)
                                           : frames_force(e, cell);
}

/* The result for a concrete argument is computed once, where the rule was made. */
static const Sym *apply_to_value(Encoder *e, Rule *rule, const Sym *argument) {
  uint64_t key = (uintptr_t)argument->value;
  uint64_t *found = map_find(&rule->cells, key);
  if (found) return force_result(e, rule, key, (Thunk *)(uintptr_t)*found);
  Frame *frame = bind_argument(e, rule->node, frames_copy(e, rule->frame), argument);
  Thunk *cell = frames_thunk(e, rule->node->kids[0], frame);
  cell->made = rule->made;
  map_put(&rule->cells, key, (uintptr_t)cell);
  return force_result(e, rule, key, cell);
}

static const Sym *apply_to_symbolic(Encoder *e, Rule *rule, const Sym *argument) {
  Frame *frame = bind_argument(e, rule->node, frames_copy(e, rule->frame), argument);
  const Node *body = rule->node->kids[0];
  if (body->kind != NODE_FUNCTION) return encode_node(e, body, frame);
  if (map_find(&rule->under_way, (uintptr_t)argument)) return encode_rule(e, body, frame);
  map_put(&rule->under_way, (uintptr_t)argument, 0);
  const Sym *function = encode_node(e, body, frame);
  map_remove(&rule->under_way, (uintptr_t)argument);
  return function;
}

Lit rules_inside(Encoder *e, const Sym *argument, const Sym *domain) {
  uint32_t mark = e->failures.count;
  Lit inside = sym_member(e, argument, domain);
  for (uint32_t i = mark; i < e->failures.count; i++)
    if (e->failures.at[i].kind == FAULT_INCOMPARABLE) e->failures.at[i].kind = FAULT_OFF_DOMAIN;
  return inside;
}

/* Values that can not be compared are different keys. */
static const Sym *apply_changed(Encoder *e, const Rule *rule, const Sym *argument) {
  uint32_t mark = e->failures.count, height = assume_save(e);
  Lit same = sym_equal(e, argument, rule->key);
  e->failures.count = mark;
  const Sym *result = rule->result;
  if (!assume(e, lit_not(same))) return result;
  const Sym *other = rules_apply(e, rule->base, argument);
  assume_rewind(e, height);
  return sym_ite(e, same, result, other);
}

static const Sym *apply_within(Encoder *e, Rule *rule, const Sym *argument) {
  if (rule->base) return apply_changed(e, rule, argument);
  Lit inside = rules_inside(e, argument, rule->domain);
  encoder_fail(e, lit_not(inside), FAULT_OFF_DOMAIN);
  uint32_t height = assume_save(e);
  if (!assume(e, inside)) return encode_nothing(e);
  const Sym *result = encode_nothing(e);
  if (evaluation_recurse(e)) {
    Context outer = context_enter(e, rule->context);
    result = argument->kind == SYM_VALUE ? apply_to_value(e, rule, argument)
                                         : apply_to_symbolic(e, rule, argument);
    context_enter(e, outer);
    e->evaluation->unrolled--;
  }
  assume_rewind(e, height);
  return result;
}

const Sym *rules_apply(Encoder *e, Rule *rule, const Sym *argument) {
  if (rule->table) return sym_apply(e, rule->table, argument);
  const Alternative *values;
  uint32_t count = 0;
  if (argument->kind == SYM_CHOICE || argument->kind == SYM_BOOLEAN)
    count = sym_expand(e, argument, e->limits.choice, &values);
  if (count == 0) return apply_within(e, rule, argument);
  Branch *branches = arena_array(e->memory, Branch, count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < count; i++) {
    if (!assume(e, values[i].guard)) continue;
    const Sym *result = apply_within(e, rule, sym_value(e, values[i].value));
    branches[kept++] = (Branch){values[i].guard, result};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, branches) : encode_nothing(e);
}

const Sym *rules_by_branch(Encoder *e, const Sym *s, OnBranch *apply, const Sym *argument) {
  Branch *branches = arena_array(e->memory, Branch, s->count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < s->count; i++) {
    if (!assume(e, s->branches[i].guard)) continue;
    const Sym *result = apply(e, s->branches[i].value, argument);
    branches[kept++] = (Branch){s->branches[i].guard, result};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, branches) : encode_nothing(e);
}

const Sym *encode_applied(Encoder *e, const Sym *function, const Sym *argument) {
  if (function->kind == SYM_RULE) return rules_apply(e, function->closure, argument);
  if (rules_have(function)) return rules_by_branch(e, function, encode_applied, argument);
  return sym_apply(e, function, argument);
}

const Sym *encode_apply(Encoder *e, const Node *node, Frame *frame) {
  const Sym *function = encode_node(e, node->kids[0], frame);
  const Sym *argument = encode_element(e, node->kids[1], frame);
  return encode_applied(e, function, argument);
}

/* ---- listing a rule ---- */

bool rules_are_sequence(Encoder *e, uint32_t count, const Entry *entries) {
  for (uint32_t i = 0; i < count; i++) {
    if (entries[i].key != value_int(e->values, i + 1)) return false;
    Lit gap = i ? circuit_and(e->circuit, entries[i].present, lit_not(entries[i - 1].present))
                : LIT_FALSE;
    if (!lit_is_false(gap)) return false;
  }
  return true;
}

static const Sym *list_rule(Encoder *e, const Sym *s, const Sym *unused) {
  if (s->kind != SYM_RULE) return s->kind == SYM_UNION ? encode_listed(e, s) : s;
  (void)unused;
  Rule *rule = s->closure;
  Candidates c;
  if (!sym_candidates(e, s->domain, &c.count, &c.at) || !encode_keys(e, &c))
    return encode_nothing(e);
  Entry *entries = arena_array(e->memory, Entry, c.count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < c.count; i++) {
    if (!assume(e, c.at[i].in)) continue;
    const Sym *result = encode_listed(e, rules_apply(e, rule, c.at[i].value));
    entries[kept++] = (Entry){c.at[i].value->value, c.at[i].in, result};
    assume_rewind(e, height);
  }
  return sym_function(e, kept, entries, rules_are_sequence(e, kept, entries));
}

const Sym *encode_listed(Encoder *e, const Sym *s) {
  if (!rules_have(s)) return s;
  return s->kind == SYM_RULE ? list_rule(e, s, NULL) : rules_by_branch(e, s, list_rule, NULL);
}

static bool is_lazy(const Value *v) { return v->kind == VALUE_LAZY; }

static const Sym *normal_branch(Encoder *e, const Sym *s, const Sym *unused) {
  (void)unused;
  return encode_normal(e, s);
}

/* Has it concrete branches that may be lazy? */
static bool has_concrete_branch(const Sym *s) {
  for (uint32_t i = 0; s->kind == SYM_UNION && i < s->count; i++) {
    SymKind kind = s->branches[i].value->kind;
    if (kind == SYM_VALUE || kind == SYM_CHOICE) return true;
  }
  return false;
}

const Sym *encode_normal(Encoder *e, const Sym *s) {
  if (has_concrete_branch(s)) return rules_by_branch(e, s, normal_branch, NULL);
  if (s->kind == SYM_VALUE)
    return is_lazy(s->value) ? sym_value(e, value_normal(e->values, s->value)) : s;
  bool lazy = false;
  for (uint32_t i = 0; s->kind == SYM_CHOICE && i < s->count; i++)
    lazy = lazy || is_lazy(s->alternatives[i].value);
  if (!lazy) return s;
  Alternative *normal = arena_array(e->memory, Alternative, s->count);
  for (uint32_t i = 0; i < s->count; i++)
    normal[i] =
        (Alternative){s->alternatives[i].guard, value_normal(e->values, s->alternatives[i].value)};
  return sym_choice(e, s->count, normal);
}

const Sym *encode_element(Encoder *e, const Node *node, Frame *frame) {
  return encode_normal(e, encode_listed(e, encode_node(e, node, frame)));
}

const Sym *rules_list_finite(Encoder *e, const Sym *s, const Sym *unused) {
  if (!rules_have(s)) return s;
  if (s->kind != SYM_RULE) return rules_by_branch(e, s, rules_list_finite, NULL);
  const Rule *rule = s->closure;
  return rule->unlisted || rules_endless(e, s->domain) ? s : list_rule(e, s, unused);
}

const Sym *encode_result(Encoder *e, const Node *node, Frame *frame) {
  return encode_normal(e, rules_list_finite(e, encode_node(e, node, frame), NULL));
}
