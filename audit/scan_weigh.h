/* What a scan found, weighed by what other audits know. */
#ifndef AUDIT_SCAN_WEIGH_H
#define AUDIT_SCAN_WEIGH_H

#include "audit/finding.h"
#include "base/arena.h"

/* A pattern that was located, and about which nothing else is known, is open; if other audits
   were asked (`evidence` is not NULL), it blocks where order and monotonicity depend on it.
   Candidates say what is known of their rule.  The evidence is added to the findings. */
void scan_weigh(AuditFindings *, const AuditFindings *evidence, Arena *);

#endif
