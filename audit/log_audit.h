/* The log channel: events of the real system, line by line, held against what its
   coordination promises.  A line that cannot be read is reported and left out. */
#ifndef AUDIT_LOG_AUDIT_H
#define AUDIT_LOG_AUDIT_H

#include "audit/finding.h"
#include "audit/log_map.h"

enum { LOG_LONGEST_LINE = 1024 * 1024 }; /* bytes */

typedef struct LogSummary {
  uint64_t events, unreadable, keys;
} LogSummary;

/* Reads the log at the path, or standard input if it is "-", and adds what it finds.  False
   after a report if it cannot be read at all. */
bool log_audit(Arena *, Diags *, const LogMap *, const char *path, AuditFindings *,
               LogSummary *) MUST_USE;

#endif
