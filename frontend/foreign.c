#include "frontend/foreign.h"

#include <string.h>
#include <strings.h>

typedef struct Row {
  const char *text, *advice;
  bool other; /* WORD: a reserved word; SIGN: one that TLA+ has elsewhere */
  bool opens; /* WORD: stands before what it is about */
} Row;

static const Row words[] = {
#define WORD(text, advice) {text, advice, false, false},
#define OPENING(text, advice) {text, advice, false, true},
#define RESERVED(text) {text, "reserved words are in capitals: " text, true, true},
#define SIGN(text, advice)
#define ELSEWHERE(text, advice)
#include "frontend/foreign.def"
#undef WORD
#undef OPENING
#undef RESERVED
#undef SIGN
#undef ELSEWHERE
};

static const Row signs[] = {
#define WORD(text, advice)
#define OPENING(text, advice)
#define RESERVED(text)
#define SIGN(text, advice) {text, advice, false, false},
#define ELSEWHERE(text, advice) {text, advice, true, false},
#include "frontend/foreign.def"
#undef WORD
#undef OPENING
#undef RESERVED
#undef SIGN
#undef ELSEWHERE
};

const char *foreign_word(const char *word, bool reserved) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcasecmp(words[i].text, word) == 0 && (reserved || !words[i].other))
      return words[i].advice;
  return NULL;
}

const char *foreign_opening(const char *word) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (words[i].opens && strcasecmp(words[i].text, word) == 0) return words[i].advice;
  return NULL;
}

const char *foreign_sign(const char *text, uint32_t length) {
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t own = strlen(signs[i].text);
    bool fits = length == 0 || (own <= length && !signs[i].other);
    if (fits && strncmp(text, signs[i].text, own) == 0) return signs[i].advice;
  }
  return NULL;
}
