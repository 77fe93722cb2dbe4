/* Looks for the word most like a misspelt one: the "did you mean" of messages. */
#ifndef BASE_GUESS_H
#define BASE_GUESS_H

#include <stddef.h>

typedef struct Guess {
  const char *wanted, *best; /* both borrowed; best: NULL as long as nothing is near enough */
  size_t distance;
} Guess;

/* Candidates are nearer than a third of the length of `wanted`, by the edits of Damerau
   ("A technique for computer detection and correction of spelling errors", CACM 7(3), 1964: a
   letter missing, too many, wrong, or changed about with the next), or equal but for case.  Words
   of more than 63 bytes are never alike. */
Guess guess_start(const char *wanted);
void guess_consider(Guess *, const char *candidate);

#endif
