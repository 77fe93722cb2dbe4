/* What the files of the evaluator share.

   Frames, thunks and rules live in a region that is given back in reverse order.
   A rule (a function computed when applied) can outlive the call that made it:
   it keeps the region from shrinking below it for as long as somebody may hold
   it, see evaluator_pin(). */
#ifndef SEMANTICS_EVALUATOR_H
#define SEMANTICS_EVALUATOR_H

#include "base/map.h"
#include "base/vec.h"
#include "semantics/eval.h"
#include "semantics/outside.h"
#include "semantics/region.h"

typedef enum Answer { ANSWER_NO, ANSWER_YES, ANSWER_FAULT } Answer;

/* Inside ENABLED: next values of what stands for variables of an instanced module and is
   none, see Definition.for_variable. */
typedef struct Stand {
  uint32_t count;
  Definition *const *definitions;
  const Value **values; /* NULL entries have no value yet */
} Stand;

/* The states that names refer to.  The stamps identify the contents: whoever
   changes a state gives it a new one. */
typedef struct Moment {
  State now, next; /* NULL if there is none; entries may be NULL during a search */
  uint64_t now_stamp, next_stamp;
  const Stand *now_stand, *next_stand; /* NULL outside ENABLED */
  bool primed;                         /* `now` is what was `next` outside of a prime */
} Moment;

/* The place of the definition's value, NULL if it has none there. */
const Value **stand_find(const Stand *, const Definition *);

/* What an evaluation has looked at: the states; what the checker knows or remembers;
   chance and files, which are as constant as the definition that asks them. */
enum { READS_NOW = 1, READS_NEXT = 2, READS_CHECKER = 4, READS_CHANCE = 8 };
enum { READS_STATES = READS_NOW | READS_NEXT, READS_OUTSIDE = READS_CHECKER | READS_CHANCE };

/* A value with the states it was computed from. */
typedef struct Memo {
  const Value *value; /* NULL: not known */
  uint64_t now, next;
  uint32_t reads;
} Memo;

typedef struct Frame Frame;

/* An expression that is evaluated when it is needed: an argument, or a definition
   without parameters of a LET. */
typedef struct Thunk {
  const Node *node;
  const Definition *definition; /* of the LET, else NULL */
  Frame *frame;                 /* of the node; the parent's of a definition */
  RegionMark position;
  Memo memo;
} Thunk;

/* An operator as an argument. */
typedef struct Operator {
  const Definition *definition;
  Frame *parent;
} Operator;

typedef enum SlotKind { SLOT_NONE, SLOT_VALUE, SLOT_THUNK, SLOT_OPERATOR } SlotKind;

typedef struct Slot {
  SlotKind kind;
  union {
    const Value *value;
    Thunk *thunk;
    Operator *op;
  };
} Slot;

struct Frame {
  Frame *parent;
  const Definition *definition; /* NULL: of an expression that is evaluated by itself */
  uint32_t slot_count;
  bool plain; /* no argument, here or further out, speaks of the state that is searched for */
  Slot slots[];
};

/* A function that is computed when it is applied, one whose results are written out and
   cannot all be listed, or such a function with one result replaced. */
typedef struct Rule {
  Value value; /* VALUE_RULE, its closure is the rule */
  const Node *node;
  Frame *frame;
  Moment moment;     /* of its making */
  bool constant;     /* does not depend on states */
  bool unlisted;     /* some results are rules that cannot be listed */
  struct Rule *base; /* with the exception key |-> result, if not NULL */
  const Value *key, *result;
  const Value *const *items; /* written out: the results, in the order of the domain */
  const Value *listed;       /* as a FUNCTION, once it is known */
  Map memo;
  RegionMark position;
} Rule;

/* How a node is evaluated, and how it is where a Boolean is wanted. */
typedef const Value *Code(Evaluator *, const Node *, Frame *);
typedef Answer Test(Evaluator *, const Node *, Frame *);

/* A list of VARIABLE nodes. */
typedef struct Variables {
  uint32_t count;
  const Node *nodes[];
} Variables;

typedef struct Recall Recall; /* see recall.h */

/* Of a disjunction: how many tests its alternatives start with, and which of them were
   false; see search_dispatch.c. */
typedef struct Dispatch {
  uint32_t *guards;
  Recall *recall; /* NULL: nothing can be remembered */
} Dispatch;

/* What is known about a node.  Its code is chosen when it is evaluated first, and
   again when it turns out to have the same value always. */
typedef enum Closed { CLOSED_UNKNOWN, CLOSED_NO, CLOSED_YES } Closed;
/* Is it a test and nothing else: where nothing is left to be given a value, or always? */
typedef enum Guard { GUARD_UNKNOWN, GUARD_NO, GUARD_KNOWN, GUARD_ALWAYS } Guard;
typedef struct Fact {
  Code *code;
  Test *test;
  const Value *value;    /* of a node that depends on neither names nor states */
  const Value *domain;   /* of a RECORD or RECORD_SET: its names, once they are needed */
  const uint32_t *order; /* and where in them each field is */
  uint32_t place;        /* of an APPLY: where the key was found last */
  uint32_t slots;        /* that a frame for the node by itself needs, plus 1 */
  Closed closed;
  Guard guard;                /* of what an action says: see search_guard.c */
  const Variables *variables; /* of an UNCHANGED: what it lists; NULL: not known yet */
  Dispatch *dispatch;         /* of an OR; NULL: not known yet */
  Recall *recall;             /* of values that are remembered */
  bool by_form;               /* of a set that can never be listed: membership by its form */
} Fact;

enum { FAULT_CALLS = 8 };

struct Evaluator {
  Values *values;
  SymbolTable *symbols;
  const Spec *spec;
  const Value *yes, *no, *empty_set;
  Moment at;
  uint32_t reads;
  uint64_t stamps;     /* given out so far */
  uint32_t nesting;    /* public calls under way */
  uintptr_t stack_low; /* lowest address of the C stack to be used */
  uintptr_t stack_budget;

  Region region;
  RegionMark entry; /* where the public call under way began */
  RegionMark floor; /* never given back before the end */
  RegionMark pin_owner, pin_top;
  vec(Rule *) rules; /* alive, by position */

  vec(const Value *) operands; /* a stack */
  vec(Fact) facts;             /* by node id */
  vec(Memo) memos;             /* by definition id */
  Map cached;                  /* of TLCCache: <<node id, names>> -> value */

  Arena *prepared; /* what facts refer to */
  Arena *numbers;  /* scratch for big integers */
  Arena *messages;
  Fault fault;
  FaultCall calls[FAULT_CALLS];

  bool unnamed; /* actions have no names and arguments */
  PrintHook *print;
  PrintHook *silenced; /* comes back */
  void *print_env;
  Budget *budget; /* NULL: none */
  Outside outside;
};

/* Faults.  All return NULL or ANSWER_FAULT for convenience; the format gives the
   details after the title of the kind. */
const Value *fault_at(Evaluator *, FaultKind, const Node *, const char *format, ...)
    PRINTF_LIKE(4, 5);
const Value *fault_value(Evaluator *, FaultKind, const Node *, const Value *got);
const Value *fault_pair(Evaluator *, FaultKind, const Node *, const Value *left,
                        const char *between, const Value *right);
void fault_add_call(Evaluator *, const Node *call, const Frame *callee);
const char *fault_print(Evaluator *, const Value *); /* cut if it is long */

/* Memory.  Most often there is nothing that must stay. */
void evaluator_release_carefully(Evaluator *, RegionMark);
static inline void evaluator_release(Evaluator *e, RegionMark mark) {
  if (e->rules.count || e->pin_owner != UINT64_MAX || mark < e->floor)
    evaluator_release_carefully(e, mark);
  else
    region_release(&e->region, mark);
}
/* What lies between now and the owner stays until the owner is given back. */
void evaluator_pin(Evaluator *, RegionMark owner);
static inline bool evaluator_too_deep(const Evaluator *e) {
  return (uintptr_t)__builtin_frame_address(0) < e->stack_low;
}
/* Asked where something is repeated or recurs.  False after a fault: the budget is spent. */
bool evaluator_out_of_budget(Evaluator *, const Node *);
static inline bool evaluator_may_go_on(Evaluator *e, const Node *n) {
  return budget_left(e->budget) || evaluator_out_of_budget(e, n);
}
void evaluator_grow_facts(Evaluator *, const Node *);
/* Until the next call. */
static inline Fact *evaluator_fact(Evaluator *e, const Node *n) {
  if (e->facts.count <= n->id) evaluator_grow_facts(e, n);
  return &e->facts.at[n->id];
}
Memo *evaluator_memo(Evaluator *, const Definition *);

/* Public calls begin and end with these. */
typedef struct Entry {
  Moment at;
  uint32_t reads, operands;
  RegionMark mark, outer;
  uintptr_t stack_low;
  Chance chance;
} Entry;
Entry evaluator_enter(Evaluator *, State now, State next);
void evaluator_leave(Evaluator *, const Entry *, bool release);

/* Expressions. */
static inline const Value *eval(Evaluator *e, const Node *n, Frame *f) {
  return evaluator_fact(e, n)->code(e, n, f);
}
static inline Answer eval_truth(Evaluator *e, const Node *n, Frame *f) {
  return evaluator_fact(e, n)->test(e, n, f);
}
const Value *rule_list(Evaluator *, const Node *, const Value *);
const Value *rule_listed_if_possible(Evaluator *, const Node *, const Value *rule);
static inline const Value *eval_whole(Evaluator *e, const Node *n,
                                      Frame *f) { /* a rule is listed */
  const Value *v = eval(e, n, f);
  return v && v->kind == VALUE_RULE ? rule_list(e, n, v) : v;
}
static inline const Value *eval_element(Evaluator *e, const Node *n,
                                        Frame *f) { /* and made normal */
  const Value *v = eval_whole(e, n, f);
  return v && v->kind == VALUE_LAZY ? value_normal(e->values, v) : v;
}
static inline const Value *eval_result(Evaluator *e, const Node *n,
                                       Frame *f) { /* a rule only if it cannot be listed */
  const Value *v = eval(e, n, f);
  if (v && v->kind == VALUE_RULE) v = rule_listed_if_possible(e, n, v);
  return v && v->kind == VALUE_LAZY ? value_normal(e->values, v) : v;
}
/* What the code of a node is before it has been evaluated. */
Code eval_first;
Test test_first;
/* How the kinds of node are evaluated. */
Code *code_of(const Node *);
Test *test_of(const Node *);
Test test_value; /* evaluates, and looks at the result */
const Node *case_branch(Evaluator *, const Node *, Frame *); /* NULL after a fault */
const Value *eval_set_value(Evaluator *, const Node *, Frame *);
Answer truth_of(Evaluator *, const Node *, const Value *);
static inline const Value *boolean(const Evaluator *e, bool truth) {
  return truth ? e->yes : e->no;
}
static inline Answer answer_not(Answer answer) {
  return answer == ANSWER_FAULT ? answer : answer == ANSWER_NO ? ANSWER_YES : ANSWER_NO;
}
static inline const Value *answer_value(const Evaluator *e, Answer answer) {
  return answer == ANSWER_FAULT ? NULL : boolean(e, answer == ANSWER_YES);
}
/* A composite that was just made: is it fit to go on with? */
const Value *made(Evaluator *, const Node *, const Value *);

/* Frames and calls. */
Frame *frame_create(Evaluator *, const Definition *, Frame *parent);
Frame *frame_for(Evaluator *, const Node *); /* for an expression by itself */
static inline Frame *frame_up(Frame *frame, uint32_t up) {
  while (up--) frame = frame->parent;
  return frame;
}
Frame *call_frame(Evaluator *, const Node *call, const Definition *, Frame *parent, Frame *caller);
void let_enter(Evaluator *, const Node *let, Frame *);
bool memo_valid(const Evaluator *, const Memo *);
Code eval_local;
Code *code_of_call(const Node *);
const Value *eval_call_local(Evaluator *, const Node *, Frame *);
const Value *eval_constant(Evaluator *, const Node *, Frame *);
/* The operator that a CALL means, and the one that an argument stands for. */
Operator callee_of(const Node *call, Frame *);
Operator operator_of(Evaluator *, const Node *, Frame *);
const Value *operator_apply(Evaluator *, const Node *at, Operator, uint32_t count,
                            const Value *const *arguments);

/* Bound names.  The walk binds them to all combinations in turn, the last name
   fastest. */
typedef struct BoundWalk {
  const Node *node;
  Frame *frame;
  const Value **sets; /* SETs */
  uint32_t *at;
  bool started;
} BoundWalk;
bool walk_open(Evaluator *, BoundWalk *, const Node *, Frame *);
Answer walk_next(Evaluator *, BoundWalk *); /* NO at the end */
bool bound_bind(Evaluator *, const Node *, const Bound *, Frame *, const Value *);
const Value *enumerate(Evaluator *, const Node *set_node, const Value *set);
Answer test_quantifier(Evaluator *, const Node *, Frame *);
const Value *eval_choose(Evaluator *, const Node *, Frame *);
const Value *eval_filter(Evaluator *, const Node *, Frame *);
const Value *eval_map(Evaluator *, const Node *, Frame *);

/* Functions. */
const Value *eval_function(Evaluator *, const Node *, Frame *);
const Value *eval_apply(Evaluator *, const Node *, Frame *);
const Value *eval_except(Evaluator *, const Node *, Frame *);
const Value *rule_create(Evaluator *, const Node *, Frame *);
/* Binds the names of a FUNCTION in its frame to the key it is applied to.  False after a fault. */
bool function_enter(Evaluator *, const Node *apply, const Node *function, Frame *,
                    const Value *key);
/* The function with these results, in the order of the domain; a rule if one of them is. */
const Value *function_of(Evaluator *, const Node *, const Value *domain, const Value *const *items);

/* Composites. */
const Value *eval_set(Evaluator *, const Node *, Frame *);
const Value *eval_tuple(Evaluator *, const Node *, Frame *);
const Value *eval_record(Evaluator *, const Node *, Frame *);
const Value *eval_record_set(Evaluator *, const Node *, Frame *);
/* The names of a RECORD or RECORD_SET as a set; fills `order` of the fact as well. */
const Value *record_domain(Evaluator *, const Node *);
const Value *eval_lazy(Evaluator *, const Node *, LazyKind, Frame *);

/* Builtins: operands as nodes, or as values. */
Code *code_of_builtin(const Node *);
Test *test_of_builtin(const Node *);
const Value *eval_builtin(Evaluator *, const Node *, Builtin, Frame *);
const Value *builtin_apply(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_integer(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_sets(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_sequence(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_tlc(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *builtin_outside(Evaluator *, const Node *, Builtin, const Value *const *);
const Value *eval_assert_error(Evaluator *, const Node *, Frame *);
const Value *eval_assert(Evaluator *, const Node *, Frame *);
const Value *eval_cached(Evaluator *, const Node *, Frame *);
const Value *eval_select_seq(Evaluator *, const Node *, Frame *);
const Value *eval_sort_seq(Evaluator *, const Node *, Frame *);
const Value *eval_fold(Evaluator *, const Node *, Frame *);
Answer values_equal_at(Evaluator *, const Node *, const Value *, const Value *);
Answer member_at(Evaluator *, const Node *, const Value *element, const Value *set);
/* Is the value in the set that the node stands for?  Needs no listing. */
Answer eval_member(Evaluator *, const Node *at, const Value *, const Node *set, Frame *);
const Value *eval_set_operator(Evaluator *, const Node *, Frame *); /* of two sets */

/* Steps. */
Answer test_compose(Evaluator *, const Node *, Frame *);
const Value *eval_next(Evaluator *, const Node *, Frame *); /* in the next state, listed */
const Value *eval_prime(Evaluator *, const Node *, Frame *);
Test test_unchanged, test_square, test_angle;
const Value *eval_enabled(Evaluator *, const Node *, Frame *);
Answer unchanged_test(Evaluator *, const Node *, Frame *);

#endif
