/* Where the lines of a text start: an index, made when first asked. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

typedef struct Lines {
  const char *text; /* not owned */
  size_t length;
  vec(uint32_t) starts;
} Lines;

typedef struct Line {
  uint32_t number;         /* from 1 */
  const char *start, *end; /* without its line break, LF or CR LF */
} Line;

/* The line of a byte; a line break belongs to the line it ends.  Past the end
   of the text it is the last line. */
Line lines_find(Lines *, size_t offset);
void lines_free(Lines *);

#endif
