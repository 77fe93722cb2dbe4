/* Facts as the literals of a search: each one kept once, with its truth in the arbitrary
   state and after the step. */
#ifndef SOLVER_ATOM_H
#define SOLVER_ATOM_H

#include "base/map.h"
#include "solver/fact.h"
#include "solver/swap.h"

typedef struct Atom {
  Fact fact;
  Lit now, next;
  uint32_t same_hash; /* an earlier atom with this hash, plus 1; 0: none */
} Atom;

typedef struct Atoms {
  Arena *memory;
  Encoder *encoder;
  SymState now, next; /* where their truth is read */
  vec(Atom) all;
  Map by_hash;
} Atoms;

void atoms_free(Atoms *);

/* The number of a fact. */
uint32_t atom_of(Atoms *, const Fact *);

/* A conjunction of atoms, sorted and without duplicates. */
typedef struct Cube {
  uint32_t count;
  const uint32_t *atoms;
} Cube;

Cube cube_make(Arena *, uint32_t count, const uint32_t *atoms);
/* Does the first say less: are all of its atoms in the second? */
bool cube_subsumes(const Cube *, const Cube *);
bool cube_equal(const Cube *, const Cube *);

/* The cube with two values exchanged. */
Cube cube_swap(Atoms *, Values *, const Cube *, Swap);

#endif
