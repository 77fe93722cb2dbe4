/* Values as TLA+ text. */
#include <ctype.h>
#include <string.h>

#include "base/panic.h"
#include "semantics/value_table.h"

static void print_integer(Integer integer, Text *text) {
  if (!integer.big) {
    text_format(text, "%lld", (long long)integer.small);
    return;
  }
  Arena *scratch = arena_create();
  text_append(text, integer_text(scratch, integer));
  arena_destroy(scratch);
}

/* The letter that stands for a character after a backslash, or 0. */
static char escape_of(char c) {
  switch (c) {
  case '"':
  case '\\': return c;
  case '\n': return 'n';
  case '\t': return 't';
  case '\r': return 'r';
  case '\f': return 'f';
  default: return 0;
  }
}

static void print_string(const char *s, Text *text) {
  text_append_char(text, '"');
  for (; *s; s++) {
    char escape = escape_of(*s);
    if (escape) text_append_char(text, '\\');
    text_append_char(text, escape ? escape : *s);
  }
  text_append_char(text, '"');
}

static void print_list(const char *open, uint32_t count, const Value *const *items,
                       const char *close, Text *text) {
  text_append(text, open);
  for (uint32_t i = 0; i < count; i++) {
    if (i) text_append(text, ", ");
    value_print(items[i], text);
  }
  text_append(text, close);
}

static bool is_identifier(const char *s) {
  bool letter = false;
  for (const char *c = s; *c; c++) {
    if (!isalnum((unsigned char)*c) && *c != '_') return false;
    if (!isdigit((unsigned char)*c) && *c != '_') letter = true;
  }
  return letter;
}

static bool has_field_names(const Value *function) {
  if (!value_is_record(function)) return false;
  for (uint32_t i = 0; i < function->count; i++)
    if (!is_identifier(symbol_text(function->domain->items[i]->text))) return false;
  return true;
}

static void print_record(const Value *record, Text *text) {
  text_append_char(text, '[');
  for (uint32_t i = 0; i < record->count; i++) {
    if (i) text_append(text, ", ");
    text_append(text, symbol_text(record->domain->items[i]->text));
    text_append(text, " |-> ");
    value_print(record->items[i], text);
  }
  text_append_char(text, ']');
}

static void print_pairs(const Value *function, Text *text) {
  text_append_char(text, '(');
  for (uint32_t i = 0; i < function->count; i++) {
    if (i) text_append(text, " @@ ");
    value_print(function->domain->items[i], text);
    text_append(text, " :> ");
    value_print(function->items[i], text);
  }
  text_append_char(text, ')');
}

static void print_function(const Value *function, Text *text) {
  if (value_is_sequence(function))
    print_list("<<", function->count, function->items, ">>", text);
  else if (has_field_names(function))
    print_record(function, text);
  else
    print_pairs(function, text);
}

/* An operand: in parentheses unless it is one word or has brackets. */
static void print_operand(const Value *set, Text *text) {
  bool bare = set->kind != VALUE_LAZY || set->lazy <= LAZY_ANY || set->lazy == LAZY_FUNCTIONS ||
              set->lazy == LAZY_RECORDS || set->lazy == LAZY_SEQ;
  if (!bare) text_append_char(text, '(');
  value_print(set, text);
  if (!bare) text_append_char(text, ')');
}

static void print_infix(const Value *lazy, const char *operator, Text * text) {
  for (uint32_t i = 0; i < lazy->part_count; i++) {
    if (i) text_append(text, operator);
    print_operand(lazy->parts[i], text);
  }
}

static void print_functions(const Value *lazy, Text *text) {
  text_append_char(text, '[');
  value_print(lazy->parts[0], text);
  text_append(text, " -> ");
  value_print(lazy->parts[1], text);
  text_append_char(text, ']');
}

static void print_record_set(const Value *lazy, Text *text) {
  text_append_char(text, '[');
  for (uint32_t i = 0; i < lazy->part_count; i++) {
    if (i) text_append(text, ", ");
    text_append(text, symbol_text(lazy->names[i]->text));
    text_append(text, ": ");
    value_print(lazy->parts[i], text);
  }
  text_append_char(text, ']');
}

static void print_interval(const Value *lazy, Text *text) {
  print_integer(lazy->low, text);
  text_append(text, "..");
  print_integer(lazy->high, text);
}

static void print_lazy(const Value *lazy, Text *text) {
  switch (lazy->lazy) {
  case LAZY_NAT: text_append(text, "Nat"); return;
  case LAZY_INT: text_append(text, "Int"); return;
  case LAZY_REAL: text_append(text, "Real"); return;
  case LAZY_STRING: text_append(text, "STRING"); return;
  case LAZY_ANY: text_append(text, "Any"); return;
  case LAZY_INTERVAL: print_interval(lazy, text); return;
  case LAZY_POWERSET:
    text_append(text, "SUBSET ");
    print_operand(lazy->parts[0], text);
    return;
  case LAZY_FUNCTIONS: print_functions(lazy, text); return;
  case LAZY_RECORDS: print_record_set(lazy, text); return;
  case LAZY_PRODUCT: print_infix(lazy, " \\X ", text); return;
  case LAZY_SEQ: print_list("Seq(", 1, lazy->parts, ")", text); return;
  case LAZY_CUP: print_infix(lazy, " \\cup ", text); return;
  case LAZY_CAP: print_infix(lazy, " \\cap ", text); return;
  case LAZY_MINUS: print_infix(lazy, " \\ ", text); return;
  }
  never("kind of lazy set");
}

void value_print(const Value *v, Text *text) {
  switch (v->kind) {
  case VALUE_BOOLEAN: text_append(text, v->truth ? "TRUE" : "FALSE"); return;
  case VALUE_INTEGER: print_integer(v->integer, text); return;
  case VALUE_STRING: print_string(symbol_text(v->text), text); return;
  case VALUE_MODEL: text_append(text, symbol_text(v->text)); return;
  case VALUE_SET: print_list("{", v->count, v->items, "}", text); return;
  case VALUE_FUNCTION: print_function(v, text); return;
  case VALUE_LAZY: print_lazy(v, text); return;
  case VALUE_RULE:
    text_append(text, "[x \\in ");
    value_print(v->rule_domain, text);
    text_append(text, " |-> ...]");
    return;
  }
  never("value kind");
}
