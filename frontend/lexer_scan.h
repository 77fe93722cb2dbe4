/* How far a token or a character reaches.  All take the text that is left and
   its length; 0 means that the text does not start that way. */
#ifndef FRONTEND_LEXER_SCAN_H
#define FRONTEND_LEXER_SCAN_H

#include <stdbool.h>
#include <stdint.h>

bool scan_is_blank(char);
bool scan_is_digit(char);
bool scan_is_word(char); /* letter, digit or `_` */
bool scan_is_all_blank(const char *, uint32_t length);

uint32_t scan_word(const char *, uint32_t length);
bool scan_has_letter(const char *, uint32_t length);

/* `\b01`, `\o17`, `\hfF`, with a small or a capital letter. */
uint32_t scan_based_number(const char *, uint32_t length);

/* `<1>`, `<+>`, `<*>` with an optional name and dots: `<2>a..`, `<1>*`. */
uint32_t scan_step(const char *, uint32_t length);

/* Bytes of the first character; 0 if it is not valid UTF-8. */
uint32_t scan_utf8(const char *, uint32_t length);
bool scan_is_utf8(const char *, uint32_t length);
uint32_t scan_continuation_bytes(const char *, uint32_t length);

#endif
