#include "frontend/facts.h"

#include "base/map.h"
#include "base/panic.h"
#include "frontend/elaborate.h"

/* The operator parameters whose argument an expression is part of. */
typedef struct Feed {
  const struct Feed *next;
  LevelKey op;
  uint32_t argument;
} Feed;

/* What stands around an expression says about it. */
typedef struct Around {
  Level most;
  bool shows, opaque;
  const Feed *feeds;
} Around;

typedef struct Gathering {
  Analysis *analysis;
  const Operator *op; /* whose body is read; NULL: none */
  FactsMode mode;
  Map index; /* of uses, by key */
  vec(LevelUse) uses;
  vec(LevelFlow) flows;
} Gathering;

static bool is_same(LevelKey a, LevelKey b) { return a.owner == b.owner && a.slot == b.slot; }

static LevelKey key_of(const Operator *op, uint32_t slot) { return (LevelKey){op, slot}; }

const LevelUse *facts_find(const LevelFacts *facts, LevelKey key) {
  for (uint32_t i = 0; i < facts->use_count; i++)
    if (is_same(facts->uses[i].key, key)) return &facts->uses[i];
  return NULL;
}

static bool facts_flow(const LevelFacts *facts, LevelKey op, uint32_t argument, LevelKey value) {
  for (uint32_t i = 0; i < facts->flow_count; i++) {
    const LevelFlow *f = &facts->flows[i];
    if (f->argument == argument && is_same(f->op, op) && is_same(f->value, value)) return true;
  }
  return false;
}

Level facts_most(const Operator *op, uint32_t i) { return op->facts[op->prefix_count + i].most; }

bool facts_is_leibniz(const Operator *op) {
  for (uint32_t i = op->prefix_count; i < op->definition.parameter_count; i++)
    if (op->facts[i].opaque) return false;
  return true;
}

/* Gathering. */

static uint64_t index_of(LevelKey key) {
  return hash_combine(hash_mix((uint64_t)(uintptr_t)key.owner), key.slot);
}

static LevelUse *use_of(Gathering *g, LevelKey key, uint32_t arity) {
  uint64_t *at = map_find(&g->index, index_of(key));
  if (at && is_same(g->uses.at[*at].key, key)) return &g->uses.at[*at];
  for (vec_each(LevelUse, u, &g->uses))
    if (at && is_same(u->key, key)) return u; /* two keys with one hash */
  LevelUse use = {.key = key, .most = LEVEL_TEMPORAL, .arity = arity};
  use.floors = arena_array(g->analysis->session->memory, Level, arity);
  if (!at) map_put(&g->index, index_of(key), g->uses.count);
  vec_push(&g->uses, use);
  return vec_last(&g->uses);
}

static void raise_floor(Gathering *g, LevelKey op, uint32_t arity, uint32_t argument, Level level) {
  LevelUse *use = use_of(g, op, arity);
  if (argument < use->arity && use->floors[argument] < level) use->floors[argument] = level;
}

static void add_flow(Gathering *g, LevelKey op, uint32_t argument, LevelKey value) {
  LevelFacts now = {.flow_count = g->flows.count, .flows = g->flows.at};
  LevelFlow flow = {op, argument, value};
  if (!facts_flow(&now, op, argument, value)) vec_push(&g->flows, flow);
}

static void limit(Gathering *g, LevelKey key, uint32_t arity, Level most) {
  LevelUse *use = use_of(g, key, arity);
  if (most < use->most) use->most = most;
}

/* A parameter or constant stands here. */
static void meet(Gathering *g, LevelKey key, uint32_t arity, const Around *around) {
  LevelUse *use = use_of(g, key, arity);
  use->shows |= around->shows;
  use->opaque |= around->opaque;
  if (around->most < use->most) use->most = around->most;
  for (const Feed *f = around->feeds; f; f = f->next) add_flow(g, f->op, f->argument, key);
}

static Around inside(const Around *around, Level most, bool shows, bool opaque) {
  Around inner = *around;
  if (most < inner.most || !shows) inner.most = most;
  inner.opaque |= opaque;
  if (shows) return inner;
  inner.shows = false;
  inner.feeds = NULL;
  return inner;
}

static const Feed *feed(Gathering *g, const Feed *next, LevelKey op, uint32_t argument) {
  Feed *f = arena_new(g->analysis->session->memory, Feed);
  *f = (Feed){next, op, argument};
  return f;
}

/* The facts of an operator about what is not its own. */

static void meet_outside(Gathering *g, const Operator *of, const Around *around) {
  for (uint32_t i = 0; i < of->levels.use_count; i++) {
    const LevelUse *u = &of->levels.uses[i];
    if (u->key.owner == of) continue;
    Around at = inside(around, u->shows ? around->most : u->most, u->shows, u->opaque);
    meet(g, u->key, u->arity, &at);
    limit(g, u->key, u->arity, u->most);
    for (uint32_t k = 0; k < u->arity; k++) raise_floor(g, u->key, u->arity, k, u->floors[k]);
  }
}

static void copy_flows(Gathering *g, const Operator *of) {
  for (uint32_t i = 0; i < of->levels.flow_count; i++) {
    const LevelFlow *f = &of->levels.flows[i];
    if (f->op.owner != of && f->value.owner != of) add_flow(g, f->op, f->argument, f->value);
  }
}

/* Calls. */

static void walk(Gathering *, const Node *, Around);

static void report(const Gathering *g, const Node *at, const char *text, const Operator *of) {
  if (g->mode == FACTS_SILENT) return;
  Diag *d = diag_report(g->analysis->session->diags, DIAG_S0404, at->at, "%s", text);
  if (of->unit) diag_label(d, of->definition.at, "its definition says so");
}

/* The parameter that a bound name is; false if it is another name. */
static bool find_parameter(const Gathering *g, const Node *n, LevelKey *key, uint32_t *arity) {
  const Frame *f = &g->op->frame;
  for (uint32_t up = n->up; up; up--) f = f->parent;
  if (n->slot >= f->op->definition.parameter_count) return false;
  *key = key_of(f->op, n->slot);
  *arity = f->op->definition.parameters[n->slot].arity;
  return true;
}

/* An argument in which the operator argument `op` shows: what is known of that. */
static void follow_flow(Gathering *g, const Node *op, uint32_t k, const Node *value, Around *at) {
  LevelKey key;
  uint32_t arity;
  if (op->kind == NODE_OPERATOR) {
    const Operator *passed = operator_of(op->definition);
    if (k >= operator_arity(passed)) return;
    const ParameterFacts *facts = &passed->facts[passed->prefix_count + k];
    if (value->level > facts->most)
      report(g, value,
             arena_format(g->analysis->session->memory,
                          "this is %s, and the operator that it is passed with takes at most %s",
                          level_noun(value->level), level_noun(facts->most)),
             passed);
    if (facts->most < at->most) at->most = facts->most;
    at->opaque |= facts->opaque;
  } else if (op->kind == NODE_LOCAL && find_parameter(g, op, &key, &arity)) {
    raise_floor(g, key, arity, k, value->level);
    at->feeds = feed(g, at->feeds, key, k);
  }
}

static Around around_argument(Gathering *g, const Operator *of, const Node *call, uint32_t i,
                              const Around *around) {
  const ParameterFacts *facts = &of->facts[i];
  Around at = inside(around, facts->most, facts->raises, facts->opaque);
  for (uint32_t j = 0; j < of->levels.flow_count; j++) {
    const LevelFlow *f = &of->levels.flows[j];
    if (!is_same(f->value, key_of(of, i))) continue;
    if (f->op.owner == of) {
      follow_flow(g, call->kids[f->op.slot], f->argument, call->kids[i], &at);
    } else {
      const LevelUse *use = facts_find(&of->levels, f->op);
      raise_floor(g, f->op, use ? use->arity : 0, f->argument, call->kids[i]->level);
      at.feeds = feed(g, at.feeds, f->op, f->argument);
    }
  }
  return at;
}

/* Names outside that flow into an operator argument. */
static void limit_flows(Gathering *g, const Operator *of, uint32_t i, const Node *passed) {
  for (uint32_t j = 0; j < of->levels.flow_count; j++) {
    const LevelFlow *f = &of->levels.flows[j];
    if (!is_same(f->op, key_of(of, i)) || f->value.owner == of) continue;
    LevelKey key;
    uint32_t arity;
    const LevelUse *value = facts_find(&of->levels, f->value);
    if (passed->kind == NODE_OPERATOR)
      limit(g, f->value, value ? value->arity : 0,
            facts_most(operator_of(passed->definition), f->argument));
    else if (passed->kind == NODE_LOCAL && find_parameter(g, passed, &key, &arity))
      add_flow(g, key, f->argument, f->value);
  }
}

static void walk_operator(Gathering *g, const Operator *of, const Node *passed, uint32_t i,
                          Around at) {
  const LevelUse *own = facts_find(&of->levels, key_of(of, i));
  uint32_t arity = of->definition.parameters[i].arity;
  LevelKey key;
  if (passed->kind == NODE_LOCAL && find_parameter(g, passed, &key, &arity)) {
    meet(g, key, arity, &at);
    for (uint32_t k = 0; own && k < own->arity; k++) raise_floor(g, key, arity, k, own->floors[k]);
  } else if (passed->kind == NODE_OPERATOR) {
    const Operator *op = operator_of(passed->definition);
    for (uint32_t k = 0; own && k < own->arity && k < operator_arity(op); k++)
      if (facts_most(op, k) < own->floors[k])
        report(g, passed,
               arena_format(g->analysis->session->memory,
                            "`%s` is applied to %s there, but takes at most %s",
                            symbol_text(op->definition.name), level_noun(own->floors[k]),
                            level_noun(facts_most(op, k))),
               op);
    meet_outside(g, op, &at);
    copy_flows(g, op);
  }
  limit_flows(g, of, i, passed);
}

static void walk_call(Gathering *g, const Node *n, const Around *around) {
  const Operator *of = operator_of(n->definition);
  meet_outside(g, of, around);
  copy_flows(g, of);
  for (uint32_t i = 0; i < n->kid_count; i++) {
    Around at = around_argument(g, of, n, i, around);
    if (g->mode == FACTS_VERIFY && n->kids[i]->level > of->facts[i].most)
      level_report_argument(g->analysis, n->kids[i], symbol_text(of->definition.name),
                            of->facts[i].most);
    if (of->definition.parameters[i].arity)
      walk_operator(g, of, n->kids[i], i, at);
    else
      walk(g, n->kids[i], at);
  }
}

/* `F(a, b)` where F is a parameter or constant. */
static void walk_application(Gathering *g, const Node *n, LevelKey key, const Around *around) {
  meet(g, key, n->kid_count, around);
  for (uint32_t i = 0; i < n->kid_count; i++) {
    raise_floor(g, key, n->kid_count, i, n->kids[i]->level);
    Around at = *around;
    at.feeds = feed(g, at.feeds, key, i);
    walk(g, n->kids[i], at);
  }
}

static void walk_local(Gathering *g, const Node *n, const Around *around) {
  LevelKey key;
  uint32_t arity;
  if (!find_parameter(g, n, &key, &arity)) {
    for (uint32_t i = 0; i < n->kid_count; i++) walk(g, n->kids[i], *around);
    return;
  }
  walk_application(g, n, key, around);
}

/* Everything else. */

typedef struct Visit {
  Gathering *gathering;
  Around at;
} Visit;

static void visit(const Node *n, void *env) {
  Visit *v = env;
  walk(v->gathering, n, v->at);
}

static void walk_children(Gathering *g, const Node *n, Around at) {
  Visit v = {g, at};
  node_children(n, visit, &v);
}

static void walk_absorbed(Gathering *g, const Node *n, const Around *around, uint32_t i,
                          Level most) {
  if (i >= n->kid_count) return;
  if (g->mode == FACTS_VERIFY && n->kids[i]->level > most)
    level_report_argument(g->analysis, n->kids[i], node_noun(n->kind), most);
  walk(g, n->kids[i], inside(around, most, false, true));
}

static void walk_two(Gathering *g, const Node *n, const Around *around, Level first, Level second) {
  walk_absorbed(g, n, around, 0, first);
  walk_absorbed(g, n, around, 1, second);
}

/* Definitions that are not used bind their parameters all the same. */
static void walk_let(Gathering *g, const Node *n, Around around) {
  Around unused = {.most = LEVEL_TEMPORAL};
  for (uint32_t i = 0; i < n->definition_count; i++) {
    meet_outside(g, operator_of(n->definitions[i]), &unused);
    copy_flows(g, operator_of(n->definitions[i]));
  }
  walk(g, n->kids[0], around);
}

static bool is_logical(Builtin b) {
  return b == BUILTIN_NOT || b == BUILTIN_IMPLIES || b == BUILTIN_EQUIV;
}

static void walk_builtin(Gathering *g, const Node *n, const Around *around) {
  if (n->definition) {
    walk_call(g, n, around);
  } else {
    Level most = is_logical(n->builtin) ? LEVEL_TEMPORAL : LEVEL_ACTION;
    walk_children(g, n, inside(around, most, true, false));
  }
}

static void walk(Gathering *g, const Node *n, Around at) {
  switch (n->kind) {
  case NODE_LOCAL:
  case NODE_CALL_LOCAL: walk_local(g, n, &at); return;
  case NODE_CONSTANT: walk_application(g, n, (LevelKey){n->constant, 0}, &at); return;
  case NODE_CALL: walk_call(g, n, &at); return;
  case NODE_BUILTIN: walk_builtin(g, n, &at); return;
  case NODE_OPERATOR: meet_outside(g, operator_of(n->definition), &at); return;
  case NODE_LET: walk_let(g, n, at); return;
  case NODE_PRIME:
  case NODE_UNCHANGED: walk_absorbed(g, n, &at, 0, LEVEL_STATE); return;
  case NODE_ENABLED: walk_absorbed(g, n, &at, 0, LEVEL_ACTION); return;
  case NODE_COMPOSE: walk_two(g, n, &at, LEVEL_ACTION, LEVEL_ACTION); return;
  case NODE_SQUARE:
  case NODE_ANGLE: walk_two(g, n, &at, LEVEL_ACTION, LEVEL_STATE); return;
  case NODE_WEAK_FAIRNESS:
  case NODE_STRONG_FAIRNESS: walk_two(g, n, &at, LEVEL_STATE, LEVEL_ACTION); return;
  case NODE_ALWAYS:
  case NODE_EVENTUALLY:
  case NODE_LEADS_TO:
  case NODE_GUARANTEES:
  case NODE_TEMPORAL_FORALL:
  case NODE_TEMPORAL_EXISTS: walk_two(g, n, &at, LEVEL_TEMPORAL, LEVEL_TEMPORAL); return;
  case NODE_CHOOSE:
  case NODE_SET:
  case NODE_FILTER:
  case NODE_MAP:
  case NODE_FUNCTION_SET:
  case NODE_RECORD_SET:
  case NODE_TUPLE:
  case NODE_PRODUCT:
  case NODE_APPLY:
  case NODE_EXCEPT: walk_children(g, n, inside(&at, LEVEL_ACTION, true, false)); return;
  case NODE_AND:
  case NODE_OR:
  case NODE_FORALL:
  case NODE_EXISTS:
  case NODE_FUNCTION:
  case NODE_RECORD:
  case NODE_IF:
  case NODE_CASE: walk_children(g, n, at); return;
  case NODE_ERROR:
  case NODE_NUMBER:
  case NODE_STRING:
  case NODE_BOOLEAN:
  case NODE_MODEL_VALUE:
  case NODE_VARIABLE: return;
  case NODE_KIND_COUNT: break;
  }
  never("kind of node");
}

/* Results. */

static LevelFacts settle(Gathering *g) {
  Arena *memory = g->analysis->session->memory;
  LevelUse *uses = arena_array(memory, LevelUse, g->uses.count);
  LevelFlow *flows = arena_array(memory, LevelFlow, g->flows.count);
  for (uint32_t i = 0; i < g->uses.count; i++) uses[i] = g->uses.at[i];
  for (uint32_t i = 0; i < g->flows.count; i++) flows[i] = g->flows.at[i];
  LevelFacts facts = {g->uses.count, g->flows.count, uses, flows};
  map_free(&g->index);
  vec_free(&g->uses);
  vec_free(&g->flows);
  return facts;
}

/* Facts about a recursive operator only become stronger from one time to the next. */
void facts_of_body(Analysis *a, Operator *op, FactsMode mode) {
  if (op->definition.builtin != BUILTIN_COUNT && *builtin_infos[op->definition.builtin].module)
    return; /* they are known */
  Gathering g = {.analysis = a, .op = op, .mode = mode};
  walk(&g, op->definition.body, (Around){.most = LEVEL_TEMPORAL, .shows = true});
  op->levels = settle(&g);
  for (uint32_t i = 0; i < op->levels.use_count; i++) {
    const LevelUse *u = &op->levels.uses[i];
    if (u->key.owner != op) continue;
    ParameterFacts *facts = &op->facts[u->key.slot];
    facts->raises |= u->shows;
    facts->opaque |= u->opaque;
    if (u->most < facts->most) facts->most = u->most;
  }
}

/* Modules. */

static void add_operator(Gathering *g, const Operator *op) {
  meet_outside(g, op, &(Around){.most = LEVEL_TEMPORAL});
  copy_flows(g, op);
}

static void add_extended(Gathering *g, Module *m) {
  if (!m->context) return;
  Operator all = {.levels = *facts_of_module(g->analysis, m)};
  add_operator(g, &all);
}

/* What stands for a constant of an instanced module takes over what is said about it. */
static void add_instance(Gathering *g, const Instance *instance) {
  Module *m = instance->module;
  if (!m || !m->context) return;
  const LevelFacts *facts = facts_of_module(g->analysis, m);
  bool constant = facts_is_constant(g->analysis, m);
  for (uint32_t i = 0; i < m->declared_count; i++) {
    const NameEntry *declared = names_find(&m->context->names, m->declared[i].name.text);
    const NameEntry *value = names_find(&instance->substitutions, m->declared[i].name.text);
    if (!declared || !value || declared->entity->kind != ENTITY_CONSTANT) continue;
    const LevelUse *use = facts_find(facts, (LevelKey){declared->entity->constant, 0});
    Around at = {.most = !constant ? LEVEL_CONSTANT : use ? use->most : LEVEL_TEMPORAL};
    if (value->entity->kind == ENTITY_CONSTANT)
      meet(g, (LevelKey){value->entity->constant, 0}, value->entity->constant->arity, &at);
    for (uint32_t j = 0;
         value->entity->kind == ENTITY_OPERATOR && j < value->entity->op->levels.use_count; j++) {
      const LevelUse *u = &value->entity->op->levels.uses[j];
      if (u->shows) limit(g, u->key, u->arity, at.most);
    }
  }
}

const LevelFacts *facts_of_module(Analysis *a, Module *m) {
  if (m->facts) return m->facts;
  Gathering g = {.analysis = a};
  m->facts = arena_new(a->session->memory, LevelFacts);
  for (const Operator *op = m->context->operators; op; op = op->next_in_context)
    if (op->frame.depth == 0) add_operator(&g, op);
  for (uint32_t i = 0; i < m->extended_count; i++) add_extended(&g, m->extended[i]);
  for (const Instance *i = m->context->instances; i; i = i->next) add_instance(&g, i);
  LevelFacts *facts = arena_new(a->session->memory, LevelFacts);
  *facts = settle(&g);
  return m->facts = facts;
}

static bool is_constant(Analysis *a, const Module *m) {
  if (m->has_variables) return false;
  if (!m->context) return true;
  for (const Operator *op = m->context->operators; op; op = op->next_in_context)
    if (op->definition.level > LEVEL_CONSTANT) return false;
  for (uint32_t i = 0; i < m->extended_count; i++)
    if (!facts_is_constant(a, m->extended[i])) return false;
  for (const Instance *i = m->context->instances; i; i = i->next)
    if (i->module && i->module->context && !facts_is_constant(a, i->module)) return false;
  return true;
}

/* Asked again and again where modules extend others in common.  Standard modules are
   elaborated on demand, so what is known of them may change. */
bool facts_is_constant(Analysis *a, Module *m) {
  if (!m->context || m->busy || m->standard) return is_constant(a, m);
  if (!m->constancy_known) m->constant = is_constant(a, m);
  m->constancy_known = true;
  return m->constant;
}
