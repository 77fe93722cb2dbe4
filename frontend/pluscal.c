#include "frontend/pluscal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "frontend/checksum.h"
#include "frontend/pcal.h"

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

/* ---- checksums ---- */

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
  *digits = (Piece){0};
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

/* What the translator has recorded.  A sum that it has not is nowhere. */
typedef struct Sums {
  Piece algorithm, translation;
} Sums;

static Sums recorded_sums(Piece line) {
  Sums sums = {0};
  line.at = find(line, "TRANSLATION");
  line.at += strlen("TRANSLATION");
  bool read = accept(&line, "(") && read_sum(&line, "pcal", "pluscal", &sums.algorithm) &&
              accept(&line, "/\\") && read_sum(&line, "tla+", "tla", &sums.translation) &&
              accept(&line, ")");
  return read ? sums : (Sums){0};
}

/* The first translators put MD5 sums on both lines.  That of the algorithm is no use: it is
   of the tree as it was at different points in different versions. */
static Piece recorded_md5(Piece line) {
  Piece digits = {find(line, "TLA-"), line.end};
  if (!digits.at) return (Piece){line.end, line.end};
  digits.at += strlen("TLA-");
  digits.end = digits.at;
  while (digits.end < line.end && isxdigit((unsigned char)*digits.end)) digits.end++;
  return digits;
}

/* False for what is not recorded, and what no translator writes: no digits, too many, capitals,
   or zeros before them. */
static bool read_crc(Piece digits, uint32_t *crc) {
  if (digits.end == digits.at || digits.end - digits.at > 8) return false;
  char spelled[9] = {0}, written[9];
  memcpy(spelled, digits.at, (size_t)(digits.end - digits.at));
  *crc = (uint32_t)strtoul(spelled, NULL, 16);
  snprintf(written, sizeof written, "%x", (unsigned)*crc);
  return strcmp(written, spelled) == 0;
}

/* ---- the translation ---- */

/* All bytes but those that end lines. */
static Text joined_lines(Piece lines) {
  Text joined = {0};
  for (const char *at = lines.at; at < lines.end; at++)
    if (*at != '\r' && *at != '\n') text_append_char(&joined, *at);
  return joined;
}

static bool is_translation(Piece lines, Piece crc, Piece md5) {
  Text joined = joined_lines(lines);
  bool same = true;
  if (crc.at) {
    uint32_t sum;
    same = read_crc(crc, &sum) && sum == checksum_crc(joined.bytes, joined.length);
  } else if (md5.end - md5.at == 32) {
    char digits[33];
    checksum_md5(joined.bytes, joined.length, digits);
    same = !strncasecmp(digits, md5.at, 32);
  }
  text_free(&joined);
  return same;
}

static void report_translation(Diags *diags, Span at) {
  Diag *d =
      diag_report(diags, DIAG_P0015, at,
                  "the translation of the PlusCal algorithm has been changed since it was made");
  diag_note(d, "the translation is what is checked, and not the algorithm");
  diag_help(
      d, "translate the algorithm again; if the change is wanted, write `chksum(tla) \\in STRING`");
}

/* ---- the algorithm ---- */

static bool is_word(Piece text, const char *const *words) {
  if (text.at < text.end && *text.at == '-') text.at++;
  size_t length = (size_t)(text.end - text.at);
  for (; *words; words++)
    if (strlen(*words) == length && !memcmp(*words, text.at, length)) return true;
  return false;
}

/* Whether options in the file, `PlusCal options (-wf -termination)`, are such that the tree
   does not depend on them but for the fairness of processes. */
static bool has_harmless_options(Piece text) {
  static const char *const harmless[] = {
      "wf",    "sf",    "wfNext", "nof", "label", "termination", "noDoneDisjunct",
      "noold", "nocfg", "",       NULL};
  for (; (text.at = find(text, "PlusCal")); text.at++) {
    Piece rest = {text.at + strlen("PlusCal"), text.end};
    while (rest.at < rest.end && isspace((unsigned char)*rest.at)) rest.at++;
    if (!accept(&rest, "options")) continue;
    while (rest.at < rest.end && strchr(" \t\r\n(", *rest.at)) rest.at++;
    while (rest.at < rest.end && *rest.at != ')') {
      Piece word = {rest.at, rest.at};
      while (word.end < rest.end && !strchr(" ,)\t\r\n", *word.end)) word.end++;
      if (!is_word(word, harmless)) return false;
      rest.at = word.end < rest.end && *word.end != ')' ? word.end + 1 : word.end;
    }
    return true;
  }
  return true;
}

/* Whether the tree, printed by one of the translators, has the sum. */
static bool has_sum(const Pcal *algorithm, uint32_t sum) {
  static const char *const fairness[] = {"unfair", "wf", "sf"};
  bool same = pcal_is_fair(algorithm) && sum == checksum_crc("fair", 4);
  for (int i = 0; i < 6 && !same; i++) {
    Text text = {0};
    bool printed = pcal_print(algorithm, (PcalStyle){i % 2 == 0, fairness[i / 2]}, &text);
    same = !printed || sum == checksum_crc(text.bytes, text.length);
    text_free(&text);
  }
  return same;
}

/* Labels are added with a prefix that an option of the command line may change. */
static bool has_added_labels(const Pcal *algorithm, Piece translation) {
  const char *label = pcal_added_label(algorithm);
  return !label || find(translation, label);
}

/* Of the text from the head of the module on.  True if in doubt. */
static bool is_algorithm(Piece text, Piece whole, Piece translation, Piece recorded) {
  uint32_t sum;
  if (!recorded.at) return true;
  if (!read_crc(recorded, &sum)) return false;
  if (!has_harmless_options(whole)) return true;
  Pcal *algorithm = pcal_read(text.at, (size_t)(text.end - text.at));
  bool same = !algorithm || !has_added_labels(algorithm, translation) || has_sum(algorithm, sum);
  pcal_destroy(algorithm);
  return same;
}

static void report_algorithm(Diags *diags, Span at) {
  Diag *d = diag_report(diags, DIAG_P0016, at,
                        "the PlusCal algorithm has been changed since it was translated");
  diag_note(d, "the translation is what is checked, and not the algorithm");
  diag_help(d, "translate the algorithm again; if the translation is to stay, write "
               "`chksum(pcal) \\in STRING`");
}

void pluscal_check(Diags *diags, Span module) {
  size_t length;
  const char *text = diags_text(diags, module.file, &length);
  Piece all = {text + module.start, text + module.end};
  if (!find(all, "--algorithm") && !find(all, "--fair")) return;
  Piece begin = find_line(all, "BEGIN");
  Piece end = find_line((Piece){begin.end, all.end}, "END");
  if (end.at == all.end) return;
  Sums sums = recorded_sums(begin);
  Piece md5 = recorded_md5(end);
  Piece translation = {begin.end, end.at};
  Piece at = sums.translation.at ? sums.translation : md5;
  if (!is_translation(translation, sums.translation, md5))
    report_translation(diags,
                       (Span){module.file, (uint32_t)(at.at - text), (uint32_t)(at.end - text)});
  if (!is_algorithm(all, (Piece){text, text + length}, translation, sums.algorithm))
    report_algorithm(diags, (Span){module.file, (uint32_t)(sums.algorithm.at - text),
                                   (uint32_t)(sums.algorithm.end - text)});
}
