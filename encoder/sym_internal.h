/* What the files sym*.c share. */
#ifndef ENCODER_SYM_INTERNAL_H
#define ENCODER_SYM_INTERNAL_H

#include "base/vec.h"
#include "encoder/sym.h"

typedef vec(Lit) Lits;
typedef vec(Alternative) Alternatives;
typedef vec(SymMember) SymMembers;
typedef vec(Entry) Entries;
typedef vec(Branch) Branches;

/* ---- making (sym.c) ---- */

Sym *sym_new(Encoder *, SymKind);
/* Into the encoder's list of integers that inputs stand for. */
void encoder_add_number(Encoder *, const Sym *);
/* Copies into the encoder's memory. */
const void *sym_keep(Encoder *, const void *items, uint32_t count, size_t size);
/* The value of an evaluation that fails whatever the inputs: a choice of nothing. */
const Sym *sym_none(Encoder *);
bool sym_is_none(const Sym *);
/* Record a failure under a guard; the result is no value. */
const Sym *sym_failed(Encoder *, Lit when, FaultKind);

/* ---- literals chosen by guards (sym_select.c) ---- */

typedef struct Case {
  Lit guard, lit;
} Case;
typedef vec(Case) Cases;

/* The literal whose guard is true.  Guards are exclusive, and exhaustive where the
   result means anything. */
Lit sym_select(Encoder *, uint32_t count, const Case *);

/* A conjunction evaluated in order: what fails in a conjunct counts only where all
   conjuncts before are true. */
typedef struct Conjunction {
  Lit so_far;
  Lits pending; /* not yet in `so_far` */
} Conjunction;

Conjunction conjunction_start(Lit first);
/* Adds a conjunct and restricts the failures recorded since `mark`, which happen only
   where `where` holds. */
void conjunction_add(Encoder *, Conjunction *, Lit conjunct, uint32_t mark, Lit where);
Lit conjunction_finish(Encoder *, Conjunction *);

/* ---- operands of the right kind (sym_case.c) ---- */

typedef enum Want { WANT_BOOLEAN, WANT_INTEGER, WANT_SET, WANT_FUNCTION } Want;

/* The operand without the alternatives of a wrong kind, for which the fault is
   recorded. */
const Sym *sym_expect(Encoder *, const Sym *, Want, FaultKind);
/* Is it an integer in all cases?  Of a UNION: no. */
bool sym_is_number(const Sym *);

typedef const Sym *SymMap(Encoder *, const Sym *, void *env);
typedef Lit LitMap(Encoder *, const Sym *, void *env);

/* Apply to each branch of a UNION under its guard, or to anything else directly,
   and merge what comes out.  `whole`: the alternatives of a choice count as branches. */
const Sym *sym_map_cases(Encoder *, const Sym *, bool whole, SymMap *, void *env);
Lit sym_test_cases(Encoder *, const Sym *, bool whole, LitMap *, void *env);

/* The number of concrete values of a VALUE or CHOICE, and these; 0 for other kinds. */
uint32_t sym_alternatives(const Sym *, Alternative *one, const Alternative **out);

/* ---- which values may be compared (sym_shape.c) ---- */

/* Values with the same shape other than 0 can always be compared. */
uint64_t shape_of(Encoder *, const Value *);
/* The shape of whatever the value is under any inputs, or 0. */
uint64_t shape_of_sym(Encoder *, const Sym *);
/* When some value of one list and some of the other, both there, cannot be compared. */
Lit shape_clash(Encoder *, uint32_t, const Alternative *, uint32_t, const Alternative *);
Lit shape_clash_within(Encoder *, uint32_t, const Alternative *);

/* ---- merging (sym_merge.c) ---- */

/* Sorts by value, unites guards of equal ones, drops FALSE guards. */
void alternatives_unite(Encoder *, Alternatives *);

/* ---- sets (sym_set.c) ---- */

/* A set from sorted, unique candidates: a VALUE if all is concrete. */
const Sym *set_make(Encoder *, uint32_t count, const Member *, uint32_t symbolic_count,
                    const SymMember *symbolic);
/* The same without a check that elements can be compared. */
const Sym *set_unite(Encoder *, SymMembers *);
/* A listable set as a SYM_SET, even if it is concrete; NULL if it cannot be listed, with
   the failure recorded. */
const Sym *set_view(Encoder *, const Sym *);
/* Sets merged by membership, as a view; NULL if none can be listed. */
const Sym *set_select(Encoder *, uint32_t count, const Branch *);
/* Whether it is an infinite lazy set, or one too large to list. */
bool set_is_endless(Encoder *, const Sym *);
/* Whether it is infinite whatever its symbolic parts are. */
bool set_is_infinite(Encoder *, const Sym *);
/* When it is finite; NOT_ENUMERABLE where nobody can tell (sym_finite.c). */
Lit set_is_finite(Encoder *, const Sym *);
/* Of what cannot be listed only by its form: `\cup` and the like count as inhabited. */
Lit set_is_empty(Encoder *, const Sym *);
/* Whether every alternative is a set that can be listed. */
bool set_is_listable(Encoder *, const Sym *);

/* Records where elements of both sets cannot be compared; the sets are views. */
void set_check_comparable(Encoder *, const Sym *, const Sym *);

/* Two sets to be united of which one is not listed: a LIMIT where elements might not be
   comparable though the concrete evaluator compares them (sym_fit.c). */
void set_check_kinds(Encoder *, const Sym *, const Sym *);
/* Whether the concrete evaluator might list a set that is not listed here. */
bool set_may_be_listed(Encoder *, const Sym *);

/* ---- membership (sym_member.c), lazy sets (sym_lazy.c) ---- */

/* In a SYM_SET, of an element that is no UNION. */
Lit set_member(Encoder *, const Sym *element, const Sym *view);
Lit lazy_member(Encoder *, const Sym *element, const Sym *lazy);
bool lazy_is_endless(Encoder *, const Sym *);
Lit lazy_is_empty(Encoder *, const Sym *);
/* A product or set of functions: where a symbolic part of it is empty and another one is
   infinite, it has no or one element after all. */
const Sym *lazy_or_degenerate(Encoder *, const Sym *lazy);
/* The candidates of a SYM_LAZY; NULL if they cannot be listed, failure recorded. */
const Sym *lazy_view(Encoder *, const Sym *);
/* Of this form, as a VALUE or a SYM_LAZY; and what it is made of. */
bool lazy_is(const Sym *, LazyKind);
const Sym *lazy_base(Encoder *, const Sym *);
/* A lazy VALUE as a SYM_LAZY. */
const Sym *lazy_from_value(Encoder *, const Value *);

/* ---- functions (sym_function.c) ---- */

/* Any function but a rule as a SYM_FUNCTION, even if it is concrete. */
const Sym *function_view(Encoder *, const Sym *);
/* Functions merged key by key. */
const Sym *function_select(Encoder *, uint32_t count, const Branch *);
/* Whether a key is there that is a string, or that is none. */
Lit function_has_key(Encoder *, const Sym *view, bool string);
/* Whether it is a function on strings, and not empty. */
Lit function_is_record(Encoder *, const Sym *view);
/* Whether no alternative is a rule. */
bool function_is_listed(const Sym *);
const Entry *function_find(const Sym *view, const Value *key);

/* ---- sequences (sym_sequence.c) ---- */

/* Whether the keys that are there are 1..n. */
Lit sequence_test(Encoder *, const Sym *view);

/* ---- integers (sym_integer.c, sym_bits.c) ---- */

bool integer_range(const Sym *, int64_t *low, int64_t *high);
const Sym *integer_select(Encoder *, uint32_t count, const Branch *);
Lit integer_equal(Encoder *, const Sym *, const Sym *);

/* Fresh inputs for a number from low to high, which `possible` makes sure of; NULL if
   they would be too wide. */
const Sym *integer_inputs(Encoder *, int64_t low, int64_t high, Lit *possible);
/* The number of true literals plus `base`. */
const Sym *integer_count(Encoder *, int64_t base, uint32_t count, const Lit *);

/* ---- bit vectors (sym_bits.c) ---- */

uint32_t bits_width(int64_t low, int64_t high);
const Sym *bits_from_choice(Encoder *, int64_t low, int64_t high, uint32_t, const Alternative *);
const Sym *bits_select(Encoder *, int64_t low, int64_t high, uint32_t, const Branch *vectors);
/* Fresh inputs wide enough for the bounds, which they may exceed. */
const Sym *bits_inputs(Encoder *, int64_t low, int64_t high);
/* The same vector where it is known to be within the bounds. */
const Sym *bits_within(Encoder *, const Sym *, int64_t low, int64_t high);
const Sym *bits_count(Encoder *, int64_t base, uint32_t count, const Lit *);
Lit bits_equal(Encoder *, const Sym *, const Sym *);
Lit bits_less_or_equal(Encoder *, const Sym *, const Sym *);
/* NULL if the result is wider than the limit; the divisor must not be 0. */
const Sym *bits_arithmetic(Encoder *, Builtin, const Sym *, const Sym *);

#endif
