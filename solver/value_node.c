#include "solver/value_node.h"

#include "base/panic.h"
#include "base/text.h"
#include "frontend/build.h"

typedef vec(const Node *) Nodes;

static Nodes value_nodes(Spec *spec, uint32_t count, const Value *const *items) {
  Nodes nodes = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&nodes, value_node(spec, items[i]));
  return nodes;
}

static const Node *number_node(Spec *spec, const Value *v) {
  Text text = {0};
  value_print(v, &text);
  const char *digits = text_string(&text);
  bool negative = *digits == '-';
  const Node *n = build_text(spec, NODE_NUMBER, digits + negative);
  text_free(&text);
  return negative ? build_builtin(spec, BUILTIN_NEGATE, 1, &n) : n;
}

static const Node *record_node(Spec *spec, const Value *v) {
  vec(Symbol) names = {0};
  for (uint32_t i = 0; i < v->count; i++) vec_push(&names, v->domain->items[i]->text);
  Nodes items = value_nodes(spec, v->count, v->items);
  const Node *n = build_record(spec, v->count, names.at, items.at);
  vec_free(&names);
  vec_free(&items);
  return n;
}

/* k1 :> v1 @@ k2 :> v2 ... */
static const Node *function_node(Spec *spec, const Value *v) {
  const Node *all = NULL;
  for (uint32_t i = 0; i < v->count; i++) {
    const Node *pair[] = {value_node(spec, v->domain->items[i]), value_node(spec, v->items[i])};
    const Node *one = build_builtin(spec, BUILTIN_SINGLE, 2, pair);
    all = all ? build_builtin(spec, BUILTIN_OVERRIDE, 2, (const Node *[]){all, one}) : one;
  }
  return all;
}

static const Node *composite_node(Spec *spec, const Value *v) {
  if (value_is_record(v)) return record_node(spec, v);
  if (v->kind == VALUE_FUNCTION && !value_is_sequence(v)) return function_node(spec, v);
  Nodes items = value_nodes(spec, v->count, v->items);
  NodeKind kind = v->kind == VALUE_SET ? NODE_SET : NODE_TUPLE;
  const Node *n = build_node(spec, kind, items.count, items.at);
  vec_free(&items);
  return n;
}

const Node *value_node(Spec *spec, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: return build_truth(spec, v->truth);
  case VALUE_INTEGER: return number_node(spec, v);
  case VALUE_STRING: return build_text(spec, NODE_STRING, symbol_text(v->text));
  case VALUE_MODEL: return build_text(spec, NODE_MODEL_VALUE, symbol_text(v->text));
  case VALUE_SET:
  case VALUE_FUNCTION: return composite_node(spec, v);
  case VALUE_LAZY:
  case VALUE_RULE: break;
  }
  never("a value in a state is listed");
}
