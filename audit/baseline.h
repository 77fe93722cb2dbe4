/* What has changed since an earlier audit: drift. */
#ifndef AUDIT_BASELINE_H
#define AUDIT_BASELINE_H

#include "audit/finding.h"

/* Says of each finding of both whether the other audit has it, too, as SARIF does (2.1.0, section
   3.27.24): new, unchanged or absent.  It is the same one if it is of the same rule and the same
   file and says the same apart from numbers, and comes out the same way. */
void baseline_compare(AuditFindings *now, AuditFindings *before);

uint32_t baseline_count(const AuditFindings *, BaselineState);

#endif
