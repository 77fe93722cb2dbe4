/* Labels for gates and terms, made of what they mean in the specification, for the
   files that other programs read: `x@2 = 3` is true if x is 3 after two steps. */
#ifndef SOLVER_LABELS_H
#define SOLVER_LABELS_H

#include "encoder/symbolic.h"

typedef struct Labels Labels;

Labels *labels_create(void);
void labels_destroy(Labels *);

/* Name what a step leads to: what was picked, its guard, the values of the variables
   after it.  The initial step has depth 0. */
void labels_add_step(Labels *, const Spec *, const Step *, uint32_t depth);

/* The name of a gate or a term, different for each, without `|` and `\`; NULL if it
   has none.  They live as long as the names. */
const char *labels_of_gate(const Labels *, uint32_t gate);
const char *labels_of_term(const Labels *, Term);

#endif
