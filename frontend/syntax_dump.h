/* Trees as S-expressions, for tests and for looking at what was parsed.

     (DEFINE F (x) (IF (> x 0) x (-. x)))

   Names and numbers stand for themselves, an application starts with its operator
   or name, every other node with its kind from syntax.def; bounds, fields,
   parameters and the lengths of update paths are in square brackets. */
#ifndef FRONTEND_SYNTAX_DUMP_H
#define FRONTEND_SYNTAX_DUMP_H

#include "base/text.h"
#include "frontend/syntax.h"

void syntax_dump(const Syntax *, Text *);
void syntax_dump_module(const SyntaxModule *, Text *); /* one unit per line */

/* A string in quotes, with the escapes of TLA+. */
void syntax_quote(const char *, Text *);

#endif
