/* Functions where they are written: listed where the domain is finite, otherwise and if
   recursive computed when applied. */
#include "encoder/rules.h"

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

static bool has_endless(Encoder *e, const Sym *set) {
  bool some = rules_endless(e, set);
  for (uint32_t i = 0; set->kind == SYM_UNION && i < set->count; i++)
    some = some || has_endless(e, set->branches[i].value);
  for (uint32_t i = 0; set->kind == SYM_CHOICE && i < set->count; i++)
    some = some || rules_endless(e, sym_value(e, set->alternatives[i].value));
  return some;
}

/* Results that cannot be listed make the function a rule as well. */
static const Sym *list_function(Encoder *e, const Node *node, Frame *frame, const Sym *domain,
                                Candidates *sets) {
  for (uint32_t i = 0; i < node->bound_count; i++)
    if (!encode_keys(e, &sets[i])) return encode_nothing(e);
  Listing l = {.node = node, .unlisted = LIT_FALSE};
  encode_combinations(e, node, frame, sets, visit_listed, &l);
  bool sequence = rules_are_sequence(e, l.entries.count, l.entries.at);
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
  if (rules_endless(e, set)) return make_rule(e, node, frame, set);
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
  for (uint32_t i = 0; i < node->bound_count; i++) endless = endless || rules_endless(e, sets[i]);
  if (endless) return make_rule(e, node, frame, domain_of(e, node, sets));
  for (uint32_t i = 0; i < node->bound_count; i++)
    if (!sym_candidates(e, sets[i], &candidates[i].count, &candidates[i].at))
      return encode_nothing(e);
  return list_function(e, node, frame, domain_of(e, node, sets), candidates);
}
