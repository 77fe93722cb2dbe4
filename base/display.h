/* How text looks on a terminal: each character takes a known number of columns,
   and nothing in it can move the cursor or change the direction of writing.

   Tabs are shown as four spaces; what is not printable or not UTF-8 is shown as
   U+FFFD. */
#ifndef BASE_DISPLAY_H
#define BASE_DISPLAY_H

#include <stddef.h>
#include <stdio.h>

void display_print(FILE *out, const char *start, const char *end);
unsigned display_width(const char *start, const char *end);  /* terminal columns */
unsigned display_length(const char *start, const char *end); /* characters */
/* The bytes of so many characters, or of all there are. */
size_t display_bytes(const char *start, const char *end, unsigned count);

/* The nearest place at or before `at` where a character starts. */
const char *display_boundary(const char *start, const char *at);

#endif
