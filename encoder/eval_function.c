/* Functions: listed where the domain is finite, otherwise and if recursive
   computed when applied. */
#include "encoder/eval.h"

#include "base/panic.h"

/* ---- [x \in S |-> e], listed ---- */

/* Candidates that are symbolic become the concrete values they may have. */
static bool expand_keys(Encoder *e, Candidates *c) {
  vec(SymMember) members = {0};
  bool within = true;
  for (uint32_t i = 0; i < c->count && within; i++) {
    const Alternative *values;
    uint32_t count = sym_expand(e, c->at[i].value, e->limits.expand, &values);
    within = count > 0;
    for (uint32_t k = 0; k < count; k++) {
      Lit in = circuit_and(e->circuit, c->at[i].in, values[k].guard);
      vec_push(&members, ((SymMember){in, sym_value(e, values[k].value)}));
    }
  }
  const Sym *set = within ? sym_set(e, members.count, members.at) : NULL;
  vec_free(&members);
  if (set) return sym_candidates(e, set, &c->count, &c->at);
  encode_fail(e, FAULT_LIMIT);
  return false;
}

bool encode_keys(Encoder *e, Candidates *c) {
  for (uint32_t i = 0; i < c->count; i++)
    if (c->at[i].value->kind != SYM_VALUE) return expand_keys(e, c);
  return true;
}

typedef struct Listing {
  const Node *node;
  vec(Entry) entries;
  Lit unlisted; /* when one so far has a result that cannot be listed */
} Listing;

static const Value *key_of(Encoder *e, uint32_t count, const Sym *const *chosen) {
  if (count == 1) return chosen[0]->value;
  const Value **items = arena_array(e->memory, const Value *, count);
  for (uint32_t i = 0; i < count; i++) items[i] = chosen[i]->value;
  return value_tuple(e->values, count, items);
}

static bool has_rule(const Sym *s) {
  if (s->kind != SYM_UNION) return s->kind == SYM_RULE;
  for (uint32_t i = 0; i < s->count; i++)
    if (has_rule(s->branches[i].value)) return true;
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

static bool visit_listed(Encoder *e, Frame *frame, Lit in, const Sym *const *chosen, void *env) {
  Listing *l = env;
  uint32_t mark = e->failures.count;
  const Sym *result = encode_result(e, l->node->kids[0], frame);
  failures_keep_if(e, mark, lit_not(l->unlisted));
  l->unlisted =
      circuit_or(e->circuit, l->unlisted, circuit_and(e->circuit, in, rules_in(e, result)));
  vec_push(&l->entries, ((Entry){key_of(e, l->node->bound_count, chosen), in, result}));
  return !lit_is_true(l->unlisted); /* whether or not this element is there */
}

/* Keys 1..n of which each is present only if the one before is? */
static bool is_sequence(Encoder *e, uint32_t count, const Entry *entries) {
  for (uint32_t i = 0; i < count; i++) {
    if (entries[i].key != value_int(e->values, i + 1)) return false;
    Lit gap = i ? circuit_and(e->circuit, entries[i].present, lit_not(entries[i - 1].present))
                : LIT_FALSE;
    if (!lit_is_false(gap)) return false;
  }
  return true;
}

/* ---- rules ---- */

static const Sym *make_rule(Encoder *e, const Node *node, Frame *frame, const Sym *domain) {
  Rule *rule = arena_new(e->memory, Rule);
  frame->shared = true;
  *rule = (Rule){.node = node,
                 .frame = frame,
                 .context = e->evaluation->context,
                 .made = assume_point(e),
                 .domain = domain};
  vec_push(&e->evaluation->rules, rule);
  Sym *sym = arena_new(e->memory, Sym);
  *sym = (Sym){.kind = SYM_RULE, .domain = domain, .closure = rule};
  return sym;
}

static const Sym *make_unlisted(Encoder *e, const Node *node, Frame *frame, const Sym *domain) {
  const Sym *rule = make_rule(e, node, frame, domain);
  ((Rule *)rule->closure)->unlisted = true;
  return rule;
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

/* Record NOT_SET where it is none. */
static void require_set(Encoder *e, const Sym *set) {
  uint32_t height = assume_save(e);
  for (uint32_t i = 0; set->kind == SYM_CHOICE && i < set->count; i++)
    if (!value_is_set(set->alternatives[i].value))
      encoder_fail(e, set->alternatives[i].guard, FAULT_NOT_SET);
  for (uint32_t i = 0; set->kind == SYM_UNION && i < set->count; i++) {
    if (!assume(e, set->branches[i].guard)) continue;
    require_set(e, set->branches[i].value);
    assume_rewind(e, height);
  }
  bool is_set = set->kind == SYM_SET || set->kind == SYM_LAZY || set->kind == SYM_CHOICE ||
                set->kind == SYM_UNION || (set->kind == SYM_VALUE && value_is_set(set->value));
  if (!is_set) encode_fail(e, FAULT_NOT_SET);
}

static void encode_sets(Encoder *e, const Node *node, Frame *frame, const Sym **sets) {
  for (uint32_t i = 0; i < node->bound_count; i++) {
    const Node *set = node->bounds[i].set;
    bool again = i && set == node->bounds[i - 1].set;
    sets[i] = again ? sets[i - 1] : encode_node(e, set, frame);
    if (!again) require_set(e, sets[i]);
  }
}

static const Sym *domain_of(Encoder *e, const Node *node, const Sym *const *sets) {
  return node->bound_count == 1 ? sets[0] : sym_lazy(e, LAZY_PRODUCT, node->bound_count, sets);
}

const Sym *encode_rule(Encoder *e, const Node *node, Frame *frame) {
  assert(node->kind == NODE_FUNCTION);
  const Sym **sets = arena_array(e->memory, const Sym *, node->bound_count);
  encode_sets(e, node, frame, sets);
  return make_rule(e, node, frame, domain_of(e, node, sets));
}

/* Is it better not to list this domain? */
static bool is_endless(Encoder *e, const Sym *set) {
  Integer count, most = integer_from(e->limits.candidates);
  if (set->kind == SYM_VALUE && value_is_set(set->value))
    return !value_cardinality(e->values, set->value, &count) || integer_compare(count, most) > 0;
  return set->kind == SYM_LAZY && sym_size(e, set) > e->limits.candidates;
}

static bool has_endless(Encoder *e, const Sym *set) {
  bool some = is_endless(e, set);
  for (uint32_t i = 0; set->kind == SYM_UNION && i < set->count; i++)
    some = some || has_endless(e, set->branches[i].value);
  for (uint32_t i = 0; set->kind == SYM_CHOICE && i < set->count; i++)
    some = some || is_endless(e, sym_value(e, set->alternatives[i].value));
  return some;
}

/* Results that cannot be listed make the function a rule as well. */
static const Sym *list_function(Encoder *e, const Node *node, Frame *frame, const Sym *domain,
                                Candidates *sets) {
  for (uint32_t i = 0; i < node->bound_count; i++)
    if (!encode_keys(e, &sets[i])) return encode_nothing(e);
  Listing l = {.node = node, .unlisted = LIT_FALSE};
  encode_combinations(e, node, frame, sets, visit_listed, &l);
  bool sequence = is_sequence(e, l.entries.count, l.entries.at);
  const Sym *function = lit_is_false(path_reduce(e, l.unlisted))
                            ? sym_function(e, l.entries.count, l.entries.at, sequence)
                            : make_unlisted(e, node, frame, domain);
  vec_free(&l.entries);
  return function;
}

static const Sym *function_on(Encoder *e, const Node *node, Frame *frame, const Sym *set);

/* The domain may or may not be infinite. */
static const Sym *function_by_cases(Encoder *e, const Node *node, Frame *frame, const Sym *set) {
  Branch *branches = arena_array(e->memory, Branch, set->count);
  uint32_t kept = 0, height = assume_save(e);
  for (uint32_t i = 0; i < set->count; i++) {
    bool choice = set->kind == SYM_CHOICE;
    Lit guard = choice ? set->alternatives[i].guard : set->branches[i].guard;
    if (!assume(e, guard)) continue;
    const Sym *part = choice ? sym_value(e, set->alternatives[i].value) : set->branches[i].value;
    branches[kept++] = (Branch){guard, function_on(e, node, frame, part)};
    assume_rewind(e, height);
  }
  return kept ? sym_merge(e, kept, branches) : encode_nothing(e);
}

static const Sym *function_on(Encoder *e, const Node *node, Frame *frame, const Sym *set) {
  Candidates candidates;
  if (is_endless(e, set)) return make_rule(e, node, frame, set);
  if (has_endless(e, set)) return function_by_cases(e, node, frame, set);
  if (!sym_candidates(e, set, &candidates.count, &candidates.at)) return encode_nothing(e);
  return list_function(e, node, frame, set, &candidates);
}

const Sym *encode_function(Encoder *e, const Node *node, Frame *frame) {
  const Sym **sets = arena_array(e->memory, const Sym *, node->bound_count);
  Candidates *candidates = arena_array(e->memory, Candidates, node->bound_count);
  encode_sets(e, node, frame, sets);
  if (node->bound_count == 1) return function_on(e, node, frame, sets[0]);
  bool endless = false;
  for (uint32_t i = 0; i < node->bound_count; i++) endless = endless || is_endless(e, sets[i]);
  if (endless) return make_rule(e, node, frame, domain_of(e, node, sets));
  for (uint32_t i = 0; i < node->bound_count; i++)
    if (!sym_candidates(e, sets[i], &candidates[i].count, &candidates[i].at))
      return encode_nothing(e);
  return list_function(e, node, frame, domain_of(e, node, sets), candidates);
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

/* An argument that can not even be compared is outside, too. */
static Lit is_inside(Encoder *e, const Sym *argument, const Sym *domain) {
  uint32_t mark = e->failures.count;
  Lit inside = sym_member(e, argument, domain);
  for (uint32_t i = mark; i < e->failures.count; i++)
    if (e->failures.at[i].kind == FAULT_INCOMPARABLE) e->failures.at[i].kind = FAULT_OFF_DOMAIN;
  return inside;
}

static const Sym *apply_rule(Encoder *, Rule *, const Sym *argument);

/* Values that can not be compared are different keys. */
static const Sym *apply_changed(Encoder *e, const Rule *rule, const Sym *argument) {
  uint32_t mark = e->failures.count, height = assume_save(e);
  Lit same = sym_equal(e, argument, rule->key);
  e->failures.count = mark;
  const Sym *result = rule->result;
  if (!assume(e, lit_not(same))) return result;
  const Sym *other = apply_rule(e, rule->base, argument);
  assume_rewind(e, height);
  return sym_ite(e, same, result, other);
}

static const Sym *apply_within(Encoder *e, Rule *rule, const Sym *argument) {
  if (rule->base) return apply_changed(e, rule, argument);
  Lit inside = is_inside(e, argument, rule->domain);
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

static const Sym *apply_rule(Encoder *e, Rule *rule, const Sym *argument) {
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

typedef const Sym *OnBranch(Encoder *, const Sym *, const Sym *argument);

static const Sym *each_branch(Encoder *e, const Sym *s, OnBranch *apply, const Sym *argument) {
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
  if (function->kind == SYM_RULE) return apply_rule(e, function->closure, argument);
  if (has_rule(function)) return each_branch(e, function, encode_applied, argument);
  return sym_apply(e, function, argument);
}

const Sym *encode_apply(Encoder *e, const Node *node, Frame *frame) {
  const Sym *function = encode_node(e, node->kids[0], frame);
  const Sym *argument = encode_element(e, node->kids[1], frame);
  return encode_applied(e, function, argument);
}

/* ---- listing a rule ---- */

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
    const Sym *result = encode_listed(e, apply_rule(e, rule, c.at[i].value));
    entries[kept++] = (Entry){c.at[i].value->value, c.at[i].in, result};
    assume_rewind(e, height);
  }
  return sym_function(e, kept, entries, is_sequence(e, kept, entries));
}

const Sym *encode_listed(Encoder *e, const Sym *s) {
  if (!has_rule(s)) return s;
  return s->kind == SYM_RULE ? list_rule(e, s, NULL) : each_branch(e, s, list_rule, NULL);
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
  if (has_concrete_branch(s)) return each_branch(e, s, normal_branch, NULL);
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

/* Rules stay that can not be listed. */
static const Sym *list_finite(Encoder *e, const Sym *s, const Sym *unused) {
  if (!has_rule(s)) return s;
  if (s->kind != SYM_RULE) return each_branch(e, s, list_finite, NULL);
  const Rule *rule = s->closure;
  return rule->unlisted || is_endless(e, s->domain) ? s : list_rule(e, s, unused);
}

const Sym *encode_result(Encoder *e, const Node *node, Frame *frame) {
  return encode_normal(e, list_finite(e, encode_node(e, node, frame), NULL));
}

/* ---- EXCEPT ---- */

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
  bool unlisted = base->unlisted || has_rule(result);
  *rule = (Rule){.base = old->closure, .key = key, .result = result, .unlisted = unlisted};
  Sym *sym = arena_new(e->memory, Sym);
  *sym = (Sym){.kind = SYM_RULE, .domain = old->domain, .closure = rule};
  return sym;
}

static const Sym *update_rule(Encoder *e, const Update *update, uint32_t step, const Sym *old,
                              Frame *frame) {
  const Sym *key = encode_element(e, update->path[step], frame);
  uint32_t mark = e->failures.count, height = assume_save(e);
  Lit member = is_inside(e, key, old->domain);
  Lit inside = circuit_and(e->circuit, member, lit_not(forgive_off_domain(e, mark)));
  if (!assume(e, inside)) return old;
  const Sym *inner = update_at(e, update, step + 1, apply_rule(e, old->closure, key), frame);
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
  if (has_rule(old)) return update_branches(e, update, step, old, frame);
  const Sym *key = encode_element(e, update->path[step], frame);
  uint32_t mark = e->failures.count, height = assume_save(e);
  const Sym *inner = sym_apply(e, old, key);
  if (!assume(e, lit_not(forgive_off_domain(e, mark)))) return old;
  inner = update_at(e, update, step + 1, inner, frame);
  assume_rewind(e, height);
  if (is_nothing(inner)) return old; /* fails wherever the key is in the domain */
  const Sym *changed = sym_except(e, old, key, inner);
  return has_rule(inner) ? encode_with_rules(e, changed) : changed;
}

const Sym *encode_except(Encoder *e, const Node *node, Frame *frame) {
  const Sym *function = encode_node(e, node->kids[0], frame);
  function = list_finite(e, function, NULL);
  for (uint32_t i = 0; i < node->update_count; i++)
    function = update_at(e, &node->updates[i], 0, function, frame);
  return function;
}
