/* Reads any bytes as a configuration file. */
#include "frontend/config.h"
#include "tests/fuzz/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  Config *config = config_read(&s, session_add(&s, "Fuzz.cfg", bytes, size));
  session_expect(&s, config);
  config_destroy(config);
  session_end(&s);
  return 0;
}
