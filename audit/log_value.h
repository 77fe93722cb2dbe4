/* Values of the fields of events: kept exactly as they were spelled, and ordered. */
#ifndef AUDIT_LOG_VALUE_H
#define AUDIT_LOG_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef enum LogKind {
  LOG_ABSENT,
  LOG_NULL,
  LOG_TRUTH,
  LOG_NUMBER,
  LOG_STRING,
  LOG_COMPOSITE /* an object or a list */
} LogKind;

/* How strings are compared. */
typedef enum LogOrder { LOG_BYTES, LOG_HEX, LOG_DECIMAL } LogOrder;

enum { LOG_ORDER_COUNT = LOG_DECIMAL + 1 };

typedef struct LogValue {
  LogKind kind;
  const char *text; /* of a string without quotes and escapes, may have NULs; of a number */
  size_t length;
  uint32_t start, end; /* where it is in its line, in bytes */
} LogValue;

const char *log_order_name(LogOrder);

/* NULL if the value can be compared: an integer of any size, or a string that is right
   for the order; else what is wrong with it. */
const char *log_value_fault(const LogValue *, LogOrder);

/* Of two values of the same kind, both without a fault: negative, 0 or positive. */
int log_value_compare(const LogValue *, const LogValue *, LogOrder);

/* As it is shown to people, shortened. */
void log_value_show(const LogValue *, Text *);

enum { LOG_NEAR = 16 };

/* A value that outlives its line, made of zeros at first.  There may be millions of them: a short
   one needs no memory of its own. */
typedef struct LogKept {
  LogKind kind;
  uint32_t length;
  union {
    char near[LOG_NEAR]; /* of what is shorter than that, with a NUL */
    char *far;
  };
} LogKept;

void log_keep(LogKept *, const LogValue *);
LogValue log_kept(const LogKept *); /* lives as long as it is kept, at its place */
void log_drop(LogKept *);

#endif
