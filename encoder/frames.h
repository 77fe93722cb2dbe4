/* Frames of the symbolic evaluator, and values that wait until they are needed.

   Frames are persistent: whoever binds a name in a frame that somebody else may
   look at gets a copy.  So what was captured (by an argument that is evaluated
   later, an operator argument, a function computed when applied) never changes. */
#ifndef ENCODER_FRAMES_H
#define ENCODER_FRAMES_H

#include "encoder/assume.h"
#include "encoder/symbolic.h"

typedef struct Frame Frame;

/* The values of the variables at one moment. */
typedef struct View {
  SymState values;     /* NULL: there is no state */
  const Lit *assigned; /* which have a value; NULL: all */
  FaultKind missing;   /* of reading one that has none */
} View;

typedef struct Context {
  View now, next;
  bool primed; /* `now` is the next state */
  /* While an action gives values to variables, what they are is good from this point
     of the path on, and has this number; 0 if states are complete. */
  PathPoint shown;
  uint32_t stamp;
} Context;

typedef struct Thunk {
  const Node *node;
  Frame *frame;
  bool rule;   /* a recursive function: not evaluated but applied */
  bool once;   /* of a closed expression: see eval_closed.c */
  Level level; /* of the node in its frame */
  PathPoint made;
  Outcome outcomes[2]; /* by Context.primed */
  uint32_t stamps[2];  /* of the context, if the outcome depends on it */
} Thunk;

/* An operator as an argument. */
typedef struct Operator {
  const Definition *definition;
  Frame *frame; /* the parent of its frames */
} Operator;

typedef enum SlotKind { SLOT_EMPTY, SLOT_VALUE, SLOT_THUNK, SLOT_OPERATOR } SlotKind;

typedef struct Slot {
  SlotKind kind;
  union {
    const Sym *value;
    Thunk *thunk;
    const Operator *operator;
  };
} Slot;

struct Frame {
  Frame *parent;
  Level level; /* the highest of all that its slots stand for, and of its parents */
  bool shared; /* somebody has captured it */
  uint32_t slot_count;
  Slot *slots;
};

Frame *frames_create(Encoder *, uint32_t slot_count, Frame *parent);
Frame *frames_copy(Encoder *, const Frame *);
/* The frame itself, or a copy if it is shared or has less room. */
Frame *frames_private(Encoder *, Frame *, uint32_t slot_count);
/* The frame with one slot changed: itself, or a copy if it is shared. */
Frame *frames_bind(Encoder *, Frame *, uint32_t slot, Slot);
Frame *frames_bind_value(Encoder *, Frame *, uint32_t slot, const Sym *);
Frame *frames_up(Frame *, uint32_t up);
Slot frames_slot(Frame *, uint32_t up, uint32_t slot);

/* The slot for an argument given for a parameter of this arity. */
Slot frames_argument(Encoder *, const Node *, uint32_t arity, Frame *);
Thunk *frames_thunk(Encoder *, const Node *, Frame *);
const Sym *frames_force(Encoder *, Thunk *);
Level frames_level(const Node *, const Frame *);

#endif
