#include "frontend/pluscal.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A piece of a text, not owned. */
typedef struct Piece {
  const char *at, *end;
} Piece;

static const char *find(Piece in, const char *wanted) {
  size_t length = strlen(wanted);
  for (const char *at = in.at; (size_t)(in.end - at) >= length; at++) {
    at = memchr(at, *wanted, (size_t)(in.end - at) - length + 1);
    if (!at) return NULL;
    if (!memcmp(at, wanted, length)) return at;
  }
  return NULL;
}

static bool starts_with(Piece in, const char *text) {
  return (size_t)(in.end - in.at) >= strlen(text) && !memcmp(in.at, text, strlen(text));
}

static Piece line_around(Piece in, const char *at) {
  Piece line = {at, at};
  while (line.at > in.at && !strchr("\r\n", line.at[-1])) line.at--;
  while (line.end < in.end && !strchr("\r\n", *line.end)) line.end++;
  return line;
}

/* The first line with the word, blanks, and TRANSLATION; empty at the end if there is none. */
static Piece find_line(Piece in, const char *word) {
  for (Piece rest = in; (rest.at = find(rest, word)); rest.at++) {
    const char *next = rest.at + strlen(word);
    while (next < in.end && *next == ' ') next++;
    if (starts_with((Piece){next, in.end}, "TRANSLATION")) return line_around(in, rest.at);
  }
  return (Piece){in.end, in.end};
}

/* Checksums. */

static void skip_blanks(Piece *in) {
  while (in->at < in->end && isblank((unsigned char)*in->at)) in->at++;
}

/* Steps over a text, in letters of either case. */
static bool accept(Piece *in, const char *text) {
  size_t length = strlen(text);
  skip_blanks(in);
  if ((size_t)(in->end - in->at) < length || strncasecmp(in->at, text, length) != 0) return false;
  in->at += length;
  return true;
}

/* sum -> ("chksum" | "checksum") "(" of ")" ("=" '"' hexadecimal* '"' | "\in" STRING) */
static bool read_sum(Piece *in, const char *of, const char *also, Piece *digits) {
  *digits = (Piece){in->at, in->at};
  if (!accept(in, "chksum(") && !accept(in, "checksum(")) return false;
  if (!accept(in, of) && !accept(in, also)) return false;
  if (!accept(in, ")")) return false;
  if (accept(in, "\\in")) return accept(in, "STRING");
  if (!accept(in, "=") || !accept(in, "\"")) return false;
  digits->at = in->at;
  while (in->at < in->end && isxdigit((unsigned char)*in->at)) in->at++;
  digits->end = in->at;
  return accept(in, "\"");
}

/* The digits of the checksum of the translation; empty if there is none. */
static Piece recorded_sum(Piece line) {
  Piece digits = {line.end, line.end};
  line.at = find(line, "TRANSLATION");
  line.at += strlen("TRANSLATION");
  bool read = accept(&line, "(") && read_sum(&line, "pcal", "pluscal", &digits) &&
              accept(&line, "/\\") && read_sum(&line, "tla+", "tla", &digits) && accept(&line, ")");
  return read ? digits : (Piece){line.end, line.end};
}

/* Of all bytes but those that end lines. */
static uint32_t computed_sum(Piece lines) {
  uint32_t sum = UINT32_MAX;
  for (const char *at = lines.at; at < lines.end; at++) {
    if (*at == '\r' || *at == '\n') continue;
    sum ^= (unsigned char)*at;
    for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

static void report(Diags *diags, Span at) {
  Diag *d =
      diag_report(diags, DIAG_P0015, at,
                  "the translation of the PlusCal algorithm has been changed since it was made");
  diag_note(d, "the translation is what is checked, and not the algorithm");
  diag_help(
      d, "translate the algorithm again; if the change is wanted, write `chksum(tla) \\in STRING`");
}

void pluscal_check(Diags *diags, Span module) {
  size_t length;
  const char *text = diags_text(diags, module.file, &length);
  Piece all = {text + module.start, text + module.end};
  if (!find(all, "--algorithm") && !find(all, "--fair")) return;
  Piece begin = find_line(all, "BEGIN");
  Piece end = find_line((Piece){begin.end, all.end}, "END");
  if (end.at == all.end) return;
  Piece digits = recorded_sum(begin);
  if (digits.at == digits.end || digits.end - digits.at > 8) return;
  char spelled[9] = {0};
  memcpy(spelled, digits.at, (size_t)(digits.end - digits.at));
  if (strtoul(spelled, NULL, 16) == computed_sum((Piece){begin.end, end.at})) return;
  report(diags, (Span){module.file, (uint32_t)(digits.at - text), (uint32_t)(digits.end - text)});
}
