/* Text in HTML and SVG. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stdio.h>

#include "base/text.h"

/* With the signs of the markup escaped; other control characters than line breaks are left out. */
void markup_append(const char *text, Text *out);
void markup_write(const char *text, FILE *out);

#endif
