#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

/* What a writer wrote; call `start`, write, then `finish`. */
typedef struct Output {
  FILE *stream;
  Json *json;
  char *text;
  size_t size;
} Output;

static void start(Output *o, bool pretty) {
  *o = (Output){0};
  o->stream = open_memstream(&o->text, &o->size);
  o->json = json_create(o->stream, pretty);
}

static char *finish(Output *o) {
  json_destroy(o->json);
  fclose(o->stream);
  return o->text;
}

static void write_sample(Json *j) {
  json_open(j, '{');
  json_key(j, "list");
  json_open(j, '[');
  json_int(j, INT64_MIN);
  json_bool(j, true);
  json_null(j);
  json_raw(j, "12345678901234567890");
  json_close(j);
  json_key(j, "empty");
  json_open(j, '{');
  json_close(j);
  json_key(j, "half");
  json_double(j, 0.5, 2);
  json_close(j);
}

Test(json, writes_commas_and_nesting) {
  Output o;
  start(&o, false);
  write_sample(o.json);
  cr_assert(eq(str, finish(&o),
               "{\"list\":[-9223372036854775808,true,null,12345678901234567890],"
               "\"empty\":{},\"half\":0.50}\n"));
  free(o.text);
}

Test(json, indents_when_pretty) {
  Output o;
  start(&o, true);
  write_sample(o.json);
  cr_assert(eq(str, finish(&o),
               "{\n"
               "  \"list\": [\n"
               "    -9223372036854775808,\n"
               "    true,\n"
               "    null,\n"
               "    12345678901234567890\n"
               "  ],\n"
               "  \"empty\": {},\n"
               "  \"half\": 0.50\n"
               "}\n"));
  free(o.text);
}

Test(json, writes_one_value_per_line_at_the_top) {
  Output o;
  start(&o, false);
  json_int(o.json, 1);
  json_open(o.json, '[');
  json_close(o.json);
  cr_assert(eq(str, finish(&o), "1\n[]\n"));
  free(o.text);
}

static void check_string(const char *text, const char *want) {
  Output o;
  start(&o, false);
  json_string(o.json, text);
  char *got = finish(&o);
  got[strlen(got) - 1] = '\0';
  cr_assert(eq(str, got, (char *)want));
  free(got);
}

Test(json, escapes_what_json_does_not_allow_in_strings) {
  check_string("a\"b\\c", "\"a\\\"b\\\\c\"");
  check_string("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
  check_string("\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"");
  check_string("/\\ \xE2\x88\xA7 \xF0\x9F\x99\x82", "\"/\\\\ \xE2\x88\xA7 \xF0\x9F\x99\x82\"");
}

Test(json, replaces_what_is_not_utf8) {
  check_string("a\xFF"
               "b",
               "\"a\xEF\xBF\xBD"
               "b\"");
  check_string("\xC0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                 /* too long */
  check_string("\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""); /* surrogate */
  check_string("\xE2\x88", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                 /* cut off */
}

Test(json, has_no_infinite_numbers) {
  Output o;
  start(&o, false);
  json_open(o.json, '[');
  json_double(o.json, INFINITY, 1);
  json_double(o.json, NAN, 1);
  json_close(o.json);
  cr_assert(eq(str, finish(&o), "[null,null]\n"));
  free(o.text);
}
