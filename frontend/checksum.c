#include "frontend/checksum.h"

#include <md5.h>

uint32_t checksum_crc(const char *bytes, size_t length) {
  uint32_t sum = UINT32_MAX;
  for (size_t i = 0; i < length; i++) {
    sum ^= (unsigned char)bytes[i];
    for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

void checksum_md5(const char *bytes, size_t length, char digits[33]) {
  MD5Data((const uint8_t *)bytes, length, digits);
}
