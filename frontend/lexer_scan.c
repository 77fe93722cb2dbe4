#include "frontend/lexer_scan.h"

#include <string.h>

bool scan_is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool scan_is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool scan_is_word(char c) { return is_letter(c) || scan_is_digit(c) || c == '_'; }

bool scan_is_all_blank(const char *text, uint32_t length) {
  for (uint32_t i = 0; i < length; i++)
    if (!scan_is_blank(text[i])) return false;
  return true;
}

uint32_t scan_word(const char *text, uint32_t length) {
  uint32_t n = 0;
  while (n < length && scan_is_word(text[n])) n++;
  return n;
}

bool scan_has_letter(const char *text, uint32_t length) {
  for (uint32_t i = 0; i < length; i++)
    if (is_letter(text[i])) return true;
  return false;
}

static const char *digits_of_base(char letter) {
  switch (letter) {
  case 'b':
  case 'B': return "01";
  case 'o':
  case 'O': return "01234567";
  case 'h':
  case 'H': return "0123456789abcdefABCDEF";
  default: return "";
  }
}

uint32_t scan_based_number(const char *text, uint32_t length) {
  if (length < 3) return 0;
  const char *digits = digits_of_base(text[1]);
  uint32_t n = 2;
  while (n < length && text[n] && strchr(digits, text[n])) n++;
  return n > 2 ? n : 0;
}

static uint32_t scan_dots(const char *text, uint32_t length, uint32_t n) {
  while (n < length && text[n] == '.') n++;
  return n;
}

uint32_t scan_step(const char *text, uint32_t length) {
  uint32_t n = 1;
  while (n < length && scan_is_digit(text[n])) n++;
  if (n == 1 && length > 1 && (text[1] == '+' || text[1] == '*')) n++;
  if (n == 1 || n == length || text[n] != '>') return 0;
  n++;
  uint32_t name = scan_word(text + n, length - n);
  if (name == 0 && n < length && (text[n] == '*' || text[n] == '-')) name = 1;
  return scan_dots(text, length, n + name);
}

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

uint32_t scan_utf8(const char *text, uint32_t length) {
  unsigned char c = (unsigned char)text[0];
  uint32_t n = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
  if (n > length) return 0;
  for (uint32_t i = 1; i < n; i++)
    if (!is_continuation(text[i])) return 0;
  return n;
}

bool scan_is_utf8(const char *text, uint32_t length) {
  for (uint32_t at = 0, n; at < length; at += n) {
    n = scan_utf8(text + at, length - at);
    if (n == 0) return false;
  }
  return true;
}

uint32_t scan_continuation_bytes(const char *text, uint32_t length) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < length; i++) n += is_continuation(text[i]);
  return n;
}
