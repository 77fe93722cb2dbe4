/* Checksums that the translator of PlusCal records: CRC-32 (ISO 3309, as in Java's CRC32)
   since August 2020, before that MD5 (RFC 1321). */
#ifndef FRONTEND_CHECKSUM_H
#define FRONTEND_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

uint32_t checksum_crc(const char *bytes, size_t length);

/* As 32 hexadecimal digits. */
void checksum_md5(const char *bytes, size_t length, char digits[33]);

#endif
