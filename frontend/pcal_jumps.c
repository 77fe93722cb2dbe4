/* Jumps of PlusCal: where a statement ends a step, calls, returns and gotos become
   assignments, and the branches of IF and EITHER that end differently say where to go on.

   The translator does so while it makes new statements out of old ones, and what it prints
   are the old ones.  It works on copies of the statements below a label, but not of those
   inside of statements.  So the former stay, and only the latter are replaced here. */
#include <string.h>

#include "frontend/pcal_tree.h"

typedef struct Jumps {
  Pcal *pcal;
  const PcalUnit *procedure; /* the one that the statements are in */
} Jumps;

/* ---- assignments ---- */

static void assign(Jumps *j, PcalNode *to, const char *name, PcalExpr *value) {
  PcalNode *part = pcal_node(j->pcal, PCAL_SINGLE_ASSIGN);
  part->name = name;
  part->subscript = pcal_expr(j->pcal);
  part->expr = value;
  pcal_add(j->pcal, &to->parts, part);
}

static void add_assignment(Jumps *j, PcalList *out, const char *name, PcalExpr *value) {
  PcalNode *node = pcal_node(j->pcal, PCAL_ASSIGN);
  assign(j, node, name, value);
  pcal_add(j->pcal, out, node);
}

static void go(Jumps *j, PcalList *out, const char *label) {
  add_assignment(j, out, "pc", pcal_expr_of(j->pcal, PCAL_STRING, label));
}

static void add_call(Jumps *j, PcalExpr *expr, const char *operator) {
  pcal_expr_add(j->pcal, expr, PCAL_NAME, operator);
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "(");
  pcal_expr_add(j->pcal, expr, PCAL_ADDED, "stack");
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, ")");
}

/* Head(stack).field */
static void add_saved(Jumps *j, PcalExpr *expr, const char *field) {
  add_call(j, expr, "Head");
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, ".");
  pcal_expr_add(j->pcal, expr, PCAL_NAME, field);
}

static PcalExpr *saved(Jumps *j, const char *field) {
  PcalExpr *expr = pcal_expr(j->pcal);
  pcal_expr_line(j->pcal, expr);
  add_saved(j, expr, field);
  return expr;
}

/* ---- the stack ---- */

static void add_field(Jumps *j, PcalExpr *expr, const char *field) {
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, ",");
  pcal_expr_line(j->pcal, expr);
  pcal_expr_add(j->pcal, expr, PCAL_NAME, field);
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "|->");
}

static void add_variables(Jumps *j, PcalExpr *expr, const PcalList *variables) {
  for (uint32_t i = 0; i < variables->count; i++) {
    const char *name = ((PcalVariable *)variables->at[i])->name;
    add_field(j, expr, name);
    pcal_expr_add(j->pcal, expr, PCAL_NAME, name);
  }
}

/* << [procedure |-> "to", pc |-> back, variables...] >> \o the rest.  Without a label to
   go back to, it is the one that the caller's own caller waits at. */
static PcalExpr *pushed(Jumps *j, const PcalUnit *to, const char *back) {
  PcalExpr *expr = pcal_expr(j->pcal);
  pcal_expr_line(j->pcal, expr);
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "<<");
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "[");
  pcal_expr_add(j->pcal, expr, PCAL_NAME, "procedure");
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "|->");
  pcal_expr_add(j->pcal, expr, PCAL_STRING, to->name);
  add_field(j, expr, "pc");
  if (back)
    pcal_expr_add(j->pcal, expr, PCAL_STRING, back);
  else
    add_saved(j, expr, "pc");
  add_variables(j, expr, &to->variables);
  add_variables(j, expr, &to->params);
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "]");
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, ">>");
  pcal_expr_line(j->pcal, expr);
  pcal_expr_add(j->pcal, expr, PCAL_BUILTIN, "\\o");
  if (back)
    pcal_expr_add(j->pcal, expr, PCAL_ADDED, "stack");
  else
    add_call(j, expr, "Tail");
  return expr;
}

/* ---- jumps ---- */

static const PcalUnit *callee(Jumps *j, const PcalNode *call) {
  const PcalUnit *to = pcal_find_procedure(j->pcal, call->name);
  if (to && to->params.count == call->args.count && to->entry) return to;
  j->pcal->failed = true;
  return NULL;
}

static void enter(Jumps *j, PcalList *out, PcalNode *first, const PcalNode *call,
                  const PcalUnit *to) {
  for (uint32_t i = 0; i < to->params.count; i++)
    assign(j, first, ((PcalVariable *)to->params.at[i])->name, call->args.at[i]);
  pcal_add(j->pcal, out, first);
  for (uint32_t i = 0; i < to->variables.count; i++) {
    const PcalVariable *variable = to->variables.at[i];
    add_assignment(j, out, variable->name, variable->value);
  }
  go(j, out, to->entry);
}

static void replace_call(Jumps *j, PcalList *out, const PcalNode *call, const char *back) {
  const PcalUnit *to = callee(j, call);
  if (!to) return;
  PcalNode *first = pcal_node(j->pcal, PCAL_ASSIGN);
  assign(j, first, "stack", pushed(j, to, back));
  enter(j, out, first, call, to);
}

/* The caller's frame is replaced by the callee's; a call of oneself keeps it. */
static void replace_call_return(Jumps *j, PcalList *out, const PcalNode *call) {
  const PcalUnit *from = pcal_find_procedure(j->pcal, call->from);
  const PcalUnit *to = callee(j, call);
  if (!from) j->pcal->failed = true;
  if (!from || !to) return;
  PcalNode *first = pcal_node(j->pcal, PCAL_ASSIGN);
  if (from != to) {
    for (uint32_t i = 0; i < from->variables.count; i++) {
      const char *name = ((PcalVariable *)from->variables.at[i])->name;
      assign(j, first, name, saved(j, name));
    }
    assign(j, first, "stack", pushed(j, to, NULL));
  }
  enter(j, out, first, call, to);
}

static void restore(Jumps *j, PcalList *out, const PcalList *variables) {
  for (uint32_t i = 0; i < variables->count; i++) {
    const char *name = ((PcalVariable *)variables->at[i])->name;
    add_assignment(j, out, name, saved(j, name));
  }
}

static void replace_return(Jumps *j, PcalList *out, PcalNode *node) {
  if (!node->from && j->procedure) node->from = j->procedure->name;
  const PcalUnit *from = pcal_find_procedure(j->pcal, node->from);
  if (!from) {
    j->pcal->failed = true;
    return;
  }
  add_assignment(j, out, "pc", saved(j, "pc"));
  restore(j, out, &from->variables);
  restore(j, out, &from->params);
  PcalExpr *rest = pcal_expr(j->pcal);
  pcal_expr_line(j->pcal, rest);
  add_call(j, rest, "Tail");
  add_assignment(j, out, "stack", rest);
}

/* ---- the ends of steps ---- */

/* Whether the statements are those of a statement, or those of a label. */
typedef enum Where { INSIDE, BELOW_LABEL } Where;

static bool end_step(Jumps *, PcalList *statements, const char *next, Where);
static void replace_in_labeled(Jumps *, PcalList *labeled, const char *next);

/* Ends each branch; true if all of them still have to say where to go on. */
static bool end_branches(Jumps *j, PcalList **branches, uint32_t count, const char *next) {
  bool needs[2] = {false, false};
  bool *need = count <= 2 ? needs : arena_array(j->pcal->memory, bool, count);
  bool all = true;
  for (uint32_t i = 0; i < count; i++) {
    need[i] = end_step(j, branches[i], next, INSIDE);
    all = all && need[i];
  }
  for (uint32_t i = 0; i < count && !all; i++)
    if (need[i]) go(j, branches[i], next);
  return all;
}

static bool end_if(Jumps *j, PcalNode *node, const char *next) {
  PcalList *branches[] = {&node->body, &node->other};
  return end_branches(j, branches, 2, next);
}

static bool end_either(Jumps *j, PcalNode *node, const char *next) {
  PcalList **branches = arena_array(j->pcal->memory, PcalList *, node->parts.count);
  for (uint32_t i = 0; i < node->parts.count; i++)
    branches[i] = &((PcalNode *)node->parts.at[i])->body;
  return end_branches(j, branches, node->parts.count, next);
}

static const char *first_label(const PcalList *labeled, const char *otherwise) {
  return labeled->count ? ((PcalNode *)labeled->at[0])->name : otherwise;
}

/* Of an IF or EITHER with labels inside, which stays as it is below a label: the translator
   makes another for the branch without statements before the first label. */
static void end_labeled_branch(Jumps *j, PcalList *body, PcalList *labeled, const char *next,
                               Where where) {
  const char *there = first_label(labeled, next);
  bool stays_empty = where == BELOW_LABEL && !body->count;
  if (end_step(j, body, there, INSIDE) && !stays_empty) go(j, body, there);
  replace_in_labeled(j, labeled, next);
}

/* Each branch says where to go on.  Inside of statements what has labels is replaced by
   what has none, and those disappear from the tree that is printed. */
static void end_labeled(Jumps *j, PcalNode *node, const char *next, Where where) {
  if (node->kind == PCAL_LABEL_IF) {
    end_labeled_branch(j, &node->body, &node->labeled, next, where);
    end_labeled_branch(j, &node->other, &node->labeled_other, next, where);
  }
  for (uint32_t i = 0; i < node->parts.count; i++) {
    PcalNode *clause = node->parts.at[i];
    end_labeled_branch(j, &clause->body, &clause->labeled, next, where);
  }
  if (where == INSIDE) node->kind = node->kind == PCAL_LABEL_IF ? PCAL_IF : PCAL_EITHER;
}

/* Puts the assignments for a jump in its place. */
static void replace_jump(Jumps *j, PcalList *statements, const char *next, Where where) {
  PcalNode *node = pcal_last(statements);
  PcalList copy = {0};
  PcalList *out = where == INSIDE ? statements : &copy;
  if (where == INSIDE) statements->count--;
  if (node->kind == PCAL_GOTO) go(j, out, node->name);
  if (node->kind == PCAL_CALL) replace_call(j, out, node, next);
  if (node->kind == PCAL_CALL_GOTO) replace_call(j, out, node, node->after);
  if (node->kind == PCAL_CALL_RETURN) replace_call_return(j, out, node);
  if (node->kind == PCAL_RETURN) replace_return(j, out, node);
}

/* True if it does not say yet where to go on. */
static bool end_step(Jumps *j, PcalList *statements, const char *next, Where where) {
  PcalNode *last = pcal_last(statements);
  if (!last || j->pcal->failed) return !j->pcal->omits_pc;
  bool needs = !j->pcal->omits_pc;
  switch (last->kind) {
  case PCAL_IF: return end_if(j, last, next) && needs;
  case PCAL_EITHER: return end_either(j, last, next) && needs;
  case PCAL_WITH: return end_step(j, &last->body, next, INSIDE) && needs;
  case PCAL_LABEL_IF:
  case PCAL_LABEL_EITHER: end_labeled(j, last, next, where); return false;
  case PCAL_GOTO:
  case PCAL_CALL:
  case PCAL_CALL_GOTO:
  case PCAL_CALL_RETURN:
  case PCAL_RETURN: replace_jump(j, statements, next, where); return false;
  case PCAL_ASSIGN:
  case PCAL_SINGLE_ASSIGN:
  case PCAL_CLAUSE:
  case PCAL_WHILE:
  case PCAL_WHEN:
  case PCAL_PRINT:
  case PCAL_ASSERT:
  case PCAL_SKIP:
  case PCAL_MACRO_CALL:
  case PCAL_LABELED: break;
  }
  return needs;
}

/* ---- labels ---- */

/* Assignments at the same time are sorted by their variables in all that is reached. */
static void sort_assignments(PcalList *statements) {
  for (uint32_t i = 0; i < statements->count; i++) {
    PcalNode *node = statements->at[i];
    PcalList *parts = &node->parts;
    for (uint32_t k = 1; k < parts->count && node->kind == PCAL_ASSIGN; k++) {
      PcalNode *part = parts->at[k];
      uint32_t to = k;
      for (; to && strcmp(((PcalNode *)parts->at[to - 1])->name, part->name) > 0; to--)
        parts->at[to] = parts->at[to - 1];
      parts->at[to] = part;
    }
    sort_assignments(&node->body);
    sort_assignments(&node->other);
    for (uint32_t k = 0; k < parts->count; k++) sort_assignments(&((PcalNode *)parts->at[k])->body);
  }
}

static void replace_in_while(Jumps *j, PcalNode *labeled, const char *next) {
  PcalNode *loop = labeled->body.at[0];
  PcalList body = {0}, rest = {0};
  pcal_add_all(j->pcal, &body, &loop->body);
  for (uint32_t i = 1; i < labeled->body.count; i++) pcal_add(j->pcal, &rest, labeled->body.at[i]);
  end_step(j, &body, first_label(&loop->labeled, labeled->name), BELOW_LABEL);
  sort_assignments(&body);
  end_step(j, &rest, next, BELOW_LABEL);
  sort_assignments(&rest);
  if (rest.count && pcal_expr_is_true(loop->expr)) j->pcal->failed = true; /* never reached */
  replace_in_labeled(j, &loop->labeled, labeled->name);
}

static void replace_in_labeled(Jumps *j, PcalList *labeled, const char *next) {
  for (uint32_t i = 0; i < labeled->count && !j->pcal->failed; i++) {
    PcalNode *node = labeled->at[i];
    const PcalNode *behind = i + 1 < labeled->count ? labeled->at[i + 1] : NULL;
    const char *there = behind ? behind->name : next;
    const PcalNode *first = node->body.at[0];
    if (first->kind == PCAL_WHILE) {
      replace_in_while(j, node, there);
    } else {
      end_step(j, &node->body, there, BELOW_LABEL);
      sort_assignments(&node->body);
    }
  }
}

void pcal_replace_jumps(Pcal *p) {
  Jumps j = {.pcal = p};
  for (uint32_t i = 0; i < p->procedures.count; i++) {
    PcalUnit *unit = p->procedures.at[i];
    j.procedure = unit;
    replace_in_labeled(&j, &unit->body, "Error");
  }
  j.procedure = NULL;
  for (uint32_t i = 0; i < p->processes.count; i++)
    replace_in_labeled(&j, &((PcalUnit *)p->processes.at[i])->body, "Done");
  replace_in_labeled(&j, &p->body, "Done");
}
