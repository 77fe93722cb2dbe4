/* Reads any bytes as source code of the language that the first byte chooses, and searches it
   by the rules that are built in. */
#include <string.h>

#include "audit/scan.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (!size) return 0;
  Session s = session_start();
  const char *rules_text = (const char *)pack_scan, *text = (const char *)bytes + 1;
  ScanRules rules;
  uint32_t pack = session_add(&s, "scan.json", rules_text, strlen(rules_text));
  bool read = scan_rules_read(s.memory, s.diags, pack, &rules);
  session_expect(&s, read ? &rules : NULL);
  AuditFindings findings = {0};
  ScanSummary summary = {0};
  scan_source(s.memory, s.diags, &rules, (Language)(*bytes % LANGUAGE_COUNT),
              session_add(&s, "code", text, size - 1), &findings, &summary);
  scan_rules_free(&rules);
  scan_summary_free(&summary);
  audit_free(&findings);
  session_end(&s);
  return 0;
}
