/* The symbolic evaluator: the kernel over symbolic values, and the steps of a
   transition system as circuits.

   An action is evaluated from left to right into guarded assignments.  `\/` and
   `\E` become choices by fresh inputs; IF and CASE keep the guard; the result is
   one merged value per variable, plus a guard.  A choice of inputs that satisfies
   the guard denotes one step; every step of the specification is denoted by some
   choice. */
#ifndef ENCODER_SYMBOLIC_H
#define ENCODER_SYMBOLIC_H

#include "encoder/sym.h"
#include "frontend/model.h"
#include "semantics/eval.h"

/* One value per variable, by index. */
typedef const Sym *const *SymState;

/* Borrows the values, symbols and spec. */
Encoder *encoder_create(Values *, SymbolTable *, const Spec *, const Limits *);
/* Constants have the values that they have there, random ones too. */
void encoder_settle_like(Encoder *, const Evaluator *);
/* Registers are as they are there unless something sets them; that something sets them does not
   matter unless something reads them.  Without this call both may be. */
typedef struct RegisterUse {
  bool set, read;
} RegisterUse;
void encoder_settle_registers(Encoder *, const Evaluator *, RegisterUse);
/* What TLCGet("level") answers from now on, as for evaluators; 0, the default: nobody knows. */
void encoder_set_level(Encoder *, int64_t level);
void encoder_destroy(Encoder *);
/* What evaluation may use; borrowed.  Without one it goes on for as long as it takes. */
void encoder_set_budget(Encoder *, Budget *);
const Node *encoder_spent_at(const Encoder *); /* what was evaluated then; NULL: no spending */

/* Evaluate under the current path; states may be NULL as in evaluate(). */
const Sym *encode(Encoder *, const Node *, SymState now, SymState next);
Lit encode_truth(Encoder *, const Node *, SymState now, SymState next);

/* What an \E or a membership picked, so that a step can be replayed. */
typedef struct Pick {
  const Node *node; /* EXISTS */
  const Sym *value;
} Pick;

typedef struct Step {
  Lit guard;         /* the inputs denote a step; failures are not excluded from it */
  const Sym **next;  /* per variable; means something where `guard` holds */
  Failures failures; /* of evaluating it */
  uint32_t pick_count;
  const Pick *picks;
} Step;

/* The initial states, and the successors of `now`.  Results live in the encoder's
   memory. */
Step encode_initial(Encoder *, const Node *init);
Step encode_step(Encoder *, const Node *next, SymState now);

/* A predicate with the failures of evaluating it. */
typedef struct Predicate {
  Lit holds;
  Failures failures;
} Predicate;

Predicate encode_predicate(Encoder *, const Node *, SymState now, SymState next);

/* The same for an operator applied to values; it must not look at states. */
Predicate encode_predicate_applied(Encoder *, const Definition *, uint32_t count,
                                   const Sym *const *);

/* Is there a successor?  Exact: all choices are expanded, none is an input.  Where
   that is not possible there is a failure of kind UNSUPPORTED or LIMIT. */
Predicate encode_enabled(Encoder *, const Node *action, SymState now);

/* The same where evaluation errors are asked for elsewhere: failures are told only where
   no successor was found, and a disjunct that can always be taken spares the others. */
Predicate encode_successor(Encoder *, const Node *action, SymState now);

#endif
