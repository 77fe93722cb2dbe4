/* Random symbolic values for property tests, and the valuations to read them under. */
#ifndef TESTS_UNIT_ENCODER_SYM_WORLD_H
#define TESTS_UNIT_ENCODER_SYM_WORLD_H

#include "encoder/sym.h"
#include "random.h"

enum { WORLD_INPUTS = 4 };

/* An encoder with a few inputs.  Limits are small in some worlds, so that every
   representation is met. */
typedef struct World {
  Encoder e;
  Random random;
  uint64_t seed;
  Lit inputs[WORLD_INPUTS];
  const Sym *number; /* an integer input */
} World;

void world_open(World *, uint64_t seed);
void world_close(World *);

typedef enum Sort {
  SORT_INT,
  SORT_ATOM, /* strings and model values */
  SORT_BOOL,
  SORT_SET,      /* of integers */
  SORT_SETS,     /* of sets of integers */
  SORT_MESSAGES, /* sets of records */
  SORT_FUNCTION, /* on atoms */
  SORT_RECORD,
  SORT_SEQUENCE,
  SORT_COUNT
} Sort;

Lit world_lit(World *);
const Value *world_value(World *, Sort);
/* Of the sort, but sometimes not in all cases. */
const Sym *world_sym(World *, Sort, int depth);

/* All values of the inputs made so far, and a value of the integer input, by number;
   NULL after the last.  The caller destroys it. */
Valuation *world_valuation(World *, uint32_t row);
uint32_t world_rows(const World *);

/* The first failure recorded since `mark` that happens; NULL if there is none. */
const Failure *world_failure(World *, uint32_t mark, uint32_t until, Valuation *);

#endif
