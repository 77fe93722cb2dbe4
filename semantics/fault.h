/* A failed evaluation: what, where and on the way from where. */
#ifndef SEMANTICS_FAULT_H
#define SEMANTICS_FAULT_H

#include "base/diag.h"
#include "frontend/kernel.h"

typedef enum FaultKind {
#define FAULT(name, code) FAULT_##name,
#include "semantics/fault.def"
#undef FAULT
  FAULT_KIND_COUNT
} FaultKind;

/* One operator call on the way to a fault, innermost first. */
typedef struct FaultCall {
  const Definition *definition;
  Span at;                      /* of the call */
  const char *const *arguments; /* printed; NULL where not evaluated */
} FaultCall;

typedef struct Fault {
  FaultKind kind;
  const Node *node;    /* where; its span is shown */
  const char *message; /* with the values involved; lives as long as the evaluator */
  uint32_t call_count; /* at most the innermost 8 */
  const FaultCall *calls;
} Fault;

/* Is it no error of the specification, but something that cannot be encoded? */
static inline bool fault_is_limit(FaultKind kind) {
  return kind == FAULT_UNSUPPORTED || kind == FAULT_LIMIT;
}

DiagCode fault_diag(FaultKind);
const char *fault_code(FaultKind);  /* R0108 */
const char *fault_title(FaultKind); /* the message without the values involved */

#endif
