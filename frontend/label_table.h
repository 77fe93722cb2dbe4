/* The labels of an expression, found by name.  A label inside of what another one labels
   belongs to that, and is found in the table of that row. */
#ifndef FRONTEND_LABEL_TABLE_H
#define FRONTEND_LABEL_TABLE_H

#include "frontend/syntax.h"

/* The LETs around a part, the innermost first. */
typedef struct LetChain {
  const struct LetChain *outer;
  const Syntax *let;
} LetChain;

typedef struct LabelTable LabelTable;

typedef struct LabelRow {
  Symbol name;
  uint32_t order;
  const Syntax *part; /* a LABEL */
  const LetChain *lets;
  LabelTable *inside; /* of the labels in the part; NULL until needed */
} LabelRow;

/* The first label of that name in an expression; NULL if there is none.  The table is made
   in the arena when it is needed first; it must be NULL before, or that of this expression. */
LabelRow *label_table_find(LabelTable **, Arena *, const Syntax *, Symbol name);

#endif
