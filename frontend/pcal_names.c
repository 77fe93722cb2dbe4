/* Names of PlusCal that clash: variables of processes and procedures and labels become
   different in the translation, where all of them stand beside each other. */
#include <string.h>

#include "frontend/pcal_tree.h"

/* In the order in which they are renamed. */
typedef enum EntryKind {
  GLOBAL,
  LABEL,
  PROCEDURE,
  PROCESS,
  PROCESS_VARIABLE,
  LOCAL,
  PARAMETER,
  END
} EntryKind;

typedef struct Entry {
  EntryKind kind;
  const char *name;
  const char *context; /* of which process or procedure; "" for those of the algorithm */
  const char *use;     /* the name that it gets */
} Entry;

typedef struct Names {
  Pcal *pcal;
  PcalList entries;
} Names;

/* ---- collecting ---- */

static Entry *find_kind(const Names *n, EntryKind kind, const char *name, const char *context) {
  pcal_work(n->pcal, n->entries.count);
  for (uint32_t i = 0; i < n->entries.count; i++) {
    Entry *e = n->entries.at[i];
    if (e->kind == kind && pcal_same(e->name, name) && pcal_same(e->context, context)) return e;
  }
  return NULL;
}

static Entry *find_any(const Names *n, const char *name, const char *context) {
  pcal_work(n->pcal, n->entries.count);
  for (uint32_t i = 0; i < n->entries.count; i++) {
    Entry *e = n->entries.at[i];
    if (pcal_same(e->name, name) && pcal_same(e->context, context)) return e;
  }
  return NULL;
}

/* A name that is there already is a mistake, or at least one for those that must differ. */
static void enter(Names *n, EntryKind kind, const char *name, const char *context) {
  bool is_local = kind == PROCESS_VARIABLE || kind == LOCAL || kind == PARAMETER;
  bool is_there = is_local ? find_kind(n, GLOBAL, name, "") || find_any(n, name, context)
                           : find_kind(n, kind, name, context) != NULL;
  if (is_there) {
    n->pcal->failed = true;
    return;
  }
  Entry *e = arena_new(n->pcal->memory, Entry);
  *e = (Entry){kind, name, context, name};
  pcal_add(n->pcal, &n->entries, e);
}

static void enter_labels(Names *n, const PcalList *statements, const char *context) {
  for (uint32_t i = 0; i < statements->count && !n->pcal->failed; i++) {
    const PcalNode *node = statements->at[i];
    if (node->kind == PCAL_LABELED) enter(n, LABEL, node->name, context);
    enter_labels(n, &node->body, context);
    enter_labels(n, &node->labeled, context);
    enter_labels(n, &node->other, context);
    enter_labels(n, &node->labeled_other, context);
    enter_labels(n, &node->parts, context);
  }
}

static void enter_variables(Names *n, EntryKind kind, const PcalList *list, const char *context) {
  for (uint32_t i = 0; i < list->count; i++)
    enter(n, kind, ((PcalVariable *)list->at[i])->name, context);
}

static void set_entry(PcalUnit *unit) {
  const PcalNode *first = unit->body.count ? unit->body.at[0] : NULL;
  unit->entry = first ? first->name : NULL;
}

static void enter_all(Names *n) {
  Pcal *p = n->pcal;
  enter(n, GLOBAL, "pc", "");
  if (p->procedures.count) enter(n, GLOBAL, "stack", "");
  enter_variables(n, GLOBAL, &p->variables, "");
  for (uint32_t i = 0; i < p->procedures.count; i++) {
    PcalUnit *unit = p->procedures.at[i];
    set_entry(unit);
    enter(n, PROCEDURE, unit->name, "");
    enter_variables(n, LOCAL, &unit->variables, unit->name);
    enter_variables(n, PARAMETER, &unit->params, unit->name);
    enter_labels(n, &unit->body, unit->name);
  }
  for (uint32_t i = 0; i < p->processes.count; i++) {
    PcalUnit *unit = p->processes.at[i];
    set_entry(unit);
    enter(n, PROCESS, unit->name, "");
    enter_variables(n, PROCESS_VARIABLE, &unit->variables, unit->name);
    enter_labels(n, &unit->body, unit->name);
  }
  enter_labels(n, &p->body, "");
}

/* ---- making them different ---- */

static bool is_ambiguous(const Names *n, const char *use) {
  uint32_t count = 0;
  pcal_work(n->pcal, n->entries.count);
  for (uint32_t i = 0; i < n->entries.count; i++)
    count += pcal_same(((Entry *)n->entries.at[i])->use, use);
  return count > 1;
}

/* By a bar, then by the letters of the context, then by digits. */
static void rename_entry(Names *n, Entry *e) {
  size_t longest = strlen(e->context);
  for (size_t suffix = 0; e->kind != GLOBAL && !n->pcal->failed && is_ambiguous(n, e->use);
       suffix++) {
    Arena *memory = n->pcal->memory;
    if (suffix == 0)
      e->use = arena_format(memory, "%s_", e->use);
    else if (suffix > longest)
      e->use = arena_format(memory, "%s%d", e->use, (int)e->kind);
    else
      e->use = arena_format(memory, "%s%c", e->use, e->context[suffix - 1]);
  }
}

static void rename_all(Names *n) {
  for (EntryKind kind = GLOBAL; kind < END; kind++)
    for (uint32_t i = 0; i < n->entries.count && !n->pcal->failed; i++) {
      Entry *e = n->entries.at[i];
      if (e->kind == kind) rename_entry(n, e);
    }
}

/* ---- putting the new names in ---- */

static const char *use_of(const Names *n, EntryKind kind, const char *name, const char *context) {
  const Entry *e = find_kind(n, kind, name, context);
  return e ? e->use : name;
}

static const char *variable_use(const Names *n, const char *name, const char *context) {
  const Entry *e = find_any(n, name, context);
  bool is_variable = e && e->kind != LABEL && e->kind != PROCEDURE && e->kind != PROCESS;
  return is_variable ? e->use : name;
}

static void fix_expr(Names *n, PcalExpr *expr, const char *context) {
  if (!expr) return;
  PcalList names = {0}, uses = {0};
  for (uint32_t i = 0; i < expr->lines.count; i++) {
    const PcalLine *line = expr->lines.at[i];
    for (uint32_t k = 0; k < line->tokens.count; k++) {
      const PcalToken *token = line->tokens.at[k];
      if (token->kind != PCAL_NAME || pcal_has_name(&names, token->text)) continue;
      const char *use = variable_use(n, token->text, context);
      if (pcal_same(use, token->text)) continue;
      pcal_add(n->pcal, &names, (void *)(uintptr_t)token->text);
      pcal_add(n->pcal, &uses, pcal_expr_of(n->pcal, PCAL_NAME, use));
    }
  }
  pcal_expr_substitute(n->pcal, expr, &uses, &names, false);
}

static void fix_statements(Names *, PcalList *statements, const char *context);

static void fix_name(Names *n, PcalNode *node, const char *context) {
  switch (node->kind) {
  case PCAL_LABELED: node->name = use_of(n, LABEL, node->name, context); break;
  case PCAL_SINGLE_ASSIGN: node->name = variable_use(n, node->name, context); break;
  case PCAL_GOTO:
    if (!find_kind(n, LABEL, node->name, context) && strcmp(node->name, "Done") != 0)
      n->pcal->failed = true;
    node->name = use_of(n, LABEL, node->name, context);
    break;
  case PCAL_CALL_GOTO: /* the translator takes the label for a procedure */
    node->after = use_of(n, PROCEDURE, node->after, context);
    node->name = use_of(n, PROCEDURE, node->name, context);
    break;
  case PCAL_CALL_RETURN:
  case PCAL_CALL: node->name = use_of(n, PROCEDURE, node->name, context); break;
  case PCAL_ASSIGN:
  case PCAL_IF:
  case PCAL_LABEL_IF:
  case PCAL_EITHER:
  case PCAL_LABEL_EITHER:
  case PCAL_CLAUSE:
  case PCAL_WHILE:
  case PCAL_WITH:
  case PCAL_WHEN:
  case PCAL_PRINT:
  case PCAL_ASSERT:
  case PCAL_SKIP:
  case PCAL_RETURN:
  case PCAL_MACRO_CALL: break;
  }
}

static void fix_statements(Names *n, PcalList *statements, const char *context) {
  for (uint32_t i = 0; i < statements->count && !n->pcal->failed; i++) {
    PcalNode *node = statements->at[i];
    fix_name(n, node, context);
    fix_expr(n, node->expr, context);
    fix_expr(n, node->subscript, context);
    for (uint32_t k = 0; k < node->args.count; k++) fix_expr(n, node->args.at[k], context);
    fix_statements(n, &node->body, context);
    fix_statements(n, &node->labeled, context);
    fix_statements(n, &node->other, context);
    fix_statements(n, &node->labeled_other, context);
    fix_statements(n, &node->parts, context);
  }
}

static void fix_variables(Names *n, PcalList *variables, const char *context) {
  for (uint32_t i = 0; i < variables->count; i++) {
    PcalVariable *variable = variables->at[i];
    variable->name = variable_use(n, variable->name, context);
    fix_expr(n, variable->value, context);
  }
}

static void fix_labels(Names *n, PcalList *labels, const char *context) {
  for (uint32_t i = 0; i < labels->count; i++)
    labels->at[i] = (void *)(uintptr_t)use_of(n, LABEL, labels->at[i], context);
}

static void fix_unit(Names *n, PcalUnit *unit, EntryKind kind) {
  fix_variables(n, &unit->variables, unit->name);
  fix_variables(n, &unit->params, unit->name);
  fix_statements(n, &unit->body, unit->name);
  fix_labels(n, &unit->plus, unit->name);
  fix_labels(n, &unit->minus, unit->name);
  if (unit->entry) unit->entry = use_of(n, LABEL, unit->entry, unit->name);
  unit->name = use_of(n, kind, unit->name, "");
}

/* ---- calls of calls ---- */

/* With the procedures that those call, in the order of their declarations. */
static void close_calls(Pcal *p, PcalUnit *unit, bool only_declared) {
  PcalList all = {0};
  pcal_add_all(p, &all, &unit->calls);
  for (uint32_t i = 0; i < all.count; i++) {
    const PcalUnit *called = pcal_find_procedure(p, all.at[i]);
    for (uint32_t k = 0; called && k < called->calls.count; k++)
      if (!pcal_has_name(&all, called->calls.at[k])) pcal_add(p, &all, called->calls.at[k]);
  }
  if (only_declared) unit->calls.count = 0;
  for (uint32_t i = 0; i < p->procedures.count; i++) {
    const char *name = ((PcalUnit *)p->procedures.at[i])->name;
    if (pcal_has_name(&all, name) && !pcal_has_name(&unit->calls, name))
      pcal_add(p, &unit->calls, (void *)(uintptr_t)name);
  }
}

PcalUnit *pcal_find_procedure(const Pcal *p, const char *name) {
  for (uint32_t i = 0; i < p->procedures.count; i++) {
    PcalUnit *unit = p->procedures.at[i];
    if (pcal_same(unit->name, name)) return unit;
  }
  return NULL;
}

void pcal_fix_names(Pcal *p) {
  Names n = {.pcal = p};
  enter_all(&n);
  rename_all(&n);
  fix_variables(&n, &p->variables, "");
  for (uint32_t i = 0; i < p->procedures.count; i++) fix_unit(&n, p->procedures.at[i], PROCEDURE);
  for (uint32_t i = 0; i < p->processes.count; i++) fix_unit(&n, p->processes.at[i], PROCESS);
  fix_statements(&n, &p->body, "");
  if (!p->has_processes) return;
  for (uint32_t i = 0; i < p->procedures.count; i++) close_calls(p, p->procedures.at[i], true);
  for (uint32_t i = 0; i < p->processes.count; i++) close_calls(p, p->processes.at[i], false);
}
