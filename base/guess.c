#include "base/guess.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_GUESSED = 63 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits between two short words, by rows; two letters changed about are one edit. */
static size_t edit_distance(const char *a, const char *b) {
  size_t rows[3][LONGEST_GUESSED + 1], width = strlen(b), length = strlen(a);
  for (size_t j = 0; j <= width; j++) rows[0][j] = j;
  for (size_t i = 1; i <= length; i++) {
    size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= width; j++) {
      row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], before[j - 2] + 1);
    }
  }
  return rows[length % 3][width];
}

Guess guess_start(const char *wanted) {
  return (Guess){.wanted = wanted, .distance = strlen(wanted) / 3 + 1};
}

void guess_consider(Guess *g, const char *candidate) {
  if (strlen(g->wanted) > LONGEST_GUESSED || strlen(candidate) > LONGEST_GUESSED) return;
  size_t distance = strcasecmp(g->wanted, candidate) == 0 ? 0 : edit_distance(g->wanted, candidate);
  if (distance >= g->distance) return;
  g->distance = distance;
  g->best = candidate;
}
