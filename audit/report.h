/* Reports of an audit: each writes all findings, in a form of its own.

   A report depends on nothing but the findings and the context: the same audit gives the
   same bytes. */
#ifndef AUDIT_REPORT_H
#define AUDIT_REPORT_H

#include <stdio.h>

#include "audit/finding.h"
#include "audit/pack.h"

/* A file that the audit has read. */
typedef struct AuditInput {
  const char *role; /* "specification", "log", "mapping", "pack", ... */
  const char *path;
} AuditInput;

typedef struct AuditContext {
  const char *subject; /* what was audited: a path, as a rule */
  const char *version; /* of this program */
  bool implementation; /* else a design */
  const Pack *pack;
  vec(AuditInput) inputs;
} AuditContext;

void audit_report_text(const AuditFindings *, const AuditContext *, FILE *);

#endif
