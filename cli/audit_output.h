/* How every audit ends: its reports are written, and its exit status is found. */
#ifndef CLI_AUDIT_OUTPUT_H
#define CLI_AUDIT_OUTPUT_H

#include "audit/report.h"
#include "cli/job.h"

/* Writes the reports that are asked for, prints what was reported, and returns the status:
   20 if something blocks; else 65 after reported errors; else, as far as `--fail-on` goes, 21 with
   warnings and 22 if something is open; else 0. */
ExitStatus audit_finish(Job *, const AuditContext *, const AuditFindings *) MUST_USE;

#endif
