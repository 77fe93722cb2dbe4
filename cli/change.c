/* How a value changed from one state to the next: the smallest difference that still
   says it all. */
#include <string.h>

#include "cli/report.h"

static void print_arrow(const Value *before, const Value *after, Text *out) {
  text_append(out, ": ");
  value_print(before, out);
  text_append(out, " -> ");
  value_print(after, out);
  text_append_char(out, '\n');
}

/* Elements of `a` that `b` lacks, as `{...}`; their number. */
static uint32_t print_missing(const Value *a, const Value *b, Text *out) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < a->count; i++) {
    if (value_find(b, a->items[i]) >= 0) continue;
    text_append(out, found++ ? ", " : "{");
    value_print(a->items[i], out);
  }
  if (found) text_append_char(out, '}');
  return found;
}

static bool print_set_change(const char *name, const Value *before, const Value *after,
                             const char *indent, Text *out) {
  Text added = {0}, removed = {0};
  uint32_t more = print_missing(after, before, &added);
  uint32_t less = print_missing(before, after, &removed);
  bool shorter = more + less < before->count + after->count;
  if (shorter) {
    text_format(out, "%s%s:", indent, name);
    if (more) text_format(out, " added %s", text_string(&added));
    if (less) text_format(out, "%s removed %s", more ? "," : "", text_string(&removed));
    text_append_char(out, '\n');
  }
  text_free(&added);
  text_free(&removed);
  return shorter;
}

static bool same_items(const Value *a, uint32_t from_a, const Value *b, uint32_t from_b,
                       uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (a->items[from_a + i] != b->items[from_b + i]) return false;
  return true;
}

static void print_items(const Value *v, uint32_t from, uint32_t to, Text *out) {
  text_append(out, "<<");
  for (uint32_t i = from; i < to; i++) {
    if (i > from) text_append(out, ", ");
    value_print(v->items[i], out);
  }
  text_append(out, ">>\n");
}

/* A queue that grew at its end or was read at its front. */
static bool print_sequence_change(const char *name, const Value *before, const Value *after,
                                  const char *indent, Text *out) {
  uint32_t old = before->count, new = after->count;
  if (new > old && old &&same_items(before, 0, after, 0, old)) {
    text_format(out, "%s%s: appended ", indent, name);
    print_items(after, old, new, out);
    return true;
  }
  if (new < old &&new &&same_items(before, old - new, after, 0, new)) {
    text_format(out, "%s%s: removed from the front ", indent, name);
    print_items(before, 0, old - new, out);
    return true;
  }
  return false;
}

static void print_key(const Value *function, uint32_t index, Text *out) {
  const Value *key = function->domain->items[index];
  if (value_is_record(function) && key->kind == VALUE_STRING) {
    text_format(out, ".%s", symbol_text(key->text));
    return;
  }
  text_append_char(out, '[');
  value_print(key, out);
  text_append_char(out, ']');
}

static void print_entry_changes(const char *name, const Value *before, const Value *after,
                                const char *indent, Text *out) {
  for (uint32_t i = 0; i < before->count; i++) {
    if (before->items[i] == after->items[i]) continue;
    Text path = {0};
    text_append(&path, name);
    print_key(before, i, &path);
    print_change(text_string(&path), before->items[i], after->items[i], indent, out);
    text_free(&path);
  }
}

void print_change(const char *name, const Value *before, const Value *after, const char *indent,
                  Text *out) {
  if (before->kind == VALUE_FUNCTION && after->kind == VALUE_FUNCTION && before->count) {
    if (before->domain == after->domain) {
      print_entry_changes(name, before, after, indent, out);
      return;
    }
    if (value_is_sequence(before) && value_is_sequence(after) &&
        print_sequence_change(name, before, after, indent, out))
      return;
  }
  if (before->kind == VALUE_SET && after->kind == VALUE_SET &&
      print_set_change(name, before, after, indent, out))
    return;
  text_format(out, "%s%s", indent, name);
  print_arrow(before, after, out);
}

void print_action(const TraceStep *step, bool first, Text *out) {
  const Action *a = &step->action;
  if (first || !a->definition)
    text_append(out, first ? "initial state" : "step");
  else
    text_append(out, symbol_text(a->definition->name));
  if (first || !a->argument_count) return;
  text_append_char(out, '(');
  for (uint32_t i = 0; i < a->argument_count; i++) {
    if (i) text_append(out, ", ");
    bool parameter = a->definition && i < a->definition->parameter_count;
    if (!parameter && a->names && a->names[i]) text_format(out, "%s = ", symbol_text(a->names[i]));
    if (a->arguments[i])
      value_print(a->arguments[i], out);
    else
      text_append(out, "_");
  }
  text_append_char(out, ')');
}
