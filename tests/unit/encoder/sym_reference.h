/* What the operations on symbolic values mean, on concrete ones. */
#ifndef TESTS_UNIT_ENCODER_SYM_REFERENCE_H
#define TESTS_UNIT_ENCODER_SYM_REFERENCE_H

#include "sym_world.h"

typedef enum Operation {
  OP_EQUAL,
  OP_IS_TRUE,
  OP_MEMBER,
  OP_SUBSET,
  OP_CUP,
  OP_CAP,
  OP_MINUS,
  OP_BIG_UNION,
  OP_POWERSET_MEMBER,
  OP_FUNCTIONS_MEMBER,
  OP_SEQ_MEMBER,
  OP_INTERVAL,
  OP_CARDINALITY,
  OP_POWERSET,
  OP_PRODUCT,
  OP_FUNCTIONS,
  OP_DOMAIN,
  OP_APPLY,
  OP_EXCEPT,
  OP_OVERRIDE,
  OP_SINGLE,
  OP_LEN,
  OP_APPEND,
  OP_CONCAT,
  OP_HEAD,
  OP_TAIL,
  OP_SUB_SEQ,
  OP_NEGATE,
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_MODULO,
  OP_POWER,
  OP_LT,
  OP_LE,
  OP_GT,
  OP_GE,
  OP_SET,
  OP_TUPLE,
  OP_ITE,
  OP_COUNT
} Operation;

typedef struct Signature {
  const char *name;
  uint32_t arity;
  Sort operands[3];
} Signature;

/* Some sorts of operands that fit. */
Signature signature_of(World *, Operation);

const Sym *operation_sym(Encoder *, Operation, const Sym *const *);
/* NULL after a fault. */
const Value *operation_value(Encoder *, Operation, const Value *const *, FaultKind *);

#endif
