/* Trees as TLA+ text that parses to an equal tree, with no parentheses that are
   not needed.

   Bulleted lists stay lists, one item per line.  Proofs are not part of the tree;
   an ASSUME/PROVE theorem is printed as one without content. */
#ifndef FRONTEND_PRINTER_H
#define FRONTEND_PRINTER_H

#include "base/text.h"
#include "frontend/syntax.h"

void print_expression(const Syntax *, Text *);
void print_module(const SyntaxModule *, Text *);

#endif
