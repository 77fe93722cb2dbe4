/* What the parts of the printer share: expressions, their parentheses, and units. */
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

/* Are parentheses needed around the left or the right operand of an operator, around the operand
   of a postfix operator, of `[...]` or `.field`; and does the text start like a bound, as in
   `x \in` or `<<x>> \in` (printer_parentheses.c)? */
bool print_left_needs_parentheses(const Syntax *, Op);
bool print_right_needs_parentheses(const Syntax *, Op, Context);
bool print_base_needs_parentheses(const Syntax *);
bool print_starts_like_bound(const Syntax *);

#endif
