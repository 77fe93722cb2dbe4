#include "base/markup.h"

/* NULL: the character stands for itself. */
static const char *escape(char c) {
  if (c == '&') return "&amp;";
  if (c == '<') return "&lt;";
  if (c == '>') return "&gt;";
  if (c == '"') return "&quot;";
  return (unsigned char)c < ' ' && c != '\n' && c != '\t' ? "" : NULL;
}

void markup_append(const char *text, Text *out) {
  for (; *text; text++) {
    const char *escaped = escape(*text);
    if (escaped)
      text_append(out, escaped);
    else
      text_append_char(out, *text);
  }
}

void markup_write(const char *text, FILE *out) {
  for (; *text; text++) {
    const char *escaped = escape(*text);
    if (escaped)
      fputs(escaped, out);
    else
      fputc(*text, out);
  }
}
