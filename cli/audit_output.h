/* What all audits have in common: the rules they use, and how they end. */
#ifndef CLI_AUDIT_OUTPUT_H
#define CLI_AUDIT_OUTPUT_H

#include "audit/record_write.h"
#include "audit/report.h"
#include "cli/job.h"

/* The pack of `--pack`, or the one that is built in; NULL after reported errors. */
const Pack *audit_pack(Job *);

/* What evidence is held against. */
EvidenceNow audit_now(void);
/* Whether the inputs of the reports that --evidence names are what they were.  A report that
   somebody wrote may have none.  False after reported errors. */
bool audit_check_reports(Job *, AuditFindings *);

/* The records of `--doc`, checked with what was found so far as evidence, and against citations
   that were read before; false after reported errors.  What they are kept in is freed by
   audit_documents_free(). */
typedef struct AuditDocuments {
  RecordFacts facts;
  Citations citations;
  AuditFindings evidence;
  Records records;
} AuditDocuments;

bool audit_documents(Job *, AuditDocuments *, AuditContext *, AuditFindings *) MUST_USE;
void audit_documents_free(AuditDocuments *);

/* The table of citations that is built in, and those of `--refs`; false after reported errors. */
bool audit_citations(Job *, Citations *) MUST_USE;

/* Writes the reports that are asked for, prints what was reported, and returns the status:
   20 if something blocks; else 65 after reported errors; else, as far as `--fail-on` goes, 21 with
   warnings and 22 if something is open; else 0.  Sets version, diagnostics and status of the
   context. */
ExitStatus audit_finish(Job *, AuditContext *, AuditFindings *) MUST_USE;

/* Each record into a file of its own, `0001-topic.md`; false after a message on standard error. */
bool audit_write_madr(const Records *, const RecordFacts *, const char *folder) MUST_USE;

/* The end of an audit that could not begin: errors were reported. */
ExitStatus audit_fail(Job *, ExitStatus);

#endif
