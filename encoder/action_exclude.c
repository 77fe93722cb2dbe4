/* Elements of a set that an action can not be taken with, whatever the state: in
   `\E m \in messages : m.type = "vote" /\ ...` those of other types.  They need no
   inputs to be picked by. */
#include "encoder/action.h"

/* A test on constants alone that is false and can not fail. */
static bool is_false(Encoder *e, const Node *node, Frame *frame, bool *sure) {
  uint32_t mark = e->failures.count;
  Lit test = encode_test(e, node, frame);
  *sure = e->failures.count == mark && lit_is_constant(test);
  e->failures.count = mark;
  return *sure && lit_is_false(test);
}

/* What stands before the first conjunct that is false must not fail: else it does
   so before that one is looked at. */
static bool some_is_excluded(Encoder *e, const Node *node, Frame *frame) {
  bool sure = true;
  for (uint32_t i = 0; i < node->kid_count && sure; i++) {
    const Node *kid = node->kids[i];
    if (frames_level(kid, frame) > LEVEL_CONSTANT) return action_is_excluded(e, kid, frame);
    if (is_false(e, kid, frame, &sure)) return true;
  }
  return false;
}

static bool all_are_excluded(Encoder *e, const Node *node, Frame *frame) {
  for (uint32_t i = 0; i < node->kid_count; i++)
    if (!action_is_excluded(e, node->kids[i], frame)) return false;
  return true;
}

static bool call_is_excluded(Encoder *e, const Node *node, Frame *frame) {
  const Definition *d = node->definition;
  bool plain = d->builtin == BUILTIN_COUNT && !d->recursive && !d->recursive_function &&
               d->slot == UINT32_MAX;
  return plain && action_is_excluded(e, d->body, frames_call(e, d, node, frame));
}

bool action_is_excluded(Encoder *e, const Node *node, Frame *frame) {
  bool sure;
  if (frames_level(node, frame) == LEVEL_CONSTANT) return is_false(e, node, frame, &sure);
  if (node->kind == NODE_AND) return some_is_excluded(e, node, frame);
  if (node->kind == NODE_OR) return all_are_excluded(e, node, frame);
  if (node->kind == NODE_CALL) return call_is_excluded(e, node, frame);
  if (node->kind != NODE_LET) return false;
  return action_is_excluded(e, node->kids[0], frames_let(e, node, frame));
}

static bool can_be_taken_with(Encoder *e, const Node *exists, const Sym *element, Frame **frame) {
  uint32_t mark = e->failures.count;
  *frame = encode_bind(e, *frame, &exists->bounds[exists->bound_count - 1], element);
  bool bound = e->failures.count == mark;
  e->failures.count = mark;
  return !bound || !action_is_excluded(e, exists->kids[0], *frame);
}

static bool is_listed(const Sym *set) {
  return set && (set->kind == SYM_SET || (set->kind == SYM_VALUE && set->value->kind == VALUE_SET));
}

/* The names of all bounds but the last one have their values. */
Source action_narrow(Encoder *e, const Node *exists, const Source *last, Frame *frame) {
  uint32_t count, kept = 0;
  const SymMember *members;
  if (!is_listed(last->set) || !sym_candidates(e, last->set, &count, &members)) return *last;
  SymMember *left = arena_array(e->memory, SymMember, count);
  for (uint32_t i = 0; i < count; i++)
    if (members[i].value->kind != SYM_VALUE ||
        can_be_taken_with(e, exists, members[i].value, &frame))
      left[kept++] = members[i];
  if (kept == count) return *last;
  return (Source){.set = sym_set(e, kept, left)};
}
