/* Making faults: the message with the values involved, and the calls on the way. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "semantics/evaluator.h"

const char *fault_print(Evaluator *e, const Value *v) {
  enum { LONGEST = 300 };
  Text text = {0};
  value_print(v, &text);
  size_t length = text.length;
  const char *copy = length <= LONGEST
                         ? arena_copy(e->messages, text_string(&text), length)
                         : arena_format(e->messages, "%.*s...", LONGEST, text_string(&text));
  text_free(&text);
  return copy;
}

const Value *fault_at(Evaluator *e, FaultKind kind, const Node *node, const char *format, ...) {
  va_list rest;
  char detail[1024];
  va_start(rest, format);
  vsnprintf(detail, sizeof detail, format, rest);
  va_end(rest);
  const char *message =
      arena_format(e->messages, "%s%s%s", fault_title(kind), detail[0] ? ": " : "", detail);
  e->fault = (Fault){.kind = kind, .node = node, .message = message, .calls = e->calls};
  return NULL;
}

const Value *fault_value(Evaluator *e, FaultKind kind, const Node *node, const Value *got) {
  return fault_at(e, kind, node, "%s", fault_print(e, got));
}

const Value *fault_pair(Evaluator *e, FaultKind kind, const Node *node, const Value *left,
                        const char *between, const Value *right) {
  return fault_at(e, kind, node, "%s %s %s", fault_print(e, left), between, fault_print(e, right));
}

static const char *print_slot(Evaluator *e, const Slot *slot) {
  const Value *known = NULL;
  if (slot->kind == SLOT_VALUE) known = slot->value;
  if (slot->kind == SLOT_THUNK) known = slot->thunk->memo.value;
  return known ? fault_print(e, known) : NULL;
}

void fault_add_call(Evaluator *e, const Node *call, const Frame *callee) {
  if (e->fault.call_count == FAULT_CALLS) return;
  const Definition *definition = callee->definition;
  const char **arguments = arena_array(e->messages, const char *, definition->parameter_count);
  for (uint32_t i = 0; i < definition->parameter_count; i++)
    arguments[i] = print_slot(e, &callee->slots[i]);
  e->calls[e->fault.call_count++] =
      (FaultCall){.definition = definition, .at = call->at, .arguments = arguments};
}
