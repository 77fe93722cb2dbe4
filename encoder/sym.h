/* Symbolic values: guarded choices among concrete values, kept concrete as long as
   possible.

   A symbolic value stands for one concrete value under each valuation of the
   circuit (that satisfies the path it was made under and is free of recorded
   failures).  Invariants, relied upon everywhere:
   - CHOICE: the guards are pairwise exclusive and, where the value means anything,
     exhaustive.  At least two alternatives, sorted canonically, no Booleans only
     (that is a BOOLEAN), no FALSE guards.  A choice of nothing is the value of an
     evaluation that has failed whatever the inputs; operations pass it on.
   - SET: concrete candidates sorted and unique, each with the literal that says
     whether it is an element; further candidates may be symbolic.
   - FUNCTION: keys sorted and unique, each with the literal that says whether it
     is in the domain, and its result, which means something only then.  Records,
     tuples and sequences are FUNCTIONs too.  `sequence` promises keys 1..n with
     each present only if the one before is.
   - UNION: guarded alternatives of different kinds, guards as for CHOICE.
   - A value all of whose parts are concrete is a VALUE.
   Values are immutable and live in the encoder's memory.

   All operations work under the encoder's path, and record failures at its place:
   NOT_SET if an alternative of a set operand is no set, and so on, exactly where
   the concrete evaluator would fail. */
#ifndef ENCODER_SYM_H
#define ENCODER_SYM_H

#include "encoder/encoder.h"

typedef enum SymKind {
  SYM_VALUE,
  SYM_BOOLEAN,
  SYM_CHOICE,
  SYM_INTEGER, /* a bit vector */
  SYM_TERM,    /* a solver integer */
  SYM_SET,
  SYM_FUNCTION,
  SYM_LAZY, /* a lazy set with symbolic parts; with concrete ones it is a VALUE */
  SYM_UNION,
  SYM_RULE /* a function computed when applied; belongs to the evaluator */
} SymKind;

typedef struct Sym Sym;

typedef struct Alternative {
  Lit guard;
  const Value *value;
} Alternative;

typedef struct Member {
  Lit in;
  const Value *value;
} Member;

typedef struct SymMember {
  Lit in;
  const Sym *value;
} SymMember;

typedef struct Entry {
  const Value *key;
  Lit present;
  const Sym *result;
} Entry;

typedef struct Branch {
  Lit guard;
  const Sym *value;
} Branch;

struct Sym {
  SymKind kind;
  uint32_t count; /* of the array below */
  union {
    const Value *value;
    Lit truth;
    const Alternative *alternatives;
    struct { /* INTEGER: two's complement, least bit first, `count` bits >= 1 */
      const Lit *bits;
      int64_t low, high; /* bounds known to hold */
    };
    Term term;
    struct { /* SET */
      const Member *members;
      uint32_t symbolic_count;
      const SymMember *symbolic;
      uint64_t shape; /* of all candidates, if they have the same; see sym_shape.c */
    };
    struct { /* FUNCTION */
      const Entry *entries;
      bool sequence;
    };
    struct { /* LAZY: as in value.h */
      LazyKind lazy;
      const Sym *const *parts;
      const Value *const *names;
    };
    const Branch *branches;
    struct {
      const Sym *domain; /* of a RULE */
      void *closure;
    };
  };
};

/* ---- making ---- */

const Sym *sym_value(Encoder *, const Value *);
const Sym *sym_truth(Encoder *, Lit);
const Sym *sym_int(Encoder *, int64_t);
/* Sorts, unites equal values, drops FALSE guards; narrows by the path. */
const Sym *sym_choice(Encoder *, uint32_t count, const Alternative *);
const Sym *sym_set(Encoder *, uint32_t count, const SymMember *); /* {v_i : in_i} */
const Sym *sym_function(Encoder *, uint32_t count, const Entry *, bool sequence);
const Sym *sym_tuple(Encoder *, uint32_t count, const Sym *const *items);
const Sym *sym_record(Encoder *, uint32_t count, const Symbol *names, const Sym *const *items);
const Sym *sym_lazy(Encoder *, LazyKind, uint32_t count, const Sym *const *parts);
const Sym *sym_record_set(Encoder *, uint32_t count, const Symbol *names, const Sym *const *);
const Sym *sym_integer_input(Encoder *); /* a fresh solver integer */

/* The value of whichever branch's guard is true; guards exclusive. */
const Sym *sym_merge(Encoder *, uint32_t count, const Branch *);
const Sym *sym_ite(Encoder *, Lit, const Sym *then, const Sym *otherwise);

/* The same value with the alternatives dropped that the path excludes. */
const Sym *sym_narrow(Encoder *, const Sym *);

/* As a choice over whole concrete values: `*out` has `count` alternatives (one with
   guard TRUE for a concrete value), in the encoder's memory.  0 if there would be
   more than `limit`. */
uint32_t sym_expand(Encoder *, const Sym *, uint32_t limit, const Alternative **out);

/* The value with each literal replaced by one that equals it wherever the value means
   something.  `place` says where in the value it stands, by keys and concrete values: that
   is the same for another value with a part there. */
typedef Lit LitRewrite(void *env, Lit, uint64_t place);
const Sym *sym_rewrite(Encoder *, const Sym *, LitRewrite *, void *env);

/* ---- Booleans, equality ---- */

Lit sym_is_true(Encoder *, const Sym *);            /* NOT_BOOLEAN */
Lit sym_equal(Encoder *, const Sym *, const Sym *); /* INCOMPARABLE */

/* ---- sets ---- */

Lit sym_member(Encoder *, const Sym *element, const Sym *set);
Lit sym_subset(Encoder *, const Sym *, const Sym *);
const Sym *sym_cup(Encoder *, const Sym *, const Sym *);
const Sym *sym_cap(Encoder *, const Sym *, const Sym *);
const Sym *sym_minus(Encoder *, const Sym *, const Sym *);
const Sym *sym_big_union(Encoder *, const Sym *);
const Sym *sym_powerset(Encoder *, const Sym *);
const Sym *sym_interval(Encoder *, const Sym *low, const Sym *high);
const Sym *sym_cardinality(Encoder *, const Sym *);

/* An upper bound of the number of its candidates, found without listing them; of what
   is no set, 0. */
uint64_t sym_size(Encoder *, const Sym *set);

/* The candidates of a set for quantifiers, filters and maps, in canonical order as
   far as they are concrete: `*out` has the literals and values.  False after
   recording NOT_SET or NOT_ENUMERABLE or LIMIT. */
bool sym_candidates(Encoder *, const Sym *set, uint32_t *count, const SymMember **out);

/* An arbitrary element, by fresh inputs.  `*possible` is true if the inputs denote
   an element (so: the set is not empty).  Also from SUBSET S, [S -> T], Nat, Int
   and so on without listing them; bounded Seq is LIMIT. */
const Sym *sym_pick(Encoder *, const Sym *set, Lit *possible);

/* The element that satisfies `holds` and comes first in canonical order, given one
   literal per candidate of sym_candidates (CHOOSE).  NO_WITNESS if none. */
const Sym *sym_least(Encoder *, uint32_t count, const SymMember *candidates, const Lit *holds);

/* ---- functions, records, sequences ---- */

const Sym *sym_domain(Encoder *, const Sym *);
const Sym *sym_apply(Encoder *, const Sym *function, const Sym *argument); /* OFF_DOMAIN */
/* [f EXCEPT ![key] = result]: nothing changes where the key is not in the domain. */
const Sym *sym_except(Encoder *, const Sym *function, const Sym *key, const Sym *result);
const Sym *sym_override(Encoder *, const Sym *, const Sym *);        /* f @@ g */
const Sym *sym_single(Encoder *, const Sym *key, const Sym *result); /* k :> v */
/* Len and \o take strings as well, as TLC does. */
const Sym *sym_len(Encoder *, const Sym *);
const Sym *sym_append(Encoder *, const Sym *, const Sym *item);
const Sym *sym_concat(Encoder *, const Sym *, const Sym *);
const Sym *sym_head(Encoder *, const Sym *);
const Sym *sym_tail(Encoder *, const Sym *);
const Sym *sym_sub_seq(Encoder *, const Sym *, const Sym *from, const Sym *to);

/* ---- integers ---- */

const Sym *sym_negate(Encoder *, const Sym *);
/* ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER. */
const Sym *sym_arithmetic(Encoder *, Builtin, const Sym *, const Sym *);
/* LT, GT, LE, GE. */
Lit sym_compare(Encoder *, Builtin, const Sym *, const Sym *);

/* ---- reading back ---- */

/* The concrete value under a valuation. */
const Value *sym_decode(Encoder *, const Sym *, Valuation *);

#endif
