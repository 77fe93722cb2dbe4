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

/* What the action with these arguments does, in one sentence. */
const char *scenario_sentence(const Teller *, const Action *);
/* How much of the name of an action is what the specification calls it. */
size_t scenario_plain_name(const char *name);
/* As it would be written: `Checkpoint(ann, s1, 2)`. */
const char *scenario_action(const Teller *, const Action *);

#endif
