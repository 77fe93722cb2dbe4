/* Traces in the Informal Trace Format of Apalache (ADR 015), which other tools read. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/panic.h"
#include "cli/report.h"
#include "cli/version.h"

static void write_items(Json *j, const char *tag, uint32_t count, const Value *const *items) {
  json_open(j, '{');
  json_key(j, tag);
  json_open(j, '[');
  for (uint32_t i = 0; i < count; i++) json_value(j, items[i]);
  json_close(j);
  json_close(j);
}

static void write_record(Json *j, const Value *v) {
  json_open(j, '{');
  for (uint32_t i = 0; i < v->count; i++) {
    json_key(j, symbol_text(v->domain->items[i]->text));
    json_value(j, v->items[i]);
  }
  json_close(j);
}

static void write_map(Json *j, const Value *v) {
  json_open(j, '{');
  json_key(j, "#map");
  json_open(j, '[');
  for (uint32_t i = 0; i < v->count; i++) {
    json_open(j, '[');
    json_value(j, v->domain->items[i]);
    json_value(j, v->items[i]);
    json_close(j);
  }
  json_close(j);
  json_close(j);
}

static void write_function(Json *j, const Value *v) {
  if (value_is_sequence(v))
    write_items(j, "#tup", v->count, v->items);
  else if (value_is_record(v))
    write_record(j, v);
  else
    write_map(j, v);
}

static void write_integer(Json *j, Integer integer) {
  Arena *scratch = arena_create();
  json_open(j, '{');
  json_key(j, "#bigint");
  json_string(j, integer_text(scratch, integer));
  json_close(j);
  arena_destroy(scratch);
}

/* What ITF has no word for is spelled in TLA+. */
static void write_unserializable(Json *j, const Value *v) {
  Text text = {0};
  value_print(v, &text);
  json_open(j, '{');
  json_key(j, "#unserializable");
  json_string(j, text_string(&text));
  json_close(j);
  text_free(&text);
}

void json_value(Json *j, const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: json_bool(j, v->truth); return;
  case VALUE_INTEGER: write_integer(j, v->integer); return;
  case VALUE_STRING:
  case VALUE_MODEL: json_string(j, symbol_text(v->text)); return;
  case VALUE_SET: write_items(j, "#set", v->count, v->items); return;
  case VALUE_FUNCTION: write_function(j, v); return;
  case VALUE_LAZY:
  case VALUE_RULE: write_unserializable(j, v); return;
  }
  never("value kind");
}

static void write_meta(Json *j, const Job *job, const Result *r) {
  json_key(j, "#meta");
  json_open(j, '{');
  json_key(j, "format");
  json_string(j, "ITF");
  json_key(j, "format-description");
  json_string(j, "https://apalache-mc.org/docs/adr/015adr-trace.html");
  json_key(j, "source");
  json_string(j, job->path);
  json_key(j, "generator");
  char generator[32];
  snprintf(generator, sizeof generator, "cairn %s", cairn_version);
  json_string(j, generator);
  json_key(j, "verdict");
  json_string(j, verdict_word(r->verdict));
  json_close(j);
}

static void write_itf_state(Json *j, const Job *job, const Trace *trace, uint32_t index) {
  json_open(j, '{');
  json_key(j, "#meta");
  json_open(j, '{');
  json_key(j, "index");
  json_int(j, index);
  json_close(j);
  for (uint32_t i = 0; i < job->spec->variable_count; i++) {
    json_key(j, symbol_text(job->spec->variables[i]->name));
    json_value(j, trace->at[index].state[i]);
  }
  json_close(j);
}

static void write_itf(Json *j, const Job *job, const Result *r, const Trace *trace) {
  json_open(j, '{');
  write_meta(j, job, r);
  json_key(j, "vars");
  json_open(j, '[');
  for (uint32_t i = 0; i < job->spec->variable_count; i++)
    json_string(j, symbol_text(job->spec->variables[i]->name));
  json_close(j);
  json_key(j, "states");
  json_open(j, '[');
  for (uint32_t i = 0; i < trace->count; i++) write_itf_state(j, job, trace, i);
  json_close(j);
  json_close(j);
}

static bool write_file(const Job *job, const Result *r, const Trace *trace, const char *path) {
  FILE *out = fopen(path, "w");
  if (!out) {
    fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
    return false;
  }
  Json *j = json_create(out, true);
  write_itf(j, job, r, trace);
  json_destroy(j);
  bool written = !ferror(out);
  if (fclose(out)) written = false;
  if (!written) fprintf(stderr, "cairn: cannot write `%s`: %s\n", path, strerror(errno));
  return written;
}

const char *report_numbered(const Job *job, const char *path, uint32_t number) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strchr(name, '.'), *end = dot ? dot : path + strlen(path);
  return arena_format(job->session.memory, "%.*s.%u%s", (int)(end - path), path, number, end);
}

bool report_itf(const Job *job, const Result *r, const char *path) {
  bool written = write_file(job, r, &r->trace, path);
  for (uint32_t i = 0; i < r->others.count && written; i++)
    written = write_file(job, r, &r->others.at[i].trace, report_numbered(job, path, i + 2));
  return written;
}
