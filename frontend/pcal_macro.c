/* Macros of PlusCal: calls replaced by bodies, with the arguments in place of parameters. */
#include <string.h>

#include "frontend/pcal_tree.h"

typedef struct Expansion {
  Pcal *pcal;
  const PcalUnit *macro;
  const PcalList *args;
} Expansion;

static PcalExpr *substituted(const Expansion *x, const PcalExpr *expr) {
  if (!expr) return NULL;
  PcalExpr *copy = pcal_expr_copy(x->pcal, expr);
  pcal_expr_substitute(x->pcal, copy, x->args, &x->macro->params, true);
  return copy;
}

static PcalNode *copy_statement(const Expansion *, const PcalNode *);

static PcalList copy_statements(const Expansion *x, const PcalList *list) {
  PcalList copy = {0};
  for (uint32_t i = 0; i < list->count && !x->pcal->failed; i++)
    pcal_add(x->pcal, &copy, copy_statement(x, list->at[i]));
  return copy;
}

/* A parameter that is assigned to: the argument is a variable, maybe with subscripts. */
static void rename_target(const Expansion *x, PcalNode *part) {
  const PcalList *params = &x->macro->params;
  uint32_t i = 0;
  while (i < params->count && !pcal_same(params->at[i], part->name)) i++;
  if (i == params->count) return;
  PcalExpr *arg = pcal_expr_copy(x->pcal, x->args->at[i]);
  const PcalToken *variable = pcal_expr_first(arg);
  if (!variable || variable->kind != PCAL_NAME) {
    x->pcal->failed = true;
    return;
  }
  part->name = variable->text;
  PcalLine *line = arg->lines.at[0];
  if (arg->lines.count == 1 && line->tokens.count == 1) return;
  pcal_remove(&line->tokens, 0);
  pcal_expr_normalize(arg);
  if (pcal_expr_is_empty(part->subscript))
    part->subscript = arg;
  else
    pcal_expr_prepend(x->pcal, part->subscript, arg);
}

static PcalNode *copy_statement(const Expansion *x, const PcalNode *node) {
  PcalNode *copy = pcal_node_copy(x->pcal, node);
  copy->label = "";
  copy->expr = substituted(x, node->expr);
  copy->subscript = substituted(x, node->subscript);
  copy->args = (PcalList){0};
  for (uint32_t i = 0; i < node->args.count; i++)
    pcal_add(x->pcal, &copy->args, substituted(x, node->args.at[i]));
  copy->parts = copy_statements(x, &node->parts);
  copy->body = copy_statements(x, &node->body);
  copy->other = copy_statements(x, &node->other);
  if (node->kind == PCAL_SINGLE_ASSIGN) rename_target(x, copy);
  return copy;
}

static const PcalUnit *find_macro(const Pcal *p, const char *name) {
  for (uint32_t i = p->macros.count; i-- > 0;) {
    const PcalUnit *macro = p->macros.at[i];
    if (pcal_same(macro->name, name)) return macro;
  }
  return NULL;
}

/* The number of statements put in its place. */
static uint32_t expand_call(Pcal *p, PcalList *statements, uint32_t at) {
  const PcalNode *call = statements->at[at];
  Expansion x = {p, find_macro(p, call->name), &call->args};
  if (!x.macro || x.macro->params.count != call->args.count) {
    p->failed = true;
    return 1;
  }
  PcalList body = copy_statements(&x, &x.macro->body);
  if (body.count) ((PcalNode *)body.at[0])->label = call->label;
  pcal_remove(statements, at);
  for (uint32_t i = 0; i < body.count; i++) pcal_insert(p, statements, at + i, body.at[i]);
  return body.count;
}

void pcal_expand_macros(Pcal *p, PcalList *statements) {
  for (uint32_t i = 0; i < statements->count && !p->failed;) {
    PcalNode *node = statements->at[i];
    if (node->kind == PCAL_MACRO_CALL) {
      i += expand_call(p, statements, i);
      continue;
    }
    pcal_expand_macros(p, &node->body);
    pcal_expand_macros(p, &node->other);
    for (uint32_t k = 0; k < node->parts.count; k++)
      pcal_expand_macros(p, &((PcalNode *)node->parts.at[k])->body);
    i++;
  }
}
