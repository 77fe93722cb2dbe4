/* Lint: properties that are defined, and no configuration checks them. */
#include <dirent.h>
#include <string.h>

#include "audit/kernel_walk.h"
#include "audit/lint_parts.h"

static bool keep_going(KernelWalk *w, const Node *n) {
  (void)w;
  (void)n;
  return true;
}

static void walk_names(KernelWalk *w, const Lint *l, const NameList *names) {
  for (vec_each(const Name, name, names)) {
    Definition *d = spec_find(l->task->model->spec, name->text);
    if (!d) continue;
    map_put(&w->entered, (uintptr_t)d, 1);
    if (d->body) kernel_walk(w, d->body);
  }
}

static void walk_name(KernelWalk *w, const Lint *l, const Name *name) {
  if (!name->text) return;
  NameList one = {0};
  vec_push(&one, *name);
  walk_names(w, l, &one);
  vec_free(&one);
}

static void walk_config(KernelWalk *w, const Lint *l, const Config *c) {
  const Name *single[] = {&c->init, &c->next, &c->specification, &c->view, &c->alias};
  for (size_t i = 0; i < sizeof single / sizeof *single; i++) walk_name(w, l, single[i]);
  const NameList *lists[] = {
      &c->invariants, &c->properties,     &c->constraints, &c->action_constraints,
      &c->symmetry,   &c->postconditions, &c->possible};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) walk_names(w, l, lists[i]);
  for (vec_each(const ConfigBinding, b, &c->bindings)) walk_name(w, l, &b->other);
}

static void walk_list(KernelWalk *w, const PropertyList *list) {
  for (vec_each(const Property, p, list)) kernel_walk(w, p->node);
}

/* What the command line names may not be in any configuration. */
static void walk_model(KernelWalk *w, const Model *m) {
  const Node *single[] = {m->init, m->next, m->view, m->alias, m->postcondition};
  for (size_t i = 0; i < sizeof single / sizeof *single; i++)
    if (single[i]) kernel_walk(w, single[i]);
  const PropertyList *lists[] = {&m->invariants, &m->properties, &m->constraints,
                                 &m->action_constraints, &m->possible};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) walk_list(w, lists[i]);
  for (vec_each(const TraceInvariant, t, &m->trace_invariants))
    map_put(&w->entered, (uintptr_t)t->definition, 1);
}

/* A configuration beside the module that cannot be read is another module's, or a mistake
   that a check of it shows. */
static void walk_config_file(KernelWalk *w, const Lint *l, const char *path) {
  Session *session = l->task->session;
  bool hushed = diags_hush(session->diags, true);
  Config *config = config_load(session, path);
  diags_hush(session->diags, hushed);
  if (config) walk_config(w, l, config);
  config_destroy(config);
}

static bool is_config(const char *name) {
  size_t length = strlen(name);
  return length > 4 && !strcmp(name + length - 4, ".cfg");
}

static void walk_configs_beside(KernelWalk *w, const Lint *l) {
  const char *path = l->options->path, *slash = path ? strrchr(path, '/') : NULL;
  if (!path) return;
  const char *folder = slash ? arena_copy(l->memory, path, (size_t)(slash - path)) : ".";
  DIR *open = opendir(*folder ? folder : "/");
  if (!open) return;
  for (const struct dirent *entry; (entry = readdir(open));)
    if (is_config(entry->d_name))
      walk_config_file(w, l, arena_format(l->memory, "%s/%s", folder, entry->d_name));
  closedir(open);
}

static bool is_comparison(Builtin builtin) {
  switch ((int)builtin) {
  case BUILTIN_NOT:
  case BUILTIN_IMPLIES:
  case BUILTIN_EQUIV:
  case BUILTIN_EQ:
  case BUILTIN_NE:
  case BUILTIN_IN:
  case BUILTIN_NOT_IN:
  case BUILTIN_SUBSET_EQ:
  case BUILTIN_LT:
  case BUILTIN_LE:
  case BUILTIN_GT:
  case BUILTIN_GE: return true;
  }
  return false;
}

static bool is_fairness(const Node *n) {
  if (n->kind == NODE_AND || n->kind == NODE_FORALL) return is_fairness(n->kids[0]);
  return n->kind == NODE_WEAK_FAIRNESS || n->kind == NODE_STRONG_FAIRNESS;
}

static const Node *called_body(const Node *n) {
  bool plain = n->kind == NODE_CALL && !n->kid_count && n->definition->builtin == BUILTIN_COUNT;
  return plain ? n->definition->body : NULL;
}

/* `Init /\ [][Next]_v`, also in parts, and `Spec /\ WF_v(A)`. */
static bool is_behaviour(const Node *n) {
  if (n->kind != NODE_AND) return false;
  for (uint32_t i = 0; i < n->kid_count; i++) {
    const Node *kid = n->kids[i], *body = called_body(kid);
    if (kid->level <= LEVEL_STATE || is_behaviour(body ? body : kid)) return true;
  }
  return false;
}

/* Says something that is true or false of states or behaviours, and is neither an initial
   predicate nor a specification. */
static bool is_property(const Definition *d) {
  const Node *n = d->body;
  if (d->parameter_count || d->builtin != BUILTIN_COUNT || !n) return false;
  if (n->level == LEVEL_TEMPORAL) return !is_fairness(n) && !is_behaviour(n);
  if (n->level != LEVEL_STATE || !strncmp(symbol_text(d->name), "Init", 4)) return false;
  if (n->kind == NODE_BUILTIN) return is_comparison(n->builtin);
  return n->kind == NODE_AND || n->kind == NODE_OR || n->kind == NODE_FORALL ||
         n->kind == NODE_EXISTS;
}

/* A theorem is there to be proved. */
static bool is_theorem(const Lint *l, Span at) {
  static const char *const words[] = {"THEOREM", "LEMMA", "PROPOSITION", "COROLLARY"};
  size_t length;
  const char *text = diags_text(l->task->session->diags, at.file, &length);
  uint32_t end = at.start;
  while (end && strchr(" \t\r\n", text[end - 1])) end--;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t size = strlen(words[i]);
    if (end >= size && !strncmp(text + end - size, words[i], size)) return true;
  }
  return false;
}

static bool is_meant_to_be_checked(const Lint *l, const Definition *d) {
  if (!is_property(d) || d->at.file == UINT32_MAX) return false;
  return !is_theorem(l, d->at) && !lint_is_generated(l, d->at);
}

/* What only an unchecked property uses is not named beside it. */
static void walk_other_definitions(KernelWalk *w, const Spec *spec) {
  const Definition *d;
  for (uint32_t i = 0; (d = spec_definition(spec, i)); i++)
    if (d->body && !map_find(&w->entered, (uintptr_t)d)) kernel_walk(w, d->body);
}

void lint_unchecked(Lint *l) {
  const Spec *spec = l->task->model->spec;
  KernelWalk checked = {.visit = keep_going};
  walk_model(&checked, l->task->model);
  if (l->options->used) walk_list(&checked, l->options->used);
  if (l->options->config) walk_config(&checked, l, l->options->config);
  walk_configs_beside(&checked, l);
  walk_other_definitions(&checked, spec);
  const Definition *d;
  for (uint32_t i = 0; (d = spec_definition(spec, i)); i++)
    if (is_meant_to_be_checked(l, d) && !map_find(&checked.entered, (uintptr_t)d))
      lint_report(l, DIAG_W0003, EXPLORED_ALL, NULL, d->at,
                  "no configuration checks `%s`, and nothing uses it", symbol_text(d->name));
  kernel_walk_free(&checked);
}
