/* Sequences of a bounded length (`--max-seq`): Seq(S) is overridden by
   {<<>>} \cup [1..1 -> S] \cup [1..2 -> S] ... */
#include "base/text.h"
#include "frontend/model_parts.h"

static Node *number(const Binder *b, uint32_t value) {
  Text digits = {0};
  text_format(&digits, "%u", value);
  Node *n = node_new(b->analysis, NODE_NUMBER, NO_SPAN, 0);
  n->text = binder_name(b, text_string(&digits)).text;
  text_free(&digits);
  return n;
}

static const Node *binary(const Binder *b, Builtin builtin, const Node *left, const Node *right) {
  Node *n = node_new(b->analysis, NODE_BUILTIN, NO_SPAN, 2);
  n->builtin = builtin;
  n->kids[0] = left;
  n->kids[1] = right;
  return node_level(n);
}

/* [1..length -> S] */
static const Node *sequences_of(const Binder *b, uint32_t length) {
  Node *parameter = node_new(b->analysis, NODE_LOCAL, NO_SPAN, 0);
  parameter->slot = 0;
  parameter->name = b->analysis->nameless;
  Node *all = node_new(b->analysis, NODE_FUNCTION_SET, NO_SPAN, 2);
  all->kids[0] = binary(b, BUILTIN_INTERVAL, number(b, 1), number(b, length));
  all->kids[1] = node_level(parameter);
  return node_level(all);
}

static const Node *all_sequences(const Binder *b, uint32_t most) {
  Node *empty = node_new(b->analysis, NODE_SET, NO_SPAN, 1);
  empty->kids[0] = node_level(node_new(b->analysis, NODE_TUPLE, NO_SPAN, 0));
  const Node *all = node_level(empty);
  for (uint32_t length = 1; length <= most; length++)
    all = binary(b, BUILTIN_CUP, all, sequences_of(b, length));
  return all;
}

static Operator *bounded(const Binder *b, const Operator *seq, uint32_t most) {
  Parameter *parameter = arena_array(b->session->memory, Parameter, 1);
  *parameter = (Parameter){.name = (Name){b->analysis->nameless, NO_SPAN}};
  OperatorShape shape = {(Name){seq->definition.name, NO_SPAN}, 1, parameter, NULL};
  Operator *by =
      operator_create(b->analysis, b->analysis->root->context, &(Surroundings){0}, shape);
  operator_finish(b->analysis, by, all_sequences(b, most));
  return by;
}

void binder_bound_sequences(const Binder *b, uint32_t most) {
  Operator *by = NULL;
  for (Operator *op = b->analysis->first_operator; op; op = op->next) {
    if (op->definition.builtin != BUILTIN_SEQ || op->override) continue;
    if (!by) by = bounded(b, op, most);
    op->override = by;
  }
}
