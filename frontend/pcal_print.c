/* The text of a PlusCal tree whose checksum is recorded: records as the translator writes
   them, with its spaces. */
#include <string.h>

#include "frontend/pcal_tree.h"

enum { MOST_INDENTS = 100 };

typedef struct Printer {
  Text *out;
  PcalStyle style;
  int columns[MOST_INDENTS]; /* where lines begin */
  int depth;
  bool too_deep;
} Printer;

static void put(Printer *p, const char *text) { text_append(p->out, text); }

/* Puts a text; lines that follow begin behind it. */
static void open(Printer *p, const char *text) {
  if (p->depth + 1 < MOST_INDENTS) {
    p->columns[p->depth + 1] = p->columns[p->depth] + (int)strlen(text);
    p->depth++;
  } else {
    p->too_deep = true;
  }
  put(p, text);
}

static void close(Printer *p) { p->depth -= p->depth > 0; }

static void new_line(Printer *p) {
  text_append_char(p->out, '\n');
  for (int i = 0; i < p->columns[p->depth]; i++) text_append_char(p->out, ' ');
}

static void put_line(Printer *p, const char *text) {
  put(p, text);
  new_line(p);
}

static void put_quoted(Printer *p, const char *before, const char *text, const char *behind) {
  put(p, before);
  put(p, "\"");
  put(p, text ? text : "null");
  put(p, "\"");
  put(p, behind);
}

/* ---- expressions ---- */

static void put_bullet(Printer *p, const PcalToken *token, const char *text) {
  put(p, "\"");
  if (p->style.columns) text_format(p->out, "(col%d) ", token->column);
  put(p, text);
  put(p, "\"");
}

static void put_token(Printer *p, const PcalToken *token) {
  if (token->kind == PCAL_STRING)
    put_quoted(p, "\"\\\"\", ", token->text, ", \"\\\"\"");
  else if (!strcmp(token->text, "\\/"))
    put_bullet(p, token, "\\\\/");
  else if (!strcmp(token->text, "/\\"))
    put_bullet(p, token, "/\\\\");
  else
    text_format(p->out, "\"%s%s\"", token->text[0] == '\\' ? "\\" : "", token->text);
}

static void put_expr(Printer *p, const PcalExpr *expr) {
  put(p, "<< ");
  bool first = true;
  for (uint32_t i = 0; i < expr->lines.count; i++) {
    if (i) put(p, "\n");
    const PcalLine *line = expr->lines.at[i];
    for (uint32_t k = 0; k < line->tokens.count; k++) {
      if (!first) put(p, ", ");
      first = false;
      put_token(p, line->tokens.at[k]);
    }
  }
  put(p, " >>");
}

static void put_expr_line(Printer *p, const char *before, const PcalExpr *expr,
                          const char *behind) {
  put(p, before);
  put_expr(p, expr);
  put_line(p, behind);
}

/* ---- sequences ---- */

typedef void PutItem(Printer *, const void *item);

static void put_list(Printer *p, const PcalList *list, const char *opening, const char *closing,
                     PutItem *put_item) {
  open(p, opening);
  for (uint32_t i = 0; i < list->count; i++) {
    if (i) put_line(p, ", ");
    put_item(p, list->at[i]);
  }
  put(p, closing);
  close(p);
}

/* A field that is a sequence; what follows begins in the column of the record. */
static void put_field(Printer *p, const char *name, const PcalList *list, PutItem *put_item,
                      const char *behind) {
  open(p, name);
  put_list(p, list, "<<", ">>", put_item);
  put(p, behind);
  close(p);
}

static void put_field_line(Printer *p, const char *name, const PcalList *list, PutItem *put_item) {
  put_field(p, name, list, put_item, ",");
  new_line(p);
}

static void put_names(Printer *p, const char *before, const PcalList *names) {
  put(p, before);
  put(p, "<<");
  for (uint32_t i = 0; i < names->count; i++) put_quoted(p, i ? ", " : "", names->at[i], "");
  put(p, ">>");
}

static const char *relation(bool is_equal) { return is_equal ? "\"=\"" : "\"\\\\in\""; }

/* ---- statements ---- */

static void put_statement(Printer *, const void *node);
static void put_arg(Printer *p, const void *expr) { put_expr(p, expr); }

static void put_clause_of_either(Printer *p, const void *item) {
  put_list(p, &((const PcalNode *)item)->body, "<<", ">>", put_statement);
}

static void put_clause(Printer *p, const PcalNode *node) {
  put_field_line(p, "[unlabOr |-> ", &node->body, put_statement);
  put_field(p, " labOr   |-> ", &node->labeled, put_statement, "]");
  new_line(p);
}

static void put_if(Printer *p, const PcalNode *node) {
  put_line(p, "[type    |-> \"if\", ");
  put_expr_line(p, " test    |-> ", node->expr, ",");
  put_field_line(p, " then |-> ", &node->body, put_statement);
  put_field(p, " else |-> ", &node->other, put_statement, "]");
}

static void put_label_if(Printer *p, const PcalNode *node) {
  put_line(p, "[type      |-> \"labelIf\",");
  put_expr_line(p, " test      |-> ", node->expr, ",");
  put_field_line(p, " unlabThen |-> ", &node->body, put_statement);
  put_field_line(p, " labThen   |-> ", &node->labeled, put_statement);
  put_field_line(p, " unlabElse |-> ", &node->other, put_statement);
  put_field(p, " labElse   |-> ", &node->labeled_other, put_statement, "]");
  new_line(p);
}

static void put_either(Printer *p, const PcalNode *node) {
  put_line(p, "[type |-> \"either\", ");
  open(p, " ors  |-> ");
  put_list(p, &node->parts, "<< ", " >>", put_clause_of_either);
  put(p, "]");
  close(p);
}

static void put_label_either(Printer *p, const PcalNode *node) {
  put_line(p, "[type    |-> \"labelEither\",");
  put_field(p, " clauses |-> ", &node->parts, put_statement, "]");
  new_line(p);
}

static void put_while(Printer *p, const PcalNode *node) {
  put_line(p, "[type    |-> \"while\", ");
  put_expr_line(p, " test    |-> ", node->expr, ",");
  put_field_line(p, " labDo   |-> ", &node->labeled, put_statement);
  put_field(p, " unlabDo |-> ", &node->body, put_statement, "]");
}

static void put_with(Printer *p, const PcalNode *node) {
  put_line(p, "[type   |-> \"with\", ");
  put_quoted(p, " var    |-> ", node->name, ",");
  new_line(p);
  put(p, " eqOrIn |-> ");
  put(p, relation(node->is_equal));
  put_line(p, ",");
  put_expr_line(p, " exp    |-> ", node->expr, ",");
  put_field(p, " do     |-> ", &node->body, put_statement, "]");
}

/* when, print, assert */
static void put_expr_statement(Printer *p, const char *type, const PcalNode *node) {
  put_quoted(p, "[type |-> ", type, ", ");
  new_line(p);
  put(p, " exp |-> ");
  put_expr(p, node->expr);
  put(p, "]");
}

static void put_single_assign(Printer *p, const PcalNode *node) {
  put_quoted(p, "[lhs |-> [var |-> ", node->name, ", sub |-> ");
  put_expr(p, node->subscript);
  put_line(p, "],");
  put(p, " rhs |-> ");
  put_expr(p, node->expr);
  put(p, "]");
}

static void put_assign(Printer *p, const PcalNode *node) {
  put_line(p, "[type |-> \"assignment\",");
  put_field(p, " ass  |-> ", &node->parts, put_statement, "]");
}

static void put_call(Printer *p, const PcalNode *node) {
  put_line(p, "[type     |-> \"call\",");
  put_line(p, " returnTo |-> \"\",");
  put_quoted(p, " to       |-> ", node->name, ",");
  new_line(p);
  put_field(p, " args     |-> ", &node->args, put_arg, "]");
}

/* A call and what follows it. */
static void put_call_and(Printer *p, const char *type, const char *field, const char *name,
                         const PcalNode *node) {
  put_quoted(p, "[type     |-> ", type, ",");
  new_line(p);
  put_quoted(p, field, name, ",");
  new_line(p);
  put_quoted(p, " to       |-> ", node->name, ",");
  new_line(p);
  open(p, "args     |-> ");
  put_list(p, &node->args, "<<", ">>", put_arg);
  put_line(p, "]");
  close(p);
}

static void put_labeled(Printer *p, const PcalNode *node) {
  put_quoted(p, "[label |-> ", node->name, ",");
  new_line(p);
  put_field(p, " stmts |-> ", &node->body, put_statement, "]");
}

static void put_macro_call(Printer *p, const PcalNode *node) {
  put_line(p, "[type |-> \"macrocall\",");
  put_quoted(p, " name |-> ", node->name, ",");
  new_line(p);
  put_field(p, " args     |-> ", &node->args, put_arg, "]");
}

static void put_node(Printer *p, const PcalNode *node) {
  switch (node->kind) {
  case PCAL_ASSIGN: put_assign(p, node); return;
  case PCAL_SINGLE_ASSIGN: put_single_assign(p, node); return;
  case PCAL_IF: put_if(p, node); return;
  case PCAL_LABEL_IF: put_label_if(p, node); return;
  case PCAL_EITHER: put_either(p, node); return;
  case PCAL_LABEL_EITHER: put_label_either(p, node); return;
  case PCAL_CLAUSE: put_clause(p, node); return;
  case PCAL_WHILE: put_while(p, node); return;
  case PCAL_WITH: put_with(p, node); return;
  case PCAL_WHEN: put_expr_statement(p, "when", node); return;
  case PCAL_PRINT: put_expr_statement(p, "print", node); return;
  case PCAL_ASSERT: put_expr_statement(p, "assert", node); return;
  case PCAL_SKIP: put(p, "[type |-> \"skip\"]"); return;
  case PCAL_CALL: put_call(p, node); return;
  case PCAL_RETURN: put_quoted(p, "[type |-> \"return\", from |-> ", node->from, "]"); return;
  case PCAL_CALL_RETURN: put_call_and(p, "callReturn", " from     |-> ", node->from, node); return;
  case PCAL_CALL_GOTO: put_call_and(p, "callGoto", " after    |-> ", node->after, node); return;
  case PCAL_GOTO: put_quoted(p, "[type |-> \"goto\",  to |-> ", node->name, "]"); return;
  case PCAL_MACRO_CALL: put_macro_call(p, node); return;
  case PCAL_LABELED: put_labeled(p, node); return;
  }
}

static void put_statement(Printer *p, const void *node) {
  open(p, "");
  put_node(p, node);
  close(p);
}

/* ---- declarations ---- */

static void put_variable(Printer *p, const void *item) {
  const PcalVariable *variable = item;
  put_quoted(p, "[var |-> ", variable->name, ", eqOrIn |-> ");
  put(p, relation(variable->is_equal));
  put(p, ", val |-> ");
  put_expr(p, variable->value);
  put(p, "]");
}

static void put_marks(Printer *p, const PcalUnit *unit) {
  put_names(p, "minusLabels |-> ", &unit->minus);
  put_names(p, ", plusLabels |->", &unit->plus);
  put_names(p, ", proceduresCalled |->", &unit->calls);
  put_line(p, ",");
}

static void put_unit_body(Printer *p, const PcalUnit *unit) {
  put_field_line(p, " decls  |-> ", &unit->variables, put_variable);
  put_field(p, " body   |-> ", &unit->body, put_statement, "]");
}

static void put_procedure(Printer *p, const void *item) {
  const PcalUnit *unit = item;
  open(p, "");
  put_quoted(p, "[name   |-> ", unit->name, ", ");
  new_line(p);
  put_marks(p, unit);
  put_field_line(p, " params |-> ", &unit->params, put_variable);
  put_unit_body(p, unit);
  close(p);
}

static const char *fairness(const Printer *p, const PcalUnit *unit) {
  if (unit->fairness == PCAL_UNSAID) return p->style.fairness;
  return unit->fairness == PCAL_WEAK ? "wf" : "sf";
}

static void put_process(Printer *p, const void *item) {
  const PcalUnit *unit = item;
  open(p, "");
  put_quoted(p, "[name   |-> ", unit->name, ",");
  new_line(p);
  put_quoted(p, " fairness |-> ", fairness(p, unit), ", ");
  put_marks(p, unit);
  put(p, " eqOrIn |-> ");
  put(p, relation(unit->is_equal));
  put_line(p, ",");
  put_expr_line(p, " id     |-> ", unit->id, ",");
  put_unit_body(p, unit);
  close(p);
}

static void put_algorithm(Printer *p, const Pcal *pcal) {
  bool many = pcal->has_processes;
  put_line(p, many ? "[type    |-> \"multiprocess\", " : "[type     |-> \"uniprocess\", ");
  put_quoted(p, " name  |-> ", pcal->name, ", ");
  new_line(p);
  put_field_line(p, many ? " decls |-> " : " decls  |-> ", &pcal->variables, put_variable);
  open(p, many ? " defs  |-> " : " defs   |-> ");
  put_expr(p, pcal->definitions);
  put(p, ",");
  close(p);
  new_line(p);
  put_field_line(p, many ? " prcds |-> " : " prcds  |-> ", &pcal->procedures, put_procedure);
  if (many)
    put_field(p, " procs |-> ", &pcal->processes, put_process, "]");
  else
    put_field(p, " body  |-> ", &pcal->body, put_statement, "]");
}

bool pcal_print(const Pcal *pcal, PcalStyle style, Text *out) {
  Printer p = {.out = out, .style = style};
  open(&p, "");
  put_algorithm(&p, pcal);
  close(&p);
  return !p.too_deep;
}
