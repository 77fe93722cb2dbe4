#include "frontend/syntax_dump.h"

#include "base/panic.h"

static void dump_unit(const Unit *, uint32_t indent, Text *);
static void dump_module(const SyntaxModule *, uint32_t indent, Text *);

static const char *kind_name(SyntaxKind kind) {
  static const char *const names[SYNTAX_KIND_COUNT] = {
#define SYNTAX(kind, noun, kids) [SYNTAX_##kind] = #kind,
#include "frontend/syntax.def"
#undef SYNTAX
  };
  return names[kind];
}

static const char *escape_of(char c) {
  switch (c) {
  case '\n': return "\\n";
  case '\t': return "\\t";
  case '\r': return "\\r";
  case '\f': return "\\f";
  case '"': return "\\\"";
  case '\\': return "\\\\";
  default: return NULL;
  }
}

void syntax_quote(const char *text, Text *out) {
  text_append_char(out, '"');
  for (; *text; text++) {
    const char *escape = escape_of(*text);
    if (escape)
      text_append(out, escape);
    else
      text_append_char(out, *text);
  }
  text_append_char(out, '"');
}

static void dump_bounds(const SyntaxBounds *bounds, Text *out) {
  text_append_char(out, '[');
  for (uint32_t i = 0; i < bounds->count; i++) {
    const SyntaxBound *b = &bounds->at[i];
    if (i) text_append(out, ", ");
    if (b->tuple) text_append(out, "<<");
    for (uint32_t n = 0; n < b->name_count; n++)
      text_format(out, "%s%s", n ? " " : "", symbol_text(b->names[n].text));
    if (b->tuple) text_append(out, ">>");
    if (b->set) text_append(out, " in "), syntax_dump(b->set, out);
  }
  text_append_char(out, ']');
}

static void dump_parameters(uint32_t count, const Parameter *parameters, Text *out) {
  text_append_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    text_format(out, "%s%s", i ? " " : "", symbol_text(parameters[i].name.text));
    if (parameters[i].arity) text_format(out, "/%u", parameters[i].arity);
  }
  text_append_char(out, ']');
}

static void dump_qualifier(const Syntax *qualifier, Text *out) {
  if (!qualifier) return;
  syntax_dump(qualifier, out);
  text_append_char(out, '!');
}

static void dump_kids(const Syntax *e, Text *out) {
  for (uint32_t i = 0; i < e->kid_count; i++) {
    text_append_char(out, ' ');
    syntax_dump(e->kids[i], out);
  }
}

static void dump_payload(const Syntax *e, Text *out) {
  text_append_char(out, ' ');
  switch (syntax_payload(e->kind)) {
  case PAYLOAD_TEXT: text_append(out, symbol_text(e->text)); return;
  case PAYLOAD_NAME:
    dump_qualifier(e->qualifier, out);
    text_append(out, symbol_text(e->name));
    return;
  case PAYLOAD_OP:
    dump_qualifier(e->qualifier, out);
    text_append(out, op_infos[e->op].ascii);
    return;
  case PAYLOAD_BOUNDS: dump_bounds(&e->bounds, out); return;
  case PAYLOAD_FIELDS:
    text_append_char(out, '[');
    for (uint32_t i = 0; i < e->kid_count; i++)
      text_format(out, "%s%s", i ? " " : "", symbol_text(e->fields[i].text));
    text_append_char(out, ']');
    return;
  case PAYLOAD_UPDATES:
    text_append_char(out, '[');
    for (uint32_t i = 0; i < e->update_count; i++)
      text_format(out, "%s%u", i ? " " : "", e->updates[i].step_count);
    text_append_char(out, ']');
    return;
  case PAYLOAD_UNITS:
    for (uint32_t i = 0; i < e->unit_count; i++) {
      if (i) text_append_char(out, ' ');
      dump_unit(e->units[i], 0, out);
    }
    return;
  case PAYLOAD_LAMBDA:
    if (e->lambda->name.text) text_append(out, symbol_text(e->lambda->name.text));
    dump_parameters(e->lambda->parameter_count, e->lambda->parameters, out);
    return;
  case PAYLOAD_NONE: break;
  }
  never("payload");
}

/* Names, applications and literals; false for what starts with its kind. */
static bool dump_short(const Syntax *e, Text *out) {
  bool application = e->kind == SYNTAX_CALL || e->kind == SYNTAX_OPERATION;
  if (e->kind == SYNTAX_NUMBER || e->kind == SYNTAX_DECIMAL) {
    text_append(out, symbol_text(e->text));
    return true;
  }
  if (e->kind == SYNTAX_STRING) {
    syntax_quote(symbol_text(e->text), out);
    return true;
  }
  if (!application) return false;
  if (e->kid_count) text_append_char(out, '(');
  dump_qualifier(e->qualifier, out);
  bool named = e->kind == SYNTAX_CALL;
  text_append(out, named ? symbol_text(e->name) : op_infos[e->op].ascii);
  dump_kids(e, out);
  if (e->kid_count) text_append_char(out, ')');
  return true;
}

void syntax_dump(const Syntax *e, Text *out) {
  if (dump_short(e, out)) return;
  text_format(out, "(%s", kind_name(e->kind));
  if (syntax_payload(e->kind) != PAYLOAD_NONE) dump_payload(e, out);
  dump_kids(e, out);
  text_append_char(out, ')');
}

static const char *unit_name(UnitKind kind) {
  switch (kind) {
  case UNIT_CONSTANTS: return "CONSTANTS";
  case UNIT_VARIABLES: return "VARIABLES";
  case UNIT_RECURSIVE: return "RECURSIVE";
  case UNIT_OPERATOR: return "DEFINE";
  case UNIT_FUNCTION: return "FUNCTION";
  case UNIT_INSTANCE: return "INSTANCE";
  case UNIT_ASSUMPTION: return "ASSUME";
  case UNIT_THEOREM: return "THEOREM";
  case UNIT_MODULE: return "MODULE";
  }
  never("kind of unit");
}

static void dump_head(const Head *head, Text *out) {
  if (!head->name.text) return;
  text_format(out, " %s", symbol_text(head->name.text));
  if (!head->parameter_count) return;
  text_append_char(out, ' ');
  dump_parameters(head->parameter_count, head->parameters, out);
}

static void dump_instance(const Unit *unit, Text *out) {
  text_format(out, " of %s", symbol_text(unit->instance.text));
  for (uint32_t i = 0; i < unit->substitution_count; i++) {
    text_format(out, " (%s <- ", symbol_text(unit->substitutions[i].name.text));
    syntax_dump(unit->substitutions[i].value, out);
    text_append_char(out, ')');
  }
}

static void dump_unit(const Unit *unit, uint32_t indent, Text *out) {
  if (unit->kind == UNIT_MODULE) {
    dump_module(unit->module, indent, out);
    return;
  }
  text_format(out, "(%s%s", unit->local ? "LOCAL " : "", unit_name(unit->kind));
  dump_head(&unit->head, out);
  bool declares =
      unit->kind == UNIT_CONSTANTS || unit->kind == UNIT_VARIABLES || unit->kind == UNIT_RECURSIVE;
  text_append(out, declares || unit->bounds.count ? " " : "");
  if (declares) dump_parameters(unit->parameter_count, unit->parameters, out);
  if (unit->bounds.count) dump_bounds(&unit->bounds, out);
  if (unit->kind == UNIT_INSTANCE) dump_instance(unit, out);
  if (unit->body) text_append_char(out, ' '), syntax_dump(unit->body, out);
  text_append_char(out, ')');
}

static void dump_module(const SyntaxModule *module, uint32_t indent, Text *out) {
  text_format(out, "(MODULE %s", symbol_text(module->name.text));
  for (uint32_t i = 0; i < module->extends_count; i++)
    text_format(out, "%s%s", i ? " " : " EXTENDS ", symbol_text(module->extends[i].text));
  for (uint32_t i = 0; i < module->unit_count; i++) {
    text_format(out, "\n%*s", (int)indent + 2, "");
    dump_unit(module->units[i], indent + 2, out);
  }
  text_append_char(out, ')');
}

void syntax_dump_module(const SyntaxModule *module, Text *out) {
  dump_module(module, 0, out);
  text_append_char(out, '\n');
}
