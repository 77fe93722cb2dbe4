/* SHA-256 (FIPS 180-4): a name for bytes that no other bytes have, as far as anyone knows.

     Sha256 h = sha256_begin();
     sha256_add(&h, bytes, length);
     char name[SHA256_TEXT];
     sha256_end(&h, name);                                                      */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <sha2.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_TEXT = 65 }; /* hexadecimal digits and NUL */

typedef struct Sha256 {
  SHA2_CTX context;
} Sha256;

Sha256 sha256_begin(void);
void sha256_add(Sha256 *, const void *bytes, size_t length);
void sha256_add_text(Sha256 *, const char *); /* with its end */
void sha256_add_number(Sha256 *, uint32_t);
void sha256_end(Sha256 *, char text[SHA256_TEXT]);

#endif
