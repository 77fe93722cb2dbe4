/* Evidence as files whose content is known by its hash. */
#ifndef AUDIT_EVIDENCE_H
#define AUDIT_EVIDENCE_H

#include <stdbool.h>

#include "audit/finding.h"
#include "base/arena.h"
#include "base/diag.h"

enum { EVIDENCE_HASH = 65 }; /* SHA-256 in hexadecimal digits, with its NUL */

/* False, and nothing written, if the file cannot be read. */
bool evidence_hash(const char *path, char hash[EVIDENCE_HASH]);
void evidence_hash_text(const char *text, char hash[EVIDENCE_HASH]);

/* What is built in and was an input of an audit. */
typedef struct EvidenceNow {
  const char *version;   /* of this program */
  const char *pack_path; /* as inputs call the pack that is built in */
  const char *pack;      /* its text */
} EvidenceNow;

/* The obligation of findings about evidence that has changed. */
extern const char evidence_stale[];

/* Whether everything that a report or an evidence.lock names is still what it was: adds a finding
   for each input that is not, or one if all are.  Paths are relative to the working folder, or to
   that of the file.  False after reported errors. */
bool evidence_check(Arena *, Diags *, uint32_t file, const EvidenceNow *, AuditFindings *) MUST_USE;
bool evidence_is_stale(const AuditFindings *);

#endif
