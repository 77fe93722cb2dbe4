#include "audit/evidence.h"

#include <sha2.h>
#include <stdio.h>

bool evidence_hash(const char *path, char hash[EVIDENCE_HASH]) {
  FILE *in = fopen(path, "rb");
  if (!in) return false;
  SHA2_CTX context;
  unsigned char chunk[16 * 1024];
  size_t got;
  SHA256Init(&context);
  while ((got = fread(chunk, 1, sizeof chunk, in))) SHA256Update(&context, chunk, got);
  bool ok = !ferror(in);
  fclose(in);
  if (ok) SHA256End(&context, hash);
  return ok;
}
