/* Which values the variables can have, as a layout of bits: found by computing steps
   from the initial states, and from all states of the layout so far, until no step leads
   out of it.  It may have room for states that cannot be reached. */
#ifndef SOLVER_LAYOUT_H
#define SOLVER_LAYOUT_H

#include "base/vec.h"
#include "encoder/symbolic.h"

typedef enum LayoutKind {
  LAYOUT_CHOICE,  /* one of some values: a number in binary; beyond the last is the last */
  LAYOUT_SET,     /* a bit for each candidate */
  LAYOUT_FUNCTION /* a bit for each key that need not be there, and its result */
} LayoutKind;

typedef struct Layout {
  LayoutKind kind;
  uint32_t count;
  const Value **values; /* of a choice, candidates, keys: in canonical order */
  bool sequence;        /* keys are 1..n, each there only if the one before is */
  bool *always;         /* per key: is it always there? */
  struct Layout **results;
} Layout;

typedef vec(Lit) BitList;

/* What is known after a symbolic value was added; NULL stands for nothing so far.  Returns NULL
   if there are too many values, or they are of kinds that have no common layout. */
Layout *layout_join(Encoder *, const Layout *, const Sym *);
bool layout_equal(const Layout *, const Layout *);
uint32_t layout_bits(const Layout *);

/* The value that the next bits stand for; fresh inputs are appended to them. */
const Sym *layout_value(Encoder *, const Layout *, BitList *);
/* The bits of a value that fits, appended. */
void layout_store(Encoder *, const Layout *, const Sym *, BitList *);

/* A name for each bit, as layout_value() appends them. */
typedef void NameBit(const char *name, void *env);
void layout_names(const Layout *, const char *what, NameBit *, void *env);

#endif
