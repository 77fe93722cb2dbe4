/* Answers remembered by the sources that they depend on.  Bounded: a new answer may take
   the place of an old one.  Inside the evaluator. */
#ifndef SEMANTICS_RECALL_H
#define SEMANTICS_RECALL_H

#include "semantics/evaluator.h"
#include "semantics/source.h"

struct Recall {
  Sources sources;
  uint32_t asked, found; /* lately */
  uint32_t lost;         /* answers that were replaced, since the table has grown */
  bool given_up;         /* too little is found */
  uint32_t room;         /* entries, a power of two */
  uint64_t *entries;     /* of 1 + sources.count words: the answer, 0 if there is none, and the
                            values of the sources */
};

/* In the arena of what is prepared. */
Recall *recall_create(Evaluator *, const Sources *);

/* Where the answer for the sources as they are now stands; 0 if it is not known, then the
   caller may fill it in, unless something else has been looked up meanwhile.  NULL if a source
   has no value, or too little was found lately. */
uint64_t *recall_find(Evaluator *, Recall *, Frame *);

/* The code of expressions whose values are worth remembering, see recall_suits. */
Code eval_recalled;
Test test_recalled;
bool recall_suits(Evaluator *, const Node *);

#endif
