#include "frontend/build.h"

#include <string.h>

#include "frontend/elaborate.h"

static Node *make(Spec *spec, NodeKind kind, uint32_t count, const Node *const *kids) {
  Node *n = node_new(spec->analysis, kind, NO_SPAN, count);
  for (uint32_t i = 0; i < count; i++) n->kids[i] = kids[i];
  return n;
}

const Node *build_text(Spec *spec, NodeKind kind, const char *text) {
  Node *n = make(spec, kind, 0, NULL);
  n->text = symbol_intern(spec->analysis->session->symbols, text, strlen(text));
  return node_level(n);
}

const Node *build_truth(Spec *spec, bool truth) {
  Node *n = make(spec, NODE_BOOLEAN, 0, NULL);
  n->truth = truth;
  return node_level(n);
}

const Node *build_variable(Spec *spec, const Variable *variable) {
  Node *n = make(spec, NODE_VARIABLE, 0, NULL);
  n->variable = spec->variables[variable->index];
  return node_level(n);
}

const Node *build_node(Spec *spec, NodeKind kind, uint32_t count, const Node *const *kids) {
  return node_level(make(spec, kind, count, kids));
}

const Node *build_builtin(Spec *spec, Builtin builtin, uint32_t count, const Node *const *kids) {
  Node *n = make(spec, NODE_BUILTIN, count, kids);
  n->builtin = builtin;
  return node_level(n);
}

const Node *build_record(Spec *spec, uint32_t count, const Symbol *names, const Node *const *kids) {
  Node *n = make(spec, NODE_RECORD, count, kids);
  Symbol *copy = arena_array(spec->analysis->session->memory, Symbol, count + 1);
  memcpy(copy, names, count * sizeof *copy);
  n->names = copy;
  return node_level(n);
}

/* All of it but the identity. */
static Node *copy_node(Spec *spec, const Node *n) {
  Node *copy = node_new(spec->analysis, n->kind, n->at, n->kid_count);
  uint32_t id = copy->id;
  memcpy(copy, n, sizeof *n + n->kid_count * sizeof *n->kids);
  copy->id = id;
  return copy;
}

const Node *build_with_kid(Spec *spec, const Node *n, uint32_t kid, const Node *other) {
  Node *copy = copy_node(spec, n);
  copy->kids[kid] = other;
  return copy;
}

const Node *build_with_body(Spec *spec, const Node *call, const Node *body) {
  Definition *definition = arena_new(spec->analysis->session->memory, Definition);
  *definition = *call->definition;
  definition->id = spec->definition_count++;
  definition->body = body;
  Node *copy = copy_node(spec, call);
  copy->definition = definition;
  return copy;
}

/* \E name \in {value} : body */
static const Node *bind_slot(Spec *spec, uint32_t slot, const Node *value, const Node *body) {
  Arena *memory = spec->analysis->session->memory;
  Bound *bound = arena_new(memory, Bound);
  uint32_t *slots = arena_new(memory, uint32_t);
  Symbol *names = arena_new(memory, Symbol);
  *slots = slot;
  *names = symbol_intern(spec->analysis->session->symbols, "", 0);
  *bound = (Bound){
      .count = 1, .slots = slots, .names = names, .set = build_node(spec, NODE_SET, 1, &value)};
  Node *exists = make(spec, NODE_EXISTS, 1, &body);
  exists->bound_count = 1;
  exists->bounds = bound;
  return node_level(exists);
}

const Node *build_inside(Spec *spec, const Definition *d, const Node *formula, uint32_t count,
                         const uint32_t *slots, const Node *const *values) {
  Arena *memory = spec->analysis->session->memory;
  Definition *inside = arena_new(memory, Definition);
  *inside = *d;
  inside->id = spec->definition_count++;
  inside->body = formula;
  Node *call = node_new(spec->analysis, NODE_CALL, NO_SPAN, d->parameter_count);
  call->definition = inside;
  call->name = d->name;
  for (uint32_t i = 0; i < d->parameter_count; i++) call->kids[i] = build_truth(spec, false);
  for (uint32_t i = 0; i < count; i++)
    if (slots[i] < d->parameter_count)
      call->kids[slots[i]] = values[i];
    else
      inside->body = bind_slot(spec, slots[i], values[i], inside->body);
  call->level = formula->level;
  return call;
}
