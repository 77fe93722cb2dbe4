/* What a scan found, weighed by what other audits know. */
#ifndef AUDIT_SCAN_WEIGH_H
#define AUDIT_SCAN_WEIGH_H

#include "audit/binding.h"
#include "audit/finding.h"
#include "base/arena.h"

/* A pattern that was located, and about which nothing else is known, is open; if other audits
   were asked (`evidence` is not NULL), it blocks where order and monotonicity depend on it.
   What stands in code that the binding knows (it may be NULL) says which action that is; a
   candidate there is no warning if its rule is known to hold.  The evidence is added to the
   findings. */
void scan_weigh(AuditFindings *, const AuditFindings *evidence, const AuditBinding *, Arena *);

#endif
