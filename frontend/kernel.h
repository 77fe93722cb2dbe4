/* The kernel: TLA+ after every name has been resolved, and all that the
   evaluators read.

   INSTANCE leaves no trace here: a definition reached through an instance is
   elaborated anew in an environment where the declared names of the instanced
   module stand for the substituted expressions, as definitions without
   parameters.  So `x'` under an instance that substitutes `e` for `x` is a PRIME
   over a CALL of the definition `x == e`, and the evaluators need not know.

   Frames.  Evaluating the body of a definition takes one frame with
   `slot_count` slots: its parameters first, then every name bound inside it and
   the results of its LET definitions without parameters.  A definition inside a
   LET, or a LAMBDA, has a frame of its own whose parent is the frame it was
   defined in; `depth` counts these nestings from 0 for a definition of a module.
   A LOCAL with `up` = n is found in the n-th parent of the current frame.
   Each call makes a new frame. */
#ifndef FRONTEND_KERNEL_H
#define FRONTEND_KERNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/symbols.h"

typedef enum NodeKind {
#define NODE(kind, noun, kids) NODE_##kind,
#include "frontend/kernel.def"
#undef NODE
  NODE_KIND_COUNT
} NodeKind;

typedef enum Builtin {
#define BUILTIN(name, module, spelling, arity) BUILTIN_##name,
#include "frontend/builtins.def"
#undef BUILTIN
  BUILTIN_COUNT
} Builtin;

typedef struct BuiltinInfo {
  const char *module, *spelling; /* module is "" for the language itself */
  uint32_t arity;
} BuiltinInfo;

extern const BuiltinInfo builtin_infos[BUILTIN_COUNT];

/* Levels of Specifying Systems, section 17.2.  Order LEVEL: compared with <. */
typedef enum Level { LEVEL_CONSTANT, LEVEL_STATE, LEVEL_ACTION, LEVEL_TEMPORAL } Level;

typedef struct Node Node;
typedef struct Definition Definition;
typedef struct Constant Constant;
typedef struct Variable Variable;

/* `name \in set`, or `<<n1, n2>> \in set`: the members are taken apart.  The
   sets of all bounds of one node are evaluated before any of its names is
   bound.  `x, y \in S` has become two bounds with the same `set` node. */
typedef struct Bound {
  bool tuple;
  uint32_t count;        /* names; 1 unless tuple */
  const uint32_t *slots; /* in the current frame */
  const Symbol *names;
  const Node *set; /* NULL if unbounded */
} Bound;

/* `![i].f = value`: `path` has the indices from the outside in.  While `value`
   is evaluated, slot `at_slot` holds the old value at the path (`@`). */
typedef struct Update {
  Span at;
  uint32_t step_count;
  const Node *const *path;
  uint32_t at_slot;
  const Node *value;
} Update;

struct Node {
  NodeKind kind;
  Level level;
  Span at;
  uint32_t id; /* dense, for side tables */
  union {
    Symbol text;
    bool truth;
    struct { /* LOCAL, CALL_LOCAL, CALL, OPERATOR, BUILTIN */
      union {
        Symbol name;
        Builtin builtin;
      };
      Definition *definition;
      uint32_t up; /* parents between the current frame and the one meant: the
                      one with the slot, or the parent frame of `definition`
                      (0 where that has depth 0 and needs none) */
      uint32_t slot;
    };
    Variable *variable;
    Constant *constant;
    struct {
      uint32_t bound_count;
      const Bound *bounds;
    };
    const Symbol *names;
    struct {
      uint32_t update_count;
      const Update *updates;
    };
    struct {
      uint32_t definition_count;
      Definition *const *definitions;
    };
  };
  uint32_t kid_count;
  const Node *kids[];
};

typedef struct FormalParameter {
  Symbol name;
  uint32_t arity; /* 0: a value, by need; else an operator */
} FormalParameter;

struct Definition {
  Symbol name;        /* "" for LAMBDA */
  const char *module; /* name of the module it was written in */
  Span at;            /* of its name */
  uint32_t id;        /* dense, for side tables */
  uint32_t parameter_count;
  const FormalParameter *parameters;
  const Node *body; /* of a primitive one: BUILTIN on its parameters; NULL if
                       nothing refers to the definition */
  Level level;
  uint32_t depth;
  uint32_t slot_count;
  uint32_t slot;           /* of a LET definition without parameters: where the enclosing
                              frame keeps its value; UINT32_MAX otherwise */
  bool recursive;          /* declared RECURSIVE */
  bool recursive_function; /* `f[x \in S] == e` with f in e: the body is a FUNCTION
                              node that calls this definition without arguments */
  Builtin builtin;         /* BUILTIN_COUNT if it is none */

  /* Stands for a variable of an instanced module.  ENABLED and \cdot bind the primed
     variables of the module that they are written in: such a node lists the definitions
     that are no variables of their own there. */
  bool for_variable;
};

struct Variable {
  Symbol name;
  Span at;
  uint32_t index; /* position in a state */
};

/* After binding to a configuration either `value` or `definition` is set. */
struct Constant {
  Symbol name;
  Span at;
  uint32_t id, arity;
  const Node *value;      /* constant level, evaluated in no frame */
  Definition *definition; /* `C <- Op`, with as many parameters as `arity` */
};

const char *node_noun(NodeKind);

/* What the user would call it: an operator by its spelling, all else by its noun. */
const char *node_construct(Arena *, const Node *);

/* Is it a call of what nothing can be said about, as a standard module says it? */
bool node_is_refused(const Node *);

bool node_has_bounds(const Node *); /* are `bound_count` and `bounds` its fields? */

/* Each expression directly inside a node: sets of bounds (one shared by several
   bounds once), children, updates.  Not the definitions of a LET. */
typedef void NodeVisit(const Node *, void *env);
void node_children(const Node *, NodeVisit *, void *env);

#endif
