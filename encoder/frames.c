/* Frames and arguments by need. */
#include "encoder/frames.h"

#include <string.h>

#include "base/panic.h"
#include "encoder/eval.h"

/* ---- frames ---- */

Frame *frames_create(Encoder *e, uint32_t slot_count, Frame *parent) {
  Frame *frame = arena_new(e->memory, Frame);
  frame->slots = arena_array(e->memory, Slot, slot_count);
  frame->slot_count = slot_count;
  frame->parent = parent;
  if (parent) {
    parent->shared = true;
    frame->level = parent->level;
  }
  return frame;
}

static Frame *copy_with_room(Encoder *e, const Frame *frame, uint32_t slot_count) {
  Frame *copy = arena_new(e->memory, Frame);
  *copy = *frame;
  copy->shared = false;
  copy->slot_count = slot_count;
  copy->slots = arena_array(e->memory, Slot, slot_count);
  if (frame->slot_count) memcpy(copy->slots, frame->slots, frame->slot_count * sizeof(Slot));
  return copy;
}

Frame *frames_copy(Encoder *e, const Frame *frame) {
  return copy_with_room(e, frame, frame->slot_count);
}

static Level slot_level(Slot slot) {
  switch (slot.kind) {
  case SLOT_EMPTY:
  case SLOT_VALUE: return LEVEL_CONSTANT;
  case SLOT_THUNK: return slot.thunk->level;
  case SLOT_OPERATOR: {
    Level own = slot.operator->definition->level;
    Level outer = slot.operator->frame ? slot.operator->frame->level : LEVEL_CONSTANT;
    return own > outer ? own : outer;
  }
  }
  never("slot kind");
}

/* Only the body of a definition evaluated on its own needs more slots than its
   frame was made with. */
Frame *frames_private(Encoder *e, Frame *frame, uint32_t slot_count) {
  if (slot_count > frame->slot_count) return copy_with_room(e, frame, slot_count);
  return frame->shared ? frames_copy(e, frame) : frame;
}

Frame *frames_bind(Encoder *e, Frame *frame, uint32_t slot, Slot content) {
  frame = frames_private(e, frame, slot + 1);
  frame->slots[slot] = content;
  Level level = slot_level(content);
  if (level > frame->level) frame->level = level;
  return frame;
}

Frame *frames_bind_value(Encoder *e, Frame *frame, uint32_t slot, const Sym *value) {
  return frames_bind(e, frame, slot, (Slot){.kind = SLOT_VALUE, .value = value});
}

Frame *frames_up(Frame *frame, uint32_t up) {
  while (up--) {
    assert(frame);
    frame = frame->parent;
  }
  return frame;
}

Slot frames_slot(Frame *frame, uint32_t up, uint32_t slot) {
  Frame *home = frames_up(frame, up);
  assert(home && slot < home->slot_count && home->slots[slot].kind != SLOT_EMPTY);
  return home->slots[slot];
}

/* ---- arguments ---- */

Level frames_level(const Node *node, const Frame *frame) {
  return frame->level > node->level ? frame->level : node->level;
}

Thunk *frames_thunk(Encoder *e, const Node *node, Frame *frame) {
  Thunk *thunk = arena_new(e->memory, Thunk);
  frame->shared = true;
  *thunk = (Thunk){
      .node = node, .frame = frame, .level = frames_level(node, frame), .made = assume_point(e)};
  return thunk;
}

static Slot operator_argument(Encoder *e, const Node *node, Frame *frame) {
  Operator *operator= arena_new(e->memory, Operator);
  operator->definition = node->definition;
  operator->frame = node->definition->depth ? frames_up(frame, node->up) : NULL;
  if (operator->frame) operator->frame->shared = true;
  return (Slot){.kind = SLOT_OPERATOR, .operator= operator};
}

Slot frames_argument(Encoder *e, const Node *node, uint32_t arity, Frame *frame) {
  if (node->kind == NODE_LOCAL) return frames_slot(frame, node->up, node->slot);
  if (arity > 0) return operator_argument(e, node, frame);
  if (node->kind == NODE_NUMBER || node->kind == NODE_STRING || node->kind == NODE_BOOLEAN)
    return (Slot){.kind = SLOT_VALUE, .value = encode_node(e, node, frame)};
  return (Slot){.kind = SLOT_THUNK, .thunk = frames_thunk(e, node, frame)};
}

/* Whether the value of an expression of this level depends on when it is read. */
static bool frames_by_name(const Encoder *e, Level level) {
  const Context *c = &e->evaluation->context;
  switch (level) {
  case LEVEL_CONSTANT: return false;
  case LEVEL_STATE: return c->now.assigned;
  case LEVEL_ACTION: return c->now.assigned || c->next.assigned;
  case LEVEL_TEMPORAL: return true;
  }
  never("level");
}

static const Sym *evaluate_thunk(Encoder *e, const Thunk *t) {
  if (t->rule) return encode_rule(e, t->node, t->frame);
  return t->once ? encode_here(e, t->node, t->frame) : encode_node(e, t->node, t->frame);
}

const Sym *frames_force(Encoder *e, Thunk *t) {
  const Context *context = &e->evaluation->context;
  bool primed = context->primed, by_name = frames_by_name(e, t->level);
  uint32_t stamp = by_name ? context->stamp : 0;
  Outcome *outcome = &t->outcomes[primed];
  if (!outcome->value || t->stamps[primed] != stamp) {
    Suspension later;
    PathPoint from = by_name && context->shown.height > t->made.height ? context->shown : t->made;
    if (!assume_holds(e, t->made) || !assume_suspend(e, from, &later)) return evaluate_thunk(e, t);
    uint32_t mark = e->failures.count;
    const Sym *value = evaluate_thunk(e, t);
    *outcome = outcome_capture(e, mark, value);
    t->stamps[primed] = stamp;
    assume_resume(e, &later);
  }
  outcome_record(e, outcome);
  return sym_narrow(e, outcome->value);
}
