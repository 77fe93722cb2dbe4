#include "audit/propose_shape.h"

#include <string.h>

#include "audit/kernel_walk.h"
#include "frontend/rewrite.h"

/* ---- how it is used ---- */

typedef struct Counting {
  const bool *marked; /* the variable in question */
  bool found;
} Counting;

static bool is_arithmetic(const Node *n) {
  return n->kind == NODE_BUILTIN &&
         (n->builtin == BUILTIN_ADD || n->builtin == BUILTIN_LT || n->builtin == BUILTIN_LE ||
          n->builtin == BUILTIN_GT || n->builtin == BUILTIN_GE);
}

static bool note_arithmetic(KernelWalk *walk, const Node *n) {
  Counting *c = walk->env;
  c->found |= is_arithmetic(n);
  return !c->found;
}

/* `token + 1`, and `[token EXCEPT ![s] = @ + 1]`. */
static bool note_counting(KernelWalk *walk, const Node *n) {
  Counting *c = walk->env;
  for (uint32_t i = 0; is_arithmetic(n) && i < n->kid_count; i++)
    c->found |= mentions_variables(n->kids[i], c->marked);
  if (!c->found && n->kind == NODE_EXCEPT && mentions_variables(n->kids[0], c->marked)) {
    KernelWalk inner = {.visit = note_arithmetic, .env = c};
    kernel_walk(&inner, n);
    kernel_walk_free(&inner);
  }
  return !c->found;
}

bool shape_is_counted(Session *s, const Spec *spec, Symbol name) {
  const Definition *next = spec_find(spec, symbol_intern(s->symbols, "Next", strlen("Next")));
  if (!next || !next->body) return false;
  bool *marked = arena_array(s->memory, bool, spec->variable_count + 1);
  for (uint32_t v = 0; v < spec->variable_count; v++) marked[v] = spec->variables[v]->name == name;
  Counting c = {.marked = marked};
  KernelWalk walk = {.visit = note_counting, .env = &c};
  kernel_walk(&walk, next->body);
  kernel_walk_free(&walk);
  return c.found;
}

/* ---- what it is at first ---- */

typedef struct Beginning {
  Symbol variable;
  const Node *value; /* `variable = value`, where it is found first; or NULL */
} Beginning;

static bool note_beginning(KernelWalk *walk, const Node *n) {
  Beginning *b = walk->env;
  bool equation = n->kind == NODE_BUILTIN && n->builtin == BUILTIN_EQ;
  bool it =
      equation && n->kids[0]->kind == NODE_VARIABLE && n->kids[0]->variable->name == b->variable;
  if (it && !b->value) b->value = n->kids[1];
  return b->value == NULL;
}

/* NULL if Init does not say. */
static const Node *at_first(Session *s, const Spec *spec, Symbol variable) {
  const Definition *init = spec_find(spec, symbol_intern(s->symbols, "Init", strlen("Init")));
  Beginning b = {.variable = variable};
  KernelWalk walk = {.visit = note_beginning, .env = &b};
  if (init && init->body) kernel_walk(&walk, init->body);
  kernel_walk_free(&walk);
  return b.value;
}

bool shape_is_nested(Session *s, const Spec *spec, Symbol variable) {
  const Node *value = at_first(s, spec, variable);
  return value && value->kind == NODE_FUNCTION && value->kids[0]->kind == NODE_FUNCTION;
}

/* What a variable is at first tells its kind. */
static NetworkKind kind_of_value(const Node *n) {
  const Definition *d = n->kind == NODE_CALL ? n->definition : NULL;
  if (n->kind == NODE_TUPLE) return NETWORK_SEQUENCE;
  if (n->kind == NODE_FUNCTION)
    return kind_of_value(n->kids[0]) == NETWORK_SEQUENCE ? NETWORK_CHANNELS : NETWORK_BAG;
  bool bag = n->kind == NODE_BUILTIN && n->definition && n->definition->module &&
             !strcmp(symbol_text(n->definition->name), "EmptyBag");
  if (bag || (d && (!strcmp(symbol_text(d->name), "EmptyBag") ||
                    !strcmp(symbol_text(d->name), "SetToBag"))))
    return NETWORK_BAG;
  return d && d->body && !d->parameter_count ? kind_of_value(d->body) : NETWORK_SET;
}

NetworkKind shape_of_network(Session *s, const Spec *spec, Symbol variable) {
  const Node *value = at_first(s, spec, variable);
  return value ? kind_of_value(value) : NETWORK_SET;
}
