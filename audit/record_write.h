/* Decision records as Markdown, in each of the forms that are read. */
#ifndef AUDIT_RECORD_WRITE_H
#define AUDIT_RECORD_WRITE_H

#include "audit/record_check.h"

/* With evidence, ticks are computed: one that is not borne out is not ticked.  Without, they are
   as they were. */
void record_write(const Record *, RecordForm, const RecordFacts *, FILE *);

/* A record in which everything has still to be written. */
Record record_empty(const char *topic);

/* The checks of the charter's form, in front of its table: computed from evidence. */
void record_write_checks(const Record *, const RecordFacts *, FILE *);

#endif
