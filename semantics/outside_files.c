/* Text files: of IOUtils and CSV. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "semantics/evaluator.h"

/* ---- whole files ---- */

static bool fail(Evaluator *e, const Node *n, const char *path) {
  fault_at(e, FAULT_BAD_FILE, n, "%s: %s", path, strerror(errno));
  return false;
}

bool file_read(Evaluator *e, const Node *n, const char *path, Text *out) {
  char block[4096];
  size_t length;
  e->reads |= READS_CHANCE;
  FILE *in = fopen(path, "r");
  if (!in) return fail(e, n, path);
  while ((length = fread(block, 1, sizeof block, in)) > 0) text_append_bytes(out, block, length);
  bool good = !ferror(in);
  if (!good) fail(e, n, path);
  fclose(in);
  return good;
}

static void make_folders(Evaluator *e, const char *path) {
  char *copy = arena_copy(e->messages, path, strlen(path));
  for (char *at = strchr(copy + (*copy == '/'), '/'); at; at = strchr(at + 1, '/')) {
    *at = 0;
    mkdir(copy, 0777); /* what is missing in the end is reported for the file itself */
    *at = '/';
  }
}

bool file_write(Evaluator *e, const Node *n, const char *path, const Text *text, const char *mode) {
  e->reads |= READS_CHECKER;
  if (*path) make_folders(e, path);
  FILE *out = fopen(path, mode);
  if (!out) return fail(e, n, path);
  bool good = fwrite(text_string(text), 1, text->length, out) == text->length;
  good = fclose(out) == 0 && good;
  return good || fail(e, n, path);
}

/* ---- IOUtils ---- */

static const Value *outcome(Evaluator *e, const char *out, size_t length) {
  const Field fields[] = {{"exitValue", value_int(e->values, 0)},
                          {"stdout", outside_string(e, out, length)},
                          {"stderr", outside_string(e, "", 0)}};
  return outside_make_record(e, 3, fields);
}

static const Value *failure(Evaluator *e, const char *doing) {
  const char *text = arena_format(e->messages, "%s: %s", doing, e->fault.message);
  const Field fields[] = {{"exitValue", value_int(e->values, 1)},
                          {"stdout", outside_string(e, "", 0)},
                          {"stderr", outside_string(e, text, strlen(text))}};
  return outside_make_record(e, 3, fields);
}

static const Value *option(Evaluator *e, const Value *options, const char *name) {
  const Value *v = value_apply(options, outside_string(e, name, strlen(name)));
  return v && v->kind == VALUE_STRING ? v : NULL;
}

static bool is_option(Evaluator *e, const Value *options, const char *name, const char *wanted) {
  const Value *v = option(e, options, name);
  return v && !strcmp(symbol_text(v->text), wanted);
}

/* Only UTF-8 (and its part ASCII) is written. */
static bool check_options(Evaluator *e, const Node *n, const Value *options) {
  if (!outside_record(e, n, options)) return false;
  if (!is_option(e, options, "format", "TXT"))
    return fault_at(e, FAULT_UNSUPPORTED, n, "a format other than \"TXT\""), false;
  if (is_option(e, options, "charset", "UTF-8") || is_option(e, options, "charset", "US-ASCII"))
    return true;
  return fault_at(e, FAULT_UNSUPPORTED, n, "a charset other than \"UTF-8\""), false;
}

static bool has_item(const Value *sequence, const char *wanted) {
  for (uint32_t i = 0; i < sequence->count; i++)
    if (sequence->items[i]->kind == VALUE_STRING &&
        !strcmp(symbol_text(sequence->items[i]->text), wanted))
      return true;
  return false;
}

static const char *open_mode(Evaluator *e, const Node *n, const Value *options) {
  const Value *how = value_apply(options, outside_string(e, "openOptions", 11));
  if (!how || !value_is_sequence(how))
    return fault_at(e, FAULT_NOT_SEQUENCE, n, "openOptions"), NULL;
  return has_item(how, "APPEND") ? "a" : has_item(how, "CREATE_NEW") ? "wx" : "w";
}

static const Value *write_text(Evaluator *e, const Node *n, const Value *const *v) {
  const char *payload = outside_text(e, n, v[0]), *path = payload ? outside_text(e, n, v[1]) : NULL;
  if (!path || !check_options(e, n, v[2])) return NULL;
  const char *mode = open_mode(e, n, v[2]), *done = "Finish writing to the file with success!";
  if (!mode) return NULL;
  Text text = {0};
  text_append(&text, payload);
  bool good = file_write(e, n, path, &text, mode);
  text_free(&text);
  return good ? outcome(e, done, strlen(done)) : failure(e, "Serialize error writing to the file");
}

static const Value *read_text(Evaluator *e, const Node *n, const Value *const *v) {
  const char *path = outside_text(e, n, v[0]);
  if (!path || !check_options(e, n, v[1])) return NULL;
  Text text = {0};
  bool good = file_read(e, n, path, &text);
  const Value *result = good ? outcome(e, text_string(&text), text.length)
                             : failure(e, "Deserialize error reading from the file");
  text_free(&text);
  return result;
}

static const Value *number_of(Evaluator *e, const Node *n, const Value *v) {
  Integer number;
  const char *text = outside_text(e, n, v);
  if (!text) return NULL;
  if (!integer_parse(e->messages, text, 10, &number))
    return fault_value(e, FAULT_NOT_INTEGER, n, v);
  return value_integer(e->values, number);
}

/* ---- CSV ---- */

/* `%1$s` stands for the first value, `%s` for the next one, as in Java; no other
   conversion is known. */
static bool fill_template(Evaluator *e, const Node *n, const char *at, const Value *values,
                          Text *out) {
  uint32_t next = 0;
  for (; *at; at++) {
    unsigned number = 0;
    int length = 0;
    if (*at != '%') {
      text_append_char(out, *at);
      continue;
    }
    bool literal = at[1] == '%' || at[1] == 'n';
    bool given = !literal && sscanf(at, "%%%u$%n", &number, &length) == 1 && length > 0;
    uint32_t index = given ? number - 1 : next++;
    at += given ? length : 1;
    if (literal) {
      text_append_char(out, *at == 'n' ? '\n' : '%');
      next--;
      continue;
    }
    if (*at != 's' || index >= values->count)
      return fault_at(e, FAULT_BAD_RANGE, n, "the template asks for what is not there"), false;
    value_print(values->items[index], out);
  }
  return true;
}

static const Value *write_line(Evaluator *e, const Node *n, const Value *const *v) {
  const char *template = outside_text(e, n, v[0]),
             *path = template ? outside_text(e, n, v[2]) : NULL;
  if (!path || !outside_sequence(e, n, v[1])) return NULL;
  Text line = {0};
  bool good = fill_template(e, n, template, v[1], &line);
  text_append_char(&line, '\n');
  good = good && file_write(e, n, path, &line, "a");
  text_free(&line);
  return good ? e->yes : NULL;
}

static const Value *write_record(Evaluator *e, const Node *n, const Value *const *v) {
  const Value *record = outside_record(e, n, v[0]);
  const char *between = record ? outside_text(e, n, v[1]) : NULL;
  const char *path = between ? outside_text(e, n, v[3]) : NULL;
  if (!path) return NULL;
  Answer headers = truth_of(e, n, v[2]);
  if (headers == ANSWER_FAULT) return NULL;
  Text lines = {0};
  for (uint32_t i = 0; headers == ANSWER_YES && i < record->count; i++)
    text_format(&lines, "%s%s", i ? between : "", symbol_text(record->domain->items[i]->text));
  if (headers == ANSWER_YES) text_append_char(&lines, '\n');
  for (uint32_t i = 0; i < record->count; i++) {
    if (i) text_append(&lines, between);
    value_print(record->items[i], &lines);
  }
  text_append_char(&lines, '\n');
  bool good = file_write(e, n, path, &lines, "a");
  text_free(&lines);
  return good ? e->yes : NULL;
}

static bool exists(const char *path) {
  struct stat ignored;
  return stat(path, &ignored) == 0;
}

static const Value *count_lines(Evaluator *e, const Node *n, const Value *v) {
  const char *path = outside_text(e, n, v);
  if (!path) return NULL;
  e->reads |= READS_CHANCE;
  if (!exists(path)) return value_int(e->values, 0);
  Text text = {0};
  if (!file_read(e, n, path, &text)) return text_free(&text), NULL;
  int64_t count = text.length && text.bytes[text.length - 1] != '\n';
  for (size_t i = 0; i < text.length; i++) count += text.bytes[i] == '\n';
  text_free(&text);
  return value_int(e->values, count);
}

/* One line, without its end, as a record of strings; empty columns at the end of a line
   are not there, as in Java. */
static const Value *read_record(Evaluator *e, const Node *n, const Value *columns,
                                const char *between, const char *line, size_t length) {
  uint32_t base = e->operands.count;
  const char *end = line + length;
  size_t gap = strlen(between);
  while (line <= end) {
    const char *stop = gap ? strstr(line, between) : NULL;
    if (stop && stop >= end) stop = NULL;
    size_t width = (size_t)((stop ? stop : end) - line);
    const Value *item = outside_string(e, line, width);
    vec_push(&e->operands, item);
    line = stop ? stop + gap : end + 1;
  }
  uint32_t count = e->operands.count - base;
  e->operands.count = base;
  if (count != columns->count)
    return fault_at(e, FAULT_BAD_FILE, n, "a line with %u values for %u columns", count,
                    columns->count);
  const Value *domain = value_set(e->values, columns->count, columns->items);
  if (domain->count != count) return fault_value(e, FAULT_NOT_SEQUENCE, n, columns);
  vec(Symbol) names = {0};
  for (uint32_t i = 0; i < count; i++) vec_push(&names, columns->items[i]->text);
  const Value *v = value_record(e->values, count, names.at, e->operands.at + base);
  vec_free(&names);
  return v;
}

static const Value *read_records(Evaluator *e, const Node *n, const Value *const *v,
                                 const Text *text) {
  uint32_t base = e->operands.count;
  const char *line = text_string(text), *end = line + text->length;
  while (line < end) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    size_t length = (size_t)(stop - line);
    if (length && line[length - 1] == '\r') length--;
    const Value *record = read_record(e, n, v[0], symbol_text(v[1]->text), line, length);
    if (!record) return e->operands.count = base, NULL;
    vec_push(&e->operands, record);
    line = stop + 1;
  }
  const Value *all = value_tuple(e->values, e->operands.count - base, e->operands.at + base);
  e->operands.count = base;
  return made(e, n, all);
}

static const Value *read_table(Evaluator *e, const Node *n, const Value *const *v) {
  if (!outside_sequence(e, n, v[0])) return NULL;
  for (uint32_t i = 0; i < v[0]->count; i++)
    if (!outside_text(e, n, v[0]->items[i])) return NULL;
  const char *path = outside_text(e, n, v[1]) ? outside_text(e, n, v[2]) : NULL;
  if (!path) return NULL;
  e->reads |= READS_CHANCE;
  if (!exists(path)) return value_tuple(e->values, 0, NULL);
  Text text = {0};
  const Value *table = file_read(e, n, path, &text) ? read_records(e, n, v, &text) : NULL;
  text_free(&text);
  return table;
}

const Value *builtin_files(Evaluator *e, const Node *n, Builtin builtin, const Value *const *v) {
  switch ((int)builtin) {
  case BUILTIN_IO_SERIALIZE: return write_text(e, n, v);
  case BUILTIN_IO_DESERIALIZE: return read_text(e, n, v);
  case BUILTIN_ATOI: return number_of(e, n, v[0]);
  case BUILTIN_CSV_WRITE: return write_line(e, n, v);
  case BUILTIN_CSV_WRITE_RECORD: return write_record(e, n, v);
  case BUILTIN_CSV_RECORDS: return count_lines(e, n, v[0]);
  }
  return read_table(e, n, v);
}
