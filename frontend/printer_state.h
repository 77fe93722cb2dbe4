/* What the two halves of the printer share: expressions and units. */
#ifndef FRONTEND_PRINTER_STATE_H
#define FRONTEND_PRINTER_STATE_H

#include "frontend/printer.h"

/* What comes to the right of an expression. */
typedef struct Context {
  Op next;   /* the operator that follows; OP_COUNT if none does */
  bool arms; /* a `[]` of an outer CASE follows */
} Context;

void print_in(const Syntax *, Context, Text *);
void print_whole(const Syntax *, Text *); /* nothing that could continue it follows */
void print_bounds(const SyntaxBounds *, Text *);
void print_unit(const Unit *, Text *);

#endif
