/* Constants in several sizes, `--sizes RM=2..4,N=1..3`: all combinations, each with a
   configuration of its own. */
#ifndef CLI_SIZES_H
#define CLI_SIZES_H

#include "base/text.h"
#include "cli/options.h"
#include "frontend/config.h"

typedef struct SizeRange {
  const char *name; /* of the constant */
  uint32_t from, to;
} SizeRange;

typedef vec(SizeRange) SizeRanges;

enum { SIZES_MOST = 1000 }; /* combinations */

/* One size for each range. */
typedef struct Sizing {
  const SizeRanges *ranges;
  uint32_t number; /* of the combination, from 0 on; the first constant changes last */
} Sizing;

/* False after a message on standard error.  The names are freed by sizes_free(). */
bool sizes_read(const TextList *words, SizeRanges *) MUST_USE;
void sizes_free(SizeRanges *);

uint32_t sizes_combinations(const SizeRanges *);
uint32_t sizing_of(const Sizing *, uint32_t range);
void sizing_print(const Sizing *, Text *); /* `RM = 2, N = 1` */

/* A constant that the configuration binds to a number becomes that number; one that is a
   set gets as many elements: those it has, as far as they go, and then new ones.  False
   after a reported error. */
bool sizing_apply(Session *, Config *, const Sizing *) MUST_USE;

#endif
