/* What all of symbolic evaluation shares: the circuit, the values, the path that
   is being evaluated, and what can fail on it.

   Path.  Evaluation goes on under a stack of assumed literals (the branch of an
   IF, the left operands of /\, ...).  A literal that the path decides is replaced
   by its constant, and alternatives of choices that the path excludes are
   dropped; this keeps values concrete and ends recursions.  A symbolic value made
   under a path means something only under that path.

   Failures.  Nothing is asserted globally by a sub-expression: what would be an
   error in the concrete evaluator is recorded together with the literal that says
   when it happens, path included.  The value returned is then arbitrary where the
   failure happens.  Constructs that cannot be encoded are recorded in the same
   way (FAULT_UNSUPPORTED, FAULT_LIMIT): an engine answers `unknown` if that path
   can be taken, and is not disturbed otherwise. */
#ifndef ENCODER_ENCODER_H
#define ENCODER_ENCODER_H

#include "base/arena.h"
#include "base/budget.h"
#include "base/vec.h"
#include "encoder/circuit.h"
#include "encoder/profile.h"
#include "frontend/kernel.h"
#include "semantics/fault.h"
#include "semantics/value.h"

/* Every threshold of the encoding. */
typedef struct Limits {
  uint32_t choice;     /* alternatives of a choice, beyond: vectors, sets, ... (256) */
  uint32_t integers;   /* integer alternatives of a choice, beyond: a bit vector (64) */
  uint32_t expand;     /* whole values a composite is expanded to when it becomes a
                          set element or a key (256) */
  uint32_t candidates; /* elements of one symbolic set (100,000) */
  uint32_t listing;    /* candidates of a filter or map that are listed before one is
                          picked; beyond, it is found by the form of the set (256) */
  uint32_t constants;  /* the same where listing costs no gates: of a constant set (4096) */
  uint32_t gates;      /* of the circuit, beyond: the budget is spent (500,000,000) */
  uint32_t unroll;     /* nested calls of recursive operators and functions (200) */
  uint32_t depth;      /* nested nodes, so that no specification exhausts the stack (4000) */
  uint32_t bits;       /* width of a bit vector, beyond: a solver integer or LIMIT (64) */
  uint32_t expanded;   /* alternatives of an ENABLED (20,000) */
  uint32_t ways;       /* ways of an ENABLED that are kept apart (4096) */
  uint32_t effort;     /* nodes evaluated to find all successors at once; beyond, they are
                          found by example (1,000,000) */
  uint32_t examples;   /* of successors, beyond: UNKNOWN (200) */
} Limits;

extern const Limits limits_default;

typedef struct Failure {
  Lit when; /* includes the path */
  FaultKind kind;
  const Node *node;
} Failure;

/* Those of one evaluation, each with its condition. */
typedef struct Failures {
  uint32_t count;
  const Failure *at;
} Failures;

typedef struct PathMark {
  uint32_t height;
} PathMark;

/* An integer that fresh inputs stand for; they are all in a list, the last one first. */
typedef struct NumberInput {
  const struct Sym *input;
  const struct NumberInput *before;
} NumberInput;

typedef struct Encoder {
  Circuit *circuit;
  Values *values;
  SymbolTable *symbols;
  Arena *memory; /* symbolic values */
  Limits limits;
  const Node *place; /* the node being evaluated, for failures */
  Profile *profile;  /* what nodes cost; NULL: not asked for */
  vec(Failure) failures;
  const NumberInput *numbers; /* in `memory` */
  struct Path *path;
  struct ShapeTable *shapes;     /* in `memory`; see sym_shape.c */
  struct Evaluation *evaluation; /* the symbolic evaluator's own (symbolic.c) */
  Budget *budget;                /* borrowed, or NULL; see encoder_set_budget */
  const Node *spent_at;          /* the node under evaluation when it was spent, or NULL */
} Encoder;

/* Around the evaluation of a node: it is where failures happen and costs arise.
   Returns the one before. */
static inline const Node *encoder_enter(Encoder *e, const Node *node) {
  const Node *outer = e->place;
  if (e->profile) profile_enter(e->profile, e->circuit, node);
  e->place = node;
  return outer;
}

static inline void encoder_leave(Encoder *e, const Node *outer) {
  if (e->profile) profile_return(e->profile, e->circuit, outer);
  e->place = outer;
}

/* Asked on the way.  Once it is false, what is evaluated means nothing any more, and
   every result for outside has a failure of kind LIMIT. */
bool encoder_may_go_on(Encoder *);

/* A zeroed encoder has the empty path; path_free gives back what a path has used. */
void path_free(Encoder *);

/* Enter a branch.  False (and nothing was pushed) if the path already excludes
   it: then the branch must not be evaluated. */
bool path_push(Encoder *, Lit);
PathMark path_save(const Encoder *);
void path_rewind(Encoder *, PathMark); /* leave all branches entered since */
Lit path_literal(Encoder *);           /* the conjunction of all that is assumed */
Lit path_reduce(Encoder *, Lit);       /* TRUE or FALSE if the path decides it */

/* Record that evaluation fails at `place` if `when` and the path hold. */
void encoder_fail(Encoder *, Lit when, FaultKind);

/* Failures recorded since `mark` happen only if `condition` holds as well. */
void failures_keep_if(Encoder *, uint32_t mark, Lit condition);

/* Whether anything recorded since `mark` (an index into `failures`) can happen:
   the disjunction of its `when`. */
Lit failures_since(Encoder *, uint32_t mark);

#endif
