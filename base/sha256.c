#include "base/sha256.h"

#include <string.h>

Sha256 sha256_begin(void) {
  Sha256 h;
  SHA256Init(&h.context);
  return h;
}

void sha256_add(Sha256 *h, const void *bytes, size_t length) {
  SHA256Update(&h->context, bytes, length);
}

void sha256_add_text(Sha256 *h, const char *text) { sha256_add(h, text, strlen(text) + 1); }

void sha256_add_number(Sha256 *h, uint32_t number) {
  uint8_t bytes[4];
  for (int i = 0; i < 4; i++) bytes[i] = (uint8_t)(number >> 8 * i);
  sha256_add(h, bytes, sizeof bytes);
}

void sha256_end(Sha256 *h, char text[SHA256_TEXT]) { SHA256End(&h->context, text); }
