/* Searching for states: an action is followed from left to right, and what is
   left to do is a chain of `Next`s.  Reaching the end of the chain, a state has
   been found.

   Whatever binds a name, assigns a variable or enters a call undoes that before
   it returns, so each alternative starts from the same place. */
#ifndef SEMANTICS_SEARCH_H
#define SEMANTICS_SEARCH_H

#include "semantics/evaluator.h"

typedef struct Search Search;
typedef struct Next Next;
struct Next {
  bool (*go)(Search *, const Next *); /* false: stop */
  const Next *after;
  const Node *node;
  Frame *frame;
  uint64_t at;        /* how far it has come */
  const void *detail; /* what else it needs */
};

/* A call that has been entered and not left. */
typedef struct Call {
  const struct Call *outer;
  const Node *node;
  Frame *frame;
} Call;

/* Names bound by an \E on the way. */
typedef struct Binding {
  const struct Binding *outer;
  const Node *node;
  Frame *frame;
} Binding;

typedef enum SearchKind {
  SEARCH_INITIAL, /* variables get values */
  SEARCH_STEP,    /* primed variables get values */
  SEARCH_ENABLED, /* the same, but one end of the chain is enough */
  SEARCH_CHECK    /* all variables have values */
} SearchKind;

struct Search {
  Evaluator *e;
  SearchKind kind;
  const Node *root;
  Frame *root_frame;
  const Value **state; /* being filled; NULL entries have no value yet */
  const Call *calls;
  const Call *label; /* the call that names the action, or NULL */
  const Binding *bindings;
  bool failed; /* there is a fault */
  bool found;  /* ENABLED and CHECK */

  Visit *visit;
  void *env;
  int64_t level; /* of TLCGet, of the states found */

  uint32_t hint_count;
  const Hint *hints;
  Fault kept;          /* CHECK: of an alternative that did not help; `node` NULL if none */
  const Node *guessed; /* CHECK: an \E of which not all candidates were tried */
  Action *action;      /* CHECK: where to put what was taken */
};

/* One expression, then the rest.  `top`: nothing but \/, \E, LET and calls lies
   above it, so that calls name the action. */
bool search_follow(Search *, const Node *, Frame *, bool top, const Next *);
/* Is it a test and nothing else, in the frame: does it neither give values to variables
   nor have alternatives?  If in doubt it is not.  `first`: nothing was followed before it. */
bool search_is_guard(Search *, const Node *, const Frame *, bool first);
/* The same as far as the text tells. */
bool search_is_test(Evaluator *, const Node *);
/* Which alternatives of an OR may be taken: bit i for the one at i.  More than can be. */
uint64_t search_possible(Search *, const Node *, Frame *);
/* The variables that an UNCHANGED lists, NULL if it lists anything else. */
const Variables *search_variables(Evaluator *, const Node *unchanged_operand);
/* A test. */
bool search_test(Search *, Answer, const Next *);
/* A fault has been reported. */
bool search_fail(Search *);

/* A \cdot B. */
bool search_compose(Search *, const Node *, Frame *, const Next *);
/* A state without values, in the region. */
const Value **search_make_state(Evaluator *);
/* Has every variable a value?  If not, a fault says which have none. */
bool search_is_complete(Search *);

/* Is it of a form that gives values? */
static inline bool search_assigns(Builtin b) {
  return b == BUILTIN_EQ || b == BUILTIN_IN || b == BUILTIN_SUBSET_EQ;
}
/* `x' = e`, `x' \in S`, `x' \subseteq S` (in an initial state without prime) and UNCHANGED.
   False if `*done` is: the node is of no such form. */
bool search_assignment(Search *, const Node *, Frame *, const Next *, bool *done);
bool search_unchanged(Search *, const Node *, Frame *, const Next *);

/* The values to be tried for a bound, as a SET; NULL after a fault. */
const Value *search_candidates(Search *, const Node *exists, const Bound *, const Value *set);

#endif
