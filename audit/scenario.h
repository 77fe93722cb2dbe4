/* Scenarios: an execution, told in the words of a binding. */
#ifndef AUDIT_SCENARIO_H
#define AUDIT_SCENARIO_H

#include "audit/binding.h"
#include "audit/finding.h"
#include "solver/engine.h"

typedef struct Teller {
  Session *session;
  const Spec *spec;
  const AuditBinding *binding;
} Teller;

/* The steps of a trace, from the initial state on, appended to the finding. */
void scenario_tell(const Teller *, const Trace *, AuditFinding *);

/* As it would be written: `Checkpoint(ann, s1, 2)`. */
const char *scenario_action(const Teller *, const Action *);

#endif
