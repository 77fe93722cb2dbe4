/* The model values of a symmetric set play roles; in some image of each execution the roles
   are in order.  A role is what the states say about the value in turn, as a list of
   literals: is it in this set, is it the value of this variable, what does this function
   map it to.  Images of executions are executions, if the specification treats all
   values alike; that is checked on its text, not believed.  So it is sound to ask only for
   executions whose roles are sorted (Crawford, Ginsberg, Luks and Roy, Symmetry-Breaking
   Predicates for Search Problems, KR 1996): for every execution there is one. */
#include "solver/symmetry_break.h"

#include <string.h>

#include "base/map.h"
#include "base/panic.h"

enum { MOST_COLUMNS = 100, MOST_VALUES = 16 };

/* A set of values that can be exchanged freely. */
typedef struct Orbit {
  uint32_t count;
  const Value *const *values;
  Lit *tied; /* per value but the last: nothing so far tells it from the next one */
} Orbit;

struct Breaker {
  Bmc *bmc;
  vec(Orbit) orbits;
  Map seen; /* nodes and definitions that are alike for all values */
  uint32_t columns;
};

/* ---- values ---- */

static bool is_moved(const Breaker *b, const Value *v) {
  for (vec_each(const Orbit, o, &b->orbits))
    for (uint32_t i = 0; i < o->count; i++)
      if (o->values[i] == v) return true;
  return false;
}

static bool mentions_moved(const Breaker *b, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN:
  case VALUE_INTEGER:
  case VALUE_STRING: return false;
  case VALUE_MODEL: return is_moved(b, v);
  case VALUE_RULE:
  case VALUE_LAZY: return true;
  case VALUE_SET:
  case VALUE_FUNCTION: break;
  }
  for (uint32_t i = 0; i < v->count; i++)
    if (mentions_moved(b, v->items[i])) return true;
  return v->kind == VALUE_FUNCTION && mentions_moved(b, v->domain);
}

/* The value with two model values exchanged; NULL if that is not known. */
static const Value *exchanged(Values *values, const Value *v, const Value *a, const Value *b) {
  if (v == a) return b;
  if (v == b) return a;
  if (v->kind == VALUE_RULE || v->kind == VALUE_LAZY) return NULL;
  if (v->kind != VALUE_SET && v->kind != VALUE_FUNCTION) return v;
  const Value **items = calloc(v->count + 1, sizeof *items), *result = NULL;
  const Value *domain = v->kind == VALUE_FUNCTION ? exchanged(values, v->domain, a, b) : v;
  if (!items) panic("out of memory");
  bool known = domain != NULL;
  for (uint32_t i = 0; i < v->count && known; i++) {
    const Value *item = exchanged(values, v->items[i], a, b);
    int64_t place = i;
    if (v->kind == VALUE_FUNCTION)
      place = value_find(domain, exchanged(values, v->domain->items[i], a, b));
    known = item && place >= 0;
    if (known) items[place] = item;
  }
  if (known)
    result = v->kind == VALUE_SET ? value_set(values, v->count, items)
                                  : value_function(values, domain, items);
  free(items);
  return result;
}

/* Is it the same after all exchanges? */
static bool is_fixed(const Breaker *b, const Value *v) {
  Values *values = b->bmc->run.task->values;
  for (vec_each(const Orbit, o, &b->orbits))
    for (uint32_t i = 0; i + 1 < o->count; i++)
      if (exchanged(values, v, o->values[i], o->values[i + 1]) != v) return false;
  return true;
}

/* ---- the specification ---- */

typedef struct Look {
  Breaker *breaker;
  const Node *odd; /* where values are not treated alike; NULL: not found */
} Look;

static void look(const Node *, void *env);

static bool is_known(Breaker *b, const void *thing) {
  if (map_find(&b->seen, (uintptr_t)thing)) return true;
  map_put(&b->seen, (uintptr_t)thing, 1);
  return false;
}

/* A constant expression is decided by its value. */
static bool has_fixed_value(const Look *l, const Node *n) {
  bool closed = n->kind == NODE_CONSTANT
                    ? !n->kid_count
                    : n->kind == NODE_CALL && !n->kid_count && n->definition->depth == 0;
  if (!closed || n->level > LEVEL_CONSTANT) return false;
  const Value *v = evaluate(l->breaker->bmc->run.task->evaluator, n, NULL, NULL);
  return v && is_fixed(l->breaker, v);
}

static void look_at_definition(Look *l, const Definition *d) {
  if (d && d->builtin == BUILTIN_COUNT && d->body && !is_known(l->breaker, d)) look(d->body, l);
}

static bool depends_on_order(Builtin builtin) {
  switch ((int)builtin) {
#define BUILTIN(name, module, spelling, arity)
#define OUTSIDE(name, module, spelling, arity) case BUILTIN_##name:
#include "frontend/builtins.def"
#undef OUTSIDE
#undef BUILTIN
  case BUILTIN_TO_STRING:
  case BUILTIN_SORT_SEQ:
  case BUILTIN_ANY: return true;
  }
  return false;
}

static void look_inside(Look *l, const Node *n) {
  Values *values = l->breaker->bmc->run.task->values;
  if (n->kind == NODE_CHOOSE) l->odd = n;
  if (n->kind == NODE_MODEL_VALUE && is_moved(l->breaker, value_model(values, n->text))) l->odd = n;
  if (n->kind == NODE_BUILTIN && depends_on_order(n->builtin)) l->odd = n;
  if (n->kind == NODE_CONSTANT) {
    if (n->constant->value) look(n->constant->value, l);
    look_at_definition(l, n->constant->definition);
  }
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) {
    if (n->definition->builtin != BUILTIN_COUNT && depends_on_order(n->definition->builtin))
      l->odd = n;
    look_at_definition(l, n->definition);
  }
  for (uint32_t i = 0; n->kind == NODE_LET && i < n->definition_count; i++)
    look_at_definition(l, n->definitions[i]);
  node_children(n, look, l);
}

static void look(const Node *n, void *env) {
  Look *l = env;
  if (l->odd || is_known(l->breaker, n) || has_fixed_value(l, n)) return;
  look_inside(l, n);
}

static void look_at_claims(Look *l, const ClaimList *claims) {
  for (vec_each(Claim, c, claims)) look(c->node, l);
}

static void look_at_properties(Look *l, const PropertyList *list) {
  for (vec_each(Property, p, list)) look(p->node, l);
}

/* Where the specification, or what is checked of it, does not treat all values alike. */
static const Node *find_odd(Breaker *b) {
  const Model *model = b->bmc->run.task->model;
  const Claims *claims = &b->bmc->run.claims;
  Look l = {.breaker = b};
  look(model->init, &l);
  if (model->next) look(model->next, &l);
  look_at_properties(&l, &model->constraints);
  look_at_properties(&l, &model->action_constraints);
  look_at_claims(&l, &claims->initial);
  look_at_claims(&l, &claims->states);
  look_at_claims(&l, &claims->steps);
  for (vec_each(TraceInvariant, t, &claims->traces)) look_at_definition(&l, t->definition);
  return l.odd;
}

/* ---- the group ---- */

static bool has_factorial(uint32_t count, uint32_t of) {
  uint64_t product = 1;
  for (uint32_t i = 2; i <= of && product <= count; i++) product *= i;
  return product == count;
}

/* The permutations in the set must be all those of some disjoint sets. */
static bool add_orbits(Breaker *b, const Value *set) {
  for (uint32_t i = 0; i < set->count; i++) {
    const Value *f = set->items[i];
    if (f->kind != VALUE_FUNCTION || !f->count) return false;
    bool known = false;
    for (vec_each(const Orbit, o, &b->orbits)) known |= o->values == f->domain->items;
    if (known) continue;
    uint32_t same = 0;
    for (uint32_t k = 0; k < set->count; k++) {
      const Value *g = set->items[k];
      bool here = g->kind == VALUE_FUNCTION && g->domain == f->domain;
      same += here && value_set(b->bmc->run.task->values, g->count, g->items) == g->domain;
    }
    if (!has_factorial(same, f->count)) return false;
    for (uint32_t k = 0; k < f->count; k++) {
      const Value *v = f->domain->items[k];
      if (v->kind != VALUE_MODEL || is_moved(b, v)) return false;
    }
    Lit *tied = arena_array(b->bmc->encoder->memory, Lit, f->count);
    for (uint32_t k = 0; k < f->count; k++) tied[k] = LIT_TRUE;
    vec_push(&b->orbits, ((Orbit){f->count, f->domain->items, tied}));
  }
  return true;
}

static bool find_orbits(Breaker *b) {
  const Task *task = b->bmc->run.task;
  for (vec_each(const Node *, node, &task->model->symmetry)) {
    const Value *set = evaluate(task->evaluator, *node, NULL, NULL);
    const Value *listed = set && value_is_set(set) ? value_enumerate(task->values, set) : NULL;
    if (!listed || !add_orbits(b, listed)) return false;
  }
  return b->orbits.count > 0;
}

static void note_unused(Bmc *bmc, const Node *odd) {
  const char *path;
  unsigned line, column;
  if (!odd)
    result_note(bmc->run.result,
                "SYMMETRY is not used by the symbolic engine: it is not the set of "
                "all permutations of some model values");
  else if (diags_position(bmc->run.task->session->diags, odd->at, &path, &line, &column))
    result_note(bmc->run.result,
                "SYMMETRY is not used by the symbolic engine: %s:%u may not treat all values alike",
                path, line);
}

Breaker *breaker_create(Bmc *bmc) {
  if (!bmc->run.task->model->symmetry.count) return NULL;
  Breaker *b = calloc(1, sizeof *b);
  if (!b) panic("out of memory");
  b->bmc = bmc;
  bool found = find_orbits(b);
  const Node *odd = found ? find_odd(b) : NULL;
  if (found && !odd) return b;
  note_unused(bmc, odd);
  breaker_destroy(b);
  return NULL;
}

void breaker_destroy(Breaker *b) {
  if (!b) return;
  vec_free(&b->orbits);
  map_free(&b->seen);
  free(b);
}

/* ---- roles ---- */

/* One more literal in the role of each value of an orbit: true comes first. */
static void add_column(Breaker *b, Orbit *o, const Lit *column) {
  Circuit *circuit = b->bmc->encoder->circuit;
  if (b->columns++ >= MOST_COLUMNS) return;
  for (uint32_t i = 0; i + 1 < o->count; i++) {
    Lit ordered = circuit_or(circuit, column[i], lit_not(column[i + 1]));
    solver_assert(b->bmc->solver, circuit_implies(circuit, o->tied[i], ordered));
    o->tied[i] = circuit_and(circuit, o->tied[i], circuit_iff(circuit, column[i], column[i + 1]));
  }
}

static Lit guard_of(const Alternative *all, uint32_t count, const Value *v) {
  for (uint32_t i = 0; i < count; i++)
    if (all[i].value == v) return all[i].guard;
  return LIT_FALSE;
}

/* What a function maps the values to, as far as that is a value that stays the same. */
static void add_results(Breaker *b, Orbit *o, const Lit *present, const Sym *const *results) {
  Encoder *e = b->bmc->encoder;
  const Alternative **found = arena_array(e->memory, const Alternative *, o->count);
  uint32_t *counts = arena_array(e->memory, uint32_t, o->count);
  vec(const Value *) values = {0};
  bool known = true;
  for (uint32_t i = 0; i < o->count && known; i++) {
    if (!results[i]) continue;
    counts[i] = sym_expand(e, results[i], MOST_VALUES, &found[i]);
    known = counts[i] > 0;
    for (uint32_t k = 0; k < counts[i]; k++)
      if (!mentions_moved(b, found[i][k].value)) vec_push(&values, found[i][k].value);
  }
  const Value *all = value_set(e->values, values.count, values.at);
  Lit *column = arena_array(e->memory, Lit, o->count);
  for (uint32_t k = 0; k < all->count && known; k++) {
    for (uint32_t i = 0; i < o->count; i++)
      column[i] = circuit_and(e->circuit, present[i], guard_of(found[i], counts[i], all->items[k]));
    add_column(b, o, column);
  }
  vec_free(&values);
}

static void describe(Breaker *, Orbit *, const Sym *);

static void describe_function(Breaker *b, Orbit *o, const Sym *s) {
  Encoder *e = b->bmc->encoder;
  Lit *present = arena_array(e->memory, Lit, o->count);
  const Sym **results = arena_array(e->memory, const Sym *, o->count);
  bool any = false;
  for (uint32_t i = 0; i < o->count; i++) present[i] = LIT_FALSE;
  for (uint32_t k = 0; k < s->count; k++) {
    const Entry *entry = &s->entries[k];
    for (uint32_t i = 0; i < o->count; i++) {
      if (entry->key != o->values[i]) continue;
      present[i] = entry->present;
      results[i] = entry->result;
      any = true;
    }
    if (!mentions_moved(b, entry->key) && lit_is_true(entry->present))
      describe(b, o, entry->result);
  }
  if (!any) return;
  add_column(b, o, present);
  add_results(b, o, present, results);
}

static void describe_set(Breaker *b, Orbit *o, const Sym *s) {
  if (s->symbolic_count) return;
  Lit *column = arena_array(b->bmc->encoder->memory, Lit, o->count);
  for (uint32_t i = 0; i < o->count; i++) {
    column[i] = LIT_FALSE;
    for (uint32_t k = 0; k < s->count; k++)
      if (s->members[k].value == o->values[i]) column[i] = s->members[k].in;
  }
  add_column(b, o, column);
}

/* Values that the symbolic value may be. */
static void describe_choice(Breaker *b, Orbit *o, const Sym *s) {
  Lit *column = arena_array(b->bmc->encoder->memory, Lit, o->count);
  for (uint32_t i = 0; i < o->count; i++)
    column[i] = guard_of(s->alternatives, s->count, o->values[i]);
  add_column(b, o, column);
}

static void describe(Breaker *b, Orbit *o, const Sym *s) {
  switch (s->kind) {
  case SYM_FUNCTION: describe_function(b, o, s); return;
  case SYM_SET: describe_set(b, o, s); return;
  case SYM_CHOICE: describe_choice(b, o, s); return;
  case SYM_VALUE: /* the same in all executions: it tells nothing new */
  case SYM_BOOLEAN:
  case SYM_INTEGER:
  case SYM_TERM:
  case SYM_LAZY:
  case SYM_UNION:
  case SYM_RULE: return;
  }
  never("kind of symbolic value");
}

void breaker_extend(Breaker *b) {
  if (!b) return;
  Encoder *e = b->bmc->encoder;
  uint32_t mark = e->failures.count;
  const Step *last = vec_last(&b->bmc->steps);
  for (vec_each(Orbit, o, &b->orbits)) {
    b->columns = 0;
    for (uint32_t v = 0; v < b->bmc->run.width; v++) describe(b, o, last->next[v]);
  }
  e->failures.count = mark;
}
