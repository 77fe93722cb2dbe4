/* What the parts of the analysis of proofs share. */
#ifndef FRONTEND_ELABORATE_PROOF_H
#define FRONTEND_ELABORATE_PROOF_H

#include "frontend/elaborate.h"

static inline Level level_higher(Level one, Level other) { return one > other ? one : other; }

/* Expressions and names (elaborate_sequent.c).  Each answers with the level of what it read. */

Level proof_formula(const Place *, const Limit *, const Syntax *); /* the limit may be NULL */
Level proof_formula_as(Operator *, const Place *, const Limit *, const Syntax *);
Level proof_sequent(Place *, const Sequent *);  /* declares its new names in the place */
Level proof_bounds(Place *, SyntaxBounds);      /* those of TAKE and PICK */
const Syntax *proof_find_label(const Syntax *); /* NULL: there is none */
bool proof_is_new_name(const Entity *);

/* BY, USE and HIDE (elaborate_facts.c). */

void proof_facts(const Place *, const Facts *);
const char *proof_step_word(StepKind); /* "a HAVE" */

#endif
