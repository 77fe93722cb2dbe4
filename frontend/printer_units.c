/* Units and modules as text. */
#include <string.h>

#include "base/panic.h"
#include "frontend/printer_state.h"

/* `x`, `F(_, _)`, `_ + _`, `-. _`, `_ ^+` */
static void print_parameter(const Parameter *parameter, Text *out) {
  const char *name = symbol_text(parameter->name.text);
  Op op = op_find(name, strlen(name));
  if (op != OP_COUNT) {
    Fixity fixity = op_infos[op].fixity;
    text_format(out, "%s%s%s", fixity == FIXITY_PREFIX ? "" : "_ ", name,
                fixity == FIXITY_POSTFIX ? "" : " _");
    return;
  }
  text_append(out, name);
  for (uint32_t i = 0; i < parameter->arity; i++) text_append(out, i ? ", _" : "(_");
  if (parameter->arity) text_append_char(out, ')');
}

static void print_parameters(uint32_t count, const Parameter *parameters, Text *out) {
  for (uint32_t i = 0; i < count; i++) {
    if (i) text_append(out, ", ");
    print_parameter(&parameters[i], out);
  }
}

/* `x`, `F(a, b)`, `a + b`, `-. a`, `a ^+` */
static void print_head(const Head *head, Text *out) {
  const char *name = symbol_text(head->name.text);
  Op op = op_find(name, strlen(name));
  if (op == OP_COUNT) {
    text_append(out, name);
    if (!head->parameter_count) return;
    text_append_char(out, '(');
    print_parameters(head->parameter_count, head->parameters, out);
    text_append_char(out, ')');
    return;
  }
  bool prefix = op_infos[op].fixity == FIXITY_PREFIX;
  if (!prefix) print_parameter(&head->parameters[0], out), text_append_char(out, ' ');
  text_append(out, name);
  if (op_infos[op].fixity == FIXITY_POSTFIX) return;
  text_append_char(out, ' ');
  print_parameter(&head->parameters[prefix ? 0 : 1], out);
}

static void print_instance(const Unit *unit, Text *out) {
  if (unit->head.name.text) print_head(&unit->head, out), text_append(out, " == ");
  text_format(out, "INSTANCE %s", symbol_text(unit->instance.text));
  for (uint32_t i = 0; i < unit->substitution_count; i++) {
    text_format(out, "%s%s <- ", i ? ", " : " WITH ",
                symbol_text(unit->substitutions[i].name.text));
    print_whole(unit->substitutions[i].value, out);
  }
}

static void print_declaration(const char *word, const Unit *unit, Text *out) {
  text_append(out, word);
  print_parameters(unit->parameter_count, unit->parameters, out);
}

static void print_statement(const char *word, const Unit *unit, Text *out) {
  text_append(out, word);
  if (unit->head.name.text) text_format(out, "%s == ", symbol_text(unit->head.name.text));
  if (unit->body)
    print_whole(unit->body, out);
  else
    text_append(out, "ASSUME TRUE PROVE TRUE");
}

void print_unit(const Unit *unit, Text *out) {
  if (unit->local) text_append(out, "LOCAL ");
  switch (unit->kind) {
  case UNIT_CONSTANTS: print_declaration("CONSTANTS ", unit, out); return;
  case UNIT_VARIABLES: print_declaration("VARIABLES ", unit, out); return;
  case UNIT_RECURSIVE: print_declaration("RECURSIVE ", unit, out); return;
  case UNIT_OPERATOR:
    print_head(&unit->head, out);
    text_append(out, " == ");
    print_whole(unit->body, out);
    return;
  case UNIT_FUNCTION:
    text_format(out, "%s[", symbol_text(unit->head.name.text));
    print_bounds(&unit->bounds, out);
    text_append(out, "] == ");
    print_whole(unit->body, out);
    return;
  case UNIT_INSTANCE: print_instance(unit, out); return;
  case UNIT_ASSUMPTION: print_statement("ASSUME ", unit, out); return;
  case UNIT_THEOREM: print_statement("THEOREM ", unit, out); return;
  case UNIT_MODULE: print_module(unit->module, out); return;
  }
  never("kind of unit");
}

void print_module(const SyntaxModule *module, Text *out) {
  text_format(out, "---- MODULE %s ----\n", symbol_text(module->name.text));
  for (uint32_t i = 0; i < module->extends_count; i++)
    text_format(out, "%s%s", i ? ", " : "EXTENDS ", symbol_text(module->extends[i].text));
  if (module->extends_count) text_append_char(out, '\n');
  for (uint32_t i = 0; i < module->unit_count; i++) {
    print_unit(module->units[i], out);
    text_append_char(out, '\n');
  }
  text_append(out, "====\n");
}
