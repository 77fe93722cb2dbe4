/* Evidence as files whose content is known by its hash. */
#ifndef AUDIT_EVIDENCE_H
#define AUDIT_EVIDENCE_H

#include <stdbool.h>

enum { EVIDENCE_HASH = 65 }; /* SHA-256 in hexadecimal digits, with its NUL */

/* False, and nothing written, if the file cannot be read. */
bool evidence_hash(const char *path, char hash[EVIDENCE_HASH]);

#endif
