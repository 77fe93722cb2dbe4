/* The concrete evaluator: the reference meaning of the kernel.

   TLC's semantics: operands are evaluated from left to right, as far as needed;
   arguments of operators by need; in an action `x' = e` and `x' \in S` give the
   variable a value where it has none yet and are tests otherwise.

   Every function that can fail returns NULL or false and leaves the reason in
   evaluator_fault(). */
#ifndef SEMANTICS_EVAL_H
#define SEMANTICS_EVAL_H

#include "base/budget.h"
#include "frontend/model.h"
#include "semantics/fault.h"
#include "semantics/value.h"

typedef struct Evaluator Evaluator;

/* One normal value per variable, by index. */
typedef const Value *const *State;

/* The evaluator borrows all three; `variable_count` from the spec.  Strings that are made
   from now on stand behind those of the texts that have been read. */
Evaluator *evaluator_create(Values *, SymbolTable *, const Spec *);
void evaluator_destroy(Evaluator *);
/* Another one for the same specification with the same settings, for another thread:
   the two share nothing that changes but the symbols. */
Evaluator *evaluator_fork(const Evaluator *, Values *);

const Fault *evaluator_fault(const Evaluator *); /* of the last call that failed */

/* Print and PrintT call the hook with the text; without one they are silent. */
typedef void PrintHook(const char *text, void *env);
void evaluator_on_print(Evaluator *, PrintHook *, void *env);
void evaluator_silence(Evaluator *, bool silent);
/* Shall the actions of successors have names and arguments?  They do unless told
   otherwise; leaving them out is faster. */
void evaluator_name_arguments(Evaluator *, bool);
/* What TLCGet("level") answers from now on in expressions about one state, or about the
   step from it; 0, the default: there is no state yet, as in initial predicates. */
void evaluator_set_level(Evaluator *, int64_t level);

/* How far the search is in which expressions are evaluated, for TLCGet. */
typedef struct SearchProgress {
  uint64_t distinct, generated; /* states */
  uint64_t queue;               /* states that have not been expanded */
  uint64_t diameter;            /* states of the longest shortest path so far: steps + 1;
                                   of simulation: the number of the walk, from 1 */
  uint64_t initial;             /* initial states */
  uint64_t mean, variance;      /* of simulation: of the lengths of walks */
} SearchProgress;
/* Borrowed: whoever searches keeps it up to date.  NULL, the default: no search. */
void evaluator_set_progress(Evaluator *, const SearchProgress *);

/* Evaluations fail with FAULT_LIMIT once the budget is spent.  Borrowed; NULL, the
   default: none. */
void evaluator_set_budget(Evaluator *, Budget *);

/* What a specification can ask about the run it is evaluated in: TLCGet("config"). */
typedef struct SearchSettings {
  const char *mode;      /* "bfs" or "simulate", as TLC calls them */
  int64_t depth, traces; /* of simulation */
  bool check_deadlock;
  uint32_t workers;
  uint64_t seed; /* of RandomElement and the like, too */
} SearchSettings;
void evaluator_set_settings(Evaluator *, const SearchSettings *);

/* The same settings, seed and permissions as another one has. */
void evaluator_settle_like(Evaluator *, const Evaluator *other);

/* Random choices depend on the seed and on the state that they are made in, so that
   they can be repeated; another seed gives others. */
void evaluator_set_seed(Evaluator *, uint64_t seed);

/* May IOExec and its kin run programs?  False by default. */
void evaluator_allow_programs(Evaluator *, bool);

/* What only those know who run the specification; all but the last about `now`, the
   present state. */
typedef enum Inquiry {
  INQUIRY_TRACE,    /* the states up to it, as a sequence of records */
  INQUIRY_ACTION,   /* what led to it, as a record */
  INQUIRY_BEHAVIOR, /* how often each action was taken on the way to it, as a record */
  INQUIRY_SPEC      /* what is run, as a record */
} Inquiry;

/* NULL if it is not known. */
typedef const Value *AnswerHook(void *env, Inquiry, State now);
void evaluator_on_inquiry(Evaluator *, AnswerHook *, void *env);

/* What TLCExt's CounterExample is from now on; NULL, the default: there is none. */
void evaluator_set_counterexample(Evaluator *, const Value *);

/* Keeps the registers as they are, to have them again when what was evaluated meanwhile
   only looked at something again. */
void evaluator_keep_registers(Evaluator *);
void evaluator_restore_registers(Evaluator *);

/* The registers of another evaluator of the same values. */
void evaluator_copy_registers(Evaluator *, const Evaluator *from);

/* Counts what is asked of each state or step: the register "s:_possible" has for each name
   how often it was true. */
void evaluator_count(Evaluator *, Symbol name, bool truth);
bool evaluator_has_counted(Evaluator *, Symbol name);

/* Can TLCSet give it a value?  And what TLCGet answers; NULL after a fault at the node. */
bool evaluator_is_register(const Value *key);
const Value *evaluator_get(Evaluator *, const Node *, const Value *key);

/* Has TLCSet("exit", TRUE) been evaluated? */
bool evaluator_exit_wanted(const Evaluator *);

/* Did the last call of evaluate() look at registers, at chance or at the search, so
   that it may give another value the next time? */
bool evaluator_looked_outside(const Evaluator *);
/* Has any evaluation so far? */
bool evaluator_ever_looked_outside(const Evaluator *);

/* Evaluate an expression (its level decides what is needed): constant level with
   both states NULL, state level with `next` NULL, action level with both.  The
   result is normal where it can be listed; a RULE is valid until the next call. */
const Value *evaluate(Evaluator *, const Node *, State now, State next);
/* The same for a Boolean. */
bool evaluate_truth(Evaluator *, const Node *, State now, State next, bool *truth);

/* The same for a predicate of states that is asked often: what it is for parts of the state
   that have come before is remembered. */
bool evaluate_predicate(Evaluator *, const Node *, State now, bool *truth);

/* The same for an operator applied to values; it must not look at states. */
bool evaluate_applied(Evaluator *, const Definition *, uint32_t count, const Value *const *,
                      bool *truth);

/* What was taken: the operator that TLC would name (the innermost called on the
   way down through \/, \E, calls and LET) and its arguments, or the bound names. */
typedef struct Action {
  const Definition *definition; /* NULL: the formula itself */
  Span at;
  uint32_t argument_count;
  const Symbol *names;           /* of the parameters, or of names bound by \E around them */
  const Value *const *arguments; /* NULL where an argument is an operator or not evaluated */
} Action;

/* Called with each state found (not necessarily distinct); false stops.  State and
   action are the callee's only during the call; it may evaluate and search. */
typedef bool Visit(State next, const Action *, void *env);

/* All states that satisfy `init`; all successors by `next`.  False if evaluation
   failed; states visited before remain visited. */
bool each_initial(Evaluator *, const Node *init, Visit *, void *env);
bool each_successor(Evaluator *, const Node *next, State now, Visit *, void *env);

/* A witness for an \E over a set that cannot be listed, from a solver's model. */
typedef struct Hint {
  const Node *node; /* the EXISTS */
  const Value *value;
} Hint;

/* Is `now` -> `to` a step of `next` (`now` NULL: is `to` a state of it)?  Sets
   that cannot be listed are tested for membership or tried with the hints, then
   with small values; if none helps there is a fault NOT_ENUMERABLE, not an answer.
   An alternative that faults is passed over if another one holds.  Fills `action`
   with what was taken, valid until the next call. */
bool is_step(Evaluator *, const Node *next, State now, State to, uint32_t hint_count,
             const Hint *hints, bool *answer, Action *action);

#endif
