/* A state as a list of facts that can be taken away one by one: `x = 3`,
   `f["a"].owner = b`, `m \in messages`, `m \notin messages`.

   All facts of a state together determine it, as far as its values are drawn from the
   layout that the facts were made for. */
#ifndef SOLVER_FACT_H
#define SOLVER_FACT_H

#include "base/text.h"
#include "encoder/symbolic.h"
#include "semantics/eval.h"
#include "solver/notion.h"

typedef enum FactKind {
  FACT_EQUALS,
  FACT_DIFFERS,
  FACT_MEMBER,
  FACT_NOT_MEMBER,
  FACT_HOLDS, /* a notion, of the keys */
  FACT_FAILS
} FactKind;

typedef struct Fact {
  FactKind kind;
  const Variable *variable; /* NULL for notions */
  const Notion *notion;     /* NULL for variables */
  uint32_t key_count;       /* applied one after the other: variable[key1][key2] */
  const Value *const *keys;
  const Value *const *domains; /* of the functions that they are applied to */
  const Value *value;
} Fact;

typedef struct FactList {
  uint32_t count;
  const Fact *at;
} FactList;

/* How a value that is one of a few is told: that it equals one, or that it differs from
   each of the others, which can be taken away singly. */
typedef enum Grain { GRAIN_COARSE, GRAIN_FINE } Grain;

/* The facts of a concrete state that a symbolic one can be in; in the arena. */
FactList facts_of(Arena *, const Spec *, SymState, State, Grain);

/* All facts that states of a layout can have, told finely. */
FactList facts_possible(Arena *, Values *, const Spec *, SymState);

/* Is it one of a concrete state?  Not of notions. */
bool fact_is_true(const Fact *, State);

/* What differs from all values but one equals that one. */
FactList facts_coarsened(Arena *, SymState, FactList);

/* When the fact holds in a symbolic state.  Where what it speaks of has no value, it does
   not, and nor does its opposite. */
Lit fact_literal(Encoder *, const Fact *, SymState);

/* Of the same variable or notion with the same keys. */
bool facts_share_place(const Fact *, const Fact *);
/* `x = TRUE`, `x = FALSE`. */
bool fact_is_boolean(const Fact *);
/* Does it say what is not so: `x = FALSE`, `x # 1`, `m \notin s`? */
bool fact_is_negative(const Fact *);

/* As TLA+: `rmState["r1"] = "working"`, `<<1, 2>> \in sent`. */
void fact_print(const Fact *, Text *);
void fact_print_place(const Fact *, Text *); /* `rmState["r1"]`, `sent` */
/* What they cannot be together: `~(a = 1 /\ b \in s)`. */
void facts_print_excluded(const FactList *, Text *);

#endif
