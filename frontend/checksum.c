#include "frontend/checksum.h"

#include <stdio.h>
#include <string.h>

uint32_t checksum_crc(const char *bytes, size_t length) {
  uint32_t sum = UINT32_MAX;
  for (size_t i = 0; i < length; i++) {
    sum ^= (unsigned char)bytes[i];
    for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

/* ---- MD5 ---- */

enum { BLOCK = 64, LENGTH_AT = 56 };

static uint32_t rotate(uint32_t word, int by) { return word << by | word >> (32 - by); }

/* The sines of 1 to 64, as the standard says: floor(2^32 * |sin i|). */
static const uint32_t sines[BLOCK] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

static const int turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

static uint32_t little_endian(const unsigned char *at) {
  return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint32_t mixed(int round, uint32_t b, uint32_t c, uint32_t d) {
  if (round == 0) return (b & c) | (~b & d);
  if (round == 1) return (b & d) | (c & ~d);
  return round == 2 ? b ^ c ^ d : c ^ (b | ~d);
}

static void add_block(uint32_t state[4], const unsigned char *block) {
  static const int steps[4] = {1, 5, 3, 7}, starts[4] = {0, 1, 5, 0};
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  for (int i = 0; i < BLOCK; i++) {
    int round = i / 16;
    int word = (starts[round] + steps[round] * i) % 16;
    uint32_t sum = a + mixed(round, b, c, d) + sines[i] + little_endian(block + 4 * word);
    a = d, d = c, c = b;
    b += rotate(sum, turns[round][i % 4]);
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

void checksum_md5(const char *bytes, size_t length, char digits[33]) {
  uint32_t state[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const unsigned char *at = (const unsigned char *)bytes;
  size_t rest = length;
  for (; rest >= BLOCK; rest -= BLOCK, at += BLOCK) add_block(state, at);
  unsigned char end[2 * BLOCK] = {0};
  if (rest) memcpy(end, at, rest);
  end[rest] = 0x80;
  size_t blocks = rest < LENGTH_AT ? 1 : 2;
  uint64_t bits = (uint64_t)length * 8;
  for (int i = 0; i < 8; i++)
    end[blocks * BLOCK - 8 + (size_t)i] = (unsigned char)(bits >> (8 * i));
  for (size_t i = 0; i < blocks; i++) add_block(state, end + i * BLOCK);
  for (int i = 0; i < 16; i++)
    snprintf(digits + 2 * i, 3, "%02x", (unsigned)(state[i / 4] >> (8 * (i % 4)) & 0xff));
}
