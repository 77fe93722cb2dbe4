/* The grammar of PlusCal, in both of its syntaxes. */
#include <string.h>

#include "frontend/pcal_tree.h"

enum { MOST_NESTING = 60 };

typedef struct Parser {
  PcalReader *reader;
  Pcal *pcal;
  PcalUnit *unit;        /* the process or procedure being read */
  const char *procedure; /* its name, if it is a procedure */
  bool in_macro;
  uint32_t depth;
} Parser;

/* ---- tokens ---- */

static void give_up(Parser *p) { p->pcal->failed = true; }
static const char *take(Parser *p) { return pcal_take(p->reader); }
static bool sees(Parser *p, const char *text) { return pcal_same(pcal_peek(p->reader, 0), text); }

static bool sees_any(Parser *p, const char *const *texts) {
  for (; *texts; texts++)
    if (sees(p, *texts)) return true;
  return false;
}

static void expect(Parser *p, const char *text) {
  if (!pcal_same(take(p), text)) give_up(p);
}

static bool accept(Parser *p, const char *text) {
  if (!sees(p, text)) return false;
  take(p);
  return true;
}

/* Semicolons may be left out where the next word shows the end. */
static void expect_semicolon(Parser *p) {
  static const char *const enough[] = {"end",    "begin", "else",      "elsif",   "or",
                                       "do",     "macro", "procedure", "process", "fair",
                                       "define", "}",     "{",         NULL};
  if (!sees_any(p, enough)) expect(p, ";");
}

static void expect_separator(Parser *p) {
  if (!accept(p, ",")) expect_semicolon(p);
}

static void expect_begin(Parser *p) { expect(p, p->pcal->c_syntax ? "{" : "begin"); }

static void expect_end(Parser *p, const char *what) {
  if (p->pcal->c_syntax) {
    expect(p, "}");
  } else {
    expect(p, "end");
    expect(p, what);
  }
}

static PcalExpr *take_expr(Parser *p) {
  PcalExpr *expr = pcal_take_expr(p->reader);
  if (pcal_expr_is_empty(expr)) give_up(p);
  return expr;
}

/* In parentheses in one of the syntaxes. */
static PcalExpr *take_condition(Parser *p) {
  if (p->pcal->c_syntax) expect(p, "(");
  PcalExpr *expr = take_expr(p);
  if (p->pcal->c_syntax) expect(p, ")");
  return expr;
}

/* True for =, false for \in. */
static bool take_relation(Parser *p) {
  const char *text = take(p);
  if (!pcal_same(text, "=") && !pcal_same(text, "\\in")) give_up(p);
  return pcal_same(text, "=");
}

/* ---- statements ---- */

static void parse_statements(Parser *, PcalList *out);
static void parse_one(Parser *, PcalList *out);

static void parse_body(Parser *p, PcalList *out) {
  if (p->pcal->c_syntax)
    parse_one(p, out);
  else
    parse_statements(p, out);
}

static void end_statement(Parser *p, const char *what) {
  if (p->pcal->c_syntax) return;
  expect(p, "end");
  expect(p, what);
  expect_semicolon(p);
}

static PcalNode *parse_while(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_WHILE);
  expect(p, "while");
  node->expr = take_condition(p);
  if (!p->pcal->c_syntax) expect(p, "do");
  parse_body(p, &node->body);
  end_statement(p, "while");
  if (!node->body.count) give_up(p);
  return node;
}

static void parse_elsif(Parser *, PcalList *out);

static PcalNode *parse_if(Parser *p, const char *word) {
  PcalNode *node = pcal_node(p->pcal, PCAL_LABEL_IF);
  expect(p, word);
  node->expr = take_condition(p);
  if (!p->pcal->c_syntax) expect(p, "then");
  parse_body(p, &node->body);
  if (accept(p, "else"))
    parse_body(p, &node->other);
  else if (!p->pcal->c_syntax && sees(p, "elsif"))
    parse_elsif(p, &node->other);
  if (!strcmp(word, "if")) end_statement(p, "if");
  if (!node->body.count && !node->other.count) give_up(p);
  return node;
}

static void parse_elsif(Parser *p, PcalList *out) {
  if (p->depth++ > MOST_NESTING) give_up(p);
  if (!p->pcal->failed) pcal_add(p->pcal, out, parse_if(p, "elsif"));
  p->depth--;
}

static PcalNode *parse_either(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_LABEL_EITHER);
  expect(p, "either");
  do {
    PcalNode *clause = pcal_node(p->pcal, PCAL_CLAUSE);
    parse_body(p, &clause->body);
    if (!clause->body.count) give_up(p);
    pcal_add(p->pcal, &node->parts, clause);
  } while (!p->pcal->failed && accept(p, "or"));
  end_statement(p, "either");
  if (node->parts.count < 2) give_up(p);
  return node;
}

/* Of several variables each has the next inside. */
static PcalNode *parse_with_variable(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_WITH);
  node->name = take(p);
  node->is_equal = take_relation(p);
  node->expr = take_expr(p);
  if (!p->pcal->c_syntax || !sees(p, ")")) expect_separator(p);
  if (accept(p, p->pcal->c_syntax ? ")" : "do")) {
    parse_body(p, &node->body);
    end_statement(p, "with");
  } else if (!p->pcal->failed && p->depth < MOST_NESTING) {
    p->depth++;
    pcal_add(p->pcal, &node->body, parse_with_variable(p));
    p->depth--;
  } else {
    give_up(p);
  }
  if (!node->body.count) give_up(p);
  return node;
}

static PcalNode *parse_with(Parser *p) {
  expect(p, "with");
  if (p->pcal->c_syntax) expect(p, "(");
  return parse_with_variable(p);
}

/* when, print, assert */
static PcalNode *parse_with_expr(Parser *p, PcalKind kind) {
  PcalNode *node = pcal_node(p->pcal, kind);
  take(p);
  node->expr = take_expr(p);
  expect_semicolon(p);
  return node;
}

static PcalNode *parse_skip(Parser *p) {
  take(p);
  expect_semicolon(p);
  return pcal_node(p->pcal, PCAL_SKIP);
}

static void parse_args(Parser *p, PcalList *out) {
  expect(p, "(");
  if (p->reader->ahead.count || pcal_peek_char(p->reader) != ')') {
    do pcal_add(p->pcal, out, take_expr(p));
    while (!p->pcal->failed && accept(p, ","));
  }
  expect(p, ")");
  expect_semicolon(p);
}

static void note_goto(Parser *p, const char *to) {
  p->pcal->uses_goto = true;
  if (!strcmp(to, "Done")) p->pcal->goes_to_done = true;
}

/* call, call and return, call and goto */
static PcalNode *parse_call(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_CALL);
  take(p);
  node->name = take(p);
  parse_args(p, &node->args);
  if (!pcal_has_name(&p->unit->calls, node->name))
    pcal_add(p->pcal, &p->unit->calls, (void *)(uintptr_t)node->name);
  if (accept(p, "return")) {
    node->kind = PCAL_CALL_RETURN;
    node->from = p->procedure;
    expect_semicolon(p);
  } else if (accept(p, "goto")) {
    node->kind = PCAL_CALL_GOTO;
    node->after = take(p);
    note_goto(p, node->name);
    expect_semicolon(p);
  }
  return node;
}

static PcalNode *parse_return(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_RETURN);
  take(p);
  node->from = p->procedure;
  expect_semicolon(p);
  return node;
}

static PcalNode *parse_goto(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_GOTO);
  take(p);
  node->name = take(p);
  note_goto(p, node->name);
  expect_semicolon(p);
  return node;
}

static PcalNode *parse_macro_call(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_MACRO_CALL);
  node->name = take(p);
  parse_args(p, &node->args);
  return node;
}

static PcalNode *parse_assignment(Parser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_ASSIGN);
  do {
    PcalNode *part = pcal_node(p->pcal, PCAL_SINGLE_ASSIGN);
    part->name = take(p);
    part->subscript = pcal_take_expr(p->reader);
    expect(p, ":=");
    part->expr = take_expr(p);
    pcal_add(p->pcal, &node->parts, part);
  } while (!p->pcal->failed && accept(p, "||"));
  expect_semicolon(p);
  return node;
}

static PcalNode *parse_statement(Parser *p) {
  if (sees(p, "if")) return parse_if(p, "if");
  if (sees(p, "either")) return parse_either(p);
  if (sees(p, "with")) return parse_with(p);
  if (sees(p, "when") || sees(p, "await")) return parse_with_expr(p, PCAL_WHEN);
  if (sees(p, "print")) return parse_with_expr(p, PCAL_PRINT);
  if (sees(p, "assert")) return parse_with_expr(p, PCAL_ASSERT);
  if (sees(p, "skip")) return parse_skip(p);
  if (sees(p, "call")) return parse_call(p);
  if (sees(p, "return")) return parse_return(p);
  if (sees(p, "goto")) return parse_goto(p);
  if (sees(p, "while")) return parse_while(p);
  return pcal_peek_char(p->reader) == '(' ? parse_macro_call(p) : parse_assignment(p);
}

/* ---- labels and sequences ---- */

static bool sees_label(Parser *p) {
  static const char *const statements[] = {"while",  "if",   "assert", "print", "else", "elsif",
                                           "either", "or",   "end",    "with",  "when", "await",
                                           "skip",   "call", "return", "goto",  NULL};
  if (sees_any(p, statements)) return false;
  return pcal_peek_char(p->reader) == ':' && p->reader->at[1] != '=';
}

/* "" if there is none. */
static const char *parse_label(Parser *p) {
  if (!sees_label(p)) return "";
  const char *label = take(p);
  if (p->in_macro || !strcmp(label, "Done") || !strcmp(label, "Error")) give_up(p);
  expect(p, ":");
  pcal_add(p->pcal, &p->pcal->labels, (void *)(uintptr_t)label);
  PcalList *marked = sees(p, "+") ? &p->unit->plus : sees(p, "-") ? &p->unit->minus : NULL;
  if (!marked) return label;
  take(p);
  pcal_add(p->pcal, marked, (void *)(uintptr_t)label);
  p->pcal->omits_pc = false;
  return label;
}

static void parse_block(Parser *p, const char *label, PcalList *out) {
  uint32_t first = out->count;
  expect(p, "{");
  parse_statements(p, out);
  expect(p, "}");
  expect_semicolon(p);
  if (!*label || p->pcal->failed) return;
  PcalNode *node = out->at[first];
  if (*node->label) give_up(p);
  node->label = label;
}

/* A statement, or several in braces. */
static void parse_one(Parser *p, PcalList *out) {
  if (p->depth++ > MOST_NESTING) give_up(p);
  const char *label = parse_label(p);
  if (p->pcal->c_syntax && sees(p, "{")) {
    parse_block(p, label, out);
  } else if (!p->pcal->failed) {
    PcalNode *node = parse_statement(p);
    node->label = label;
    pcal_add(p->pcal, out, node);
  }
  p->depth--;
}

static void parse_statements(Parser *p, PcalList *out) {
  static const char *const p_ends[] = {"end", "else", "elsif", "or", NULL};
  static const char *const c_ends[] = {"}", NULL};
  const char *const *ends = p->pcal->c_syntax ? c_ends : p_ends;
  uint32_t before = out->count;
  while (!sees_any(p, ends) && !p->pcal->failed) parse_one(p, out);
  if (p->pcal->c_syntax && out->count == before) give_up(p);
}

/* ---- declarations ---- */

static PcalVariable *parse_variable(Parser *p, bool may_be_set) {
  PcalVariable *variable = arena_new(p->pcal->memory, PcalVariable);
  variable->name = take(p);
  variable->is_equal = true;
  if (sees(p, "=") || (may_be_set && sees(p, "\\in"))) {
    variable->is_equal = take_relation(p);
    variable->value = take_expr(p);
  } else {
    variable->value = pcal_expr_of(p->pcal, PCAL_BUILTIN, "defaultInitValue");
  }
  return variable;
}

static void parse_variables(Parser *p, const char *const *ends, bool may_be_set, PcalList *out) {
  if (!accept(p, "variables")) expect(p, "variable");
  while (!sees_any(p, ends) && !p->pcal->failed) {
    pcal_add(p->pcal, out, parse_variable(p, may_be_set));
    expect_separator(p);
  }
}

static const char *const global_ends[] = {"begin", "{",      "procedure", "process",
                                          "fair",  "define", "macro",     NULL};
static const char *const local_ends[] = {"begin", "{", NULL};

/* Variables, if there are any, and statements. */
static void parse_unit_body(Parser *p, const char *const *ends, bool may_be_set, const char *what) {
  if (!sees_any(p, local_ends)) parse_variables(p, ends, may_be_set, &p->unit->variables);
  expect_begin(p);
  parse_statements(p, &p->unit->body);
  expect_end(p, what);
}

static void begin_unit(Parser *p, const char *word, PcalList *out) {
  p->unit = arena_new(p->pcal->memory, PcalUnit);
  pcal_add(p->pcal, out, p->unit);
  expect(p, word);
}

static void parse_macro(Parser *p) {
  p->in_macro = true;
  begin_unit(p, "macro", &p->pcal->macros);
  PcalUnit *macro = pcal_last(&p->pcal->macros);
  p->pcal->macros.count--; /* it cannot call itself */
  macro->name = take(p);
  expect(p, "(");
  while (!sees(p, ")") && !p->pcal->failed) {
    if (macro->params.count) expect(p, ",");
    pcal_add(p->pcal, &macro->params, (void *)(uintptr_t)take(p));
  }
  expect(p, ")");
  expect_begin(p);
  parse_statements(p, &macro->body);
  expect_end(p, "macro");
  accept(p, ";");
  pcal_expand_macros(p->pcal, &macro->body);
  pcal_add(p->pcal, &p->pcal->macros, macro);
  p->in_macro = false;
}

static void parse_procedure(Parser *p) {
  begin_unit(p, "procedure", &p->pcal->procedures);
  p->unit->name = p->procedure = take(p);
  expect(p, "(");
  while (!sees(p, ")") && !p->pcal->failed) {
    if (p->unit->params.count) expect(p, ",");
    pcal_add(p->pcal, &p->unit->params, parse_variable(p, false));
  }
  expect(p, ")");
  parse_unit_body(p, local_ends, false, "procedure");
  accept(p, ";");
  p->procedure = NULL;
  p->pcal->omits_pc = false;
}

static void parse_process(Parser *p) {
  PcalFairness fairness = PCAL_UNSAID;
  if (accept(p, "fair")) fairness = accept(p, "+") ? PCAL_STRONG : PCAL_WEAK;
  begin_unit(p, "process", &p->pcal->processes);
  p->unit->fairness = fairness;
  if (p->pcal->c_syntax) expect(p, "(");
  p->unit->name = take(p);
  p->unit->is_equal = take_relation(p);
  p->unit->id = take_expr(p);
  if (p->pcal->c_syntax) expect(p, ")");
  parse_unit_body(p, global_ends, true, "process");
  accept(p, ";");
}

/* ---- the algorithm ---- */

static void check_macro_names(Parser *p) {
  const PcalList *macros = &p->pcal->macros;
  for (uint32_t i = 0; i < macros->count; i++)
    for (uint32_t j = 0; j < i; j++)
      if (pcal_same(((PcalUnit *)macros->at[i])->name, ((PcalUnit *)macros->at[j])->name))
        give_up(p);
}

static void parse_head(Parser *p) {
  if (p->pcal->fair) expect(p, "algorithm");
  p->pcal->name = take(p);
  p->pcal->c_syntax = accept(p, "{");
  if (sees(p, "variable") || sees(p, "variables"))
    parse_variables(p, global_ends, true, &p->pcal->variables);
  p->pcal->definitions = pcal_expr(p->pcal);
  if (accept(p, "define")) {
    if (p->pcal->c_syntax) expect(p, "{");
    p->pcal->definitions = pcal_take_expr(p->reader);
    expect_end(p, "define");
    expect_semicolon(p);
  }
  while (sees(p, "macro") && !p->pcal->failed) parse_macro(p);
  while (sees(p, "procedure") && !p->pcal->failed) parse_procedure(p);
}

/* Expands, then labels, as the translator does: labels are numbered in this order. */
static void finish_units(Parser *p, PcalList *units, bool are_procedures) {
  for (uint32_t i = 0; i < units->count && !p->pcal->failed; i++) {
    PcalUnit *unit = units->at[i];
    if (are_procedures) p->procedure = unit->name;
    pcal_expand_macros(p->pcal, &unit->body);
    pcal_label_statements(p->pcal, &unit->body, p->procedure);
    if (!are_procedures) pcal_decide_pc(p->pcal, &unit->body);
  }
}

static void parse_processes(Parser *p) {
  p->pcal->has_processes = true;
  while ((sees(p, "fair") || sees(p, "process")) && !p->pcal->failed) parse_process(p);
  expect_end(p, "algorithm");
  check_macro_names(p);
  finish_units(p, &p->pcal->processes, false);
  finish_units(p, &p->pcal->procedures, true);
}

static void parse_single(Parser *p) {
  PcalUnit outside = {0};
  PcalUnit *last = pcal_last(&p->pcal->procedures);
  p->unit = last ? last : &outside; /* the translator, too, gives it what is called here */
  expect_begin(p);
  parse_statements(p, &p->pcal->body);
  check_macro_names(p);
  pcal_expand_macros(p->pcal, &p->pcal->body);
  finish_units(p, &p->pcal->procedures, true);
  expect_end(p, "algorithm");
  if (p->pcal->c_syntax) expect(p, "}");
  pcal_label_statements(p->pcal, &p->pcal->body, p->procedure);
  if (!p->pcal->goes_to_done) pcal_decide_pc(p->pcal, &p->pcal->body);
}

void pcal_parse(PcalReader *reader) {
  Parser p = {.reader = reader, .pcal = reader->pcal};
  parse_head(&p);
  if (p.pcal->failed) return;
  if (sees(&p, "fair") || sees(&p, "process"))
    parse_processes(&p);
  else
    parse_single(&p);
  if (p.pcal->uses_goto || p.pcal->goes_to_done) p.pcal->omits_pc = false;
}
