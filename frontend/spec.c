/* Specifications: a root module analysed, and questions about its names. */
#include <string.h>

#include "base/source.h"
#include "base/stack.h"
#include "frontend/elaborate.h"
#include "frontend/model.h"

static Symbol intern(Session *s, const char *text) {
  return symbol_intern(s->symbols, text, strlen(text));
}

static Analysis *analysis_create(Session *s, const SearchPath *search) {
  Analysis *a = arena_new(s->memory, Analysis);
  a->session = s;
  a->search = search;
  a->stack_low = stack_limit();
  a->folder = "";
  a->behind_root = NO_SPAN;
  a->nameless = intern(s, "");
  a->at_sign = intern(s, "@");
  a->true_name = intern(s, "TRUE");
  a->false_name = intern(s, "FALSE");
  a->boolean_name = intern(s, "BOOLEAN");
  a->string_name = intern(s, "STRING");
  a->spec.analysis = a;
  analysis_add_language_names(a);
  return a;
}

enum { MODULES_MAX = 10000 };

bool analysis_goes_on(Analysis *a, Span at) {
  const char *what = NULL;
  if (stack_is_used_up(a->stack_low))
    what = "definitions, instances and modules are nested too deeply";
  else if (a->file_names.count > MODULES_MAX)
    what = "there are more than 10000 modules";
  if (what && !a->too_large) diag_report(a->session->diags, DIAG_S0112, at, "%s", what);
  a->too_large |= what != NULL;
  return !a->too_large;
}

/* What the root module declares, itself or by EXTENDS. */
static void list_declarations(Analysis *a) {
  const Names *names = &a->root->context->names;
  Variable **variables = arena_array(a->session->memory, Variable *, names->count);
  Constant **constants = arena_array(a->session->memory, Constant *, names->count);
  Spec *spec = &a->spec;
  for (uint32_t i = 0; i < names->count; i++) {
    const Entity *e = names->entries[i].entity;
    if (e->kind == ENTITY_VARIABLE) {
      e->variable->index = spec->variable_count;
      variables[spec->variable_count++] = e->variable;
    } else if (e->kind == ENTITY_CONSTANT) {
      e->constant->id = spec->constant_count;
      constants[spec->constant_count++] = e->constant;
    }
  }
  spec->variables = variables;
  spec->constants = constants;
}

const Node *spec_call(Spec *spec, Definition *d, Span at) {
  Node *n = node_new(spec->analysis, NODE_CALL, at, 0);
  n->name = d->name;
  n->definition = d;
  return node_level(n);
}

static uint32_t count_assumptions(const Analysis *a) {
  uint32_t count = 0;
  for (const Module *m = a->files; m; m = m->next)
    for (const Operator *op = m->context ? m->context->assumptions : NULL; op;
         op = op->next_pending)
      count++;
  return count;
}

/* Those of a module and of what it extends, each once. */
static void collect_assumptions(Analysis *a, Module *m, Property *all) {
  if (m->visited) return;
  m->visited = true;
  for (uint32_t i = 0; i < m->extended_count; i++) collect_assumptions(a, m->extended[i], all);
  for (Operator *op = m->context->assumptions; op; op = op->next_pending)
    all[a->spec.assumption_count++] = (Property){
        op->definition.name, spec_call(&a->spec, &op->definition, op->definition.body->at)};
}

static void list_assumptions(Analysis *a) {
  Property *all = arena_array(a->session->memory, Property, count_assumptions(a));
  collect_assumptions(a, a->root, all);
  a->spec.assumptions = all;
}

/* `errors` were there before the modules were read: one that is not there as a whole is
   not analysed to the end. */
static Spec *analyse(Analysis *a, Module *root, unsigned errors) {
  a->root = root;
  a->spec.name = root->name;
  context_of_module(a, root);
  a->uses = NULL;
  if (root->failed || diags_errors(a->session->diags) > errors) return NULL;
  list_declarations(a);
  list_assumptions(a);
  return &a->spec;
}

static Spec *analyse_file(Session *s, uint32_t file, const SearchPath *search, Uses *uses,
                          bool lenient) {
  Analysis *a = analysis_create(s, search);
  a->uses = uses;
  a->lenient = lenient;
  unsigned errors = diags_errors(s->diags);
  Module *root = module_load_root(a, file);
  Spec *spec = root ? analyse(a, root, errors) : NULL;
  if (uses) uses->modules = a->files;
  return diags_errors(s->diags) > errors ? NULL : spec;
}

Spec *spec_analyse_noting(Session *s, uint32_t file, const SearchPath *search, Uses *uses) {
  return analyse_file(s, file, search, uses, false);
}

static bool has_level_errors_only(const Diags *ds) {
  static const DiagCode codes[] = {DIAG_S0114, DIAG_S0304, DIAG_S0401, DIAG_S0402,
                                   DIAG_S0403, DIAG_S0404, DIAG_S0405};
  return diags_errors(ds) && diags_errors_are(ds, codes, sizeof codes / sizeof *codes);
}

Spec *spec_read(Session *s, const char *path, const SearchPath *search, Uses *uses) {
  uint32_t file;
  if (!source_read(s->diags, path, &file)) return NULL;
  Spec *spec = analyse_file(s, file, search, uses, false);
  if (spec || !has_level_errors_only(s->diags)) return spec;
  diags_set_aside(s->diags);
  Uses again = {0};
  spec = analyse_file(s, file, search, uses ? &again : NULL, true);
  diags_bring_back(s->diags, spec ? DIAG_S0407 : DIAG_COUNT);
  if (!uses) return spec;
  uses_free(uses);
  *uses = again;
  return spec;
}

Spec *spec_analyse(Session *s, uint32_t file, const SearchPath *search) {
  return spec_analyse_noting(s, file, search, NULL);
}

Spec *spec_load(Session *s, const char *path, const SearchPath *search) {
  return spec_load_noting(s, path, search, NULL);
}

Spec *spec_load_noting(Session *s, const char *path, const SearchPath *search, Uses *uses) {
  uint32_t file;
  return source_read(s->diags, path, &file) ? spec_analyse_noting(s, file, search, uses) : NULL;
}

Spec *spec_analyse_beside(Session *s, const Spec *other, const char *name, const char *text) {
  const char *path = arena_format(s->memory, "%s%s.tla", other->analysis->folder, name);
  uint32_t file = diags_add_file(s->diags, path, text, strlen(text));
  return spec_analyse(s, file, other->analysis->search);
}

Span spec_behind(const Spec *spec) { return spec->analysis->behind_root; }

/* Names. */

/* The context of `I!J!` before the last name; advances `name` past it. */
static const Context *find_qualifier(const Spec *spec, const char **name) {
  Analysis *a = spec->analysis;
  const Context *ctx = a->root->context;
  const char *bang;
  while (ctx && (bang = strchr(*name, '!')) && bang > *name && bang[1]) {
    Symbol part = symbol_intern(a->session->symbols, *name, (size_t)(bang - *name));
    const NameEntry *entry = names_find(&ctx->names, part);
    bool usable = entry && entry->entity->kind == ENTITY_INSTANCE &&
                  entry->entity->instance->parameter_count == 0;
    ctx = usable ? instance_context(entry->entity->instance) : NULL;
    *name = bang + 1;
  }
  return ctx;
}

Definition *spec_find(const Spec *spec, Symbol name) {
  const char *text = symbol_text(name);
  const Context *ctx = find_qualifier(spec, &text);
  if (!ctx) return NULL;
  const NameEntry *entry = names_find(&ctx->names, intern(spec->analysis->session, text));
  if (!entry || entry->entity->kind != ENTITY_OPERATOR) return NULL;
  Operator *op = entry->entity->op;
  operator_ensure(spec->analysis, op);
  return &op->definition;
}

Definition *spec_definition(const Spec *spec, uint32_t index) {
  const Context *root = spec->analysis->root->context;
  for (uint32_t i = 0; i < root->names.count; i++) {
    const Entity *e = root->names.entries[i].entity;
    if (e->kind == ENTITY_OPERATOR && e->op->context == root && index-- == 0)
      return &e->op->definition;
  }
  return NULL;
}

const char *spec_guess(const Spec *spec, const char *name) {
  Guess guess = guess_start(name);
  guess_consider_names(&guess, &spec->analysis->root->context->names);
  return guess.best;
}

/* Expressions. */

/* An empty module that extends what the language brings with it. */
static Spec *spec_of_standard_modules(Session *s) {
  static const char *const extended[] = {
      "Integers",      "Sequences",    "FiniteSets", "Bags",    "TLC",  "TLCExt", "Randomization",
      "FiniteSetsExt", "SequencesExt", "Functions",  "IOUtils", "Json", "CSV"};
  enum { COUNT = sizeof extended / sizeof *extended };
  Analysis *a = analysis_create(s, NULL);
  SyntaxModule *m = arena_new(s->memory, SyntaxModule);
  m->file = diags_add_file(s->diags, "<expression>", "", 0);
  m->at.file = m->name.at.file = m->file;
  m->name.text = intern(s, "Expression");
  Name *names = arena_array(s->memory, Name, COUNT);
  for (uint32_t i = 0; i < COUNT; i++) names[i] = (Name){intern(s, extended[i]), m->at};
  m->extends_count = COUNT;
  m->extends = names;
  unsigned errors = diags_errors(s->diags);
  return analyse(a, module_synthetic(a, m), errors);
}

Definition *spec_expression(Session *s, Spec **spec, const Syntax *expression) {
  if (!*spec) *spec = spec_of_standard_modules(s);
  if (!*spec) return NULL;
  Analysis *a = (*spec)->analysis;
  Context *root = a->root->context;
  a->told = NULL; /* what was said of another expression may have been cleared */
  unsigned errors = diags_errors(s->diags);
  OperatorShape shape = {.name = {a->nameless, expression->at}};
  Operator *op = operator_create(a, root, &root->around, shape);
  Place around = {.analysis = a, .context = root};
  operator_elaborate(op, operator_inside(op, &around), 0, NULL, expression);
  return diags_errors(s->diags) > errors ? NULL : &op->definition;
}
