/* What the files of the value table share. */
#ifndef SEMANTICS_VALUE_TABLE_H
#define SEMANTICS_VALUE_TABLE_H

#include "base/vec.h"
#include "semantics/value.h"

enum {
  SMALL_LOW = -128, /* these integers are made once and found by index */
  SMALL_HIGH = 1023,
  INTERVAL_CACHE = 512,
  INTERVAL_LISTED = 4096 /* longer intervals stay lazy */
};

typedef struct ValueSlot {
  const Value *value; /* NULL: free */
  uint64_t hash;      /* here as well, for a look at the value itself costs more */
} ValueSlot;

struct Values {
  Arena *memory;
  ValueSlot *slots; /* open addressing, a power of two of them, at most half full */
  size_t room, count;
  const Value *truths[2];
  const Value *small[SMALL_HIGH - SMALL_LOW + 1];
  const Value *empty;                     /* the empty set */
  vec(const Value *) sequence_domains;    /* 1..n by n */
  const Value *intervals[INTERVAL_CACHE]; /* recent ones, as SETs */
  vec(const Value *) sorted;              /* scratch of value_set */
};

/* The one value that is like the candidate; arrays are copied if it is new. */
const Value *values_intern(Values *, const Value *candidate);

uint64_t value_hash_start(ValueKind, uint64_t extra);
uint64_t value_hash_items(uint64_t hash, uint32_t count, const Value *const *items);

/* A SET of elements in canonical order without duplicates. */
const Value *values_sorted_set(Values *, uint32_t count, const Value *const *elements);
/* The set 1..n. */
const Value *values_sequence_domain(Values *, uint32_t count);

/* All elements of a lazy set whose cardinality is known to be `count`. */
const Value *values_list(Values *, const Value *lazy, uint32_t count);

/* The type of a model value such as `p_one` is 'p'; 0 if it has none. */
char value_model_type(const Value *model);

Truth values_member_of_lazy(Values *, const Value *element, const Value *lazy);

/* A SET of small elements of a set, maybe none; all of a small set. */
const Value *values_sample(Values *, const Value *set);

#endif
