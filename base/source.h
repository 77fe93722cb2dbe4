/* Reading source files into the file table of a Diags. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/diag.h"

enum { SOURCE_LIMIT = 64 * 1024 * 1024 }; /* bytes */

/* False after a report: the file cannot be read, is a directory, too large, or
   not text (X0001 to X0004).  A byte order mark in front is left out. */
MUST_USE bool source_read(Diags *, const char *path, uint32_t *file);

/* The same, for text in who knows what encoding: a byte that is no UTF-8 is read as `?`. */
MUST_USE bool source_read_any(Diags *, const char *path, uint32_t *file);

#endif
