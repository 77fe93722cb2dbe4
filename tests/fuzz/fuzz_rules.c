/* Reads any bytes as rules for the code channel, and runs the tests that they carry. */
#include "audit/scan.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  ScanRules rules;
  uint32_t file = session_add(&s, "rules.json", bytes, size);
  bool read = scan_rules_read(s.memory, s.diags, file, &rules);
  session_expect(&s, read ? &rules : NULL);
  if (read) {
    session_expect(&s, scan_rules_test(s.memory, s.diags, &rules) ? &rules : NULL);
    scan_rules_free(&rules);
  }
  session_end(&s);
  return 0;
}
