#include "cli/command_sizes.h"

#include <stdio.h>
#include <string.h>

#include "cli/report_json.h"

/* Statuses from the best one to the one that says most about all sizes together. */
static int weight(ExitStatus status) {
  if (status == STATUS_HOLDS) return 0;
  if (status == STATUS_UNKNOWN) return 1;
  if (status == STATUS_ASSUMPTION_FALSE) return 2;
  return status == STATUS_VIOLATED ? 4 : 3;
}

static const char *word_of(ExitStatus status) {
  static const char *const words[] = {"proved", "unknown", "assumption_false", "error",
                                      "not_proved"};
  return words[weight(status)];
}

static const char *phrase_of(ExitStatus status) {
  static const char *const phrases[] = {"proved", "unknown", "not proved: an assumption is false",
                                        "error", "not proved"};
  return phrases[weight(status)];
}

static void begin_json(Json *j, const Options *o) {
  json_open(j, '{');
  json_number(j, "schema", JSON_SCHEMA);
  json_text(j, "spec", o->words.at[0]);
  json_key(j, "sizes");
  json_open(j, '[');
}

static void write_sizing(Json *j, const Sizing *sizing) {
  json_open(j, '{');
  json_key(j, "size");
  json_open(j, '{');
  for (uint32_t i = 0; i < sizing->ranges->count; i++)
    json_number(j, sizing->ranges->at[i].name, sizing_of(sizing, i));
  json_close(j);
  json_key(j, "proof");
}

static void end_json(Json *j, ExitStatus status) {
  json_close(j);
  json_text(j, "verdict", word_of(status));
  json_number(j, "exit_status", (uint64_t)status);
  json_close(j);
  json_destroy(j);
}

static void print_summary(const SizeRanges *ranges, uint32_t asked, const ExitStatus *statuses) {
  Text out = {0};
  text_append(&out, "\nAll sizes that were asked for, and no others:\n");
  for (uint32_t n = 0; n < sizes_combinations(ranges); n++) {
    text_append(&out, "  ");
    sizing_print(&(Sizing){ranges, n}, &out);
    text_format(&out, ": %s\n", n < asked ? phrase_of(statuses[n]) : "not asked");
  }
  fwrite(out.bytes, 1, out.length, stdout);
  text_free(&out);
}

ExitStatus prove_sizes(const Proving *proving, const SizeRanges *ranges, Prove *prove) {
  const Options *o = proving->options;
  vec(ExitStatus) statuses = {0};
  ExitStatus all = STATUS_HOLDS;
  Json *j = strcmp(o->format, "json") ? NULL : json_create(stdout, true);
  if (j) begin_json(j, o);
  for (uint32_t n = 0; n < sizes_combinations(ranges); n++) {
    if (interrupt_asked(proving->interrupt)) {
      all = weight(all) ? all : STATUS_UNKNOWN;
      break;
    }
    Sizing sizing = {ranges, n};
    if (j)
      write_sizing(j, &sizing);
    else if (n && !o->quiet)
      putchar('\n');
    ExitStatus status = prove(proving, &sizing, j);
    if (j) json_close(j);
    if (weight(status) > weight(all)) all = status;
    vec_push(&statuses, status);
  }
  if (j)
    end_json(j, all);
  else
    print_summary(ranges, statuses.count, statuses.at);
  vec_free(&statuses);
  return all;
}
