/* Reports of an audit: each writes all findings, in a form of its own.

   A report depends on nothing but the findings and the context. */
#ifndef AUDIT_REPORT_H
#define AUDIT_REPORT_H

#include <stdio.h>

#include "audit/citation.h"
#include "audit/evidence.h"
#include "audit/finding.h"
#include "audit/pack.h"
#include "audit/pattern.h"
#include "audit/record.h"

/* A file that the audit has read. */
typedef struct AuditInput {
  const char *role; /* "specification", "log", "mapping", "pack", ... */
  const char *path;
  const char *text; /* of what is built in, and no file; else NULL */
} AuditInput;

/* False if it cannot be read. */
bool audit_input_hash(const AuditInput *, char hash[EVIDENCE_HASH]);

typedef struct AuditContext {
  const char *subject;           /* what was audited: a path, as a rule */
  const char *version;           /* of this program */
  bool implementation;           /* else a design */
  const Pack *pack;              /* NULL: none */
  const Citations *citations;    /* NULL: none */
  const Records *records;        /* of decisions; NULL: none */
  const AuditFindings *evidence; /* for ticks, beside the findings; NULL: none */
  const AuditFindings *baseline; /* of an earlier audit, compared with these; NULL: none */
  const Diags *diags;
  int exit_status;
  bool spent;     /* the time was over before anything was decided */
  bool unassumed; /* an assumption is false: nothing was decided */
  bool brief;     /* as text: leave out what is in order */
  vec(AuditInput) inputs;
} AuditContext;

/* What is known of a pattern. */
typedef struct Coverage {
  uint32_t passed[ASSURANCE_COUNT]; /* how many obligations, by how sure it is */
  uint32_t failed, open;
} Coverage;

Coverage audit_coverage(const AuditFindings *, Pattern);

void audit_report_text(const AuditFindings *, const AuditContext *, FILE *);
void audit_report_json(const AuditFindings *, const AuditContext *, FILE *);

/* The charter's Markdown.  The records of a design get the ticks that the findings bear out. */
void audit_report_markdown(const AuditFindings *, const AuditContext *, FILE *);

/* `evidence.lock`: what was read, by its hashes, and by which version of this program. */
void audit_report_lock(const AuditFindings *, const AuditContext *, FILE *);

/* One page that needs nothing else: for reading, light or dark, wide or narrow. */
void audit_report_html(const AuditFindings *, const AuditContext *, FILE *);

/* SARIF 2.1.0 for code scanning: what failed or is open.  What passed is left out, because
   GitHub shows each result as a problem, whatever its kind is. */
void audit_report_sarif(const AuditFindings *, const AuditContext *, FILE *);

#endif
