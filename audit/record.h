/* Decision records: a decision about coordination, where it comes from, what must hold, and
   what was not chosen.

   They are read from Markdown in three forms: that of the charter of audits (a heading
   "Distributed Systems Decision: topic", two lists of ticks, a table of fields, a table of
   alternatives, open questions), MADR 4.0 (https://adr.github.io/madr/), and Nygard's
   (https://cognitect.com/blog/2011/11/15/documenting-architecture-decisions).  The other
   two have no place of their own for some fields: a line that starts with the name of a
   field in bold, such as `**Safety invariant**: ...`, is that field. */
#ifndef AUDIT_RECORD_H
#define AUDIT_RECORD_H

#include <stdio.h>

#include "audit/finding.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

typedef enum RecordForm { RECORD_CHARTER, RECORD_MADR, RECORD_NYGARD } RecordForm;

typedef enum RecordField {
  RECORD_PROBLEM,
  RECORD_APPROACH,
  RECORD_PROVENANCE,
  RECORD_FIT,
  RECORD_TRADE_OFFS,
  RECORD_SAFETY,
  RECORD_LIVENESS,
  RECORD_VERIFICATION
} RecordField;

/* The ticks: no conflict with a locked decision, then the anti-patterns. */
enum {
  RECORD_FORMS = RECORD_NYGARD + 1,
  RECORD_FIELDS = RECORD_VERIFICATION + 1,
  RECORD_ANTI_PATTERNS = 7,
  RECORD_TICKS = 1 + RECORD_ANTI_PATTERNS,
  RECORD_TICK_NOVEL = 1 /* no novel consensus protocols */
};

typedef struct RecordText {
  const char *text; /* trimmed; NULL if it is not there */
  Span at;
} RecordText;

typedef struct RecordTick {
  bool present, ticked;
  RecordText said; /* behind the box */
} RecordTick;

typedef struct RecordAlternative {
  RecordText option, reason, reference;
} RecordAlternative;

typedef struct Record {
  RecordForm form;
  RecordText topic, status, date;
  RecordText fields[RECORD_FIELDS];
  RecordTick ticks[RECORD_TICKS];
  vec(RecordAlternative) alternatives;
  vec(RecordText) questions;
  bool asked; /* it says what is open, if only `None.` */
} Record;

typedef struct Records {
  vec(Record) all;
} Records;

/* Adds the records of a file that was added to the diagnostics; false after a report if there is
   none.  Texts live in the arena. */
bool records_read(Records *, Arena *, Diags *, uint32_t file) MUST_USE;
void records_free(Records *);

const char *record_form_name(RecordForm);
const char *record_field_name(RecordField); /* "Safety invariant", ... */
/* What a tick says, as in the charter; the rule is "AP1" to "AP7", "D" of the first. */
const char *record_tick_text(uint32_t tick);
const char *record_tick_rule(uint32_t tick);

/* The option that was chosen, in a text such as `Chosen option: "X", because ...`; else its first
   line.  Not terminated: `*length` bytes. */
const char *record_chosen(const char *approach, size_t *length);

/* The line in front of what audits have found, which is no part of the field. */
extern const char record_evidence_head[];

/* A text that still has to be written: `[what must never happen]`. */
bool record_is_placeholder(const char *);

#endif
