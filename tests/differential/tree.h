/* Random expressions as trees of forms, so that one that fails can be made small. */
#ifndef DIFFERENTIAL_TREE_H
#define DIFFERENTIAL_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef enum Type {
  TYPE_INT,
  TYPE_BOOL,
  TYPE_STR,
  TYPE_INTS,
  TYPE_STRS,
  TYPE_SETS,
  TYPE_FUN,
  TYPE_SEQ,
  TYPE_REC,
  TYPE_PAIR,
  TYPE_PAIRS,
  TYPE_FUNS,
  TYPE_RECS,
  TYPE_RSEQ, /* sequences of records */
  TYPE_NEST, /* functions to records with a set */
  TYPE_ANY,
  TYPE_EXPRESSIONS,             /* number of those above */
  TYPE_WIDE = TYPE_EXPRESSIONS, /* functions of which a part may be on an infinite set */
  TYPE_STEP,
  TYPE_NEXT_I, /* gives i its next value */
  TYPE_NEXT_B,
  TYPE_NEXT_S,
  TYPE_NEXT_F,
  TYPE_TEST, /* about next values */
  TYPE_START,
  TYPE_INIT_I,
  TYPE_INIT_B,
  TYPE_INIT_S,
  TYPE_INIT_F,
  TYPE_COUNT
} Type;

enum { MOST_KIDS = 4 };

typedef struct Form {
  Type type;
  const char *text;
  Type bound;
  int scope; /* the operand that sees the bound name, from 1; 0: none */
  uint32_t kid_count;
  Type kids[MOST_KIDS];
} Form;

typedef struct Tree {
  const Form *form;
  uint32_t id;      /* makes names unique */
  const char *leaf; /* instead of the text of the form, if not NULL */
  struct Tree *kids[MOST_KIDS];
} Tree;

/* SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
typedef struct Random {
  uint64_t state;
} Random;

uint64_t draw_next(Random *);
uint32_t draw_below(Random *, uint32_t bound);
/* The number in an environment variable, or the default. */
uint64_t environment_number(const char *name, uint64_t otherwise);

/* The module that the trees of specifications are meant for, without its end. */
extern const char tree_module[];

Tree *tree_generate(Arena *, Random *, Type, uint32_t depth);
void tree_print(const Tree *, Text *);

/* Replaces subtrees by their operands or by leaves while `fails` stays true.  The
   tree is changed. */
typedef bool TreeFails(const Tree *, void *env);
void tree_shrink(Tree *, TreeFails *, void *env);

#endif
