/* A hash table from bytes to records of one size: the keys, incarnations and items of
   a log.  Records stay where they are until they are removed. */
#ifndef AUDIT_LOG_TABLE_H
#define AUDIT_LOG_TABLE_H

#include <stddef.h>
#include <stdint.h>

typedef struct LogEntry LogEntry;

typedef struct LogTable {
  LogEntry **slots; /* open addressing, a power of two of them, at most half full */
  size_t room, count;
  size_t record; /* bytes of one, set by its user */
} LogTable;

void *log_table_find(const LogTable *, const char *key, size_t length); /* NULL if absent */
void *log_table_get(LogTable *, const char *key, size_t length); /* made of zeros if absent */
void log_table_remove(LogTable *, void *record);
/* The records in no particular order, until NULL; `*at` starts with 0. */
void *log_table_next(const LogTable *, size_t *at);
const char *log_table_key(const void *record, size_t *length);
void log_table_free(LogTable *);

#endif
