#include "audit/evidence.h"

#include <stdio.h>

#include "base/sha256.h"

bool evidence_hash(const char *path, char hash[EVIDENCE_HASH]) {
  FILE *in = fopen(path, "rb");
  if (!in) return false;
  Sha256 content = sha256_begin();
  unsigned char chunk[16 * 1024];
  size_t got;
  while ((got = fread(chunk, 1, sizeof chunk, in))) sha256_add(&content, chunk, got);
  bool ok = !ferror(in);
  fclose(in);
  if (ok) sha256_end(&content, hash);
  return ok;
}
