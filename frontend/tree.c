#include "frontend/tree.h"

#include "base/panic.h"
#include "frontend/elaborate.h"

typedef struct Writer {
  const Session *session;
  const Uses *uses;
  Json *json;
} Writer;

static void write_expression(Writer *, const Syntax *);
static void write_unit(Writer *, const Unit *);
static void write_module(Writer *, const SyntaxModule *);

/* Places. */

static void write_position(Writer *w, Span at) {
  const char *path;
  unsigned line, column;
  if (!diags_position(w->session->diags, at, &path, &line, &column)) never("in no file");
  json_int(w->json, line);
  json_int(w->json, column);
}

static void write_range(Writer *w, const char *key, Span at) {
  json_key(w->json, key);
  json_open(w->json, '[');
  bool pretty = json_set_pretty(w->json, false);
  write_position(w, at);
  write_position(w, (Span){at.file, at.end, at.end});
  json_close(w->json);
  json_set_pretty(w->json, pretty);
}

/* Names. */

static void write_text(Writer *w, const char *key, const char *text) {
  json_key(w->json, key);
  json_string(w->json, text);
}

static void write_use(Writer *w, const char *key, Span at) {
  uint32_t id = uses_find(w->uses, at);
  json_key(w->json, key);
  if (id == NO_USE)
    json_null(w->json);
  else
    json_int(w->json, id);
}

/* Without its braces. */
static void write_declared(Writer *w, Name name) {
  write_text(w, "name", symbol_text(name.text));
  write_range(w, "name_range", name.at);
  write_use(w, "declares", name.at);
}

static void write_names(Writer *w, const char *key, uint32_t count, const Name *names,
                        bool declared) {
  json_key(w->json, key);
  json_open(w->json, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_open(w->json, '{');
    if (declared) {
      write_declared(w, names[i]);
    } else {
      write_text(w, "name", symbol_text(names[i].text));
      write_range(w, "name_range", names[i].at);
    }
    json_close(w->json);
  }
  json_close(w->json);
}

static void write_parameters(Writer *w, uint32_t count, const Parameter *parameters) {
  json_key(w->json, "parameters");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_open(w->json, '{');
    write_declared(w, parameters[i].name);
    json_key(w->json, "arity");
    json_int(w->json, parameters[i].arity);
    json_close(w->json);
  }
  json_close(w->json);
}

static void write_bounds(Writer *w, const SyntaxBounds *bounds) {
  json_key(w->json, "bounds");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < bounds->count; i++) {
    const SyntaxBound *b = &bounds->at[i];
    json_open(w->json, '{');
    write_names(w, "names", b->name_count, b->names, true);
    json_key(w->json, "tuple");
    json_bool(w->json, b->tuple);
    json_key(w->json, "set");
    if (b->set)
      write_expression(w, b->set);
    else
      json_null(w->json);
    json_close(w->json);
  }
  json_close(w->json);
}

/* Expressions. */

static const char *const expression_kinds[SYNTAX_KIND_COUNT] = {
#define SYNTAX(kind, noun, kids) [SYNTAX_##kind] = #kind,
#include "frontend/syntax.def"
#undef SYNTAX
};

static void write_mention(Writer *w, const Syntax *e, const char *name) {
  write_text(w, "name", name);
  write_range(w, "name_range", e->name_at);
  if (e->kind == SYNTAX_FIELD) return;
  write_use(w, "refers_to", e->name_at);
  if (!e->qualifier) return;
  json_key(w->json, "qualifier");
  write_expression(w, e->qualifier);
}

static void write_updates(Writer *w, const Syntax *e) {
  json_key(w->json, "updates");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < e->update_count; i++) {
    json_open(w->json, '{');
    write_range(w, "range", e->updates[i].at);
    json_key(w->json, "steps");
    json_int(w->json, e->updates[i].step_count);
    json_close(w->json);
  }
  json_close(w->json);
}

static void write_units(Writer *w, uint32_t count, const Unit *const *units) {
  json_key(w->json, "units");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < count; i++) write_unit(w, units[i]);
  json_close(w->json);
}

static void write_payload(Writer *w, const Syntax *e) {
  switch (syntax_payload(e->kind)) {
  case PAYLOAD_NONE: return;
  case PAYLOAD_TEXT: write_text(w, "text", symbol_text(e->text)); return;
  case PAYLOAD_NAME: write_mention(w, e, symbol_text(e->name)); return;
  case PAYLOAD_OP: write_mention(w, e, op_infos[e->op].ascii); return;
  case PAYLOAD_BOUNDS: write_bounds(w, &e->bounds); return;
  case PAYLOAD_FIELDS: write_names(w, "fields", e->kid_count, e->fields, false); return;
  case PAYLOAD_UPDATES: write_updates(w, e); return;
  case PAYLOAD_UNITS: write_units(w, e->unit_count, e->units); return;
  case PAYLOAD_LAMBDA:
    if (e->lambda->name.text) write_text(w, "name", symbol_text(e->lambda->name.text));
    write_parameters(w, e->lambda->parameter_count, e->lambda->parameters);
    return;
  }
  never("payload");
}

static void write_expression(Writer *w, const Syntax *e) {
  json_open(w->json, '{');
  write_text(w, "kind", expression_kinds[e->kind]);
  write_range(w, "range", e->at);
  write_payload(w, e);
  if (e->kid_count) {
    json_key(w->json, "kids");
    json_open(w->json, '[');
    for (uint32_t i = 0; i < e->kid_count; i++) write_expression(w, e->kids[i]);
    json_close(w->json);
  }
  json_close(w->json);
}

/* Units. */

static const char *unit_kind(UnitKind kind) {
  switch (kind) {
  case UNIT_CONSTANTS: return "CONSTANTS";
  case UNIT_VARIABLES: return "VARIABLES";
  case UNIT_RECURSIVE: return "RECURSIVE";
  case UNIT_OPERATOR: return "OPERATOR";
  case UNIT_FUNCTION: return "FUNCTION";
  case UNIT_INSTANCE: return "INSTANCE";
  case UNIT_ASSUMPTION: return "ASSUMPTION";
  case UNIT_THEOREM: return "THEOREM";
  case UNIT_MODULE: return "MODULE";
  }
  never("kind of unit");
}

static const char *level_name(Level level) {
  switch (level) {
  case LEVEL_CONSTANT: return "constant";
  case LEVEL_STATE: return "state";
  case LEVEL_ACTION: return "action";
  case LEVEL_TEMPORAL: return "temporal";
  }
  never("level");
}

static void write_instance(Writer *w, const Unit *u) {
  write_text(w, "module", symbol_text(u->instance.text));
  write_range(w, "module_range", u->instance.at);
  json_key(w->json, "substitutions");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < u->substitution_count; i++) {
    const Substitution *s = &u->substitutions[i];
    json_open(w->json, '{');
    write_text(w, "name", symbol_text(s->name.text));
    write_range(w, "name_range", s->name.at);
    write_use(w, "refers_to", s->name.at);
    json_key(w->json, "value");
    write_expression(w, s->value);
    json_close(w->json);
  }
  json_close(w->json);
}

static void write_body(Writer *w, const Unit *u) {
  const Operator *op = uses_find_definition(w->uses, u);
  if (op) write_text(w, "level", level_name(op->definition.level));
  if (u->body) {
    json_key(w->json, "body");
    write_expression(w, u->body);
  }
}

static bool is_declaration(const Unit *u) {
  return u->kind == UNIT_CONSTANTS || u->kind == UNIT_VARIABLES || u->kind == UNIT_RECURSIVE;
}

/* On one line; the parts in the order in which they stand in the source. */
static void write_unit(Writer *w, const Unit *u) {
  json_open(w->json, '{');
  bool pretty = json_set_pretty(w->json, false);
  write_text(w, "kind", unit_kind(u->kind));
  write_range(w, "range", u->at);
  json_key(w->json, "local");
  json_bool(w->json, u->local);
  if (u->head.name.text) write_declared(w, u->head.name);
  if (is_declaration(u))
    write_parameters(w, u->parameter_count, u->parameters);
  else if (u->head.parameter_count)
    write_parameters(w, u->head.parameter_count, u->head.parameters);
  if (u->bounds.count) write_bounds(w, &u->bounds);
  if (u->kind == UNIT_INSTANCE) write_instance(w, u);
  write_body(w, u);
  if (u->module) {
    json_key(w->json, "nested");
    write_module(w, u->module);
  }
  json_close(w->json);
  json_set_pretty(w->json, pretty);
}

/* Modules. */

static void write_module(Writer *w, const SyntaxModule *m) {
  json_open(w->json, '{');
  write_text(w, "name", symbol_text(m->name.text));
  write_text(w, "file", diags_path(w->session->diags, m->file));
  write_range(w, "range", m->at);
  write_names(w, "extends", m->extends_count, m->extends, false);
  write_units(w, m->unit_count, m->units);
  json_close(w->json);
}

/* The list is one of those found last. */
static void write_files(Writer *w, const Module *m) {
  uint32_t count = 0;
  for (const Module *each = m; each; each = each->next) count++;
  const Module **all = arena_array(w->session->memory, const Module *, count);
  for (uint32_t i = count; m; m = m->next) all[--i] = m;
  json_key(w->json, "modules");
  json_open(w->json, '[');
  for (uint32_t i = 0; i < count; i++)
    if (!all[i]->standard && all[i]->syntax) write_module(w, all[i]->syntax);
  json_close(w->json);
}

/* Declarations. */

static const char *entity_kind(const Entity *e) {
  switch (e->kind) {
  case ENTITY_VARIABLE: return "variable";
  case ENTITY_CONSTANT: return "constant";
  case ENTITY_OPERATOR: return "operator";
  case ENTITY_LOCAL: return "bound";
  case ENTITY_PARAMETER: return "parameter";
  case ENTITY_INSTANCE: return "instance";
  case ENTITY_THEOREM: return "theorem";
  }
  never("kind of entity");
}

/* NULL for what has none, or another one with each use. */
static const char *entity_level(const Entity *e) {
  switch (e->kind) {
  case ENTITY_CONSTANT: return level_name(LEVEL_CONSTANT);
  case ENTITY_VARIABLE: return level_name(LEVEL_STATE);
  case ENTITY_OPERATOR: return e->op->definition.body ? level_name(e->op->definition.level) : NULL;
  case ENTITY_LOCAL:
  case ENTITY_PARAMETER:
  case ENTITY_INSTANCE:
  case ENTITY_THEOREM: return NULL;
  }
  never("kind of entity");
}

static void write_declaration(Writer *w, uint32_t id, const Entity *e) {
  json_open(w->json, '{');
  bool pretty = json_set_pretty(w->json, false);
  json_key(w->json, "id");
  json_int(w->json, id);
  write_text(w, "kind", entity_kind(e));
  write_text(w, "name", symbol_text(e->name.text));
  json_key(w->json, "arity");
  json_int(w->json, entity_arity(e));
  json_key(w->json, "level");
  if (entity_level(e))
    json_string(w->json, entity_level(e));
  else
    json_null(w->json);
  json_key(w->json, "location");
  diags_print_location(w->session->diags, e->name.at, w->json);
  json_close(w->json);
  json_set_pretty(w->json, pretty);
}

void tree_write(const Session *session, const Uses *uses, Json *json) {
  Writer w = {.session = session, .uses = uses, .json = json};
  write_files(&w, uses->modules);
  json_key(json, "declarations");
  json_open(json, '[');
  for (uint32_t i = 0; i < uses->entities.count; i++)
    write_declaration(&w, i, uses->entities.at[i]);
  json_close(json);
}
