/* What YAJL lets pass although it is no JSON text (RFC 8259, RFC 3629), or although different
   texts would become equal: bytes that are no UTF-8, such as surrogates, and halves of pairs of
   `\u` escapes. */
#ifndef BASE_JSON_STRICT_H
#define BASE_JSON_STRICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first one: from..to in bytes. */
typedef struct JsonSlip {
  char message[64];
  uint32_t start, end;
} JsonSlip;

/* False if there is one. */
bool json_is_strict(const char *text, size_t length, JsonSlip *);

#endif
