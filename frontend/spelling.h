/* The fixed spellings of the language: reserved words, punctuation, operators. */
#ifndef FRONTEND_SPELLING_H
#define FRONTEND_SPELLING_H

#include "frontend/token.h"

typedef struct Spelling {
  const char *text;
  uint32_t length;
  TokenKind kind;
  Op op;       /* of an OPERATOR */
  bool bullet; /* `/\` and `\/`, which start the items of lists */
} Spelling;

/* Spellings by their first byte, the longest first. */
enum { SPELLINGS_MAX = 512 };
typedef struct SpellingIndex {
  uint16_t start[257];
  uint16_t order[SPELLINGS_MAX];
} SpellingIndex;

void spelling_index(SpellingIndex *);

/* The longest spelling the text starts with; NULL if none.  A backslash word is
   taken by its longest known prefix as well: `\inb` is `\in` and `b`. */
const Spelling *spelling_longest(const SpellingIndex *, const char *text, uint32_t length);

/* The reserved word that is exactly this; NULL if none. */
const Spelling *spelling_of_word(const SpellingIndex *, const char *text, uint32_t length);

#endif
