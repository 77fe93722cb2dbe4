/* Rules: functions that are computed when they are applied, because their domain is infinite
   or too large, because they are recursive, or because a part of them is such a function.
   A rule is a symbolic value (SYM_RULE) that keeps the function's node and the names that
   were bound where it was written (Rule in eval.h), in the encoder's memory.

   Internal to the evaluation of functions: written out (eval_function.c), applied and
   listed (rules.c), changed (eval_except.c). */
#ifndef ENCODER_RULES_H
#define ENCODER_RULES_H

#include "encoder/eval.h"

/* Is one of its branches a rule? */
bool rules_have(const Sym *);

/* Is it better not to list this domain? */
bool rules_endless(Encoder *, const Sym *set);

/* Are the keys 1..n, and is each present only if the one before is? */
bool rules_are_sequence(Encoder *, uint32_t count, const Entry *);

/* Is the argument in the domain?  One that can not even be compared is outside, too. */
Lit rules_inside(Encoder *, const Sym *argument, const Sym *domain);

/* The result for an argument; OFF_DOMAIN. */
const Sym *rules_apply(Encoder *, Rule *, const Sym *argument);

/* The same for each branch of a union, each on its path. */
typedef const Sym *OnBranch(Encoder *, const Sym *, const Sym *argument);
const Sym *rules_by_branch(Encoder *, const Sym *, OnBranch *, const Sym *argument);

/* The function with rules listed that can be; the others stay.  `unused` makes it an
   OnBranch. */
const Sym *rules_list_finite(Encoder *, const Sym *, const Sym *unused);

#endif
