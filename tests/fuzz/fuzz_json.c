/* Reads any bytes as each kind of JSON file: a tree, a rule pack, a binding, a mapping of a
 * log, citations, evidence. */
#include "audit/binding.h"
#include "audit/citation.h"
#include "audit/evidence.h"
#include "audit/log_map.h"
#include "audit/pack.h"
#include "audit/record_check.h"
#include "base/json_tree.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  uint32_t file = session_add(&s, "Fuzz.json", bytes, size);
  session_expect(&s, json_tree_read(s.memory, s.diags, file));
  session_expect(&s, pack_read(s.memory, s.diags, file));
  session_expect(&s, binding_read(s.memory, s.diags, file));
  session_expect(&s, log_map_read(s.memory, s.diags, file));
  Citations citations = {0};
  AuditFindings evidence = {0};
  session_expect(&s, citations_read(&citations, s.memory, s.diags, file) ? &s : NULL);
  session_expect(&s, evidence_read(&evidence, s.memory, s.diags, file) ? &s : NULL);
  EvidenceNow now = {"1", "pack", "{}"};
  session_expect(&s, evidence_check(s.memory, s.diags, file, &now, &evidence) ? &s : NULL);
  citations_free(&citations);
  audit_free(&evidence);
  session_end(&s);
  return 0;
}
