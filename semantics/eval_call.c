/* Frames, arguments by need, and calls. */
#include <string.h>

#include "base/panic.h"
#include "semantics/evaluator.h"

static Frame *make_frame(Evaluator *e, uint32_t slot_count) {
  Frame *frame = region_alloc(&e->region, sizeof *frame + slot_count * sizeof *frame->slots);
  frame->slot_count = slot_count;
  frame->plain = false;
  for (uint32_t i = 0; i < slot_count; i++) frame->slots[i].kind = SLOT_NONE;
  return frame;
}

Frame *frame_create(Evaluator *e, const Definition *definition, Frame *parent) {
  Frame *frame = make_frame(e, definition->slot_count);
  frame->plain = definition->parameter_count == 0 && (!parent || parent->plain);
  frame->parent = parent;
  frame->definition = definition;
  return frame;
}

static uint32_t greater(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t slots_of(const Node *n);

static uint32_t slots_of_bounds(const Node *n) {
  uint32_t slots = 0;
  for (uint32_t i = 0; i < n->bound_count; i++) {
    const Bound *bound = &n->bounds[i];
    for (uint32_t j = 0; j < bound->count; j++) slots = greater(slots, bound->slots[j] + 1);
    if (bound->set) slots = greater(slots, slots_of(bound->set));
  }
  return slots;
}

static uint32_t slots_of_updates(const Node *n) {
  uint32_t slots = 0;
  for (uint32_t i = 0; i < n->update_count; i++) {
    const Update *update = &n->updates[i];
    slots = greater(slots, greater(update->at_slot + 1, slots_of(update->value)));
    for (uint32_t j = 0; j < update->step_count; j++)
      slots = greater(slots, slots_of(update->path[j]));
  }
  return slots;
}

static uint32_t slots_of_let(const Node *n) {
  uint32_t slots = 0;
  for (uint32_t i = 0; i < n->definition_count; i++)
    if (n->definitions[i]->slot != UINT32_MAX) slots = greater(slots, n->definitions[i]->slot + 1);
  return slots;
}

static bool has_bounds(NodeKind kind) {
  return kind == NODE_FORALL || kind == NODE_EXISTS || kind == NODE_CHOOSE || kind == NODE_FILTER ||
         kind == NODE_MAP || kind == NODE_FUNCTION;
}

/* How many slots a frame must have for the names bound in an expression. */
static uint32_t slots_of(const Node *n) {
  uint32_t slots = 0;
  if (has_bounds(n->kind)) slots = slots_of_bounds(n);
  if (n->kind == NODE_EXCEPT) slots = slots_of_updates(n);
  if (n->kind == NODE_LET) slots = slots_of_let(n);
  for (uint32_t i = 0; i < n->kid_count; i++) slots = greater(slots, slots_of(n->kids[i]));
  return slots;
}

Frame *frame_for(Evaluator *e, const Node *n) {
  Fact *fact = evaluator_fact(e, n);
  if (!fact->slots) fact->slots = slots_of(n) + 1;
  Frame *frame = make_frame(e, fact->slots - 1);
  frame->plain = true;
  frame->parent = NULL;
  frame->definition = NULL;
  return frame;
}

static Frame *parent_of(const Definition *definition, Frame *frame, uint32_t up) {
  return definition->depth ? frame_up(frame, up) : NULL;
}

Operator callee_of(const Node *call, Frame *frame) {
  return (Operator){call->definition, parent_of(call->definition, frame, call->up)};
}

static Thunk *thunk_create(Evaluator *e, const Node *n, Frame *frame) {
  RegionMark position = region_mark(&e->region);
  Thunk *thunk = region_alloc(&e->region, sizeof *thunk);
  *thunk = (Thunk){.node = n, .frame = frame, .position = position};
  return thunk;
}

void let_enter(Evaluator *e, const Node *let, Frame *frame) {
  for (uint32_t i = 0; i < let->definition_count; i++) {
    const Definition *definition = let->definitions[i];
    if (definition->slot == UINT32_MAX) continue;
    Thunk *thunk = thunk_create(e, definition->body, frame);
    thunk->definition = definition;
    frame->slots[definition->slot] = (Slot){.kind = SLOT_THUNK, .thunk = thunk};
  }
}

bool memo_valid(const Evaluator *e, const Memo *memo) {
  return memo->value && (!(memo->reads & READS_NOW) || memo->now == e->at.now_stamp) &&
         (!(memo->reads & READS_NEXT) || memo->next == e->at.next_stamp);
}

static Memo memo_of(const Evaluator *e, const Value *v) {
  return (Memo){.value = v, .now = e->at.now_stamp, .next = e->at.next_stamp, .reads = e->reads};
}

/* The body in its frame.  The frame is given back unless a rule may hold it. */
static const Value *run(Evaluator *e, const Node *call, Frame *callee, RegionMark mark) {
  const Definition *definition = callee->definition;
  if (evaluator_too_deep(e)) return fault_at(e, FAULT_TOO_DEEP, call, "%s", "");
  if (!evaluator_may_go_on(e, call)) return NULL;
  const Value *v = definition->recursive_function ? rule_create(e, definition->body, callee)
                                                  : eval(e, definition->body, callee);
  if (!v)
    fault_add_call(e, call, callee);
  else if (v->kind != VALUE_RULE)
    evaluator_release(e, mark);
  return v;
}

static const Value *run_plain(Evaluator *e, const Node *call, const Definition *definition,
                              Frame *parent) {
  RegionMark mark = region_mark(&e->region);
  return run(e, call, frame_create(e, definition, parent), mark);
}

static const Value *force(Evaluator *e, const Node *at, Thunk *thunk) {
  if (memo_valid(e, &thunk->memo)) {
    e->reads |= thunk->memo.reads;
    return thunk->memo.value;
  }
  if (evaluator_too_deep(e)) return fault_at(e, FAULT_TOO_DEEP, at, "%s", "");
  uint32_t reads = e->reads;
  e->reads = 0;
  const Value *v = thunk->definition ? run_plain(e, at, thunk->definition, thunk->frame)
                                     : eval(e, thunk->node, thunk->frame);
  if (v) thunk->memo = memo_of(e, v);
  if (v && v->kind == VALUE_RULE) evaluator_pin(e, thunk->position);
  e->reads |= reads;
  return v;
}

/* A definition of a module without parameters is evaluated once per state, or
   once and for all if it reads none. */
static const Value *eval_once(Evaluator *e, const Node *call, const Definition *definition) {
  const Memo *known = evaluator_memo(e, definition);
  if (memo_valid(e, known)) {
    e->reads |= known->reads;
    return known->value;
  }
  uint32_t reads = e->reads;
  bool constant = definition->level == LEVEL_CONSTANT;
  Chance chance = e->outside.chance;
  e->reads = 0;
  if (constant) e->outside.chance = (Chance){.place = definition->id + 1};
  const Value *v = run_plain(e, call, definition, NULL);
  if (constant) e->outside.chance = chance;
  if (constant) e->reads &= ~(uint32_t)READS_CHANCE;
  if (v && !(e->reads & READS_OUTSIDE)) *evaluator_memo(e, definition) = memo_of(e, v);
  if (v && v->kind == VALUE_RULE) {
    if (e->reads)
      evaluator_pin(e, e->entry);
    else
      e->floor = region_mark(&e->region);
  }
  e->reads |= reads;
  return v;
}

const Value *eval_local(Evaluator *e, const Node *n, Frame *frame) {
  const Slot *slot = &frame_up(frame, n->up)->slots[n->slot];
  switch (slot->kind) {
  case SLOT_VALUE: return slot->value;
  case SLOT_THUNK: return force(e, n, slot->thunk);
  case SLOT_OPERATOR: return fault_at(e, FAULT_UNSUPPORTED, n, "an operator is not a value");
  case SLOT_NONE: break;
  }
  panic("the name %s is not bound", symbol_text(n->text));
}

Operator operator_of(Evaluator *e, const Node *n, Frame *frame) {
  if (n->kind == NODE_OPERATOR)
    return (Operator){n->definition, parent_of(n->definition, frame, n->up)};
  if (n->kind == NODE_CONSTANT) {
    if (!n->constant->definition)
      fault_at(e, FAULT_NO_CONSTANT, n, "%s", symbol_text(n->constant->name));
    return (Operator){.definition = n->constant->definition};
  }
  if (n->kind != NODE_LOCAL && n->kind != NODE_CALL_LOCAL) never("operator argument");
  const Slot *slot = &frame_up(frame, n->up)->slots[n->slot];
  assert(slot->kind == SLOT_OPERATOR);
  return *slot->op;
}

static bool bind_operator(Evaluator *e, Slot *slot, const Node *argument, Frame *caller) {
  Operator op = operator_of(e, argument, caller);
  if (!op.definition) return false;
  slot->kind = SLOT_OPERATOR;
  slot->op = region_alloc(&e->region, sizeof op);
  *slot->op = op;
  return true;
}

/* What is known already needs no thunk; an argument passed on shares its thunk. */
static void bind_argument(Evaluator *e, Slot *slot, const Node *argument, Frame *caller) {
  const Fact *fact = evaluator_fact(e, argument);
  if (fact->value)
    *slot = (Slot){.kind = SLOT_VALUE, .value = fact->value};
  else if (argument->kind == NODE_LOCAL)
    *slot = frame_up(caller, argument->up)->slots[argument->slot];
  else
    *slot = (Slot){.kind = SLOT_THUNK, .thunk = thunk_create(e, argument, caller)};
}

Frame *call_frame(Evaluator *e, const Node *call, const Definition *definition, Frame *parent,
                  Frame *caller) {
  Frame *callee = frame_create(e, definition, parent);
  for (uint32_t i = 0; i < definition->parameter_count; i++) {
    if (definition->parameters[i].arity == 0)
      bind_argument(e, &callee->slots[i], call->kids[i], caller);
    else if (!bind_operator(e, &callee->slots[i], call->kids[i], caller))
      return NULL;
  }
  return callee;
}

static const Value *call_definition(Evaluator *e, const Node *call, const Definition *definition,
                                    Frame *parent, Frame *caller) {
  if (definition->builtin != BUILTIN_COUNT)
    return eval_builtin(e, call, definition->builtin, caller);
  RegionMark mark = region_mark(&e->region);
  Frame *callee = call_frame(e, call, definition, parent, caller);
  return callee ? run(e, call, callee, mark) : NULL;
}

static const Value *eval_call(Evaluator *e, const Node *n, Frame *frame) {
  return call_definition(e, n, n->definition, parent_of(n->definition, frame, n->up), frame);
}

static const Value *eval_global(Evaluator *e, const Node *n, Frame *frame) {
  (void)frame;
  return eval_once(e, n, n->definition);
}

static const Value *eval_let_call(Evaluator *e, const Node *n, Frame *frame) {
  return force(e, n, parent_of(n->definition, frame, n->up)->slots[n->definition->slot].thunk);
}

static Code *code_of_definition(const Definition *definition) {
  if (definition->parameter_count > 0 || definition->builtin != BUILTIN_COUNT) return eval_call;
  if (definition->depth == 0) return eval_global;
  return definition->slot == UINT32_MAX ? eval_call : eval_let_call;
}

const Value **stand_find(const Stand *stand, const Definition *definition) {
  for (uint32_t i = 0; stand && i < stand->count; i++)
    if (stand->definitions[i] == definition) return &stand->values[i];
  return NULL;
}

/* Of a definition that stands for a variable, and like one has no value once and for all. */
static const Value *eval_for_variable(Evaluator *e, const Node *n, Frame *frame) {
  const Value **place = stand_find(e->at.now_stand, n->definition);
  e->reads |= READS_NOW;
  if (!place) return code_of_definition(n->definition)(e, n, frame);
  if (*place) return *place;
  return fault_at(e, FAULT_NO_NEXT_VALUE, n, "%s'", symbol_text(n->definition->name));
}

Code *code_of_call(const Node *n) {
  return n->definition->for_variable ? eval_for_variable : code_of_definition(n->definition);
}

const Value *eval_call_local(Evaluator *e, const Node *n, Frame *frame) {
  Operator op = operator_of(e, n, frame);
  return call_definition(e, n, op.definition, op.parent, frame);
}

const Value *eval_constant(Evaluator *e, const Node *n, Frame *frame) {
  const Constant *constant = n->constant;
  if (constant->value) return eval(e, constant->value, frame_for(e, constant->value));
  if (!constant->definition)
    return fault_at(e, FAULT_NO_CONSTANT, n, "%s", symbol_text(constant->name));
  if (constant->definition->parameter_count == 0 && constant->definition->builtin == BUILTIN_COUNT)
    return eval_once(e, n, constant->definition);
  return call_definition(e, n, constant->definition, NULL, frame);
}

const Value *operator_apply(Evaluator *e, const Node *at, Operator op, uint32_t count,
                            const Value *const *arguments) {
  const Definition *definition = op.definition;
  if (definition->builtin != BUILTIN_COUNT)
    return builtin_apply(e, at, definition->builtin, arguments);
  RegionMark mark = region_mark(&e->region);
  Frame *callee = frame_create(e, definition, op.parent);
  for (uint32_t i = 0; i < count; i++)
    callee->slots[i] = (Slot){.kind = SLOT_VALUE, .value = arguments[i]};
  return run(e, at, callee, mark);
}
