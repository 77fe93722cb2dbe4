#include "frontend/lexer_header.h"

#include <string.h>

#include "base/text.h"
#include "frontend/lexer_scan.h"

static const char word_module[] = "MODULE";
enum { WORD_LENGTH = sizeof word_module - 1 };

static bool word_at(const char *text, uint32_t length, uint32_t at) {
  return length - at >= WORD_LENGTH && memcmp(text + at, word_module, WORD_LENGTH) == 0 &&
         (length - at == WORD_LENGTH || !scan_is_word(text[at + WORD_LENGTH]));
}

static uint32_t skip(const char *text, uint32_t length, uint32_t at, char c) {
  while (at < length && text[at] == c) at++;
  return at;
}

/* The first `MODULE` after at least `dashes` dashes and then only spaces. */
static uint32_t find_after_dashes(const char *text, uint32_t length, uint32_t dashes) {
  for (uint32_t at = 0; at < length; at++) {
    const char *dash = memchr(text + at, '-', length - at);
    if (!dash) return length;
    uint32_t start = (uint32_t)(dash - text);
    at = skip(text, length, start, '-');
    if (at - start < dashes) continue;
    at = skip(text, length, at, ' ');
    if (word_at(text, length, at)) return start;
    at--; /* it may be a dash */
  }
  return length;
}

uint32_t header_find(const char *text, uint32_t length) {
  return find_after_dashes(text, length, 4);
}

uint32_t header_find_named(const char *text, uint32_t from, uint32_t length, const char *name) {
  size_t wanted = strlen(name);
  while (from < length) {
    uint32_t start = from + find_after_dashes(text + from, length - from, 4);
    if (start == length) break;
    uint32_t at = skip(text, length, skip(text, length, start, '-'), ' ') + WORD_LENGTH;
    from = at;
    while (at < length && scan_is_blank(text[at])) at++;
    uint32_t size = scan_word(text + at, length - at);
    if (size == wanted && memcmp(text + at, name, size) == 0) return start;
  }
  return length;
}

/* The first `MODULE` at the start of a line; `length` if there is none. */
static uint32_t find_bare_word(const char *text, uint32_t length) {
  for (uint32_t at = 0; at < length;) {
    uint32_t word = skip(text, length, at, ' ');
    if (word_at(text, length, word)) return word;
    const char *line_end = memchr(text + at, '\n', length - at);
    at = line_end ? (uint32_t)(line_end - text) + 1 : length;
  }
  return length;
}

static void help_with_header(Diag *d) {
  diag_help(d, "a module starts with a line such as `---- MODULE Name ----`");
}

void header_report_absent(Diags *diags, uint32_t file, const char *text, uint32_t length) {
  uint32_t dashes = find_after_dashes(text, length, 1), word = find_bare_word(text, length);
  if (dashes < length) {
    Span at = {file, dashes, skip(text, length, dashes, '-')};
    help_with_header(diag_report(diags, DIAG_P0007, at,
                                 "a module starts with at least four dashes before `MODULE`"));
  } else if (word < length) {
    Span at = {file, word, word + WORD_LENGTH};
    help_with_header(diag_report(diags, DIAG_P0007, at, "`MODULE` without dashes before it"));
  } else if (memchr(text, '\0', length) || !scan_is_utf8(text, length)) {
    diag_report(diags, DIAG_P0007, (Span){file, 0, 0}, "this is not a text file");
  } else {
    Diag *d = diag_report(diags, DIAG_P0007, (Span){file, 0, 0}, "no TLA+ module in this file");
    if (text_ends_with(diags_path(diags, file), ".cfg"))
      diag_help(d, "this is a configuration: name its module, and this file with --config");
    else
      help_with_header(d);
  }
}
