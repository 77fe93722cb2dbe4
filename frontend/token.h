/* Tokens, and what can be known about them before parsing. */
#ifndef FRONTEND_TOKEN_H
#define FRONTEND_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/symbols.h"
#include "base/vec.h"
#include "frontend/operators.h"

typedef enum TokenKind {
#define TOKEN(kind, noun) TOKEN_##kind,
#define KEYWORD(kind, word) TOKEN_##kind,
#define PUNCTUATION(kind, ascii, unicode) TOKEN_##kind,
#include "frontend/token.def"
#undef TOKEN
#undef KEYWORD
#undef PUNCTUATION
  TOKEN_KIND_COUNT
} TokenKind;

typedef struct Token {
  TokenKind kind;
  uint32_t start, end; /* bytes, half-open */
  uint32_t column;     /* of the first code point, from 1; tabs go to multiples of 8 */
  uint32_t match;      /* of a bracket: the index of its partner; 0 if it has none */
  bool first : 1;      /* of its line */
  bool defines : 1;    /* starts the left side of a definition */
  bool bullet : 1;     /* `/\` or `\/`, but not `\land` or `\lor` */
  union {
    Symbol text; /* IDENTIFIER, NUMBER as written, STRING with its escapes replaced */
    Op op;       /* OPERATOR; a `-` is MINUS */
  };
} Token;

typedef struct Tokens {
  vec(Token) list;   /* ends with a TOKEN_END */
  uint32_t mistakes; /* reported while they were read */
} Tokens;

const char *token_noun(TokenKind);

/* A word that may be the name of a record field or of a module: an identifier or
   a reserved word. */
bool token_is_word(const Token *, const char *source);

/* The index of the token that starts an algorithm of PlusCal outside of comments, to judge
   by the words that start lines; 0 if there is none. */
uint32_t tokens_find_algorithm(const Tokens *, const char *source);

/* Fill in `match` of brackets and `defines` of definitions.

   Definitions have no terminator.  SANY therefore looks for `==` and walks back
   over the left side: `x`, `F(...)`, `f[...]`, `a + b`, `-. a` or `a ^+`. */
void tokens_mark(Tokens *);

#endif
