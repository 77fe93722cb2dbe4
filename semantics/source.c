#include "semantics/source.h"

#include "base/map.h"
#include "base/panic.h"

/* A node whose bounds (or whose update) bind names. */
typedef struct SourceBound {
  const struct SourceBound *outer;
  const Node *node;
} SourceBound;

typedef struct Collector {
  Sources *sources;
  bool closed;
  bool known;    /* false: there is something that is no source */
  uint32_t left; /* nodes that may still be looked at */
  Map visited;   /* definitions whose bodies have been looked at coarsely */
} Collector;

static bool same_name(SourceName a, SourceName b) { return a.up == b.up && a.slot == b.slot; }

static bool same_literal(const Node *a, const Node *b) {
  return a == b || (a && b && a->kind == b->kind && a->text == b->text);
}

/* Is `b` known where `a` is?  Of a whole function not without the key. */
static bool covers(const Source *a, const Source *b) {
  if (a->variable != b->variable) return false;
  if (!a->variable) return same_name(a->name, b->name);
  if (!a->keyed) return !b->keyed || b->literal;
  return b->keyed && same_literal(a->literal, b->literal) && same_name(a->name, b->name);
}

static void add(Collector *c, Source source) {
  Sources *all = c->sources;
  for (uint32_t i = 0; i < all->count; i++)
    if (covers(&all->at[i], &source)) return;
  if (all->count == SOURCES_MOST)
    c->known = false;
  else
    all->at[all->count++] = source;
}

/* Prints are to be seen each time; what looks outside is not told by the state. */
static bool is_silent(Builtin builtin) {
  switch ((int)builtin) {
  case BUILTIN_PRINT:
  case BUILTIN_PRINT_T:
#define BUILTIN(name, module, spelling, arity)
#define OUTSIDE(name, module, spelling, arity) case BUILTIN_##name:
#include "frontend/builtins.def"
#undef BUILTIN
    return false;
  }
  return true;
}

/* ---- names ---- */

static bool binds(const Node *n, uint32_t slot) {
  if (n->kind == NODE_EXCEPT) {
    for (uint32_t i = 0; i < n->update_count; i++)
      if (n->updates[i].at_slot == slot) return true;
    return false;
  }
  for (uint32_t i = 0; i < n->bound_count; i++)
    for (uint32_t j = 0; j < n->bounds[i].count; j++)
      if (n->bounds[i].slots[j] == slot) return true;
  return false;
}

static bool is_bound_inside(const SourceScope *scope, const Node *local) {
  for (const SourceBound *bound = scope->bound; bound; bound = bound->outer)
    if (binds(bound->node, local->slot)) return true;
  return false;
}

static bool is_parameter(const SourceScope *scope, const Node *local) {
  return scope->definition && local->slot < scope->definition->parameter_count &&
         scope->definition->parameters[local->slot].arity == 0;
}

/* The scope so far out.  Where that is outside of the expression it is written to `outside`. */
static const SourceScope *scope_up(const SourceScope *scope, uint32_t up, SourceScope *outside) {
  for (; up > 0; up--) {
    if (!scope->definition) {
      *outside = (SourceScope){.up = scope->up + up};
      return outside;
    }
    if (!scope->parent) return NULL;
    scope = scope->parent;
  }
  return scope;
}

/* A key that is the same wherever the expression is evaluated in its frame. */
static bool find_key(const SourceScope *scope, const Node *n, Source *source) {
  SourceScope outside[1];
  while (n->kind == NODE_LOCAL) {
    scope = scope_up(scope, n->up, outside);
    if (!scope || is_bound_inside(scope, n)) return false;
    if (!scope->definition) {
      source->name = (SourceName){scope->up, n->slot};
      return true;
    }
    if (!is_parameter(scope, n)) return false;
    n = scope->arguments[n->slot];
    scope = scope->caller;
  }
  source->literal = n;
  return n->kind == NODE_NUMBER || n->kind == NODE_STRING || n->kind == NODE_MODEL_VALUE;
}

/* ---- expressions ---- */

static void collect(Collector *c, const SourceScope *scope, const Node *n);

typedef struct Walk {
  Collector *collector;
  const SourceScope *scope;
} Walk;

static void collect_child(const Node *n, void *env) {
  Walk *walk = env;
  collect(walk->collector, walk->scope, n);
}

static void collect_children(Collector *c, const SourceScope *scope, const Node *n) {
  SourceBound bound = {.outer = scope->bound, .node = n};
  SourceScope inner = *scope;
  if (node_has_bounds(n) || n->kind == NODE_EXCEPT) inner.bound = &bound;
  node_children(n, collect_child, &(Walk){c, &inner});
}

static void collect_coarsely(const Node *n, void *env);

static void collect_body(Collector *c, const Definition *definition) {
  if (definition->builtin != BUILTIN_COUNT) {
    c->known = c->known && is_silent(definition->builtin);
    return;
  }
  if (map_find(&c->visited, (uintptr_t)definition)) return;
  map_put(&c->visited, (uintptr_t)definition, 1);
  collect_coarsely(definition->body, c);
}

/* Everything that is mentioned, and what the definitions mention that are: whatever names
   stand for has been mentioned where they were bound. */
static void collect_coarsely(const Node *n, void *env) {
  Collector *c = env;
  if (!c->known || n->level > LEVEL_STATE || c->left-- == 0) {
    c->known = false;
    return;
  }
  switch ((int)n->kind) {
  case NODE_ERROR:
  case NODE_ENABLED:
  case NODE_PRIME: c->known = false; return;
  case NODE_LOCAL:
  case NODE_CALL_LOCAL: c->known = c->closed || n->up == 0; break;
  case NODE_VARIABLE: add(c, (Source){.variable = n->variable}); return;
  case NODE_BUILTIN: c->known = is_silent(n->builtin); break;
  case NODE_OPERATOR:
  case NODE_CALL: collect_body(c, n->definition); break;
  case NODE_CONSTANT:
    if (n->constant->definition) collect_body(c, n->constant->definition);
    break;
  }
  if (c->known) node_children(n, collect_coarsely, c);
}

/* What has names that are not followed: then all that they could stand for counts. */
static void collect_opaque(Collector *c, const SourceScope *scope, const Node *n) {
  c->known = c->known && c->closed;
  for (; c->known && scope->definition; scope = scope->caller)
    for (uint32_t i = 0; i < scope->definition->parameter_count; i++)
      collect(c, scope->caller, scope->arguments[i]);
  if (c->known) collect_coarsely(n, c);
}

bool source_is_plain_call(const Node *n) {
  return n->kind == NODE_CALL && n->definition->depth == 0 &&
         n->definition->builtin == BUILTIN_COUNT && !n->definition->recursive &&
         !n->definition->recursive_function;
}

static bool has_operators(const Definition *definition) {
  for (uint32_t i = 0; i < definition->parameter_count; i++)
    if (definition->parameters[i].arity > 0) return true;
  return false;
}

/* The body with what the parameters stand for. */
static void collect_inside(Collector *c, const SourceScope *scope, const Node *n) {
  SourceScope outside[1];
  const Definition *definition = n->definition;
  SourceScope inner = {.definition = definition, .arguments = n->kids, .caller = scope};
  if (definition->depth > 0) inner.parent = scope_up(scope, n->up, outside);
  if (definition->depth > 0 && !inner.parent)
    c->known = false;
  else
    collect(c, &inner, definition->body);
}

static void collect_call(Collector *c, const SourceScope *scope, const Node *n) {
  const Definition *definition = n->definition;
  bool recursive = definition->recursive || definition->recursive_function;
  if (definition->builtin != BUILTIN_COUNT) {
    c->known = is_silent(definition->builtin);
    collect_children(c, scope, n);
  } else if (has_operators(definition) || (definition->depth > 0 && recursive)) {
    collect_opaque(c, scope, n);
  } else if (!recursive) {
    collect_inside(c, scope, n);
  } else {
    collect_children(c, scope, n);
    collect_body(c, definition);
  }
}

static void collect_local(Collector *c, const SourceScope *scope, const Node *n) {
  SourceScope outside[1];
  scope = scope_up(scope, n->up, outside);
  if (!scope)
    c->known = false;
  else if (is_bound_inside(scope, n))
    return;
  else if (!scope->definition)
    add(c, (Source){.name = {scope->up, n->slot}});
  else if (is_parameter(scope, n))
    collect(c, scope->caller, scope->arguments[n->slot]);
  else
    c->known = false;
}

static void collect_apply(Collector *c, const SourceScope *scope, const Node *n) {
  Source source = {.keyed = true};
  if (n->kids[0]->kind == NODE_VARIABLE && find_key(scope, n->kids[1], &source)) {
    source.variable = n->kids[0]->variable;
    add(c, source);
  } else {
    collect_children(c, scope, n);
  }
}

static void collect(Collector *c, const SourceScope *scope, const Node *n) {
  if (!c->known || n->level > LEVEL_STATE || c->left-- == 0) {
    c->known = false;
    return;
  }
  switch ((int)n->kind) {
  case NODE_ERROR:
  case NODE_ENABLED:
  case NODE_PRIME: c->known = false; return;
  case NODE_LOCAL: collect_local(c, scope, n); return;
  case NODE_VARIABLE: add(c, (Source){.variable = n->variable}); return;
  case NODE_APPLY: collect_apply(c, scope, n); return;
  case NODE_CALL: collect_call(c, scope, n); return;
  case NODE_OPERATOR:
  case NODE_CALL_LOCAL: collect_opaque(c, scope, n); return;
  case NODE_BUILTIN: c->known = is_silent(n->builtin); break;
  case NODE_CONSTANT:
    if (n->constant->definition) collect_body(c, n->constant->definition);
    break;
  }
  collect_children(c, scope, n);
}

bool sources_add(Sources *sources, const Node *n, const SourceScope *scope, bool closed) {
  enum { NODES_MOST = 4000 };
  uint32_t before = sources->count;
  Collector c = {.sources = sources, .closed = closed, .known = true, .left = NODES_MOST};
  collect(&c, scope, n);
  map_free(&c.visited);
  if (!c.known) sources->count = before;
  return c.known;
}
