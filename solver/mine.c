#include "solver/mine.h"

#include <string.h>

#include "base/map.h"

enum {
  PARAMETERS = 3, /* of a notion */
  DOMAIN = 16,    /* elements of the set of a parameter */
  INSTANCES = 64, /* of a notion */
  VISITS = 3000,  /* definitions opened */
  PLACES = 5      /* variables with numbers that are compared with each other */
};

/* The slots of a definition's frame, as far as they are bound where the search is. */
typedef struct Scope {
  const Definition *definition;
  Symbol *names;         /* per slot */
  const Value **domains; /* per slot; NULL: not a constant set */
} Scope;

typedef struct Mine {
  Arena *memory;
  const Task *task;
  Notions *found;
  Map seen; /* formulas, by number */
  uint32_t visits;
  bool compares; /* are there two places with < or <= between them? */
} Mine;

/* ---- what a formula depends on ---- */

typedef struct Use {
  const Scope *scope;
  bool *inner; /* per slot: bound inside the formula */
  bool *used;  /* per slot */
  bool closed; /* it depends on nothing but slots of this frame */
} Use;

static void look(const Node *, void *env);

static void bind_inner(const Node *n, Use *use) {
  if (!node_has_bounds(n)) return;
  for (uint32_t i = 0; i < n->bound_count; i++)
    for (uint32_t k = 0; k < n->bounds[i].count; k++) use->inner[n->bounds[i].slots[k]] = true;
}

static void look(const Node *n, void *env) {
  Use *use = env;
  bool local = n->kind == NODE_CALL && n->definition->depth > 0;
  if (n->kind == NODE_LET || n->kind == NODE_CALL_LOCAL || n->kind == NODE_EXCEPT ||
      n->kind == NODE_OPERATOR || local)
    use->closed = false;
  if (n->kind == NODE_LOCAL && n->up) use->closed = false;
  if (n->kind == NODE_LOCAL && !n->up && !use->inner[n->slot]) use->used[n->slot] = true;
  bind_inner(n, use);
  node_children(n, look, env);
}

static void note_local(const Node *n, void *env) {
  bool *found = env;
  *found = *found || n->kind == NODE_LOCAL || n->kind == NODE_CALL_LOCAL;
  node_children(n, note_local, env);
}

static bool are_atomic(const Value *set) {
  for (uint32_t i = 0; i < set->count; i++) {
    ValueKind kind = set->items[i]->kind;
    if (kind != VALUE_MODEL && kind != VALUE_STRING && kind != VALUE_INTEGER) return false;
  }
  return true;
}

/* The elements that a name bound over the set can have, or more; NULL if they are not known,
   or too much to be read. */
static const Value *domain_of(const Mine *m, const Node *set) {
  bool local = false;
  if (!set || set->level != LEVEL_CONSTANT) return NULL;
  if (set->kind == NODE_BUILTIN && set->builtin == BUILTIN_SET_MINUS)
    return domain_of(m, set->kids[0]);
  note_local(set, &local);
  const Value *value = local ? NULL : evaluate(m->task->evaluator, set, NULL, NULL);
  const Value *listed =
      value && value_is_set(value) ? value_enumerate(m->task->values, value) : NULL;
  if (!listed || !listed->count || listed->count > DOMAIN) return NULL;
  return are_atomic(listed) ? listed : NULL;
}

/* ---- formulas ---- */

static bool is_visible(const Mine *m, const Definition *d) {
  return d && spec_find(m->task->model->spec, d->name) == d;
}

/* As it was written; NULL if that is on several lines or unknown. */
static const char *text_of(const Mine *m, Span at) {
  if (at.end <= at.start) return NULL;
  size_t length;
  const char *text = diags_text(m->task->session->diags, at.file, &length);
  if (!text || at.end > length || memchr(text + at.start, '\n', at.end - at.start)) return NULL;
  return arena_copy(m->memory, text + at.start, at.end - at.start);
}

static bool add_parameters(Mine *m, const Scope *scope, const bool *used, Notion *n) {
  Symbol *names = arena_array(m->memory, Symbol, PARAMETERS);
  const Value **domains = arena_array(m->memory, const Value *, PARAMETERS);
  uint32_t *slots = arena_array(m->memory, uint32_t, PARAMETERS);
  size_t instances = 1;
  for (uint32_t slot = 0; slot < scope->definition->slot_count; slot++) {
    if (!used[slot]) continue;
    if (!scope->domains[slot] || n->parameter_count == PARAMETERS) return false;
    names[n->parameter_count] = scope->names[slot];
    slots[n->parameter_count] = slot;
    domains[n->parameter_count++] = scope->domains[slot];
    instances *= scope->domains[slot]->count;
  }
  n->names = names;
  n->domains = domains;
  n->slots = slots;
  return instances <= INSTANCES;
}

static bool is_order(const Node *n) {
  return n->builtin == BUILTIN_LT || n->builtin == BUILTIN_LE || n->builtin == BUILTIN_GT ||
         n->builtin == BUILTIN_GE;
}

/* `x`, `f[i]` */
static bool is_place(const Node *n) {
  while (n->kind == NODE_APPLY && n->kids[1]->level == LEVEL_CONSTANT) n = n->kids[0];
  return n->kind == NODE_VARIABLE;
}

/* How a place relates to a value, or that a set has an element: facts, no notions. */
static bool is_fact(const Node *n) {
  if (n->kind != NODE_BUILTIN) return false;
  const Node *left = n->kids[0], *right = n->kids[1];
  bool equality = n->builtin == BUILTIN_EQ || n->builtin == BUILTIN_NE;
  bool membership = n->builtin == BUILTIN_IN || n->builtin == BUILTIN_NOT_IN;
  bool relation = equality || is_order(n);
  if (relation && left->level == LEVEL_CONSTANT && is_place(right)) return true;
  if (relation) return right->level == LEVEL_CONSTANT && is_place(left);
  return membership && left->level == LEVEL_CONSTANT && is_place(right);
}

static void add_formula(Mine *m, const Node *formula, const Scope *scope) {
  if (formula->level != LEVEL_STATE || !is_visible(m, scope->definition)) return;
  if (is_fact(formula)) return;
  if (map_find(&m->seen, formula->id)) return;
  map_put(&m->seen, formula->id, 1);
  uint32_t slots = scope->definition->slot_count;
  Use use = {.scope = scope,
             .inner = arena_array(m->memory, bool, slots + 1),
             .used = arena_array(m->memory, bool, slots + 1),
             .closed = true};
  memset(use.inner, 0, slots + 1);
  memset(use.used, 0, slots + 1);
  look(formula, &use);
  Notion *notion = arena_new(m->memory, Notion);
  *notion = (Notion){.spec = m->task->model->spec,
                     .text = text_of(m, formula->at),
                     .definition = scope->definition,
                     .formula = formula};
  if (use.closed && notion->text && add_parameters(m, scope, use.used, notion))
    vec_push(m->found, notion);
}

/* ---- where they stand ---- */

static void mine(Mine *, const Node *, const Scope *);

typedef struct Around {
  Mine *mine;
  const Scope *scope;
} Around;

static void mine_child(const Node *n, void *env) {
  const Around *around = env;
  mine(around->mine, n, around->scope);
}

static bool is_comparison(const Node *n) {
  return is_order(n) || n->builtin == BUILTIN_EQ || n->builtin == BUILTIN_NE ||
         n->builtin == BUILTIN_IN || n->builtin == BUILTIN_NOT_IN ||
         n->builtin == BUILTIN_SUBSET_EQ;
}

static Scope scope_of(const Mine *m, const Definition *d) {
  Scope scope = {.definition = d,
                 .names = arena_array(m->memory, Symbol, d->slot_count + 1),
                 .domains = arena_array(m->memory, const Value *, d->slot_count + 1)};
  memset((void *)scope.domains, 0, d->slot_count * sizeof *scope.domains);
  return scope;
}

static void mine_call(Mine *m, const Node *call, const Scope *scope) {
  const Definition *d = call->definition;
  bool opaque = !d->body || d->builtin != BUILTIN_COUNT || d->recursive || d->recursive_function ||
                d->depth || m->visits++ > VISITS;
  if (opaque) return;
  Scope inner = scope_of(m, d);
  for (uint32_t i = 0; i < call->kid_count && i < d->parameter_count; i++) {
    const Node *argument = call->kids[i];
    bool bound = scope && argument->kind == NODE_LOCAL && !argument->up;
    inner.names[i] = d->parameters[i].name;
    inner.domains[i] = bound ? scope->domains[argument->slot] : NULL;
  }
  mine(m, d->body, &inner);
}

static void mine_quantifier(Mine *m, const Node *n, const Scope *scope) {
  Scope inner = scope_of(m, scope->definition);
  memcpy(inner.names, scope->names, scope->definition->slot_count * sizeof *inner.names);
  memcpy((void *)inner.domains, scope->domains,
         scope->definition->slot_count * sizeof *inner.domains);
  for (uint32_t i = 0; i < n->bound_count; i++)
    for (uint32_t k = 0; k < n->bounds[i].count; k++) {
      uint32_t slot = n->bounds[i].slots[k];
      inner.names[slot] = n->bounds[i].names[k];
      inner.domains[slot] = n->bounds[i].tuple ? NULL : domain_of(m, n->bounds[i].set);
    }
  mine(m, n->kids[0], &inner);
}

static void mine(Mine *m, const Node *n, const Scope *scope) {
  bool quantifier = n->kind == NODE_FORALL || n->kind == NODE_EXISTS;
  bool comparison = n->kind == NODE_BUILTIN && is_comparison(n);
  if (comparison && is_order(n) && is_place(n->kids[0]) && is_place(n->kids[1])) m->compares = true;
  if (scope && (comparison || (quantifier))) add_formula(m, n, scope);
  if (n->kind == NODE_CALL)
    mine_call(m, n, scope);
  else if (quantifier && scope)
    mine_quantifier(m, n, scope);
  else if (n->kind != NODE_LET)
    node_children(n, mine_child, &(Around){m, scope});
  else
    mine(m, n->kids[0], scope);
}

/* ---- comparisons ---- */

static bool is_number(const Sym *sym) {
  if (sym->kind == SYM_INTEGER || sym->kind == SYM_TERM) return true;
  if (sym->kind != SYM_CHOICE) return false;
  for (uint32_t i = 0; i < sym->count; i++)
    if (sym->alternatives[i].value->kind != VALUE_INTEGER) return false;
  return true;
}

/* The arguments of a function to numbers, if they are the same in all states. */
static const Value *numbered(const Mine *m, const Sym *sym) {
  if (sym->kind != SYM_FUNCTION || sym->sequence || !sym->count || sym->count > DOMAIN) return NULL;
  const Value **keys = arena_array(m->memory, const Value *, sym->count);
  for (uint32_t i = 0; i < sym->count; i++) {
    if (!lit_is_true(sym->entries[i].present) || !is_number(sym->entries[i].result)) return NULL;
    keys[i] = sym->entries[i].key;
  }
  return value_set(m->task->values, sym->count, keys);
}

typedef struct Place {
  NotionPlace place;
  const Value *domain;
} Place;

static void add_order(Mine *m, const Place *left, const Place *right) {
  Notion *n = arena_new(m->memory, Notion);
  const Value **domains = arena_array(m->memory, const Value *, 2);
  *n = (Notion){.spec = m->task->model->spec, .left = left->place, .right = right->place};
  if (left->domain) domains[n->parameter_count++] = left->domain;
  if (right->domain) domains[n->parameter_count++] = right->domain;
  n->domains = domains;
  vec_push(m->found, n);
}

static void add_orders(Mine *m, SymState state) {
  Place places[PLACES];
  uint32_t count = 0;
  const Spec *spec = m->task->model->spec;
  for (uint32_t v = 0; v < spec->variable_count && count < PLACES; v++) {
    const Value *domain = numbered(m, state[v]);
    if (!domain && !is_number(state[v])) continue;
    places[count++] = (Place){{spec->variables[v], domain != NULL}, domain};
  }
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < count; k++)
      if (i != k || places[i].domain) add_order(m, &places[i], &places[k]);
}

Notions notions_of(Arena *memory, const Task *task, const PropertyList *safety, SymState state) {
  Notions found = {0};
  Mine m = {.memory = memory, .task = task};
  Notions formulas = {0};
  m.found = &formulas;
  mine(&m, task->model->next, NULL);
  for (vec_each(const Property, p, safety)) mine(&m, p->node, NULL);
  m.found = &found;
  if (m.compares) add_orders(&m, state);
  for (vec_each(const Notion *, formula, &formulas)) vec_push(&found, *formula);
  vec_free(&formulas);
  map_free(&m.seen);
  return found;
}
