#include "frontend/pcal_parser.h"

void pcal_give_up(PcalParser *p) { p->pcal->failed = true; }
const char *pcal_next(PcalParser *p) { return pcal_take(p->reader); }
bool pcal_sees(PcalParser *p, const char *text) { return pcal_same(pcal_peek(p->reader, 0), text); }

bool pcal_sees_any(PcalParser *p, const char *const *texts) {
  for (; *texts; texts++)
    if (pcal_sees(p, *texts)) return true;
  return false;
}

void pcal_expect(PcalParser *p, const char *text) {
  if (!pcal_same(pcal_next(p), text)) pcal_give_up(p);
}

bool pcal_accept(PcalParser *p, const char *text) {
  if (!pcal_sees(p, text)) return false;
  pcal_next(p);
  return true;
}

void pcal_expect_semicolon(PcalParser *p) {
  static const char *const enough[] = {"end",    "begin", "else",      "elsif",   "or",
                                       "do",     "macro", "procedure", "process", "fair",
                                       "define", "}",     "{",         NULL};
  if (!pcal_sees_any(p, enough)) pcal_expect(p, ";");
}

void pcal_expect_separator(PcalParser *p) {
  if (!pcal_accept(p, ",")) pcal_expect_semicolon(p);
}

void pcal_expect_begin(PcalParser *p) { pcal_expect(p, p->pcal->c_syntax ? "{" : "begin"); }

void pcal_expect_end(PcalParser *p, const char *what) {
  if (p->pcal->c_syntax) {
    pcal_expect(p, "}");
  } else {
    pcal_expect(p, "end");
    pcal_expect(p, what);
  }
}

PcalExpr *pcal_next_expr(PcalParser *p) {
  PcalExpr *expr = pcal_take_expr(p->reader);
  if (pcal_expr_is_empty(expr)) pcal_give_up(p);
  return expr;
}

PcalExpr *pcal_next_condition(PcalParser *p) {
  if (p->pcal->c_syntax) pcal_expect(p, "(");
  PcalExpr *expr = pcal_next_expr(p);
  if (p->pcal->c_syntax) pcal_expect(p, ")");
  return expr;
}

bool pcal_next_relation(PcalParser *p) {
  const char *text = pcal_next(p);
  if (!pcal_same(text, "=") && !pcal_same(text, "\\in")) pcal_give_up(p);
  return pcal_same(text, "=");
}
