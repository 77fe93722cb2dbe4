/* Mapping files: which fields of the events of a log are the key, the cursor, the
   epoch and so on, and which events speak about what.

     {"schema": 1, "event": "type", "key": "shard", "incarnation": "run",
      "cursor": {"field": "last_key", "in": ["checkpoint"]},
      "epoch": {"field": "epoch", "granted": ["acquire"], "used": ["checkpoint"],
                "owner": "worker"},
      "range": {"start": "start", "end": "end", "in": ["assign"], "until": ["retire"],
                "at_rest": ["balanced"], "group": "job", "whole": {"start": "", "end": null}},
      "item": {"field": "unit", "submitted": ["submit"], "ended": ["done", "failed"]}}

   A field is the name of a member of the event, or a JSON pointer (RFC 6901) that
   starts with `/`.  docs/audit.md says what each entry means. */
#ifndef AUDIT_LOG_MAP_H
#define AUDIT_LOG_MAP_H

#include "audit/log_value.h"
#include "base/diag.h"

/* What a field is. */
typedef enum LogField {
  LOG_EVENT,
  LOG_KEY, /* up to LOG_KEYS of them */
  LOG_KEY_LAST = LOG_KEY + 3,
  LOG_INCARNATION,
  LOG_CURSOR,
  LOG_EPOCH,
  LOG_OWNER,
  LOG_START,
  LOG_END,
  LOG_GROUP,
  LOG_ITEM
} LogField;

enum { LOG_FIELDS = LOG_ITEM + 1, LOG_KEYS = LOG_KEY_LAST - LOG_KEY + 1 };

/* What an event may be about. */
typedef enum LogRole {
  LOG_CHECKPOINTED,
  LOG_GRANTED,
  LOG_USED,
  LOG_RANGED,
  LOG_RANGE_OVER,
  LOG_AT_REST,
  LOG_SUBMITTED,
  LOG_ENDED
} LogRole;

enum { LOG_ROLES = LOG_ENDED + 1 };

/* What the members of an event lead to. */
typedef struct LogNode LogNode;

struct LogNode {
  const char *name;
  size_t length;
  uint32_t fields; /* bit 1 << LogField for each field that it is */
  LogNode *first, *next;
};

/* The events of a name. */
typedef struct LogName {
  const char *name;
  uint32_t roles; /* bit 1 << LogRole */
} LogName;

typedef struct LogMap {
  const char *name; /* may be NULL */
  LogNode *fields;
  const char *spelled[LOG_FIELDS]; /* NULL: not mapped */
  uint32_t key_count;
  LogOrder order;
  uint32_t name_count;
  const LogName *names;
  uint32_t always; /* roles of events of any name */
  uint32_t mapped; /* roles that some event may have */
  bool has_whole;
  LogValue whole_start, whole_end;
} LogMap;

/* Read from a file already added to the diagnostics; NULL after reported errors. */
const LogMap *log_map_read(Arena *, Diags *, uint32_t file);

/* As the mapping calls it: "cursor", "range.start", ... */
const char *log_field_name(LogField);
const char *log_role_name(LogRole); /* "cursor.in", "epoch.granted", ... */

#endif
