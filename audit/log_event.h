/* One line of a log as an event: the fields that the mapping names.  Everything else is
   read as strictly and forgotten. */
#ifndef AUDIT_LOG_EVENT_H
#define AUDIT_LOG_EVENT_H

#include "audit/log_map.h"

/* What is wrong with a line: from..to in bytes. */
typedef struct LogFault {
  char message[160];
  uint32_t start, end;
  uint32_t other_start, other_end; /* the first of two equal keys; else both are 0 */
} LogFault;

typedef struct LogReader LogReader;

LogReader *log_reader_create(const LogMap *);
void log_reader_destroy(LogReader *);

/* Reads a line without its line break.  NULL after a fault; else LOG_FIELDS values, which
   live until the next line is read, as long as `line` does. */
const LogValue *log_read(LogReader *, const char *line, size_t length, LogFault *);

#endif
