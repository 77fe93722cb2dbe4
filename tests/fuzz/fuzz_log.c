/* Reads any bytes as a log, line by line, under a mapping that uses everything. */
#include <string.h>

#include "audit/log_check.h"
#include "tests/fuzz/session.h"

static const char mapping[] =
    "{\"schema\":1,\"event\":\"e\",\"key\":[\"k\",\"/o/k\"],\"incarnation\":\"i\","
    "\"cursor\":{\"field\":\"c\",\"in\":[\"c\",\"x\"]},"
    "\"epoch\":{\"field\":\"n\",\"granted\":[\"g\"],\"used\":[\"c\",\"u\"],\"owner\":\"w\"},"
    "\"range\":{\"start\":\"s\",\"end\":\"t\",\"in\":[\"r\"],\"until\":[\"q\"],\"at_rest\":[\"z\"],"
    "\"group\":\"i\",\"whole\":{\"start\":\"\",\"end\":null}},"
    "\"item\":{\"field\":\"k\",\"submitted\":[\"a\"],\"ended\":[\"b\",\"x\"]}}";

static void run(Session *s, const LogMap *map, const char *text, size_t size) {
  LogReader *reader = log_reader_create(map);
  LogCheck *check = log_check_create(s->memory, map, "Fuzz.ndjson");
  LogFault fault;
  uint64_t number = 0;
  for (const char *end = text + size; text < end; text++) {
    const char *stop = memchr(text, '\n', (size_t)(end - text));
    if (!stop) stop = end;
    const LogValue *fields = log_read(reader, text, (size_t)(stop - text), &fault);
    LogPlace place = {++number, text};
    if (!(fields && log_check_event(check, fields, place, &fault)) && !*fault.message)
      panic("failure without a message");
    text = stop;
  }
  AuditFindings findings = {0};
  log_check_finish(check, &findings);
  audit_free(&findings);
  log_check_destroy(check);
  log_reader_destroy(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  Session s = session_start();
  const LogMap *map =
      log_map_read(s.memory, s.diags, session_add(&s, "map.json", mapping, sizeof mapping - 1));
  session_expect(&s, map);
  run(&s, map, (const char *)bytes, size);
  session_end(&s);
  return 0;
}
