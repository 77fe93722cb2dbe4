/* Decision records held against the gates: every field is filled, the provenance resolves
   and its level is that of the reference, the invariants name properties that are checked,
   alternatives have reasons, and a tick has evidence. */
#ifndef AUDIT_RECORD_CHECK_H
#define AUDIT_RECORD_CHECK_H

#include "audit/citation.h"
#include "audit/pack.h"
#include "audit/record.h"

/* What is known beside the record. */
typedef struct RecordFacts {
  const Citations *citations;
  const Pack *pack;
  const Diags *diags;
  const AuditFindings *evidence; /* of audits; NULL: none is given */
  bool has_config;
  vec(const char *) checked; /* the properties of the configuration */
  const char *folder;        /* what paths in the record are relative to, with its slash */
} RecordFacts;

/* Texts of findings are made in the arena. */
void record_check(const Record *, const RecordFacts *, Arena *, AuditFindings *);

/* "Level 4 - ...", with or without brackets; -1 if it does not start so. */
int record_level(const char *provenance);

/* Whether the provenance names a level above 0 and a reference that is known. */
bool record_is_cited(const Record *, const Citations *);

typedef enum TickState {
  TICK_UNKNOWN, /* nothing that was audited is about it, or something of it is open */
  TICK_HOLDS,   /* or is not applicable, for a reason that is given */
  TICK_BROKEN
} TickState;

/* What audits say about a tick; of a broken one, `*why` is a finding. */
TickState record_tick_state(const AuditFindings *evidence, const Pack *, uint32_t tick,
                            const AuditFinding **why);

/* The findings of a report of `cairn audit ... --json`, as far as they decide about ticks and
   properties; false after reported errors. */
bool evidence_read(AuditFindings *, Arena *, Diags *, uint32_t file) MUST_USE;

#endif
