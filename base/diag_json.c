/* Diagnostics as JSON. */
#include "base/diag_parts.h"
#include "base/panic.h"

static const char *severity_name(Severity severity) {
  switch (severity) {
  case SEVERITY_NOTE: return "note";
  case SEVERITY_WARNING: return "warning";
  case SEVERITY_ERROR: return "error";
  }
  never("severity");
}

static void write_position(const Diags *ds, Json *j, Span at, const char *line_key,
                           const char *column_key) {
  const char *path;
  unsigned line, column;
  if (!diags_position(ds, at, &path, &line, &column)) never("checked by the caller");
  json_key(j, line_key);
  json_int(j, line);
  json_key(j, column_key);
  json_int(j, column);
}

void diags_print_location(const Diags *ds, Span at, Json *j) {
  if (!span_has_file(at)) {
    json_null(j);
    return;
  }
  json_open(j, '{');
  json_key(j, "file");
  json_string(j, diags_path(ds, at.file));
  write_position(ds, j, at, "line", "column");
  write_position(ds, j, (Span){at.file, at.end, at.end}, "end_line", "end_column");
  json_close(j);
}

static void write_location(const Diags *ds, Json *j, Span at) {
  json_key(j, "location");
  diags_print_location(ds, at, j);
}

static void write_label(const Diags *ds, Json *j, const Label *label) {
  json_open(j, '{');
  json_key(j, "message");
  json_string(j, label->text);
  write_location(ds, j, label->at);
  json_close(j);
}

static void write_remarks(const Diag *d, Json *j, const char *key, bool helps) {
  json_key(j, key);
  json_open(j, '[');
  for (vec_each(Remark, remark, &d->remarks))
    if (remark->is_help == helps) json_string(j, remark->text);
  json_close(j);
}

static void write_diag(const Diag *d, Json *j) {
  json_open(j, '{');
  json_key(j, "code");
  json_string(j, diag_infos[d->code].code);
  json_key(j, "severity");
  json_string(j, severity_name(diag_infos[d->code].severity));
  json_key(j, "message");
  json_string(j, d->message);
  write_location(d->owner, j, d->labels.at[0].at);
  json_key(j, "labels");
  json_open(j, '[');
  for (vec_each(Label, label, &d->labels))
    if (*label->text) write_label(d->owner, j, label);
  json_close(j);
  write_remarks(d, j, "notes", false);
  write_remarks(d, j, "helps", true);
  json_close(j);
}

void diags_print_json(const Diags *ds, Json *j) {
  json_open(j, '[');
  for (vec_each(Diag *, d, &ds->list)) write_diag(*d, j);
  json_close(j);
}
