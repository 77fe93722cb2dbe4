/* Sets by the form of their expressions, where listing them would be too much.

   A filter or map over few elements is listed: what is picked from it is then one of
   few values.  Beyond Limits.listing an element is found by picking from what the set
   is made of, and what it must satisfy joins the guard (as Skolem constants do). */
#ifndef ENCODER_FORM_H
#define ENCODER_FORM_H

#include "encoder/eval.h"

/* An expression that is no name, and where it stands. */
typedef struct Form {
  const Node *node;
  Frame *frame;
} Form;

/* What stands behind names, calls and LETs. */
Form form_behind(Encoder *, const Node *, Frame *);

/* Is it a set made of others that has too many candidates to be listed? */
bool form_is_large(Encoder *, const Node *set, Frame *);

/* A set to choose from. */
typedef struct Source {
  const Sym *set; /* NULL if it is better not listed */
  Form form;
} Source;

Source source_of(Encoder *, const Node *set, Frame *);
/* Of the subsets of what the node denotes. */
Source source_of_subsets(Encoder *, const Node *set, Frame *);
const Sym *source_pick(Encoder *, const Source *, Lit *possible);
Lit source_member(Encoder *, const Sym *element, const Source *);

/* As sym_pick, for the set that the node denotes. */
const Sym *form_pick(Encoder *, const Node *set, Frame *, Lit *possible);

#endif
