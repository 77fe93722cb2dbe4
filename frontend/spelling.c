#include "frontend/spelling.h"

#include <assert.h>
#include <string.h>

#define SPELLED(text, ...) \
  { text, sizeof text - 1, __VA_ARGS__ }

static const Spelling spellings[] = {
#define TOKEN(kind, noun)
#define KEYWORD(kind, word) SPELLED(word, TOKEN_##kind, OP_COUNT, false),
#define PUNCTUATION(kind, ascii, unicode) \
  SPELLED(ascii, TOKEN_##kind, OP_COUNT, false), SPELLED(unicode, TOKEN_##kind, OP_COUNT, false),
#include "frontend/token.def"
#undef TOKEN
#undef KEYWORD
#undef PUNCTUATION
#define IS_JUNCTION(op) ((op) == OP_AND || (op) == OP_OR)
#define OPERATOR(name, ascii, unicode, fixity, low, high, assoc) \
  SPELLED(ascii, TOKEN_OPERATOR, OP_##name, IS_JUNCTION(OP_##name)), \
      SPELLED(unicode, TOKEN_OPERATOR, OP_##name, IS_JUNCTION(OP_##name)),
#include "frontend/operators.def"
#undef OPERATOR
#define SYNONYM(name, spelling) SPELLED(spelling, TOKEN_OPERATOR, OP_##name, false),
#include "frontend/synonyms.def"
#undef SYNONYM
    SPELLED("\\forall", TOKEN_FORALL, OP_COUNT, false),
    SPELLED("\\exists", TOKEN_EXISTS, OP_COUNT, false),
};

enum { SPELLING_COUNT = sizeof spellings / sizeof *spellings };
static_assert((size_t)SPELLING_COUNT <= (size_t)SPELLINGS_MAX, "room in the index");

static unsigned char first_byte(const Spelling *s) { return (unsigned char)s->text[0]; }

/* Puts spelling `i` among those from `start` to `end`, the longer ones before it. */
static void insert(SpellingIndex *index, uint16_t start, uint16_t end, uint16_t i) {
  uint32_t length = spellings[i].length;
  while (end > start && spellings[index->order[end - 1]].length < length) {
    index->order[end] = index->order[end - 1];
    end--;
  }
  index->order[end] = i;
}

void spelling_index(SpellingIndex *index) {
  uint16_t end[256];
  memset(index->start, 0, sizeof index->start);
  for (size_t i = 0; i < SPELLING_COUNT; i++)
    if (spellings[i].length > 0) index->start[first_byte(&spellings[i]) + 1]++;
  for (size_t byte = 0; byte < 256; byte++) {
    end[byte] = index->start[byte];
    index->start[byte + 1] = (uint16_t)(index->start[byte + 1] + index->start[byte]);
  }
  for (size_t i = 0; i < SPELLING_COUNT; i++) {
    unsigned char byte = first_byte(&spellings[i]);
    if (spellings[i].length > 0) insert(index, index->start[byte], end[byte]++, (uint16_t)i);
  }
}

/* Most spellings of a bucket differ in their second byte. */
static bool starts_with(const char *text, const Spelling *s) {
  return s->length == 1 || (text[1] == s->text[1] && memcmp(s->text, text, s->length) == 0);
}

const Spelling *spelling_longest(const SpellingIndex *index, const char *text, uint32_t length) {
  unsigned char first = (unsigned char)text[0];
  for (uint16_t i = index->start[first]; i < index->start[first + 1]; i++) {
    const Spelling *s = &spellings[index->order[i]];
    if (s->length <= length && starts_with(text, s)) return s;
  }
  return NULL;
}

const Spelling *spelling_of_word(const SpellingIndex *index, const char *text, uint32_t length) {
  unsigned char first = (unsigned char)text[0];
  for (uint16_t i = index->start[first]; i < index->start[first + 1]; i++) {
    const Spelling *s = &spellings[index->order[i]];
    if (s->length == length && starts_with(text, s)) return s;
  }
  return NULL;
}
