/* Patterns over tokens, for rules of a scanner.  Elements are separated by blanks:

     word or sign   that token: `mpsc :: channel (`
     $              any word
     $/REGEX/       a word whose parts, in small letters with `_` between (`fenceEpoch` is
                    `fence_epoch`), match the POSIX extended regular expression
     <>             a comparison: `<`, `>`, `<=` or `>=`, and no bracket around types, which
                    stands close to its words
     ...            any tokens up to the end of the statement
     ***            any tokens up to the end of the function
     ^              the start of a statement

   The shortest match counts.  A pattern has at most 64 elements, 6 of them gaps (`...`, `***`);
   regular expressions are those that cost little: no references back, one bounded repetition. */
#ifndef AUDIT_SCAN_PATTERN_H
#define AUDIT_SCAN_PATTERN_H

#include <regex.h>

#include "audit/scan_lexer.h"
#include "base/arena.h"

typedef enum ScanElementKind {
  ELEMENT_TOKEN,
  ELEMENT_WORD,
  ELEMENT_REGEX,
  ELEMENT_COMPARISON,
  ELEMENT_REST,
  ELEMENT_DEEP,
  ELEMENT_START
} ScanElementKind;

typedef struct ScanElement {
  ScanElementKind kind;
  const char *text;
  regex_t *regex;
} ScanElement;

typedef struct ScanPattern {
  uint32_t count, gaps; /* gaps are `...` and `***` */
  ScanElement *elements;
} ScanPattern;

/* False if there are too many elements, or a regular expression is none; `*mistake` says why. Texts
   live in the arena, regular expressions until the pattern is freed. */
bool scan_pattern_compile(Arena *, const char *text, ScanPattern *, const char **mistake);
void scan_pattern_free(ScanPattern *);

/* Does it match from this token on, within tokens before `limit`?  `*end` is the last token
   of the match. */
bool scan_pattern_match(const ScanPattern *, const ScanText *, uint32_t token, uint32_t limit,
                        uint32_t *end);

/* A regular expression alone, on a word of the text. */
regex_t *scan_regex_compile(const char *text, size_t length, Arena *, const char **mistake);
void scan_regex_free(regex_t *);
bool scan_regex_match(const regex_t *, const ScanText *, uint32_t token);

#endif
