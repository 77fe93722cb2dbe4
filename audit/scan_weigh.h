/* What a scan found, weighed by what other audits know. */
#ifndef AUDIT_SCAN_WEIGH_H
#define AUDIT_SCAN_WEIGH_H

#include "audit/binding.h"
#include "audit/citation.h"
#include "audit/finding.h"
#include "base/arena.h"

typedef struct ScanKnown {
  const AuditFindings *evidence; /* what other audits found; NULL if none was given */
  const AuditBinding *binding;   /* NULL if there is none */
  const Citations *citations;
  bool strict; /* what cannot be verified blocks, whether other audits were asked or not */
} ScanKnown;

/* A pattern that was located, and about which nothing else is known, is open; if other audits
   were asked, it blocks where order and monotonicity depend on it.  What stands in code that the
   binding knows says which action that is; a candidate there is no warning if its rule is known
   to hold.  Each pattern needs a reference of a good level and a strategy of verification, the
   strongest there is.  The evidence is added to the findings. */
void scan_weigh(AuditFindings *, const ScanKnown *, Arena *);

#endif
