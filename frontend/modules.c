#include "frontend/modules.h"

#include <string.h>
#include <unistd.h>

#include "base/source.h"
#include "base/text.h"
#include "frontend/elaborate.h"
#include "frontend/pluscal.h"
#include "frontend/standard.h"

/* Finding the text. */

static bool try_folder(Analysis *a, const char *folder, const char *slash, Symbol name,
                       const char **path) {
  *path = arena_format(a->session->memory, "%s%s%s.tla", folder, slash, symbol_text(name));
  return access(*path, F_OK) == 0;
}

static bool find_path(Analysis *a, Symbol name, const char **path) {
  if (try_folder(a, a->folder, "", name, path)) return true;
  for (uint32_t i = 0; a->search && i < a->search->count; i++)
    if (try_folder(a, a->search->folders[i], "/", name, path)) return true;
  return false;
}

static void report_missing(Analysis *a, Name name) {
  const char *text = symbol_text(name.text);
  Diag *d = diag_report(a->session->diags, DIAG_S0201, name.at, "module %s is not found", text);
  Text places = {0};
  text_format(&places, "looked for %s%s.tla", a->folder, text);
  for (uint32_t i = 0; a->search && i < a->search->count; i++)
    text_format(&places, ", %s/%s.tla", a->search->folders[i], text);
  Guess guess = guess_start(text);
  for (size_t i = 0; i < standard_module_count; i++)
    guess_consider(&guess, standard_modules[i].name);
  if (guess.best) text_format(&places, "; did you mean the standard module %s?", guess.best);
  diag_help(d, "%s", text_string(&places));
  text_free(&places);
}

/* What a module extends and declares. */

typedef struct Declarations {
  Arena *memory;
  Names seen;
  Declared *all;
  uint32_t count;
} Declarations;

static void add_declared(Declarations *d, Declared one) {
  if (names_find(&d->seen, one.name.text)) return;
  names_add(d->memory, &d->seen, (NameEntry){.name = one.name.text});
  d->all[d->count++] = one;
}

static uint32_t most_declared(const Module *m) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < m->extended_count; i++) count += m->extended[i]->declared_count;
  for (uint32_t i = 0; i < m->syntax->unit_count; i++)
    count += m->syntax->units[i]->parameter_count;
  return count;
}

static void add_unit(Declarations *d, const Unit *u) {
  if (u->kind != UNIT_CONSTANTS && u->kind != UNIT_VARIABLES) return;
  for (uint32_t i = 0; i < u->parameter_count; i++) {
    const Parameter *p = &u->parameters[i];
    add_declared(d, (Declared){p->name, p->arity, u->kind == UNIT_VARIABLES});
  }
}

static void collect_declared(Analysis *a, Module *m) {
  Declarations d = {.memory = a->session->memory};
  d.all = arena_array(d.memory, Declared, most_declared(m));
  for (uint32_t i = 0; i < m->extended_count; i++)
    for (uint32_t j = 0; j < m->extended[i]->declared_count; j++)
      add_declared(&d, m->extended[i]->declared[j]);
  for (uint32_t i = 0; i < m->syntax->unit_count; i++) add_unit(&d, m->syntax->units[i]);
  for (uint32_t i = 0; i < d.count; i++) m->has_variables |= d.all[i].variable;
  m->declared_count = d.count;
  m->declared = d.all;
  m->declared_names = d.seen;
}

void module_report_cycle(Analysis *a, const Module *m, Span at) {
  Diag *d = diag_report(a->session->diags, DIAG_S0202, at, "module %s depends on itself",
                        symbol_text(m->name));
  diag_label(d, m->syntax->name.at, "this module extends or instances others that lead back here");
}

static void prepare(Analysis *a, Module *m) {
  const SyntaxModule *s = m->syntax;
  m->busy = true;
  m->extended = arena_array(a->session->memory, Module *, s->extends_count);
  for (uint32_t i = 0; i < s->extends_count; i++) {
    Module *other = module_find(a, m->outer, s->extends[i]);
    if (other && other->busy) {
      module_report_cycle(a, other, s->extends[i].at);
      other = NULL;
    }
    if (other)
      m->extended[m->extended_count++] = other;
    else
      m->incomplete = m->failed = true;
  }
  for (uint32_t i = 0; i < m->extended_count; i++) m->incomplete |= m->extended[i]->incomplete;
  collect_declared(a, m);
  m->busy = false;
}

/* Loading. */

/* The last one of a name is the one that is meant. */
static void add_to_names(Analysis *a, Module *m, Names *names) {
  NameEntry *known = names_find(names, m->name);
  if (known)
    known->module = m;
  else
    names_add(a->session->memory, names, (NameEntry){.name = m->name, .module = m});
}

static Module *module_create(Analysis *a, Symbol name, Module **list, Names *names) {
  Module *m = arena_new(a->session->memory, Module);
  m->name = name;
  m->next = *list;
  *list = m;
  if (name) add_to_names(a, m, names);
  return m;
}

/* A file is to hold the module it is named after. */
static void check_name(Analysis *a, const Module *m) {
  if (m->name == m->syntax->name.text) return;
  const char *says = symbol_text(m->syntax->name.text), *file = symbol_text(m->name);
  Diag *d = diag_report(a->session->diags, DIAG_S0203, m->syntax->name.at,
                        "module %s is in a file named %s.tla", says, file);
  diag_help(d, "rename the file to %s.tla, or the module to %s", says, file);
}

static void adopt(Analysis *a, Module *m, const SyntaxModule *syntax) {
  m->syntax = syntax;
  if (!syntax) return;
  if (!m->name) {
    m->name = syntax->name.text;
    add_to_names(a, m, &a->file_names);
  }
  check_name(a, m);
  if (!m->standard) pluscal_check(a->session->diags, syntax->at);
  prepare(a, m);
}

static void adopt_file(Analysis *a, Module *m, uint32_t file) {
  const SyntaxModule *syntax = parse_module(a->session, file);
  if (syntax && !a->files->next) a->behind_root = (Span){file, syntax->at.end, UINT32_MAX};
  adopt(a, m, syntax);
}

/* The file of the root module may hold other modules behind it. */
static bool adopt_from_root_file(Analysis *a, Module *m) {
  if (a->behind_root.file == NO_SPAN.file) return false;
  unsigned errors = diags_errors(a->session->diags);
  adopt(a, m, parse_named_module(a->session, a->behind_root, symbol_text(m->name)));
  return m->syntax || diags_errors(a->session->diags) > errors;
}

static Module *load(Analysis *a, Name name) {
  Module *m = module_create(a, name.text, &a->files, &a->file_names);
  if (!analysis_goes_on(a, name.at)) return NULL;
  const char *path;
  const StandardModule *standard;
  uint32_t file;
  if (find_path(a, name.text, &path)) {
    if (source_read(a->session->diags, path, &file)) adopt_file(a, m, file);
  } else if ((standard = standard_find(symbol_text(name.text)))) {
    m->standard = true;
    path = arena_format(a->session->memory, "<standard>/%s.tla", standard->name);
    adopt_file(a, m, diags_add_file(a->session->diags, path, standard->text, standard->length));
  } else if (!adopt_from_root_file(a, m)) {
    report_missing(a, name);
  }
  return m->syntax ? m : NULL;
}

static Module *find_in(const Names *names, Symbol name) {
  const NameEntry *entry = names_find(names, name);
  return entry ? entry->module : NULL;
}

Module *module_find_nested(const Context *from, Symbol name) {
  Module *found = NULL;
  for (; from && !found; from = from->outer) found = find_in(&from->modules, name);
  return found;
}

Module *module_find_loaded(const Analysis *a, Symbol name) {
  Module *found = find_in(&a->file_names, name);
  return found && found->syntax && !found->busy ? found : NULL;
}

Module *module_find(Analysis *a, const Context *from, Name name) {
  Module *found = module_find_nested(from, name.text);
  if (found) return found;
  if ((found = find_in(&a->file_names, name.text))) return found->syntax ? found : NULL;
  return load(a, name);
}

/* The name that the file says it holds, or NULL if it says nothing. */
static Symbol name_of_file(Analysis *a, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t length = strlen(name);
  if (length <= 4 || strcmp(name + length - 4, ".tla") != 0) return NULL;
  return symbol_intern(a->session->symbols, name, length - 4);
}

Module *module_load_root(Analysis *a, uint32_t file) {
  const char *path = diags_path(a->session->diags, file);
  const char *slash = strrchr(path, '/');
  a->folder = arena_copy(a->session->memory, path, slash ? (size_t)(slash + 1 - path) : 0);
  Module *m = module_create(a, name_of_file(a, path), &a->files, &a->file_names);
  adopt_file(a, m, file);
  return m->syntax ? m : NULL;
}

Module *module_nested(Analysis *a, Context *outer, const SyntaxModule *syntax) {
  Module *m = module_create(a, syntax->name.text, &outer->nested, &outer->modules);
  m->syntax = syntax;
  m->outer = outer;
  m->standard = outer->module->standard;
  prepare(a, m);
  return m;
}

Module *module_synthetic(Analysis *a, const SyntaxModule *syntax) {
  Module *m = module_create(a, syntax->name.text, &a->files, &a->file_names);
  m->syntax = syntax;
  prepare(a, m);
  return m;
}
