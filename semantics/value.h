/* Concrete values, each stored once: two equal normal values are the same pointer.

   Functions, records, tuples and sequences are one kind of value, as in TLA+: a
   record is a function on strings, a sequence one on 1..n.  A finite set is kept
   as its elements in canonical order.

   Lazy sets (Nat, SUBSET S, [S -> T], ...) and functions given by a rule are not
   normal: they stand for a set or function that has not been or cannot be listed.
   value_normal() lists what can be listed.  Elements of sets, keys and results
   of functions and all that is stored in states are normal, except that an
   infinite lazy set may stand anywhere.

   Values live as long as their table and are immutable. */
#ifndef SEMANTICS_VALUE_H
#define SEMANTICS_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/integer.h"
#include "base/symbols.h"
#include "base/text.h"

/* Order KIND: canonical order compares kinds first. */
typedef enum ValueKind {
  VALUE_MODEL, /* a model value; equal to nothing but itself */
  VALUE_BOOLEAN,
  VALUE_INTEGER,
  VALUE_STRING,
  VALUE_SET,
  VALUE_FUNCTION,
  VALUE_LAZY, /* a set, see LazyKind */
  VALUE_RULE  /* a function that is computed when applied; see eval.h */
} ValueKind;

typedef enum LazyKind {
  LAZY_NAT,
  LAZY_INT,
  LAZY_REAL,
  LAZY_STRING,
  LAZY_ANY,       /* TLC's Any: has every value */
  LAZY_INTERVAL,  /* low, high */
  LAZY_POWERSET,  /* parts[0] */
  LAZY_FUNCTIONS, /* [parts[0] -> parts[1]] */
  LAZY_RECORDS,   /* [names[i] : parts[i]], names sorted as keys are */
  LAZY_PRODUCT,   /* parts[0] \X ... */
  LAZY_SEQ,       /* Seq(parts[0]) */
  LAZY_CUP,       /* union of the parts, one at least infinite */
  LAZY_CAP,       /* intersection of two parts */
  LAZY_MINUS      /* parts[0] \ parts[1] */
} LazyKind;

typedef struct Value Value;

/* A value is stored only as far as its kind needs, so it cannot be copied. */
struct Value {
  uint64_t hash; /* of the contents: the same in every table and on every machine */
  ValueKind kind;
  uint32_t count; /* SET: elements; FUNCTION: results */
  union {
    bool truth;
    Integer integer;
    Symbol text;            /* STRING, MODEL */
    struct {                /* SET: elements; FUNCTION: results, in the order of the domain */
      uint32_t depth;       /* 1 more than the deepest part; 0 for all other kinds */
      bool sequence_domain; /* SET: is it 1..n, n >= 0? */
      bool mixed;           /* SET: has elements that TLC refuses to compare */
      const Value *domain;  /* FUNCTION: its domain, a SET with `count` elements */
      const Value *const *items;
    };
    struct { /* LAZY */
      LazyKind lazy;
      uint32_t part_count;
      Integer low, high;
      const Value *const *parts;
      const Value *const *names; /* STRING values */
      const Value *listed;       /* the SET with the same elements, once it is known */
    };
    struct { /* RULE */
      const Value *rule_domain;
      void *closure; /* belongs to the evaluator */
    };
  };
};

typedef struct Values Values; /* the table */

Values *values_create(void);
void values_destroy(Values *);

size_t values_count(const Values *); /* how many have been made */

const Value *value_boolean(Values *, bool);
const Value *value_integer(Values *, Integer);
const Value *value_int(Values *, int64_t);
const Value *value_string(Values *, Symbol);
const Value *value_model(Values *, Symbol);
/* Sorts and drops duplicates; the elements must be normal.  The array is copied. */
const Value *value_set(Values *, uint32_t count, const Value *const *elements);
/* `domain` is a SET; results in its order. */
const Value *value_function(Values *, const Value *domain, const Value *const *results);
const Value *value_tuple(Values *, uint32_t count, const Value *const *items);
const Value *value_record(Values *, uint32_t count, const Symbol *names, const Value *const *items);
const Value *value_interval(Values *, Integer low, Integer high); /* a SET if small, else lazy */
/* Any other lazy set; finite ones that are small may come back as SETs. */
const Value *value_lazy(Values *, LazyKind, uint32_t part_count, const Value *const *parts);
const Value *value_record_set(Values *, uint32_t count, const Symbol *names,
                              const Value *const *sets);

/* A hash of all of them, the same in every table.  Two states have one fingerprint by
   chance only: with n states the probability is about n^2 / 2^65. */
uint64_t values_fingerprint(uint32_t count, const Value *const *);

/* The canonical total order of normal values: kinds in order KIND; integers by
   size; strings and model values by bytes; sets by cardinality, then element by element;
   functions by domain, then result by result; infinite sets by LazyKind and parts. */
int value_compare(const Value *, const Value *);

bool value_is_set(const Value *);      /* SET or LAZY */
bool value_is_function(const Value *); /* FUNCTION or RULE */
bool value_is_sequence(const Value *); /* a FUNCTION with domain 1..n, n >= 0 */
bool value_is_record(const Value *);   /* a FUNCTION on strings, not empty */

/* The result for a key, or NULL if the key is not in the domain (FUNCTION only). */
const Value *value_apply(const Value *function, const Value *key);
/* The index of an element in a SET, or -1. */
int64_t value_find(const Value *set, const Value *element);

/* Number of elements as far as it is known without listing them; false if
   infinite, not known, or too large to be written down. */
bool value_cardinality(Values *, const Value *set, Integer *count);

/* At most this many elements are ever listed (TLC's default for sets). */
enum { VALUE_ENUMERATION_LIMIT = 1000000 };

/* The SET with the same elements, or NULL if it is infinite or over the limit. */
const Value *value_enumerate(Values *, const Value *set);
/* The same for a set that is only walked through, by a quantifier, a filter or the
   like: TLC has no limit there, we have one of memory. */
enum { VALUE_WALK_LIMIT = 4000000 };
const Value *value_walk(Values *, const Value *set);
/* Lists what can be listed, throughout; a RULE needs an evaluator and stays. */
const Value *value_normal(Values *, const Value *);

/* Answers that may be refused as TLC refuses them, because kinds do not fit
   (1 = "a", "a" \in Nat). */
typedef enum Truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_INCOMPARABLE } Truth;

/* Refused are: values of different kinds, except that a model value differs from
   everything (a typed one, `T_name`, only from its own type); a sequence and a
   record; composite values whose first difference is refused; what would need
   an infinite set to be listed.  TRUTH_INCOMPARABLE stands for all of them. */
Truth value_equal(Values *, const Value *, const Value *);
Truth value_member(Values *, const Value *element, const Value *set);
Truth value_subset(Values *, const Value *, const Value *);
Truth value_finite(Values *, const Value *set);

/* The set operators; NULL where a comparison is refused. */
const Value *value_union(Values *, const Value *, const Value *);
const Value *value_intersection(Values *, const Value *, const Value *);
const Value *value_difference(Values *, const Value *, const Value *);

/* No composite value made by the evaluators is nested more deeply, so that passes
   over values may recurse. */
enum { VALUE_DEPTH_LIMIT = 2000 };

/* TLA+ text; records as `[a |-> 1]`, sequences `<<1, 2>>`, other functions
   `(k :> v @@ l :> w)`, sets as `{1, 2}`, lazy ones by their operator. */
void value_print(const Value *, Text *);

#endif
