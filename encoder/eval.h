/* Inside the symbolic evaluator: what its files share.

   encode_node() and encode_test() evaluate a node in a frame, in the current
   context and under the current path.  The rest are the cases of the dispatch, by
   file. */
#ifndef ENCODER_EVAL_H
#define ENCODER_EVAL_H

#include "base/map.h"
#include "encoder/frames.h"
#include "semantics/eval.h"

typedef struct Assumption {
  Lit lit;
  PathMark before;
  uint32_t serial; /* no two assumptions ever made have the same */
} Assumption;

/* A closed constant expression, evaluated once by the concrete evaluator. */
typedef struct Constancy {
  bool varies;        /* it looks at the checker, is a rule, or is refused: no constant */
  const Value *value; /* NULL: evaluation fails */
  FaultKind kind;
  const Node *node;
} Constancy;

/* A function that is computed when applied: the closure of a SYM_RULE. */
typedef struct Rule {
  const Node *node; /* FUNCTION */
  Frame *frame;
  Context context;
  PathPoint made;
  const Sym *domain;
  Map cells;         /* concrete argument -> Thunk of its result */
  Map under_way;     /* those whose result is being computed -> Thunk of it as a rule, or 0 */
  const Sym *table;  /* results that cannot all be listed: a FUNCTION with rules in it */
  struct Rule *base; /* with one result replaced, if not NULL: none of the above */
  const Sym *key, *result;
  bool unlisted; /* it or a result is on a domain that cannot be listed */
} Rule;

typedef enum ActionMode {
  ACTION_INITIAL, /* gives values to the variables themselves */
  ACTION_STEP,    /* to the primed variables */
  ACTION_TEST,    /* to none: a state predicate, primed, of which a choice is made */
  ACTION_ENABLED  /* the same as STEP, without inputs */
} ActionMode;

/* The action being evaluated. */
typedef struct Acting {
  ActionMode mode;
  bool large;      /* of a TEST: something was chosen from a set that is not listed */
  bool any_order;  /* of ENABLED, only the answer matters: not what fails on the way */
  Context context; /* where it stands */
} Acting;

typedef struct Evaluation {
  const Spec *spec;
  Evaluator *concrete;
  RegisterUse registers;
  int64_t level; /* 0: not known */
  Context context;
  Acting acting;
  uint32_t depth;    /* nested nodes */
  uint32_t expanded; /* alternatives of ENABLED, in this call from outside */
  uint32_t effort;   /* nodes evaluated for them */
  uint32_t unrolled; /* nested calls of recursive operators and functions */
  uint32_t serial;   /* of the newest assumption */
  uint32_t stamps;   /* given to contexts */
  vec(Assumption) assumed;
  vec(Pick) picks;   /* of the step being encoded */
  vec(Rule *) rules; /* all made, for their cells */
  Map constants;     /* definition or constant -> Constancy */
  Map closed;        /* node -> does it mention no name bound outside of it? */
  Map once;          /* closed node or definition -> Thunk, during one call from outside */
  Map functions;     /* recursive definition -> Thunk, during one call from outside */
} Evaluation;

/* ---- eval_node.c ---- */

const Sym *encode_node(Encoder *, const Node *, Frame *);
const Sym *encode_here(Encoder *, const Node *, Frame *); /* even if it is known */
Lit encode_test(Encoder *, const Node *, Frame *);        /* NOT_BOOLEAN */
const Sym *encode_prime(Encoder *, const Node *, Frame *);
Context context_enter(Encoder *, Context); /* the one before */
Context context_primed(Context);           /* what a prime makes of it */
void encode_fail(Encoder *, FaultKind);    /* on the whole path */
/* One more alternative of an ENABLED.  False after recording LIMIT. */
bool evaluation_expand(Encoder *);
/* One level of nodes deeper.  False after recording LIMIT. */
bool evaluation_deepen(Encoder *);
static inline bool is_nothing(const Sym *s) { return s->kind == SYM_CHOICE && s->count == 0; }
const Sym *encode_nothing(Encoder *); /* where a failure makes the value arbitrary */

Lit encode_unchanged(Encoder *, const Node *operand, Frame *);

/* ---- eval_closed.c ---- */

/* The value of an expression that is the same wherever it stands, if it is one that
   is worth remembering; else NULL. */
const Sym *encode_once(Encoder *, const Node *);
bool node_is_closed_constant(Encoder *, const Node *);
/* The value of a closed expression of constant level, found by the concrete evaluator
   once for each `key`.  NULL if it is better not listed, or can not be, or varies. */
const Sym *encode_closed_constant(Encoder *, const Node *, const void *key);

/* ---- eval_logic.c ---- */

Lit encode_and(Encoder *, const Node *, Frame *);
Lit encode_or(Encoder *, const Node *, Frame *);
Lit encode_implies(Encoder *, const Node *, Frame *);
const Sym *encode_if(Encoder *, const Node *, Frame *);
const Sym *encode_case(Encoder *, const Node *, Frame *);

/* ---- eval_bounds.c ---- */

typedef struct Candidates {
  uint32_t count;
  const SymMember *at;
} Candidates;

/* The candidates for each bound of a node.  False after recording a failure. */
bool encode_candidates(Encoder *, const Node *, Frame *, Candidates *out);
/* Their combinations, each visited under the assumption that it is one.  False
   stops. */
typedef bool VisitBound(Encoder *, Frame *, Lit in, const Sym *const *chosen, void *env);
void encode_bounds(Encoder *, const Node *, Frame *, VisitBound *, void *env);
void encode_combinations(Encoder *, const Node *, Frame *, Candidates *, VisitBound *, void *env);
/* Bind the names of one bound to an element. */
Frame *encode_bind(Encoder *, Frame *, const Bound *, const Sym *element);
/* The members of an element that must be a tuple of `count` items: BAD_TUPLE. */
void encode_take_apart(Encoder *, const Sym *element, uint32_t count, const Sym **out);

Lit encode_quantifier(Encoder *, const Node *, Frame *);
const Sym *encode_choose(Encoder *, const Node *, Frame *);
const Sym *encode_filter(Encoder *, const Node *, Frame *);
const Sym *encode_map(Encoder *, const Node *, Frame *);

/* ---- eval_function.c ---- */

const Sym *encode_function(Encoder *, const Node *, Frame *);
const Sym *encode_rule(Encoder *, const Node *, Frame *);
bool encode_keys(Encoder *, Candidates *); /* as keys; false after LIMIT */

/* ---- eval_except.c ---- */

const Sym *encode_except(Encoder *, const Node *, Frame *);

/* ---- rules.c ---- */

const Sym *encode_apply(Encoder *, const Node *, Frame *);
const Sym *encode_applied(Encoder *, const Sym *function, const Sym *argument);
const Sym *encode_listed(Encoder *, const Sym *); /* rules made functions, throughout a UNION */
/* Lazy sets listed where they can be. */
const Sym *encode_normal(Encoder *, const Sym *);
/* The value of a node as an element, key, result or next value: what can be listed is. */
const Sym *encode_element(Encoder *, const Node *, Frame *);
/* As part of a function, record or tuple: there, functions that cannot be listed stay rules. */
const Sym *encode_result(Encoder *, const Node *, Frame *);
Lit rules_in(Encoder *, const Sym *); /* when it is a rule */
/* A function with such parts is a rule itself. */
const Sym *encode_with_rules(Encoder *, const Sym *function);

/* ---- eval_call.c ---- */

const Sym *encode_call(Encoder *, const Node *, Frame *);
const Sym *encode_call_local(Encoder *, const Node *, Frame *);
const Sym *encode_constant(Encoder *, const Node *, Frame *);
const Sym *encode_local(Encoder *, const Node *, Frame *);
/* An operator applied to values. */
const Sym *encode_applied_operator(Encoder *, const Operator *, uint32_t count, const Sym *const *);
/* The frame for the body of a definition; arguments in `frame`. */
Frame *frames_call(Encoder *, const Definition *, const Node *call, Frame *frame);
Frame *frames_call_local(Encoder *, const Node *call, const Operator *, Frame *frame);
Frame *frames_let(Encoder *, const Node *let, Frame *frame);
/* Count a call of something recursive.  False after recording LIMIT. */
bool evaluation_recurse(Encoder *);

/* ---- symbolic.c ---- */

/* Around each call from outside. */
void evaluation_begin(Encoder *, View now, View next);
void evaluation_end(Encoder *);
Outcome evaluation_outcome(Encoder *, uint32_t mark); /* the failures, for outside */
View view_of(SymState);

/* ---- enabled.c ---- */

Lit encode_enabled_node(Encoder *, const Node *action, Frame *);

/* ---- eval_builtin.c ---- */

const Sym *encode_builtin(Encoder *, Builtin, const Node *, Frame *);
const Sym *encode_applied_builtin(Encoder *, Builtin, const Sym *const *operands);

/* ---- eval_tlc.c ---- */

const Sym *encode_permutations(Encoder *, const Sym *);
const Sym *encode_to_string(Encoder *, const Sym *);
const Sym *encode_select_seq(Encoder *, const Sym *, const Operator *);
const Sym *encode_sort_seq(Encoder *, const Sym *, const Operator *);
const Sym *encode_fold(Encoder *, const Operator *, const Sym *base, const Sym *set);

/* ---- eval_outside.c ---- */

/* An operator that looks at more than its operands. */
const Sym *encode_outside(Encoder *, Builtin, const Sym *const *operands);

/* ---- eval_member.c ---- */

/* \cap, \ and \subseteq. */
const Sym *encode_set_operator(Encoder *, Builtin, const Node *, Frame *);
Lit encode_member(Encoder *, const Sym *element, const Node *set, Frame *);

#endif
