/* The code channel: source files are searched for patterns of coordination and for what may
   be an anti-pattern.

   A scanner sees shapes, not meaning.  What it locates is `review`, what it suspects is a
   candidate (WARN): somebody, or another channel, has to judge. */
#ifndef AUDIT_SCAN_H
#define AUDIT_SCAN_H

#include "audit/finding.h"
#include "audit/scan_rules.h"

typedef struct ScanSummary {
  vec(const char *) paths; /* of the files that were searched */
  uint32_t functions;
  uint32_t tests;  /* files of tests: not searched */
  uint32_t others; /* files in no language that is known */
} ScanSummary;

/* One text; the path is for places. */
void scan_source(Arena *, Diags *, const ScanRules *, Language, uint32_t file, AuditFindings *,
                 ScanSummary *);

/* A file, or all files of a folder (in order of their names; not what is hidden, nor folders
   of what others wrote or tools made: node_modules, target, build, vendor, dist).  False after
   a report; what can be read is searched nevertheless. */
bool scan_path(Arena *, Diags *, const ScanRules *, const char *path, AuditFindings *,
               ScanSummary *);

void scan_summary_free(ScanSummary *);

/* Runs the tests that the rules carry; false after a report of each that fails. */
bool scan_rules_test(Arena *, Diags *, const ScanRules *);

#endif
