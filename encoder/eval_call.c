/* Names: bound ones, constants, and calls of definitions and operator arguments. */
#include "encoder/eval.h"

#include "base/panic.h"

/* ---- frames of calls ---- */

Frame *frames_call(Encoder *e, const Definition *d, const Node *call, Frame *frame) {
  Frame *parent = d->depth ? frames_up(frame, call->up) : NULL;
  Frame *inner = frames_create(e, d->slot_count, parent);
  for (uint32_t i = 0; i < call->kid_count; i++) {
    uint32_t arity = d->parameters[i].arity;
    inner = frames_bind(e, inner, i, frames_argument(e, call->kids[i], arity, frame));
  }
  return inner;
}

static Slot let_slot(Encoder *e, const Definition *d, Frame *frame) {
  Thunk *thunk = frames_thunk(e, d->body, frames_create(e, d->slot_count, frame));
  thunk->rule = d->recursive_function;
  return (Slot){.kind = SLOT_THUNK, .thunk = thunk};
}

Frame *frames_let(Encoder *e, const Node *let, Frame *frame) {
  uint32_t room = frame->slot_count;
  for (uint32_t i = 0; i < let->definition_count; i++) {
    uint32_t slot = let->definitions[i]->slot;
    if (slot != UINT32_MAX && slot >= room) room = slot + 1;
  }
  frame = frames_private(e, frame, room);
  for (uint32_t i = 0; i < let->definition_count; i++) {
    const Definition *d = let->definitions[i];
    if (d->slot != UINT32_MAX) frame->slots[d->slot] = let_slot(e, d, frame);
  }
  return frame;
}

bool evaluation_recurse(Encoder *e) {
  if (e->evaluation->unrolled < e->limits.unroll) return e->evaluation->unrolled++, true;
  encode_fail(e, FAULT_LIMIT);
  return false;
}

static const Sym *encode_body(Encoder *e, const Definition *d, Frame *frame) {
  if (!d->recursive) return encode_node(e, d->body, frame);
  if (!evaluation_recurse(e)) return encode_nothing(e);
  const Sym *value = encode_node(e, d->body, frame);
  e->evaluation->unrolled--;
  return value;
}

/* ---- calls ---- */

/* A recursive function of a module: all uses share one rule and its results. */
static const Sym *encode_recursive_function(Encoder *e, const Definition *d) {
  Map *functions = &e->evaluation->functions;
  uint64_t *found = map_find(functions, (uintptr_t)d);
  Thunk *thunk = found ? (Thunk *)(uintptr_t)*found : NULL;
  if (!thunk) {
    thunk = frames_thunk(e, d->body, frames_create(e, d->slot_count, NULL));
    thunk->rule = true;
    thunk->made = assume_base(e);
    map_put(functions, (uintptr_t)d, (uintptr_t)thunk);
  }
  return frames_force(e, thunk);
}

const Sym *encode_call(Encoder *e, const Node *node, Frame *frame) {
  const Definition *d = node->definition;
  if (d->builtin != BUILTIN_COUNT) return encode_builtin(e, d->builtin, node, frame);
  if (node_is_refused(node)) return encode_fail(e, FAULT_UNSUPPORTED), encode_nothing(e);
  if (d->slot != UINT32_MAX) {
    Slot slot = frames_slot(frame, node->up, d->slot);
    assert(slot.kind == SLOT_THUNK);
    return frames_force(e, slot.thunk);
  }
  if (d->recursive_function && d->depth == 0) return encode_recursive_function(e, d);
  return encode_body(e, d, frames_call(e, d, node, frame));
}

const Sym *encode_constant(Encoder *e, const Node *node, Frame *frame) {
  const Constant *c = node->constant;
  if (c->value) {
    const Sym *closed = encode_closed_constant(e, c->value, c);
    return closed ? closed : encode_node(e, c->value, frames_create(e, 0, NULL));
  }
  if (c->definition)
    return encode_body(e, c->definition, frames_call(e, c->definition, node, frame));
  encode_fail(e, FAULT_NO_CONSTANT);
  return encode_nothing(e);
}

const Sym *encode_local(Encoder *e, const Node *node, Frame *frame) {
  Slot slot = frames_slot(frame, node->up, node->slot);
  switch (slot.kind) {
  case SLOT_VALUE: return sym_narrow(e, slot.value);
  case SLOT_THUNK: return frames_force(e, slot.thunk);
  case SLOT_EMPTY:
  case SLOT_OPERATOR: break;
  }
  never("a bound name without a value");
}

Frame *frames_call_local(Encoder *e, const Node *node, const Operator *operator, Frame * frame) {
  const Definition *d = operator->definition;
  Frame *inner = frames_create(e, d->slot_count, operator->frame);
  for (uint32_t i = 0; i < node->kid_count; i++) {
    uint32_t arity = d->parameters[i].arity;
    inner = frames_bind(e, inner, i, frames_argument(e, node->kids[i], arity, frame));
  }
  return inner;
}

const Sym *encode_call_local(Encoder *e, const Node *node, Frame *frame) {
  Slot slot = frames_slot(frame, node->up, node->slot);
  assert(slot.kind == SLOT_OPERATOR);
  const Definition *d = slot.operator->definition;
  if (d->builtin != BUILTIN_COUNT) return encode_builtin(e, d->builtin, node, frame);
  return encode_body(e, d, frames_call_local(e, node, slot.operator, frame));
}

const Sym *encode_applied_operator(Encoder *e, const Operator *operator, uint32_t count,
                                   const Sym *const *arguments) {
  const Definition *d = operator->definition;
  if (d->builtin != BUILTIN_COUNT) return encode_applied_builtin(e, d->builtin, arguments);
  Frame *frame = frames_create(e, d->slot_count, operator->frame);
  for (uint32_t i = 0; i < count; i++) frame = frames_bind_value(e, frame, i, arguments[i]);
  return encode_body(e, d, frame);
}
