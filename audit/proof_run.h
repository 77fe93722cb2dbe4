/* What the parts of the proof channel share while it runs. */
#ifndef AUDIT_PROOF_RUN_H
#define AUDIT_PROOF_RUN_H

#include "audit/proof.h"
#include "audit/scenario.h"

/* One claim about states or steps: of a goal, or of the configuration. */
typedef struct Claimed {
  const Goal *goal; /* NULL: an invariant of the configuration */
  Property property;
  Decision decision;
  bool vacuous; /* what it speaks of never happens */
  bool unknown; /* or nobody knows whether it does */
  double seconds;
  const char *guard; /* that it needs; NULL if none is known */
  Result *broken;    /* what happens without it; NULL */
} Claimed;

typedef struct ProofRun {
  ProofChannel *channel;
  Task *task;
  Decider decider;
  Teller teller;
  AuditFindings *findings;
  const char *limits; /* the constants */
  vec(Claimed) claims;
} ProofRun;

/* A finding about a goal, which has passed unless something else is said. */
AuditFinding *proof_finding(ProofRun *, const Goal *, Outcome);
/* Not decided, for this reason. */
void proof_open(ProofRun *, const Goal *, const char *reason);
/* What a decision says, in a finding. */
void proof_settle(ProofRun *, AuditFinding *, const Decision *, const char *title);
bool proof_is_passed(const Claimed *);

/* The goals that are not claims about the specification as it is. */
void proof_compose(ProofRun *, const Goal *);
void proof_local(ProofRun *, const Goal *);
void proof_constant(ProofRun *, const Goal *);
void proof_pump(ProofRun *, const Goal *);
void proof_transform(ProofRun *, const Goal *);
void proof_universal(ProofRun *, const Goal *);
void proof_refine(ProofRun *, const Goal *);

/* The one that says least, by its number: a violation, else what is open, else bounded, ... */
uint32_t proof_weakest(uint32_t count, const Decision *);

/* For claims that hold: what happens without a guard that they need. */
void proof_find_scenarios(ProofRun *);
void proof_tell_scenario(ProofRun *, const Claimed *, AuditFinding *);

/* What the rules cannot see with this binding and these constants. */
void proof_report_reach(ProofRun *);

const char *proof_print(ProofRun *, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
