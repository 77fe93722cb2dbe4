/* Writing JSON as a stream.  Commas, quotes, escapes (RFC 8259) and indentation
   are taken care of; nesting is checked by assertions.

     json_open(j, '{');
     json_key(j, "states"); json_open(j, '['); json_int(j, 1); json_close(j);
     json_close(j);

   Several values at the top level are written one per line (pretty or not). */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Json Json;

Json *json_create(FILE *out, bool pretty);
/* How what follows is laid out; returns how it was.  An object or list is closed
   before what it was opened with is restored. */
bool json_set_pretty(Json *, bool);
void json_destroy(Json *); /* ends the last line; the stream stays open */

void json_open(Json *, char bracket); /* '{' or '[' */
void json_close(Json *);
void json_key(Json *, const char *);
void json_string(Json *, const char *); /* invalid UTF-8 is replaced by U+FFFD */
void json_int(Json *, int64_t);
void json_double(Json *, double, int decimals); /* null if not finite */
void json_bool(Json *, bool);
void json_null(Json *);
void json_raw(Json *, const char *); /* a number of any size, already spelled */

/* Members of an object. */
void json_text(Json *, const char *key, const char *); /* null if NULL */
void json_number(Json *, const char *key, uint64_t);

#endif
