/* Reads any bytes as each kind of JSON file: a tree, a rule pack, a mapping of a log. */
#include "audit/log_map.h"
#include "audit/pack.h"
#include "base/json_tree.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  uint32_t file = session_add(&s, "Fuzz.json", bytes, size);
  session_expect(&s, json_tree_read(s.memory, s.diags, file));
  session_expect(&s, pack_read(s.memory, s.diags, file));
  session_expect(&s, log_map_read(s.memory, s.diags, file));
  session_end(&s);
  return 0;
}
