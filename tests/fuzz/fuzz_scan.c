/* Reads any bytes as source code of the language that the first byte chooses, and searches it
   by the rules that are built in. */
#include <string.h>

#include "audit/scan.h"
#include "tests/fuzz/session.h"

/* What is built in, read once for all inputs: most of the time would go to its expressions. */
static const ScanRules *built_in(void) {
  static Session s;
  static ScanRules rules;
  if (s.memory) return &rules;
  s = session_start();
  const char *text = (const char *)pack_scan;
  uint32_t file = session_add(&s, "scan.json", text, strlen(text));
  if (!scan_rules_read(s.memory, s.diags, file, &rules)) panic("the built-in rules for code");
  return &rules;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (!size) return 0;
  Session s = session_start();
  AuditFindings findings = {0};
  ScanSummary summary = {0};
  uint32_t file = session_add(&s, "code", bytes + 1, size - 1);
  scan_source(s.memory, s.diags, built_in(), (Language)(*bytes % LANGUAGE_COUNT), file, &findings,
              &summary);
  scan_summary_free(&summary);
  audit_free(&findings);
  session_end(&s);
  return 0;
}
