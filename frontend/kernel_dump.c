#include "frontend/kernel_dump.h"

#include "base/panic.h"

static void dump_kids(const Node *n, Text *out) {
  for (uint32_t i = 0; i < n->kid_count; i++) {
    text_append_char(out, ' ');
    kernel_dump_node(n->kids[i], out);
  }
}

static void dump_leaf(const char *head, Symbol text, Text *out) {
  text_format(out, "(%s %s", head, symbol_text(text));
}

static void dump_bound(const Bound *b, Text *out) {
  text_append(out, b->tuple ? " ((" : " (");
  for (uint32_t i = 0; i < b->count; i++)
    text_format(out, "%s%s %u", i ? " " : "", symbol_text(b->names[i]), b->slots[i]);
  if (b->tuple) text_append_char(out, ')');
  if (b->set) {
    text_append_char(out, ' ');
    kernel_dump_node(b->set, out);
  }
  text_append_char(out, ')');
}

static void dump_binder(const char *head, const Node *n, Text *out) {
  text_format(out, "(%s", head);
  for (uint32_t i = 0; i < n->bound_count; i++) dump_bound(&n->bounds[i], out);
  dump_kids(n, out);
}

static void dump_fields(const char *head, const Node *n, Text *out) {
  text_format(out, "(%s", head);
  for (uint32_t i = 0; i < n->kid_count; i++) {
    text_format(out, " (%s ", symbol_text(n->names[i]));
    kernel_dump_node(n->kids[i], out);
    text_append_char(out, ')');
  }
}

static void dump_updates(const Node *n, Text *out) {
  text_append(out, "(except");
  dump_kids(n, out);
  for (uint32_t i = 0; i < n->update_count; i++) {
    const Update *u = &n->updates[i];
    text_append(out, " ((");
    for (uint32_t j = 0; j < u->step_count; j++) {
      if (j) text_append_char(out, ' ');
      kernel_dump_node(u->path[j], out);
    }
    text_format(out, ") @%u ", u->at_slot);
    kernel_dump_node(u->value, out);
    text_append_char(out, ')');
  }
}

static const char *name_of(const Definition *d) {
  return *symbol_text(d->name) ? symbol_text(d->name) : "LAMBDA";
}

static void dump_heading(const Definition *d, Text *out) {
  static const char *const levels[] = {"constant", "state", "action", "temporal"};
  text_append(out, name_of(d));
  for (uint32_t i = 0; i < d->parameter_count; i++) {
    text_format(out, " %s", symbol_text(d->parameters[i].name));
    if (d->parameters[i].arity) text_format(out, "/%u", d->parameters[i].arity);
  }
  text_format(out, " : %s, %u slots", levels[d->level], d->slot_count);
  if (d->depth) text_format(out, ", depth %u", d->depth);
  if (d->slot != UINT32_MAX) text_format(out, ", kept in %u", d->slot);
  if (d->recursive) text_append(out, ", recursive");
  if (d->recursive_function) text_append(out, ", recursive function");
}

static void dump_inner_definition(const Definition *d, Text *out) {
  text_append_char(out, '(');
  dump_heading(d, out);
  text_append(out, " == ");
  kernel_dump_node(d->body, out);
  text_append_char(out, ')');
}

static void dump_let(const Node *n, Text *out) {
  text_append(out, "(let");
  for (uint32_t i = 0; i < n->definition_count; i++) {
    text_append_char(out, ' ');
    dump_inner_definition(n->definitions[i], out);
  }
  dump_kids(n, out);
}

static void dump_operator(const Node *n, Text *out) {
  text_append(out, "(operator ");
  if (*symbol_text(n->definition->name))
    text_format(out, "%s %u", name_of(n->definition), n->up);
  else
    dump_inner_definition(n->definition, out);
}

static void dump_plain(const char *head, const Node *n, Text *out) {
  text_format(out, "(%s", head);
  dump_kids(n, out);
}

static void dump_call(const Node *n, Text *out) {
  text_format(out, "(call %s", name_of(n->definition));
  if (n->definition->depth) text_format(out, " ^%u", n->up);
  dump_kids(n, out);
}

static void dump_open(const Node *n, Text *out) {
  switch (n->kind) {
  case NODE_ERROR: text_append(out, "(error"); return;
  case NODE_NUMBER: dump_leaf("number", n->text, out); return;
  case NODE_STRING: text_format(out, "(string \"%s\"", symbol_text(n->text)); return;
  case NODE_BOOLEAN: text_append(out, n->truth ? "(TRUE" : "(FALSE"); return;
  case NODE_MODEL_VALUE: dump_leaf("model-value", n->text, out); return;
  case NODE_LOCAL:
    text_format(out, "(local %s %u.%u", symbol_text(n->text), n->up, n->slot);
    return;
  case NODE_CALL_LOCAL:
    text_format(out, "(call-local %s %u.%u", symbol_text(n->text), n->up, n->slot);
    dump_kids(n, out);
    return;
  case NODE_VARIABLE: dump_leaf("variable", n->variable->name, out); return;
  case NODE_CONSTANT:
    dump_leaf("constant", n->constant->name, out);
    dump_kids(n, out);
    return;
  case NODE_CALL: dump_call(n, out); return;
  case NODE_OPERATOR: dump_operator(n, out); return;
  case NODE_BUILTIN: dump_plain(builtin_infos[n->builtin].spelling, n, out); return;
  case NODE_AND: dump_plain("and", n, out); return;
  case NODE_OR: dump_plain("or", n, out); return;
  case NODE_FORALL: dump_binder("forall", n, out); return;
  case NODE_EXISTS: dump_binder("exists", n, out); return;
  case NODE_CHOOSE: dump_binder("choose", n, out); return;
  case NODE_SET: dump_plain("set", n, out); return;
  case NODE_FILTER: dump_binder("filter", n, out); return;
  case NODE_MAP: dump_binder("map", n, out); return;
  case NODE_FUNCTION: dump_binder("function", n, out); return;
  case NODE_FUNCTION_SET: dump_plain("->", n, out); return;
  case NODE_RECORD: dump_fields("record", n, out); return;
  case NODE_RECORD_SET: dump_fields("records", n, out); return;
  case NODE_TUPLE: dump_plain("tuple", n, out); return;
  case NODE_PRODUCT: dump_plain("product", n, out); return;
  case NODE_APPLY: dump_plain("apply", n, out); return;
  case NODE_EXCEPT: dump_updates(n, out); return;
  case NODE_IF: dump_plain("if", n, out); return;
  case NODE_CASE: dump_plain("case", n, out); return;
  case NODE_LET: dump_let(n, out); return;
  case NODE_PRIME: dump_plain("prime", n, out); return;
  case NODE_ENABLED: dump_plain("enabled", n, out); return;
  case NODE_UNCHANGED: dump_plain("unchanged", n, out); return;
  case NODE_SQUARE: dump_plain("square", n, out); return;
  case NODE_ANGLE: dump_plain("angle", n, out); return;
  case NODE_COMPOSE: dump_plain("compose", n, out); return;
  case NODE_ALWAYS: dump_plain("[]", n, out); return;
  case NODE_EVENTUALLY: dump_plain("<>", n, out); return;
  case NODE_LEADS_TO: dump_plain("~>", n, out); return;
  case NODE_GUARANTEES: dump_plain("-+->", n, out); return;
  case NODE_WEAK_FAIRNESS: dump_plain("WF", n, out); return;
  case NODE_STRONG_FAIRNESS: dump_plain("SF", n, out); return;
  case NODE_TEMPORAL_FORALL: dump_binder("\\AA", n, out); return;
  case NODE_TEMPORAL_EXISTS: dump_binder("\\EE", n, out); return;
  case NODE_KIND_COUNT: break;
  }
  never("kind of node");
}

void kernel_dump_node(const Node *n, Text *out) {
  dump_open(n, out);
  text_append_char(out, ')');
}

void kernel_dump_definition(const Definition *d, Text *out) {
  dump_heading(d, out);
  text_append(out, "\n  ");
  kernel_dump_node(d->body, out);
  text_append_char(out, '\n');
}
