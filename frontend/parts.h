/* A formula taken apart: the conjuncts of an invariant, the actions of a next-state
   relation.

   A part that stands inside of something else (a definition, the scope of a
   quantifier, a LET) keeps all of that around it: it is a formula by itself, and the
   conjunction (disjunction) of all parts is the formula. */
#ifndef FRONTEND_PARTS_H
#define FRONTEND_PARTS_H

#include "frontend/model.h"

typedef enum PartsOf {
  PARTS_OF_CONJUNCTION, /* through /\ and \A */
  PARTS_OF_DISJUNCTION  /* through \/, \E and [A]_v (without the stuttering step) */
} PartsOf;

/* The parts that have names: definitions are opened as long as some part inside has
   a name of its own.  Parts without one are called after the definition they stand in
   and their number there, `Inv.2`; an action is called after the innermost definition that
   is all of it, a conjunct after the outermost; of several with one name the later ones too,
   `Send#2`.  The caller frees the list; the rest lives in the session. */
PropertyList parts_by_name(Spec *, const Property *formula, PartsOf);

/* All parts, definitions opened wherever that gives more than one.  `x \subseteq S` comes
   as `x \in SUBSET S`. */
PropertyList parts_all(Spec *, const Property *formula, PartsOf);

/* One formula made of several; TRUE of none. */
const Node *parts_conjunction(Spec *, uint32_t count, const Node *const *, Span at);

/* Can a call of it be taken for its body?  Not of what is built in, recursive, or a value
   that LET computes once. */
bool definition_opens(const Definition *);

/* The variable that `x \in S` (or, with `equal`, `x = e`) is about, also where `x` is a
   parameter of an operator applied to a variable; NULL if the part is of another form.
   `*set` is S (or e) as it stands there. */
const Variable *part_variable(const Node *, bool equal, const Node **set);

#endif
