/* Source text to tokens, by longest match.

   The whole text is cut up before parsing, since where a definition starts can
   only be seen from the `==` that comes later. */
#ifndef FRONTEND_LEXER_H
#define FRONTEND_LEXER_H

#include "base/attributes.h"
#include "frontend/parser.h"
#include "frontend/token.h"

/* After so many mistakes reading stops. */
enum { MISTAKES_MAX = 20 };

/* The tokens of the first module of the file, from its `----` to its `====`.
   False if there is no module in it, which has been reported; other mistakes
   are reported and leave a TOKEN_BAD. */
MUST_USE bool lex_module(const Session *, uint32_t file, Tokens *);

/* The tokens of the module with this name that stands behind a place, up to its `====`; false
   if there is none, which is not reported. */
MUST_USE bool lex_named_module(const Session *, Span behind, const char *name, Tokens *);

/* The tokens of the whole file. */
MUST_USE bool lex_expression(const Session *, uint32_t file, Tokens *);

void tokens_free(Tokens *);

#endif
