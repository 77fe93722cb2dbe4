/* The statements of PlusCal, in both of its syntaxes. */
#include <string.h>

#include "frontend/pcal_parser.h"

enum { MOST_NESTING = 60 };

static void parse_one(PcalParser *, PcalList *out);

static void parse_body(PcalParser *p, PcalList *out) {
  if (p->pcal->c_syntax)
    parse_one(p, out);
  else
    pcal_parse_statements(p, out);
}

static void end_statement(PcalParser *p, const char *what) {
  if (p->pcal->c_syntax) return;
  pcal_expect(p, "end");
  pcal_expect(p, what);
  pcal_expect_semicolon(p);
}

static PcalNode *parse_while(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_WHILE);
  pcal_expect(p, "while");
  node->expr = pcal_next_condition(p);
  if (!p->pcal->c_syntax) pcal_expect(p, "do");
  parse_body(p, &node->body);
  end_statement(p, "while");
  if (!node->body.count) pcal_give_up(p);
  return node;
}

static void parse_elsif(PcalParser *, PcalList *out);

static PcalNode *parse_if(PcalParser *p, const char *word) {
  PcalNode *node = pcal_node(p->pcal, PCAL_LABEL_IF);
  pcal_expect(p, word);
  node->expr = pcal_next_condition(p);
  if (!p->pcal->c_syntax) pcal_expect(p, "then");
  parse_body(p, &node->body);
  if (pcal_accept(p, "else"))
    parse_body(p, &node->other);
  else if (!p->pcal->c_syntax && pcal_sees(p, "elsif"))
    parse_elsif(p, &node->other);
  if (!strcmp(word, "if")) end_statement(p, "if");
  if (!node->body.count && !node->other.count) pcal_give_up(p);
  return node;
}

static void parse_elsif(PcalParser *p, PcalList *out) {
  if (p->depth++ > MOST_NESTING) pcal_give_up(p);
  if (!p->pcal->failed) pcal_add(p->pcal, out, parse_if(p, "elsif"));
  p->depth--;
}

static PcalNode *parse_either(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_LABEL_EITHER);
  pcal_expect(p, "either");
  do {
    PcalNode *clause = pcal_node(p->pcal, PCAL_CLAUSE);
    parse_body(p, &clause->body);
    if (!clause->body.count) pcal_give_up(p);
    pcal_add(p->pcal, &node->parts, clause);
  } while (!p->pcal->failed && pcal_accept(p, "or"));
  end_statement(p, "either");
  if (node->parts.count < 2) pcal_give_up(p);
  return node;
}

/* Of several variables each has the next inside. */
static PcalNode *parse_with_variable(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_WITH);
  node->name = pcal_next(p);
  node->is_equal = pcal_next_relation(p);
  node->expr = pcal_next_expr(p);
  if (!p->pcal->c_syntax || !pcal_sees(p, ")")) pcal_expect_separator(p);
  if (pcal_accept(p, p->pcal->c_syntax ? ")" : "do")) {
    parse_body(p, &node->body);
    end_statement(p, "with");
  } else if (!p->pcal->failed && p->depth < MOST_NESTING) {
    p->depth++;
    pcal_add(p->pcal, &node->body, parse_with_variable(p));
    p->depth--;
  } else {
    pcal_give_up(p);
  }
  if (!node->body.count) pcal_give_up(p);
  return node;
}

static PcalNode *parse_with(PcalParser *p) {
  pcal_expect(p, "with");
  if (p->pcal->c_syntax) pcal_expect(p, "(");
  return parse_with_variable(p);
}

/* when, print, assert */
static PcalNode *parse_with_expr(PcalParser *p, PcalKind kind) {
  PcalNode *node = pcal_node(p->pcal, kind);
  pcal_next(p);
  node->expr = pcal_next_expr(p);
  pcal_expect_semicolon(p);
  return node;
}

static PcalNode *parse_skip(PcalParser *p) {
  pcal_next(p);
  pcal_expect_semicolon(p);
  return pcal_node(p->pcal, PCAL_SKIP);
}

static void parse_args(PcalParser *p, PcalList *out) {
  pcal_expect(p, "(");
  if (p->reader->ahead.count || pcal_peek_char(p->reader) != ')') {
    do pcal_add(p->pcal, out, pcal_next_expr(p));
    while (!p->pcal->failed && pcal_accept(p, ","));
  }
  pcal_expect(p, ")");
  pcal_expect_semicolon(p);
}

static void note_goto(PcalParser *p, const char *to) {
  p->pcal->uses_goto = true;
  if (!strcmp(to, "Done")) p->pcal->goes_to_done = true;
}

/* call, call and return, call and goto */
static PcalNode *parse_call(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_CALL);
  pcal_next(p);
  node->name = pcal_next(p);
  parse_args(p, &node->args);
  if (!pcal_has_name(&p->unit->calls, node->name))
    pcal_add(p->pcal, &p->unit->calls, (void *)(uintptr_t)node->name);
  if (pcal_accept(p, "return")) {
    node->kind = PCAL_CALL_RETURN;
    node->from = p->procedure;
    pcal_expect_semicolon(p);
  } else if (pcal_accept(p, "goto")) {
    node->kind = PCAL_CALL_GOTO;
    node->after = pcal_next(p);
    note_goto(p, node->name);
    pcal_expect_semicolon(p);
  }
  return node;
}

static PcalNode *parse_return(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_RETURN);
  pcal_next(p);
  node->from = p->procedure;
  pcal_expect_semicolon(p);
  return node;
}

static PcalNode *parse_goto(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_GOTO);
  pcal_next(p);
  node->name = pcal_next(p);
  note_goto(p, node->name);
  pcal_expect_semicolon(p);
  return node;
}

static PcalNode *parse_macro_call(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_MACRO_CALL);
  node->name = pcal_next(p);
  parse_args(p, &node->args);
  return node;
}

static PcalNode *parse_assignment(PcalParser *p) {
  PcalNode *node = pcal_node(p->pcal, PCAL_ASSIGN);
  do {
    PcalNode *part = pcal_node(p->pcal, PCAL_SINGLE_ASSIGN);
    part->name = pcal_next(p);
    part->subscript = pcal_take_expr(p->reader);
    pcal_expect(p, ":=");
    part->expr = pcal_next_expr(p);
    pcal_add(p->pcal, &node->parts, part);
  } while (!p->pcal->failed && pcal_accept(p, "||"));
  pcal_expect_semicolon(p);
  return node;
}

static PcalNode *parse_statement(PcalParser *p) {
  if (pcal_sees(p, "if")) return parse_if(p, "if");
  if (pcal_sees(p, "either")) return parse_either(p);
  if (pcal_sees(p, "with")) return parse_with(p);
  if (pcal_sees(p, "when") || pcal_sees(p, "await")) return parse_with_expr(p, PCAL_WHEN);
  if (pcal_sees(p, "print")) return parse_with_expr(p, PCAL_PRINT);
  if (pcal_sees(p, "assert")) return parse_with_expr(p, PCAL_ASSERT);
  if (pcal_sees(p, "skip")) return parse_skip(p);
  if (pcal_sees(p, "call")) return parse_call(p);
  if (pcal_sees(p, "return")) return parse_return(p);
  if (pcal_sees(p, "goto")) return parse_goto(p);
  if (pcal_sees(p, "while")) return parse_while(p);
  return pcal_peek_char(p->reader) == '(' ? parse_macro_call(p) : parse_assignment(p);
}

/* ---- labels and sequences ---- */

static bool sees_label(PcalParser *p) {
  static const char *const statements[] = {"while",  "if",   "assert", "print", "else", "elsif",
                                           "either", "or",   "end",    "with",  "when", "await",
                                           "skip",   "call", "return", "goto",  NULL};
  if (pcal_sees_any(p, statements)) return false;
  return pcal_peek_char(p->reader) == ':' && p->reader->at[1] != '=';
}

/* "" if there is none. */
static const char *parse_label(PcalParser *p) {
  if (!sees_label(p)) return "";
  const char *label = pcal_next(p);
  if (p->in_macro || !strcmp(label, "Done") || !strcmp(label, "Error")) pcal_give_up(p);
  pcal_expect(p, ":");
  pcal_add(p->pcal, &p->pcal->labels, (void *)(uintptr_t)label);
  PcalList *marked = pcal_sees(p, "+")   ? &p->unit->plus
                     : pcal_sees(p, "-") ? &p->unit->minus
                                         : NULL;
  if (!marked) return label;
  pcal_next(p);
  pcal_add(p->pcal, marked, (void *)(uintptr_t)label);
  p->pcal->omits_pc = false;
  return label;
}

static void parse_block(PcalParser *p, const char *label, PcalList *out) {
  uint32_t first = out->count;
  pcal_expect(p, "{");
  pcal_parse_statements(p, out);
  pcal_expect(p, "}");
  pcal_expect_semicolon(p);
  if (!*label || p->pcal->failed) return;
  PcalNode *node = out->at[first];
  if (*node->label) pcal_give_up(p);
  node->label = label;
}

/* A statement, or several in braces. */
static void parse_one(PcalParser *p, PcalList *out) {
  if (p->depth++ > MOST_NESTING) pcal_give_up(p);
  const char *label = parse_label(p);
  if (p->pcal->c_syntax && pcal_sees(p, "{")) {
    parse_block(p, label, out);
  } else if (!p->pcal->failed) {
    PcalNode *node = parse_statement(p);
    node->label = label;
    pcal_add(p->pcal, out, node);
  }
  p->depth--;
}

void pcal_parse_statements(PcalParser *p, PcalList *out) {
  static const char *const p_ends[] = {"end", "else", "elsif", "or", NULL};
  static const char *const c_ends[] = {"}", NULL};
  const char *const *ends = p->pcal->c_syntax ? c_ends : p_ends;
  uint32_t before = out->count;
  while (!pcal_sees_any(p, ends) && !p->pcal->failed) parse_one(p, out);
  if (p->pcal->c_syntax && out->count == before) pcal_give_up(p);
}
