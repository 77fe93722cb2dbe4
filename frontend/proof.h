/* Proofs as they were written: TLA+2's theorems, steps, facts and USE or HIDE.

   They are kept apart: whoever reads a specification needs none of this, and a proof that
   cannot be taken apart has no tree and is left to provers. */
#ifndef FRONTEND_PROOF_H
#define FRONTEND_PROOF_H

#include "frontend/syntax.h"

typedef struct Sequent Sequent;
typedef struct Proof Proof;

/* The word that says the level of a NEW name. */
typedef enum NewKind { NEW_CONSTANT, NEW_VARIABLE, NEW_STATE, NEW_ACTION, NEW_TEMPORAL } NewKind;

/* One of the assumptions of a sequent. */
typedef struct Assumption {
  const Sequent *sequent; /* or NULL */
  const Syntax *formula;  /* or NULL: a new name */
  Parameter fresh;
  NewKind kind;      /* of the new name */
  const Syntax *set; /* in which the new name is, or NULL */
} Assumption;

/* ASSUME ... PROVE goal */
struct Sequent {
  Span at;
  bool always_assumed, always_proved; /* `[]ASSUME`, `[]PROVE` */
  uint32_t assumption_count;
  const Assumption *assumptions;
  const Syntax *goal;
};

/* An expression, a sequent, or neither for `MODULE M`. */
typedef struct Fact {
  const Syntax *formula;
  const Sequent *sequent;
} Fact;

/* BY, USE or HIDE: facts, then the operators whose definitions are meant. */
typedef struct Facts {
  bool hidden;
  uint32_t fact_count, operator_count;
  const Fact *facts;
  const Syntax *const *operators; /* CALL without arguments */
} Facts;

typedef enum StepKind {
  STEP_ASSERT,   /* formula or sequent */
  STEP_SUFFICES, /* formula or sequent */
  STEP_CASE,     /* formula */
  STEP_HAVE,     /* formula */
  STEP_TAKE,     /* bounds */
  STEP_PICK,     /* bounds, formula */
  STEP_WITNESS,  /* items */
  STEP_DEFINE,   /* definitions */
  STEP_INSTANCE, /* one definition */
  STEP_USE,      /* facts; also HIDE */
  STEP_QED,
} StepKind;

typedef struct ProofStep {
  StepKind kind;
  Span at;
  Name name; /* `<1>2`; no text if it has none */
  const Syntax *formula;
  const Sequent *sequent;
  SyntaxBounds bounds;
  uint32_t item_count, definition_count;
  const Syntax *const *items;
  const Unit *const *definitions;
  const Facts *facts;
  const Proof *proof; /* or NULL */
} ProofStep;

struct Proof {
  const Facts *facts; /* of BY, or NULL */
  uint32_t step_count;
  const ProofStep *const *steps;
};

/* USE or HIDE among the units of a module. */
typedef struct ModuleUse {
  Span at;
  uint32_t before;    /* the unit of this number */
  const Facts *facts; /* NULL if they cannot be taken apart */
} ModuleUse;

#endif
