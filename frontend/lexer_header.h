/* Where the module starts in a file: everything before it is prose. */
#ifndef FRONTEND_LEXER_HEADER_H
#define FRONTEND_LEXER_HEADER_H

#include <stdint.h>

#include "base/diag.h"

/* The offset of the first `---- MODULE`: four dashes or more, then spaces, then
   the word.  `length` if there is none.  Comments do not count, as in SANY. */
uint32_t header_find(const char *text, uint32_t length);

/* The offset of the first `---- MODULE NAME` from an offset on, or `length`. */
uint32_t header_find_named(const char *text, uint32_t from, uint32_t length, const char *name);

/* There is none: say what stands there instead. */
void header_report_absent(Diags *, uint32_t file, const char *text, uint32_t length);

#endif
