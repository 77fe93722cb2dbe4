/* The steps of binding a specification to its configuration. */
#ifndef FRONTEND_MODEL_PARTS_H
#define FRONTEND_MODEL_PARTS_H

#include "frontend/elaborate.h"

typedef struct Binder {
  Session *session;
  Analysis *analysis;
  const Config *config; /* NULL: there is none */
  Model *model;
  vec(Operator *) conditions; /* on constants that have become variables */
  uint32_t first_rigid;       /* index of the first such variable */
} Binder;

/* A name of the configuration or, with NO_SPAN, of the command line. */
typedef struct Wanted {
  const char *role; /* "INVARIANT" */
  Name name;
  Level most;
} Wanted;

Name binder_name(const Binder *, const char *text); /* without a place */

/* The operator of that name, without parameters and of a fitting level; NULL:
   reported. */
Definition *binder_find(const Binder *, Wanted);

/* Any operator of the root module; NULL: reported. */
Operator *binder_operator(const Binder *, Name);

/* Values of constants and overrides (model_constants.c). */
void binder_bind_constants(Binder *);
void binder_report_unbound(const Binder *);

/* The constants by an operator that restricts them (model_cinit.c), and later the
   behaviour of those that have become variables. */
void binder_bind_cinit(Binder *, const char *name);
void binder_add_rigid(Binder *, const char *name);

/* The same definition with another body; its parameters and slots stay. */
Operator *binder_copy(const Binder *, const Operator *, const Node *body);

/* Seq(S) is the set of sequences of at most that length (model_sequences.c). */
void binder_bound_sequences(const Binder *, uint32_t most);

/* Let all uses of overridden operators mean what overrides them (model_override.c). */
void binder_redirect(const Binder *);

/* The initial predicate and next-state action of a temporal formula; NULL where
   it has none or after a report (model_specification.c). */
void binder_take_apart(Binder *, const Node *specification, const Node **init, const Node **next);

/* The same formula, the parts of which are not hidden in operators (model_property.c). */
const Node *binder_inline_property(const Binder *, const Node *property);

#endif
