/* Source text to syntax tree.

   Operator precedence with ranges (Lamport, Specifying Systems, section 15.2.1)
   and junction lists by column (section 15.2.2).  Parsing goes on after a
   mistake at the next unit, so one run reports several. */
#ifndef FRONTEND_PARSER_H
#define FRONTEND_PARSER_H

#include "frontend/syntax.h"

/* What every stage of the front end shares; whoever makes one owns its parts. */
typedef struct Session {
  Arena *memory;        /* trees and kernel live here */
  SymbolTable *symbols; /* all names */
  Diags *diags;         /* all source texts and messages */
} Session;

/* Parse the first module of a file already added to `diags`.  NULL if there is
   none or it has mistakes; they have been reported. */
const SyntaxModule *parse_module(Session *, uint32_t file);

/* Parse the module called `name` that stands at `behind` or further down.  NULL if there is
   none, which is not reported, or it has mistakes. */
const SyntaxModule *parse_named_module(Session *, Span behind, const char *name);

/* Parse one expression that fills the whole file (for `cairn eval`). */
const Syntax *parse_expression(Session *, uint32_t file);

#endif
