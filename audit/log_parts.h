/* What the files of log_check.h share: the state of a log, and how offences are noted. */
#ifndef AUDIT_LOG_PARTS_H
#define AUDIT_LOG_PARTS_H

#include "audit/log_check.h"
#include "audit/log_table.h"

typedef enum Claim {
#define CLAIM(name, rule, obligation, pattern, holds, offence, needs) CLAIM_##name,
#include "audit/log_claims.def"
#undef CLAIM
} Claim;

enum { CLAIM_COUNT = CLAIM_ITEM_KNOWN + 1 };

/* A line that what comes later may be measured by. */
typedef struct LogMark {
  uint64_t line;
  uint32_t column;
} LogMark;

/* Of one key in one incarnation. */
typedef struct Progress {
  LogKept cursor; /* LOG_ABSENT before the first */
  LogMark at;
} Progress;

typedef struct KeyRange {
  bool holds; /* it is not over, and was none that is empty */
  LogKept start, end, group;
  LogMark at;
} KeyRange;

/* Of one key, whatever its incarnation. */
typedef struct KeyState {
  LogKept epoch, owner; /* the greatest epoch so far, and whose it is */
  LogMark epoch_at;
  KeyRange *range; /* NULL as long as there was none */
  Progress *latest;
} KeyState;

typedef struct ItemState {
  LogMark at;
} ItemState;

typedef struct Tally {
  uint64_t seen, broken; /* how often it could have been broken, and was */
  uint32_t place_count;
  FindingPlace places[LOG_SHOWN];
} Tally;

struct LogCheck {
  Arena *memory;
  const LogMap *map;
  const char *path;
  LogTable keys, progress, items;
  uint64_t events, roles_seen[LOG_ROLES];
  Tally tallies[CLAIM_COUNT];
  Text key, note;
  /* Of the event at hand. */
  const LogValue *fields;
  LogPlace place;
  LogFault *fault;
};

static inline bool log_is_value(const LogValue *v) {
  return v->kind == LOG_NUMBER || v->kind == LOG_STRING;
}

/* Where a value of the event at hand stands. */
LogMark log_mark(const LogCheck *, const LogValue *);

/* Adds a key to the note, as messages say it: "shard s7". */
void log_show_key(LogCheck *, const KeyState *);
/* Starts the note of an offence: "shard s7: "; the key may be NULL. */
Text *log_note(LogCheck *, const KeyState *);
void log_show(LogCheck *, const LogValue *); /* adds to the note */

/* The note is written; the offence is at a value of the event at hand, or before. */
void log_offend(LogCheck *, Claim, const LogValue *at);
void log_offend_before(LogCheck *, Claim, LogMark);

/* The event has a fault in this field; returns false. */
bool log_refuse(LogCheck *, LogField, const char *what);

/* Whether a field can be compared, and with the value before it if there is one. */
bool log_fits(LogCheck *, LogField, LogOrder, const LogKept *before);

int log_compare_kept(const LogCheck *, const LogKept *, const LogValue *);

/* Of ranges. */
void log_check_in_range(LogCheck *, const KeyState *, const LogValue *cursor, const LogValue *at);
bool log_check_range(LogCheck *, KeyState *);
void log_check_tiles(LogCheck *);

#endif
