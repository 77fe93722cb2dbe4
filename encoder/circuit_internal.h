/* How a circuit is stored; for the files circuit*.c and valuation.c only. */
#ifndef ENCODER_CIRCUIT_INTERNAL_H
#define ENCODER_CIRCUIT_INTERNAL_H

#include "base/arena.h"
#include "base/vec.h"
#include "encoder/circuit.h"

/* A hash table of indices into an array that holds the keys; open addressing. */
typedef struct UniqueSlot {
  uint32_t hash;
  uint32_t index; /* plus 1; 0 is empty */
} UniqueSlot;

typedef struct Unique {
  UniqueSlot *slots;
  uint32_t room, count; /* room: a power of two */
} Unique;

struct Circuit {
  vec(Gate) gates;
  vec(TermNode) terms;
  vec(uint32_t) births; /* per term: how many gates there were when it was made */
  vec(Lit) scratch;     /* of the n-ary constructors */
  Unique gate_index, term_index;
  uint32_t input_count;
  Arena *memory; /* digits of constants */
};

/* The gate with this content, made if there is none; all operands set, 0 if unused. */
Lit circuit_intern(Circuit *, GateKind, Lit, Lit, Lit);
/* An input whose least value is true. */
Lit circuit_choice_input(Circuit *);
Term circuit_intern_term(Circuit *, const TermNode *);

#endif
