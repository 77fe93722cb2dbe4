/* What all reports ask: how much is known of each pattern, and the hashes of what was read. */
#include "audit/report.h"

Coverage audit_coverage(const AuditFindings *findings, Pattern pattern) {
  Coverage c = {0};
  for (vec_each(const AuditFinding, f, &findings->all)) {
    if (pattern_find(f->pattern) != pattern) continue;
    c.passed[f->assurance] += f->outcome == OUTCOME_PASS;
    c.failed += f->outcome == OUTCOME_FAIL;
    c.open += f->outcome == OUTCOME_OPEN;
  }
  return c;
}

bool audit_input_hash(const AuditInput *input, char hash[EVIDENCE_HASH]) {
  if (!input->text) return evidence_hash(input->path, hash);
  evidence_hash_text(input->text, hash);
  return true;
}
