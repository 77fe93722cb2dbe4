/* A hash-consed Boolean circuit with integer terms at its leaves.

   A literal is a signed reference to a gate; constants fold and equal structure
   is shared on construction, so equal literals are equal functions as far as
   local rewriting sees (Brummayer and Biere, Local Two-Level And-Inverter Graph
   Minimization without Blowup, MEMICS 2006).

   Terms are mathematical integers; they meet the Booleans in comparisons and in
   conditional terms.  A circuit without integer inputs is purely Boolean.

   Children are made before their parents: a smaller index never depends on a
   larger one. */
#ifndef ENCODER_CIRCUIT_H
#define ENCODER_CIRCUIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/integer.h"

/* 2 * gate + (1 if negated), as in AIGER: gate 0 is the constant false. */
typedef struct Lit {
  uint32_t code;
} Lit;

#define LIT_FALSE ((Lit){0})
#define LIT_TRUE ((Lit){1})

static inline Lit lit_not(Lit a) { return (Lit){a.code ^ 1}; }
static inline bool lit_is(Lit a, Lit b) { return a.code == b.code; }
static inline bool lit_is_true(Lit a) { return a.code == 1; }
static inline bool lit_is_false(Lit a) { return a.code == 0; }
static inline bool lit_is_constant(Lit a) { return a.code <= 1; }
static inline uint32_t lit_gate(Lit a) { return a.code >> 1; }
static inline bool lit_negated(Lit a) { return a.code & 1; }
static inline Lit lit_from(bool truth) { return (Lit){truth}; }
static inline Lit lit_xor_sign(Lit a, bool negate) { return (Lit){a.code ^ negate}; }

typedef struct Term {
  uint32_t index;
} Term;

typedef enum GateKind {
  GATE_FALSE,
  GATE_INPUT, /* inputs[2] is its least value */
  GATE_AND,   /* a, b */
  GATE_XOR,   /* a, b, both positive */
  GATE_ITE,   /* a ? b : c */
  GATE_LE,    /* left <= right */
  GATE_EQ     /* left = right */
} GateKind;

typedef struct Gate {
  GateKind kind;
  union {
    Lit inputs[3];
    struct {
      Term left, right;
    };
  };
} Gate;

typedef enum TermKind {
  TERM_CONSTANT,
  TERM_INPUT,
  TERM_ADD,
  TERM_MULTIPLY,
  TERM_DIVIDE, /* floor; by a non-zero constant or term, guarded by the maker */
  TERM_MODULO, /* of a positive divisor */
  TERM_ITE     /* condition ? left : right */
} TermKind;

typedef struct TermNode {
  TermKind kind;
  Integer constant;
  Lit condition;
  Term left, right;
} TermNode;

typedef struct Circuit Circuit;

Circuit *circuit_create(void);
void circuit_destroy(Circuit *);

uint32_t circuit_gate_count(const Circuit *); /* including gate 0 */
uint32_t circuit_input_count(const Circuit *);
uint32_t circuit_term_count(const Circuit *);
const Gate *circuit_gate(const Circuit *, uint32_t gate); /* until the next one is made */
const TermNode *circuit_term(const Circuit *, Term);

Lit circuit_input(Circuit *); /* a fresh one */
/* Which value of an input stands for less: an element that is absent (false), the earlier
   half of what circuit_one_of() chooses from (true). */
bool circuit_input_least(const Circuit *, uint32_t gate);
Lit circuit_and(Circuit *, Lit, Lit);
Lit circuit_or(Circuit *, Lit, Lit);
Lit circuit_xor(Circuit *, Lit, Lit);
Lit circuit_iff(Circuit *, Lit, Lit);
Lit circuit_implies(Circuit *, Lit, Lit);
Lit circuit_ite(Circuit *, Lit condition, Lit then, Lit otherwise);
Lit circuit_and_all(Circuit *, uint32_t count, const Lit *); /* TRUE if none */
Lit circuit_or_all(Circuit *, uint32_t count, const Lit *);  /* FALSE if none */

/* `count` literals of which exactly one is true whatever the inputs, over
   ceil(log2(count)) fresh inputs. */
void circuit_one_of(Circuit *, uint32_t count, Lit *out);

/* out[k] says that at least k + 1 of the literals are true (a totalizer: Bailleux
   and Boufkhad, CP 2003); at most `most` outputs are made. */
void circuit_count(Circuit *, uint32_t count, const Lit *, uint32_t most, Lit *out);

Term circuit_constant(Circuit *, Integer);
Term circuit_integer(Circuit *); /* a fresh integer input */
Term circuit_add(Circuit *, Term, Term);
Term circuit_multiply(Circuit *, Term, Term);
Term circuit_divide(Circuit *, Term, Term);
Term circuit_modulo(Circuit *, Term, Term);
Term circuit_term_ite(Circuit *, Lit condition, Term then, Term otherwise);
Lit circuit_le(Circuit *, Term, Term);
Lit circuit_eq(Circuit *, Term, Term);

/* Values of gates and terms under values for the inputs.  Inputs that were never
   set are false and 0. */
typedef struct Valuation Valuation;

Valuation *valuation_create(const Circuit *);
void valuation_destroy(Valuation *);
void valuation_set(Valuation *, Lit input, bool); /* before the first reading */
void valuation_set_term(Valuation *, Term input, Integer);
void valuation_forget(Valuation *); /* what has been read; inputs may be set again */
bool valuation_lit(Valuation *, Lit);
Integer valuation_term(Valuation *, Term); /* lives as long as the valuation */

#endif
