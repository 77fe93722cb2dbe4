/* A line of a log is an object with the fields that the mapping names, or has a fault. */
#include <criterion/criterion.h>
#include <string.h>

#include "audit/log_event.h"

static const char mapping[] =
    "{\"schema\": 1, \"event\": \"type\", \"key\": \"/at/shard\","
    " \"cursor\": {\"field\": \"/a~1b/c\"}, \"epoch\": {\"field\": \"epoch\"}}";

static Arena *memory;
static Diags *diags;
static LogReader *reader;
static LogFault fault;

static void start(void) {
  memory = arena_create();
  diags = diags_create();
  uint32_t file = diags_add_file(diags, "map.json", mapping, strlen(mapping));
  const LogMap *map = log_map_read(memory, diags, file);
  cr_assert(map);
  reader = log_reader_create(map);
}

static void finish(void) {
  log_reader_destroy(reader);
  diags_destroy(diags);
  arena_destroy(memory);
}

static const LogValue *read(const char *line) {
  return log_read(reader, line, strlen(line), &fault);
}

TestSuite(log_event, .init = start, .fini = finish);

Test(log_event, has_the_fields_that_pointers_lead_to) {
  const char *line = "{\"type\": \"t\", \"at\": {\"shard\": \"s\\u0000\"}, \"a/b\": {\"c\": -12}, "
                     "\"other\": [{\"epoch\": 7}], \"epoch\": 12345678901234567890}";
  const LogValue *v = read(line);
  cr_assert(v, "%s", fault.message);
  cr_expect_str_eq(v[LOG_EVENT].text, "t");
  cr_expect(v[LOG_KEY].length == 2 && !memcmp(v[LOG_KEY].text, "s\0", 2));
  cr_expect_str_eq(v[LOG_CURSOR].text, "-12");
  cr_expect_str_eq(v[LOG_EPOCH].text, "12345678901234567890");
  cr_expect(!strncmp(line + v[LOG_EPOCH].start, "12345678901234567890}", 21));
  cr_expect_eq(v[LOG_ITEM].kind, LOG_ABSENT);
}

Test(log_event, forgets_the_event_before) {
  cr_assert(read("{\"type\": \"t\", \"epoch\": 1}"));
  const LogValue *v = read("{\"type\": \"t\"}");
  cr_assert(v);
  cr_expect_eq(v[LOG_EPOCH].kind, LOG_ABSENT);
}

Test(log_event, that_is_not_strict_JSON_has_a_fault_with_a_place) {
  static const struct {
    const char *line, *message;
    uint32_t at;
  } rows[] = {
      {"{\"type\": 1,}", "not JSON", 11},
      {"{\"type\": 1} x", "not JSON", 12},
      {"{\"type\": \"a", "not JSON", 11},
      {"{\"a\": {\"type\": 1, \"type\": 2}}", "has the key `type` twice", 18},
      {"{\"a\": 1, \"b\": 2, \"\\u0061\": 3}", "has the key `a` twice", 17},
      {"[1]", "an event is a JSON object", 0},
      {"\"x\"", "an event is a JSON object", 0},
      {"{\"type\": \"\xFF\"}", "not JSON", 9},
      {"{\"type\": 01}", "not JSON", 10},
      {"{'type': 1}", "not JSON", 1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    cr_expect_null(read(rows[i].line), "%s", rows[i].line);
    cr_expect(strstr(fault.message, rows[i].message), "%s: %s", rows[i].line, fault.message);
    cr_expect(fault.start <= rows[i].at + 1 && fault.start + 1 >= rows[i].at, "%s: at %u",
              rows[i].line, fault.start);
  }
}

Test(log_event, with_many_keys_is_still_checked_for_equal_ones) {
  Text line = {0};
  text_append(&line, "{");
  for (int i = 0; i < 500; i++) text_format(&line, "\"k%d\": %d, ", i, i);
  text_append(&line, "\"k77\": 0}");
  cr_expect_null(read(text_string(&line)));
  cr_expect(strstr(fault.message, "`k77` twice"));
  cr_expect(fault.other_end > fault.other_start);
  text_free(&line);
}

Test(log_event, nested_too_deeply_has_a_fault) {
  Text line = {0};
  text_append(&line, "{\"a\": ");
  for (int i = 0; i < 100000; i++) text_append(&line, "[");
  cr_expect_null(read(text_string(&line)));
  cr_expect(strstr(fault.message, "nested more than"));
  text_free(&line);
}
