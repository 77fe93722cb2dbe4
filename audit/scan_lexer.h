/* Tokens of seven programming languages, as far as a scanner needs them: words, numbers,
   strings, signs, the ends of statements, and which bracket closes which.

   It knows comments (nested ones in Rust), strings of all kinds (escapes, raw, triple,
   templates and regular expressions, the lifetimes of Rust that look like characters) and where a
   line break ends a statement.  Text that is no program of the language is read all the same: a
   scanner has to live with what it finds. */
#ifndef AUDIT_SCAN_LEXER_H
#define AUDIT_SCAN_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

typedef enum Language {
  LANGUAGE_C,
  LANGUAGE_CPP,
  LANGUAGE_GO,
  LANGUAGE_JAVA,
  LANGUAGE_PYTHON,
  LANGUAGE_RUST,
  LANGUAGE_TYPESCRIPT,
  LANGUAGE_COUNT /* of a file in none of them */
} Language;

const char *language_name(Language);         /* "c", "cpp", "go", ... as in rules */
Language language_find(const char *name);    /* LANGUAGE_COUNT if there is none */
Language language_of_path(const char *path); /* by the end of its name */
/* The language of a file of that language by its name: C++ for a header with classes. */
Language language_of_text(Language, const char *path, const char *text);

typedef enum ScanKind {
  SCAN_WORD,
  SCAN_NUMBER,
  SCAN_STRING,
  SCAN_SIGN,
  SCAN_END /* a line break that ends a statement; no text */
} ScanKind;

enum { NO_TOKEN = UINT32_MAX };

typedef struct ScanToken {
  ScanKind kind;
  uint32_t start, end; /* bytes */
  uint32_t mate;       /* of a bracket: the other one, or NO_TOKEN */
  uint32_t indent;     /* blanks before it if it is the first of its line, else NO_TOKEN */
} ScanToken;

typedef struct ScanText {
  Language language;
  const char *text;
  uint32_t length;
  vec(ScanToken) tokens;
} ScanText;

/* The text is borrowed and NUL-terminated. */
ScanText scan_text(Language, const char *text, uint32_t length);
void scan_text_free(ScanText *);

/* Is it this word or sign? */
bool scan_is(const ScanText *, uint32_t token, const char *text);

#endif
