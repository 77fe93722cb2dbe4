/* How much is known of each pattern. */
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
