/* The proof channel: what rules ask of a specification, decided by the engines.

   Each obligation of the pack gives one finding: proved, not violated within so many steps,
   violated by an execution, open with the reason, or not applicable with the reason.  What
   could never have failed, because what it speaks of never happens, is not passed but open. */
#ifndef AUDIT_PROOF_H
#define AUDIT_PROOF_H

#include "audit/decide.h"
#include "audit/goal.h"
#include "audit/transform.h"

typedef struct ProofChannel {
  Session *session;
  Spec *spec;
  const Pack *pack;
  const AuditBinding *binding;
  Goals goals;
  TransformSteps steps;
  PropertyList inductive;
  const Node *sets[ROLE_COUNT]; /* of what arguments are drawn from; NULL */
  PropertyList used;            /* what the binding asks for, and no configuration need name */
  const Citations *citations;   /* what may be cited */
  const Config *config;         /* that the specification was bound to; NULL */
  bool unassumed;               /* after a run: an assumption is false */
  bool scenarios;               /* say of what holds what happens without a guard that it needs */
} ProofChannel;

/* Says the obligations of the specification, before it is bound to a configuration.  False
   after reported errors; the channel is to be closed either way. */
bool proof_channel_open(ProofChannel *, Session *, Spec *, const Pack *,
                        const AuditBinding *) MUST_USE;
void proof_channel_close(ProofChannel *);

/* The obligations that are predicates of states or steps; the caller frees the list. */
PropertyList proof_channel_claims(const ProofChannel *);

/* Decides them, with the model that the specification was bound to.  The texts of the
   findings live as long as the session. */
void proof_channel_run(ProofChannel *, Task *, const EngineOptions *, AuditFindings *);

#endif
