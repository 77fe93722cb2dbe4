/* What a log is held against, event by event, in memory that depends on how many keys,
   incarnations and items at work there are, and not on the length of the log. */
#ifndef AUDIT_LOG_CHECK_H
#define AUDIT_LOG_CHECK_H

#include "audit/finding.h"
#include "audit/log_event.h"

enum { LOG_SHOWN = 10 }; /* offending lines that are shown of each claim */

/* Where an event stands. */
typedef struct LogPlace {
  uint64_t line;    /* from 1 */
  const char *text; /* the line */
} LogPlace;

typedef struct LogCheck LogCheck;

/* Texts of findings are made in the arena. */
LogCheck *log_check_create(Arena *, const LogMap *, const char *path);
void log_check_destroy(LogCheck *);

/* False after a fault of the event, which is then left out of what it is about. */
bool log_check_event(LogCheck *, const LogValue *fields, LogPlace, LogFault *);

/* At the end of the log: one finding for each claim that the mapping is about, and one that is
   open for each part of the mapping that no event has been about. */
void log_check_finish(LogCheck *, AuditFindings *);

uint64_t log_check_keys(const LogCheck *);

#endif
