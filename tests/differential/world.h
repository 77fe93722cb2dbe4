/* What both kinds of differential test stand on: a specification from text, and
   both evaluators. */
#ifndef DIFFERENTIAL_WORLD_H
#define DIFFERENTIAL_WORLD_H

#include "encoder/symbolic.h"
#include "semantics/eval.h"
#include "tree.h"

typedef struct World {
  Session session;
  Spec *spec;
  Values *values;
  Evaluator *evaluator;
  Encoder *encoder;
  vec(Lit) inputs; /* made by the test */
} World;

/* False, and the diagnostics are printed, if the text is not a module. */
bool world_open(World *, const char *module);
void world_close(World *);
/* NULL if the text is no expression in the module. */
const Node *world_expression(World *, const char *text);
/* A new circuit; inputs are forgotten. */
void world_renew(World *);

Lit world_input(World *);
/* A value that is one of these, by fresh inputs. */
const Sym *world_choice(World *, uint32_t count, const Value *const *);
/* Gives values to all inputs of the circuit: bit i of `bits`, or random ones. */
Valuation *world_valuation(World *, uint64_t bits);

/* The value of a closed expression. */
const Value *world_value(World *, const char *text);

/* Those recorded since there were `mark`; until the encoder records another one. */
Failures failures_after(const World *, uint32_t mark);
/* Which fault kinds are there under a valuation, as bits. */
uint64_t failing_kinds(Valuation *, Failures);
static inline uint64_t kind_bit(FaultKind kind) { return (uint64_t)1 << kind; }
/* Failures after which the two evaluators can not be compared. */
#define GIVEN_UP (kind_bit(FAULT_LIMIT) | kind_bit(FAULT_UNSUPPORTED))

void print_kinds(uint64_t kinds);

#endif
