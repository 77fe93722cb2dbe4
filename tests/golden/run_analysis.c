/* Holds the analysis against tests/golden/analysis.

   NAME.expected has every definition of NAME.tla in the kernel, or the messages if
   it is rejected.  With a NAME.cfg it is the model that is shown. */
#include <string.h>

#include "frontend/kernel_dump.h"
#include "frontend/model.h"
#include "golden.h"

static void dump_part(const char *title, const Node *n, Text *out) {
  if (!n) return;
  text_format(out, "%s ", title);
  kernel_dump_node(n, out);
  text_append_char(out, '\n');
}

static void dump_properties(const char *title, const PropertyList *list, Text *out) {
  for (vec_each(Property, p, list)) dump_part(title, p->node, out);
}

static void dump_model(const Model *m, Text *out) {
  dump_part("INIT", m->init, out);
  dump_part("NEXT", m->next, out);
  dump_properties("INVARIANT", &m->invariants, out);
  dump_properties("PROPERTY", &m->properties, out);
  dump_properties("CONSTRAINT", &m->constraints, out);
  dump_properties("ACTION_CONSTRAINT", &m->action_constraints, out);
  dump_part("VIEW", m->view, out);
  dump_part("ALIAS", m->alias, out);
  if (m->has_fairness) text_append(out, "fair\n");
  if (!m->check_deadlock) text_append(out, "deadlock is not checked\n");
}

static void dump_constants(const Spec *spec, Text *out) {
  for (uint32_t i = 0; i < spec->constant_count; i++) {
    const Constant *c = spec->constants[i];
    dump_part(symbol_text(c->name), c->value, out);
    if (c->definition)
      text_format(out, "%s <- %s\n", symbol_text(c->name), symbol_text(c->definition->name));
  }
}

typedef vec(const Definition *) Definitions;

static void reach_definition(const Definition *, Definitions *);

static void reach_node(const Node *n, void *found) {
  node_children(n, reach_node, found);
  if (n->kind == NODE_CALL || n->kind == NODE_OPERATOR) reach_definition(n->definition, found);
  if (n->kind != NODE_LET) return;
  for (uint32_t i = 0; i < n->definition_count; i++) reach_node(n->definitions[i]->body, found);
}

/* Those inside a LET, LAMBDAs and primitives are shown where they are used. */
static void reach_definition(const Definition *d, Definitions *found) {
  if (d->depth || d->builtin != BUILTIN_COUNT) return;
  for (vec_each(const Definition *, known, found))
    if (*known == d) return;
  vec_push(found, d);
  reach_node(d->body, found);
}

/* Those of the module, and what they use of instances and standard modules. */
static void dump_definitions(const Spec *spec, Text *out) {
  Definitions found = {0};
  Definition *d;
  for (uint32_t i = 0; i < spec->assumption_count; i++) {
    dump_part("ASSUME", spec->assumptions[i].node, out);
    reach_node(spec->assumptions[i].node, &found);
  }
  for (uint32_t i = 0; (d = spec_definition(spec, i)); i++) reach_definition(d, &found);
  for (vec_each(const Definition *, f, &found)) {
    if (strcmp((*f)->module, symbol_text(spec->name)) != 0) text_format(out, "%s!", (*f)->module);
    kernel_dump_definition(*f, out);
  }
  vec_free(&found);
}

static void run_model(Session *s, Spec *spec, uint32_t file, Text *out) {
  Config *config = config_read(s, file);
  Model *model = config ? model_bind(s, spec, config, NULL) : NULL;
  if (model) {
    dump_constants(spec, out);
    dump_model(model, out);
    dump_definitions(spec, out);
  }
  model_destroy(model);
  config_destroy(config);
}

static void run(const char *name, Text *out) {
  Session s = {arena_create(), symbols_create(), diags_create()};
  Spec *spec = spec_load(&s, name, NULL);
  const char *path = arena_format(s.memory, "%.*s.cfg", (int)(strlen(name) - strlen(".tla")), name);
  Text config = {0};
  golden_read(path, &config);
  if (spec && config.length)
    run_model(&s, spec, diags_add_file(s.diags, path, text_string(&config), config.length), out);
  else if (spec)
    dump_definitions(spec, out);
  golden_messages(s.diags, out);
  text_free(&config);
  diags_destroy(s.diags);
  symbols_destroy(s.symbols);
  arena_destroy(s.memory);
}

int main(int count, char **words) { return golden_main(count, words, run); }
