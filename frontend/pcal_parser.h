/* What the parts of the parser of PlusCal share: its state, and steps over tokens. */
#ifndef FRONTEND_PCAL_PARSER_H
#define FRONTEND_PCAL_PARSER_H

#include "frontend/pcal_tree.h"

typedef struct PcalParser {
  PcalReader *reader;
  Pcal *pcal;
  PcalUnit *unit;        /* the process or procedure being read */
  const char *procedure; /* its name, if it is a procedure */
  bool in_macro;
  uint32_t depth;
} PcalParser;

/* Tokens (pcal_steps.c).  What is not as expected makes the parser give up. */

void pcal_give_up(PcalParser *);
const char *pcal_next(PcalParser *); /* takes one */
bool pcal_sees(PcalParser *, const char *text);
bool pcal_sees_any(PcalParser *, const char *const *texts); /* up to a NULL */
void pcal_expect(PcalParser *, const char *text);
bool pcal_accept(PcalParser *, const char *text);
void pcal_expect_semicolon(PcalParser *); /* may be left out where the next word shows the end */
void pcal_expect_separator(PcalParser *);
void pcal_expect_begin(PcalParser *);
void pcal_expect_end(PcalParser *, const char *what);
PcalExpr *pcal_next_expr(PcalParser *);
PcalExpr *pcal_next_condition(PcalParser *); /* in parentheses in one of the syntaxes */
bool pcal_next_relation(PcalParser *);       /* true for =, false for \in */

/* Statements up to the word that ends them (pcal_statements.c). */
void pcal_parse_statements(PcalParser *, PcalList *out);

#endif
