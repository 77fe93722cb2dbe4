/* Where the lines of a text start, and columns: an index, made when first asked. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

/* Where the characters of a long line have been counted up to. */
typedef struct LineMark {
  uint32_t offset, column;
} LineMark;

typedef struct Lines {
  const char *text; /* not owned */
  size_t length;
  uint32_t before;        /* lines of the file in front of this text, if it is only a part */
  vec(uint32_t) restarts; /* offsets of lines that are number 1 again, rising */
  vec(uint32_t) starts;
  vec(LineMark) marks; /* of long lines, so that a column is found in the same time in any line */
} Lines;

typedef struct Line {
  uint32_t number;         /* from 1, and from 1 again behind a restart */
  const char *start, *end; /* without its line break, LF or CR LF */
} Line;

/* The line of a byte; a line break belongs to the line it ends.  Past the end
   of the text it is the last line. */
Line lines_find(Lines *, size_t offset);
/* The column of a byte in the line that was found for it, from 1; a column is a
   character, and each byte that is none. */
unsigned lines_column(const Lines *, const Line *, size_t offset);
void lines_free(Lines *);

#endif
