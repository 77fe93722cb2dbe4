/* A formula with some of its parts replaced: through connectives, quantifiers and the
   operators that are called.  What was replaced keeps the names of the operators around it,
   and the formula that was given stays as it is. */
#ifndef FRONTEND_REWRITE_H
#define FRONTEND_REWRITE_H

#include "frontend/model.h"

typedef struct Rewriting Rewriting;

/* What becomes of a part: itself, to be left alone; NULL, to be looked into; or another
   one, in its frame. */
typedef const Node *RewritePart(Rewriting *, const Node *);

struct Rewriting {
  Spec *spec;
  RewritePart *part;
  void *env;
};

const Node *rewrite(Rewriting *, const Node *);

/* Does the expression, with all that it calls, mention one of the variables?  `mentioned`
   has a flag per variable. */
bool mentions_variables(const Node *, const bool *mentioned);

#endif
