/* What TLA+ has for the words and signs of other languages, from foreign.def. */
#ifndef FRONTEND_FOREIGN_H
#define FRONTEND_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

/* Advice about a word; NULL if there is none.  Case does not matter.  `reserved`:
   also about reserved words of TLA+ that are not in capitals. */
const char *foreign_word(const char *word, bool reserved);

/* Advice about a word that stands before what it is about, such as `forall` or `if`. */
const char *foreign_opening(const char *word);

/* Advice about the sign that the text starts with.  0 for `length` if that is any
   sign; else it is one of at most so many characters that makes sense behind an
   operand only. */
const char *foreign_sign(const char *text, uint32_t length);

#endif
